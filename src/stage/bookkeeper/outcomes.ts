// How the books of an order may come out. Most orders have one outcome; of one that changed after it was paid it matters whether
// it was booked before: then the first document stays, and the difference is one of its own or waits for a person.
import type { Shop } from '../../sandbox/bigcommerce/shop.ts';
import type { ShopOrder } from '../../sandbox/bigcommerce/shop-data.ts';
import type { Parked } from '../golden-book/entry.ts';
import type { Agreement } from './agreement.ts';
import { receivedFor, type Seen } from './received.ts';
import { type Amount, saleOf } from './sale.ts';

export interface Outcome {
  /** Of the order's own documents together; undefined: they come to nothing. */
  amounts: readonly Amount[] | undefined;
  parked: readonly Parked[];
}

export interface Books {
  agreed: Agreement;
  shop: Pick<Shop, 'channels'>;
}

/** `open`: nothing is to be booked. A code: only a person can say; `ifBooked`: and only if it was booked before. */
export type Worth = { amounts: readonly Amount[] } | 'open' | { code: string; ifBooked?: true };

/** What a person has to decide before anything else is looked at. */
const first = ['changed-unclear', 'no-payment-stands'];

export function worthOf(seen: Seen, { agreed, shop }: Books): Worth {
  const { order } = seen;
  const received = receivedFor(seen);
  if (received === 'open' || ('code' in received && first.includes(received.code))) return received;
  if (isUndecided(order, { agreed, shop })) return { code: 'tax-owner-unknown' };
  if (!agreed.currencies.includes(order.currency)) return { code: 'no-currency-rule' };
  if ('code' in received) return received;
  const sale = saleOf(order, received.tenders, agreed);
  if ('code' in sale) return sale;
  return sale.every(({ amount }) => amount.isZero()) ? { code: 'nothing-to-book' } : { amounts: sale };
}

/** Nobody has said who owes the taxes of this marketplace. */
const isUndecided = ({ channelId = 1 }: ShopOrder, { agreed, shop }: Books): boolean =>
  channelId !== agreed.marketplace && shop.channels.get(channelId)?.type === 'marketplace';

/** `worths`: of all that may have been seen, the last one as it is now. */
export function outcomesOf(order: number, worths: readonly Worth[]): Outcome[] {
  const last = worths.at(-1) ?? 'open';
  if (last !== 'open' && 'amounts' in last) return [{ amounts: last.amounts, parked: [] }];
  const parked = (key: string, code: string) => [{ key: `orders/${order}${key}`, code }];
  // What was parked once stays so, although there may be nothing to book any more.
  const codes = new Set(worths.flatMap(worth => (worth !== 'open' && 'code' in worth ? [worth.code] : [])));
  const never = [...codes]
    .filter(code => code !== 'changed-unclear')
    .map(code => ({ amounts: undefined, parked: parked('', code) }));
  const nothing = { amounts: undefined, parked: [] };
  if (last === 'open') return [...never, nothing];
  const { code, ifBooked } = last;
  const booked = worths.flatMap(worth => (worth !== 'open' && 'amounts' in worth ? [worth.amounts] : []));
  // Money that had come in, and is there no more, was taken back.
  if (code === 'no-payment-stands' && booked.length > 0) return [...never, nothing];
  return [
    ...never,
    ...(code === 'changed-unclear' || ifBooked ? [nothing] : []),
    ...booked.map(amounts => ({ amounts, parked: parked('/changes/1', code) })),
  ];
}
