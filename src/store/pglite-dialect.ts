// Kysely on PGlite. The published dialect packages stop at an older PGlite; this is all that is needed.
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
import type { PgliteSession, SessionTransaction } from './pglite-session.ts';

export function pgliteDialect(session: PgliteSession): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => pgliteDriver(session),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

interface Connection extends DatabaseConnection {
  transaction: SessionTransaction | undefined;
}

/**
 * While a transaction is open, every other query, pg-boss's included, waits until it ends. (So a query outside a
 * transaction must never be awaited inside one.)
 */
function pgliteDriver(session: PgliteSession): Driver {
  return {
    async init() {},
    async acquireConnection() {
      const connection: Connection = {
        transaction: undefined,
        async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
          const result = await (connection.transaction ?? session).query<Row>(query.sql, [
            ...query.parameters,
          ]);
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
      (db as Connection).transaction = await session.begin();
    },
    commitTransaction: db => end(db as Connection, true),
    rollbackTransaction: db => end(db as Connection, false),
    async releaseConnection() {},
    destroy: () => session.close(),
  };
}

async function end(connection: Connection, commit: boolean): Promise<void> {
  const { transaction } = connection;
  connection.transaction = undefined;
  await transaction?.end(commit);
}
