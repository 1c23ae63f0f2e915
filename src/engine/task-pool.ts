// Work on many things at the same time, on each of them once. It is done in groups: what takes long in one of them keeps
// none of the others waiting.
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';

export type TaskPool = ReturnType<typeof taskPool>;

/** `concurrency`: so many in one group. `ended` is called after each. */
export function taskPool({ concurrency, log, ended }: { concurrency: number; log: Log; ended?: () => void }) {
  const groups = new Map<string, PQueue>();
  const known = new Set<string>();
  return {
    /**
     * Starts it in its group, and does not wait for it; one of the same name that has not ended yet goes on instead. What it
     * throws is logged.
     */
    start(group: string, name: string, work: () => Promise<void>): void {
      if (known.has(name)) return;
      known.add(name);
      const queue = groups.get(group) ?? new PQueue({ concurrency });
      groups.set(group, queue);
      const logged = () =>
        work().catch(thrown => {
          const { code, message } = toKontorError(thrown);
          log.warn({ code, group, work: name }, message);
        });
      const over = () => {
        known.delete(name);
        if (queue.size + queue.pending === 0) groups.delete(group);
        ended?.();
      };
      // Also called for work that a stop drops.
      queue.add(logged).then(over, over);
    },
    /** Groups in which something waits for its turn. */
    full: () => [...groups].flatMap(([group, queue]) => (queue.size > 0 ? [group] : [])),
    /** Drops work that has not begun, and waits at most `patienceMs` for work that has. */
    async stop(patienceMs: number): Promise<void> {
      const all = [...groups.values()];
      for (const queue of all) queue.clear();
      const idle = Promise.all(all.map(queue => queue.onIdle()));
      await Promise.race([idle, sleep(patienceMs, undefined, { ref: false })]);
    },
  };
}
