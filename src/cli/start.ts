// `kontor start`: runs until it is told to stop.
import { type AppOptions, startApp } from '../app.ts';
import { warningOf } from '../extension/misplaced.ts';
import { type Project, readProject } from '../extension/project.ts';
import { createLog } from './create-log.ts';
import { type Environment, operatorKey, privateDatabaseIn } from './environment.ts';
import { secretOf } from './secret-sources.ts';
import { say as ofCli } from './sentences.ts';
import { sayFirstLink } from './sign-in-hint.ts';
import { stopSignal } from './stop-signal.ts';

export interface StartOptions {
  port: string;
  host: string;
  data: string;
  role: 'all' | 'api' | 'worker';
  pollSeconds: string;
  project?: string;
}

export async function start(options: StartOptions, environment: Environment): Promise<void> {
  const log = createLog(environment.KONTOR_LOG);
  const project = options.project === undefined ? undefined : await readProject(options.project);
  for (const one of project?.misplaced ?? []) log.warn({ ...one, folder: options.project }, warningOf(one));
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
    extensions: project && [project.extension],
    log,
    tuning: {
      pollEveryMs: Number(options.pollSeconds) * 1000,
      answerLimitBytes: environment.KONTOR_ANSWER_LIMIT_MB,
      searchLimitBytes: environment.KONTOR_SEARCH_LIMIT_MB,
      sessionIdleMs: environment.KONTOR_SESSION_IDLE_HOURS,
      sessionLongestMs: environment.KONTOR_SESSION_HOURS,
    },
  });
  if (project) log.info({ ...namesIn(project), folder: options.project }, 'The project was loaded.');
  if (options.role !== 'worker') await sayFirstLink(app, log);
  log.info({ url: app.url, role: options.role, database: app.store.kind }, 'Kontor is ready.');
  await stopSignal();
  log.info({}, 'Kontor finishes what it has begun.');
  setTimeout(() => {
    const { code, message } = ofCli.error('stop-too-slow');
    log.error({ code }, message);
    process.exit(1);
  }, longestStopMs).unref();
  await app.stop();
  log.info({}, 'Kontor has stopped.');
  await log.drain(lastLinesMs);
}

const namesIn = ({ extension: { connectors = [], flows = [] } }: Project) => ({
  connectors: connectors.map(({ name }) => name),
  flows: flows.map(({ name }) => name),
});

function signOnIn(environment: Environment): AppOptions['signOn'] {
  const {
    KONTOR_OIDC_ISSUER: issuer,
    KONTOR_OIDC_AUDIENCE: audience,
    KONTOR_OIDC_ROLES: rolesClaim,
    KONTOR_OIDC_CLIENT_ID: id,
    KONTOR_OIDC_SCOPES: scopes,
  } = environment;
  const secret = secretOf(environment, 'KONTOR_OIDC_CLIENT_SECRET');
  const client = id === undefined ? undefined : { id, secret, scopes };
  return issuer === undefined ? undefined : { issuer, audience, rolesClaim, client };
}

/** What is waited for has limits of its own, far below this one; unless a disk is gone, and the database with it. */
const longestStopMs = 90_000;

/** The last lines of the log have so long; a reader that does not read holds no end up. */
const lastLinesMs = 2_000;
