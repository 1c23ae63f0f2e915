// Deadlines of exchanges, and callers who leave meanwhile. One timer serves them all: a timer and an AbortSignal for each would
// cost about as much as the rest of what a request needs from us.
import { EventEmitter } from 'node:events';

/** How late it may be noticed that a deadline has passed, or that the caller has left. */
const resolutionMs = 20;

export interface Deadline {
  /** Emits `abort` when the time has passed or the caller has left. (undici takes any emitter for a signal that has no field `aborted`.) */
  signal: EventEmitter;
  passed(): boolean;
  /** Must be called when the exchange has ended. */
  done(): void;
}

class Waiting extends EventEmitter {
  readonly endsAt: number;
  readonly hasLeft: (() => boolean) | undefined;
  over = false;

  constructor(endsAt: number, hasLeft: (() => boolean) | undefined) {
    super();
    this.endsAt = endsAt;
    this.hasLeft = hasLeft;
  }
}

const waiting = new Set<Waiting>();
let timer: NodeJS.Timeout | undefined;

function look(): void {
  const now = performance.now();
  for (const one of waiting) {
    const isOver = one.endsAt <= now;
    if (!isOver && !one.hasLeft?.()) continue;
    waiting.delete(one);
    one.over = isOver;
    one.emit('abort');
  }
  if (waiting.size > 0) return;
  clearInterval(timer);
  timer = undefined;
}

export function deadlineIn(timeoutMs: number, hasLeft?: () => boolean): Deadline {
  const signal = new Waiting(performance.now() + timeoutMs, hasLeft);
  waiting.add(signal);
  timer ??= setInterval(look, resolutionMs).unref();
  return { signal, passed: () => signal.over, done: () => void waiting.delete(signal) };
}
