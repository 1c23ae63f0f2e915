// The `kontor` command as a process of its own, for tests about how it starts and ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';

export interface Command {
  child: ChildProcess;
  /** What it has said until now, on both outputs, as far as they are pipes. */
  said(): string;
  /** Resolves with its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

/** `out`: where its standard output goes; left out: to `said`. It is killed when the test ends. */
export function kontorCommand(
  args: readonly string[],
  { environment = {}, out = 'pipe' }: { environment?: Record<string, string>; out?: 'pipe' | number } = {},
): Command {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', ...args],
    {
      stdio: ['ignore', out, 'pipe'],
      env: {
        ...process.env,
        KONTOR_DATABASE_URL: '',
        KONTOR_API_KEY: '',
        KONTOR_URL: '',
        KONTOR_PRIVATE_HOSTS: '127.0.0.1',
        ...environment,
      },
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', chunk => {
      said += chunk;
    });
  const ended = new Promise<number | string>(done =>
    child.once('exit', (code, signal) => done(code ?? signal ?? 'unknown')),
  );
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, said: () => said, ended };
}
