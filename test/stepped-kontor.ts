// Kontor as a child process whose wall clock is set while it runs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { ChildOptions } from './children/kontor-with-clock.ts';

export interface SteppedKontor {
  /** Empty for a worker, which does not listen. */
  url: string;
  pid: number;
  /** Sets the wall clock ahead, or back. */
  step(ms: number): void;
  /** Ends as by `kontor start` on SIGTERM. */
  stop(): Promise<void>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
}

export async function startStepped(options: ChildOptions): Promise<SteppedKontor> {
  const script = join(import.meta.dirname, 'children/kontor-with-clock.ts');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, JSON.stringify(options)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const gone = once(child, 'exit');
  // What is said to one that is just being killed is lost.
  child.stdin.on('error', () => {});
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    gone.then(() => {
      throw new Error('Kontor did not start; what it said stands above.');
    }),
  ])) as [string];
  return {
    url: line.replace('ready ', ''),
    step: ms => void child.stdin.write(`${ms}\n`),
    pid: child.pid as number,
    async stop() {
      child.stdin.end();
      await gone;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
