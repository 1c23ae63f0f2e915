// The S/4HANA client against the sandbox, over HTTP.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { afterEach, describe, expect, test } from 'vitest';
import { orderHeader } from '../../test/order-header.ts';
import { systemClock } from '../core/clock.ts';
import { httpAgent, type Send, undiciSend } from '../http/send.ts';
import type { EntitySetClient } from '../odata/entity-set.ts';
import { eq } from '../odata/filter.ts';
import { parseMetadata } from '../odata/metadata/parse-metadata.ts';
import { openService } from '../odata/service.ts';
import { type S4SandboxOptions, sandboxCredentials, startS4Sandbox } from '../sandbox/s4hana/server.ts';
import { s4Client } from './client.ts';
import type { Auth } from './logon/auth.ts';
import type { JournalEntryRequest } from './soap/journal-entry.ts';
import { postJournalEntry } from './soap/post-journal-entry.ts';

const basic: Auth = {
  kind: 'basic',
  username: sandboxCredentials.username,
  password: sandboxCredentials.password,
};
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function setUp(
  options: S4SandboxOptions = {},
  auth: Auth | ((url: string) => Auth) = basic,
  timeoutMs = 10_000,
) {
  const sandbox = await startS4Sandbox(options);
  const agent = httpAgent({ connections: 50 });
  open.push(sandbox, { close: () => agent.destroy() });
  const sent: string[] = [];
  const plain = undiciSend(agent, { timeoutMs, maxBodyBytes: 50_000_000 });
  const send: Send = request => {
    sent.push(`${request.method} ${new URL(request.url).pathname.split('/').at(-1)}`);
    return plain(request);
  };
  const client = s4Client({
    baseUrl: sandbox.url,
    auth: typeof auth === 'function' ? auth(sandbox.url) : auth,
    send,
    clock: systemClock,
  });
  const set = async (service: string, name: string) =>
    (await openService(client, `/sap/opu/odata/sap/${service}`)).set(name);
  const orders = () => set('API_SALES_ORDER_SRV', 'A_SalesOrder');
  const accountTexts = () => set('API_GLACCOUNTINCHARTOFACCOUNTS_SRV', 'A_GLAccountText');
  return { sandbox, client, set, orders, accountTexts, sent };
}

const order = (reference: string) => ({
  ...orderHeader,
  PurchaseOrderByCustomer: reference,
  RequestedDeliveryDate: '2026-12-01',
  to_Item: [
    {
      Material: 'TG11',
      RequestedQuantity: '2',
      RequestedQuantityUnit: 'PC',
      to_PricingElement: [{ ConditionType: 'PMP0', ConditionRateValue: '11.00', ConditionCurrency: 'USD' }],
    },
  ],
});

const entry = (change: Partial<JournalEntryRequest> = {}): JournalEntryRequest => ({
  messageId: 'MSG1',
  createdAt: new Date(),
  CompanyCode: '1710',
  AccountingDocumentType: 'SA',
  DocumentReferenceID: 'BC-1',
  DocumentHeaderText: 'Order 1',
  CreatedByUser: 'KONTOR',
  DocumentDate: '2026-11-20',
  PostingDate: '2026-11-20',
  currency: 'USD',
  items: [
    { GLAccount: '11002010', amount: '12.50', DebitCreditCode: 'S', DocumentItemText: 'a & <b>' },
    { GLAccount: '41000000', amount: '-12.50', DebitCreditCode: 'H', DocumentItemText: 'x' },
  ],
  ...change,
});

const find = (orders: EntitySetClient, reference: string) =>
  orders.list({ filter: eq('PurchaseOrderByCustomer', reference) });

describe('OData', () => {
  test('a thousand parallel writes fetch one CSRF token', async () => {
    const { sandbox, ...system } = await setUp({}, basic, 60_000);
    const orders = await system.orders();
    await Promise.all(Array.from({ length: 1000 }, (_, i) => orders.create(order(`P-${i}`))));
    expect(sandbox.sessionsOpened()).toBe(1);
    expect((await find(orders, 'P-999')).length).toBe(1);
  }, 120_000);

  test('an expired CSRF session is renewed once, for all writes together', async () => {
    const { sandbox, ...system } = await setUp();
    const orders = await system.orders();
    await orders.create(order('first'));
    sandbox.setFaults({ 'csrf-expired': 0.3 });
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => orders.create(order(`C-${i}`))),
    );
    sandbox.setFaults({});
    // A document that is hit twice in a row is refused for sure; it is never written twice.
    for (const [i, result] of results.entries()) {
      const rows = await find(orders, `C-${i}`);
      expect(rows.length).toBe(result.status === 'fulfilled' ? 1 : 0);
    }
    expect(sandbox.struck()['csrf-expired']).toBeGreaterThan(0);
  });

  test.each(['lost-before-commit', 'lost-after-commit', 'late-commit', 'truncated', 'unavailable'] as const)(
    'a write that meets %s is uncertain and is sent once',
    async fault => {
      const { sandbox, sent, ...system } = await setUp({ lateMs: 700 }, basic, 500);
      const orders = await system.orders();
      await orders.create(order('warm'));
      sandbox.setFaults({ [fault]: 1 });
      const before = sent.length;
      await expect(orders.create(order('U-1'))).rejects.toMatchObject({ kind: 'uncertain' });
      expect(sent.length - before).toBe(1);
    },
  );

  test('an HTML page of a missing arrangement says what to ask the administrator for (S4-40)', async () => {
    const { sandbox, orders } = await setUp();
    sandbox.setFaults({ 'forbidden-page': 1 });
    await expect(orders()).rejects.toMatchObject({
      kind: 'auth',
      next: expect.stringContaining('communication arrangement'),
    });
  });
});

