// Compares the ledger of the S/4HANA sandbox with the golden book: every line, and nothing more.
import type { LedgerItem } from '../../sandbox/s4hana/books.ts';
import { accounts, balanceSheet } from './accounts.ts';
import { daysText, type Entry, type LedgerLine, ledgerOf } from './entry.ts';
import type { Page } from './golden-book.ts';

export interface Kept {
  differences: string[];
  balances: { book: Record<string, string>; ledger: Record<string, string> };
  /** `orders/1001: no-currency-rule` */
  parked: { book: string[]; ledger: string[] };
}

/** `parked`: postings of journal entries that wait for a person. */
export function compareWithBook(
  pages: readonly Page[],
  items: readonly LedgerItem[],
  parked: readonly { business_key: string; reason_code: string | null }[],
): Kept {
  const keyOf = (key: string) => key.slice(key.indexOf('orders/'));
  return {
    differences: differencesFrom(pages, items),
    balances: {
      book: balancesOf(pages.flatMap(page => page.entries)),
      ledger: balancesOf(itemsAsEntries(items)),
    },
    parked: {
      book: pages.flatMap(page => page.parked.map(({ key, code }) => `${key}: ${code}`)).sort(),
      ledger: parked.map(one => `${keyOf(one.business_key)}: ${one.reason_code}`).sort(),
    },
  };
}

/** One sentence for each line that only one of them has; the case stands before it. */
function differencesFrom(pages: readonly Page[], items: readonly LedgerItem[]): string[] {
  const names = new Map(pages.flatMap(page => page.entries.map(one => [one.reference, page.name] as const)));
  const expected = ledgerOf(pages.flatMap(page => page.entries)).map(lineText);
  const found = ledgerOf(itemsAsEntries(items)).map(lineText);
  const of = (text: string) => names.get(text.split(' ')[0] ?? '') ?? 'not in the book';
  const only = (some: string[], others: string[], where: string) => {
    const known = new Set(others);
    return some.filter(text => !known.has(text)).map(text => `${of(text)}: only ${where}: ${text}`);
  };
  return [...only(expected, found, 'in the book'), ...only(found, expected, 'in the ledger')].sort();
}

/** What each account of the balance sheet comes to, per currency, as "11002010 USD" → "1210.00". */
function balancesOf(entries: readonly Entry[]): Record<string, string> {
  const numbers = new Set<string>(balanceSheet.map(name => accounts[name]));
  const found = new Map<string, { amount: Entry['lines'][number]['amount']; currency: string }>();
  for (const { currency, lines } of entries)
    for (const { account, side, amount } of lines) {
      if (!numbers.has(account)) continue;
      const place = `${account} ${currency}`;
      const signed = side === 'debit' ? amount : amount.negated();
      found.set(place, { amount: found.get(place)?.amount.plus(signed) ?? signed, currency });
    }
  return Object.fromEntries(
    [...found]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([place, { amount }]) => [place, amount.toFixed(3)]),
  );
}

/** The items of the sandbox, with a debit or credit each. */
export const itemsAsEntries = (items: readonly LedgerItem[]): Entry[] =>
  items.map(({ reference, account, amount, currency, documentDate, postingDate }) => ({
    reference,
    currency,
    day: dayOf(documentDate),
    postedOn: dayOf(postingDate),
    lines: [{ account, side: amount.isNegative() ? 'credit' : 'debit', amount: amount.abs() }],
  }));

/** As the service writes it: `/Date(1759190400000)/`. */
const dayOf = (written: string): string =>
  new Date(Number(written.replace(/\D/g, ''))).toISOString().slice(0, 10);

const lineText = (line: LedgerLine): string => {
  const { reference, documentDate, postingDate, side, amount, currency, account } = line;
  return `${reference} ${daysText(documentDate, postingDate)} ${side} ${amount} ${currency} on ${account}`;
};
