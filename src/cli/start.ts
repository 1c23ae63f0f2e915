// `kontor start`: runs until it is told to stop.
import { type AppOptions, startApp } from '../app.ts';
import { createLog } from './create-log.ts';
import { type Environment, operatorKey, privateDatabaseIn } from './environment.ts';
import { secretOf } from './secret-sources.ts';

export interface StartOptions {
  port: string;
  host: string;
  data: string;
  role: 'all' | 'api' | 'worker';
  pollSeconds: string;
}

export async function start(options: StartOptions, environment: Environment): Promise<void> {
  const log = createLog(environment.KONTOR_LOG);
  const app = await startApp({
    folder: options.data,
    databaseUrl: secretOf(environment, 'KONTOR_DATABASE_URL'),
    privateDatabase: privateDatabaseIn(environment),
    encryptionKey: secretOf(environment, 'KONTOR_ENCRYPTION_KEY'),
    apiKey: operatorKey(environment),
    signOn: signOnIn(environment),
    privateHosts: environment.KONTOR_PRIVATE_HOSTS,
    trustProxy: environment.KONTOR_TRUST_PROXY.length > 0 ? environment.KONTOR_TRUST_PROXY : undefined,
    publicUrl: environment.KONTOR_PUBLIC_URL,
    role: options.role,
    host: options.host,
    port: Number(options.port),
    log,
    tuning: {
      pollEveryMs: Number(options.pollSeconds) * 1000,
      answerLimitBytes: environment.KONTOR_ANSWER_LIMIT_MB,
      searchLimitBytes: environment.KONTOR_SEARCH_LIMIT_MB,
    },
  });
  log.info({ url: app.url, role: options.role, database: app.store.kind }, 'Kontor is ready.');
  await stopSignal();
  log.info({}, 'Kontor finishes what it has begun.');
  setTimeout(() => {
    log.error({}, 'Kontor ends without having finished: the database does not answer any more.');
    process.exit(1);
  }, longestStopMs).unref();
  await app.stop();
  log.info({}, 'Kontor has stopped.');
  await log.drain(lastLinesMs);
}

function signOnIn(environment: Environment): AppOptions['signOn'] {
  const {
    KONTOR_OIDC_ISSUER: issuer,
    KONTOR_OIDC_AUDIENCE: audience,
    KONTOR_OIDC_ROLES: rolesClaim,
  } = environment;
  return issuer === undefined ? undefined : { issuer, audience, rolesClaim };
}

/** What is waited for has limits of its own, far below this one; unless a disk is gone, and the database with it. */
const longestStopMs = 90_000;

/** The last lines of the log have so long; a reader that does not read holds no end up. */
const lastLinesMs = 2_000;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A Ctrl-C comes from the terminal, and once more through npm; a person who means a second one needs longer. */
const sameKeyMs = 500;

/**
 * Resolves at the first SIGINT, SIGTERM or SIGHUP (the terminal was closed). A later one ends the process at once,
 * which is safe too.
 */
export function stopSignal(): Promise<void> {
  return new Promise(resolve => {
    const onSignal = () => {
      resolve();
      setTimeout(() => {
        for (const name of signals) process.off(name, onSignal);
      }, sameKeyMs).unref();
    };
    for (const name of signals) process.on(name, onSignal);
  });
}
