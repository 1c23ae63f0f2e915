// What may be written into a field: its type and its facets, checked before anything is sent. Answers the value in one
// form per type (text, boolean, number, bigint, Buffer; a decimal as text), whatever form it was given in.

import { Decimal } from 'decimal.js';
import { cutText } from '../../core/storable.ts';
import { trimEnd } from '../../core/trim-end.ts';
import type { EdmType, Property } from '../metadata/model.ts';
import { isDay, isDuration, isInstant, isLocalDateTime, isTimeOfDay } from './instants.ts';

export type Checked = string | boolean | number | bigint | Buffer;

/** Why a value cannot be written; the message completes "Field X …". */
export class ValueProblem extends Error {}

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
      throw new ValueProblem(`must be true or false, not ${shown(value)}`);
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
      throw new ValueProblem(`must be a finite number, not ${shown(value)}`);
    case 'Edm.Guid':
      if (typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)) return value;
      throw new ValueProblem(`must be a GUID, not ${shown(value)}`);
    case 'Edm.Binary':
      if (value instanceof Uint8Array) return Buffer.from(value);
      throw new ValueProblem(`must be bytes (a Buffer or Uint8Array), not ${shown(value)}`);
    case 'Edm.Date':
    case 'Edm.DateTime':
    case 'Edm.DateTimeOffset':
    case 'Edm.Time':
    case 'Edm.TimeOfDay':
    case 'Edm.Duration':
      return calendar(property, edm, value);
    case undefined:
      throw new ValueProblem(`has the type ${property.typeName}, which cannot be written as one value`);
  }
}

function text({ maxLength }: Property, value: unknown): string {
  if (typeof value !== 'string') throw new ValueProblem(`must be text, not ${shown(value)}`);
  // ABAP counts UTF-16 code units, as JavaScript does.
  if (maxLength !== undefined && value.length > maxLength)
    throw new ValueProblem(`may have ${maxLength} characters; ${shown(value)} has ${value.length}`);
  if (!value.isWellFormed()) throw new ValueProblem('holds half of a character (a lone surrogate)');
  return value;
}

function integer(edm: EdmType, value: unknown): number {
  const [least, most] = ranges[edm] ?? [0, 0];
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new ValueProblem(`must be a whole number from ${least} to ${most}, not ${shown(value)}`);
}

function int64(value: unknown): bigint {
  const whole =
    typeof value === 'bigint' ||
    Number.isSafeInteger(value) ||
    (typeof value === 'string' && /^-?\d{1,19}$/.test(value));
  const number = whole ? BigInt(value as bigint | number | string) : undefined;
  if (number !== undefined && number >= -int64Bound && number < int64Bound) return number;
  throw new ValueProblem(`must be a whole number of 64 bits, not ${shown(value)}`);
}

/** Digits are counted in the text: what comes as text is not made into a number and back. */
function decimal({ precision, scale }: Property, value: unknown): string {
  const written = decimalText(value);
  const [, sign = '', zeros, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(written ?? '') ?? [];
  if (zeros === undefined) throw new ValueProblem(`must be a decimal such as "12.50", not ${shown(value)}`);
  const whole = zeros.replace(/^0+/, '');
  const places = trimEnd(fraction, '0');
  const text = `${whole === '' && places === '' ? '' : sign}${whole || '0'}${places === '' ? '' : `.${places}`}`;
  if (scale !== undefined && places.length > scale)
    throw new ValueProblem(`may have ${scale} decimal places; ${text} has ${places.length}`);
  const room = precision === undefined ? undefined : precision - (scale ?? 0);
  if (room !== undefined && whole.length > room)
    throw new ValueProblem(`may have ${room} digits before the point; ${text} has ${whole.length}`);
  if (precision !== undefined && scale === undefined && whole.length + places.length > precision)
    throw new ValueProblem(`may have ${precision} digits; ${text} has ${whole.length + places.length}`);
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

const forms: Record<Calendar, { is(text: string): boolean; example: string }> = {
  'Edm.Date': { is: isDay, example: 'a day such as 2026-01-31' },
  'Edm.DateTime': {
    is: text => isLocalDateTime(text) || isDay(text),
    example: 'a date and time such as 2026-01-31T13:52:33',
  },
  'Edm.DateTimeOffset': { is: isInstant, example: 'an instant with its offset such as 2026-01-31T13:52:33Z' },
  'Edm.Time': { is: isTimeOfDay, example: 'a time such as 13:52:33' },
  'Edm.TimeOfDay': { is: isTimeOfDay, example: 'a time such as 13:52:33' },
  'Edm.Duration': { is: isDuration, example: 'a duration such as PT2H30M' },
};

function calendar({ dateOnly }: Property, edm: Calendar, value: unknown): string {
  const form = forms[dateOnly ? 'Edm.Date' : edm];
  // A Date is an instant; as a day it would be yesterday or tomorrow, depending on where the program runs.
  const given =
    value instanceof Date && edm === 'Edm.DateTimeOffset' && !Number.isNaN(value.getTime())
      ? value.toISOString()
      : value;
  if (typeof given === 'string' && form.is(given)) return given;
  throw new ValueProblem(`must be ${form.example}, not ${shown(value)}`);
}

function shown(value: unknown): string {
  if (typeof value === 'bigint') return `${value}`;
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 60 ? `${cutText(json, 57)}…` : json;
}
