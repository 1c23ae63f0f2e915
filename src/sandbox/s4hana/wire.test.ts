// What stands on the wire of V2, byte for byte where that has hurt people: asked with plain requests, no client between.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderHeader } from '../../../test/order-header.ts';
import { type S4Sandbox, sandboxCredentials, startS4Sandbox } from './server.ts';

const root = '/sap/opu/odata/sap/API_SALES_ORDER_SRV';
let sandbox: S4Sandbox;
let session: Record<string, string>;

beforeAll(async () => {
  sandbox = await startS4Sandbox({ now: () => Date.parse('2026-11-20T10:11:12.345Z') });
  const reply = await ask('HEAD', '/', undefined, { 'x-csrf-token': 'Fetch' });
  session = {
    'x-csrf-token': reply.headers.get('x-csrf-token') ?? '',
    cookie: reply.headers
      .getSetCookie()
      .map(cookie => cookie.split(';')[0])
      .join('; '),
  };
});
afterAll(() => sandbox.close());

function ask(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { username, password } = sandboxCredentials;
  return fetch(`${sandbox.url}${root}${path}`, {
    method,
    headers: {
      authorization: `Basic ${btoa(`${username}:${password}`)}`,
      accept: 'application/json',
      'content-type': 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

const write = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  ask(method, path, body, { ...session, ...headers });
const item = { Material: 'TG11', RequestedQuantity: '2.000', RequestedQuantityUnit: 'PC' };
const create = async (more: object = {}) => {
  const reply = await write('POST', '/A_SalesOrder', { ...orderHeader, to_Item: [item], ...more });
  return { reply, d: ((await reply.json()) as { d: Record<string, unknown> }).d };
};
const errorOf = async (reply: Response) =>
  ((await reply.json()) as { error: { code: string; message: { value: string } } }).error;

test('days are milliseconds without an offset, instants with one, times are durations (S4-16)', async () => {
  const { d } = await create({ RequestedDeliveryDate: '2026-12-24T00:00:00' });
  expect(d).toMatchObject({
    CreationDate: '/Date(1795132800000)/',
    RequestedDeliveryDate: '/Date(1798070400000)/',
    LastChangeDateTime: '/Date(1795169472345+0000)/',
  });
  const flow = await ask('GET', `/A_SalesOrder('${d.SalesOrder}')/to_SubsequentProcFlowDoc`);
  expect(await flow.json()).toEqual({ d: { results: [] } });
});

test('the ETag has seven decimals, the field of the body three: one cannot be made of the other (S4-18)', async () => {
  const { d } = await create();
  const { etag } = d.__metadata as { etag: string };
  expect(decodeURIComponent(etag)).toMatch(/^W\/"datetimeoffset'2026-11-20T10:11:12\.\d{7}Z'"$/);
  expect(d.LastChangeDateTime).toMatch(/^\/Date\(\d{13}\+0000\)\/$/);
});

test('decimals are text that is not padded; what was never set reads as its initial value (S4-17)', async () => {
  const { d } = await create();
  const items = (d.to_Item as { results: Record<string, unknown>[] }).results;
  expect(items[0]).toMatchObject({ RequestedQuantity: '2', NetAmount: '0', Batch: '', TaxAmount: '0' });
  expect(d).toMatchObject({
    PricingDate: expect.stringMatching(/^\/Date/),
    BillingDocumentDate: null,
    CompleteDeliveryIsDefined: false,
  });
});

test('children that were not asked for are links, those that were are lists (S4-15)', async () => {
  const { d } = await create();
  expect(d.to_Partner).toEqual({
    __deferred: { uri: `${sandbox.url}${root}/A_SalesOrder('${d.SalesOrder}')/to_Partner` },
  });
  expect(d.to_Item).toHaveProperty('results');
});

test('leading zeros of a key mean nothing and do not come back (S4-24)', async () => {
  const { d } = await create();
  const padded = String(d.SalesOrder).padStart(10, '0');
  const reply = await ask('GET', `/A_SalesOrder('${padded}')?$select=SalesOrder`);
  expect(await reply.json()).toMatchObject({ d: { SalesOrder: d.SalesOrder } });
});

test.each([
  ['a decimal that is a number', { to_Item: [{ ...item, RequestedQuantity: 2 }] }, 'Edm.Decimal'],
  ['a property that does not exist', { Nope: '1' }, "Property 'Nope' is invalid"],
  ['a text that is too long', { SalesOrderType: 'OR-TOO-LONG' }, 'longer than 4'],
  ['a body that is no JSON', '{"SalesOrderType":', 'Error while parsing'],
])('%s is refused (S4-21)', async (_what, change, said) => {
  const body = typeof change === 'string' ? change : { ...orderHeader, to_Item: [item], ...change };
  const reply = await write('POST', '/A_SalesOrder', body);
  expect(reply.status).toBe(400);
  expect((await errorOf(reply)).message.value).toContain(said);
});

test('a body may be bare or wrapped, children a list or a list in results (S4-22)', async () => {
  for (const children of [[item], { results: [item] }]) {
    const order = { ...orderHeader, to_Item: children };
    for (const body of [order, { d: order }])
      expect((await write('POST', '/A_SalesOrder', body)).status).toBe(201);
  }
});

test('a change by PATCH, MERGE or tunnelled MERGE is 204 without a body; children are not changed with their parent (S4-23)', async () => {
  const { d } = await create();
  const path = `/A_SalesOrder('${d.SalesOrder}')`;
  const change = { PurchaseOrderByCustomer: 'X' };
  for (const [method, headers] of [
    ['PATCH', {}],
    ['POST', { 'x-http-method': 'MERGE' }],
  ] as const) {
    const reply = await write(method, path, change, { 'if-match': '*', ...headers });
    expect([reply.status, await reply.text()]).toEqual([204, '']);
  }
  const deep = await write('PATCH', path, { ...change, to_Item: [item] }, { 'if-match': '*' });
  expect(deep.status).toBe(400);
});

test('a token comes by HEAD on the root, with a slash and without, and nowhere else by HEAD (S4-14)', async () => {
  for (const path of ['', '/']) {
    const reply = await ask('HEAD', path, undefined, { 'x-csrf-token': 'Fetch' });
    expect([reply.status, reply.headers.get('x-csrf-token')?.length]).toEqual([200, 24]);
  }
  expect((await ask('HEAD', '/A_SalesOrder')).status).toBe(405);
});

test('a token without the cookies of its answer is worth nothing (S4-12)', async () => {
  const reply = await ask(
    'POST',
    '/A_SalesOrder',
    { ...orderHeader },
    { 'x-csrf-token': session['x-csrf-token'] ?? '' },
  );
  expect([reply.status, reply.headers.get('x-csrf-token'), await reply.text()]).toEqual([
    403,
    'Required',
    'CSRF token validation failed',
  ]);
});

test('a wrong password is 401 with a challenge and a page (S4-06)', async () => {
  const reply = await ask('GET', '/', undefined, { authorization: `Basic ${btoa('x:y')}` });
  expect([reply.status, reply.headers.get('www-authenticate')?.slice(0, 5)]).toEqual([401, 'Basic']);
  expect(await reply.text()).toContain('<html>');
});

test('errors tell the class and number of the message, and every detail (S4-36)', async () => {
  const reply = await write('POST', '/A_SalesOrder', { SalesOrderType: 'OR' });
  const error = (await reply.json()) as {
    error: {
      code: string;
      innererror: {
        transactionid: string;
        errordetails: { code: string; target: string; severity: string }[];
      };
    };
  };
  expect(error.error.code).toBe('V1/404');
  expect(error.error.innererror.errordetails.map(({ target }) => target)).toContain('SoldToParty');
});

test('a field that the metadata does not let be filtered or sorted by is refused in both (S4-25)', async () => {
  const deliveries = '/../API_OUTBOUND_DELIVERY_SRV';
  const metadata = await (await ask('GET', `${deliveries}/$metadata`, undefined, { accept: '*/*' })).text();
  expect(metadata).toMatch(
    /<Property Name="DeliveryDocument" [^>]*sap:filterable="false" sap:sortable="false"/,
  );
  for (const query of ["$filter=DeliveryDocument eq '1'", '$orderby=DeliveryDocument'])
    expect([query, (await ask('GET', `${deliveries}/A_OutbDeliveryHeader?${query}`)).status]).toEqual([
      query,
      400,
    ]);
  expect((await ask('GET', `${deliveries}/A_OutbDeliveryHeader?$skip=1&$top=1`)).status).toBe(200);
});

test('a text longer than its field, in UTF-16 units, is refused and not cut (S4-120)', async () => {
  const named = (SalesOrderItemText: string) => create({ to_Item: [{ ...item, SalesOrderItemText }] });
  expect((await named('🎁'.repeat(20))).reply.status).toBe(201);
  const body = { ...orderHeader, to_Item: [{ ...item, SalesOrderItemText: `${'🎁'.repeat(20)}!` }] };
  const long = await write('POST', '/A_SalesOrder', body);
  expect(long.status).toBe(400);
  expect((await errorOf(long)).message.value).toMatch(/SalesOrderItemText.*longer than 40 characters/);
});
