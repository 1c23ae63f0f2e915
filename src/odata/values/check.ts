// What may be written into a field: its type and its facets, checked before anything is sent. Answers the value in one
// form per type (text, boolean, number, bigint, Buffer; a decimal as text), whatever form it was given in.

import { Decimal } from 'decimal.js';
import type { Reason } from '../../core/reasons.ts';
import { cutText } from '../../core/storable.ts';
import { trimEnd } from '../../core/trim-end.ts';
import type { EdmType, Property } from '../metadata/model.ts';
import { type Expected, inEnglish, say } from '../sentences.ts';
import { isDay, isDuration, isInstant, isLocalDateTime, isTimeOfDay } from './instants.ts';

export type Checked = string | boolean | number | bigint | Buffer;

/** Why a value cannot be written; its reason completes "Field X …". */
export class ValueProblem extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(inEnglish(reason));
    this.reason = reason;
  }
}

const notAs = (expected: Expected, value: unknown) =>
  new ValueProblem(say.reason('must-be', { expected: say.reason(expected), value: shown(value) }));

const ranges: Partial<Record<EdmType, readonly [number, number]>> = {
  'Edm.Byte': [0, 255],
  'Edm.SByte': [-128, 127],
  'Edm.Int16': [-32_768, 32_767],
  'Edm.Int32': [-2_147_483_648, 2_147_483_647],
};
const int64Bound = 2n ** 63n;

/** Throws `ValueProblem`. */
export function checkValue(property: Property, value: unknown): Checked {
  const { edm } = property;
  switch (edm) {
    case 'Edm.String':
      return text(property, value);
    case 'Edm.Boolean':
      if (typeof value === 'boolean') return value;
      throw notAs('true-or-false', value);
    case 'Edm.Byte':
    case 'Edm.SByte':
    case 'Edm.Int16':
    case 'Edm.Int32':
      return integer(edm, value);
    case 'Edm.Int64':
      return int64(value);
    case 'Edm.Decimal':
      return decimal(property, value);
    case 'Edm.Double':
    case 'Edm.Single':
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      throw notAs('finite-number', value);
    case 'Edm.Guid':
      if (typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)) return value;
      throw notAs('a-guid', value);
    case 'Edm.Binary':
      if (value instanceof Uint8Array) return Buffer.from(value);
      throw notAs('raw-bytes', value);
    case 'Edm.Date':
    case 'Edm.DateTime':
    case 'Edm.DateTimeOffset':
    case 'Edm.Time':
    case 'Edm.TimeOfDay':
    case 'Edm.Duration':
      return calendar(property, edm, value);
    case undefined:
      throw new ValueProblem(say.reason('not-one-value', { type: property.typeName }));
  }
}

function text({ maxLength }: Property, value: unknown): string {
  if (typeof value !== 'string') throw notAs('a-text', value);
  // ABAP counts UTF-16 code units, as JavaScript does.
  if (maxLength !== undefined && value.length > maxLength)
    throw new ValueProblem(
      say.reason('characters-at-most', { most: maxLength, value: shown(value), has: value.length }),
    );
  if (!value.isWellFormed()) throw new ValueProblem(say.reason('half-a-character'));
  return value;
}

function integer(edm: EdmType, value: unknown): number {
  const [least, most] = ranges[edm] ?? [0, 0];
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new ValueProblem(say.reason('whole-number', { least, most, value: shown(value) }));
}

function int64(value: unknown): bigint {
  const whole =
    typeof value === 'bigint' ||
    Number.isSafeInteger(value) ||
    (typeof value === 'string' && /^-?\d{1,19}$/.test(value));
  const number = whole ? BigInt(value as bigint | number | string) : undefined;
  if (number !== undefined && number >= -int64Bound && number < int64Bound) return number;
  throw notAs('whole-64-bits', value);
}

/** Digits are counted in the text: what comes as text is not made into a number and back. */
function decimal({ precision, scale }: Property, value: unknown): string {
  const written = decimalText(value);
  const [, sign = '', zeros, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(written ?? '') ?? [];
  if (zeros === undefined) throw notAs('a-decimal', value);
  const whole = zeros.replace(/^0+/, '');
  const places = trimEnd(fraction, '0');
  const text = `${whole === '' && places === '' ? '' : sign}${whole || '0'}${places === '' ? '' : `.${places}`}`;
  if (scale !== undefined && places.length > scale)
    throw new ValueProblem(say.reason('places-at-most', { most: scale, value: text, has: places.length }));
  const room = precision === undefined ? undefined : precision - (scale ?? 0);
  if (room !== undefined && whole.length > room)
    throw new ValueProblem(say.reason('digits-before-point', { most: room, value: text, has: whole.length }));
  if (precision !== undefined && scale === undefined && whole.length + places.length > precision)
    throw new ValueProblem(
      say.reason('digits-at-most', { most: precision, value: text, has: whole.length + places.length }),
    );
  return text;
}

function decimalText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? new Decimal(value).toFixed() : undefined;
  return Decimal.isDecimal(value) && value.isFinite() ? value.toFixed() : undefined;
}

type Calendar =
  | 'Edm.Date'
  | 'Edm.DateTime'
  | 'Edm.DateTimeOffset'
  | 'Edm.Time'
  | 'Edm.TimeOfDay'
  | 'Edm.Duration';

const forms: Record<Calendar, { is(text: string): boolean; expected: Expected }> = {
  'Edm.Date': { is: isDay, expected: 'a-day' },
  'Edm.DateTime': {
    is: text => isLocalDateTime(text) || isDay(text),
    expected: 'a-date-and-time',
  },
  'Edm.DateTimeOffset': { is: isInstant, expected: 'an-instant' },
  'Edm.Time': { is: isTimeOfDay, expected: 'a-time' },
  'Edm.TimeOfDay': { is: isTimeOfDay, expected: 'a-time' },
  'Edm.Duration': { is: isDuration, expected: 'a-duration' },
};

function calendar({ dateOnly }: Property, edm: Calendar, value: unknown): string {
  const form = forms[dateOnly ? 'Edm.Date' : edm];
  // A Date is an instant; as a day it would be yesterday or tomorrow, depending on where the program runs.
  const given =
    value instanceof Date && edm === 'Edm.DateTimeOffset' && !Number.isNaN(value.getTime())
      ? value.toISOString()
      : value;
  if (typeof given === 'string' && form.is(given)) return given;
  throw notAs(form.expected, value);
}

function shown(value: unknown): string {
  if (typeof value === 'bigint') return `${value}`;
  const json = JSON.stringify(value) ?? typeof value;
  return json.length > 60 ? `${cutText(json, 57)}…` : json;
}
