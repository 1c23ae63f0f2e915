// Xero over Kontor: journals of a store, what callers write, changes for destinations, signed webhooks, and the commands.
import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { startXeroSandbox, type XeroSandboxOptions } from '../../src/sandbox/xero/server.ts';
import { kontorCommand } from '../command.ts';
import { startReceiver } from '../receiver.ts';
import { eventuallyIs, kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';
import { callXero } from '../sandbox-xero.ts';

const checkout = fileURLToPath(new URL('../../', import.meta.url));
const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 2_000 } });

/** Accounts of the sandbox. */
const rules = {
  currencies: ['USD', 'EUR'],
  revenue: '200',
  tax: '850',
  shipping: '260',
  discount: '404',
  clearing: { default: '620' },
};

async function open(options: XeroSandboxOptions = {}) {
  const kontor = await kontorOf();
  const { client, store } = kontor;
  const xero = await startXeroSandbox({ now: kontor.now, retryScale: 0.001, lateMs: 200, ...options });
  onTestFinished(() => xero.close());
  const { tenantId: organisationId, clientId, clientSecret, webhookKey } = xero.credentials;
  const settings = {
    organisationId,
    clientId,
    clientSecret,
    webhookKey,
    baseUrl: `${xero.url}/api.xro/2.0`,
    tokenUrl: `${xero.url}/connect/token`,
  };
  const books = await client.createConnection({ body: { connector: 'xero', name: 'Xero', settings } });
  const withShop = async () => {
    const shop = { baseUrl: store.url, ...store.credentials, pollGraceSeconds: 0 };
    const from = await client.createConnection({
      body: { connector: 'bigcommerce', name: 'Store', settings: shop },
    });
    return client.createFlow({
      body: { flow: 'order-to-journal', from: from.id, to: books.id, settings: rules },
    });
  };
  return { ...kontor, kontor, xero, books, settings, withShop };
}

test('orders of a store become manual journals, each once, although answers get lost', async () => {
  const { kontor, xero, withShop, pass } = await open({
    faults: { 'lost-before-commit': 0.3, 'lost-after-commit': 0.5 },
  });
  await withShop();
  const orders = Array.from({ length: 6 }, () => placePaid(kontor));
  for (const order of orders)
    await eventuallyIs(
      `order ${order} is booked`,
      async () => (await kontor.client.listPostings({ business_key: `orders/${order}` })).result,
      ([posting]) => posting?.state === 'accepted',
      // Until it is sure that one does not appear any more.
      { between: () => pass(2_000), timeoutMs: 60_000 },
    );
  await kontor.idle();
  expect(xero.struck()).toMatchObject({ 'lost-after-commit': expect.any(Number) });
  const journals = [...xero.books.manualJournals.values()];
  expect(journals.map(({ Narration }) => Narration).sort()).toEqual(
    orders.map(order => `BC-${order}: Shop order ${order}`).sort(),
  );
  for (const { Status, JournalLines } of journals) {
    expect(Status).toBe('POSTED');
    expect(JournalLines.map(({ AccountCode }) => AccountCode)).toEqual(['620', '200', '260', '850', '404']);
  }
  const [posting] = (await kontor.client.listPostings({ business_key: `orders/${orders[0]}` })).result;
  expect(xero.books.manualJournals.has(posting?.document_number ?? '')).toBe(true);
});

test('an order in another currency than that of the organisation is parked with a sentence', async () => {
  const { kontor, xero, withShop } = await open();
  await withShop();
  const order = placePaid(kontor, { currency: 'EUR' });
  const posting = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'parked');
  expect(posting.reason).toMatch(/Xero books journals in USD only, and not in EUR\./);
  expect(xero.books.manualJournals.size).toBe(0);
});

test('accounts that Xero lets nobody book to are refused when the flow is made', async () => {
  const { client, store, books } = await open();
  const shop = { baseUrl: store.url, ...store.credentials };
  const from = await client.createConnection({
    body: { connector: 'bigcommerce', name: 'Store', settings: shop },
  });
  const settings = { ...rules, revenue: '999', clearing: { default: '610' } };
  const made = client.createFlow({
    body: { flow: 'order-to-journal', from: from.id, to: books.id, settings },
  });
  await expect(made).rejects.toMatchObject({
    status: 422,
    message: expect.stringMatching(/no account 999.*G\/L account 610 is blocked/s),
  });
});

