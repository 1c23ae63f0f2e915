// Whether a document that was found under our reference is the one that was to be created: what is found is compared
// before it is believed. Only what both sides show is compared.
import { Decimal } from 'decimal.js';
import type { ObjectModel } from './field.ts';

type Fields = Record<string, unknown>;

export interface Difference {
  /** `currency`, or `amount of account 400000`. */
  what: string;
  wanted: string;
  found: string;
}

/** Empty: it is that document, as far as can be seen. */
export function differences({ compared }: ObjectModel, wanted: Fields, found: Fields): Difference[] {
  if (!compared) return [];
  const fields = ['reference', ...compared.fields].flatMap(name =>
    differenceOf(name, wanted[name], found[name]),
  );
  const { items } = compared;
  if (!items || !Array.isArray(wanted.items) || !Array.isArray(found.items)) return fields;
  const foundTotals = totalsOf(found.items as Fields[], items);
  // The system may have added items of its own, such as free goods.
  const totals = [...totalsOf(wanted.items as Fields[], items)].flatMap(([key, total]) =>
    differenceOf(
      `${items.total} of ${items.by} ${key}`,
      total.toFixed(),
      (foundTotals.get(key) ?? new Decimal(0)).toFixed(),
    ),
  );
  return [...fields, ...totals];
}

/** "currency is USD instead of EUR" */
export const inWords = (all: readonly Difference[]): string =>
  all.map(({ what, wanted, found }) => `${what} is ${found} instead of ${wanted}`).join('; ');

function differenceOf(what: string, wanted: unknown, found: unknown): Difference[] {
  if (isEmpty(wanted) || isEmpty(found)) return [];
  return asKept(wanted) === asKept(found)
    ? []
    : [{ what, wanted: String(wanted), found: String(found).slice(0, 60) }];
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** Systems keep numbers with or without leading zeros, amounts with more or fewer decimals, and codes in capitals. */
function asKept(value: unknown): string {
  const text = String(value).trim().toUpperCase();
  return /^-?\d{1,40}(\.\d{1,20})?$/.test(text) ? new Decimal(text).toFixed() : text;
}

function totalsOf(
  items: readonly Fields[],
  { by, total }: NonNullable<NonNullable<ObjectModel['compared']>['items']>,
): Map<string, Decimal> {
  const totals = new Map<string, Decimal>();
  for (const item of items) {
    if (isEmpty(item[by]) || isEmpty(item[total])) continue;
    const key = asKept(item[by]);
    totals.set(key, (totals.get(key) ?? new Decimal(0)).plus(String(item[total])));
  }
  return totals;
}
