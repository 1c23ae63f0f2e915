// Work on many things at the same time, on each of them once: one that takes long keeps none of the others waiting.
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';

/** So many that answer late may be waited for before others have to. */
const atOnce = 32;

export interface SideBySide {
  /** Starts it, and does not wait for it; one of the same name that has not ended yet goes on instead. `work` must not throw. */
  start(name: string, work: () => Promise<void>): void;
  /** What has not begun is let go; what has may take so long to end. */
  stop(patienceMs: number): Promise<void>;
}

export function sideBySide(): SideBySide {
  const queue = new PQueue({ concurrency: atOnce });
  const known = new Set<string>();
  return {
    start(name, work) {
      if (known.has(name)) return;
      known.add(name);
      const over = () => known.delete(name);
      // It is also over when it is let go at a stop.
      queue.add(work).then(over, over);
    },
    async stop(patienceMs) {
      queue.clear();
      await Promise.race([queue.onIdle(), sleep(patienceMs, undefined, { ref: false })]);
    },
  };
}
