// One Kontor with its private database on a folder: how long it takes to be ready, and the memory of all its processes.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../src/stage/kontor-process.ts';
import { peakRssMb, pssMb, treeOf, untilGone, waitedMs } from './processes.ts';

export interface Started {
  /** From the start of the process to the first 200 of /readyz. */
  readyMs: number;
  /** The same, less the time that its processes waited for a processor, which other work on the machine had. */
  undisturbedMs: number;
  /** The most memory of all its processes together until then. */
  peakMb: number;
  /** The memory of all its processes now. */
  memoryMb(): number;
  /** SIGTERM; resolves when all its processes are gone. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** A copy of its own of the program node: pages that another process shares count only in part. */
  node: string;
  checkout: string;
  folder: string;
  /** Whether the memory is looked at while it starts, which costs time. */
  watchMemory: boolean;
}

/** After this long nothing of a start is under way any more. */
export const idleAfterMs = 5_000;

const lookEveryMs = 25;

export async function startOnce({ node, checkout, folder, watchMemory }: StartOptions): Promise<Started> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(
    node,
    [
      '--disable-warning=ExperimentalWarning',
      join(checkout, 'src/cli/main.ts'),
      ...['start', '--port', String(port), '--data', folder, '--poll-seconds', '3600'],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { PATH: process.env.PATH, KONTOR_LOG: 'error' } },
  );
  const pid = child.pid as number;
  let peakMb = 0;
  // By process, because those that make the database end before the start does.
  const waited = new Map<number, number>();
  const look = () => {
    const tree = treeOf(pid);
    for (const one of tree) waited.set(one, Math.max(waited.get(one) ?? 0, waitedMs(one)));
    if (watchMemory) peakMb = Math.max(peakMb, pssMb(tree));
  };
  const looks = setInterval(look, lookEveryMs);
  try {
    await untilReady(child, port);
  } finally {
    clearInterval(looks);
  }
  const readyMs = performance.now() - begun;
  look();
  return {
    readyMs,
    undisturbedMs: readyMs - [...waited.values()].reduce((sum, ms) => sum + ms, 0),
    // Kontor alone is told by the kernel, so that at least its own peak is not missed between two looks.
    peakMb: watchMemory ? Math.max(peakMb, peakRssMb(pid)) : Number.NaN,
    memoryMb: () => pssMb(treeOf(pid)),
    async stop() {
      const all = treeOf(pid);
      child.kill('SIGTERM');
      await untilGone(all);
    },
  };
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  while (child.exitCode === null) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      reply => reply.ok,
      () => false,
    );
    if (ready) return;
    await sleep(10);
  }
  throw new Error(`Kontor ended with ${child.exitCode}`);
}
