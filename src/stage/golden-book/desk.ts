// The desk at which one order of the golden book is placed and handled, through the shop itself. A case says its numbers for the
// factor 1; an order has a factor of its own, so that no two orders of a case need be alike.
import { dayIn } from '../../core/calendar.ts';
import { type Money, money } from '../../core/money.ts';
import { exampleOrder } from '../../sandbox/bigcommerce/example-order.ts';
import { gateways } from '../../sandbox/bigcommerce/gateways.ts';
import type { Shop } from '../../sandbox/bigcommerce/shop.ts';
import type {
  OrderDraft,
  RefundDraft,
  RefundItemDraft,
  ShopLine,
} from '../../sandbox/bigcommerce/shop-data.ts';
import { chance } from '../../sandbox/faults.ts';
import type { Entry, Line } from './entry.ts';

/** October 2025 in Chicago: five hours behind Greenwich on each of its days. */
export const month = { year: 2025, month: 10, zone: 'America/Chicago', hoursBehind: 5 };

/** Nothing can be posted any more in the month before. */
export const closedMonth = '2025-09';

/** Channels of the shop: one marketplace whose tax the flow has a rule for, one that nobody has decided about, and one where customers make deposits. */
export interface Markets {
  known: number;
  unknown: number;
  wholesale: number;
}

export interface Desk {
  shop: Shop;
  markets: Markets;
  /** The case's number times the factor of this order. */
  n(amount: string): Money;
  /** One of several rows of known numbers. */
  pick<Row>(rows: readonly [Row, ...Row[]]): Row;
  /** Goods of 100.00 with 10 % tax, to be paid by card, unless the draft says otherwise. */
  place(draft?: Partial<OrderDraft>, when?: When): number;
  /** Places an order and pays it. */
  sell(draft?: Partial<OrderDraft>, when?: When): number;
  /** Answers the number of the refund. */
  refund(order: number, items: RefundItemDraft[], more?: Partial<RefundDraft>, when?: When): number;
  /** The document of an order. */
  order(id: number, lines: Line[], currency?: string, postedOn?: string): Entry;
  refunded(id: number, lines: Line[], currency?: string): Entry;
  /** The document of a change after booking: dated when the shop changed. */
  changed(id: number, number: number, lines: Line[]): Entry;
  /** The document of the first change of a refund, dated when the shop changed the order. */
  refundChanged(order: number, id: number, lines: Line[]): Entry;
  /** The document of a payment of a part, `at` in the order in which they came. */
  deposited(id: number, at: number, lines: Line[]): Entry;
  depositDay(id: number, at: number): string;
  /** The document that takes a deposit out of the books again. */
  takenBack(id: number, at: number, lines: Line[]): Entry;
}

/** On the shop's own clock. */
interface When {
  /** Of the month; 0 is the last day of the month before, 32 the first of the next. */
  day?: number;
  hour?: number;
}

const vat = [{ name: 'VAT', rate: money('10') }];

export const line = (price: Money | string, quantity = 1, more: Partial<ShopLine> = {}): ShopLine => ({
  id: 1,
  sku: 'TG11',
  name: 'Linen towel',
  quantity,
  priceExTax: money(price),
  ...more,
});

/** A line of a gift certificate that is sold. */
export const certificateOf = (amount: Money): ShopLine =>
  line(amount, 1, { id: 2, sku: '', name: 'Certificate', type: 'giftcertificate' });

/** A second line, of a reduced tax class. */
export const reduced = (price: Money): ShopLine =>
  line(price, 1, { id: 2, name: 'Book', taxRates: [{ name: 'Reduced VAT', rate: money('5') }] });

const dayInShop = (ms = 0) => dayIn(ms, month.zone);
const dateOf = (day: number) =>
  new Date(Date.UTC(month.year, month.month - 1, day)).toISOString().slice(0, 10);
const instantOf = (day: number, hour: number, minute: number) =>
  Date.UTC(month.year, month.month - 1, day, hour + month.hoursBehind, minute);

/** `refundsNow`: refunds are given now, as in a shop that lives, and not on the days of the month. */
export function openDesk(shop: Shop, markets: Markets, seed: string, refundsNow = false): Desk {
  const upTo = (what: string, most: number) => Math.floor(chance(`${seed} ${what}`) * most);
  const factor = 1 + upTo('factor', 60);
  const today = 1 + upTo('day', 28);
  const minute = upTo('minute', 60);
  const days = { orders: new Map<number, string>(), refunds: new Map<number, string>() };
  const n = (amount: string) => money(amount).times(factor);

  const place: Desk['place'] = (draft = {}, { day = today, hour = upTo('hour', 24) } = {}) => {
    const { id } = shop.placeOrder(
      exampleOrder({
        lines: [line(n('100'))],
        taxRates: vat,
        shippingExTax: money('0'),
        gateway: gateways.stripe,
        paymentMethod: draft.gateway?.paymentMethod ?? gateways.stripe.paymentMethod,
        createdMs: instantOf(day, hour, minute),
        ...draft,
      }),
    );
    days.orders.set(id, dateOf(day));
    return id;
  };
  const entry = (
    reference: string,
    day: string | undefined,
    lines: Line[],
    currency: string,
    postedOn?: string,
  ): Entry => ({ reference, currency, day: day ?? '', postedOn, lines });

  const paid = (id: number, at: number) => shop.transactions.get(id)?.[at];
  const depositDay = (id: number, at: number) => dayInShop(paid(id, at)?.createdMs);

  return {
    shop,
    markets,
    n,
    pick: rows => rows[upTo('row', rows.length)] ?? rows[0],
    place,
    sell(draft, when) {
      const id = place(draft, when);
      shop.pay(id, 'purchase');
      return id;
    },
    refund(order, items, more = {}, { day = today + 3, hour = 12 } = {}) {
      const when = refundsNow ? {} : { createdMs: instantOf(day, hour, minute) };
      const { id, createdMs } = shop.refundBy(order, { items, ...when, ...more });
      days.refunds.set(id, refundsNow ? dayInShop(createdMs) : dateOf(day));
      return id;
    },
    order: (id, lines, currency = 'USD', postedOn) =>
      entry(`BC-${id}`, days.orders.get(id), lines, currency, postedOn),
    refunded: (id, lines, currency = 'USD') => entry(`BC-R-${id}`, days.refunds.get(id), lines, currency),
    changed: (id, number, lines) =>
      entry(`BC-C${number}-${id}`, dayInShop(shop.orders.get(id)?.modifiedMs), lines, 'USD'),
    refundChanged: (order, id, lines) =>
      entry(`BC-R1-${id}`, dayInShop(shop.orders.get(order)?.modifiedMs), lines, 'USD'),
    deposited: (id, at, lines) => entry(`BC-P-${paid(id, at)?.id}`, depositDay(id, at), lines, 'USD'),
    depositDay,
    takenBack: (id, at, lines) => entry(`BC-P1-${paid(id, at)?.id}`, depositDay(id, at), lines, 'USD'),
  };
}
