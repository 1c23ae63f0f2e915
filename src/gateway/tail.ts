// What happens, as it happens: calls that are recorded and postings that change their state. One reader for all who follow, however many;
// while nobody does, nothing is read.
import { setTimeout as sleep } from 'node:timers/promises';
import { everyTenant, type TenantScope } from '../core/caller.ts';
import type { Log } from '../core/log.ts';
import type { Store } from '../store/open-store.ts';
import { canReadBetween, type Snapshot, type WrittenBetween } from '../store/tail.ts';

export type Tail = ReturnType<typeof liveTail>;

/** What was written until this moment. */
export interface TailBatch extends WrittenBetween {
  until: Snapshot;
}

export interface Follower {
  /** It may be given rows of others, and does not pass them on. */
  sees: TenantScope;
  /** From where on nothing may be missing; undefined: from now on. */
  since: Snapshot | undefined;
  /** Called once, before everything else. `isGap`: Kontor cannot read from `since` on any more, and begins now. */
  begins(at: Snapshot, isGap: boolean): void;
  /** Told in order; it never throws. */
  take(batch: TailBatch): void;
  /** Resolves when it has room for more: waited for only as long as it is behind. */
  drained(): Promise<void>;
  hasLeft(): boolean;
}

export function liveTail({ store, everyMs, log }: { store: Pick<Store, 'tail'>; everyMs: number; log: Log }) {
  /** Those that stand where the reader stands; `present` counts those that catch up, too. */
  const followers = new Set<Follower>();
  let present = 0;
  /** Until where the reader has read; undefined: it does not read. */
  let here: Snapshot | undefined;
  let beginning: Promise<void> | undefined;
  let reading: Promise<void> | undefined;
  const closing = new AbortController();

  const between = async (from: Snapshot, until: Snapshot, scope: TenantScope): Promise<TailBatch> => ({
    ...(await store.tail.between(from, until, scope)),
    until,
  });
  /** One batch for all, unless that is too much: then each tenant gets its own, so that one that floods takes nothing from the others. */
  const batches = async (from: Snapshot, until: Snapshot): Promise<(of: TenantScope) => TailBatch> => {
    const all = await between(from, until, everyTenant);
    const ofTenants = new Map<string, TailBatch>();
    for (const { sees } of all.isWhole ? [] : followers)
      if (sees !== everyTenant && !ofTenants.has(sees.tenant))
        ofTenants.set(sees.tenant, await between(from, until, sees));
    return of => (of === everyTenant ? all : (ofTenants.get(of.tenant) ?? all));
  };
  const readOn = async (from: Snapshot): Promise<void> => {
    const until = await store.tail.position();
    if (until === from) return;
    const batchOf = await batches(from, until);
    // In one go: a follower joins before all of it or after.
    here = until;
    for (const follower of followers) follower.take(batchOf(follower.sees));
  };
  const read = async (first: Snapshot) => {
    here = first;
    let isTold = false;
    while (present > 0 && !closing.signal.aborted) {
      await sleep(everyMs, undefined, { signal: closing.signal }).catch(() => undefined);
      if (present === 0 || closing.signal.aborted) break;
      try {
        await readOn(here);
        isTold = false;
      } catch (error) {
        // Nothing is lost: the next read begins where this one did.
        if (!isTold)
          log.warn({ error: String(error) }, 'What happens could not be read for those who follow it.');
        isTold = true;
      }
    }
    here = undefined;
  };
  const begin = async () => {
    const first = await store.tail.position();
    reading = read(first);
  };

  return {
    /** Resolves with how to leave, when the follower stands where the reader stands. Throws when the database does not answer. */
    async follow(follower: Follower): Promise<() => void> {
      present++;
      let isIn = true;
      const leave = () => {
        if (isIn) present--;
        isIn = false;
        followers.delete(follower);
      };
      try {
        if (here === undefined) {
          beginning ??= begin().finally(() => {
            beginning = undefined;
          });
          await beginning;
        }
        let at = here;
        if (at === undefined) return leave;
        if (follower.since === undefined) follower.begins(at, false);
        else if (canReadBetween(follower.since, at)) {
          at = follower.since;
          follower.begins(at, false);
        } else follower.begins(at, true);
        // It reads behind the reader at its own pace, until it stands where that one stands.
        while (here !== undefined && at !== here && !follower.hasLeft()) {
          const until: Snapshot = here;
          follower.take(await between(at, until, follower.sees));
          await follower.drained();
          at = until;
        }
        if (isIn && !follower.hasLeft()) followers.add(follower);
        else leave();
        return leave;
      } catch (error) {
        leave();
        throw error;
      }
    },
    async close(): Promise<void> {
      closing.abort();
      await reading;
    },
  };
}
