// A record as another system writes it, read field by field: text as text, decimals without rounding. Each reading throws what `brokenAnswer`
// says, with the path of the field, for what is missing or of another kind.
import { kindReason } from '../../core/broken-answer.ts';
import { type Money, money } from '../../core/money.ts';
import { broken, say } from './sentences.ts';

export interface Fields {
  /** As it came. */
  readonly raw: unknown;
  /** Whether the field has a value; an empty text is no value. */
  has(name: string): boolean;
  /** Null: no value. A number is text too. */
  text(name: string): string | null;
  /** Null: no value. */
  flag(name: string): boolean | null;
  word(name: string): string;
  number(name: string): number;
  money(name: string): Money;
  /** Digits and a point, without rounding. */
  amount(name: string): string;
  /** ISO 8601, UTC. */
  instant(name: string): string;
  /** YYYY-MM-DD; null: no value. */
  day(name: string): string | null;
  /** An id that is spelled so; left out: a whole number. Empty is none. */
  id(name: string, is?: (text: string) => boolean): string;
  /** A record in it. */
  at(name: string): Fields;
  /** Records in it; an empty list if it has no value. */
  each<One>(name: string, of: (one: Fields) => One): One[];
}

/**
 * Positive whole numbers, written in one way only. Another spelling of the same number would be another record to Kontor, and its
 * document a second one; and ids become parts of addresses.
 */
export const isWholeId = (text: string): boolean => /^(?:0|[1-9]\d{0,14})$/.test(text);

/** Milliseconds since 1970; undefined: it is no instant. Read from ISO 8601, RFC 2822, and the form of .NET: `/Date(1518685950940+0000)/`. */
export function instantOf(said: unknown): number | undefined {
  const [, ms] = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(String(said)) ?? [];
  const at = ms === undefined ? Date.parse(String(said)) : Number(ms);
  return Number.isNaN(new Date(at).getTime()) ? undefined : at;
}

type Wanted =
  | 'expected-record'
  | 'expected-text'
  | 'expected-amount'
  | 'expected-instant'
  | 'expected-flag'
  | 'expected-number'
  | 'expected-id'
  | 'expected-list';

/** `what`: for sentences, `shop order`. */
export function fieldsOf(raw: unknown, what: string, path = ''): Fields {
  const unlike = (place: string, wanted: Wanted, value: unknown) =>
    broken(
      say.reason('unlike-documented', { what, place, wanted: say.reason(wanted), kind: kindReason(value) }),
    );
  const wrong = (name: string, wanted: Wanted, value: unknown) => unlike(`${path}${name}: `, wanted, value);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw unlike(path.replace(/\.$/, ': '), 'expected-record', raw);
  const valueAt = (name: string): unknown =>
    Object.hasOwn(raw, name) ? (raw as Record<string, unknown>)[name] : undefined;
  const has = (name: string) => ![undefined, null, ''].includes(valueAt(name) as undefined);
  const text = (name: string): string | null => {
    const value = valueAt(name);
    if (!has(name)) return null;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    throw wrong(name, 'expected-text', value);
  };
  const moneyOf = (name: string): Money => {
    const value = valueAt(name);
    try {
      return money(value as string);
    } catch {
      throw wrong(name, 'expected-amount', value);
    }
  };
  const instant = (name: string): string => {
    const ms = instantOf(text(name) ?? '');
    if (ms === undefined) throw wrong(name, 'expected-instant', valueAt(name));
    return new Date(ms).toISOString();
  };
  return {
    raw,
    has,
    text,
    flag(name) {
      const value = valueAt(name) ?? null;
      if (value === null || typeof value === 'boolean') return value;
      throw wrong(name, 'expected-flag', value);
    },
    word(name) {
      const said = text(name);
      if (said === null) throw wrong(name, 'expected-text', valueAt(name));
      return said;
    },
    number(name) {
      const value = valueAt(name);
      if (typeof value === 'number') return value;
      throw wrong(name, 'expected-number', value);
    },
    money: moneyOf,
    amount: name => moneyOf(name).toFixed(),
    instant,
    day: name => (has(name) ? instant(name).slice(0, 10) : null),
    id(name, is = isWholeId) {
      const value = valueAt(name);
      const said = typeof value === 'number' ? String(value) : value;
      if (typeof said === 'string' && is(said)) return said;
      throw wrong(name, 'expected-id', value);
    },
    at: name => fieldsOf(valueAt(name), what, `${path}${name}.`),
    each(name, of) {
      const value = valueAt(name) ?? [];
      if (!Array.isArray(value)) throw wrong(name, 'expected-list', value);
      return value.map((one, at) => of(fieldsOf(one, what, `${path}${name}.${at}.`)));
    },
  };
}
