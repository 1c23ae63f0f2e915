// Money is a decimal made from the text on the wire, never a float.
import { Decimal } from 'decimal.js';
import { say } from './own-sentences.ts';

export type Money = Decimal;

const digitsByCurrency = new Map<string, number>();

/**
 * Reads an amount. Accepts a decimal string ("69.8400") or a JSON number; a number is read through its
 * shortest text form, which for amounts up to 15 digits is what stood on the wire.
 * Throws `input/bad-amount` for anything else. `field`: where it stands.
 */
export function money(value: string | number | Decimal | null | undefined, field = 'amount'): Money {
  if (value instanceof Decimal) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return new Decimal(String(value));
  if (typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value)) return new Decimal(value.trim());
  throw say.error('bad-amount', { field, value: JSON.stringify(value) ?? 'undefined' });
}

export const zero: Money = new Decimal(0);

/** How many decimals the currency has (ISO 4217 as the runtime knows it: EUR 2, JPY 0, KWD 3). */
export function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    try {
      digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
        .maximumFractionDigits;
    } catch (cause) {
      throw say.error('bad-currency', { currency }, { cause });
    }
    digitsByCurrency.set(currency, digits ?? 2);
  }
  return digits ?? 2;
}

/** Rounds half up to the currency's smallest unit. */
export function roundTo(amount: Money, currency: string): Money {
  return amount.toDecimalPlaces(minorDigits(currency), Decimal.ROUND_HALF_UP);
}

/** The amount as text with exactly the currency's decimals: "12.50", "1200" (JPY). */
export function amountText(amount: Money, currency: string): string {
  return amount.toFixed(minorDigits(currency), Decimal.ROUND_HALF_UP);
}

export function sum(amounts: Iterable<Money>): Money {
  let total = zero;
  for (const amount of amounts) total = total.plus(amount);
  return total;
}

/**
 * Splits `total` in proportion to `weights`, each part rounded to the currency; the parts add up to `total`
 * exactly because the largest part takes the rounding difference. Weights of zero in sum: all to the first.
 */
export function splitByWeight(total: Money, weights: Money[], currency: string): Money[] {
  if (weights.length === 0) return [];
  const whole = sum(weights);
  if (whole.isZero()) return weights.map((_, i) => (i === 0 ? total : zero));
  const parts = weights.map(weight => roundTo(total.times(weight).dividedBy(whole), currency));
  let largest = 0;
  for (const [i, weight] of weights.entries()) {
    if (weight.abs().greaterThan((weights[largest] as Money).abs())) largest = i;
  }
  parts[largest] = (parts[largest] as Money).plus(total.minus(sum(parts)));
  return parts;
}
