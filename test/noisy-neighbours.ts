// Three tenants on one Kontor: one works, one floods, the shop of one hangs. How the working one fares with the others,
// compared with how it fares alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { createClient } from '../src/client/index.ts';
import { type KontorProcess, startKontor } from '../src/stage/kontor-process.ts';
import { createTestPlace } from './databases.ts';
import { eventually } from './eventually.ts';
import { type NeighbourTenant, startNeighbourTenant } from './neighbour-tenant.ts';

export interface Fared {
  /** Booked orders a second, from the first placed to the last booked. */
  perSecond: number;
  /** From the first webhook of an order to its booking, milliseconds. */
  p50: number;
  p99: number;
}

export interface Compared {
  alone: Fared;
  together: Fared;
  /** Booked for the one that floods while the working one was measured. */
  flooded: number;
  doubled: number;
}

export interface NeighboursOptions {
  /** Processes that work on the queue. */
  workers: number;
  /** Orders of the one that floods that wait all the time, and of the hanging one. Each order sends some four webhooks. */
  backlog: number;
  /** Orders of the working tenant in each of the two measurements. */
  orders: number;
}

export async function compareNeighbours({ workers, backlog, orders }: NeighboursOptions): Promise<Compared> {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const kontor = await startKontor({ folder, databaseUrl, pollSeconds: 3_600 });
  onTestFinished(() => kontor.kill());
  for (let more = 1; more < workers; more++) await startWorker(kontor, folder, databaseUrl);
  const operator = createClient(kontor);
  const [works, floods, hangs] = (await Promise.all(
    ['works', 'floods', 'hangs'].map(id => startNeighbourTenant(kontor, operator, id)),
  )) as [NeighbourTenant, NeighbourTenant, NeighbourTenant];
  const database = new pg.Client(databaseUrl);
  await database.connect();
  onTestFinished(() => database.end());

  // A quarter of what it can do when nobody else is there; the first orders only warm everything up.
  await measure(works, orders, undefined, database);
  const quarter = (await measure(works, orders, undefined, database)).perSecond / 4;
  const alone = await measure(works, orders, quarter, database);
  await hangs.systems.hang(true);
  await hangs.systems.place(backlog);
  await floods.systems.flood(backlog);
  await eventually('the flood is booked', async () => (await floods.systems.books()).entries > 10);
  const before = (await floods.systems.books()).entries;
  const together = await measure(works, orders, quarter, database);
  const after = (await floods.systems.books()).entries;
  await floods.systems.flood(0);
  const doubled = await Promise.all(
    [works, floods, hangs].map(async one => (await one.systems.books()).doubled),
  );
  return { alone, together, flooded: after - before, doubled: doubled.reduce((sum, one) => sum + one, 0) };
}

/** Places orders, waits until they are booked, and asks the database how long each took. */
export async function measure(
  { from, systems }: NeighbourTenant,
  orders: number,
  perSecond: number | undefined,
  database: pg.Client,
): Promise<Fared> {
  const { entries } = await systems.books();
  const begun = performance.now();
  await systems.place(orders, perSecond);
  await eventually(
    'all its orders are booked',
    async () => (await systems.books()).entries >= entries + orders,
    { timeoutMs: 300_000 },
  );
  const seconds = (performance.now() - begun) / 1000;
  const { rows } = await database.query<{ ms: number }>(
    `select extract(epoch from p.accepted_at - e.at)::float8 * 1000 as ms
     from postings p join flows f on f.id = p.flow_id
     cross join lateral (
       select min(received_at) as at from events
       where connection_id = f.from_id and object = 'shop-orders' and subject_id = p.subject_id) e
     where f.from_id = $1 and p.state = 'accepted' order by p.accepted_at desc limit $2`,
    [from, orders],
  );
  const took = rows.map(row => row.ms).sort((a, b) => a - b);
  const at = (part: number) => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? Number.NaN;
  return { perSecond: orders / seconds, p50: at(0.5), p99: at(0.99) };
}

/** Resolves when it is ready. It shares the folder, and so the encryption key. */
async function startWorker(kontor: KontorProcess, folder: string, databaseUrl: string): Promise<void> {
  const main = join(import.meta.dirname, '../src/cli/main.ts');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'start', '--role', 'worker', '--data', folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        KONTOR_API_KEY: kontor.apiKey,
        KONTOR_DATABASE_URL: databaseUrl,
        KONTOR_PRIVATE_HOSTS: '127.0.0.1',
        KONTOR_LOG: 'info',
      },
    },
  );
  const gone = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  const ready = (async () => {
    for await (const line of createInterface({ input: child.stdout }))
      if (line.includes('Kontor is ready')) return;
  })();
  await Promise.race([
    ready,
    gone.then(() => {
      throw new Error('a worker ended at its start');
    }),
  ]);
  child.stdout.resume();
}
