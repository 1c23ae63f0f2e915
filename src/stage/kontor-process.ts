// Kontor as a child process that can be killed and started again on the same folder, port and key.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './sentences.ts';

export type KontorProcess = Awaited<ReturnType<typeof startKontor>>;

export interface KontorProcessOptions {
  folder: string;
  databaseUrl: string | undefined;
  pollSeconds: number;
  /** The command line of another version; left out: this one. */
  main?: string;
}

/** What our own environment says of them in another way is not meant for this one. */
const nowhereElse = Object.fromEntries(
  ['KONTOR_DATABASE_URL', 'KONTOR_API_KEY'].flatMap(name => [
    [`${name}_FILE`, ''],
    [`${name}_COMMAND`, ''],
  ]),
);

export async function startKontor({ folder, databaseUrl, pollSeconds, main: first }: KontorProcessOptions) {
  const port = await freePort();
  const apiKey = randomBytes(18).toString('base64url');
  const url = `http://127.0.0.1:${port}`;
  // In a checkout the source runs as it is; in the package it is compiled.
  const own = join(import.meta.dirname, '..', 'cli', `main${extname(import.meta.filename)}`);
  let child: ChildProcess | undefined;
  let said = '';

  const restart = async (main = own): Promise<void> => {
    const mine = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        main,
        'start',
        '--port',
        String(port),
        '--data',
        folder,
        '--poll-seconds',
        String(pollSeconds),
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          ...nowhereElse,
          KONTOR_API_KEY: apiKey,
          KONTOR_DATABASE_URL: databaseUrl ?? '',
          KONTOR_PRIVATE_HOSTS: '127.0.0.1',
          KONTOR_LOG: 'error',
        },
      },
    );
    child = mine;
    said = '';
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
    };
    mine.stdout?.on('data', listen);
    mine.stderr?.on('data', listen);
    await untilReady(mine);
  };

  const untilReady = async (mine: ChildProcess): Promise<void> => {
    const end = performance.now() + 60_000;
    while (performance.now() < end) {
      if (mine.exitCode !== null) break;
      const ready = await fetch(`${url}/readyz`).then(
        reply => reply.ok,
        () => false,
      );
      if (ready) return;
      await sleep(50);
    }
    mine.kill('SIGKILL');
    throw say.error('kontor-not-started', { output: said || say.reason('printed-nothing') });
  };

  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const mine = child;
    if (!mine || mine.exitCode !== null || mine.signalCode !== null) return;
    const gone = new Promise(done => mine.once('exit', done));
    mine.kill(signal);
    await gone;
  };

  await restart(first);
  return {
    url,
    apiKey,
    /** Resolves when it is ready again. `main`: the command line of another version; left out: this one. */
    restart,
    pid: () => child?.pid,
    /** SIGKILL; resolves when the process is gone. */
    kill: () => end('SIGKILL'),
    /** SIGTERM; resolves with the exit code when it has finished and is gone. */
    async terminate(): Promise<number | null> {
      const mine = child;
      await end('SIGTERM');
      return mine?.exitCode ?? null;
    },
  };
}

/**
 * A port of this machine on which nothing listens now. Below those that systems give to outgoing connections: one of these
 * could take it before we do.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(20_000, 32_000);
    const server = createServer();
    const listens = await new Promise<boolean>(done => {
      server.once('error', () => done(false));
      server.listen(port, '127.0.0.1', () => done(true));
    });
    if (!listens) continue;
    await new Promise(done => server.close(done));
    return port;
  }
  throw say.error('no-free-port');
}
