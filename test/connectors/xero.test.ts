// The Xero connector keeps what every connector promises.
import { createHmac } from 'node:crypto';
import { afterAll, test } from 'vitest';
import { xero } from '../../src/connectors/xero/connector.ts';
import { startXeroSandbox } from '../../src/sandbox/xero/server.ts';
import { testConnector } from '../../src/testing/connector/test-connector.ts';
import { callXero } from '../sandbox-xero.ts';

testConnector(
  xero,
  async () => {
    let later = 0;
    const now = () => Date.now() + later;
    // Pace is not the connector's: without it, the limits of a minute would be met.
    const sandbox = await startXeroSandbox({ now, limits: false });
    const { credentials, url, close } = sandbox;
    const { tenantId: organisationId, clientId, clientSecret, webhookKey } = credentials;
    let count = 0;
    const put = async (name: string, key: string, record: object) => {
      later += 1_000;
      const answer = await callXero(sandbox, 'PUT', `/${name}`, { [name]: [record] });
      return String((answer as Record<string, Record<string, unknown>[]>)[name]?.[0]?.[key]);
    };
    const addContact = () => put('Contacts', 'ContactID', { Name: `Contact ${++count}` });
    const customer = await addContact();
    const [date, due] = ['2026-11-25', '2026-12-25'];
    const addInvoice = () =>
      put('Invoices', 'InvoiceID', {
        Type: 'ACCREC',
        Status: 'AUTHORISED',
        Contact: { ContactID: customer },
        Date: date,
        DueDate: due,
        LineItems: [{ Description: 'Goods', Quantity: 2, UnitAmount: 5, AccountCode: '200' }],
      });
    const addJournal = () =>
      put('ManualJournals', 'ManualJournalID', {
        Narration: `Accrual ${++count}`,
        Status: 'POSTED',
        Date: date,
        JournalLines: [
          { LineAmount: 10, AccountCode: '620' },
          { LineAmount: -10, AccountCode: '200' },
        ],
      });
    for (let one = 0; one < 5; one++) await Promise.all([addContact(), addInvoice(), addJournal()]);
    await put('Invoices', 'InvoiceID', { Type: 'ACCPAY', Contact: { ContactID: customer } });
    // More than a page of the list.
    for (let one = 0; one < 510; one++) await addContact();

    const contact = (reference: string) => ({
      reference,
      record: { category: 'organization', organization_name: `Speicher ${reference}` },
    });
    const items = [{ text: 'Goods', net_amount: '12.50', account: '200' }];
    const lines = [
      { account: '620', amount: '12.50', text: 'Payment' },
      { account: '200', amount: '-12.50' },
    ];
    const dates = { document_date: date, posting_date: date };
    const raw = Buffer.from(
      JSON.stringify({
        events: [
          { resourceId: customer, eventCategory: 'INVOICE', eventType: 'UPDATE', tenantId: organisationId },
        ],
        firstEventSequence: 1,
        lastEventSequence: 1,
        entropy: 'S0M3',
      }),
    );
    return {
      url,
      tokenPath: '/connect/token',
      now,
      pass(ms) {
        later += ms;
      },
      settings: base => ({
        organisationId,
        clientId,
        clientSecret,
        webhookKey,
        baseUrl: `${base}/api.xro/2.0`,
        tokenUrl: `${base}/connect/token`,
      }),
      wrongSettings: base => ({
        organisationId,
        clientId,
        clientSecret: 'not-the-secret-of-this-app',
        webhookKey,
        baseUrl: `${base}/api.xro/2.0`,
        tokenUrl: `${base}/connect/token`,
      }),
      objects: {
        customers: { add: addContact, create: contact },
        // A contact is both, so each has references of its own.
        suppliers: { add: addContact, create: reference => contact(`S-${reference}`) },
        invoices: {
          add: addInvoice,
          create: reference => ({
            reference,
            record: { customer, date, due_date: due, currency: 'USD', items },
          }),
        },
        'journal-entries': {
          add: addJournal,
          create: reference => ({
            reference,
            record: { ...dates, type: 'SA', currency: 'USD', items: lines },
          }),
        },
      },
      webhook: {
        raw,
        tells: { object: 'invoices', id: customer },
        // Nothing but the body is signed: neither time nor id.
        sign: (bytes, { secret = webhookKey }) => ({
          'x-xero-signature': createHmac('sha256', secret).update(bytes).digest('base64'),
        }),
      },
      close,
    };
  },
  { test, after: afterAll },
);
