// How many requests a system can take at the same time: one more while its answers come as fast as before, half as many
// when it says that it is too many (429, 503). Additive up, multiplicative down, as networks do it.

export interface AdaptiveLimit {
  /** The present limit, from 1 to the most that is allowed. */
  current(): number;
  /** An answer came after so many milliseconds. `wasFull`: as many were under way as the limit allows. */
  answered(answer: { what: 'read' | 'write'; tookMs: number; wasFull: boolean }): void;
  /**
   * The system asked for less. Times in milliseconds: when the request left, and now. `explicit`: it also said how long to
   * wait, so it is no accident.
   */
  overloaded(complaint: { sentAt: number; now: number; explicit: boolean }): void;
}

/** Durations are compared in windows of so many answers. */
const windowSize = 16;
/** Slower than usual by this factor is not flat any more. */
const slowFactor = 2;
/** The usual duration follows slowly, so that a system that has become slower for good is believed in the end. */
const drift = 1.05;

const cautiousRounds = 12;
const cautiousSteps = 3;

export function adaptiveLimit(most: number): AdaptiveLimit {
  let limit = Math.max(1, Math.ceil(most / 2));
  let cutAt = Number.NEGATIVE_INFINITY;
  /** Answers towards one more. A round of them is enough, however small the limit has become. */
  let earned = 0;
  /** After an explicit complaint it takes more rounds, until it has gone well for a while. */
  let cautious = 0;
  const durations = { read: compareDurations(), write: compareDurations() };
  return {
    current: () => limit,
    answered({ what, tookMs, wasFull }) {
      const flat = durations[what](tookMs);
      // Who never waits for a turn learns nothing about what the system could take.
      if (!flat || !wasFull || limit >= most) return;
      if (++earned < limit * (cautious > 0 ? cautiousRounds : 1)) return;
      earned = 0;
      limit++;
      cautious = Math.max(0, cautious - 1);
    },
    overloaded({ sentAt, now, explicit }) {
      earned = 0;
      if (explicit) cautious = cautiousSteps;
      // Requests that left before the last cut complain about the old limit.
      if (sentAt < cutAt) return;
      cutAt = now;
      limit = Math.max(1, Math.floor(limit / 2));
    },
  };
}

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
