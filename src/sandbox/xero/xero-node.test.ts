// A client that is not ours: Xero's own xero-node logs on, lists, pages, creates and changes against the sandbox. It knows
// the hosts of Xero only; requests to them are led here.
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Contact,
  Invoice,
  LineAmountTypes,
  ManualJournal,
  type ManualJournals,
  XeroClient,
} from 'xero-node';
import { startXeroSandbox, type XeroSandbox } from './server.ts';

/** As much as is used here of the HTTP client inside it. */
interface Axios {
  interceptors: { request: { use(change: (request: { url?: string }) => { url: string }): void } };
}

let sandbox: XeroSandbox;
let xero: XeroClient;
let tenant: string;
beforeAll(async () => {
  sandbox = await startXeroSandbox({ limits: false });
  const { clientId, clientSecret, tenantId } = sandbox.credentials;
  tenant = tenantId;
  const axios = createRequire(createRequire(import.meta.url).resolve('xero-node'))('axios') as Axios;
  axios.interceptors.request.use(request => ({
    ...request,
    url: (request.url ?? '').replace(/^https:\/\/(identity|api)\.xero\.com/, sandbox.url),
  }));
  xero = new XeroClient({ clientId, clientSecret, grantType: 'client_credentials' });
  await xero.getClientCredentialsToken();
});
afterAll(() => sandbox.close());

/** What it throws is text with the answer in it. */
async function refused(work: Promise<unknown>): Promise<{ status: number; body: Record<string, unknown> }> {
  const text = await work.then(
    () => expect.fail('It was not refused.'),
    error => String(error),
  );
  const { response } = JSON.parse(text) as {
    response: { statusCode: number; body: Record<string, unknown> };
  };
  return { status: response.statusCode, body: response.body };
}
const journal = (narration: string, credit = -100): ManualJournals => ({
  manualJournals: [
    {
      narration,
      date: '2026-11-25',
      status: ManualJournal.StatusEnum.POSTED,
      journalLines: [
        { lineAmount: 100, accountCode: '620', description: 'order' },
        { lineAmount: credit, accountCode: '260' },
      ],
    },
  ],
});

test('it logs on, finds its organisation, and is told when its token has expired', async () => {
  const [connection] = await xero.updateTenants();
  expect(connection).toMatchObject({ tenantId: tenant, orgData: { name: 'Kontor sandbox' } });
  sandbox.expireTokens();
  const { status, body } = await refused(xero.accountingApi.getOrganisations(tenant));
  expect([status, body.Detail]).toEqual([401, expect.stringContaining('TokenExpired')]);
  await xero.getClientCredentialsToken();
  const { status: forbidden } = await refused(
    xero.accountingApi.getContacts('11111111-2222-4333-8444-555555555555'),
  );
  expect(forbidden).toBe(403);
});

test('it creates contacts, pages, filters and changes them, and reads why one is refused', async () => {
  const api = xero.accountingApi;
  const contacts: Contact[] = Array.from({ length: 120 }, (_, i) => ({
    name: `Customer ${i}`,
    contactNumber: `C-${i}`,
    emailAddress: `customer${i}@example.com`,
  }));
  const { body: made } = await api.createContacts(tenant, { contacts });
  expect(made.contacts).toHaveLength(120);
  const page = async (number: number) =>
    (await api.getContacts(tenant, undefined, undefined, 'Name ASC', undefined, number)).body;
  const [first, second] = [await page(1), await page(2)];
  expect([first.contacts?.length, second.contacts?.length]).toEqual([100, 20]);
  expect(first.pagination).toMatchObject({ page: 1, pageSize: 100, pageCount: 2, itemCount: 120 });
  const { body: found } = await api.getContacts(tenant, undefined, 'ContactNumber=="C-7"');
  const [seventh] = found.contacts ?? [];
  expect(seventh).toMatchObject({ name: 'Customer 7', updatedDateUTC: expect.any(Date) });
  const { body: changed } = await api.updateOrCreateContacts(tenant, {
    contacts: [{ contactNumber: 'C-7', name: 'Customer Seven' }],
  });
  expect(changed.contacts?.[0]).toMatchObject({ contactID: seventh?.contactID, name: 'Customer Seven' });
  const { status, body } = await refused(api.createContacts(tenant, { contacts: [{ name: 'customer 8' }] }));
  expect([status, body]).toEqual([
    400,
    {
      ErrorNumber: 10,
      Type: 'ValidationException',
      Message: 'A validation exception occurred',
      Elements: [
        expect.objectContaining({
          ValidationErrors: [{ Message: expect.stringContaining('is already assigned to another contact') }],
        }),
      ],
    },
  ]);
  const { body: mixed } = await api.createContacts(
    tenant,
    { contacts: [{ name: 'Customer 9' }, { name: 'New one' }] },
    false,
  );
  expect(mixed.contacts?.map(one => one.statusAttributeString)).toEqual(['ERROR', 'OK']);
  expect(mixed.contacts?.[0]?.validationErrors).toHaveLength(1);
});

