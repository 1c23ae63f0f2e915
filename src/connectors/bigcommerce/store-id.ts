// Ids of a store: positive whole numbers, written in one way only. Another spelling of the same number would be another
// subject to Kontor, and its document a second one; and ids become parts of addresses.
import { KontorError } from '../../core/errors.ts';

const spelled = /^(?:0|[1-9]\d{0,14})$/;

export const isStoreId = (text: string): boolean => spelled.test(text);

/** The id in such a field of a row, which may be anything. */
export function storeIdIn(row: unknown, field: string): string | undefined {
  const id = typeof row === 'object' && row !== null ? String((row as Record<string, unknown>)[field]) : '';
  return isStoreId(id) ? id : undefined;
}

/** Throws `input/no-store-id`. */
export function checkedId(what: string, id: string): string {
  if (isStoreId(id)) return id;
  throw new KontorError('input', 'no-store-id', `"${id.slice(0, 40)}" is no id of ${what} of BigCommerce.`, {
    details: { what },
    next: 'Ids are whole numbers. Nothing was asked and nothing is booked for it.',
  });
}

/** What is found is compared before it is believed. Throws `input/other-answered`. */
export function mustBe(what: string, asked: string, answered: string): void {
  if (asked === answered) return;
  throw new KontorError(
    'input',
    'other-answered',
    `BigCommerce was asked for ${what} ${asked} and answered ${answered}. Nothing was booked for either.`,
    {
      details: { what, asked, answered },
      next: 'Look at what stands between Kontor and the store, such as a cache or a proxy, then replay.',
    },
  );
}
