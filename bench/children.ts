// Child processes of the benchmarks: each system in a process of its own, as in life.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Child<Ready> {
  ready: Ready;
  ask<T>(message: unknown): Promise<T>;
  end(): void;
}

/** Starts `script` and waits for its first message. */
export async function child<Ready>(script: string, ...args: string[]): Promise<Child<Ready>> {
  const process_: ChildProcess = fork(fileURLToPath(new URL(script, import.meta.url)), args, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  let fail = (_: Error) => {};
  process_.once('exit', code => fail(new Error(`${script} ended with ${code}`)));
  const next = <T>() =>
    new Promise<T>((resolve, reject) => {
      fail = reject;
      process_.once('message', message => resolve(message as T));
    });
  return {
    ready: await next<Ready>(),
    ask<T>(message: unknown) {
      const answer = next<T>();
      process_.send(message as object);
      return answer;
    },
    end: () => void process_.kill('SIGKILL'),
  };
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
