// The V4 service and batches over plain HTTP: strict where S/4HANA is strict.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderHeader } from '../../../../test/order-header.ts';
import { type S4Sandbox, sandboxCredentials, startS4Sandbox } from '../server.ts';

const authorization = `Basic ${Buffer.from(`${sandboxCredentials.username}:${sandboxCredentials.password}`).toString('base64')}`;
const v4 = '/sap/opu/odata4/sap/api_salesorder/srvd_a2x/sap/salesorder/0001';
const v2 = '/sap/opu/odata/sap/API_SALES_ORDER_SRV';

let sandbox: S4Sandbox;
let session: Record<string, string>;
beforeAll(async () => {
  sandbox = await startS4Sandbox({ pageSize: 2 });
  const hello = await call('GET', `${v4}/`, undefined, { 'x-csrf-token': 'Fetch' });
  const cookies = hello.headers.getSetCookie().map(cookie => cookie.split(';')[0]);
  session = { 'x-csrf-token': hello.headers.get('x-csrf-token') ?? '', cookie: cookies.join('; ') };
});
afterAll(() => sandbox.close());

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const reply = await fetch(sandbox.url + path, {
    method,
    headers: { authorization, accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await reply.text();
  const isJson = reply.headers.get('content-type')?.includes('json');
  return { status: reply.status, headers: reply.headers, text, body: isJson ? JSON.parse(text) : undefined };
}
const write = (method: string, path: string, body?: unknown, headers = {}) =>
  call(method, path, body, { ...session, ...headers });

const order = (quantity: unknown = 2, change: object = {}) => ({
  ...orderHeader,
  _Item: [{ Product: 'TG11', RequestedQuantity: quantity }],
  ...change,
});

test('decimals are numbers, and text only where IEEE754Compatible says so (S4-29)', async () => {
  const exact = 'application/json;IEEE754Compatible=true';
  const created = await write('POST', `${v4}/SalesOrder`, order());
  expect(created.status).toBe(201);
  expect(created.body._Item[0].RequestedQuantity).toBe(2);
  const asText = await write('POST', `${v4}/SalesOrder`, order('2'), {
    'content-type': exact,
    accept: exact,
  });
  expect(asText.body._Item[0].RequestedQuantity).toBe('2');
  expect(asText.headers.get('content-type')).toContain('IEEE754Compatible=true');
  expect((await write('POST', `${v4}/SalesOrder`, order('2'))).status).toBe(400);
  expect((await write('POST', `${v4}/SalesOrder`, order(2), { 'content-type': exact })).status).toBe(400);
});

test('a single entity is not wrapped; annotations, ETag and messages stand next to its fields (S4-30)', async () => {
  const { body, headers } = await write('POST', `${v4}/SalesOrder`, order());
  const one = await call('GET', `${v4}/SalesOrder('${body.SalesOrder}')`);
  expect(one.body['@odata.etag']).toMatch(/^W\/"/);
  expect(one.body).toMatchObject({ SalesOrderType: 'OR', SAP__Messages: [] });
  expect(one.body.CreationDate).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(headers.get('etag')).toBe(one.body['@odata.etag']);
});

test('lists come page by page with a link that is relative to the request (S4-28)', async () => {
  for (let i = 0; i < 3; i++) await write('POST', `${v4}/SalesOrder`, order());
  const first = await call('GET', `${v4}/SalesOrder?$count=true&$select=SalesOrder`);
  expect(first.body.value).toHaveLength(2);
  expect(first.body['@odata.count']).toBeGreaterThan(3);
  const second = await call('GET', `${v4}/${first.body['@odata.nextLink']}`);
  expect(second.body.value[0].SalesOrder).not.toBe(first.body.value[0].SalesOrder);
});

const refused: [what: string, status: number, code: string, ask: () => ReturnType<typeof call>][] = [
  [
    'a slash at the end of the address',
    400,
    '/IWCOR/CX_OD_URI_SYNTAX_ERROR',
    () => call('GET', `${v4}/SalesOrder/`),
  ],
  ['a set that there is not', 404, '/IWBEP/CM_V4_COS/014', () => call('GET', `${v4}/A_SalesOrder`)],
  [
    "V2's own function",
    400,
    '/IWBEP/CM_V4_COS/012',
    () => call('GET', `${v4}/SalesOrder?$filter=substringof('x',SoldToParty)`),
  ],
  [
    "V2's literal",
    400,
    '/IWBEP/CM_V4_COS/021',
    () => call('GET', `${v4}/SalesOrder?$filter=CreationDate eq datetime'2026-01-01T00:00:00'`),
  ],
  ["V2's count", 400, '/IWBEP/CM_V4_COS/010', () => call('GET', `${v4}/SalesOrder?$inlinecount=allpages`)],
  [
    'an unknown field in a body',
    400,
    '/IWBEP/CM_V4_CORE/028',
    () => write('POST', `${v4}/SalesOrder`, order(2, { Nonsense: 1 })),
  ],
  [
    "V2's date in a body",
    400,
    '/IWBEP/CM_V4_CORE/029',
    () => write('POST', `${v4}/SalesOrder`, order(2, { PricingDate: '/Date(0)/' })),
  ],
  [
    'a change without If-Match',
    428,
    '/IWBEP/CM_V4_APPS/012',
    () => write('PATCH', `${v4}/SalesOrder('1')`, { SDDocumentReason: '001' }),
  ],
  [
    'a change of an old version',
    412,
    '/IWBEP/CM_V4_APPS/011',
    () => write('PATCH', `${v4}/SalesOrder('1')`, {}, { 'if-match': 'W/"old"' }),
  ],
  [
    'the deletion of a header',
    405,
    '/IWBEP/CM_V4_APPS/004',
    () => write('DELETE', `${v4}/SalesOrder('1')`, undefined, { 'if-match': '*' }),
  ],
  [
    'an item without its order',
    405,
    '/IWBEP/CM_V4_APPS/004',
    () => write('POST', `${v4}/SalesOrderItem`, { SalesOrder: '1', Product: 'TG11' }),
  ],
  [
    'a service that is not arranged',
    403,
    '/IWBEP/CM_V4_COS/001',
    () => call('GET', '/sap/opu/odata4/sap/api_x/srvd_a2x/sap/x/0001/X'),
  ],
];
test.each(refused)('%s is refused', async (_, status, code, ask) => {
  const answer = await ask();
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  expect(typeof answer.body.error.message).toBe('string');
});

test('a write without the CSRF session is refused as in V2', async () => {
  const answer = await call('POST', `${v4}/SalesOrder`, order());
  expect([answer.status, answer.headers.get('x-csrf-token')]).toEqual([403, 'Required']);
});

const part = (method: string, path: string, body: object) =>
  [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    'Content-ID: 1',
    '',
    `${method} ${path} HTTP/1.1`,
    'Content-Type: application/json',
    'Accept: application/json',
    '',
    JSON.stringify(body),
  ].join('\r\n');
const change = (...parts: string[]) =>
  `Content-Type: multipart/mixed; boundary=c\r\n\r\n${parts.map(one => `--c\r\n${one}\r\n`).join('')}--c--`;
const batch = (...parts: string[]) => `${parts.map(one => `--b\r\n${one}\r\n`).join('')}--b--\r\n`;
const read = (path: string) =>
  `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET ${path} HTTP/1.1\r\nAccept: application/json\r\n\r\n`;
const multipart = { 'content-type': 'multipart/mixed; boundary=b' };

test('a V4 batch answers 200 and stops at the first failure, unless it is asked to go on (S4-32)', async () => {
  const body = batch(read('SalesOrder/$count'), read('Nonsense'), read('SalesOrder/$count'));
  const stopped = await write('POST', `${v4}/$batch`, body, multipart);
  expect([stopped.status, stopped.text.match(/HTTP\/1\.1 \d+/g)]).toEqual([
    200,
    ['HTTP/1.1 200', 'HTTP/1.1 404'],
  ]);
  const went = await write('POST', `${v4}/$batch`, body, { ...multipart, prefer: 'odata.continue-on-error' });
  expect(went.text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 404', 'HTTP/1.1 200']);
});

test('a V2 batch answers 202; a refused changeset has one error in its place and changes nothing (S4-27)', async () => {
  const v2Order = {
    ...order('2'),
    _Item: undefined,
    to_Item: [{ Material: 'TG11', RequestedQuantity: '2' }],
  };
  const count = async () => Number((await call('GET', `${v2}/A_SalesOrder/$count`)).text);
  const before = await count();
  const body = batch(
    change(
      part('POST', 'A_SalesOrder', v2Order),
      part('POST', `${v2}/A_SalesOrder`, { ...v2Order, SoldToParty: '99' }),
    ),
    change(part('POST', `${sandbox.url}${v2}/A_SalesOrder`, v2Order)),
  );
  const answer = await write('POST', `${v2}/$batch`, body, multipart);
  expect([answer.status, answer.text.match(/HTTP\/1\.1 \d+/g)]).toEqual([
    202,
    ['HTTP/1.1 400', 'HTTP/1.1 201'],
  ]);
  expect(await count()).toBe(before + 1);
});

test.each([
  ['a write outside a changeset', batch(part('POST', 'A_SalesOrder', {}))],
  ['a read inside a changeset', batch(change(read('A_SalesOrder')))],
  ['a URL of another service', batch(read('/sap/opu/odata/sap/API_PRODUCT_SRV/A_Product'))],
  ['no request line', batch('Content-Type: application/http\r\n\r\nhello')],
])('a batch with %s is malformed', async (_, body) => {
  expect((await write('POST', `${v2}/$batch`, body, multipart)).body.error.code).toBe('/IWBEP/CM_MGW_RT/194');
});

test('a text that the metadata does not let be filtered or sorted by is refused in both (S4-34)', async () => {
  const { text } = await call('GET', `${v4}/$metadata`, undefined, { accept: 'application/xml' });
  expect(text.match(/NonFilterableProperties|NonSortableProperties/g)).toHaveLength(4);
  for (const query of ["$filter=LongText eq 'x'", '$orderby=LongText'])
    expect([query, (await call('GET', `${v4}/SalesOrderText?${query}`)).status]).toEqual([query, 400]);
  expect((await call('GET', `${v4}/SalesOrderText?$orderby=LongTextID`)).status).toBe(200);
});

test('the metadata refer to the vocabularies whose terms they use', async () => {
  const { text } = await call('GET', `${v4}/$metadata`, undefined, { accept: 'application/xml' });
  const used = new Set([...text.matchAll(/Term="(\w+)\./g)].map(([, alias]) => alias));
  const included = [...text.matchAll(/<edmx:Include Namespace="[\w.]+" Alias="(\w+)"/g)].map(
    ([, alias]) => alias,
  );
  expect([...used].toSorted()).toEqual(included.toSorted());
  expect(used.size).toBe(2);
});
