// Whether a document that was found under our reference is the one that was to be created: what is found is compared
// before it is believed. Only what both sides show is compared.
import { Decimal } from 'decimal.js';
import type { Reason } from '../../core/reasons.ts';
import { sentences } from '../../core/sentences.ts';
import type { ObjectModel } from './field.ts';

type Fields = Record<string, unknown>;

export const said = sentences(
  {
    differs: '{field} is {found} instead of {wanted}',
    'total-differs': '{field} of {by} {key} is {found} instead of {wanted}',
  },
  {
    differs: '{field} ist {found} statt {wanted}',
    'total-differs': '{field} von {by} {key} ist {found} statt {wanted}',
  },
);

/** Empty: it is that document, as far as can be seen. */
export function differences({ compared }: ObjectModel, wanted: Fields, found: Fields): Reason[] {
  if (!compared) return [];
  const fields = ['reference', ...compared.fields].flatMap(field =>
    pairOf(wanted[field], found[field]).map(pair => said.reason('differs', { field, ...pair })),
  );
  const { items } = compared;
  if (!items || !Array.isArray(wanted.items) || !Array.isArray(found.items)) return fields;
  const foundTotals = totalsOf(found.items as Fields[], items);
  // The system may have added items of its own, such as free goods.
  const totals = [...totalsOf(wanted.items as Fields[], items)].flatMap(([key, total]) =>
    pairOf(total.toFixed(), (foundTotals.get(key) ?? new Decimal(0)).toFixed()).map(pair =>
      said.reason('total-differs', { field: items.total, by: items.by, key, ...pair }),
    ),
  );
  return [...fields, ...totals];
}

/** Empty: it is worth what was sent, as far as that is known. */
export function valueDifferences({ compared }: ObjectModel, wanted: Fields, found: Fields): Reason[] {
  const value = compared?.value;
  if (!value) return [];
  return pairOf(value.of({ ...wanted, currency: wanted.currency ?? found.currency }), found[value.field]).map(
    pair => said.reason('differs', { field: value.field, ...pair }),
  );
}

/** None where one side does not show it, or both say the same. */
function pairOf(wanted: unknown, found: unknown): { wanted: string; found: string }[] {
  if (isEmpty(wanted) || isEmpty(found)) return [];
  return asKept(wanted) === asKept(found)
    ? []
    : [{ wanted: String(wanted), found: String(found).slice(0, 60) }];
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
