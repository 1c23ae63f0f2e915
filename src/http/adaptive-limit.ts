// How many requests a system can take at the same time: one more while its answers come as fast as before, half as many
// when it says that it is too many (429, 503). Additive up, multiplicative down, as networks do it.

export interface AdaptiveLimit {
  /** The present limit, from 1 to the most that is allowed. */
  current(): number;
  /** An answer came after so many milliseconds. `wasFull`: as many were under way as the limit allows. */
  answered(answer: { what: 'read' | 'write'; tookMs: number; wasFull: boolean }): void;
  /** The system asked for less. `sentAt`: milliseconds, when the request left. */
  overloaded(sentAt: number, now: number): void;
}

/** Answers are looked at in windows of so many. */
const windowSize = 16;
/** Slower than the usual by this factor is not flat any more. */
const slowFactor = 2;
/** The usual duration follows slowly, so that a system that has become slower for good is believed in the end. */
const drift = 1.05;

export function adaptiveLimit(most: number): AdaptiveLimit {
  let limit = Math.max(1, Math.ceil(most / 2));
  let cutAt = Number.NEGATIVE_INFINITY;
  const windows = { read: openWindow(), write: openWindow() };
  return {
    current: () => limit,
    answered({ what, tookMs, wasFull }) {
      const flat = windows[what].add(tookMs, wasFull);
      // Who never waits for a turn learns nothing about what the system could take.
      if (flat && limit < most) limit++;
    },
    overloaded(sentAt, now) {
      // Requests that left before the last cut complain about the old limit.
      if (sentAt < cutAt) return;
      cutAt = now;
      limit = Math.max(1, Math.floor(limit / 2));
      for (const window of Object.values(windows)) window.clear();
    },
  };
}

function openWindow() {
  let durations: number[] = [];
  let full = 0;
  let usual: number | undefined;
  return {
    /** True: a window is complete, its answers were as fast as usual, and the limit was in the way. */
    add(tookMs: number, wasFull: boolean): boolean {
      durations.push(tookMs);
      if (wasFull) full++;
      if (durations.length < windowSize) return false;
      const median = durations.sort((a, b) => a - b)[windowSize / 2] ?? 0;
      const flat = usual === undefined || median <= Math.max(usual * slowFactor, usual + 5);
      const wasInTheWay = full > windowSize / 2;
      usual = usual === undefined ? median : Math.min(median, usual * drift);
      durations = [];
      full = 0;
      return flat && wasInTheWay;
    },
    clear() {
      durations = [];
      full = 0;
    },
  };
}
