// Services over HTTP against the sandbox: read, written, called and batched as their own metadata says.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Decimal } from 'decimal.js';
import { afterEach, describe, expect, test } from 'vitest';
import { orderHeader } from '../../test/order-header.ts';
import { systemClock } from '../core/clock.ts';
import { httpAgent, type Send, undiciSend } from '../http/send.ts';
import { s4Client } from '../s4/client.ts';
import { type S4SandboxOptions, sandboxCredentials, startS4Sandbox } from '../sandbox/s4hana/server.ts';
import { and, anyOf, contains, eq, ge, not, or, startsWith } from './filter.ts';
import { openService } from './service.ts';
import { etagOf } from './values/read-entity.ts';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function clientFor(baseUrl: string) {
  const agent = httpAgent({ connections: 20 });
  open.push({ close: () => agent.destroy() });
  const sent: string[] = [];
  const plain = undiciSend(agent, { timeoutMs: 10_000, maxBodyBytes: 50_000_000 });
  const send: Send = request => {
    sent.push(`${request.method} ${decodeURIComponent(request.url.slice(baseUrl.length))}`);
    return plain(request);
  };
  const { username, password } = sandboxCredentials;
  return {
    client: s4Client({ baseUrl, auth: { kind: 'basic', username, password }, send, clock: systemClock }),
    sent,
  };
}

const path = (name: string) => `/sap/opu/odata/sap/${name}`;

async function salesOrders(options: S4SandboxOptions = {}) {
  const sandbox = await startS4Sandbox(options);
  open.push(sandbox);
  const { client, sent } = clientFor(sandbox.url);
  const service = await openService(client, path('API_SALES_ORDER_SRV'));
  return { sandbox, client, service, sent, orders: service.set('A_SalesOrder') };
}

const order = (reference: string, quantity: unknown = '2') => ({
  ...orderHeader,
  PurchaseOrderByCustomer: reference,
  RequestedDeliveryDate: '2026-12-01',
  to_Item: [
    {
      Material: 'TG11',
      RequestedQuantity: quantity,
      RequestedQuantityUnit: 'PC',
      to_PricingElement: [price('11.00')],
    },
    {
      Material: 'TG12',
      RequestedQuantity: 3,
      RequestedQuantityUnit: 'PC',
      to_PricingElement: [price(new Decimal('4.50'))],
    },
  ],
});
const price = (rate: unknown) => ({
  ConditionType: 'PMP0',
  ConditionRateValue: rate,
  ConditionCurrency: 'USD',
});

