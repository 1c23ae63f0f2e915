// Embedded mode: what the journal has on disk is durable, so whoever brought it need not wait for the database, which
// gets it a moment later in larger groups. After a crash the journal puts back what the database never got.
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Journal, JournalEntry } from './journal.ts';

export interface WriteBehind<Item> {
  /** Resolves when the entry is on disk. Throws what the journal throws; then nothing is stored. */
  add(item: Item, entry: JournalEntry): Promise<void>;
  /** Resolves when everything added is in the database; false: it was not within the time. The journal has it. */
  settled(timeoutMs: number): Promise<boolean>;
}

/** So many may be on disk and not in the database; who comes then waits. */
const mostBehind = 4_000;
const againAfterMs = 1_000;

export function writeBehind<Item>(
  journal: Journal,
  write: (item: Item) => Promise<unknown>,
  log: Log,
): WriteBehind<Item> {
  const behind = new PQueue({ concurrency: mostBehind });

  const untilWritten = async (item: Item): Promise<void> => {
    for (;;) {
      try {
        await write(item);
        return;
      } catch (thrown) {
        const { code, message } = toKontorError(thrown);
        log.warn(
          { code },
          `An event is safe in the journal, but the database does not take it yet: ${message}`,
        );
        // Does not keep a process alive that is told to end: the next start finds the journal.
        await sleep(againAfterMs, undefined, { ref: false });
      }
    }
  };

  return {
    async add(item, entry) {
      await behind.onSizeLessThan(1);
      const onDisk = journal.append([entry]);
      // From before it is on disk: a checkpoint that begins in between has to wait for it.
      void behind.add(async () => {
        const isOnDisk = await onDisk.then(
          () => true,
          () => false,
        );
        if (isOnDisk) await untilWritten(item);
      });
      await onDisk;
    },
    async settled(timeoutMs) {
      const inTime = new AbortController();
      const idle = behind.onIdle().then(() => true);
      const late = sleep(timeoutMs, false, { signal: inTime.signal }).catch(() => false);
      const done = await Promise.race([idle, late]);
      inTime.abort();
      return done;
    },
  };
}
