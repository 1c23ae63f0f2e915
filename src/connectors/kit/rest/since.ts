// What has changed since the last pass: from where to ask, what counts already, and where the next pass begins. Times of change are stamped
// before their transaction is seen by others, so each pass goes back a little (overlap), and leaves the newest to the next one (grace).
import { mostSaid } from '../../../core/said-numbers.ts';

export interface Since {
  overlapMs: number;
  graceMs: number;
  /** How the system writes times. */
  as: keyof typeof formats;
  /** The list comes oldest first: a pass that is broken off is taken up where it was. Otherwise it begins again. */
  sorted: boolean;
}

/** All of them to the second, and never later than they are. */
const formats = {
  iso: (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`,
  rfc2822: (ms: number) => new Date(ms).toUTCString(),
  epoch: (ms: number) => String(Math.floor(ms / 1000)),
};
const resolutionMs = 1_000;

export interface Pass {
  fromMs: number;
  untilMs: number;
  write(ms: number): string;
  /** Those of a page that count now. What lies in the future by more than a clock can be wrong counts too, and moves nothing. */
  settled<Row extends { at: Date }>(rows: readonly Row[]): Row[];
  /** Where the next pass begins, to be stored with what has been read so far. `ended`: the whole list was read. */
  cursor(ended: boolean): string;
}

/** `cursor`: of the pass before; without one, the pass begins at `start`. */
export function since(
  { overlapMs, graceMs, as, sorted }: Since,
  cursor: string | undefined,
  { start, nowMs }: { start: Date; nowMs: number },
): Pass {
  const begun = cursor === undefined ? start.getTime() : Date.parse(cursor);
  const untilMs = nowMs - graceMs;
  let newest = begun;
  return {
    // A system may leave out the very second that it is asked from.
    fromMs: cursor === undefined ? begun : begun - Math.max(overlapMs, resolutionMs),
    untilMs,
    write: formats[as],
    settled(rows) {
      return rows.filter(({ at }) => {
        const ms = at.getTime();
        if (ms <= untilMs) newest = Math.max(newest, ms);
        return ms <= untilMs || ms > nowMs + mostSaid.aheadMs;
      });
    },
    cursor: ended => new Date(sorted || ended ? newest : begun).toISOString(),
  };
}
