// Turns: at most so many pieces of work at the same time. The others wait in the order in which they came.
import { AsyncLocalStorage } from 'node:async_hooks';

export interface Turns {
  /** How many may be under way at the same time. More may be that began while it was higher. */
  limit: number;
  underWay(): number;
  waiting(): number;
  /** Begins it at once when it can, and later in the caller's context. Rejects when it was sent away. */
  run<T>(work: () => Promise<T>, order: 'ahead' | 'usual'): Promise<T>;
  /** While they are held, nothing begins: also not the next of several that could begin together. */
  hold(): void;
  release(): void;
  isHeld(): boolean;
  /** All that waits. */
  sendAway(why: () => Error): void;
}

export function turnsFor(limit: number): Turns {
  const waiting = { ahead: [] as Waiter[], usual: [] as Waiter[] };
  let most = limit;
  let underWay = 0;
  let isHeld = false;
  const isFree = () => !isHeld && underWay < most;
  const beginSome = () => {
    while (isFree()) {
      const next = waiting.ahead.shift() ?? waiting.usual.shift();
      if (!next) return;
      next.begin();
    }
  };
  const begin = async <T>(work: () => Promise<T>): Promise<T> => {
    underWay++;
    try {
      return await work();
    } finally {
      underWay--;
      beginSome();
    }
  };
  return {
    get limit() {
      return most;
    },
    set limit(next) {
      most = next;
      beginSome();
    },
    underWay: () => underWay,
    waiting: () => waiting.ahead.length + waiting.usual.length,
    run<T>(work: () => Promise<T>, order: 'ahead' | 'usual') {
      if (isFree()) return begin(work);
      const inContext = AsyncLocalStorage.snapshot();
      return new Promise<T>((resolve, refuse) => {
        waiting[order].push({ begin: () => inContext(begin<T>, work).then(resolve, refuse), refuse });
      });
    },
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      beginSome();
    },
    isHeld: () => isHeld,
    sendAway(why) {
      for (const { refuse } of [...waiting.ahead.splice(0), ...waiting.usual.splice(0)]) refuse(why());
    },
  };
}

interface Waiter {
  begin(): void;
  refuse(why: Error): void;
}
