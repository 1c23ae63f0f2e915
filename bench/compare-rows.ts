// How fast the rows of a CSV file are compared with those of the last run: `compare-rows.ts [ROWS]`. Nothing changed, one in a hundred changed, and
// the same by a loop that hashes each row and asks PostgreSQL.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import pg from 'pg';
import { csvDialect, openCsv } from '../src/rows/csv.ts';
import { compareRows } from '../src/rows/difference.ts';
import { openDuckDb } from '../src/rows/duckdb.ts';
import { startTestServer } from '../test/test-server.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const columns = ['customer', 'material', 'qty', 'price', 'currency', 'day'];
const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** `changed`: one row in so many has another price. */
async function write(name: string, changed = Infinity): Promise<string> {
  const path = join(folder, name);
  const out = createWriteStream(path);
  let text = `order_no,${columns.join(',')}\n`;
  for (let n = 0; n < count; n++) {
    const price = (((n * 7919) % 1_000_000) / 100 + (n % changed === 1 ? 1 : 0)).toFixed(2);
    text += `${4_500_000_000 + n},C${n % 9973},"MAT-${n % 811}, blue",${n % 37},${price},EUR,2026-0${1 + (n % 9)}-1${n % 10}\n`;
    if (text.length < 1_000_000) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'finish');
  return path;
}

const snapshot = join(folder, 'snapshot.parquet');

async function compare(path: string): Promise<string> {
  const begun = performance.now();
  const csv = await openCsv(path, csvDialect.parse({}), folder);
  const db = await openDuckDb({ files: [path], folder, memoryMb: 700 });
  try {
    const found = await compareRows(db, { scan: csv.scan, keys: ['order_no'], columns, snapshot });
    let open = 0;
    for await (const _ of found.openRows()) open++;
    for await (const _ of found.removedKeys()) open++;
    await csv.confirm();
    return `${seconds(performance.now() - begun)}, ${open} rows told, ${found.counts.unchanged} unchanged, ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`;
  } finally {
    db.close();
  }
}

/** Each row is hashed in JavaScript; PostgreSQL has the hashes of the last run, and is asked for a thousand keys at a time. */
async function loop(path: string, url: string): Promise<string> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  const hashed = async function* () {
    let some: [string, string][] = [];
    for await (const [key, ...rest] of createReadStream(path).pipe(parse({ from: 2 })) as AsyncIterable<
      string[]
    >) {
      some.push([key ?? '', createHash('sha256').update(JSON.stringify(rest)).digest('hex')]);
      if (some.length === 1_000) yield some.splice(0);
    }
    if (some.length > 0) yield some;
    some = [];
  };
  try {
    await db.query('create table hashes (key text primary key, hash text not null)');
    for await (const some of hashed())
      await db.query('insert into hashes select * from unnest($1::text[], $2::text[])', [
        some.map(([key]) => key),
        some.map(([, hash]) => hash),
      ]);
    await db.query('vacuum analyze hashes');
    const begun = performance.now();
    let changed = 0;
    for await (const some of hashed()) {
      const { rows } = await db.query('select key, hash from hashes where key = any($1)', [
        some.map(([key]) => key),
      ]);
      const before = new Map(rows.map(({ key, hash }) => [key, hash]));
      for (const [key, hash] of some) if (before.get(key) !== hash) changed++;
    }
    return `${seconds(performance.now() - begun)}, ${changed} rows changed`;
  } finally {
    await db.end();
  }
}

const server = await startTestServer();
try {
  const same = await write('same.csv');
  const csv = await openCsv(same, csvDialect.parse({}), folder);
  const db = await openDuckDb({ files: [same], folder, memoryMb: 700 });
  const first = await compareRows(db, { scan: csv.scan, keys: ['order_no'], columns, snapshot: undefined });
  await first.writeSnapshot(snapshot);
  db.close();
  const other = await write('other.csv', 100);
  for (let round = 1; round <= 3; round++) {
    process.stdout.write(`${count} rows, nothing changed: ${await compare(same)}\n`);
    process.stdout.write(`${count} rows, one in a hundred changed: ${await compare(other)}\n`);
  }
  if (count <= 1_000_000)
    process.stdout.write(`the loop, nothing changed: ${await loop(same, server.url)}\n`);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
