// Brings the schema up to date. Safe when several processes start together: it runs in one of them at a time.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { KontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Schema } from './schema.ts';
import { say } from './sentences.ts';

/** The steps: files of SQL statements, by name. */
const stepsIn = (folder: string) =>
  new Map(
    readdirSync(folder).flatMap((file): [string, Migration][] => {
      const [, name] = /^(\d{4}-[\w-]+)\.[jt]s$/.exec(file) ?? [];
      return name === undefined ? [] : [[name, { up: db => carryOut(join(folder, file), db) }]];
    }),
  );

const folder = join(import.meta.dirname, 'migrations');

/** The names of the steps of this version, in their order. */
export const steps = (): string[] => [...stepsIn(folder).keys()].sort();

async function carryOut(file: string, db: Kysely<unknown>): Promise<void> {
  const { statements } = (await import(pathToFileURL(file).href)) as { statements: readonly string[] };
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/**
 * Up to the latest step, or to the one that is named. Throws `config/newer-database` for what a later version has written, and
 * `unavailable/migration-failed`: then nothing of the step that failed was done; `unavailable/migration-not-begun`.
 */
export async function migrate(db: Kysely<Schema>, log: Log, upTo?: string): Promise<void> {
  const known = stepsIn(folder);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(known) } });
  const done = await stepsDone(db).catch(error => {
    throw failed(error);
  });
  refuseNewer(done.filter(step => !known.has(step)));
  const open = [...known.keys()].filter(step => !done.includes(step));
  if (done.length > 0 && open.length > 0)
    log.warn(
      { steps: open },
      'The database of an earlier version is brought up to date, and the earlier version does not start on it any more. To be able to go back, keep the backup that you made before (docs/guides/upgrade.md).',
    );
  const { error, results } = await (upTo === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(upTo));
  if (error !== undefined)
    throw failed(error, results?.find(result => result.status === 'Error')?.migrationName);
}

function failed(error: unknown, step?: string): KontorError {
  const why = error instanceof Error ? error.message : String(error);
  return step === undefined
    ? say.error('migration-not-begun', { why }, { cause: error })
    : say.error('migration-failed', { step, why }, { cause: error });
}

async function stepsDone(db: Kysely<Schema>): Promise<string[]> {
  const { rows: tables } = await sql`select to_regclass('kysely_migration') as found`.execute(db);
  if ((tables[0] as { found: unknown }).found === null) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}

function refuseNewer(unknown: readonly string[]): void {
  if (unknown.length === 0) return;
  throw say.error('newer-database', { steps: unknown.join(', ') });
}