describe('a sales order', () => {
  test('is created with its items and read back in plain values', async () => {
    const { orders } = await salesOrders();
    const { entity } = await orders.create(order('SHOP-1'));
    const read = await orders.one(entity.SalesOrder as string, {
      expand: ['to_Item', 'to_Item/to_PricingElement'],
    });
    expect(read).toMatchObject({ SoldToParty: '17100001', RequestedDeliveryDate: '2026-12-01' });
    expect(String(read?.TotalNetAmount)).toBe('35.5');
    expect(read?.LastChangeDateTime).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    const items = read?.to_Item as Record<string, unknown>[];
    expect(items.map(item => [item.SalesOrderItem, item.Material, String(item.RequestedQuantity)])).toEqual([
      ['10', 'TG11', '2'],
      ['20', 'TG12', '3'],
    ]);
    // What is of the wire stays there: no metadata, no links to what was not asked for.
    expect(Object.keys(read ?? {})).not.toContain('__metadata');
    expect(Object.keys(read ?? {})).not.toContain('to_Partner');
    expect(etagOf(read ?? {})).toMatch(/^W\//);
  });

  test('is changed only in the version that was read, and overwritten only on demand', async () => {
    const { orders } = await salesOrders();
    const number = (await orders.create(order('SHOP-1'))).entity.SalesOrder as string;
    const mine = await orders.one(number);
    const theirs = await orders.one(number);
    if (!mine || !theirs) throw new Error('it is not there');
    await orders.update(theirs, { PurchaseOrderByCustomer: 'SHOP-2' });
    await expect(orders.update(mine, { PurchaseOrderByCustomer: 'SHOP-3' })).rejects.toMatchObject({
      kind: 'conflict',
    });
    await expect(orders.update(number, { PurchaseOrderByCustomer: 'SHOP-3' })).rejects.toMatchObject({
      code: 'etag-needed',
    });
    for (const method of ['MERGE', 'PATCH'] as const)
      await orders.update(number, { PurchaseOrderByCustomer: method }, { method, etag: '*' });
    expect((await orders.one(number))?.PurchaseOrderByCustomer).toBe('PATCH');
    const now = await orders.one(number);
    if (now) await orders.remove(now);
    expect(await orders.one(number)).toBeUndefined();
  });

  test('that does not fit is refused with every field by name, and nothing is sent', async () => {
    const { orders, sent } = await salesOrders();
    const before = sent.length;
    const wrong = order('X'.repeat(36), '1.2345');
    const record = { ...wrong, Soldtoparty: '1', RequestedDeliveryDate: '2026-02-30', SalesOrderType: null };
    await expect(orders.create(record)).rejects.toMatchObject({
      kind: 'input',
      code: 'invalid-record',
      details: {
        problems: [
          { field: 'PurchaseOrderByCustomer', problem: expect.stringContaining('may have 35 characters') },
          { field: 'RequestedDeliveryDate', problem: expect.stringContaining('must be a day') },
          { field: 'to_Item[0].RequestedQuantity', problem: expect.stringContaining('3 decimal places') },
          { field: 'Soldtoparty', problem: 'is not a field of A_SalesOrderType (SoldToParty is)' },
        ],
      },
    });
    expect(sent.length).toBe(before);
  });

  test("has children that are a set of their own, and keys with quotes and umlauts are no other's", async () => {
    const { orders, service } = await salesOrders();
    const { entity } = await orders.create(order('SHOP-1'));
    const items = orders.of(entity.SalesOrder as string, 'to_Item');
    expect((await items.list({ select: ['Material'] })).map(item => item.Material)).toEqual(['TG11', 'TG12']);
    const item = await service
      .set('A_SalesOrderItem')
      .one({ SalesOrder: entity.SalesOrder, SalesOrderItem: '20' });
    expect(item?.Material).toBe('TG12');
    for (const key of ["O'Brien", 'Müller', '1/2', 'a b', "')/x"])
      expect(await orders.one(key)).toBeUndefined();
    await expect(orders.one({ Order: '1' })).rejects.toMatchObject({ code: 'invalid-key' });
    await expect(orders.one('12345678901')).rejects.toMatchObject({ code: 'invalid-key' });
  });
});

describe('a list', () => {
  test('is read across pages, in order, up to the number that is wanted, and counted', async () => {
    const { orders } = await salesOrders({ pageSize: 7 });
    for (let i = 1; i <= 30; i++) await orders.create(order(`SHOP-${i}`));
    const all = await orders.list({ select: ['SalesOrder', 'PurchaseOrderByCustomer'] });
    expect(all.map(row => row.PurchaseOrderByCustomer)).toEqual(
      Array.from({ length: 30 }, (_, i) => `SHOP-${i + 1}`),
    );
    expect(await orders.list({ top: 17 })).toHaveLength(17);
    expect(await orders.count(startsWith('PurchaseOrderByCustomer', 'SHOP-2'))).toBe(11);
    const pages = [];
    for await (const page of orders.pages({ count: true, skip: 3 }))
      pages.push([page.rows.length, page.count]);
    expect(pages).toEqual([
      [7, 30],
      [7, 30],
      [7, 30],
      [6, 30],
    ]);
  });

  test('is filtered by values of every type, quotes and umlauts and emoji included', async () => {
    const { orders } = await salesOrders();
    const references = ["O'Brien & Söhne", 'Größe 10 % + 5', '🚀 mars', "'; drop", 'plain'];
    for (const reference of references) await orders.create(order(reference));
    for (const reference of references) {
      const found = await orders.list({ filter: eq('PurchaseOrderByCustomer', reference) });
      expect(found.map(row => row.PurchaseOrderByCustomer)).toEqual([reference]);
    }
    const count = async (filter: Parameters<typeof orders.count>[0]) => orders.count(filter);
    expect(await count(and(ge('CreationDate', '2020-01-01'), eq('TotalNetAmount', '35.50')))).toBe(5);
    expect(
      await count(or(contains('PurchaseOrderByCustomer', 'Söhne'), eq('PurchaseOrderByCustomer', 'plain'))),
    ).toBe(2);
    expect(await count(not(startsWith('PurchaseOrderByCustomer', 'Gr')))).toBe(4);
    expect(await count("PurchaseOrderByCustomer eq 'plain'")).toBe(1);
    await expect(count(eq('Nonsense', 1))).rejects.toMatchObject({ code: 'invalid-filter' });
    await expect(count(eq('CreationDate', new Date()))).rejects.toMatchObject({ code: 'invalid-filter' });
    await expect(
      orders.list({ select: ['Nonsense'], expand: ['to_Nowhere'], orderBy: ['SalesOrder down'] }),
    ).rejects.toMatchObject({
      code: 'invalid-query',
      details: { problems: [expect.anything(), expect.anything(), expect.anything()] },
    });
  });

  test('what the metadata does not let be filtered by is refused before it is sent, in whichever words', async () => {
    const { client, sent } = await salesOrders();
    const deliveries = (await openService(client, path('API_OUTBOUND_DELIVERY_SRV'))).set(
      'A_OutbDeliveryHeader',
    );
    const before = sent.length;
    const field = 'SoldToParty';
    for (const filter of [eq(field, '1'), anyOf(field, ['1']), startsWith(field, '1'), contains(field, '1')])
      await expect(deliveries.list({ filter })).rejects.toMatchObject({
        kind: 'input',
        code: 'invalid-filter',
        message: expect.stringContaining('cannot be filtered by'),
      });
    expect(sent).toHaveLength(before);
  });

  test('of a thousand keys is read in several requests of a length that servers take', async () => {
    const { orders, sent } = await salesOrders();
    for (let i = 0; i < 5; i++) await orders.create(order(`SHOP-${i}`));
    const references = Array.from({ length: 1_000 }, (_, i) => `SHOP-${i}`);
    const before = sent.length;
    const found = await orders.list({
      filter: and(anyOf('PurchaseOrderByCustomer', references), eq('SalesOrderType', 'OR')),
    });
    expect(found).toHaveLength(5);
    expect(sent.length - before).toBeGreaterThan(4);
    const long = { filter: anyOf('PurchaseOrderByCustomer', references), orderBy: ['SalesOrder'] };
    await expect(orders.list(long)).rejects.toMatchObject({ code: 'query-in-parts' });
  });
});

describe('a batch', () => {
  test('gives every record its own outcome: one that SAP refuses does not take the others along', async () => {
    const { orders, service, sent } = await salesOrders();
    const make = (reference: string) => orders.requests.create(order(reference));
    const outcomes = await service.batch([
      make('SHOP-1'),
      orders.requests.create({ ...order('SHOP-2'), SoldToParty: '99' }),
      make('SHOP-3'),
      orders.requests.one('1'),
      orders.requests.one('999'),
    ]);
    expect(outcomes.map(outcome => outcome.ok)).toEqual([true, false, true, true, true]);
    expect(outcomes[1]).toMatchObject({ error: { kind: 'rejected', code: 'VP/204' } });
    expect(outcomes[3]).toMatchObject({ value: { PurchaseOrderByCustomer: 'SHOP-1' } });
    expect(outcomes[4]).toEqual({ ok: true, value: undefined });
    expect(await orders.count()).toBe(2);
    expect(sent.filter(line => line.startsWith('POST'))).toHaveLength(1);
  });

  test('whose changes happen together leaves nothing behind when one is refused', async () => {
    const { orders, service } = await salesOrders();
    const number = (await orders.create(order('SHOP-0'))).entity.SalesOrder as string;
    const whole = await service.batch(
      [
        orders.requests.create(order('SHOP-1')),
        orders.requests.update(number, { PurchaseOrderByCustomer: 'CHANGED' }, { etag: '*' }),
        orders.requests.create({ ...order('SHOP-2'), SoldToParty: '99' }),
      ],
      { changes: 'together' },
    );
    expect(whole.map(outcome => outcome.ok)).toEqual([false, false, false]);
    expect((await orders.list()).map(row => row.PurchaseOrderByCustomer)).toEqual(['SHOP-0']);
    await expect(service.batch([orders.requests.one('1')], { changes: 'together' })).rejects.toMatchObject({
      code: 'invalid-batch',
    });
  });

  test('whose answer is lost leaves its changes uncertain, and they are not sent again', async () => {
    const { orders, service, sandbox, sent } = await salesOrders();
    await orders.create(order('SHOP-0')); // the session is there
    sandbox.setFaults({ 'lost-after-commit': 1 });
    const outcomes = await service.batch([orders.requests.create(order('SHOP-1')), orders.requests.one('1')]);
    expect(outcomes).toMatchObject([
      { ok: false, error: { kind: 'uncertain' } },
      { ok: false, error: { kind: 'unavailable' } },
    ]);
    expect(sent.filter(line => line.includes('$batch'))).toHaveLength(1);
    sandbox.setFaults({});
    expect(await orders.count()).toBe(2);
  });
});

/** A server of our own, for what the sandbox would never do. */
async function odd(answer: (request: IncomingMessage, reply: ServerResponse, url: string) => void) {
  const server = createServer((request, reply) => answer(request, reply, `http://${request.headers.host}`));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  open.push({ close: () => shut(server) });
  const model = (await salesOrders()).service.model;
  const { client, sent } = clientFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    orders: (await openService(client, path('API_SALES_ORDER_SRV'), { model })).set('A_SalesOrder'),
    sent,
  };
}
function shut(server: Server): Promise<unknown> {
  server.closeAllConnections();
  return new Promise(done => server.close(done));
}
const json = (reply: ServerResponse, body: unknown) =>
  reply.setHeader('content-type', 'application/json').end(JSON.stringify(body));

