// How many requests a system can take at the same time: one more while its answers come as fast as before, half as many
// when it says that it is too many (429, 503). Additive up, multiplicative down, as networks do it.

export interface AdaptiveLimit {
  /** The present limit, from 1 to the most that is allowed. */
  current(): number;
  /** An answer came after so many milliseconds. `wasFull`: as many were under way as the limit allows. */
  answered(answer: { what: 'read' | 'write'; tookMs: number; wasFull: boolean }): void;
  /** The system asked for less. Both in milliseconds: when the request left, and now. */
  overloaded(sentAt: number, now: number): void;
}

/** Durations are compared in windows of so many answers. */
const windowSize = 16;
/** Slower than usual by this factor is not flat any more. */
const slowFactor = 2;
/** The usual duration follows slowly, so that a system that has become slower for good is believed in the end. */
const drift = 1.05;
/** For so many answers a limit that was too much is not tried again. */
const restAnswers = 40;

export function adaptiveLimit(most: number): AdaptiveLimit {
  let limit = Math.max(1, Math.ceil(most / 2));
  let answers = 0;
  /** Answers towards one more. A round of them is enough, however small the limit has become. */
  let earned = 0;
  let cut = { at: Number.NEGATIVE_INFINITY, from: limit, complaints: 0 };
  /** Several requests of one round complained: it was the limit, and no accident. */
  let tooMuch = { limit: Number.POSITIVE_INFINITY, until: 0 };
  const durations = { read: compareDurations(), write: compareDurations() };
  return {
    current: () => limit,
    answered({ what, tookMs, wasFull }) {
      answers++;
      const flat = durations[what](tookMs);
      // Who never waits for a turn learns nothing about what the system could take.
      if (!flat || !wasFull || limit >= most || ++earned < limit) return;
      if (limit + 1 >= tooMuch.limit && answers < tooMuch.until) return;
      earned = 0;
      limit++;
    },
    overloaded(sentAt, now) {
      answers++;
      earned = 0;
      // Requests that left before the last cut complain about the old limit.
      if (sentAt < cut.at) {
        cut.complaints++;
        if (cut.complaints === 2) tooMuch = { limit: cut.from, until: answers + restAnswers };
        return;
      }
      cut = { at: now, from: limit, complaints: 1 };
      limit = Math.max(1, Math.floor(limit / 2));
    },
  };
}

/** For systems that say in headers of their own how much is left. */
export const fixedLimit = (most: number): AdaptiveLimit => ({
  current: () => most,
  answered() {},
  overloaded() {},
});

/** Takes durations one after the other, and answers whether they are as they usually were. */
function compareDurations(): (tookMs: number) => boolean {
  let window: number[] = [];
  let usual: number | undefined;
  let flat = true;
  return tookMs => {
    window.push(tookMs);
    if (window.length < windowSize) return flat;
    const median = window.sort((a, b) => a - b)[windowSize / 2] ?? 0;
    // Differences of a few milliseconds say nothing about a system.
    flat = usual === undefined || median <= Math.max(usual * slowFactor, usual + 5);
    usual = usual === undefined ? median : Math.min(median, usual * drift);
    window = [];
    return flat;
  };
}
