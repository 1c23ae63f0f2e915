// What the golden book expects: documents with their lines, and what must not be booked.
import { amountText, type Money, money } from '../../core/money.ts';
import { type Account, accounts } from './accounts.ts';

export type Side = 'debit' | 'credit';

export interface Line {
  account: string;
  side: Side;
  amount: Money;
}

export interface Entry {
  reference: string;
  currency: string;
  /** The day on the calendar of the shop, YYYY-MM-DD. */
  day: string;
  /** The day that decides the period; left out: the same. */
  postedOn?: string | undefined;
  lines: Line[];
}

/** Waits for a person, with this code. */
export interface Parked {
  key: string;
  code: string;
}

export interface Expected {
  entries: Entry[];
  parked: Parked[];
}

export const debit = (account: Account, amount: Money | string): Line => ({
  account: accounts[account],
  side: 'debit',
  amount: money(amount),
});

export const credit = (account: Account, amount: Money | string): Line => ({
  ...debit(account, amount),
  side: 'credit',
});

/** One line of a ledger; lines of one document on one side of one account count together. */
export interface LedgerLine {
  reference: string;
  account: string;
  side: Side;
  amount: string;
  currency: string;
  documentDate: string;
  postingDate: string;
}

export function ledgerOf(entries: readonly Entry[]): LedgerLine[] {
  const found = new Map<string, { entry: Entry; line: Line }>();
  for (const entry of entries)
    for (const line of entry.lines) {
      const { reference, currency, day, postedOn } = entry;
      const place = [reference, line.account, line.side, currency, day, postedOn ?? day].join('|');
      const before = found.get(place)?.line.amount ?? money('0');
      found.set(place, { entry, line: { ...line, amount: before.plus(line.amount) } });
    }
  return [...found.values()].map(({ entry, line }) => ({
    reference: entry.reference,
    account: line.account,
    side: line.side,
    amount: amountText(line.amount, entry.currency),
    currency: entry.currency,
    documentDate: entry.day,
    postingDate: entry.postedOn ?? entry.day,
  }));
}

/** Both days, if they differ. */
export const daysText = (day: string, postedOn = day): string =>
  postedOn === day ? day : `${day} (posted on ${postedOn})`;
