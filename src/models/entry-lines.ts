// The lines of a document that is booked to accounts, each with its side. Amounts are exact and never negative.
import { money } from '../core/money.ts';

export interface EntryLine {
  account: string;
  side: 'debit' | 'credit';
  amount: string;
  currency: string;
  text: string;
  /** YYYY-MM-DD, on which it is posted. */
  day: string;
}

export const bookedToAccounts = 'journal-entries.create';

/** Of a record of `journal-entries`; of any other document none. */
export function linesOf(operation: string, record: Record<string, unknown>): EntryLine[] {
  if (operation !== bookedToAccounts) return [];
  const {
    items = [],
    currency,
    posting_date: day,
  } = record as {
    items?: Record<string, string | undefined>[];
    currency?: string;
    posting_date?: string;
  };
  return items.map(({ account = '', amount = '0', text = '' }) => ({
    account,
    side: money(amount).isNegative() ? 'credit' : 'debit',
    amount: amount.startsWith('-') ? amount.slice(1) : amount,
    currency: currency ?? '',
    text,
    day: day ?? '',
  }));
}
