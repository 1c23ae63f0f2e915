// Days, times and instants as ISO 8601 text: exact to every digit, comparable, free of time zones that were not there.
// JavaScript's Date would turn a day into an instant and drop what is finer than a millisecond.

/** SAP's calendar ends here, and "for ever" is written so. */
const day = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const time = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,12})?)?$/;
const offset = /^(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
const duration = /^-?P(?=.)(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

/** `2026-01-31`, a day that exists. */
export function isDay(text: string): boolean {
  if (!day.test(text) || text.startsWith('0000')) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** `13:52`, `13:52:33`, `13:52:33.5`. */
export function isTimeOfDay(text: string): boolean {
  return time.test(text);
}

/** `2026-01-31T13:52:33`: a day and a time without an offset. */
export function isLocalDateTime(text: string): boolean {
  const at = text.indexOf('T');
  return at > 0 && isDay(text.slice(0, at)) && isTimeOfDay(text.slice(at + 1));
}

/** `2026-01-31T13:52:33.1257050Z`: with an offset. */
export function isInstant(text: string): boolean {
  const at = text.search(/(Z|[+-]\d\d:\d\d)$/);
  return at > 0 && offset.test(text.slice(at)) && isLocalDateTime(text.slice(0, at));
}

export function isDuration(text: string): boolean {
  return duration.test(text);
}

/** Milliseconds since 1970 of `/Date(1472796947125+0000)/`. The number is UTC already: the offset is display only. */
export function wireDateMs(text: string): number | undefined {
  const ms = /^\/Date\((-?\d{1,16})(?:[+-]\d{1,4})?\)\/$/.exec(text)?.[1];
  return ms === undefined ? undefined : Number(ms);
}

/** Of a day, a local date-time (taken as UTC, as V2 writes it) or an instant. */
export function msOf(text: string): number {
  if (text.length === 10) return Date.parse(`${text}T00:00:00Z`);
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
}

/** Digits behind the millisecond that are not zero: what `/Date(…)/` would drop. */
export function isFinerThanMs(text: string): boolean {
  return /\.\d{3}\d*[1-9]/.test(text);
}

/** `PT13H52M33S` → `13:52:33`; undefined for what is no time of day. */
export function timeFromWire(text: string): string | undefined {
  const parts = /^PT(?:(\d{1,2})H)?(?:(\d{1,2})M)?(?:(\d{1,2})(\.\d+)?S)?$/.exec(text);
  if (!parts) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = parts;
  const two = (digits: string) => digits.padStart(2, '0');
  return `${two(hours)}:${two(minutes)}:${two(seconds)}${fraction}`;
}

/** `13:52:33` → `PT13H52M33S`. */
export function timeToWire(text: string): string {
  const [hours = '00', minutes = '00', seconds = '00'] = text.split(':');
  return `PT${hours}H${minutes}M${seconds}S`;
}
