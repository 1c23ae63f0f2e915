// `kontor prove`: the fault campaign. Kontor runs as a process of its own that is killed again and again, while the
// network loses answers, webhooks vanish, and the database connection is cut. In the end the documents are counted in
// S/4HANA itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStoreSandbox } from '../sandbox/bigcommerce/server.ts';
import { startS4Sandbox } from '../sandbox/s4hana/server.ts';
import { temporaryDatabase } from '../stage/databases.ts';
import { startKontor } from '../stage/kontor-process.ts';
import type { Environment } from './environment.ts';
import { printJson, printTable } from './output.ts';
import { type ProveOptions, type ProveReport, pollSeconds, runCampaign } from './prove-campaign.ts';
import { secretOf } from './secret-sources.ts';
import { stopSignal } from './start.ts';

export async function prove(options: ProveOptions, environment: Environment): Promise<void> {
  const startedAt = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'kontor-prove-'));
  const databaseUrl = secretOf(environment, 'KONTOR_DATABASE_URL');
  const database = databaseUrl ? await temporaryDatabase(databaseUrl) : undefined;
  const store = await startStoreSandbox({
    seed: options.seed,
    retryScale: 0.001,
    slowMs: 800,
    currency: options.ordersFile ? 'GBP' : 'USD',
  });
  // Both number their orders alike, and post to the same system.
  const second = await startStoreSandbox({
    seed: `${options.seed}/2`,
    storeHash: 'sandbox2',
    retryScale: 0.001,
    slowMs: 800,
  });
  const s4 = await startS4Sandbox({ seed: options.seed, lateMs: 3_000, slowMs: 800 });
  const leave = async () => {
    await Promise.all([store.close(), second.close(), s4.close()]);
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
    const campaign = await runCampaign({
      options,
      store,
      second,
      s4,
      kontor,
      folder,
      databaseUrl: database?.url,
    });
    const seconds = (performance.now() - startedAt) / 1000;
    report(
      { ...campaign, seconds: Math.round(seconds), ordersPerSecond: Math.round(campaign.paid / seconds) },
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
      'parked',
      'killed',
      'db cut',
      'missed by webhook',
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
        result.parked.length,
        result.kills,
        result.databaseCuts,
        result.missedByWebhook,
        result.seconds,
      ],
    ],
  );
  printTable(['currency', 'difference'], Object.entries(result.difference));
  for (const { operation, key } of result.lost) process.stdout.write(`lost: ${operation} ${key}\n`);
  for (const reference of result.doubled) process.stdout.write(`doubled: ${reference}\n`);
  for (const { operation, key, reason } of result.parked)
    process.stdout.write(`parked: ${operation} ${key}: ${reason}\n`);
  for (const one of result.unexplained) process.stdout.write(`not caused by the campaign: ${one}\n`);
  for (const one of result.stock) process.stdout.write(`stock differs: ${one}\n`);
  if (!result.idle) process.stdout.write('It did not come to rest in time: something is still on its way.\n');
  process.stdout.write(
    result.passed ? 'Nothing lost, nothing doubled, the books are equal.\n' : 'NOT passed.\n',
  );
}
