// Where the money of a refund goes: back to the account of the payment it came from, whatever name the gateway uses for itself; or to what the shop
// owes its customer now.
import { type Money, money, roundTo, sum } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import type { Payment, ShopOrder, ShopRefund } from '../models/objects/shop.ts';
import { type BookingRules, clearingAccount, keyOfMethod, requireAccount } from './find-account.ts';
import { say } from './sentences.ts';
import { methodsOf } from './tenders.ts';

/** The order of a refund, with its items, and the refunds of it before this one that were not declined. */
export interface RefundedOrder {
  order: ShopOrder;
  payments: readonly Payment[];
  before: readonly ShopRefund[];
  /** The account on which what came in for it stands; undefined: the order itself is booked. */
  deposits?: string | undefined;
}

/** Money that was given back. */
export interface RefundTender {
  account: string;
  amount: Money;
  name: string;
}

/** Names of providers without their separators: BigCommerce writes `storecredit`, its transactions `store_credit`. */
const owed = {
  storecredit: { rule: 'storeCredit', why: 'refunded-to-store-credit', name: 'Store credit' },
  giftcertificate: {
    rule: 'giftCertificates',
    why: 'refunded-to-gift-certificate',
    name: 'Gift certificate',
  },
} as const;

/** What really went back: payments that were declined are not among them. */
export const givenBack = ({ payments }: ShopRefund): Money => sum(payments.map(one => money(one.amount)));

/** One of its payments was declined, and not all of them. */
export const isPartlyDeclined = (refund: ShopRefund, currency: string): boolean =>
  !refund.is_declined && givenBack(refund).lessThan(roundTo(money(refund.total), currency));

/** Throws `input/no-account-rule` and `input/no-clearing-rule`. */
export function refundTenders(
  refund: ShopRefund,
  { order, payments }: RefundedOrder,
  rules: BookingRules,
  what: Reason,
): RefundTender[] {
  const came = payments.filter(({ status }) => status === 'received');
  return refund.payments.map(({ method, amount, is_offline: isOffline }) => {
    const key = keyOfMethod(method ?? '');
    const is = owed[key.replaceAll('_', '') as keyof typeof owed];
    const tender = { amount: roundTo(money(amount), order.currency) };
    if (is) {
      const why = say.reason(is.why, { refund: refund.id, order: order.id });
      return { ...tender, account: requireAccount(rules[is.rule], is.rule, why), name: is.name };
    }
    const names = namesOf({ key, isOffline }, came, order);
    return { ...tender, account: clearingAccount(rules, names.filter(Boolean), what), name: 'Payment' };
  });
}

/**
 * `braintree.paypal` is the payment by `braintree`. If no payment has such a name, the only one that there was is meant. What is given back
 * outside the shop does not leave the account of a payment inside it.
 */
function namesOf(
  { key, isOffline }: { key: string; isOffline: boolean },
  came: readonly Payment[],
  order: ShopOrder,
): string[] {
  const isSame = (name: string) => {
    const [a, b] = [keyOfMethod(name), key];
    return a === b || a.startsWith(`${b}_`) || b.startsWith(`${a}_`);
  };
  const found = came.find(({ gateway }) => gateway !== null && key !== '' && isSame(gateway));
  if (found) return [...methodsOf(found, came, order), key];
  const outside = [keyOfMethod(order.payment_method), 'offline'];
  if (isOffline) return [key, ...(came.every(one => one.is_offline) ? outside : ['offline'])];
  const [only, another] = came;
  if (only && !another) return [...methodsOf(only, came, order), key];
  return only ? [key] : [key, ...outside];
}
