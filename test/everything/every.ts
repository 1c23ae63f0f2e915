// Does things again and again until a signal says that it is enough.
import { setTimeout as sleep } from 'node:timers/promises';

/** Begins `work` in these distances, whether the one before is done or not; resolves when all are done. */
export async function every(ms: number, signal: AbortSignal, work: (n: number) => unknown): Promise<void> {
  const begun: unknown[] = [];
  const startedAt = performance.now();
  for (let n = 0; !signal.aborted; n++) {
    begun.push(work(n));
    await pause(startedAt + (n + 1) * ms - performance.now(), signal);
  }
  await Promise.all(begun);
}

/** Resolves after so long, or when the signal comes. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(Math.max(0, ms), undefined, { signal }).catch(() => {});
}
