// One Kontor on a data folder with a private PostgreSQL, that can be killed and started again, and whose wall clock is set.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import { onTestFinished } from 'vitest';
import { freePort } from '../../src/stage/kontor-process.ts';
import { layoutOf } from '../../src/store/private-postgres/layout.ts';
import { listenOnSocket } from '../../src/store/private-postgres/listening.ts';
import { startStepped } from '../stepped-kontor.ts';

export interface KontorOnFolder {
  url: string;
  apiKey: string;
  encryptionKey: string;
  /** Of the process that runs now. */
  pid(): number;
  /** What all its processes have logged. */
  logFile: string;
  /** Where its PostgreSQL is. */
  database: ClientConfig;
  /** Sets the wall clock ahead or back; the next process has it from the beginning. */
  step(ms: number): void;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

export async function startOnFolder(folder: string, apiKey: string): Promise<KontorOnFolder> {
  const port = await freePort();
  const logFile = join(folder, 'log.jsonl');
  const listening = listenOnSocket(layoutOf(folder), () => {});
  onTestFinished(listening.close);
  let aheadMs = 0;
  const start = () =>
    startStepped({
      folder,
      databaseUrl: undefined,
      apiKey,
      role: 'all',
      port,
      aheadMs,
      logFile,
      tuning: { pollEveryMs: 5_000 },
    });
  let running = await start();
  return {
    url: running.url,
    apiKey,
    encryptionKey: readFileSync(join(folder, 'encryption.key'), 'utf8').trim(),
    pid: () => running.pid,
    logFile,
    get database() {
      return listening.client();
    },
    step(ms) {
      aheadMs += ms;
      running.step(ms);
    },
    kill: () => running.kill(),
    async restart() {
      running = await start();
    },
  };
}