describe('logon', () => {
  const oauth = (url: string, change: object = {}): Auth => ({
    kind: 'oauth-client-credentials',
    tokenUrl: `${url}/sap/bc/sec/oauth2/token`,
    clientId: sandboxCredentials.clientId,
    clientSecret: sandboxCredentials.clientSecret,
    clientAuth: 'basic',
    tokenPolicy: 'cache',
    ...change,
  });

  test('fifty calls at once ask for one token; an expired one is renewed', async () => {
    const { sandbox, accountTexts } = await setUp({}, url => oauth(url));
    const accounts = await accountTexts();
    await Promise.all(Array.from({ length: 50 }, () => accounts.list({ top: 1 })));
    expect(sandbox.tokens()).toHaveLength(1);
    sandbox.setFaults({ unauthorized: 0.4 });
    await Promise.allSettled(Array.from({ length: 5 }, () => accounts.list({ top: 1 })));
    expect(sandbox.tokens().length).toBeGreaterThan(1);
  });

  test('per-request keeps nothing; client id and secret go into the form when asked', async () => {
    const { sandbox, accountTexts } = await setUp({}, url =>
      oauth(url, { tokenPolicy: 'per-request', clientAuth: 'body' }),
    );
    const accounts = await accountTexts();
    await accounts.list({ top: 1 });
    await accounts.list({ top: 1 });
    // One for the metadata, one for each list.
    expect(sandbox.tokens()).toHaveLength(3);
  });

  test('wrong credentials are an auth error in a sentence, and the brake keeps the user from being locked', async () => {
    const { accountTexts, sent } = await setUp({}, { kind: 'basic', username: 'x', password: 'wrong' });
    for (let i = 0; i < 10; i++) {
      await expect(accountTexts()).rejects.toMatchObject({ kind: 'auth' });
    }
    expect(sent.length).toBeLessThanOrEqual(6);
  });

  test('an API key opens the door too', async () => {
    const { set } = await setUp({}, { kind: 'api-key', key: sandboxCredentials.apiKey });
    const products = await set('API_PRODUCT_SRV', 'A_Product');
    expect(await products.list({ filter: "Product eq 'TG11'" })).toHaveLength(1);
  });
});

describe('journal entries over SOAP', () => {
  test('posts, and the ledger can be read back', async () => {
    const { client, set } = await setUp();
    const posted = await postJournalEntry(client, entry());
    expect(posted).toMatchObject({
      AccountingDocument: '100000001',
      CompanyCode: '1710',
      FiscalYear: '2026',
    });
    const items = await set('API_OPLACCTGDOCITEMCUBE_SRV', 'A_OperationalAcctgDocItemCube');
    const rows = await items.list({
      filter: "CompanyCode eq '1710' and DocumentReferenceID eq 'BC-1'",
      select: ['AccountingDocument', 'AmountInTransactionCurrency', 'GLAccount', 'DocumentItemText'],
    });
    expect(rows.map(row => String(row.AmountInTransactionCurrency))).toEqual(['12.5', '-12.5']);
    expect(rows[0]?.DocumentItemText).toBe('a & <b>');
  });

  test('a business failure hidden in an HTTP 200 is a rejection with every message (S4-82)', async () => {
    const { client, sandbox } = await setUp();
    const unbalanced = entry();
    (unbalanced.items[0] as { amount: string }).amount = '12.51';
    await expect(postJournalEntry(client, unbalanced)).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('not zero'),
    });
    sandbox.closePeriods(['2026-11']);
    await expect(postJournalEntry(client, entry())).rejects.toMatchObject({
      message: expect.stringContaining('not open'),
    });
    sandbox.closePeriods([]);
    sandbox.blockAccount('41000000', true);
    await expect(postJournalEntry(client, entry())).rejects.toMatchObject({
      message: expect.stringContaining('blocked'),
    });
  });

  test('a message that the schema does not allow is a rejection, not a retry', async () => {
    const { client } = await setUp();
    await expect(
      postJournalEntry(client, entry({ DocumentReferenceID: 'x'.repeat(17) })),
    ).rejects.toMatchObject({
      kind: 'rejected',
      code: 'soap-fault',
    });
  });
});

