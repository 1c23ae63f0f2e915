// Order → posted journal entry, with one process each for store, S/4HANA and Kontor, embedded storage, durable all the
// way. Two ways in: orders that are there already and are read by a run, and orders that arrive by webhook.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startKontor } from '../src/cli/kontor-process.ts';
import { accountRules } from '../src/cli/scene.ts';
import { createClient } from '../src/client/index.ts';
import { child } from './children.ts';

const orders = Number(process.argv[2] ?? 3_000);
const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
const store = await child<{ url: string; credentials: Record<string, string> }>('./store-child.ts');
const tenant = await child<{ url: string }>('./tenant-child.ts');
const kontor = await startKontor({
  folder,
  databaseUrl: process.env.KONTOR_DATABASE_URL,
  pollSeconds: 3_600,
});
const client = createClient(kontor);

const rssMb = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${kontor.pid()}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const cpuSeconds = () => {
  const fields = readFileSync(`/proc/${kontor.pid()}/stat`, 'utf8').split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
};

async function untilBooked(entries: number): Promise<void> {
  // Counting costs the tenant's process some time: seldom enough not to be measured itself.
  while ((await tenant.ask<{ entries: number }>({})).entries < entries) await sleep(500);
  while ((await client.getSummary()).queued > 0) await sleep(100);
}

try {
  const to = await client.createConnection({
    body: {
      connector: 's4hana',
      name: 'tenant',
      settings: {
        baseUrl: tenant.ready.url,
        concurrency: 16,
        auth: { kind: 'basic', username: 'KONTOR_COMM', password: 'sandbox-password' },
      },
    },
  });
  const from = await client.createConnection({
    body: {
      connector: 'bigcommerce',
      name: 'store',
      settings: {
        baseUrl: store.ready.url,
        ...store.ready.credentials,
        concurrency: 16,
        pollGraceSeconds: 0,
      },
    },
  });
  // Orders that are there before the flow is: found by a run.
  await store.ask({ place: orders });
  const flow = await client.createFlow({
    body: {
      flow: 'order-to-journal',
      from: from.id,
      to: to.id,
      settings: accountRules,
    },
  });
  let [started, cpu] = [performance.now(), cpuSeconds()];
  await client.runFlow({ id: flow.id, body: { since: '2020-01-01T00:00:00Z' } });
  await untilBooked(orders);
  report('read by a run', orders, started, cpu);

  const first = rssMb();
  for (let round = 2; round <= 4; round++) {
    [started, cpu] = [performance.now(), cpuSeconds()];
    // The store sends four webhooks for each: created, payment, status, update.
    await store.ask({ place: orders });
    await untilBooked(orders * round);
    report(`by webhook, round ${round - 1}`, orders, started, cpu);
  }
  const { entries, doubled } = await tenant.ask<{ entries: number; doubled: number }>({});
  process.stdout.write(
    `booked ${entries}, doubled ${doubled}; memory ${first.toFixed(0)} MB after the first ${orders}, ${rssMb().toFixed(0)} MB after ${entries}\n`,
  );
} finally {
  await kontor.kill();
  store.end();
  tenant.end();
  rmSync(folder, { recursive: true, force: true });
}

function report(what: string, count: number, startedMs: number, cpuBefore: number): void {
  const seconds = (performance.now() - startedMs) / 1000;
  const cpu = ((cpuSeconds() - cpuBefore) / count) * 1000;
  process.stdout.write(
    `${what}: ${count} orders in ${seconds.toFixed(1)} s = ${(count / seconds).toFixed(0)} orders/s; ${cpu.toFixed(2)} ms CPU of Kontor an order; ${rssMb().toFixed(0)} MB\n`,
  );
}