test('a caller creates a contact and an invoice for it, each once under its key', async () => {
  const { client, books, xero } = await open();
  const { id } = books;
  const contact = {
    category: 'organization',
    organization_name: 'Speicher GmbH',
    address: { city: 'Walldorf' },
  } as const;
  const twice = async <Answer extends { result: unknown }>(create: () => Promise<Answer>) => {
    const first = await create();
    expect((await create()).result).toEqual(first.result);
    return first;
  };
  const customer = await twice(() =>
    client.createCustomers({ id, body: contact, idempotencyKey: 'contact-1' }),
  );
  const body = {
    customer: String(customer.result?.id),
    date: '2026-11-25',
    due_date: '2026-12-25',
    currency: 'USD',
    items: [
      { text: 'Hours', quantity: '2', price: '50', net_amount: '100', account: '200', tax_code: 'OUTPUT2' },
    ],
  };
  const invoice = await twice(() => client.createInvoices({ id, body, idempotencyKey: 'invoice-1' }));
  expect([xero.books.contacts.size, xero.books.invoices.size]).toEqual([1, 1]);
  const key = String(invoice.result?.id);
  const { result: record } = await client.getInvoices({ id, key });
  expect(record).toMatchObject({
    customer: customer.result?.id,
    net_amount: '100',
    tax_amount: '15',
    reference: expect.any(String),
  });
  const found = await client.listInvoices({ id, customer: body.customer });
  expect(found.result.map(one => one.id)).toEqual([key]);
  expect((await client.listInvoices({ id, customer: 'nobody' })).result).toEqual([]);
  const quoted = { ...body, reference: 'A "quoted" one' };
  const refused = client.createInvoices({ id, body: quoted, idempotencyKey: 'quoted-1' });
  await expect(refused).rejects.toMatchObject({ status: 400, code: 'no-quotes' });
  expect(xero.books.invoices.size).toBe(1);
});

test('a contact that was merged says into which one', async () => {
  const { client, xero, books } = await open();
  await callXero(xero, 'PUT', '/Contacts', { Contacts: [{ Name: 'From' }, { Name: 'Into' }] });
  const [from = '', into = ''] = xero.books.contacts.keys();
  xero.mergeContacts(from, into);
  const read = async (key: string) => (await client.getCustomers({ id: books.id, key })).result;
  expect(await read(from)).toMatchObject({ is_archived: true, merged_into: into });
  expect(await read(into)).toMatchObject({ is_archived: false, merged_into: null });
});

test('what is sent is refused with what Xero says', async () => {
  const { client, books } = await open();
  const body = {
    customer: 'c0ffee00-0000-4000-8000-000000000000',
    due_date: '2026-12-25',
    items: [{ text: 'X', net_amount: '1', account: '200' }],
  };
  const refused = client.createInvoices({ id: books.id, body, idempotencyKey: 'refused-1' });
  await expect(refused).rejects.toMatchObject({
    message: expect.stringContaining('A Contact must be specified'),
  });
});

test('a journal that Xero would keep otherwise than it was meant is refused', async () => {
  const { client, books, xero } = await open();
  const journal = (reference: string, amount = '1') => ({
    reference,
    type: 'SA',
    document_date: '2026-11-25',
    posting_date: '2026-11-25',
    currency: 'USD',
    items: [
      { account: '200', amount },
      { account: '620', amount: `-${amount}` },
    ],
  });
  const create = (body: ReturnType<typeof journal>) =>
    client.createJournalEntries({ id: books.id, body, idempotencyKey: encodeURIComponent(body.reference) });
  await expect(create(journal('R-1', '99999999999999999.99'))).rejects.toThrow(
    'Xero would get 99999999999999999.99 as 100000000000000000',
  );
  // It would be found as the journal with the reference R.
  await expect(create(journal('R: 2'))).rejects.toThrow('R: 2 cannot be one');
  expect(xero.books.manualJournals.size).toBe(0);
  await create(journal('R', '0.10'));
  expect([...xero.books.manualJournals.values()][0]?.JournalLines[0]?.LineAmount).toBe(0.1);
});

