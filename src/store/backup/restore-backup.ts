// Restores a backup into an empty database, in one transaction: everything is there afterwards, or nothing. The schema is made as
// it was for the version that wrote the backup; its rows are copied in; then the schema is brought up to date as by an upgrade.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { KontorError } from '../../core/errors.ts';
import { silentLog } from '../../core/log.ts';
import { type Database, schemaLock } from '../database.ts';
import { lockFolder, makeFolder } from '../folder-lock.ts';
import { migrate, steps } from '../migrate.ts';
import { type KeyedConnection, keyedConnections } from '../restores.ts';
import type { Schema } from '../schema.ts';
import { say } from '../sentences.ts';
import { fingerprintsOf } from '../vault.ts';
import { noteRestore } from './after-restore.ts';
import { type BackupHeader, type Rows, readBackup, type Table } from './backup-file.ts';
import { type DatabasePlace, openPlace } from './open-place.ts';
import { jobs, setTextSettings } from './snapshot.ts';

export interface RestoreOptions extends DatabasePlace {
  file: string;
  encryptionKey?: string | undefined;
  onTable?(table: string, done: number, total: number): void;
}

export interface CheckedBackup {
  header: BackupHeader;
  rows: Rows;
}

export interface RestoredBackup extends CheckedBackup {
  restoredAt: Date;
  /** Connections over whose proxy callers may have sent requests that the backup does not know. */
  keyed: KeyedConnection[];
}

/**
 * Reads the whole file and checks whether it can be restored here. Changes nothing. Throws `input/backup-damaged`,
 * `config/backup-newer`, and `config/backup-key-missing` when its encryption key is not there.
 */
export async function checkBackup({
  file,
  folder,
  encryptionKey,
}: Pick<RestoreOptions, 'file' | 'folder' | 'encryptionKey'>): Promise<CheckedBackup> {
  let header: BackupHeader | undefined;
  const rows = await readBackup(file, {
    async header(said) {
      header = said;
    },
    rows: (_, read) => drain(read),
  });
  const said = header as BackupHeader;
  refuseOtherSchema(said, file);
  const known = fingerprintsOf(encryptionKey, folder);
  const missing = said.keys.filter(key => !known.includes(key));
  if (missing.length > 0) {
    const found =
      known.length === 0
        ? say.reason('backup-key-none')
        : say.reason('backup-key-other', { found: known.join(', ') });
    throw say.error('backup-key-missing', { wanted: missing.join(', '), found, folder });
  }
  return { header: said, rows };
}

/** Throws what `checkBackup` throws, `conflict/restore-not-empty`, and `unavailable/restore-failed`: nothing was restored then. */
export async function restoreBackup(options: RestoreOptions): Promise<RestoredBackup> {
  const checked = await checkBackup(options);
  const { folder, databaseUrl } = options;
  makeFolder(folder);
  const unlock = databaseUrl === undefined ? lockFolder(folder) : () => {};
  try {
    const database = await openPlace(options);
    try {
      return await restoreInto(database, checked, options);
    } finally {
      await database.close();
    }
  } finally {
    unlock();
  }
}

async function restoreInto(
  database: Database,
  checked: CheckedBackup,
  options: RestoreOptions,
): Promise<RestoredBackup> {
  const client = await database.connect();
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: poolOf(client) }) });
  try {
    await setTextSettings(client);
    const restored = await db
      .transaction()
      .execute(tx => restoreAll(tx, client, checked, options))
      .catch((cause: unknown) => {
        if (cause instanceof KontorError) throw cause;
        const why = cause instanceof Error ? cause.message : String(cause);
        throw say.error('restore-failed', { why }, { cause });
      });
    await client.query('analyze');
    return restored;
  } finally {
    await client.end();
  }
}

async function restoreAll(
  tx: Kysely<Schema>,
  client: pg.Client,
  { header, rows }: CheckedBackup,
  { file, onTable }: RestoreOptions,
): Promise<RestoredBackup> {
  // A Kontor that starts during the restore waits for this lock.
  await sql`select pg_advisory_xact_lock(${schemaLock})`.execute(tx);
  await refuseUnlessEmpty(tx);
  await migrate(tx, silentLog, header.steps.at(-1));
  const isThere = async ({ name }: Table) =>
    (await client.query('select to_regclass($1) as found', [pg.escapeIdentifier(name)])).rows[0].found !==
    null;
  const empty = async (tables: readonly Table[]) => {
    const names = tables.map(({ name }) => pg.escapeIdentifier(name));
    if (names.length > 0) await client.query(`truncate ${names.join(', ')}`);
  };
  const tables: Table[] = [];
  for (const table of header.tables)
    if (table.name !== jobs.name && (await isThere(table))) tables.push(table);
  // Steps of the schema write rows, too.
  await empty(tables);
  let done = 0;
  await readBackup(file, {
    async header() {},
    async rows(table, read) {
      onTable?.(table.name, done++, header.tables.length);
      if (table.name === jobs.name) await bringUpToDate(tx, client, header);
      // The table is not one of Kontor's: it was in the same schema.
      else if (!tables.some(({ name }) => name === table.name)) return drain(read);
      const written = await copyIn(client, table, read);
      if (written !== rows[table.name]) throw new TypeError(`${table.name} has ${written} rows`);
    },
  });
  const keyed = await keyedConnections(tx, sql`true`);
  const restoredAt = await noteRestore(tx, header);
  return { header, rows, restoredAt, keyed };
}

async function bringUpToDate(tx: Kysely<Schema>, client: pg.Client, { sequences }: BackupHeader) {
  for (const { name, last, isCalled } of sequences)
    await client.query('select setval(to_regclass($1), $2::bigint, $3) where to_regclass($1) is not null', [
      pg.escapeIdentifier(name),
      last,
      isCalled,
    ]);
  await migrate(tx, silentLog);
}

async function copyIn(
  client: pg.Client,
  { name, columns }: Table,
  rows: AsyncIterable<Buffer>,
): Promise<number> {
  const names = columns.map(column => pg.escapeIdentifier(column)).join(', ');
  const into = client.query(copyFrom(`copy ${pg.escapeIdentifier(name)} (${names}) from stdin`));
  await pipeline(Readable.from(rows, { objectMode: false }), into);
  return into.rowCount;
}

async function drain(rows: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of rows);
}

async function refuseUnlessEmpty(tx: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind in ('r', 'p', 'v', 'm', 'S')
      and relnamespace in (current_schema()::regnamespace, to_regnamespace('pgboss')) order by 1 limit 1`.execute(
    tx,
  );
  if (rows[0]) throw say.error('restore-not-empty', { table: rows[0].name });
}

function refuseOtherSchema({ steps: done, kontor }: BackupHeader, file: string): void {
  const known = steps();
  const unknown = done.filter(step => !known.includes(step));
  if (unknown.length > 0)
    throw say.error('backup-newer', {
      file,
      what: say.reason('backup-steps', { kontor, steps: unknown.join(', ') }),
    });
}

/** Kysely on a connection that stays the caller's. */
function poolOf(client: pg.Client): PostgresPool {
  const query = client.query.bind(client) as PostgresPoolClient['query'];
  return { options: {}, connect: async () => ({ query, release() {} }), end: async () => {} };
}
