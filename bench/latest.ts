// How many states a second go through: `latest.ts [RECORDS]`. A flow reads the levels of one shelf and writes them to another; both,
// Kontor and the measuring share one process, the private database has its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../src/app.ts';
import { createClient } from '../src/client/index.ts';
import { silentLog } from '../src/core/log.ts';
import { levelsOf, shelfExtension, startShelf } from '../test/shelf.ts';

const records = Number(process.argv[2] ?? 20_000);

/** `answers: all`: the answer says nothing of single ones, and each is read back by a request of its own. */
const ways = [
  { batch: 10, answers: 'each' },
  { batch: 10, answers: 'all' },
  { batch: 2_000, answers: 'each' },
  { batch: 0, answers: 'each' },
];

for (const way of ways) {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
  const [from, to] = await Promise.all([startShelf(levelsOf(records)), startShelf()]);
  const app = await startApp({
    folder,
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
    const connect = async (baseUrl: string) => {
      const body = { connector: 'shelf', name: baseUrl, settings: { baseUrl, ...way } };
      return (await client.createConnection({ body })).id;
    };
    const ends = { from: await connect(from.url), to: await connect(to.url) };
    const { id } = await client.createFlow({ body: { flow: 'carry-levels', ...ends, settings: {} } });
    const carry = async (what: string) => {
      const sent = to.writes.length;
      const begun = performance.now();
      const cpu = process.cpuUsage();
      await client.runFlow({ id, body: { since: '2026-01-01T00:00:00Z' } });
      while (!(await client.getIdle({ wait: '60s' })).idle);
      const seconds = (performance.now() - begun) / 1_000;
      const { user, system } = process.cpuUsage(cpu);
      const { postings } = await client.getSummary();
      const accepted = postings.find(one => one.state === 'accepted')?.count ?? 0;
      process.stdout.write(
        `batches of ${way.batch || 1}, answers say ${way.answers}: ${what}: ${(records / seconds).toFixed(0)} states/s, ${((user + system) / 1_000 / records).toFixed(2)} ms CPU each, ${to.writes.length - sent} writes, ${accepted} accepted\n`,
      );
    };
    await carry('all new');
    for (const level of levelsOf(records, '2')) from.set(level);
    await carry('all changed');
    await carry('none changed');
  } finally {
    await app.stop();
    await Promise.all([from.close(), to.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}
