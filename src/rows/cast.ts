// One cell as the canonical text of its column's type: the same value is always the same text. What it cannot be is said, and never bent.
import { Temporal } from 'temporal-polyfill';
import { excerpt } from '../core/excerpt.ts';
import type { Reason } from '../core/reasons.ts';
import { trimEnd } from '../core/trim-end.ts';
import type { ColumnType, TypeOf } from './column-types.ts';
import { dateFrom } from './date-format.ts';
import { say } from './sentences.ts';

export type Cast = { value: string } | { wrong: Reason };

/**
 * `cell`: as the source has it, and not empty: whether empty means nothing is for the model to say. Answers integers as `-12`, decimals as
 * `1234.5` without zeros at their ends, booleans as `true` and `false`, dates as YYYY-MM-DD, instants in UTC as `2026-03-31T22:16:00Z`.
 */
export function cast(cell: string, type: ColumnType): Cast {
  switch (type.kind) {
    case 'text':
      return !type.keep_shortened && isShortened(cell)
        ? wrong(say.reason('row-shortened', { cell: shown(cell) }))
        : { value: cell };
    case 'integer':
      return toInteger(cell.trim());
    case 'decimal':
      return toDecimal(cell.trim(), type);
    case 'boolean':
      return toBoolean(cell.trim(), type);
    case 'date':
      return toDate(cell.trim(), type);
    case 'instant':
      return toInstant(cell.trim(), type);
  }
}

const wrong = (reason: Reason): Cast => ({ wrong: reason });
/** A cell can have megabytes. */
const shown = (cell: string) => excerpt(cell, 100);

/** As spreadsheets show a number that is too long for its column: the digits that are missing are lost. */
const isShortened = (text: string) => /^-?\d[.,]\d+E\+\d\d+$/i.test(text);

function toInteger(text: string): Cast {
  if (isShortened(text)) return wrong(say.reason('row-shortened', { cell: shown(text) }));
  if (!/^[+-]?\d+$/.test(text)) return wrong(say.reason('row-no-integer', { cell: shown(text) }));
  return { value: signed(text, withoutZeros(digitsOf(text))) };
}

function toDecimal(text: string, { decimals, mark, group }: TypeOf<'decimal'>): Cast {
  if (isShortened(text)) return wrong(say.reason('row-shortened', { cell: shown(text) }));
  const no = () => wrong(say.reason('row-no-decimal', { cell: shown(text), mark }));
  const [before = '', after, ...more] = digitsOf(text).split(mark);
  const whole = group === undefined ? before : ungrouped(before, group);
  const isNumber = whole !== undefined && /^\d+$/.test(whole) && (after === undefined || /^\d+$/.test(after));
  if (!isNumber || more.length > 0) return no();
  const fraction = trimEnd(after ?? '', '0');
  if (decimals !== undefined && fraction.length > decimals)
    return wrong(say.reason('row-too-many-decimals', { cell: shown(text), decimals }));
  return {
    value: signed(text, fraction === '' ? withoutZeros(whole) : `${withoutZeros(whole)}.${fraction}`),
  };
}

const digitsOf = (text: string) => text.replace(/^[+-]/, '');
const withoutZeros = (digits: string) => digits.replace(/^0+(?=\d)/, '');
const signed = (text: string, value: string) =>
  text.startsWith('-') && /[1-9]/.test(value) ? `-${value}` : value;

/** Undefined: the groups are not of three digits each. */
function ungrouped(text: string, group: string): string | undefined {
  const [first = '', ...rest] = text.split(group);
  const isGrouped = rest.length === 0 || (first.length > 0 && first.length <= 3);
  return isGrouped && rest.every(({ length }) => length === 3) ? [first, ...rest].join('') : undefined;
}

function toBoolean(text: string, { yes, no }: TypeOf<'boolean'>): Cast {
  const isOne = (words: readonly string[]) => words.some(word => word.toLowerCase() === text.toLowerCase());
  if (isOne(yes)) return { value: 'true' };
  if (isOne(no)) return { value: 'false' };
  return wrong(say.reason('row-neither', { cell: shown(text), yes: yes.join(', '), no: no.join(', ') }));
}

function toDate(text: string, { format }: TypeOf<'date'>): Cast {
  const value = dateFrom(text, format);
  return value === undefined ? wrong(say.reason('row-no-date', { cell: shown(text), format })) : { value };
}

const instantForm = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

function toInstant(text: string, { zone, repeated }: TypeOf<'instant'>): Cast {
  const [, day, time, offset] = instantForm.exec(text) ?? [];
  const no = wrong(say.reason('row-no-instant', { cell: shown(text) }));
  if (day === undefined || time === undefined || dateFrom(day, 'YYYY-MM-DD') === undefined) return no;
  // Temporal takes a leap second for the one before: that would be another value.
  if (/^\d\d:\d\d:60/.test(time)) return no;
  try {
    if (offset !== undefined) return { value: Temporal.Instant.from(`${day}T${time}${offset}`).toString() };
    if (zone === undefined) return wrong(say.reason('row-no-zone', { cell: shown(text) }));
    return inZone(Temporal.PlainDateTime.from(`${day}T${time}`), { text, zone, repeated });
  } catch (thrown) {
    if (thrown instanceof RangeError) return no;
    throw thrown;
  }
}

/** A time that the clocks there skip is none; one that they show twice is one of the two, as the model says. */
function inZone(
  time: Temporal.PlainDateTime,
  { text, zone, repeated }: { text: string; zone: string; repeated: TypeOf<'instant'>['repeated'] },
): Cast {
  const [earlier, later] = (['earlier', 'later'] as const).map(disambiguation =>
    time.toZonedDateTime(zone, { disambiguation }),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
  if (!earlier.toPlainDateTime().equals(time))
    return wrong(say.reason('row-skipped-time', { cell: shown(text), zone }));
  const isOnce = earlier.epochNanoseconds === later.epochNanoseconds;
  if (!isOnce && repeated === 'refuse')
    return wrong(say.reason('row-repeated-time', { cell: shown(text), zone }));
  return { value: (repeated === 'later' ? later : earlier).toInstant().toString() };
}
