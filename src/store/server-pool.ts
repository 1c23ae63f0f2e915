// The connections to a PostgreSQL server. That it goes away is ordinary: it is said in a sentence, ends nothing, and
// the next statement opens a new connection.
import pg from 'pg';
import { KontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';

export function serverPool(url: string, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'kontor',
    // A connection through which nothing comes back (a cut cable) must not hold a worker for ever.
    query_timeout: 60_000,
    keepAlive: true,
  });
  const lost = (error: Error) =>
    log.warn({ error: error.message }, 'A database connection was lost; a new one is opened when needed.');
  // Without these listeners the loss would end the process: of an idle connection, and of one that is just in use.
  pool.on('error', lost);
  pool.on('connect', client => {
    client.on('error', lost);
    client.query = translated(client.query.bind(client)) as typeof client.query;
  });
  pool.connect = translated(pool.connect.bind(pool)) as typeof pool.connect;
  return pool;
}

/** The same function, whose promise is refused with `unavailable/database-unreachable` when the server is away. */
function translated<Args extends unknown[], Result>(
  work: (...args: Args) => Result,
): (...args: Args) => Result {
  return (...args) => {
    const result = work(...args);
    if (!(result instanceof Promise)) return result;
    return result.catch((thrown: unknown) => {
      throw isAway(thrown) ? databaseAway(thrown) : thrown;
    }) as Result;
  };
}

export function databaseAway(cause: unknown): KontorError {
  return new KontorError(
    'unavailable',
    'database-unreachable',
    `The database does not answer: ${cause instanceof Error ? cause.message : cause}.`,
    {
      cause,
      next: 'Check KONTOR_DATABASE_URL and that the server runs; Kontor goes on by itself when it is back.',
    },
  );
}

/** SQLSTATE classes 08 (connection), 53 (no resources) and 57P (shutting down), and what Node says of sockets. */
function isAway(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const { code } = thrown as { code?: unknown };
  if (typeof code === 'string' && /^(08|53|57P)|^E[A-Z_]+$/.test(code)) return true;
  return /^Connection terminated|^Client has encountered a connection error|timeout exceeded|^Query read timeout/.test(
    thrown.message,
  );
}