test('it creates, approves and voids invoices, calculated as Xero calculates them', async () => {
  const api = xero.accountingApi;
  const invoice: Invoice = {
    type: Invoice.TypeEnum.ACCREC,
    contact: { name: 'A new customer' },
    date: '2026-11-20',
    dueDate: '2026-12-20',
    invoiceNumber: 'K-1001',
    reference: 'order 1001',
    lineAmountTypes: LineAmountTypes.Exclusive,
    lineItems: [
      { description: 'Bell', quantity: 3, unitAmount: 3.35, accountCode: '200', taxType: 'OUTPUT2' },
      { description: 'Shipping', quantity: 1, unitAmount: 5.9, accountCode: '260', taxType: 'NONE' },
    ],
  };
  const { body } = await api.createInvoices(tenant, { invoices: [invoice] });
  const [made] = body.invoices ?? [];
  expect(made).toMatchObject({
    status: 'DRAFT',
    subTotal: 15.95,
    totalTax: 1.51,
    total: 17.46,
    amountDue: 17.46,
  });
  // Dates of documents are text in its types, and read as dates.
  expect(new Date(String(made?.date)).toISOString()).toBe('2026-11-20T00:00:00.000Z');
  const again = await refused(api.createInvoices(tenant, { invoices: [invoice] }));
  expect(JSON.stringify(again.body)).toContain('Invoice # must be unique.');
  const id = made?.invoiceID as string;
  const set = async (status: Invoice.StatusEnum) =>
    (await api.updateInvoice(tenant, id, { invoices: [{ status }] })).body.invoices?.[0]?.status;
  expect(await set(Invoice.StatusEnum.AUTHORISED)).toBe('AUTHORISED');
  expect(await set(Invoice.StatusEnum.VOIDED)).toBe('VOIDED');
  expect((await refused(set(Invoice.StatusEnum.AUTHORISED))).status).toBe(400);
  // Lists without pages are without lines.
  const { body: bare } = await api.getInvoices(tenant, undefined, 'Reference=="order 1001"');
  expect(bare.invoices?.[0]?.lineItems).toBeUndefined();
  const { body: whole } = await api.getInvoice(tenant, 'K-1001');
  expect(whole.invoices?.[0]?.lineItems).toHaveLength(2);
  const { body: contacts } = await api.getContacts(tenant, undefined, 'Name=="A new customer"');
  expect(contacts.contacts?.[0]).toMatchObject({ isCustomer: true, isSupplier: false });
});

test('it posts a manual journal once under its key, and voids it', async () => {
  const api = xero.accountingApi;
  const post = (body: ManualJournals, key: string) => api.createManualJournals(tenant, body, undefined, key);
  const { body: first } = await post(journal('K-1'), 'key-1');
  const { body: again } = await post(journal('K-1'), 'key-1');
  const id = first.manualJournals?.[0]?.manualJournalID as string;
  expect(again.manualJournals?.[0]?.manualJournalID).toBe(id);
  const { body: all } = await api.getManualJournals(tenant, undefined, 'Narration.StartsWith("K-1")');
  expect(all.manualJournals).toHaveLength(1);
  const other = await refused(post(journal('K-2'), 'key-1'));
  expect([other.status, JSON.stringify(other.body)]).toEqual([
    400,
    expect.stringContaining('Idempotency Key: key-1 is used with a different request.'),
  ]);
  const unbalanced = await refused(post(journal('K-3', -90), 'key-3'));
  expect(JSON.stringify(unbalanced.body)).toContain(
    'The total debits (100.00) must equal total credits (-90.00)',
  );
  const voided = await api.updateManualJournal(tenant, id, {
    manualJournals: [{ narration: 'K-1', status: ManualJournal.StatusEnum.VOIDED }],
  });
  expect(voided.body.manualJournals?.[0]?.status).toBe('VOIDED');
  const { body: one } = await api.getManualJournal(tenant, id);
  expect(one.manualJournals?.[0]?.journalLines).toHaveLength(2);
});
