// A database that an earlier version wrote goes on under this one: postings, keys, events, cursors and flows are carried
// over, and nothing that is booked is booked again.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createClient } from '../../src/client/index.ts';
import { everyTenant } from '../../src/core/caller.ts';
import { silentLog } from '../../src/core/log.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Schema } from '../../src/store/schema.ts';
import { createTestDatabase, createTestPlace, temporaryFolder } from '../databases.ts';
import { eventuallyIs } from '../eventually.ts';
import { backUp, contentsOf, emptyDatabase, query, restoreTo } from '../restoring.ts';
import {
  callersOrder,
  encryptionKey,
  orders,
  placeOrder,
  refundOne,
  registerCustomer,
  startedAt,
} from '../upgrade/world.ts';

const dump = readFileSync(join(import.meta.dirname, '../upgrade/before-one-door.sql'), 'utf8');

/** The database as the earlier version left it; its connections lead to these addresses. */
async function databaseBefore(urls: { s4: string; first: string; second: string }): Promise<string> {
  const { url, drop } = await createTestDatabase();
  onTestFinished(drop);
  const pool = new pg.Pool({ connectionString: url });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await pool.query('drop schema public cascade; create schema public');
    await migrate(db, silentLog, '0018-fair-lanes');
    await pool.query(dump);
    const lead = (to: string, where: string) =>
      pool.query(`update connections set settings = jsonb_set(settings, '{baseUrl}', $1) where ${where}`, [
        JSON.stringify(to),
      ]);
    await lead(urls.s4, `connector = 's4hana'`);
    await lead(urls.first, `settings->>'storeHash' = 'sandbox1'`);
    await lead(urls.second, `settings->>'storeHash' = 'sandbox2'`);
  } finally {
    await db.destroy();
  }
  return url;
}

/** The stores stand as they did; the books are empty, so that every document in them is of this version. */
async function goOn() {
  const began = Date.now();
  const now = () => startedAt + Date.now() - began;
  const first = await startStoreSandbox({ now, retryScale: 0.01 });
  const second = await startStoreSandbox({ now, retryScale: 0.01, storeHash: 'sandbox2' });
  const s4 = await startS4Sandbox({ now });
  registerCustomer(first);
  placeOrder(first, orders.booked);
  refundOne(first);
  for (const order of [orders.refused, orders.parked, orders.uncertain, orders.planned])
    placeOrder(first, order);
  placeOrder(second, orders.booked);
  const databaseUrl = await databaseBefore({ s4: s4.url, first: first.url, second: second.url });
  const folder = temporaryFolder();
  const app = await startApp({
    folder,
    databaseUrl,
    encryptionKey,
    privateHosts: ['127.0.0.1'],
    role: 'all',
    host: '127.0.0.1',
    port: 0,
    log: silentLog,
    tuning: { sweepEveryMs: 50, followEveryMs: 200, longestPauseMs: 500, pollEveryMs: 600_000 },
  });
  onTestFinished(async () => {
    await app.stop();
    await Promise.all([first.close(), second.close(), s4.close()]);
    rmSync(folder, { recursive: true, force: true });
  });
  const client = createClient({ url: app.url, apiKey: app.apiKey, retries: 0 });
  const postingOf = async (operation: string, key: string) => {
    const { result } = await client.listPostings({ business_key: key });
    const found = result.find(one => one.operation === operation);
    if (!found) throw new Error(`There is no ${operation} ${key}.`);
    return found;
  };
  const becomes = (operation: string, key: string, state: string) =>
    eventuallyIs(
      `${operation} ${key} is ${state}`,
      () => postingOf(operation, key),
      one => one.state === state,
    );
  return { app, client, s4, first, postingOf, becomes };
}

const journal = 'journal-entries.create';
const sales = 'sales-orders.create';

