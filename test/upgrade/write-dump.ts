// Writes `before-one-door.sql`: what the last Kontor that had two ways to write a document left in its database. Run it with the
// code of that time (commit 5a64147), with this folder copied into it: node test/upgrade/write-dump.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startApp } from '../../src/app.ts';
import { createClient } from '../../src/client/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { type StoreSandbox, startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { accountRules } from '../../src/stage/set-up.ts';
import { temporaryFolder } from '../databases.ts';
import { eventuallyIs } from '../eventually.ts';
import { startTestServer } from '../test-server.ts';
import {
  callersOrder,
  encryptionKey,
  orders,
  placeOrder,
  refundOne,
  registerCustomer,
  startedAt,
} from './world.ts';

const server = await startTestServer();
const began = Date.now();
const now = () => startedAt + Date.now() - began;
const first = await startStoreSandbox({ now, retryScale: 0.01 });
const second = await startStoreSandbox({ now, retryScale: 0.01, storeHash: 'sandbox2' });
const s4 = await startS4Sandbox({ now, lateMs: 1_500 });
const app = await startApp({
  folder: temporaryFolder(),
  databaseUrl: server.url,
  encryptionKey,
  privateHosts: ['127.0.0.1'],
  role: 'all',
  host: '127.0.0.1',
  port: 0,
  log: silentLog,
  clock: { now },
  tuning: { sweepEveryMs: 50, followEveryMs: 200, longestPauseMs: 500, pollEveryMs: 600_000 },
});
const client = createClient({ url: app.url, apiKey: app.apiKey });
const connect = async (connector: string, name: string, settings: Record<string, unknown>) =>
  (await client.createConnection({ body: { connector, name, settings } })).id;
const { username, password } = sandboxCredentials;
const to = await connect('s4hana', 'SAP', {
  baseUrl: s4.url,
  auth: { kind: 'basic', username, password },
  quietPeriodSeconds: 3,
  timeoutSeconds: 2,
});
const shopOf = ({ url, credentials }: StoreSandbox) => ({
  baseUrl: url,
  ...credentials,
  pollGraceSeconds: 0,
});
const from = await connect('bigcommerce', 'first', shopOf(first));
const fromSecond = await connect('bigcommerce', 'second', shopOf(second));
const flow = (name: string, source: string, settings: Record<string, unknown>) =>
  client.createFlow({ body: { flow: name, from: source, to, settings } });
await flow('order-to-journal', from, accountRules);
await flow('refund-to-journal', from, accountRules);
await flow('order-to-sales-order', from, { salesOrganization: '1710', soldTo: '17100001' });
await flow('customer-to-business-partner', from, {
  companyCode: '1710',
  salesOrganization: '1710',
  currency: 'USD',
  reconciliationAccount: '12100000',
  defaultCountry: 'US',
});
const postingOf = async (operation: string, key: string) =>
  (await client.listPostings({ business_key: key })).result.find(one => one.operation === operation);
const becomes = (operation: string, key: string, state: string) =>
  eventuallyIs(
    `${operation} ${key} is ${state}`,
    () => postingOf(operation, key),
    one => one?.state === state,
  );

registerCustomer(first);
await becomes('business-partner', 'sandbox1/customers/1', 'accepted');
placeOrder(first, orders.booked);
await becomes('journal-entry', `sandbox1/orders/${orders.booked}`, 'accepted');
await becomes('sales-order', `sandbox1/orders/${orders.booked}`, 'accepted');
refundOne(first);
await becomes('journal-entry', `sandbox1/orders/${orders.booked}/refunds/1`, 'accepted');

s4.closePeriods([new Date(now()).toISOString().slice(0, 7)]);
placeOrder(first, orders.refused);
await becomes('journal-entry', `sandbox1/orders/${orders.refused}`, 'rejected');
await becomes('sales-order', `sandbox1/orders/${orders.refused}`, 'accepted');
s4.closePeriods([]);

placeOrder(first, orders.parked);
await becomes('journal-entry', `sandbox1/orders/${orders.parked}`, 'parked');

// The order of the second store loses its answer, is looked for, and found as that of the first.
await flow('order-to-journal', fromSecond, accountRules);
s4.setFaults({ 'lost-before-commit': 1 });
placeOrder(second, orders.booked);
await becomes('journal-entry', `sandbox2/orders/${orders.booked}`, 'accepted');
s4.setFaults({});

const object = async (path: string, body: unknown, key: string) =>
  (
    await fetch(`${app.url}/v1/connections/${to}/${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${app.apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    })
  ).status;
const answers = [
  await object('sales-orders', { ...callersOrder, customer: '999' }, 'refused'),
  await object('sales-orders', callersOrder, 'mended'),
];
console.log('callers were answered', answers);

// With its cursors.
for (const { id } of (await client.listFlows()).result) await client.runFlow({ id, body: {} });
s4.setFaults({ 'lost-before-commit': 1 });
placeOrder(first, orders.uncertain);
await becomes('journal-entry', `sandbox1/orders/${orders.uncertain}`, 'uncertain');
await becomes('sales-order', `sandbox1/orders/${orders.uncertain}`, 'uncertain');
await client.pauseConnection({ id: to });
placeOrder(first, orders.planned);
await becomes('journal-entry', `sandbox1/orders/${orders.planned}`, 'planned');
await becomes('sales-order', `sandbox1/orders/${orders.planned}`, 'planned');
await app.stop();

const database = new pg.Client({ connectionString: server.url });
await database.connect();
const { rows: tables } = await database.query<{ name: string }>(
  `select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%' order by 1`,
);
const statements = [
  '-- Made by test/upgrade/write-dump.ts; do not edit.',
  `truncate ${tables.map(({ name }) => name).join(', ')};`,
];
// What others refer to comes first.
const order = ['tenants', 'connections', 'flows'];
const names = tables.map(({ name }) => name).filter(name => !order.includes(name));
for (const name of [...order, ...names]) {
  // What was said to the sandboxes is long, and nothing that goes on.
  if (['calls', 'call_pages', 'audit'].includes(name)) continue;
  const { rows } = await database.query<{ row: string }>(
    `select to_jsonb(t)::text as row from ${name} t order by 1`,
  );
  if (rows.length === 0) continue;
  const values = rows.map(({ row }) => `  ${row.replaceAll("'", "''")}`).join(',\n');
  statements.push(
    `insert into ${name} select * from jsonb_populate_recordset(null::${name}, '[\n${values}\n]');`,
  );
}
writeFileSync(join(import.meta.dirname, 'before-one-door.sql'), `${statements.join('\n')}\n`);
const { rows } = await database.query(
  `select operation, business_key, state, reference, document_number, reason_code from postings order by id`,
);
console.table(rows);
await database.end();
await Promise.all([first.close(), second.close(), s4.close()]);
await server.stop();
process.exit();
