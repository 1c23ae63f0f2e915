// Adds up the lines of documents for each day, account and currency. Debits and credits are added up apart, in exact money.
import { amountText, type Money, money, zero } from '../core/money.ts';
import { linesOf } from '../models/entry-lines.ts';
import type { PreviewedDocument } from '../models/flow-preview.ts';

export interface TotalLine {
  day: string;
  account: string;
  currency: string;
  debit: string;
  credit: string;
  /** The part of both whose documents are booked already. */
  booked_debit: string;
  booked_credit: string;
  /** How many documents have lines here. */
  documents: number;
}

type Sums = { debit: Money; credit: Money; bookedDebit: Money; bookedCredit: Money; documents: number };

export function previewTotals() {
  const sums = new Map<string, { day: string; account: string; currency: string } & Sums>();
  return {
    add(documents: readonly PreviewedDocument[]): void {
      for (const { operation, record, posting } of documents) {
        const here = new Set<Sums>();
        for (const { account, side, amount, currency, day } of linesOf(operation, record)) {
          const key = JSON.stringify([day, account, currency]);
          const nothing = { debit: zero, credit: zero, bookedDebit: zero, bookedCredit: zero, documents: 0 };
          const sum = sums.get(key) ?? { day, account, currency, ...nothing };
          sums.set(key, sum);
          here.add(sum);
          sum[side] = sum[side].plus(money(amount));
          const booked = side === 'debit' ? 'bookedDebit' : 'bookedCredit';
          if (posting?.state === 'accepted') sum[booked] = sum[booked].plus(money(amount));
        }
        for (const sum of here) sum.documents++;
      }
    },
    lines: (): TotalLine[] =>
      [...sums.entries()]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { day, account, currency, documents, ...sum }]) => {
          const text = (amount: Money) => amountText(amount, currency);
          return {
            day,
            account,
            currency,
            debit: text(sum.debit),
            credit: text(sum.credit),
            booked_debit: text(sum.bookedDebit),
            booked_credit: text(sum.bookedCredit),
            documents,
          };
        }),
  };
}
