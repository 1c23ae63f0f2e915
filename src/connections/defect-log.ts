// Writes defects of a connector to the log, with the text of the program and the place in the code: each function once a minute, because a list meets the same
// defect in each of its rows.
import type { Clock } from '../core/clock.ts';
import type { KontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';

const everyMs = 60_000;

/** `about`: which connection it is. What is logged has passed its redactor. */
export function defectLog(
  log: Log,
  clock: Clock,
  about: { connection?: string; connector: string },
): (error: KontorError) => void {
  const loggedAt = new Map<string, number>();
  return ({ code, message, params, cause }) => {
    const place = String(params?.place);
    const now = clock.elapsed();
    if (now - (loggedAt.get(place) ?? Number.NEGATIVE_INFINITY) < everyMs) return;
    loggedAt.set(place, now);
    const stack = cause instanceof Error ? cause.stack : undefined;
    log.error({ ...about, code, function: place, error: String(cause), stack }, message);
  };
}
