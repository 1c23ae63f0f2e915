// A nearly free OData V2 server: every answer was made before it is asked for. What is left is the client's own cost.
import { createServer } from 'node:http';
import { sandboxCredentials, startS4Sandbox } from '../src/sandbox/s4hana/server.ts';

const pageSize = 1_000;
const rows = 100_000;
const root = '/sap/opu/odata/sap/API_SALES_ORDER_SRV';

/** One order as the sandbox answers it, all of its fields set to something. */
async function example(): Promise<{ order: Record<string, unknown>; metadata: string; created: string }> {
  const sandbox = await startS4Sandbox();
  const authorization = `Basic ${Buffer.from(`${sandboxCredentials.username}:${sandboxCredentials.password}`).toString('base64')}`;
  const at = `${sandbox.url}${root}`;
  const hello = await fetch(`${at}/`, { headers: { authorization, 'x-csrf-token': 'Fetch' } });
  const cookie = hello.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ');
  const item = { Material: 'TG11', RequestedQuantity: '2', RequestedQuantityUnit: 'PC' };
  const reply = await fetch(`${at}/A_SalesOrder`, {
    method: 'POST',
    headers: {
      authorization,
      cookie,
      accept: 'application/json',
      'x-csrf-token': hello.headers.get('x-csrf-token') ?? '',
    },
    body: JSON.stringify({
      SalesOrderType: 'OR',
      SalesOrganization: '1710',
      DistributionChannel: '10',
      OrganizationDivision: '00',
      SoldToParty: '17100001',
      PurchaseOrderByCustomer: 'BENCH',
      RequestedDeliveryDate: '/Date(1796083200000)/',
      to_Item: [item, item, item],
    }),
  });
  const created = await reply.text();
  const number = (JSON.parse(created) as { d: { SalesOrder: string } }).d.SalesOrder;
  const one = await fetch(`${at}/A_SalesOrder('${number}')`, {
    headers: { authorization, accept: 'application/json' },
  });
  const order = ((await one.json()) as { d: Record<string, unknown> }).d;
  const metadata = await (await fetch(`${at}/$metadata`, { headers: { authorization } })).text();
  await sandbox.close();
  return { order, metadata, created };
}

const { order, metadata, created } = await example();
const day = (n: number) => `/Date(${1_767_225_600_000 + (n % 700) * 86_400_000})/`;
const row = (n: number) => ({
  ...order,
  SalesOrder: String(n),
  PurchaseOrderByCustomer: `SHOP-${n}`,
  TotalNetAmount: `${n % 9_973}.${String(n % 100).padStart(2, '0')}`,
  SalesOrderDate: day(n),
  PricingDate: day(n),
  RequestedDeliveryDate: day(n + 14),
  CreationDate: day(n),
  LastChangeDateTime: `/Date(${1_767_225_600_000 + n * 1_009}+0000)/`,
});
const pages: Buffer[] = [];
const server = createServer((request, reply) => {
  const url = request.url ?? '';
  const json = (body: Buffer | string, status = 200) =>
    reply
      .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body);
  if (request.headers['x-csrf-token'] === 'Fetch') {
    fetched++;
    reply.writeHead(200, { 'x-csrf-token': 'token', 'set-cookie': 'SAP_SESSIONID_S4H_100=1; path=/' }).end();
  } else if (request.method === 'POST') {
    request.resume().on('end', () => json(created, 201));
  } else if (url.startsWith(`${root}/A_SalesOrder(`)) json(one);
  else if (url.startsWith(`${root}/$metadata`))
    reply.writeHead(200, { 'content-type': 'application/xml' }).end(metadata);
  else {
    // By its own token, or after a key.
    const from = Number(/(?:skiptoken=|SalesOrder gt ')(\d+)/.exec(decodeURIComponent(url))?.[1] ?? 0);
    json(pages[from / pageSize] ?? '{"d":{"results":[]}}');
  }
});
let fetched = 0;
const one = JSON.stringify({ d: row(1) });
await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
for (let from = 0; from < rows; from += pageSize) {
  const results = Array.from({ length: pageSize }, (_, i) => row(from + i + 1));
  const next =
    from + pageSize < rows ? { __next: `${origin}${root}/A_SalesOrder?$skiptoken=${from + pageSize}` } : {};
  pages.push(Buffer.from(JSON.stringify({ d: { results, ...next } })));
}
process.on('message', () => {
  process.send?.({ fetched });
  fetched = 0;
});
// The process that started it is gone.
process.on('disconnect', () => process.exit());
process.send?.({ origin, root, rows, fields: Object.keys(order).length });
