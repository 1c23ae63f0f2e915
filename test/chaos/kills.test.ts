// Processes that are killed at random moments, all on a private database.
import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { chance } from '../../src/sandbox/faults.ts';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { compareBooks } from '../../src/stage/compare-books.ts';
import { killPostgres } from '../../src/stage/databases.ts';
import { startKontor } from '../../src/stage/kontor-process.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { waitUntilIdle } from '../../src/stage/wait-until-idle.ts';
import { temporaryFolder } from '../databases.ts';
import { orderDraft } from '../running-kontor.ts';

const tuning = { timeoutSeconds: 2, quietPeriodSeconds: 3, concurrency: 8, pollGraceSeconds: 0 };

test('Kontor loses and doubles nothing when it, PostgreSQL, or both are killed at ten moments under load', async () => {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  const store = await startStoreSandbox({ retryScale: 0.01 });
  onTestFinished(() => store.close());
  const s4 = await startS4Sandbox({ lateMs: 1_000 });
  onTestFinished(() => s4.close());
  const kontor = await startKontor({ folder, databaseUrl: undefined, pollSeconds: 2 });
  onTestFinished(() => kontor.kill());
  const client = createClient(kontor);
  await setUpConnections(client, { store, s4, tuning, materials: 'sku' });
  const placing = setInterval(() => {
    // A slow machine gets no more to do for it.
    if (store.shop.orders.size < 400) store.shop.pay(store.shop.placeOrder(orderDraft()).id, 'purchase');
  }, 30);
  onTestFinished(() => clearInterval(placing));
  for (let round = 0; round < 10; round++) {
    await new Promise(done => setTimeout(done, 100 + 900 * chance(`private-database|${round}`)));
    if (round % 3 !== 0) killPostgres(folder);
    if (round % 3 === 1) continue;
    await kontor.kill();
    await kontor.restart();
  }
  clearInterval(placing);
  expect(await waitUntilIdle(client, store, { timeoutMs: 300_000 })).toMatchObject({ idle: true });
  expect(compareBooks(store, s4)).toMatchObject({ missing: [], doubled: [] });
  expect(store.shop.orders.size).toBeGreaterThan(50);
});
