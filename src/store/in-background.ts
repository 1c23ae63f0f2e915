// Entries that nobody waits for: written in groups, soon, and kept while the database is away.
import { setTimeout as sleep } from 'node:timers/promises';
import { type GroupWriter, inParts } from '../core/in-parts.ts';
import type { Log } from '../core/log.ts';

export interface BackgroundOptions<Item> extends GroupWriter<Item, void> {
  /** How long the first entry waits for company. */
  everyMs: number;
  atOnce: number;
  /** While the database is away, entries are kept up to this number; then the oldest are let go, and that is logged. */
  maxKept: number;
  /** What the entries are called in the log. */
  what: string;
  log: Log;
}

export function inBackground<Item>(options: BackgroundOptions<Item>) {
  const { everyMs, atOnce, maxKept, what, log } = options;
  let waiting: Item[] = [];
  let gathering: Promise<void> | undefined;
  /** Writes all that waits now. False: the database does not take it; it is tried again with what comes next. */
  const flush = async (): Promise<boolean> => {
    for (let left = waiting.length; left > 0; left -= atOnce) {
      const batch = waiting.slice(0, Math.min(left, atOnce));
      waiting = waiting.slice(batch.length);
      const results = await inParts(batch, options);
      const kept = batch.filter((_item, at) => results[at] instanceof Error);
      if (kept.length === 0) continue;
      waiting = [...kept, ...waiting];
      if (waiting.length > maxKept) {
        const error = String(results.find(result => result instanceof Error));
        log.warn(
          { lost: waiting.length - maxKept, error },
          `${what} were let go: the database does not take them.`,
        );
        waiting = waiting.slice(-maxKept);
      }
      return false;
    }
    return true;
  };
  /** Entries that come during a write wait `everyMs` too: many small writes would cost more than few large ones. */
  const gather = async (): Promise<void> => {
    do await sleep(everyMs);
    while ((await flush()) && waiting.length > 0);
  };
  return {
    add(item: Item): void {
      waiting.push(item);
      gathering ??= gather().finally(() => {
        gathering = undefined;
      });
    },
    /** Resolves when everything added so far is written, or the database has not taken it. */
    async settled(): Promise<void> {
      // What a timer still waits for need not be waited for.
      await flush();
      await gathering;
    },
  };
}