describe('a server that misbehaves', () => {
  const cases: [
    what: string,
    code: string,
    answer: (request: IncomingMessage, reply: ServerResponse, url: string) => void,
  ][] = [
    [
      'answers the same link for ever',
      'paging-loop',
      (request, reply, url) => json(reply, { d: { results: [], __next: url + request.url } }),
    ],
    [
      'leads to another host',
      'foreign-link',
      (_, reply) => json(reply, { d: { results: [{}], __next: 'https://evil.example/sap/x' } }),
    ],
    [
      'redirects to another host',
      'redirected',
      (_, reply) => reply.writeHead(302, { location: 'https://evil.example/' }).end(),
    ],
    [
      'answers HTML',
      'html-answer',
      (_, reply) => reply.setHeader('content-type', 'text/html').end('<html><body>Log on</body></html>'),
    ],
    ['breaks off its JSON', 'unreadable-answer', (_, reply) => reply.end('{"d":{"results":[{"SalesOr')],
    [
      'hides an error in a 200',
      'XX/123',
      (_, reply) => json(reply, { error: { code: 'XX/123', message: { lang: 'en', value: 'No.' } } }),
    ],
    [
      'answers a record where a list is wanted',
      'not-a-list',
      (_, reply) => json(reply, { d: { SalesOrder: '1' } }),
    ],
  ];
  test.each(cases)('that %s is told from data', async (_, code, answer) => {
    const { orders, sent } = await odd(answer);
    await expect(orders.list()).rejects.toMatchObject({ code });
    expect(sent.every(line => line.startsWith('GET /sap/'))).toBe(true);
  });

  test('whose link begins with the host or with the set is followed', async () => {
    let page = 0;
    const links = [
      '/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?$skiptoken=1',
      'A_SalesOrder?$skiptoken=2',
      undefined,
    ];
    const { orders, sent } = await odd((_, reply) =>
      json(reply, { d: { results: [{ SalesOrder: String(page) }], __next: links[page++] } }),
    );
    expect((await orders.list()).map(row => row.SalesOrder)).toEqual(['0', '1', '2']);
    expect(sent).toHaveLength(3);
  });
});