describe('a database of the version before', () => {
  test('goes on: what was decided stays so, what was not is booked once', async () => {
    const { app, client, s4, first, postingOf, becomes } = await goOn();
    // Carried over, in today's words.
    expect(await postingOf(journal, `sandbox1/orders/${orders.booked}`)).toMatchObject({
      state: 'accepted',
      document_number: '1710:2026:100000001',
      reference: 'BC-1001',
    });
    expect(await postingOf(journal, `sandbox1/orders/${orders.booked}/refunds/1`)).toMatchObject({
      state: 'accepted',
      reference: 'BC-1001-R1',
    });
    expect(await postingOf('customers.create', 'sandbox1/customers/1')).toMatchObject({
      state: 'accepted',
      document_number: '1000001',
    });
    // Its order was never booked: what carries the reference is the document of the first store.
    const lost = await postingOf(journal, `sandbox2/orders/${orders.booked}`);
    expect(lost).toMatchObject({ state: 'parked', reason_code: 'reference-used', reference: null });
    expect(lost.reason).toContain('1710:2026:100000001');

    const [shut] = (await client.listConnections()).result.filter(({ status }) => status === 'paused');
    expect(shut).toMatchObject({
      status_reason: 'Paused by operator.',
      status_reason_params: { said: 'Paused by operator.' },
    });
    // What was said then stays as it was said; who a caller was is not known.
    const said = `Order ${orders.parked} is in JPY, for which there are no account rules. Add JPY to the currencies of the flow, then replay.`;
    expect(await postingOf(journal, `sandbox1/orders/${orders.parked}`)).toMatchObject({
      subject: String(orders.parked),
      idempotency_key: null,
      reason_code: 'no-currency-rule',
      reason_params: { said },
      reason: said,
    });
    const refused = await postingOf(journal, `sandbox1/orders/${orders.refused}`);
    const [attempt] = (await client.getPosting({ id: refused.id })).attempt_list;
    expect(attempt).toMatchObject({ reason_code: 'RW/609', reason: expect.stringMatching(/not open/) });
    const ofCallers = (await client.listPostings({ limit: 500 })).result.filter(one => one.flow === null);
    expect(ofCallers.map(one => [one.subject, one.caller, typeof one.idempotency_key])).toEqual([
      [null, null, 'string'],
      [null, null, 'string'],
    ]);

    // What was on its way is looked for, and sent; what waited for the connection goes on with it.
    for (const operation of [journal, sales])
      await becomes(operation, `sandbox1/orders/${orders.planned}`, 'planned');
    const connections = await client.listConnections();
    const paused = connections.result.find(({ status }) => status === 'paused');
    await client.resumeConnection({ id: String(paused?.id) });
    for (const operation of [journal, sales])
      for (const order of [orders.uncertain, orders.planned])
        await becomes(operation, `sandbox1/orders/${order}`, 'accepted');

    // Everything that there ever was is read again, and told again.
    for (const { id } of (await client.listFlows()).result)
      await client.runFlow({ id, body: { since: '2020-01-01T00:00:00Z' } });
    const corrected = await fetch(`${app.url}/v1/connections/${paused?.id}/sales-orders`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${app.apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': 'mended',
      },
      body: JSON.stringify(callersOrder),
    });
    expect(await corrected.json()).toMatchObject({ posting: { state: 'accepted', document_number: '4' } });

    await client.replayPosting({ id: (await postingOf(journal, `sandbox1/orders/${orders.refused}`)).id });
    await becomes(journal, `sandbox1/orders/${orders.refused}`, 'accepted');
    placeOrder(first, 1006);
    for (const { id } of (await client.listFlows()).result) await client.runFlow({ id, body: {} });
    for (const operation of [journal, sales]) await becomes(operation, 'sandbox1/orders/1006', 'accepted');

    const books = s4.books();
    const one = (reference: string) => [reference, 1];
    const counted = (documents: Map<string, Set<string>>) =>
      [...documents].map(([reference, numbers]) => [reference, numbers.size]).sort();
    expect(counted(books.journalEntries)).toEqual(['BC-1002', 'BC-1004', 'BC-1005', 'BC-1006'].map(one));
    expect(counted(books.salesOrders)).toEqual(['BC-1004', 'BC-1005', 'BC-1006'].map(one));
    expect(books.businessPartners.size).toBe(0);
    const { result } = await client.listPostings({ limit: 500 });
    expect(result.filter(posting => posting.changed_after_at !== null)).toEqual([]);
  });

  test('gives each store a prefix of its own, and its lost order is booked', async () => {
    const { app, client, s4, postingOf, becomes } = await goOn();
    const key = `sandbox2/orders/${orders.booked}`;
    const { id, flow } = await postingOf(journal, key);
    const paused = (await client.listConnections()).result.find(({ status }) => status === 'paused');
    await client.resumeConnection({ id: String(paused?.id) });
    await client.updateFlow({ id: String(flow), body: { settings: { referencePrefix: 'BC2-' } } });
    await client.replayPosting({ id });
    await becomes(journal, key, 'accepted');
    expect(s4.books().journalEntries.get('BC2-1001')?.size).toBe(1);
    expect(await app.store.postings.get(everyTenant, id)).toMatchObject({ reference: 'BC2-1001' });
  });

  test('says which of its documents would be other ones today, and books none of them again', async () => {
    const { client, s4, becomes } = await goOn();
    const paused = (await client.listConnections()).result.find(({ status }) => status === 'paused');
    await client.resumeConnection({ id: String(paused?.id) });
    for (const operation of [journal, sales])
      for (const order of [orders.uncertain, orders.planned])
        await becomes(operation, `sandbox1/orders/${order}`, 'accepted');
    const books = () => Object.values(s4.books()).map(documents => JSON.stringify([...documents]));
    const before = books();
    const [first] = (await client.listFlows()).result;
    const flows = (await client.listFlows()).result.filter(({ from }) => from === first?.from);
    const found = await Promise.all(
      flows.map(async ({ id, flow }) => {
        const page = await client.listFlowDifferences({ id, since: '2026-11-01', limit: 50 });
        const { total, same, result } = page;
        return [
          flow,
          { total, same, result: result.map(one => [one.subject, one.differences.map(({ says }) => says)]) },
        ];
      }),
    );
    expect(Object.fromEntries(found)).toEqual({
      'order-to-journal': { total: 3, same: 3, result: [] },
      'refund-to-journal': { total: 1, same: 1, result: [] },
      // Yen have no decimals.
      'order-to-sales-order': {
        total: 5,
        same: 4,
        result: [[String(orders.parked), ['items.1.price: 24.9 was sent, 25 would be sent now']]],
      },
      'customer-to-business-partner': { total: 1, same: 1, result: [] },
    });
    expect(books()).toEqual(before);
  });
});

