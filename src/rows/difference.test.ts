import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { z } from 'zod';
import { csvDialect, openCsv } from './csv.ts';
import { compareRows, type OpenRow } from './difference.ts';
import { openDuckDb } from './duckdb.ts';

const folder = mkdtempSync(join(tmpdir(), 'kontor-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

async function fileOf(text: string | Buffer, dialect: z.input<typeof csvDialect> = {}) {
  const path = join(folder, `${++files}.csv`);
  writeFileSync(path, text);
  const csv = await openCsv(path, csvDialect.parse(dialect), folder);
  const db = await openDuckDb({ files: [csv.path], folder, memoryMb: 500 });
  onTestFinished(() => db.close());
  return { path, csv, db };
}

async function listed<Item>(all: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const one of all) found.push(one);
  return found;
}

/** All rows as they are read. */
async function readAll(text: string | Buffer, dialect = {}) {
  const { csv, db } = await fileOf(text, dialect);
  return (await listed(db.rows(`select * from ${csv.scan}`))).flat();
}

async function compared(text: string, before: string | undefined, columns = ['amount', 'text']) {
  const snapshot = join(folder, `${++files}.parquet`);
  const shape = { keys: ['id'], columns };
  if (before !== undefined) {
    const { csv, db } = await fileOf(before);
    const first = await compareRows(db, { ...shape, scan: csv.scan, snapshot: undefined });
    await first.writeSnapshot(snapshot);
  }
  const { csv, db } = await fileOf(text);
  const found = await compareRows(db, {
    ...shape,
    scan: csv.scan,
    snapshot: before === undefined ? undefined : snapshot,
  });
  const rows: OpenRow[] = await listed(found.openRows());
  return {
    counts: found.counts,
    rows: rows.map(({ line, standing, cells }) => [line, standing, ...cells]),
    removed: await listed(found.removedKeys()),
  };
}

test('a CSV file is read as it stands there', async () => {
  expect(await readAll('id,n\n1,a # b\n#2,c\n3, d \n')).toEqual([
    ['1', 'a # b'],
    ['#2', 'c'],
    ['3', ' d '],
  ]);
  expect(await readAll('id;amount;zip\r\n1;10,50;01234\r\n2;"a""b\nc";1E5\r\n', { delimiter: ';' })).toEqual([
    ['1', '10,50', '01234'],
    ['2', 'a"b\nc', '1E5'],
  ]);
  expect(await readAll('\uFEFFid,n\n1,é\n')).toEqual([['1', 'é']]);
  expect(await readAll('id,n,m\n1,,""\n2,NULL,NA\n')).toEqual([
    ['1', '', ''],
    ['2', 'NULL', 'NA'],
  ]);
  expect(await readAll('id,n\n')).toEqual([]);
  const late = `id,qty\n${Array.from({ length: 25_000 }, (_, n) => `${n},${n}`).join('\n')}\nx,2.5\ny,1_000\n`;
  expect((await readAll(late)).slice(-2)).toEqual([
    ['x', '2.5'],
    ['y', '1_000'],
  ]);
  const [[, cell] = []] = await readAll(`id,n\n1,${'x'.repeat(2_100_000)}\n`);
  expect(cell).toHaveLength(2_100_000);
});

test('a CSV file is read in the encoding that is declared', async () => {
  const windows = Buffer.from('id,p\n1,\x805\n2,"\xfcber\nzwei"\n', 'latin1');
  expect(await readAll(windows, { encoding: 'windows-1252' })).toEqual([
    ['1', '€5'],
    ['2', 'über\nzwei'],
  ]);
  const wide = Buffer.from('\uFEFFid,n\r\n1,é\r\n', 'utf16le');
  expect(await readAll(wide, { encoding: 'utf-16le' })).toEqual([['1', 'é']]);
  // A file that was cut in the middle of a character.
  const cut = readAll(wide.subarray(0, -1), { encoding: 'utf-16le' });
  await expect(cut).rejects.toMatchObject({ code: 'csv-undecodable', kind: 'input' });
});

test('a CSV file that is not what its dialect says is refused, with the line', async () => {
  const refusal = (text: string | Buffer) => readAll(text).then(String, (thrown: Error) => thrown.message);
  expect(await refusal('id,n\n1,a\n2\n3,c\n')).toMatch(
    /from line 3 on: The line has 1 columns, and the first line of the file 2/,
  );
  expect(await refusal('id,n\n1,a\n2,b,c\n')).toMatch(/line 3 .* has 3 columns/);
  expect(await refusal('id,n\n1,"a\n2,b\n')).toMatch(/line 2 .*quote/);
  expect(await refusal('id,n\r\n1,a\r\n2,b\n3,c\r\n')).toMatch(/CR LF/);
  expect(await refusal(Buffer.concat([Buffer.from('id,n\n1,'), Buffer.from([0xe9, 0x0a])]))).toMatch(
    /not UTF-8/,
  );
  expect(await refusal('"id,n\n1,a\n')).toMatch(/line 1 .*quote/);
  expect(await refusal('Amount,amount\n1,2\n')).toMatch(/two columns called amount/);
  expect(await refusal('id,,x\n1,2,3\n')).toMatch(/Column 2/);
  expect(await refusal('')).toMatch(/names no columns/);
});

test('a file that changes while it is read is not believed', async () => {
  const { path, csv } = await fileOf('id,n\n1,a\n2,b');
  expect(csv.isEnded).toBe(false);
  await csv.confirm();
  appendFileSync(path, '\n3,c\n');
  await expect(csv.confirm()).rejects.toMatchObject({ code: 'file-changed', kind: 'unavailable' });
});

test('only what is new, changed or gone is told', async () => {
  const before = 'id,amount,text\n1,10.50,a\n2,7.00,b\n3,1,c\n';
  const same = await compared('text,id,amount\na,1,10.50\nc,3,1\nb,2,7.00\n', before);
  expect(same).toEqual({
    counts: { read: 3, unchanged: 3, added: 0, changed: 0, repeated: 0, keyless: 0, removed: 0 },
    rows: [],
    removed: [],
  });
  const other = await compared('id,amount,text,more\n1,10.50,a,x\n3,1.0,c,x\n4,2,d,x\n', before);
  expect(other.rows).toEqual([
    [2, 'changed', '3', '1.0', 'c'],
    [3, 'added', '4', '2', 'd'],
  ]);
  expect(other.counts).toMatchObject({ read: 3, unchanged: 1, added: 1, changed: 1, removed: 1 });
  expect(other.removed).toEqual(['1:2']);
  expect((await compared(before, undefined)).counts).toMatchObject({ read: 3, added: 3, removed: 0 });
});

test('no row of a repeated key is picked, and its key counts as there', async () => {
  const { counts, rows, removed } = await compared(
    'id,amount,text\n1,1,a\n1,2,b\n,3,c\n2,4,d\n',
    'id,amount,text\n1,1,a\n',
  );
  expect(rows).toEqual([
    [1, 'repeated', '1', '1', 'a'],
    [2, 'repeated', '1', '2', 'b'],
    [3, 'keyless', '', '3', 'c'],
    [4, 'added', '2', '4', 'd'],
  ]);
  expect(counts).toEqual({
    read: 4,
    unchanged: 0,
    added: 1,
    changed: 0,
    repeated: 2,
    keyless: 1,
    removed: 0,
  });
  expect(removed).toEqual([]);
});

test('columns may be called as the comparison calls its own', async () => {
  const columns = ['line', 'key', 'digest', 'now', 'open'];
  const { csv, db } = await fileOf(`id,${columns.join(',')}\n1,l,k,d,n,o\n`);
  const { counts, openRows } = await compareRows(db, {
    scan: csv.scan,
    keys: ['key'],
    columns,
    snapshot: undefined,
  });
  expect(counts).toMatchObject({ read: 1, added: 1 });
  expect(await listed(openRows())).toEqual([
    { line: 1, key: '1:k', standing: 'added', cells: ['k', 'l', 'k', 'd', 'n', 'o'] },
  ]);
});

test('values that run together are told apart', async () => {
  const before = 'id,amount,text\n1,a|b,c\n2,,x\n3,1:a,\n';
  const { rows } = await compared('id,amount,text\n1,a,b|c\n2,x,\n3,1,:a\n', before);
  expect(rows.map(([, standing]) => standing)).toEqual(['changed', 'changed', 'changed']);
});

test('DuckDB reads no other file, writes nowhere else, and cannot be opened again', async () => {
  const { db } = await fileOf('id\n1\n');
  for (const sql of [
    "select * from read_csv('/etc/passwd')",
    "copy (select 1) to '/tmp/kontor-was-here.csv'",
    "attach '/tmp/kontor-was-here.db'",
    'set enable_external_access = true',
    "set memory_limit = '64GB'",
    'install httpfs',
    "select * from 'https://example.com/a.parquet'",
  ])
    await expect([
      sql,
      await db.run(sql).then(
        () => 'done',
        () => 'refused',
      ),
    ]).toEqual([sql, 'refused']);
});
