// Dates as Xero writes them, `/Date(1518685950940+0000)/`, and as it takes them: that, or ISO.

export function msDate(date: Date, offset = '+0000'): string {
  return `/Date(${date.getTime()}${offset})/`;
}

/** Undefined: not a date. Days have no time. */
export function readDate(text: unknown): Date | undefined {
  if (typeof text !== 'string') return undefined;
  const ms = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(text)?.[1];
  const iso = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text);
  if (ms === undefined && !iso) return undefined;
  // Without a zone it is UTC.
  const date = new Date(
    ms === undefined ? (text.includes('T') && !iso?.[1] ? `${text}Z` : text) : Number(ms),
  );
  return Number.isNaN(date.getTime()) ? undefined : date;
}

export function day(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 86_400_000) * 86_400_000);
}
