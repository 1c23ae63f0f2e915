// The last Kontor that had two ways to write a document is killed in the middle of its work, and the present one goes on with
// its database, while the systems go on as if nothing had happened.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { compareBooks } from '../../src/stage/compare-books.ts';
import { storeFaults, systemFaults } from '../../src/stage/faults.ts';
import { startKontor } from '../../src/stage/kontor-process.ts';
import { accountRules, setUpConnections } from '../../src/stage/set-up.ts';
import { startTraffic } from '../../src/stage/traffic.ts';
import { waitUntilIdle } from '../../src/stage/wait-until-idle.ts';
import { temporaryFolder } from '../databases.ts';
import { startTestServer } from '../test-server.ts';

const commit = '5a64147';
const checkout = fileURLToPath(new URL('../../', import.meta.url));
const seed = process.env.KONTOR_CHAOS_SEED ?? 'upgrade-1';
const orders = Number(process.env.KONTOR_TEST_ORDERS ?? 1_200);
const perSecond = 5;

const git = (...given: string[]) =>
  execFileSync('git', given, { cwd: checkout, maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] });
const isThere = () => {
  try {
    git('cat-file', '-e', `${commit}^{commit}`);
    return true;
  } catch {
    console.warn(`Skipped: the history of this checkout does not reach back to ${commit}.`);
    return false;
  }
};

/** Its dependencies are ours. */
function sourceOf(folder: string): string {
  const source = join(folder, 'before');
  mkdirSync(source);
  execFileSync('tar', ['-x', '-C', source], { input: git('archive', commit, 'src', 'package.json') });
  symlinkSync(join(checkout, 'node_modules'), join(source, 'node_modules'));
  return join(source, 'src', 'cli', 'main.ts');
}

test.runIf(isThere())(
  `${orders} orders are booked once across the update (seed ${seed})`,
  {
    timeout: (orders / perSecond) * 1_000 + 20 * 60_000,
  },
  async () => {
    const folder = temporaryFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
    const before = sourceOf(folder);
    const database = await startTestServer();
    onTestFinished(() => database.stop());
    const store = await startStoreSandbox({ seed, retryScale: 0.01, slowMs: 800 });
    onTestFinished(() => store.close());
    const s4 = await startS4Sandbox({ seed, lateMs: 3_000, slowMs: 800 });
    onTestFinished(() => s4.close());
    const kontor = await startKontor({
      folder: join(folder, 'data'),
      databaseUrl: database.url,
      pollSeconds: 5,
      main: before,
    });
    onTestFinished(() => kontor.kill());
    const client = createClient({ url: kontor.url, apiKey: kontor.apiKey, tenant: 'main' });
    await setUpConnections(client, {
      store,
      s4,
      tuning: { timeoutSeconds: 1.5, quietPeriodSeconds: 6, concurrency: 12, pollGraceSeconds: 2 },
      materials: 'sku',
    });
    store.setFaults(storeFaults);
    s4.setFaults(systemFaults);
    const traffic = startTraffic(store, { seed, ordersPerSecond: perSecond, orders, ordersFile: undefined });
    onTestFinished(() => traffic.stop());

    await sleep((orders / perSecond / 2) * 1_000);
    await kontor.kill();
    const atKill = compareBooks(store, s4);
    const begun = performance.now();
    await kontor.restart();
    const updateMs = Math.round(performance.now() - begun);
    await traffic.done;
    const timeoutMs = 10 * 60_000;
    expect(await waitUntilIdle(client, store, { timeoutMs })).toMatchObject({ idle: true });
    for (const one of [store, s4]) one.setFaults({});
    // Longer than two polls, so that every dropped webhook has had its chance.
    expect(await waitUntilIdle(client, store, { timeoutMs, stayMs: 14_000 })).toMatchObject({ idle: true });

    const { entriesOfRefunds, twice } = refundsIn(store, s4);
    const books = compareBooks(store, s4);
    const missing = books.missing.filter(({ key }) => !entriesOfRefunds.has(key));
    const { result: postings } = await client.listPostings({ limit: 500, state: 'parked' });
    console.info(
      JSON.stringify({
        seed,
        orders: books.orders,
        bookedBefore: atKill.posted,
        updateMs,
        documents: books.posted,
        refundsOfBefore: entriesOfRefunds.size,
        missing,
        doubled: [...books.doubled, ...twice],
        currencies: books.currencies,
        parked: postings.map(({ operation, reason }) => `${operation}: ${reason}`),
      }),
    );
    expect(atKill.posted).toBeGreaterThan(orders / 4);
    expect(missing).toEqual([]);
    expect([...books.doubled, ...twice]).toEqual([]);
    for (const { difference } of books.currencies) expect(Number(difference)).toBe(0);
  },
);

/** Those that were booked under the reference of then, by business key; and those that were booked under both. */
function refundsIn(
  { shop, credentials }: Awaited<ReturnType<typeof startStoreSandbox>>,
  s4: Awaited<ReturnType<typeof startS4Sandbox>>,
) {
  const { journalEntries } = s4.books();
  const { referencePrefix: prefix } = accountRules;
  const entriesOfRefunds = new Set<string>();
  const twice: string[] = [];
  for (const [order, refunds] of shop.refunds)
    for (const { id } of refunds) {
      const [former, now] = [`${prefix}${order}-R${id}`, `${prefix}R-${id}`];
      if (!journalEntries.has(former)) continue;
      entriesOfRefunds.add(`stores/${credentials.storeHash}/orders/${order}/refunds/${id}`);
      if (journalEntries.has(now)) twice.push(former);
    }
  return { entriesOfRefunds, twice };
}
