// However many processes work, a source is read and its webhooks are checked as often as by one.
import { describe, expect, onTestFinished, test } from 'vitest';
import { type App, startApp, type Tuning } from '../../src/app.ts';
import { createClient } from '../../src/client/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { createTestPlace, temporaryFolder } from '../databases.ts';
import { eventually, eventuallyIs } from '../eventually.ts';
import { orderDraft } from '../running-kontor.ts';

const everyMs = 1_000;

/** One process that answers, and so many that work, between both sandboxes, with the four flows. */
async function processes(workers: number, tuning: Partial<Tuning>) {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const [shop, s4] = await Promise.all([startStoreSandbox({ retryScale: 0.01 }), startS4Sandbox()]);
  onTestFinished(async () => {
    await Promise.all([shop.close(), s4.close()]);
  });
  const start = async (role: 'api' | 'worker', at: string): Promise<App> => {
    const app = await startApp({
      folder: at,
      databaseUrl,
      encryptionKey: Buffer.alloc(32, 9).toString('base64'),
      privateHosts: ['127.0.0.1'],
      publicUrl: 'http://127.0.0.1:9',
      role,
      host: '127.0.0.1',
      port: 0,
      log: silentLog,
      tuning: { followEveryMs: 200, ...tuning },
    });
    onTestFinished(() => app.stop());
    return app;
  };
  const api = await start('api', folder);
  const client = createClient({ url: api.url, apiKey: api.apiKey });
  await setUpConnections(client, {
    store: shop,
    s4,
    tuning: { timeoutSeconds: 5, quietPeriodSeconds: 3, concurrency: 6, pollGraceSeconds: 0 },
    materials: 'sku',
  });
  const source = (await client.listConnections()).result.find(one => one.connector === 'bigcommerce');
  const working = await Promise.all(
    Array.from({ length: workers }, () => start('worker', temporaryFolder())),
  );
  const work = () => start('worker', temporaryFolder());
  return { api, client, working, work, shop, source: source?.id as string };
}

const scheduledRuns = ({ store }: App) =>
  store.transaction(tx =>
    tx.selectFrom('runs').select(['id', 'started_at']).where('trigger', '=', 'schedule').execute(),
  );

describe('three workers', () => {
  test('read a source, and check its webhooks, as often as one', async () => {
    const { api, client, working, source } = await processes(3, {
      pollEveryMs: everyMs,
      subscribeEveryMs: everyMs,
    });
    const checks = async () => {
      await Promise.all(working.map(({ store }) => store.calls.settled()));
      const calls = await client.listCalls({ id: source, limit: 500 }).all();
      return calls.filter(({ method, url }) => method === 'GET' && url.endsWith('/v3/hooks'));
    };
    await eventually('it is read for the first time', async () => (await scheduledRuns(api)).length > 0);
    const before = {
      at: performance.now(),
      runs: (await scheduledRuns(api)).length,
      checks: (await checks()).length,
    };
    await eventually(
      'some intervals have passed',
      async () => (await scheduledRuns(api)).length >= before.runs + 8,
    );
    const intervals = (performance.now() - before.at) / everyMs;
    const runs = (await scheduledRuns(api)).length - before.runs;
    const webhooks = (await checks()).length - before.checks;
    // Not before 95 % of the interval have passed, and one may fall on either end.
    const most = intervals / 0.95 + 2;
    expect(runs).toBeLessThanOrEqual(most);
    expect(webhooks).toBeGreaterThan(0);
    expect(webhooks).toBeLessThanOrEqual(most);
  }, 60_000);
});

test('a source that a process was reading when it died is read again when its lease expires', async () => {
  const { api, work, source } = await processes(0, { pollEveryMs: 200 });
  const { store } = api;
  const now = store.clock.now();
  const until = new Date(now + 3_000);
  const names = ['shop-customers', 'shop-orders', 'shop-refunds'];
  const at = { now: new Date(now), dueBefore: new Date(now), until };
  const claims = await store.cursors.claim({ connectionId: source, kind: 'changes', names }, 'dead', at);
  expect(claims).toHaveLength(3);
  const run = await store.runs.begin({ connectionId: source, trigger: 'schedule', leasedUntil: until });
  await work();
  const runs = await eventuallyIs(
    'it is read',
    () => scheduledRuns(api),
    all => all.length > 1,
  );
  expect(
    Math.min(...runs.filter(one => one.id !== run).map(one => one.started_at.getTime())),
  ).toBeGreaterThanOrEqual(until.getTime() - 50);
  await eventuallyIs(
    'the run of the dead process says why it ended',
    () => store.runs.get(run),
    one => one?.outcome === 'failed' && one.error?.code === 'run-stopped',
  );
});

test('what a run by hand reads for one flow is still read for the others', async () => {
  const { client, work, shop, source } = await processes(0, { pollEveryMs: 500 });
  await client.updateConnection({ id: source, body: { settings: { pollOverlapSeconds: 0 } } });
  shop.setFaults({ 'webhook-dropped': 1 });
  const { id } = shop.shop.placeOrder(orderDraft());
  shop.shop.pay(id, 'purchase');
  const flow = (await client.listFlows()).result.find(one => one.flow === 'order-to-journal');
  expect(await client.runFlow({ id: flow?.id as string, body: {} })).toMatchObject({
    flow: flow?.id,
    trigger: 'manual',
    outcome: 'succeeded',
    found: 1,
  });
  await work();
  await eventuallyIs(
    'both documents are booked',
    async () => (await client.listPostings({ state: 'accepted' })).result.map(one => one.operation),
    all => ['journal-entries.create', 'sales-orders.create'].every(one => all.includes(one as never)),
  );
}, 60_000);

test('a source that cannot be read says so: the connection, the summary and its runs, until it can', async () => {
  const { client, work, shop, source } = await processes(0, { pollEveryMs: 300, subscribeEveryMs: 300 });
  await work();
  await client.updateConnection({ id: source, body: { settings: { pollOverlapSeconds: 0 } } });
  const failing = async () => (await client.getConnection({ id: source })).failing_reads;
  const succeeded = async () => (await client.listRuns({ connection: source, outcome: 'succeeded' })).result;
  await eventually('it is read', async () => (await succeeded()).length > 0);
  expect(await failing()).toEqual([]);
  shop.setFaults({ unavailable: 1 });
  const all = await eventuallyIs(
    'it fails again and again',
    failing,
    reads => reads.length === 4 && reads.every(one => one.failures > 1),
    { timeoutMs: 60_000 },
  );
  expect(all.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'changes shop-customers',
    'changes shop-orders',
    'changes shop-refunds',
    'webhooks webhooks',
  ]);
  expect(all.every(one => Boolean(one.error))).toBe(true);
  expect((await client.getSummary()).connections.find(one => one.id === source)?.failing_reads).toHaveLength(
    4,
  );
  const [flow] = (await client.listFlows()).result;
  const failed = await client.listRuns({ flow: flow?.flow, outcome: 'failed', limit: 1 });
  expect(failed.result).toMatchObject([{ connection: source, trigger: 'schedule', flow: null }]);
  expect(failed.result[0]?.error).toBeTruthy();
  expect(failed.next_cursor).not.toBeNull();
  shop.setFaults({});
  await eventuallyIs('all is read again', failing, reads => reads.length === 0, { timeoutMs: 60_000 });
}, 150_000);
