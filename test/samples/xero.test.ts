// Against what Xero publishes: the sandbox answers with the fields and types of its OpenAPI description.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startXeroSandbox, type XeroSandbox } from '../../src/sandbox/xero/server.ts';
import { documentedAs } from './documented.ts';
import { sample, withSamples } from './folder.ts';

withSamples('the Xero sandbox', () => {
  let document: { components: { schemas: Record<string, unknown> } };
  let xero: XeroSandbox;
  let token: string;
  beforeAll(async () => {
    document = JSON.parse(sample('systems/openapi/xero-accounting-subset.json'));
    xero = await startXeroSandbox({ limits: false });
    const { clientId: client_id, clientSecret: client_secret } = xero.credentials;
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
    const reply = await fetch(`${xero.url}/connect/token`, { method: 'POST', body });
    token = ((await reply.json()) as { access_token: string }).access_token;
  });
  afterAll(() => xero.close());

  const call = async (method: string, path: string, sent?: object) => {
    const reply = await fetch(`${xero.url}/api.xro/2.0/${path}`, {
      method,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(sent ? { 'content-type': 'application/json' } : {}),
      },
      ...(sent ? { body: JSON.stringify(sent) } : {}),
    });
    return (await reply.json()) as Record<string, object[]>;
  };
  const invoice = {
    Type: 'ACCREC',
    Contact: { Name: 'Ada' },
    DueDate: '2026-12-20',
    LineItems: [{ Description: 'Mug', Quantity: 2, UnitAmount: 6, AccountCode: '200' }],
  };
  const lines = [
    { LineAmount: 10, AccountCode: '620' },
    { LineAmount: -10, AccountCode: '260' },
  ];

  test('answers records and errors with documented fields only, in the documented forms', async () => {
    const Addresses = [{ AddressType: 'STREET', AddressLine1: 'Main Street 1' }];
    const answers: [string, object[] | undefined][] = [
      ['Contact', (await call('PUT', 'Contacts', { Name: 'Berta', Addresses })).Contacts],
      ['Invoice', (await call('PUT', 'Invoices', invoice)).Invoices],
      [
        'ManualJournal',
        (await call('PUT', 'ManualJournals', { Narration: 'K', JournalLines: lines })).ManualJournals,
      ],
      ['Contact', (await call('GET', 'Contacts?page=1')).Contacts],
      ['Invoice', (await call('GET', 'Invoices')).Invoices],
      ['Organisation', (await call('GET', 'Organisation')).Organisations],
      ['Account', (await call('GET', 'Accounts')).Accounts],
      ['TaxRate', (await call('GET', 'TaxRates')).TaxRates],
      ['Pagination', [(await call('GET', 'Contacts?page=1')).pagination as unknown as object]],
    ];
    // Seen in its examples, and missing in its schema.
    const seen = /"(DateString|DueDateString)"/;
    for (const [schema, rows] of answers) {
      const differences = documentedAs(document, schema);
      expect(rows?.length, schema).toBeGreaterThan(0);
      for (const row of rows ?? [])
        expect(
          differences(row).filter(text => !seen.test(text)),
          schema,
        ).toEqual([]);
    }
    const { Elements, ...error } = await call('PUT', 'Contacts', {
      Contacts: [{ FirstName: 'Ada' }, { Name: 'Berta' }],
    });
    expect(documentedAs(document, 'Error')(error)).toEqual([]);
    expect(Elements).toHaveLength(2);
    for (const element of Elements ?? []) expect(documentedAs(document, 'Contact')(element)).toEqual([]);
  });
});
