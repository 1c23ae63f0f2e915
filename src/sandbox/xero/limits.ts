// How much an app may ask of one organisation: so many calls at once, a minute and a day.

export interface LimitOptions {
  concurrent: number;
  minute: number;
  day: number;
}

export interface Limits {
  /** Counts a call that begins. `refused`: a limit is exceeded, and the call does not count. */
  begin(): { headers: Record<string, string>; refused: boolean };
  /** Must follow each call that was not refused. */
  end(): void;
}

export const xeroLimits: LimitOptions = { concurrent: 5, minute: 60, day: 5_000 };
const appMinute = 10_000;
const [minuteMs, dayMs] = [60_000, 86_400_000];

export function openLimits(options: LimitOptions, now: () => number): Limits {
  let open = 0;
  /** Windows are fixed: a new one begins with the first call after the old one. */
  const window = (most: number, lengthMs: number) => {
    let [start, used] = [now(), 0];
    return {
      used() {
        if (now() - start >= lengthMs) [start, used] = [now(), 0];
        return used;
      },
      count: () => void used++,
      left: () => Math.max(0, most - used),
      secondsLeft: () => Math.max(1, Math.ceil((start + lengthMs - now()) / 1000)),
      most,
    };
  };
  const minute = window(options.minute, minuteMs);
  const day = window(options.day, dayMs);
  return {
    begin() {
      const [ofMinute, ofDay] = [minute.used(), day.used()];
      const over =
        ofDay >= day.most
          ? { problem: 'day', wait: day.secondsLeft() }
          : ofMinute >= minute.most
            ? { problem: 'minute', wait: minute.secondsLeft() }
            : open >= options.concurrent
              ? { problem: 'concurrent', wait: undefined }
              : undefined;
      if (!over) {
        open++;
        minute.count();
        day.count();
      }
      return {
        refused: over !== undefined,
        headers: {
          'x-daylimit-remaining': String(day.left()),
          'x-minlimit-remaining': String(minute.left()),
          'x-appminlimit-remaining': String(appMinute - minute.used()),
          ...(over ? { 'x-rate-limit-problem': over.problem } : {}),
          // Which call is the next to end is not known, so for too many at once no time is told.
          ...(over?.wait === undefined ? {} : { 'retry-after': String(over.wait) }),
        },
      };
    },
    end: () => void open--,
  };
}
