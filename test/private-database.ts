// A process of its own that opens the private database of a folder, for tests that kill it or run it as another user.
// As a script: `private-database.ts FOLDER [options as JSON]`; it says each thing in a line of JSON, and closes at SIGTERM.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { KontorError } from '../src/core/errors.ts';
import type { Log } from '../src/core/log.ts';
import { openPrivatePostgres } from '../src/store/private-postgres/private-postgres.ts';

type Options = Partial<Parameters<typeof openPrivatePostgres>[0]>;

export interface PrivateDatabaseProcess {
  child: ChildProcess;
  /** What it logged and said. */
  said: Record<string, unknown>[];
  /** Resolves when it has opened the database; throws the error that it ended with, as it says it. */
  opened: Promise<void>;
  /** Resolves with its exit code or signal. */
  ended: Promise<number | string>;
}

export function privateDatabaseProcess(
  folder: string,
  options: Options = {},
  how: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv; wrap?: string[] } = {},
): PrivateDatabaseProcess {
  const { wrap = [], uid, gid, env = process.env } = how;
  const [program = '', ...args] = [
    ...wrap,
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    import.meta.filename,
    folder,
    JSON.stringify(options),
  ];
  const child = spawn(program, args, {
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Record<string, unknown>[] = [];
  let errors = '';
  child.stderr?.on('data', chunk => {
    errors += chunk;
  });
  const ended = once(child, 'close').then(([code, signal]) => (signal ?? code) as number | string);
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const opened = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout as NonNullable<typeof child.stdout> }).on('line', line => {
      const one = JSON.parse(line) as Record<string, unknown>;
      said.push(one);
      if (one.opened) resolve();
      if (one.failed) reject(Object.assign(new Error(String(one.message)), one));
    });
    void ended.then(code => reject(new Error(`It ended with ${code}: ${errors}`)));
  });
  opened.catch(() => {});
  return { child, said, opened, ended };
}

const [, script, folder, options = '{}'] = process.argv;
if (script === import.meta.filename && folder !== undefined) {
  const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);
  const log = pino({ base: null }, { write: (line: string) => void process.stdout.write(line) }) as Log;
  try {
    const database = await openPrivatePostgres({ folder, log, ...(JSON.parse(options) as Options) });
    database.guardSpace();
    process.once('SIGTERM', async () => {
      await database.close();
      process.exit(0);
    });
    say({ opened: true });
    setInterval(() => {}, 60_000);
  } catch (error) {
    const { code, message, next } = error as KontorError;
    say({ failed: true, code, message, next });
    process.exitCode = 1;
    if (!(error instanceof KontorError)) throw error;
  }
}
