// Says whether anything is left to do, and waits until nothing is. The database knows: other processes work on it too.
// Kontor asks it again when something ends in this process, and four times a second for what ends in others.
import { setTimeout as sleep } from 'node:timers/promises';
import { everyTenant, type TenantScope } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { Store } from '../store/open-store.ts';
import { type OpenWork, openWork } from '../store/open-work.ts';

export interface IdleState {
  idle: boolean;
  open: OpenWork;
}

export type Idle = ReturnType<typeof idleness>;

/** How often the database is asked for what other processes have ended, in milliseconds. */
const lookEveryMs = 250;
/** Under load something ends all the time: the longer somebody waits, the more room looks leave the database. */
const pausesMs = { first: 5, longest: 100 };

export function idleness(parts: { store: Store; clock: Clock }) {
  const { store, clock } = parts;
  const waiting = new Set<() => void>();
  let ends = 0;
  let closed = false;
  const ended = () => {
    ends++;
    for (const wake of waiting) wake();
  };
  const untilEndOr = (ms: number) =>
    new Promise<void>(done => {
      const wake = () => {
        clearTimeout(timer);
        waiting.delete(wake);
        done();
      };
      const timer = setTimeout(wake, ms);
      waiting.add(wake);
    });
  /**
   * However many wait, one look of a scope runs at a time. Those who come meanwhile share the next one: the one that runs
   * may have missed what they know of.
   */
  const keyOf = (scope: TenantScope) => (scope === everyTenant ? '' : scope.tenant);
  const looks = new Map<string, { running: Promise<OpenWork>; next?: Promise<OpenWork> }>();
  const start = (scope: TenantScope): Promise<OpenWork> => {
    const running = store
      .transaction(tx => openWork(tx, scope, new Date(clock.now())))
      .finally(() => {
        if (looks.get(keyOf(scope))?.running === running) looks.delete(keyOf(scope));
      });
    looks.set(keyOf(scope), { running });
    return running;
  };
  const look = (scope: TenantScope): Promise<OpenWork> => {
    const current = looks.get(keyOf(scope));
    if (!current) return start(scope);
    current.next ??= current.running.then(
      () => start(scope),
      () => start(scope),
    );
    return current.next;
  };
  return {
    /** Answers as soon as nothing is left to do in this scope, or after `waitMs` with what is still open. */
    async wait(scope: TenantScope, waitMs: number): Promise<IdleState> {
      const end = performance.now() + waitMs;
      let pauseMs = pausesMs.first;
      for (;;) {
        const seen = ends;
        const open = await look(scope);
        const idle = Object.values(open).every(count => count === 0);
        const leftMs = end - performance.now();
        if (idle || leftMs <= 0 || closed) return { idle, open };
        if (seen === ends) {
          await untilEndOr(Math.min(leftMs, lookEveryMs));
          pauseMs = pausesMs.first;
        } else {
          await sleep(Math.min(leftMs, pauseMs));
          pauseMs = Math.min(pauseMs * 2, pausesMs.longest);
        }
      }
    },
    /** Something has ended in this process. */
    ended,
    /** Answers everyone who waits now, and later callers at once. */
    close(): void {
      closed = true;
      ended();
    },
  };
}
