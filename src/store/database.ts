// Opens the database: embedded in the data folder, or a PostgreSQL server. The rest of Kontor sees no difference.
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { type ConstructorOptions, fromKysely, fromPglite } from 'pg-boss';
import { KontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Schema } from './schema.ts';

export interface Database {
  kind: 'embedded' | 'server';
  db: Kysely<Schema>;
  /** The same database for pg-boss. */
  queueDb: NonNullable<ConstructorOptions['db']>;
  /** Embedded: forces everything that is committed to disk. A server does that by itself. */
  flush(): Promise<void>;
  /** Embedded: what autovacuum does on a server. */
  vacuum(): Promise<void>;
  close(): Promise<void>;
}

export async function openEmbedded(folder: string): Promise<Database> {
  const dataDir = join(folder, 'pgdata');
  const pglite = await PGlite.create(dataDir).catch((cause: unknown) => {
    throw new KontorError(
      'unavailable',
      'embedded-database',
      `The embedded database in ${dataDir} does not open: ${String(cause)}`,
      {
        cause,
        next: 'If the disk is full, free some space. If the folder was damaged, restore it from a backup.',
      },
    );
  });
  const { pgliteDialect } = await import('./pglite-dialect.ts');
  const db = new Kysely<Schema>({ dialect: pgliteDialect(pglite) });
  return {
    kind: 'embedded',
    db,
    queueDb: fromPglite(pglite),
    async flush() {
      await pglite.query('checkpoint');
      await syncFolder(dataDir);
    },
    async vacuum() {
      const tables = await pglite.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
      );
      for (const { name } of tables.rows) await pglite.query(`vacuum (analyze) ${name}`);
    },
    close: () => db.destroy(),
  };
}

export async function openServer(url: string, log: Log): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'kontor',
    // A connection through which nothing comes back (a cut cable) must not hold a worker for ever.
    query_timeout: 60_000,
    keepAlive: true,
  });
  // An idle connection that is cut raises this event; without a listener it would end the process.
  pool.on('error', error =>
    log.warn({ error: error.message }, 'A database connection was lost; a new one is opened when needed.'),
  );
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql`select 1`.execute(db);
  } catch (cause) {
    await db.destroy();
    throw new KontorError(
      'unavailable',
      'database-unreachable',
      `The database does not answer: ${cause instanceof Error ? cause.message : cause}.`,
      {
        cause,
        next: 'Check KONTOR_DATABASE_URL and that the server runs.',
      },
    );
  }
  return {
    kind: 'server',
    db,
    queueDb: fromKysely(db),
    async flush() {},
    async vacuum() {},
    close: () => db.destroy(),
  };
}

/** fsync for every file below the folder; files that have vanished meanwhile need none. */
async function syncFolder(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = await open(join(entry.parentPath, entry.name), 'r').catch(() => undefined);
    if (!file) continue;
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }
}
