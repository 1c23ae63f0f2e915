// Where the money of a refund goes: back to the account of the payment it came from, whatever name the gateway uses for itself; or to what the shop
// owes its customer now.
import { type Money, money, roundTo, sum, zero } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import type { Payment, ShopOrder, ShopRefund } from '../models/objects/shop.ts';
import { type BookingRules, clearingAccount, keyOfMethod, requireAccount } from './find-account.ts';
import { say } from './sentences.ts';
import type { StandingDeposit } from './standing-deposits.ts';
import { methodsOf } from './tenders.ts';

/** The order of a refund, with its items, and the refunds of it before this one that were not declined. */
export interface RefundedOrder {
  order: ShopOrder;
  payments: readonly Payment[];
  before: readonly ShopRefund[];
  /** Where what came in for it stands; undefined: the order itself is booked. */
  deposits?: readonly StandingDeposit[] | undefined;
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

/** Where a refund by this method is owed to the customer; undefined: it is money. */
export const keptAsCredit = (method: string | null) =>
  owed[keyOfMethod(method ?? '').replaceAll('_', '') as keyof typeof owed] as
    | (typeof owed)[keyof typeof owed]
    | undefined;

/** What really went back: payments that were declined are not among them. */
export const givenBack = ({ payments }: ShopRefund): Money => sum(payments.map(one => money(one.amount)));

/** One of its payments was declined, and not all of them. */
export const isPartlyDeclined = (refund: ShopRefund, currency: string): boolean =>
  !refund.is_declined && givenBack(refund).lessThan(roundTo(money(refund.total), currency));

/** Throws `input/no-account-rule` and `input/no-clearing-rule`. */
export function refundTenders(
  refund: ShopRefund,
  { order, payments, before, deposits }: RefundedOrder,
  rules: BookingRules,
  what: Reason,
): RefundTender[] {
  const came = payments.filter(({ status }) => status === 'received');
  const from = paymentsOf(refund, before, came);
  return refund.payments.map(({ method, amount, is_offline: isOffline }, at) => {
    const key = keyOfMethod(method ?? '');
    const is = keptAsCredit(method);
    const tender = { amount: roundTo(money(amount), order.currency) };
    if (is) {
      const why = say.reason(is.why, { refund: refund.id, order: order.id });
      return { ...tender, account: requireAccount(rules[is.rule], is.rule, why), name: is.name };
    }
    const names = namesOf({ key, isOffline, found: from[at] }, came, order);
    // Of a deposit it leaves the account on which that was booked.
    const { clearing = rules.clearing } = deposits?.find(one => one.payment === from[at]?.id)?.rules ?? {};
    const account = clearingAccount({ ...rules, clearing }, names.filter(Boolean), what);
    return { ...tender, account, name: 'Payment' };
  });
}

/**
 * The payment at whose gateway each part was given back; undefined: none is known. Of several at one gateway (a card and PayPal at Braintree) it
 * is the one of which just this much is left, or else the first of which enough is: refunds take from them in their order.
 */
export function paymentsOf(
  refund: ShopRefund,
  before: readonly ShopRefund[],
  came: readonly Payment[],
): (Payment | undefined)[] {
  const left = new Map(came.map(one => [one, money(one.amount)]));
  const leftOf = (one: Payment) => left.get(one) ?? zero;
  const take = ({ method, amount }: ShopRefund['payments'][number]): Payment | undefined => {
    const key = keyOfMethod(method ?? '');
    const alike = came.filter(({ gateway }) => gateway !== null && key !== '' && isSame(gateway, key));
    const found =
      alike.find(one => leftOf(one).equals(amount)) ??
      alike.find(one => leftOf(one).greaterThanOrEqualTo(amount)) ??
      alike[0];
    if (found) left.set(found, leftOf(found).minus(amount));
    return found;
  };
  for (const one of before) one.payments.forEach(take);
  return refund.payments.map(take);
}

/** `braintree.paypal` is given back by `braintree`. */
function isSame(gateway: string, key: string): boolean {
  const name = keyOfMethod(gateway);
  return name === key || name.startsWith(`${key}_`) || key.startsWith(`${name}_`);
}

/**
 * If no payment has such a name, the only one that there was is meant. What is given back outside the shop does not leave the account of a
 * payment inside it.
 */
function namesOf(
  { key, isOffline, found }: { key: string; isOffline: boolean; found: Payment | undefined },
  came: readonly Payment[],
  order: ShopOrder,
): string[] {
  if (found) return [...methodsOf(found, came, order), key];
  const outside = [keyOfMethod(order.payment_method), 'offline'];
  if (isOffline) return [key, ...(came.every(one => one.is_offline) ? outside : ['offline'])];
  const [only, another] = came;
  if (only && !another) return [...methodsOf(only, came, order), key];
  return only ? [key] : [key, ...outside];
}
