// `kontor prove`: the fault campaign. Kontor runs as a process of its own that is killed again and again, while the
// network loses answers, webhooks vanish, and the database connection is cut. In the end the documents are counted in
// S/4HANA itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStoreSandbox } from '../sandbox/bigcommerce/server.ts';
import { startS4Sandbox } from '../sandbox/s4hana/server.ts';
import { temporaryDatabase } from '../stage/databases.ts';
import { month } from '../stage/golden-book/desk.ts';
import { startKontor } from '../stage/kontor-process.ts';
import type { Environment } from './environment.ts';
import { printJson, printTable } from './output.ts';
import { openCampaign, type ProveOptions, type ProveReport, pollSeconds } from './prove-campaign.ts';
import { proveGoldenBook } from './prove-golden-book.ts';
import { proveOrders } from './prove-orders.ts';
import { secretOf } from './secret-sources.ts';
import { stopSignal } from './stop-signal.ts';

export async function prove(options: ProveOptions, environment: Environment): Promise<void> {
  const startedAt = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'kontor-prove-'));
  const databaseUrl = secretOf(environment, 'KONTOR_DATABASE_URL');
  const database = databaseUrl ? await temporaryDatabase(databaseUrl) : undefined;
  const isGolden = options.scene === 'golden-book';
  const patience = { retryScale: 0.001, slowMs: 800 };
  const store = await startStoreSandbox({
    seed: options.seed,
    ...patience,
    currency: options.ordersFile ? 'GBP' : 'USD',
    ...(isGolden ? { timezone: month.zone } : {}),
  });
  // Both number their orders alike, and post to the same system.
  const second = isGolden
    ? undefined
    : await startStoreSandbox({ seed: `${options.seed}/2`, storeHash: 'sandbox2', ...patience });
  const s4 = await startS4Sandbox({ seed: options.seed, lateMs: 3_000, slowMs: 800 });
  const leave = async () => {
    await Promise.all([store.close(), second?.close(), s4.close()]);
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  const kontor = await startKontor({ folder, databaseUrl: database?.url, pollSeconds }).catch(async error => {
    await leave();
    throw error;
  });
  const cleanUp = async () => {
    await kontor.kill();
    await leave();
  };
  // A proof that is broken off leaves no process and no database behind.
  void stopSignal()
    .then(cleanUp)
    .then(() => process.exit(130));
  try {
    const stores = second ? [store, second] : [store];
    const campaign = openCampaign({ options, stores, s4, kontor, folder, databaseUrl: database?.url });
    const play = second
      ? proveOrders({ options, store, second, s4, campaign })
      : proveGoldenBook({ options, store, s4, campaign });
    const result = await play.finally(campaign.leave);
    const seconds = (performance.now() - startedAt) / 1000;
    report(
      { ...result, seconds: Math.round(seconds), ordersPerSecond: Math.round(result.paid / seconds) },
      options,
    );
  } finally {
    await cleanUp();
  }
}

function report(result: ProveReport, { json }: ProveOptions): void {
  if (!result.passed) process.exitCode = 1;
  if (json) {
    printJson(result);
    return;
  }
  printTable(
    [
      'orders',
      'paid',
      'refunds',
      'posted',
      'lost',
      'doubled',
      'wrong',
      'parked',
      'killed',
      'db cut',
      'missed by webhook',
      'untold',
      'misshown',
      'seconds',
    ],
    [
      [
        result.orders,
        result.paid,
        result.refunds,
        result.posted,
        result.lost.length,
        result.doubled.length,
        result.wrong.length,
        result.parked.length,
        result.kills,
        result.databaseCuts,
        result.missedByWebhook,
        result.untold.length,
        result.misshown.length,
        result.seconds,
      ],
    ],
  );
  const isGolden = result.scene === 'golden-book';
  printTable([isGolden ? 'account' : 'currency', 'difference'], Object.entries(result.difference));
  if (Object.keys(result.waiting).length > 0)
    printTable(['waits as it should', 'documents'], Object.entries(result.waiting));
  for (const { operation, key } of result.lost) process.stdout.write(`lost: ${operation} ${key}\n`);
  for (const reference of result.doubled) process.stdout.write(`doubled: ${reference}\n`);
  for (const one of result.wrong) process.stdout.write(`wrong: ${one}\n`);
  for (const one of result.unexplained)
    process.stdout.write(`waits, and neither its order nor the campaign explains it: ${one}\n`);
  for (const { operation, key, state, told } of result.untold)
    process.stdout.write(
      `not told to those who follow: ${operation} ${key} is ${state} (told: ${told ?? 'nothing'})\n`,
    );
  for (const one of result.misshown) process.stdout.write(`shown wrongly: ${one}\n`);
  for (const one of result.stock) process.stdout.write(`stock differs: ${one}\n`);
  if (!result.idle) process.stdout.write('It did not come to rest in time: something is still on its way.\n');
  process.stdout.write(
    result.passed
      ? 'Nothing lost, nothing doubled, every document as a bookkeeper would have made it.\n'
      : 'NOT passed.\n',
  );
}
