// Backups in tests: written from the database of a Kontor, and restored in the place of what it has.
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { restoreBackup, writeBackup } from '../src/app.ts';
import { silentLog } from '../src/core/log.ts';
import type { DatabasePlace } from '../src/store/backup/open-place.ts';
import type { RestoreOptions } from '../src/store/backup/restore-backup.ts';

/** A file that is deleted after the test. */
export function backupFile(): string {
  const file = join(tmpdir(), `kontor-test-${randomUUID()}.backup`);
  onTestFinished(() => rmSync(file, { force: true }));
  return file;
}

export async function backUp(place: Omit<DatabasePlace, 'log'>, to = backupFile()): Promise<string> {
  await writeBackup({ ...place, to, force: false, kontor: 'test', log: silentLog });
  return to;
}

export const restoreTo = (place: Omit<RestoreOptions, 'log' | 'file'>, file: string) =>
  restoreBackup({ ...place, file, log: silentLog });

/** The machine is thrown away: nothing of it is left in this database. */
export async function emptyDatabase(url: string): Promise<void> {
  await query(url, 'drop schema public cascade; create schema public; drop schema if exists pgboss cascade');
}

export async function query<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** A hash of the rows of each table, but of these. */
export async function contentsOf(url: string, but: readonly string[]): Promise<Record<string, string>> {
  const tables = await query<{ name: string }>(
    url,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const hashes = tables
    .filter(({ name }) => !but.includes(name) && !name.startsWith('kysely_'))
    .map(async ({ name }) => {
      const [row] = await query<{ hash: string }>(
        url,
        `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as hash from ${name} t`,
      );
      return [name, row?.hash ?? ''];
    });
  return Object.fromEntries(await Promise.all(hashes));
}
