// `kontor demo --scene visibility`: the open orders of a Nordic manufacturer, read over the API as a product would that
// shows its customers where their orders are.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { Decimal } from 'decimal.js';
import { startApp } from '../app.ts';
import { type Client, createClient, type Schemas } from '../client/index.ts';
import { silentLog } from '../core/log.ts';
import { type S4Sandbox, sandboxCredentials, startS4Sandbox } from '../sandbox/s4hana/server.ts';
import { fail, printJson } from './output.ts';
import { startProgress } from './progress.ts';
import { say as ofCli } from './sentences.ts';
import { stopSignal } from './stop-signal.ts';

export interface VisibilityOptions {
  port: string;
  once?: boolean;
  orders?: string;
  seed: string;
  json?: boolean;
}

type Order = Schemas['SalesOrders'];

export interface Visibility {
  open: number;
  not_delivered: number;
  partly_delivered: number;
  net_amount: string;
  currency: string;
  /** Of items that have been delivered in part. */
  partly: {
    order: string;
    customer: string;
    wanted: string;
    product: string;
    ordered: string;
    delivered: string;
  }[];
  /** Requests to S/4HANA, and the whole reading in milliseconds. */
  requests: number;
  ms: number;
}

const defaultOrders = '4200';
const dayMs = 86_400_000;

export async function demoVisibility(options: VisibilityOptions): Promise<void> {
  const say = (text: string) => {
    if (!options.json) process.stdout.write(text);
  };
  say('Starting an S/4HANA with its order book, and Kontor …\n');
  const folder = mkdtempSync(join(tmpdir(), 'kontor-demo-'));
  const s4 = await startS4Sandbox({
    seed: options.seed,
    openOrders: Number(options.orders ?? defaultOrders),
  });
  const app = await startApp({
    folder,
    databaseUrl: undefined,
    privateHosts: ['127.0.0.1'],
    role: 'all',
    host: '127.0.0.1',
    port: options.once ? 0 : Number(options.port),
    log: silentLog,
  }).catch(async error => {
    await s4.close();
    throw error;
  });
  try {
    const client = createClient(app);
    const connection = await connect(client, s4);
    const seen = await readOrders(client, connection, options);
    if (options.json) printJson(seen);
    else say(`${tableOf(seen)}\n`);
    // What was read is what is in its books, or this demo says nothing.
    const { openOrders, partlyDelivered } = s4.orderBook ?? {};
    if (seen.open !== openOrders || seen.partly_delivered !== partlyDelivered) {
      fail(ofCli.error('demo-differs', { open: openOrders ?? 0, partly: partlyDelivered ?? 0 }));
    }
    if (!options.once && process.stdout.isTTY) {
      say(
        `\nAsk for yourself, in another terminal:\n  npm run -s kontor -- get Nordic sales-orders --where delivery_status=partly --expand items --url ${app.url} --key ${app.apiKey}\nCtrl-C ends.\n`,
      );
      await stopSignal();
    }
  } finally {
    await app.stop();
    await s4.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function connect(client: Client, s4: S4Sandbox): Promise<string> {
  const { clientId, clientSecret } = sandboxCredentials;
  const { id } = await client.createConnection({
    body: {
      connector: 's4hana',
      name: 'Nordic',
      settings: {
        baseUrl: s4.url,
        auth: {
          kind: 'oauth-client-credentials',
          tokenUrl: `${s4.url}/sap/bc/sec/oauth2/token`,
          clientId,
          clientSecret,
        },
      },
    },
  });
  return id;
}

/** Headers of the last thirty days; then the items of those that have been delivered in part. */
async function readOrders(client: Client, id: string, options: VisibilityOptions): Promise<Visibility> {
  const created_from = new Date(Date.now() - 30 * dayMs).toISOString().slice(0, 10);
  const expected = Number(options.orders ?? defaultOrders);
  const progress = startProgress(options.json === true);
  const begun = performance.now();
  const headers: Order[] = [];
  for await (const order of client.listSalesOrders({
    id,
    created_from,
    fields: 'customer,requested_delivery_date,status,delivery_status,net_amount,currency',
    limit: 1_000,
  })) {
    if (order.status !== 'complete') headers.push(order);
    progress.show(headers.length, expected, 'headers of the last thirty days');
  }
  const partly: Visibility['partly'] = [];
  for await (const order of client.listSalesOrders({
    id,
    created_from,
    delivery_status: 'partly',
    expand: 'items',
    limit: 500,
  })) {
    for (const item of order.items ?? []) {
      const { product, quantity, delivered_quantity: delivered } = item;
      if (!delivered || new Decimal(delivered).isZero() || delivered === quantity) continue;
      const { customer, requested_delivery_date: wanted } = order;
      partly.push({
        order: order.id,
        customer: customer ?? '',
        wanted: wanted ?? '',
        product: product ?? '',
        ordered: quantity ?? '',
        delivered,
      });
    }
    progress.show(
      headers.length,
      expected,
      `items of ${partly.length} orders that have been delivered in part`,
    );
  }
  const ms = performance.now() - begun;
  progress.stop();
  const calls = await client.listCalls({ id, limit: 500 }).all();
  const count = (status: string) => headers.filter(order => order.delivery_status === status).length;
  return {
    open: headers.length,
    not_delivered: count('open'),
    partly_delivered: count('partly'),
    net_amount: Decimal.sum(0, ...headers.map(order => order.net_amount ?? '0')).toFixed(2),
    currency: headers[0]?.currency ?? '',
    partly,
    requests: calls.filter(one => new URL(one.url).pathname.endsWith('/A_SalesOrder')).length,
    ms: Math.round(ms),
  };
}

function tableOf(seen: Visibility): string {
  const style = { head: [], border: [] };
  const counts = new Table({
    head: ['open orders, 30 days', 'nothing delivered', 'delivered in part', 'net value'],
    style,
  });
  counts.push([seen.open, seen.not_delivered, seen.partly_delivered, `${seen.net_amount} ${seen.currency}`]);
  const items = new Table({
    head: ['order', 'customer', 'wanted on', 'product', 'ordered', 'delivered', ''],
    colAligns: ['right', 'right', 'left', 'left', 'right', 'right', 'left'],
    style,
  });
  const soonest = seen.partly.toSorted((a, b) => a.wanted.localeCompare(b.wanted)).slice(0, 12);
  for (const one of soonest)
    items.push([
      one.order,
      one.customer,
      one.wanted,
      one.product,
      one.ordered,
      one.delivered,
      bar(Number(one.delivered) / Number(one.ordered)),
    ]);
  return [
    counts.toString(),
    `Of the ${seen.partly.length} items that have been delivered in part, those wanted first:`,
    items.toString(),
    `Read over the API in ${(seen.ms / 1000).toFixed(1)} s, with ${seen.requests} requests to S/4HANA.`,
  ].join('\n');
}

const bar = (share: number) => '█'.repeat(Math.round(share * 10)).padEnd(10, '░');
