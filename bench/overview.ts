// How soon the overview comes over the API among a million postings: the series of the last 24 hours, and the summary. And what the indexes
// for it cost a write: `overview.ts [POSTINGS] [ROUNDS]`.
// Both, Kontor and the measuring, share one process; PostgreSQL has its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startApp } from '../src/app.ts';
import { createClient } from '../src/client/index.ts';
import { newId } from '../src/core/ids.ts';
import { silentLog } from '../src/core/log.ts';
import { levelsOf, shelfExtension, startShelf } from '../test/shelf.ts';
import { startTestServer } from '../test/test-server.ts';
import { day, storeOrders } from './stored-orders.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 40);

const server = await startTestServer();
const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
const db = new pg.Client({ connectionString: server.url });
await db.connect();
await db.query('create database overview');
const databaseUrl = Object.assign(new URL(server.url), { pathname: '/overview' }).href;
const shelf = await startShelf(levelsOf(1));
const app = await startApp({
  folder,
  databaseUrl,
  privateHosts: ['127.0.0.1'],
  role: 'all',
  host: '127.0.0.1',
  port: 0,
  log: silentLog,
  extensions: [shelfExtension],
  tuning: { pollEveryMs: 3_600_000 },
});
try {
  const client = createClient({ url: app.url, apiKey: app.apiKey });
  const connect = async (name: string) => {
    const settings = { baseUrl: shelf.url, batch: 1, answers: 'each' };
    return (await client.createConnection({ body: { connector: 'shelf', name, settings } })).id;
  };
  const connections = [await connect('one'), await connect('two'), await connect('three')];
  await storeOrders(databaseUrl, connections, count);
  const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
  const ofTenant = createClient({ url: app.url, apiKey: app.apiKey, tenant: 'main' });
  const asked: Record<string, () => Promise<unknown>> = {
    'series, 24 h by minute': () => client.getSeries({ since: ago(day), step: '1m' }),
    'series, 24 h by minute, one tenant': () => ofTenant.getSeries({ since: ago(day), step: '1m' }),
    'series, 24 h by minute, one connection': () =>
      client.getSeries({ since: ago(day), step: '1m', connection: connections[1] }),
    'series, 30 days by hour': () => client.getSeries({ since: ago(30 * day), step: '1h' }),
    'series, 90 days by day': () => client.getSeries({ since: ago(90 * day), step: '1d' }),
    'summary of now': () => client.getSummary({ since: ago(day), ever: 'false' }),
    'summary of now, one tenant': () => ofTenant.getSummary({ since: ago(day), ever: 'false' }),
    'summary with all there ever was': () => client.getSummary({ since: ago(day) }),
  };
  for (const [name, ask] of Object.entries(asked)) {
    const times = await timesOf(rounds, ask);
    const share = (part: number) => (times[Math.ceil(part * rounds) - 1] as number).toFixed(0);
    process.stdout.write(`${name}: p50 ${share(0.5)} ms, p95 ${share(0.95)} ms\n`);
  }
  await measureWrites(connections[0] as string);
} finally {
  await app.stop();
  await shelf.close();
  await db.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function timesOf(most: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < most; round++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b);
}

/** A posting that is stored and then accepted, in groups of 200 as Kontor writes them, with and without the index by acceptance. */
async function measureWrites(connection: string): Promise<void> {
  const into = new pg.Client({ connectionString: databaseUrl });
  await into.connect();
  const group = 200;
  const groups = 50;
  const index = `create index postings_by_acceptance on postings (accepted_at) where accepted_at is not null`;
  const write = async () => {
    for (let n = 0; n < groups; n++) {
      const ids = Array.from({ length: group }, () => newId('posting'));
      await into.query(
        `insert into postings (id, connection_id, system, flow_id, subject_id, operation, business_key, state, reference, request_id, amount, currency)
         select id, $1, 'bench', 'flw_1', id, 'journal-entries.create', id, 'sent', id, id, 1, 'USD' from unnest($2::text[]) id`,
        [connection, ids],
      );
      await into.query(
        `update postings set state = 'accepted', document_number = id, accepted_at = now(), updated_at = now() where id = any ($1)`,
        [ids],
      );
    }
  };
  try {
    const times: Record<'with' | 'without', number[]> = { with: [], without: [] };
    for (let round = 0; round < 7; round++)
      for (const how of ['with', 'without'] as const) {
        await into.query('drop index if exists postings_by_acceptance');
        if (how === 'with') await into.query(index);
        const begun = performance.now();
        await write();
        times[how].push(((performance.now() - begun) * 1_000) / (group * groups));
      }
    const median = (all: number[]) => all.toSorted((a, b) => a - b)[3] as number;
    const ratios = times.with.map((one, at) => one / (times.without[at] as number));
    process.stdout.write(
      `stored and accepted: ${median(times.with).toFixed(0)} us a posting with the index, ${median(times.without).toFixed(0)} us without; median ratio ${median(ratios).toFixed(3)}\n`,
    );
  } finally {
    await into.end();
  }
}