test('an address with a path before /sap is kept, and not doubled where a link repeats it', async () => {
  const asked: string[] = [];
  const server = createServer((request, reply) => {
    asked.push(request.url ?? '');
    const next =
      asked.length === 1 ? '/s4hanacloud/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?p=2' : undefined;
    json(reply, { d: { results: [{ SalesOrder: String(asked.length) }], __next: next } });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  open.push({ close: () => shut(server) });
  const model = (await salesOrders()).service.model;
  const { client } = clientFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}/s4hanacloud/`);
  const orders = (await openService(client, path('API_SALES_ORDER_SRV'), { model })).set('A_SalesOrder');
  expect(await orders.list()).toHaveLength(2);
  const root = '/s4hanacloud/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder';
  expect(asked).toEqual([root, `${root}?p=2`]);
  expect(() => clientFor('my123456')).toThrow('is not an address');
});

test('metadata is fetched once however many ask, and asked for again only whether it has changed', async () => {
  let now = 0;
  const asked: (string | undefined)[] = [];
  const sandbox = await startS4Sandbox();
  open.push(sandbox);
  const text = await (
    await fetch(`${sandbox.url}${path('API_SALES_ORDER_SRV')}/$metadata`, { headers: basicHeader })
  ).text();
  const server = createServer((request, reply) => {
    asked.push(request.headers['if-none-match']);
    if (request.headers['if-none-match'] === '"1"') reply.writeHead(304).end();
    else reply.setHeader('etag', '"1"').end(text);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  open.push({ close: () => shut(server) });
  const agent = httpAgent({ connections: 5 });
  open.push({ close: () => agent.destroy() });
  const send = undiciSend(agent, { timeoutMs: 5_000, maxBodyBytes: 50_000_000 });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = s4Client({
    baseUrl,
    auth: { kind: 'api-key', key: 'k' },
    send,
    clock: { ...systemClock, elapsed: () => now },
  });
  await Promise.all(Array.from({ length: 20 }, () => openService(client, path('API_SALES_ORDER_SRV'))));
  expect(asked).toEqual([undefined]);
  now = 2 * 3_600_000;
  await openService(client, path('API_SALES_ORDER_SRV'));
  expect(asked).toEqual([undefined, '"1"']);
  // A server that is away does not stop who knows the service already.
  now = 4 * 3_600_000;
  await shut(server);
  expect((await openService(client, path('API_SALES_ORDER_SRV'))).model.sets.size).toBeGreaterThan(5);
});
const basicHeader = {
  authorization: `Basic ${Buffer.from(`${sandboxCredentials.username}:${sandboxCredentials.password}`).toString('base64')}`,
};

describe('a V4 service', () => {
  const v4Path = '/sap/opu/odata4/sap/api_salesorder/srvd_a2x/sap/salesorder/0001';
  const v4Order = (reference: string, change: object = {}) => ({
    ...orderHeader,
    PurchaseOrderByCustomer: reference,
    RequestedDeliveryDate: '2026-12-01',
    _Item: [
      {
        Product: 'TG11',
        RequestedQuantity: '2.5',
        // V4 speaks SAP's internal units.
        RequestedQuantitySAPUnit: 'ST',
        _ItemPricingElement: [
          { ConditionType: 'PMP0', ConditionRateAmount: '11.00', ConditionCurrency: 'USD' },
        ],
      },
    ],
    ...change,
  });
  async function v4Orders(options: S4SandboxOptions = {}) {
    const { sandbox, client, sent, orders: v2 } = await salesOrders(options);
    const service = await openService(client, `${v4Path}/`);
    return { sandbox, service, sent, v2, orders: service.set('SalesOrder') };
  }

  test('shows the same documents with the same values as V2', async () => {
    const { orders, v2 } = await v4Orders();
    const { entity } = await orders.create(v4Order('SHOP-1'));
    const expand = ['_Item', '_Item/_ItemPricingElement'];
    const inV4 = await orders.one(entity.SalesOrder as string, { expand });
    const inV2 = await v2.one(entity.SalesOrder as string, { expand: ['to_Item'] });
    expect(inV4).toMatchObject({ RequestedDeliveryDate: '2026-12-01', PurchaseOrderByCustomer: 'SHOP-1' });
    for (const field of ['TotalNetAmount', 'CreationDate', 'LastChangeDateTime', 'TransactionCurrency'])
      expect(String(inV4?.[field]).replace('.000Z', 'Z')).toBe(String(inV2?.[field]));
    const [itemInV4] = (inV4?._Item ?? []) as Record<string, unknown>[];
    const [itemInV2] = (inV2?.to_Item ?? []) as Record<string, unknown>[];
    expect([itemInV4?.Product, String(itemInV4?.RequestedQuantity)]).toEqual(['TG11', '2.5']);
    expect([itemInV4?.RequestedQuantitySAPUnit, itemInV2?.RequestedQuantityUnit]).toEqual(['ST', 'PC']);
    expect(Object.keys(inV4 ?? {}).filter(name => name.includes('@'))).toEqual([]);
    expect(etagOf(inV4 ?? {})).toBe(etagOf(inV2 ?? {}));
  });

  test('is paged, filtered, counted, selected and expanded in its own words', async () => {
    const { orders, sent } = await v4Orders({ pageSize: 3 });
    for (let i = 1; i <= 8; i++) await orders.create(v4Order(`SHOP-${i} O'Brien & Söhne`));
    const select = ['SalesOrder', 'PurchaseOrderByCustomer', '_Item/Product'];
    const found = await orders.list({
      filter: and(
        contains('PurchaseOrderByCustomer', "O'Brien & Sö"),
        ge('CreationDate', '2020-01-01'),
        ge('LastChangeDateTime', '2020-01-01T00:00:00Z'),
        eq('TotalNetAmount', '27.50'),
      ),
      select,
      expand: ['_Item'],
      orderBy: ['SalesOrder desc'],
    });
    expect(found.map(row => row.SalesOrder)).toEqual(['8', '7', '6', '5', '4', '3', '2', '1']);
    expect(JSON.parse(JSON.stringify(found[0]))).toEqual({
      SalesOrder: '8',
      PurchaseOrderByCustomer: "SHOP-8 O'Brien & Söhne",
      _Item: [{ Product: 'TG11' }],
    });
    expect(sent.some(line => line.includes('$expand=_Item($select=Product)'))).toBe(true);
    expect(await orders.count(startsWith('PurchaseOrderByCustomer', 'SHOP-3'))).toBe(1);
  });

  test("changes a child only in its order's version, because that is the child's version too", async () => {
    const { orders, service } = await v4Orders();
    const { entity } = await orders.create(v4Order('SHOP-1'));
    const items = service.set('SalesOrderItem');
    const key = { SalesOrder: entity.SalesOrder, SalesOrderItem: '10' };
    const item = await items.one(key);
    const header = await orders.one(entity.SalesOrder as string);
    if (!item || !header) throw new Error('it is not there');
    await orders.update(header, { PurchaseOrderByCustomer: 'SHOP-2' });
    await expect(items.update(item, { SalesOrderItemText: 'x' })).rejects.toMatchObject({ kind: 'conflict' });
    const fresh = await items.one(key);
    if (fresh) await items.update(fresh, { SalesOrderItemText: 'x' });
    expect((await items.one(key))?.SalesOrderItemText).toBe('x');
    await expect(items.create({ ...key, Product: 'TG11' })).rejects.toMatchObject({ kind: 'rejected' });
  });

  test('refuses in V4 words, which are read like those of V2', async () => {
    const { orders } = await v4Orders();
    const refused = orders.create(v4Order('SHOP-1', { SoldToParty: '99' }));
    await expect(refused).rejects.toMatchObject({
      kind: 'rejected',
      code: 'VP/204',
      message: 'Customer 99 has not been created',
    });
    await expect(
      orders.create({ SalesOrderType: 'OR', RequestedDeliveryDate: '1.12.2026' }),
    ).rejects.toMatchObject({ code: 'invalid-record' });
    expect(await orders.one('999')).toBeUndefined();
  });

  test('carries a batch on behind a failure, and never calls a change done that nobody spoke of', async () => {
    const { orders, service } = await v4Orders();
    const { create } = orders.requests;
    const outcomes = await service.batch([
      create(v4Order('SHOP-1')),
      create(v4Order('SHOP-2', { SoldToParty: '99' })),
      create(v4Order('SHOP-3')),
    ]);
    expect(outcomes.map(outcome => outcome.ok)).toEqual([true, false, true]);
    expect(outcomes[1]).toMatchObject({ error: { kind: 'rejected', code: 'VP/204' } });
    expect((await orders.list()).map(row => row.PurchaseOrderByCustomer)).toEqual(['SHOP-1', 'SHOP-3']);
  });
});
