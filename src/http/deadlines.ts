// Deadlines of exchanges. One timer serves them all: a timer and an AbortSignal for each would cost about as much as
// the rest of what a request needs from us.
import { EventEmitter } from 'node:events';

/** How late a deadline may be noticed. */
const resolutionMs = 20;

export interface Deadline {
  /** Emits `abort` when the time is over. (undici takes any emitter for a signal that has no field `aborted`.) */
  signal: EventEmitter;
  passed(): boolean;
  /** Must be called when the exchange is over. */
  done(): void;
}

class Waiting extends EventEmitter {
  readonly endsAt: number;
  over = false;

  constructor(endsAt: number) {
    super();
    this.endsAt = endsAt;
  }
}

const waiting = new Set<Waiting>();
let timer: NodeJS.Timeout | undefined;

function look(): void {
  const now = performance.now();
  for (const one of waiting) {
    if (one.endsAt > now) continue;
    waiting.delete(one);
    one.over = true;
    one.emit('abort');
  }
  if (waiting.size > 0) return;
  clearInterval(timer);
  timer = undefined;
}

export function deadlineIn(timeoutMs: number): Deadline {
  const signal = new Waiting(performance.now() + timeoutMs);
  waiting.add(signal);
  timer ??= setInterval(look, resolutionMs).unref();
  return { signal, passed: () => signal.over, done: () => void waiting.delete(signal) };
}
