// The connections to PostgreSQL. A server that goes away is ordinary: the caller gets an error that says so, Kontor runs
// on, and the next statement opens a new connection.
import pg from 'pg';
import { KontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { storable } from '../core/storable.ts';
import { diskFull } from './disk-full.ts';
import { preparedName } from './prepared.ts';
import { say } from './sentences.ts';

/** What the errors of the database mean for Kontor. */
export type DatabaseErrors = ReturnType<typeof databaseErrors>;

/**
 * `trouble`: why the server is away, where that is known. `unreachable`: the code of one that is away for another reason.
 * `readOnly`: what it means here that the server takes no writes.
 */
export function databaseErrors(parts: {
  trouble(): KontorError | undefined;
  unreachable: 'database-unreachable' | 'private-database-unreachable';
  readOnly(): KontorError;
}) {
  const away = (cause: unknown): KontorError => {
    const trouble = parts.trouble();
    const why = cause instanceof Error ? cause.message : String(cause);
    // A new one for each caller: some add to the message. Whatever the reason, it may have passed at the next try.
    if (!trouble) return say.error(parts.unreachable, { why }, { cause });
    const { code, message, next, params } = trouble;
    return new KontorError('unavailable', code, message, {
      cause,
      ...(next === undefined ? {} : { next }),
      ...(params === undefined ? {} : { params }),
    });
  };
  return {
    away,
    /** A KontorError when the error is about the server; the same error when it is about the statement. */
    translate(thrown: unknown): unknown {
      const code = thrown instanceof Error ? (thrown as { code?: unknown }).code : undefined;
      if (code === '25006') return parts.readOnly();
      if (code === '53100') return diskFull(say.reason('database-disk-full'), thrown);
      return isAway(thrown) ? away(thrown) : thrown;
    },
  };
}

/** `where` is asked for each new connection. */
export function openPool(where: () => pg.ClientConfig, errors: DatabaseErrors, log: Log): pg.Pool {
  class Client extends pg.Client {
    constructor(options?: pg.ClientConfig) {
      super({ ...options, ...where() });
    }
  }
  const pool = new pg.Pool({
    Client,
    max: 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'kontor',
    // A connection through which nothing comes back (a cut cable) must not hold a worker for ever.
    query_timeout: 60_000,
    keepAlive: true,
  });
  const lost = (error: Error) => {
    if (pool.ending) return;
    log.warn({ error: error.message }, 'A database connection was lost; a new one is opened when needed.');
  };
  // Without these listeners the loss would end the process: of an idle connection, and of one that is just in use.
  pool.on('error', lost);
  pool.on('connect', client => {
    client.on('error', lost);
    client.query = translated(withNames(storing(client.query.bind(client))), errors) as typeof client.query;
  });
  pool.connect = translated(pool.connect.bind(pool), errors) as typeof pool.connect;
  return pool;
}

/**
 * Every text on its way into a statement is made storable here, because one that is not would end the statement of all that
 * are written with it. (Inside of JSON it is `json.ts` that does so.)
 */
function storing(query: pg.ClientBase['query']): pg.ClientBase['query'] {
  return ((config: unknown, values: unknown, ...rest: unknown[]) => {
    const said = isNamed(config) ? { ...config, values: config.values?.map(storableValue) } : config;
    const given = Array.isArray(values) ? values.map(storableValue) : values;
    return (query as (...args: unknown[]) => unknown)(said, given, ...rest);
  }) as pg.ClientBase['query'];
}

const isNamed = (config: unknown): config is pg.QueryConfig<unknown[]> =>
  typeof config === 'object' && config !== null && 'values' in config;

function storableValue(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  return Array.isArray(value) ? value.map(storableValue) : value;
}

/** Prepares marked statements under their names. A second text under the same name is not prepared. */
function withNames(query: pg.ClientBase['query']): (...args: Parameters<typeof query>) => unknown {
  const texts = new Map<string, string>();
  return (...args) => {
    const [text, values] = args as unknown[];
    const name = typeof text === 'string' ? preparedName(text) : undefined;
    if (name === undefined || (texts.get(name) ?? text) !== text) return query(...args);
    texts.set(name, text as string);
    return query({ name, text: text as string, values: values as unknown[] });
  };
}

/** The same function; its promise rejects with the translated error. */
function translated<Args extends unknown[], Result>(
  work: (...args: Args) => Result,
  { translate }: DatabaseErrors,
): (...args: Args) => Result {
  return (...args) => {
    const result = work(...args);
    if (!(result instanceof Promise)) return result;
    return result.catch((thrown: unknown) => {
      throw translate(thrown);
    }) as Result;
  };
}

/** What Node says of a socket whose other end is away, or of a host that cannot be found. */
const socketCodes =
  /^E(CONN\w+|PIPE|TIMEDOUT|HOSTUNREACH|HOSTDOWN|NETUNREACH|NETDOWN|NOENT|ACCES|NOTFOUND|AI_AGAIN)$/;

/** SQLSTATE classes 08 (connection), 53 (no resources) and 57P (shutting down), and lost sockets. */
function isAway(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const { code } = thrown as { code?: unknown };
  if (typeof code === 'string' && (/^(08|53|57P)/.test(code) || socketCodes.test(code))) return true;
  return /^Connection terminated|^Client has encountered a connection error|timeout exceeded|^Query read timeout/.test(
    thrown.message,
  );
}
