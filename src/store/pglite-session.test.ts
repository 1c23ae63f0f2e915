// The embedded database across its thread.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/databases.ts';
import { openPglite, type PgliteSession } from './pglite-session.ts';

const folder = temporaryFolder();
let session: PgliteSession;
beforeAll(async () => {
  session = await openPglite(join(folder, 'pgdata'));
}, 30_000);
afterAll(async () => {
  await session.close();
  rmSync(folder, { recursive: true });
});

test('values of every kind come back as they were, and errors with their SQLSTATE', async () => {
  const { rows } = await session.query(
    'select $1::jsonb as json, $2::timestamptz as at, 1.10::numeric as n',
    [{ a: [1] }, new Date(0)],
  );
  expect(rows).toEqual([{ json: { a: [1] }, at: new Date(0), n: '1.10' }]);
  await session.exec('create table t (id int primary key); insert into t values (1);');
  await expect(session.query('insert into t values (1)')).rejects.toMatchObject({
    code: '23505',
    constraint: 't_pkey',
    message: expect.stringContaining('duplicate key'),
  });
});

test('while a transaction is open everybody else waits, and what is rolled back never was', async () => {
  await session.exec('create table c (n int)');
  const transaction = await session.begin();
  await transaction.query('insert into c values (1)');
  const outside = session.query('select n from c');
  await transaction.query('insert into c values (2)');
  await transaction.end(false);
  expect((await outside).rows).toEqual([]);
  const second = await session.begin();
  const { affectedRows } = await second.query('insert into c values (3), (4)');
  await second.end(true);
  expect(affectedRows).toBe(2);
  expect((await session.query('select n from c')).rows).toEqual([{ n: 3 }, { n: 4 }]);
});

test('a damaged folder is named in a sentence, and so is a database that was closed', async () => {
  const damaged = temporaryFolder();
  mkdirSync(join(damaged, 'pgdata'));
  writeFileSync(join(damaged, 'pgdata', 'PG_VERSION'), 'nonsense');
  await expect(openPglite(join(damaged, 'pgdata'))).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'embedded-database',
    message: expect.stringContaining(damaged),
  });
  const closed = await openPglite(join(damaged, 'other'));
  await closed.close();
  await expect(closed.query('select 1')).rejects.toMatchObject({ code: 'embedded-database' });
  rmSync(damaged, { recursive: true });
}, 30_000);
