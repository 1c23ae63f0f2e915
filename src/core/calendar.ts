// Days of the calendar. An instant is another day in Chicago than in Tokyo: it becomes a day once, in the zone that counts.
import { say } from './own-sentences.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** IANA names, `UTC` among them; no fixed offsets, because they know no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return formatOf(name) !== undefined;
  } catch {
    return false;
  }
}

/**
 * The day on which the instant falls there, YYYY-MM-DD.
 * Throws `input/bad-time-zone` for a zone that is not in the IANA database.
 */
export function dayIn(instant: Date | string | number, timeZone: string): string {
  if (!isTimeZone(timeZone)) throw say.error('bad-time-zone', { timeZone });
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  return `${String(parts.year).padStart(4, '0')}-${parts.month}-${parts.day}`;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}
