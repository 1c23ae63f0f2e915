// A month of a shop that contains every case in known numbers, with the ledger that a bookkeeper would expect.
import type { Shop } from '../../sandbox/bigcommerce/shop.ts';
import { amounts } from './amounts.ts';
import type { GoldenCase, Played } from './case.ts';
import { changes } from './changes.ts';
import { type Markets, openDesk } from './desk.ts';
import type { Expected } from './entry.ts';
import { extras } from './extras.ts';
import { payments } from './payments.ts';
import { refundSeries } from './refund-series.ts';
import { refundedMoney } from './refunded-money.ts';
import { refundedParts } from './refunded-parts.ts';
import { sales } from './sales.ts';

export const cases: readonly GoldenCase[] = [
  ...sales,
  ...extras,
  ...amounts,
  ...payments,
  ...refundedParts,
  ...refundedMoney,
  ...refundSeries,
  ...changes,
];

/** One order with all that follows it. */
export interface Page extends Expected {
  name: string;
  says: string;
}

export interface GoldenBook {
  pages: readonly Page[];
  /** What happens to orders once they are booked. Once, when the first documents stand. */
  goOn(): void;
}

/** Places all orders, each case in turn, and writes down what is to be booked of them. */
export function writeGoldenBook(
  shop: Shop,
  markets: Markets,
  { orders, seed }: { orders: number; seed: string },
): GoldenBook {
  const written = Array.from({ length: orders }, (_, i) => {
    const one = cases[i % cases.length] as GoldenCase;
    const played = one.play(openDesk(shop, markets, `${seed} ${i}`));
    return { page: pageOf(one, played), later: played.later };
  });
  return {
    pages: written.map(({ page }) => page),
    goOn() {
      for (const { page, later } of written) {
        const { entries = [], parked = [] } = later?.() ?? {};
        page.entries.push(...entries);
        page.parked.push(...parked);
      }
    },
  };
}

const pageOf = ({ name, says }: GoldenCase, { entries = [], parked = [] }: Played): Page => ({
  name,
  says,
  entries: [...entries],
  parked: [...parked],
});