test('an event of a kind that nobody asks for keeps the others of its webhook from nobody', async () => {
  const { kontor, client, books, settings } = await open();
  const { webhook_path: path } = await client.getConnection({ id: books.id });
  const event = (eventCategory: string, resourceId: string) => ({
    eventCategory,
    eventType: 'UPDATE',
    resourceId,
  });
  const id = 'c0ffee00-0000-4000-8000-000000000001';
  const body = JSON.stringify({ events: [event('PLAN', 'basic'), event('INVOICE', id)] });
  const signature = createHmac('sha256', settings.webhookKey).update(body).digest('base64');
  const headers = { 'content-type': 'application/json', 'x-xero-signature': signature };
  const reply = await fetch(kontor.app.url + path, { method: 'POST', headers, body });
  expect([reply.status, reply.headers.get('kontor-received')]).toEqual([200, 'stored']);
  const { result } = await client.listEvents({ connection: books.id });
  expect(result).toMatchObject([{ object: 'invoices', subject: id }]);
});

test('changes reach a destination once each, and webhooks come in', async () => {
  const { kontor, client, xero, books } = await open();
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  const put = (Name: string) => callXero(xero, 'PUT', '/Contacts', { Contacts: [{ Name }] });
  await client.createDestination({
    body: {
      url: receiver.url,
      types: ['connection.*'],
      watch: [{ connection: books.id, object: 'customers' }],
    },
  });
  const { webhook_path: path } = await client.getConnection({ id: books.id });
  // Xero asks with wrong signatures too, and wants a 401 without a body for them.
  expect(await xero.registerWebhook(kontor.app.url + path)).toEqual({ status: 'OK' });
  await eventuallyIs(
    'customers are watched',
    () => kontor.app.store.cursors.get({ connectionId: books.id, kind: 'changes', name: 'customers' }),
    cursor => cursor !== undefined,
  );
  // Together, so that one webhook tells of both.
  await Promise.all([put('Ada'), put('Grace')]);
  const events = async () => (await client.listEvents({ connection: books.id })).result;
  await eventuallyIs('the webhooks are stored', events, all => all.length === 4);
  expect(
    new Set((await events()).map(({ source, topic, object }) => [source, topic, object].join(' '))),
  ).toEqual(new Set(['webhook CONTACT.CREATE customers', 'webhook CONTACT.CREATE suppliers']));
  const told = () => receiver.received.map(one => JSON.parse(one.body).data.record.name);
  await eventuallyIs('both are told', told, names => names.length >= 2);
  expect(told().sort()).toEqual(['Ada', 'Grace']);
});

test('the guide is followed as it stands', async () => {
  const { kontor, settings } = await open();
  const { apiKey, url } = kontor.app;
  const guide = readFileSync(`${checkout}docs/guides/xero.md`, 'utf8')
    .replaceAll('http://127.0.0.1:7740', new URL(settings.baseUrl).origin)
    .replaceAll('http://127.0.0.1:7710', kontor.store.url);
  const blocks = [...guide.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block);
  placePaid(kontor);
  const environment = {
    KONTOR_URL: url,
    KONTOR_API_KEY: apiKey,
    KONTOR_TENANT: kontor.tenant,
    ORGANISATION: settings.organisationId,
  };
  const { stdout } = await promisify(execFile)('bash', ['-ec', blocks.join('\n')], {
    cwd: checkout,
    env: { ...process.env, ...environment },
  });
  expect(stdout).toMatch(/ok: Kontor sandbox, USD[\s\S]*200 +│ Sales[\s\S]*INV-0001/);
  await kontor.idle();
  const command = kontorCommand(['connectors', 'list'], { environment });
  expect([await command.ended, command.said()]).toEqual([0, expect.stringMatching(/xero +│ Xero/)]);
});
