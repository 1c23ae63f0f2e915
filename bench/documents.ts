// How soon the first page of documents comes over the API among a million postings, with each filter: `documents.ts [POSTINGS] [ROUNDS]`.
// Both, Kontor and the measuring, share one process; PostgreSQL has its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startApp } from '../src/app.ts';
import { createClient } from '../src/client/index.ts';
import { silentLog } from '../src/core/log.ts';
import { levelsOf, shelfExtension, startShelf } from '../test/shelf.ts';
import { startTestServer } from '../test/test-server.ts';
import { day, days, storeOrders } from './stored-orders.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 40);

const server = await startTestServer();
const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
const db = new pg.Client({ connectionString: server.url });
await db.connect();
await db.query('create database documents');
const databaseUrl = Object.assign(new URL(server.url), { pathname: '/documents' }).href;
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
  const connect = async (name: string) =>
    (
      await client.createConnection({
        body: { connector: 'shelf', name, settings: { baseUrl: shelf.url, batch: 1, answers: 'each' } },
      })
    ).id;
  const connections = [await connect('one'), await connect('two'), await connect('three')];
  await storeOrders(databaseUrl, connections, count);
  const begin = Date.now() - days * day;
  const at = (ms: number) => new Date(begin + ms).toISOString();
  const asked: Record<string, Parameters<typeof client.listPostings>[0]> = {
    newest: {},
    parked: { state: 'parked' },
    'of a connection': { connection: connections[2] as string },
    'a day 80 days ago': { since: at(10 * day), until: at(11 * day) },
    'an amount that is rare': { amount_from: '9999' },
    'a reason that is rare': { reason_code: 'account-blocked' },
    'a reason and a flow': { reason_code: 'period-closed', flow: 'flw_1' },
    'text: a reference': { text: 'BC-500000' },
    'text: a number': { text: '100012345' },
    'text: an order': { text: '77777' },
    'text: a short prefix': { text: 'BC-1' },
    'text: nothing has it': { text: 'nothing' },
    'a day, an amount and a state': {
      since: at(20 * day),
      until: at(21 * day),
      amount_from: '5000',
      state: 'accepted',
    },
  };
  for (const [name, query] of Object.entries(asked)) {
    const { found, times } = await timed(async () => (await client.listPostings(query)).result.length);
    const begun = performance.now();
    const total = await client.countPostings(query);
    const counted = performance.now() - begun;
    process.stdout.write(
      `${name}: ${found} rows, ${times}; ${total.count}${total.is_exact ? '' : ' or more'} counted in ${counted.toFixed(0)} ms\n`,
    );
  }
  for (const text of ['BC-500000', '1710:2026:100012345', '77777', 'BC-1', 'orders', 'nothing']) {
    const { found, times } = await timed(async () => (await client.find({ text })).found.length);
    process.stdout.write(`find ${text}: ${found} answers, ${times}\n`);
  }
} finally {
  await app.stop();
  await shelf.close();
  await db.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Asks so often, one time after the other. */
async function timed(ask: () => Promise<number>): Promise<{ found: number; times: string }> {
  const taken: number[] = [];
  let found = 0;
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    found = await ask();
    taken.push(performance.now() - begun);
  }
  taken.sort((a, b) => a - b);
  const share = (part: number) => (taken[Math.ceil(part * rounds) - 1] as number).toFixed(0);
  return { found, times: `p50 ${share(0.5)} ms, p95 ${share(0.95)} ms` };
}
