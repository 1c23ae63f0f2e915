// Adds up the lines of documents for each day, account and currency: those that a flow would make, and apart from them those that are booked.
// Debits and credits are added up apart, in exact money.
import { amountText, type Money, money, zero } from '../core/money.ts';
import { linesOf } from '../models/entry-lines.ts';

interface Document {
  operation: string;
  record: Record<string, unknown>;
}

export interface TotalLine {
  day: string;
  account: string;
  currency: string;
  debit: string;
  credit: string;
  /** Of the documents that are booked, as they were sent. */
  booked_debit: string;
  booked_credit: string;
  /** How many of the documents that the flow would make have lines here. */
  documents: number;
}

type Sums = { debit: Money; credit: Money; bookedDebit: Money; bookedCredit: Money; documents: number };
const nothing: Sums = { debit: zero, credit: zero, bookedDebit: zero, bookedCredit: zero, documents: 0 };

const madeSides = { debit: 'debit', credit: 'credit' } as const;
const bookedSides = { debit: 'bookedDebit', credit: 'bookedCredit' } as const;

export function previewTotals() {
  const sums = new Map<string, { day: string; account: string; currency: string } & Sums>();
  /** Answers where it has lines. */
  const addTo = (sides: typeof madeSides | typeof bookedSides, { operation, record }: Document) => {
    const here = new Set<Sums>();
    for (const { account, side, amount, currency, day } of linesOf(operation, record)) {
      const key = JSON.stringify([day, account, currency]);
      const sum = sums.get(key) ?? { day, account, currency, ...nothing };
      sums.set(key, sum);
      here.add(sum);
      sum[sides[side]] = sum[sides[side]].plus(money(amount));
    }
    return here;
  };
  return {
    /** What the flow would make of a subject today. */
    add(documents: readonly Document[]): void {
      for (const document of documents) for (const sum of addTo(madeSides, document)) sum.documents++;
    },
    /** What was sent, and stands. */
    addBooked(document: Document): void {
      addTo(bookedSides, document);
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
