// Kysely on PGlite. The published dialect packages stop at an older PGlite; this is all that is needed.
import type { PGlite, Transaction } from '@electric-sql/pglite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

export function pgliteDialect(pglite: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => pgliteDriver(pglite),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

interface Connection extends DatabaseConnection {
  open: { tx: Transaction; finish: (commit: boolean) => void; finished: Promise<void> } | undefined;
}

/**
 * PGlite has one session. A transaction is opened through PGlite's own `transaction`, which keeps every other query,
 * pg-boss's included, waiting until it ends. (So a query outside a transaction must never be awaited inside one.)
 */
function pgliteDriver(pglite: PGlite): Driver {
  return {
    async init() {},
    async acquireConnection() {
      const connection: Connection = {
        open: undefined,
        async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
          const runner = connection.open?.tx ?? pglite;
          const result = await runner.query<Row>(query.sql, [...query.parameters]);
          return { rows: result.rows, numAffectedRows: BigInt(result.affectedRows ?? 0) };
        },
        // biome-ignore lint/correctness/useYield: streaming is not offered, and saying so is the whole function
        async *streamQuery() {
          throw new Error('PGlite does not stream.');
        },
      };
      return connection;
    },
    async beginTransaction(db) {
      const connection = db as Connection;
      await new Promise<void>((started, failed) => {
        const finished = pglite.transaction(
          tx =>
            new Promise<void>(end => {
              const finish = (commit: boolean) => {
                if (commit) end();
                else tx.rollback().then(end, end);
              };
              connection.open = { tx, finish, finished: finished.then(() => undefined) };
              started();
            }),
        );
        finished.catch(failed);
      });
    },
    commitTransaction: db => endTransaction(db as Connection, true),
    rollbackTransaction: db => endTransaction(db as Connection, false),
    async releaseConnection() {},
    async destroy() {
      await pglite.close();
    },
  };
}

async function endTransaction(connection: Connection, commit: boolean): Promise<void> {
  const open = connection.open;
  connection.open = undefined;
  open?.finish(commit);
  await open?.finished;
}