describe('an address that is not S/4HANA', () => {
  test.each([
    ['answers HTML', 'text/html', '<!doctype html><html><body>Welcome</body></html>', 'html-answer'],
    ['answers other JSON', 'application/json', '{"hello":1}', 'bad-metadata'],
  ])('%s', async (_, type, body, code) => {
    const { createServer } = await import('node:http');
    const server = createServer((_request, response) => response.setHeader('content-type', type).end(body));
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const agent = httpAgent({ connections: 1 });
    open.push(agent, { close: async () => server.closeAllConnections() });
    const { port } = server.address() as { port: number };
    const send = undiciSend(agent, { timeoutMs: 500, maxBodyBytes: 1_000_000 });
    const client = s4Client({ baseUrl: `http://127.0.0.1:${port}`, auth: basic, send, clock: systemClock });
    await expect(openService(client, '/sap/x')).rejects.toMatchObject({ kind: 'config', code });
  });

  test('cannot be reached', async () => {
    const agent = httpAgent({ connections: 1 });
    open.push(agent);
    const send = undiciSend(agent, { timeoutMs: 500, maxBodyBytes: 1_000 });
    const client = s4Client({ baseUrl: 'http://127.0.0.1:1', auth: basic, send, clock: systemClock });
    await expect(openService(client, '/sap/x')).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'unreachable',
      message: expect.stringContaining('cannot be reached'),
    });
  });
});

const smallest = `<Edmx Version="1.0"><DataServices><Schema Namespace="X"><EntityType Name="A"><Key><PropertyRef Name="A"/></Key>
  <Property Name="A" Type="Edm.String"/></EntityType><EntityContainer Name="C"><EntitySet Name="A" EntityType="X.A"/></EntityContainer>
  </Schema></DataServices></Edmx>`;

describe('the CSRF token', () => {
  test('that comes with a bomb of cookies is refused with a sentence', async () => {
    const cookies = Array.from({ length: 400 }, (_, i) => `c${i}=${'x'.repeat(100)}; path=/`);
    const server = createServer((_, reply) =>
      reply.writeHead(200, { 'x-csrf-token': 'tok', 'set-cookie': cookies }).end(),
    );
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const agent = new Agent({ connections: 1, maxHeaderSize: 1_000_000 });
    open.push({ close: () => agent.destroy() }, { close: async () => void server.close() });
    const client = s4Client({
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      auth: basic,
      send: undiciSend(agent, { timeoutMs: 2_000, maxBodyBytes: 10_000 }),
      clock: systemClock,
    });
    const service = await openService(client, '/sap/opu/odata/sap/X', { model: parseMetadata(smallest) });
    await expect(service.set('A').create({ A: '1' })).rejects.toMatchObject({ code: 'too-many-cookies' });
  });

  test.each([
    [
      'to HEAD with the trailing slash',
      (method: string, path: string) => method === 'HEAD' && path.endsWith('/'),
    ],
    [
      'to HEAD without the trailing slash',
      (method: string, path: string) => method === 'HEAD' && !path.endsWith('/'),
    ],
    [
      'to GET with the trailing slash',
      (method: string, path: string) => method === 'GET' && path.endsWith('/'),
    ],
    [
      'to GET without the trailing slash',
      (method: string, path: string) => method === 'GET' && !path.endsWith('/'),
    ],
  ])('is found where a service gives it only %s', async (_, gives) => {
    const server = createServer((request, reply) => {
      const path = request.url?.split('?')[0] ?? '';
      if (request.method === 'POST') {
        const right = request.headers['x-csrf-token'] === 'tok' && request.headers.cookie === 'sid=1';
        reply.writeHead(right ? 201 : 403, { 'content-type': 'application/json' }).end('{"d":{"A":"1"}}');
      } else if (gives(request.method ?? '', path)) {
        reply.writeHead(200, { 'x-csrf-token': 'tok', 'set-cookie': 'sid=1; path=/; HttpOnly' }).end();
      } else if (request.method === 'HEAD') reply.writeHead(405).end();
      else reply.writeHead(302, { location: `${path}/` }).end();
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const agent = httpAgent({ connections: 2 });
    open.push({ close: () => agent.destroy() }, { close: async () => void server.close() });
    const client = s4Client({
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      auth: basic,
      send: undiciSend(agent, { timeoutMs: 2_000, maxBodyBytes: 10_000 }),
      clock: systemClock,
    });
    const service = await openService(client, '/sap/opu/odata/sap/X', { model: parseMetadata(smallest) });
    expect((await service.set('A').create({ A: '1' })).entity).toEqual({ A: '1' });
  });
});
