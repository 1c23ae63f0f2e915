// The S/4HANA client compared with bare undici and the SAP Cloud SDK 4, on a nearly free server in a process of its own:
// reading 100,000 sales orders, reading one by its key, creating orders with three items. In turns, medians.
import { executeHttpRequest } from '@sap-cloud-sdk/http-client';
import { setGlobalLogLevel } from '@sap-cloud-sdk/util';
import { Agent } from 'undici';
import { systemClock } from '../src/core/clock.ts';
import { httpAgent, openService, parseMetadata, s4Client, undiciSend } from '../src/s4/index.ts';
import { child, median } from './children.ts';
import { sdkSalesOrders } from './sdk-sales-orders.ts';

const rounds = 5;
const concurrency = 10;

setGlobalLogLevel('error');
const server = await child<{ origin: string; root: string; rows: number; fields: number }>(
  './odata-server.ts',
);
const { origin, root, rows, fields } = server.ready;
const agent = new Agent({ connections: concurrency });
const client = s4Client({
  baseUrl: origin,
  auth: { kind: 'basic', username: 'u', password: 'p' },
  send: undiciSend(httpAgent({ connections: concurrency }), {
    timeoutMs: 60_000,
    maxBodyBytes: 64 * 1024 * 1024,
  }),
  clock: systemClock,
});
const service = await openService(client, root);
const orders = service.set('A_SalesOrder');
const sdk = sdkSalesOrders(service.model);
const destination = { url: origin };
const authorization = `Basic ${Buffer.from('u:p').toString('base64')}`;

async function bare(
  path: string,
  init: { method?: 'POST'; body?: string; headers?: Record<string, string> } = {},
) {
  const reply = await agent.request({
    origin,
    path,
    method: init.method ?? 'GET',
    headers: { authorization, accept: 'application/json', ...init.headers },
    body: init.body ?? null,
  });
  return JSON.parse(await reply.body.text()) as { d: { results: unknown[]; __next?: string } };
}

const readers: Record<string, (most: number) => Promise<number>> = {
  async 'bare undici and JSON.parse'(most) {
    let count = 0;
    for (let path: string | undefined = `${root}/A_SalesOrder`; path !== undefined && count < most; ) {
      const { d } = await bare(path);
      count += d.results.length;
      path = d.__next?.slice(origin.length);
    }
    return count;
  },
  async 'kontor, decoded'(most) {
    let count = 0;
    for await (const { rows: page } of orders.pages({ top: most })) count += page.length;
    return count;
  },
  async 'kontor, raw pages'(most) {
    let count = 0;
    for await (const { rows: page } of orders.rawPages({ top: most })) count += page.length;
    return count;
  },
  async 'SDK 4, typed entities'() {
    // One page is enough to know its pace.
    return ((await sdk.getAll().execute(destination)) as unknown[]).length;
  },
  async 'SDK 4, untyped http-client'(most) {
    let count = 0;
    for (let url: string | undefined = `${root}/A_SalesOrder`; url !== undefined && count < most; ) {
      const { data }: { data: Awaited<ReturnType<typeof bare>> } = await executeHttpRequest(destination, {
        method: 'get',
        url,
        headers: { accept: 'application/json' },
      });
      count += data.d.results.length;
      url = data.d.__next?.slice(origin.length);
    }
    return count;
  },
};

const items = ['TG11', 'TG12', 'TG13'];
const header = {
  SalesOrderType: 'OR',
  SalesOrganization: '1710',
  DistributionChannel: '10',
  OrganizationDivision: '00',
  SoldToParty: '17100001',
  PurchaseOrderByCustomer: 'BENCH',
};
const record = {
  ...header,
  RequestedDeliveryDate: '2026-12-01',
  to_Item: items.map(Material => ({ Material, RequestedQuantity: '2', RequestedQuantityUnit: 'PC' })),
};
const wireBody = JSON.stringify({ ...record, RequestedDeliveryDate: '/Date(1796083200000)/' });
const sdkItems = items.map(material => ({ material, requestedQuantityUnit: 'PC' }));
const csrf = {
  'x-csrf-token': 'token',
  cookie: 'SAP_SESSIONID_S4H_100=1',
  'content-type': 'application/json',
};

