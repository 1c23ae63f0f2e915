// Checks the fields that a system needs, and those that it does not take, where the model leaves both open.
import { Decimal } from 'decimal.js';
import { firstTen } from '../../core/first-ten.ts';
import { valuesAt } from './rest/path.ts';
import { say } from './sentences.ts';

/** `names`: also of parts, `address.country`. `of`: where the record stands, `items.0.`. Throws `input/fields-missing`. */
export function requireFields(
  system: string,
  record: object,
  names: readonly string[],
  { of = '' } = {},
): void {
  const missing = names
    .filter(name => valuesAt(record, name).every(value => value === undefined || value === ''))
    .map(name => of + name);
  if (missing.length > 0)
    throw say.error(
      'fields-missing',
      { system, fields: firstTen(missing) },
      { details: { fields: missing.slice(0, 10).map(field => ({ field, problem: 'is missing' })) } },
    );
}

/** Refuses fields that the system would silently ignore. Throws `input/fields-not-taken`. */
export function takeOnly(system: string, record: object, names: readonly string[], { of = '' } = {}): void {
  const others = Object.entries(record)
    .filter(([name, value]) => value !== undefined && !names.includes(name))
    .map(([name]) => of + name);
  if (others.length > 0)
    throw say.error(
      'fields-not-taken',
      { system, fields: firstTen(others) },
      { details: { fields: others.slice(0, 10).map(field => ({ field, problem: 'is not taken' })) } },
    );
}

/** A decimal for a system that takes JSON numbers. Throws `input/too-many-digits` for one that would arrive rounded. */
export function exactNumber(system: string, text: string): number {
  const number = Number(text);
  if (new Decimal(number).equals(text)) return number;
  throw say.error('too-many-digits', { system, text, number });
}
