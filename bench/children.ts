// Child processes of the benchmarks: each system in a process of its own, as in life.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { treeOf, untilGone } from './processes.ts';
import { here } from './sides.ts';

export interface Child<Ready> {
  pid: number;
  ready: Ready;
  ask<T>(message: unknown): Promise<T>;
  /** Kills it; resolves when it, its database and its files are gone. */
  end(): Promise<void>;
}

/** Starts a script of this folder and waits for its first message. */
export const child = <Ready>(script: string, ...args: string[]): Promise<Child<Ready>> =>
  childOf(here, script, ...args);

/** The same, with the script and the Kontor of another checkout. */
export async function childOf<Ready>(
  checkout: string,
  script: string,
  ...args: string[]
): Promise<Child<Ready>> {
  // What it makes in the temporary folder goes with it.
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
  const process_: ChildProcess = fork(join(checkout, 'bench', script), args, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, TMPDIR: folder },
  });
  let fail = (_: Error) => {};
  process_.once('exit', code => fail(new Error(`${script} ended with ${code}`)));
  const next = <T>() =>
    new Promise<T>((resolve, reject) => {
      fail = reject;
      process_.once('message', message => resolve(message as T));
    });
  const pid = process_.pid as number;
  return {
    pid,
    ready: await next<Ready>(),
    ask<T>(message: unknown) {
      const answer = next<T>();
      process_.send(message as object);
      return answer;
    },
    async end() {
      const all = treeOf(pid);
      process_.kill('SIGKILL');
      await untilGone(all);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