const byKey: Record<string, () => Promise<unknown>> = {
  'bare undici and JSON.parse': () => bare(`${root}/A_SalesOrder('1')`),
  'kontor, decoded': () => orders.one('1'),
  'SDK 4, typed entities': () => sdk.getByKey('1').execute(destination),
  'SDK 4, untyped http-client': () =>
    executeHttpRequest(destination, { method: 'get', url: `${root}/A_SalesOrder('1')` }),
};
const creating: Record<string, () => Promise<unknown>> = {
  'bare undici and JSON.parse': () =>
    bare(`${root}/A_SalesOrder`, { method: 'POST', body: wireBody, headers: csrf }),
  'kontor, checked and decoded': () => orders.create(record),
  'SDK 4, typed entities': () =>
    sdk
      .create({
        fields: { salesOrderType: 'OR', soldToParty: '17100001', purchaseOrderByCustomer: 'BENCH' },
        items: sdkItems,
      })
      .execute(destination),
  'SDK 4, untyped http-client': () =>
    executeHttpRequest(destination, {
      method: 'post',
      url: `${root}/A_SalesOrder`,
      data: wireBody,
      headers: { 'content-type': 'application/json' },
    }),
};

/** Calls a second, `concurrency` at a time. */
async function rateOf(call: () => Promise<unknown>, ms: number): Promise<number> {
  const begun = performance.now();
  let count = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (performance.now() - begun < ms) {
        await call();
        count++;
      }
    }),
  );
  return (count / (performance.now() - begun)) * 1000;
}

async function compare(title: string, unit: string, contestants: Record<string, () => Promise<number>>) {
  const rates = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round++)
    for (const [name, run] of Object.entries(contestants)) {
      const rate = await run();
      // The first round warms up.
      if (round > 0) rates.set(name, [...(rates.get(name) ?? []), rate]);
    }
  const base = median(rates.get('bare undici and JSON.parse') ?? []);
  process.stdout.write(`${title}\n`);
  for (const [name, all] of rates)
    process.stdout.write(
      `  ${name.padEnd(30)} ${median(all).toFixed(0).padStart(8)} ${unit}  ${((median(all) / base) * 100).toFixed(1)} %\n`,
    );
}

await compare(
  `Reading ${rows} sales orders of ${fields} fields, pages of 1,000`,
  'rows/s',
  Object.fromEntries(
    Object.entries(readers).map(([name, read]) => [
      name,
      async () => {
        const begun = performance.now();
        const count = await read(rows);
        return (count / (performance.now() - begun)) * 1000;
      },
    ]),
  ),
);
const timed = (calls: Record<string, () => Promise<unknown>>) =>
  Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, () => rateOf(call, 1_500)]));
await compare(`Reading one sales order by its key, ${concurrency} at a time`, 'req/s', timed(byKey));
await server.ask({});
await compare(`Creating orders with three items, ${concurrency} at a time`, 'orders/s', timed(creating));

const text = await (await fetch(`${origin}${root}/$metadata`)).text();
const parsing = Array.from({ length: 15 }, () => {
  const begun = performance.now();
  parseMetadata(text);
  return performance.now() - begun;
});
process.stdout.write(
  `$metadata of ${Math.round(text.length / 1024)} kB parsed in ${median(parsing).toFixed(1)} ms\n`,
);
global.gc?.();
const before = process.memoryUsage().rss;
let most = 0;
let streamed = 0;
for await (const _ of orders.read())
  if (++streamed % 5_000 === 0) most = Math.max(most, process.memoryUsage().rss);
process.stdout.write(
  `${streamed} rows streamed, at most ${Math.round((most - before) / 1024 / 1024)} MB above the start\n`,
);
server.end();
process.exit(0);
