// Opens the database: a PostgreSQL server that is named, or the private one in the data folder. The rest of Kontor sees
// no difference.
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg, { type ClientConfig } from 'pg';
import { KontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { diskFull } from './disk-full.ts';
import { type DatabaseErrors, databaseErrors, openPool } from './pool.ts';
import { openPrivatePostgres, type PrivatePostgresOptions } from './private-postgres/private-postgres.ts';
import type { Schema } from './schema.ts';
import { say } from './sentences.ts';

export interface Database {
  kind: 'private' | 'server';
  db: Kysely<Schema>;
  /** A connection besides those of `db`, for one long piece of work. The caller ends it. */
  connect(): Promise<pg.Client>;
  /** Runs the work while no other process runs any through this function: for bringing a schema up to date. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Call it when the start has made its own writes: until then they are possible on a nearly full disk. */
  guardSpace(): void;
  close(): Promise<void>;
}

const patienceMs = 30_000;
/** Any number, the same in every Kontor: "kontor" as bytes. */
export const schemaLock = 0x6b6f6e746f72;

/** Throws what `openPrivatePostgres` says. */
export async function openPrivate(options: PrivatePostgresOptions): Promise<Database> {
  const server = await openPrivatePostgres(options);
  const errors = databaseErrors({
    trouble: server.trouble,
    unreachable: 'private-database-unreachable',
    readOnly: () => diskFull(say.reason('folder-disk-nearly-full', { folder: options.folder })),
  });
  try {
    const database = await open(server.client, errors, options.log);
    return {
      kind: 'private',
      ...database,
      guardSpace: server.guardSpace,
      async close() {
        await database.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/**
 * Throws `config/bad-database-url`, and `unavailable/database-unreachable` when the server does not answer within half
 * a minute.
 */
export async function openServer(url: string, log: Log): Promise<Database> {
  checkUrl(url);
  const errors = databaseErrors({
    trouble: () => undefined,
    unreachable: 'database-unreachable',
    readOnly: () => say.error('database-read-only'),
  });
  const database = await open(() => ({ connectionString: url }), errors, log);
  return { kind: 'server', ...database, guardSpace() {} };
}

/** What cannot be an address is not waited for. The address is not repeated: it may hold a password. */
function checkUrl(url: string): void {
  if (!/^(postgres(ql)?:|socket:|\/)/.test(url))
    throw say.error('bad-database-url', { why: say.reason('no-postgres-address') });
  try {
    new pg.Client({ connectionString: url });
  } catch (cause) {
    throw say.error('bad-database-url', { why: (cause as Error).message }, { cause });
  }
}

/** A server that answers, and lets us in nowhere: waiting does not help. */
function refused(cause: unknown): KontorError | undefined {
  const { code, message } = cause as { code?: unknown; message?: string };
  if (typeof code !== 'string' || !/^(28|3D|42501)/.test(code)) return undefined;
  return say.error('database-refused', { message: message ?? '' }, { cause });
}

async function open(
  where: () => ClientConfig,
  errors: DatabaseErrors,
  log: Log,
): Promise<Pick<Database, 'db' | 'connect' | 'alone' | 'close'>> {
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: openPool(where, errors, log) }) });
  try {
    await answer(db, log);
  } catch (cause) {
    await db.destroy();
    throw cause instanceof KontorError ? cause : (refused(cause) ?? errors.away(cause));
  }
  return {
    db,
    async connect() {
      const client = new pg.Client({ ...where(), application_name: 'kontor', keepAlive: true });
      // What is being done on it says so.
      client.on('error', () => {});
      await client.connect().catch(cause => {
        throw errors.translate(cause);
      });
      return client;
    },
    alone: work =>
      db.connection().execute(async connection => {
        await sql`select pg_advisory_lock(${schemaLock})`.execute(connection);
        try {
          return await work();
        } finally {
          await sql`select pg_advisory_unlock(${schemaLock})`.execute(connection);
        }
      }),
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
