// Ids of a store: positive whole numbers, written in one way only. Another spelling of the same number would be another
// subject to Kontor, and its document a second one; and ids become parts of addresses.
import { brokenAnswer } from '../../core/broken-answer.ts';

const spelled = /^(?:0|[1-9]\d{0,14})$/;

export const isStoreId = (text: string): boolean => spelled.test(text);

/** The id in such a field of a row, which may be anything. */
export function storeIdIn(row: unknown, field: string): string | undefined {
  const id = typeof row === 'object' && row !== null ? String((row as Record<string, unknown>)[field]) : '';
  return isStoreId(id) ? id : undefined;
}

/** What is found is compared before it is believed. Throws what `brokenAnswer` says. */
export function mustBe(what: string, asked: string, answered: string): void {
  if (asked !== answered)
    throw brokenAnswer(`BigCommerce was asked for ${what} ${asked} and answered ${answered}`);
}
