// Time is handed in, so that a test can hold it still. There are two readings, and each has its uses: what people, signatures,
// tokens and schedules go by can be set; what a wait is measured with cannot.

export interface Clock {
  /** The wall clock: milliseconds since 1970. It can be set, ahead or back, at any time. */
  now(): number;
  /** Milliseconds since some moment of the past. It only goes ahead, at the pace of time, and nobody can set it. */
  elapsed(): number;
}

export const systemClock: Clock = { now: () => Date.now(), elapsed: () => performance.now() };

/** What is left out is the machine's: a caller that gives only a wall clock sets it, and lets no time pass. */
export const wholeClock = (given: Partial<Clock> = {}): Clock => ({
  now: () => (given.now ? given.now() : systemClock.now()),
  elapsed: () => (given.elapsed ? given.elapsed() : systemClock.elapsed()),
});

export interface Deadline {
  passed(): boolean;
}

/**
 * Over as soon as either reading says so. A guest that was suspended does not count that time in `elapsed`, and a wall clock
 * that was set back does not count it either: what must not happen too late has to be refused by the one that does.
 */
export function deadlineAfter({ now, elapsed }: Clock, ms: number): Deadline {
  const byWall = now() + ms;
  const byElapsed = elapsed() + ms;
  return { passed: () => elapsed() >= byElapsed || now() >= byWall };
}
