// Opens the database: embedded in the data folder, or a PostgreSQL server. The rest of Kontor sees no difference.
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type ConstructorOptions, fromKysely, fromPglite } from 'pg-boss';
import { KontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import { openPglite } from './pglite-session.ts';
import type { Schema } from './schema.ts';
import { databaseAway, serverPool } from './server-pool.ts';

export interface Database {
  kind: 'embedded' | 'server';
  db: Kysely<Schema>;
  /** The same database for pg-boss. */
  queueDb: NonNullable<ConstructorOptions['db']>;
  /** Runs the work while no other process runs any through this function: for bringing a schema up to date. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Embedded: forces everything that is committed to disk. A server does that by itself. */
  flush(): Promise<void>;
  /** Embedded: what autovacuum does on a server. */
  vacuum(): Promise<void>;
  close(): Promise<void>;
}

const patienceMs = 30_000;
/** Any number, the same in every Kontor: "kontor" as bytes. */
const schemaLock = 0x6b6f6e746f72;

export async function openEmbedded(folder: string): Promise<Database> {
  const dataDir = join(folder, 'pgdata');
  const pglite = await openPglite(dataDir);
  const db = new Kysely<Schema>({ dialect: pgliteDialect(pglite) });
  return {
    kind: 'embedded',
    db,
    queueDb: fromPglite(pglite),
    // The folder lock has seen to it already.
    alone: work => work(),
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
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: serverPool(url, log) }) });
  try {
    await answer(db, log);
  } catch (cause) {
    await db.destroy();
    throw cause instanceof KontorError ? cause : databaseAway(cause);
  }
  return {
    kind: 'server',
    db,
    queueDb: fromKysely(db),
    alone: work =>
      db.connection().execute(async connection => {
        await sql`select pg_advisory_lock(${schemaLock})`.execute(connection);
        try {
          return await work();
        } finally {
          await sql`select pg_advisory_unlock(${schemaLock})`.execute(connection);
        }
      }),
    async flush() {},
    async vacuum() {},
    close: () => db.destroy(),
  };
}

/** Servers that are started together come up in any order: the database is given some time. */
async function answer(db: Kysely<Schema>, log: Log): Promise<void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      await sql`select 1`.execute(db);
      return;
    } catch (cause) {
      if (!(cause instanceof KontorError) || performance.now() > end) throw cause;
      log.warn({ code: cause.code }, `${cause.message} Kontor waits for it.`);
      await sleep(1_000);
    }
  }
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
