// Decides where a poll for changes starts, which rows it reports, and where the next poll starts. A system stamps a change before other
// transactions can see it, so each poll goes back a little (overlap) and leaves the newest rows to the next one (grace).

import { maxExternal } from '../../../core/external-numbers.ts';
import { type ChangeCursor, recentChanges } from '../../../core/recent-changes.ts';
import type { Change } from '../../../models/access.ts';

export interface Since {
  overlapMs: number;
  graceMs: number;
  /** How the system writes times. */
  as: keyof typeof formats;
  /** The list comes oldest first: a pass that is broken off is taken up where it was. Otherwise it begins again. */
  sorted: boolean;
}

/** All of them to the second, and never later than they are. */
export const formats = {
  iso: (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`,
  rfc2822: (ms: number) => new Date(ms).toUTCString(),
  epoch: (ms: number) => String(Math.floor(ms / 1000)),
};
const resolutionMs = 1_000;
const whole = (ms: number) => Math.floor(ms / resolutionMs) * resolutionMs;

export interface Pass {
  fromMs: number;
  untilMs: number;
  write(ms: number): string;
  /**
   * The rows of a page that are to be reported now and were not reported before. Rows too far in the future, and unreadable rows, are
   * reported too, but do not move the start of the next poll.
   */
  fresh(changes: readonly Change[]): Change[];
  /** Where the next pass begins, to be stored with what has been read so far. `ended`: the whole list was read. */
  cursor(ended: boolean): ChangeCursor;
}

/** `cursor`: of the pass before, in earlier versions its time alone; without one, the pass begins at `start`. */
export function since(
  { overlapMs, graceMs, as, sorted }: Since,
  cursor: ChangeCursor | string | undefined,
  { start, nowMs }: { start: Date; nowMs: number },
): Pass {
  const begun = typeof cursor === 'object' ? cursor : { at: cursor ?? start.toISOString(), known: [] };
  const untilMs = nowMs - graceMs;
  // A system may leave out the very second that it is asked from.
  const backMs = Math.max(overlapMs, resolutionMs);
  const before = (at: string) => whole(Date.parse(at) - backMs);
  const recent = recentChanges(begun, at => new Date(before(at)).toISOString());
  return {
    fromMs: cursor === undefined ? Date.parse(begun.at) : before(begun.at),
    untilMs,
    write: formats[as],
    fresh: changes =>
      changes.filter(({ id, at, record, fingerprint }) => {
        const ms = at.getTime();
        const isAhead = ms > nowMs + maxExternal.aheadMs;
        if (ms > untilMs && !isAhead) return false;
        const stamp = new Date(Math.min(ms, untilMs)).toISOString();
        return recent.meet(id ?? fingerprint, fingerprint, stamp, record !== undefined && !isAhead);
      }),
    cursor: ended => (sorted || ended ? recent.cursor() : begun),
  };
}
