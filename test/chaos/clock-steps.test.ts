// Wall clocks that are set while documents appear late and answers are lost: by a first synchronisation, by a guest that is
// resumed, by a person.
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { compareBooks } from '../../src/stage/compare-books.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { waitUntilIdle } from '../../src/stage/wait-until-idle.ts';
import { createTestPlace, temporaryFolder } from '../databases.ts';
import { orderDraft } from '../running-kontor.ts';
import { settableClock } from '../settable-clock.ts';
import { type SteppedKontor, startStepped } from '../stepped-kontor.ts';

const minute = 60_000;
const apiKey = 'the-key-of-this-test';
const encryptionKey = Buffer.alloc(32, 9).toString('base64');

async function place() {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const store = await startStoreSandbox({ retryScale: 0.01 });
  onTestFinished(() => store.close());
  // A document appears two seconds after the caller has given up.
  const s4 = await startS4Sandbox({ lateMs: 3_000 });
  onTestFinished(() => s4.close());
  const start = (role: 'all' | 'worker', aheadMs: number) =>
    startStepped({
      folder: role === 'all' ? folder : temporaryFolder(),
      databaseUrl,
      apiKey,
      encryptionKey,
      role,
      port: 0,
      aheadMs,
      tuning: { sweepEveryMs: 50, longestPauseMs: 2_000, pollEveryMs: 5_000 },
    });
  const connect = async ({ url }: SteppedKontor) => {
    const client = createClient({ url, apiKey });
    await setUpConnections(client, {
      store,
      s4,
      tuning: { timeoutSeconds: 1, quietPeriodSeconds: 6, concurrency: 12, pollGraceSeconds: 0 },
      materials: 'sku',
    });
    s4.setFaults({ 'late-commit': 0.3, 'lost-after-commit': 0.1, 'lost-before-commit': 0.05 });
    return client;
  };
  const order = () => store.shop.pay(store.shop.placeOrder(orderDraft()).id, 'purchase');
  return { databaseUrl, store, s4, start, connect, order };
}

test('a wall clock that steps by minutes while documents appear late doubles nothing and loses nothing', async () => {
  const { store, s4, start, connect, order } = await place();
  const kontor = await start('all', 0);
  const client = await connect(kontor);
  const steps = [1, -2, 2, -1, 2, -1, 1, -2].map(minutes => minutes * minute);
  for (let i = 0; i < 120; i++) {
    order();
    if (i % 10 === 9) {
      await new Promise(done => setTimeout(done, 700));
      kontor.step(steps[Math.floor(i / 10) % steps.length] as number);
    }
  }
  expect(await waitUntilIdle(client, store, { timeoutMs: 120_000 })).toMatchObject({ idle: true });
  expect(s4.struck()['late-commit']).toBeGreaterThan(10);
  expect(compareBooks(store, s4)).toMatchObject({ missing: [], doubled: [] });
  await kontor.stop();
}, 240_000);

test('processes whose wall clocks differ by two minutes work as one Kontor', async () => {
  const { store, s4, start, connect, order } = await place();
  const [kontor, ...workers] = await Promise.all([
    start('all', 0),
    start('worker', 2 * minute),
    start('worker', -2 * minute),
  ]);
  const client = await connect(kontor as SteppedKontor);
  for (let i = 0; i < 120; i++) {
    order();
    if (i % 30 === 29) {
      await new Promise(done => setTimeout(done, 700));
      workers[0]?.step(i % 60 === 29 ? -4 * minute : 4 * minute);
    }
  }
  expect(await waitUntilIdle(client, store, { timeoutMs: 120_000 })).toMatchObject({ idle: true });
  expect(s4.struck()['late-commit']).toBeGreaterThan(10);
  expect(compareBooks(store, s4)).toMatchObject({ missing: [], doubled: [] });
  await Promise.all([kontor, ...workers].map(one => one?.stop()));
}, 240_000);

test('a clock of the database that steps by minutes doubles nothing either, whichever of two processes notices first', async () => {
  const { databaseUrl, store, s4, start, connect, order } = await place();
  const clock = await settableClock(databaseUrl);
  const all = await Promise.all([start('all', 0), start('worker', 0)]);
  const client = await connect(all[0]);
  const steps = [2, -1, 1, -2].map(minutes => minutes * minute);
  for (let i = 0; i < 60; i++) {
    order();
    if (i % 15 === 14) {
      await new Promise(done => setTimeout(done, 900));
      await clock.step(steps[Math.floor(i / 15) % steps.length] as number);
    }
  }
  // What a process wrote that noticed a step late, on a busy machine, waits as long as the step was.
  expect(await waitUntilIdle(client, store, { timeoutMs: 200_000 })).toMatchObject({ idle: true });
  expect(s4.struck()['late-commit']).toBeGreaterThan(5);
  expect(compareBooks(store, s4)).toMatchObject({ missing: [], doubled: [] });
  await Promise.all(all.map(one => one.stop()));
}, 300_000);
