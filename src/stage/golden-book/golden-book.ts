// A month of a shop that contains every case in known numbers, with the ledger that a bookkeeper would expect.
import type { Shop } from '../../sandbox/bigcommerce/shop.ts';
import { amounts } from './amounts.ts';
import type { GoldenCase, Played } from './case.ts';
import { changes } from './changes.ts';
import { deposits } from './deposits.ts';
import { type Markets, openDesk } from './desk.ts';
import type { Expected } from './entry.ts';
import { extras } from './extras.ts';
import { lifeCycles } from './life-cycles.ts';
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
  ...lifeCycles,
  ...changes,
  ...deposits,
];

/** One case with all that follows it. */
export interface Page extends Expected, Pick<GoldenCase, 'closes'> {
  name: string;
  says: string;
}

export interface GoldenBook {
  pages: readonly Page[];
  /** What happens next to orders whose documents stand. Answers whether something follows once that is booked, too. */
  goOn(): boolean;
}

/** As rules name them. */
export function openMarkets({ channels }: Shop): Markets {
  const market = (name: string) => channels.add({ name, type: 'marketplace' }).id;
  const wholesale = channels.add({ name: 'Wholesale', type: 'storefront' }).id;
  return { known: market('Big market'), unknown: market('New market'), wholesale };
}

export interface BookOptions {
  orders: number;
  seed: string;
  refundsNow?: boolean;
  /** Left out: all cases. */
  of?: readonly GoldenCase[];
}

/**
 * Places all orders, each case in turn, and writes down what is to be booked of them. `refundsNow`: a refund of a past month is told by
 * webhook alone, because polls ask for refunds since the last one; one that is given now is found by the poll, too.
 */
export function writeGoldenBook(
  shop: Shop,
  markets: Markets,
  { orders, seed, refundsNow, of = cases }: BookOptions,
): GoldenBook {
  const written = Array.from({ length: orders }, (_, i) => {
    const one = of[i % of.length] as GoldenCase;
    const played = one.play(openDesk(shop, markets, `${seed} ${i}`, refundsNow));
    return { page: pageOf(one, played), later: played.later };
  });
  return {
    pages: written.map(({ page }) => page),
    goOn() {
      for (const one of written) {
        const { entries = [], parked = [], later } = one.later?.() ?? {};
        one.page.entries.push(...entries);
        one.page.parked.push(...parked);
        one.later = later;
      }
      return written.some(({ later }) => later !== undefined);
    },
  };
}

const pageOf = ({ name, says, closes }: GoldenCase, { entries = [], parked = [] }: Played): Page => ({
  name,
  says,
  closes,
  entries: [...entries],
  parked: [...parked],
});
