// The money that has come in for an order, as the shop remembers it: what moved, and nothing else.
import { type Money, sum } from '../../core/money.ts';
import { type Gateway, gateways, giftCertificate, storeCredit } from '../../sandbox/bigcommerce/gateways.ts';
import { paidStatuses } from '../../sandbox/bigcommerce/shop.ts';
import type { ShopOrder, ShopTransaction } from '../../sandbox/bigcommerce/shop-data.ts';
import type { Account } from '../golden-book/accounts.ts';

/** The order and all that was paid for it, at one moment. */
export interface Seen {
  order: ShopOrder;
  transactions: readonly ShopTransaction[];
}

/** `tenders`: the money is there. `open`: nothing is to be booked. A code: only a person can say. */
export type Received = { tenders: { account: Account; amount: Money }[] } | 'open' | { code: string };

const outside = new Set(['offline', 'custom']);
const owed = new Set([storeCredit.method, giftCertificate.method]);
const arrived = new Set(['purchase', 'capture', 'settled']);
const disputed = 13;
/** Cancelled, and declined: it will never be paid. */
export const cancelledStatuses: readonly number[] = [5, 6];

export function receivedFor({ order, transactions }: Seen): Received {
  if (order.statusId === disputed) return { code: 'changed-unclear' };
  const real = transactions.filter(one => one.status !== 'error' && one.test !== true);
  const came = real.filter(one => isMoney(one, real));
  const due = order.totals.totalInc.minus(order.giftCertificate).minus(order.storeCredit);
  const total = sum(came.map(one => one.amount));
  if (came.length > 0) {
    if (came.some(one => one.currency !== order.currency)) return { code: 'foreign-payment' };
    if (total.lessThan(due)) return 'open';
    if (total.greaterThan(due)) return { code: 'does-not-add-up' };
    return {
      tenders: came.map(({ amount, gateway, method }) => ({
        account: placeOf(order, { gateway, method }),
        amount,
      })),
    };
  }
  if (!paidStatuses.includes(order.statusId)) return 'open';
  if (due.isZero()) return { tenders: [] };
  const tried = transactions.filter(
    one => !outside.has(one.method) && !owed.has(one.method) && one.event !== 'refund',
  );
  if (tried.length === 0) return { tenders: [{ account: placeOf(order), amount: due }] };
  const mayCome = tried.some(
    one => one.status !== 'error' && ['authorization', 'pending'].includes(one.event),
  );
  return mayCome || tried.every(one => one.test) ? 'open' : { code: 'no-payment-stands' };
}

/** Money has come in through the shop, even if it was voided or refunded later. */
export const cameThroughShop = ({ transactions }: Seen): boolean =>
  transactions.some(one => arrived.has(one.event) && !owed.has(one.method) && one.status !== 'error');

function isMoney(one: ShopTransaction, all: readonly ShopTransaction[]): boolean {
  if (!arrived.has(one.event) || owed.has(one.method)) return false;
  if (all.some(other => other.event === 'void' && other.referenceId === one.id)) return false;
  const before = all.find(other => other.id === one.referenceId);
  // It says again what is known.
  return !(one.event === 'settled' && before && ['purchase', 'capture'].includes(before.event));
}

/** Where the money of a payment stands: by its gateway, or by what the order calls it. */
export function placeOf(
  order: ShopOrder,
  { gateway, method }: Partial<Pick<Gateway, 'gateway' | 'method'>> = order.gateway ?? {},
): Account {
  const ways: Gateway[] = Object.values(gateways);
  const way = order.gateway && ways.find(one => one.gateway === gateway && one.method === method);
  const name = way?.paymentMethod ?? order.paymentMethod;
  if (way?.method === 'credit_card' || /card|stripe/i.test(name)) return 'cards';
  if (/paypal/i.test(name)) return 'payPal';
  return name === gateways.bankDeposit.paymentMethod ? 'transfers' : 'otherMoney';
}
