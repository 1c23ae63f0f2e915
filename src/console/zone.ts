// Time zones: which one the console shows times in, and where a day begins and ends there.
const key = 'kontor.zone';

export const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The name as it was chosen, such as `Europe/Berlin` or `UTC`; undefined: that of the browser. */
export function chosenZone(): string | undefined {
  const stored = localStorage.getItem(key);
  return stored !== null && isZone(stored) ? stored : undefined;
}

export function storeZone(zone: string | undefined): void {
  if (zone === undefined) localStorage.removeItem(key);
  else localStorage.setItem(key, zone);
}

export const allZones = (): string[] => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Days and instants of one zone. A day is `YYYY-MM-DD`. */
export function daysIn(zone: string) {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const partsAt = (at: number) =>
    Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  const dayOf = (at: number): string => {
    const { year = '', month, day } = partsAt(at);
    return `${year.padStart(4, '0')}-${month}-${day}`;
  };
  /** How far the clocks there are ahead of UTC. */
  const aheadMs = (at: number): number => {
    const { year, month, day, hour, minute, second } = partsAt(at);
    const shown = Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
    );
    return shown - Math.floor(at / 1_000) * 1_000;
  };
  /**
   * The first instant of a day. On the day on which the clocks are changed midnight may be missing, or come twice: then the earliest instant
   * that has this day is meant.
   */
  const startOf = (day: string): Date => {
    const inUtc = Date.parse(`${day}T00:00:00Z`);
    const before = inUtc - aheadMs(inUtc - dayMs);
    const after = inUtc - aheadMs(inUtc + dayMs);
    const first = [Math.min(before, after), Math.max(before, after)].find(at => dayOf(at) === day);
    return new Date(first ?? Math.max(before, after));
  };
  return {
    dayOf: (at: Date): string => dayOf(at.getTime()),
    startOf,
    /** The first instant that is not of this day any more. */
    endOf: (day: string): Date => startOf(dayAfter(day, 1)),
  };
}

const dayMs = 86_400_000;

/** `days` may be negative. A calendar has no time zone. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
