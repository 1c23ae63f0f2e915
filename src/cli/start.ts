// `kontor start`: runs until it is told to stop.
import { startApp } from '../app.ts';
import { createLog, type Environment } from './environment.ts';

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
    databaseUrl: environment.KONTOR_DATABASE_URL,
    encryptionKey: environment.KONTOR_ENCRYPTION_KEY,
    apiKey: environment.KONTOR_API_KEY,
    publicUrl: environment.KONTOR_PUBLIC_URL,
    role: options.role,
    host: options.host,
    port: Number(options.port),
    log,
    tuning: { pollEveryMs: Number(options.pollSeconds) * 1000 },
  });
  log.info({ url: app.url, role: options.role, database: app.store.kind }, 'Kontor is ready.');
  await stopSignal();
  log.info({}, 'Kontor finishes what it has begun.');
  await app.stop();
  log.info({}, 'Kontor has stopped.');
}

/** Resolves at the first SIGINT or SIGTERM. A second one ends the process at once, which is safe too. */
export function stopSignal(): Promise<void> {
  return new Promise(resolve => {
    const onSignal = () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
      resolve();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}