test('a backup of the version before is restored into a schema of today, as an upgrade makes it', async () => {
  const nowhere = { s4: 'http://127.0.0.1:1', first: 'http://127.0.0.1:2', second: 'http://127.0.0.1:3' };
  const before = await databaseBefore(nowhere);
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = await backUp({ folder, databaseUrl: before });
  const restored = await createTestDatabase();
  onTestFinished(restored.drop);
  await emptyDatabase(restored.url);
  await restoreTo({ folder, databaseUrl: restored.url, encryptionKey }, file);
  const pool = new pg.Pool({ connectionString: before });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  await migrate(db, silentLog).finally(() => db.destroy());
  const but = ['audit', 'cursors', 'postings', 'restores', 'restored_flows', 'runs'];
  expect(await contentsOf(restored.url, but)).toEqual(await contentsOf(before, but));
  // Each database counts its own transactions.
  const postings = `select to_jsonb(p) - 'next_at' - 'uncertain_since' - 'updated_at' - 'written_in' as posting from postings p order by id`;
  const carried = await query(restored.url, postings);
  expect(carried.length).toBeGreaterThan(5);
  expect(carried).toEqual(await query(before, postings));
});

test('a database of a later version is refused with a sentence, and left as it is', async () => {
  const place = await createTestPlace();
  onTestFinished(place.remove);
  const { folder, databaseUrl } = place;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query(`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`);
  await expect(openStore({ folder, databaseUrl, log: silentLog })).rejects.toMatchObject({
    kind: 'config',
    code: 'newer-database',
    message: expect.stringContaining('9999-later'),
  });
});
