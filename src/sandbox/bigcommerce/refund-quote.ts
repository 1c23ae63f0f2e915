// What a refund comes to, and the ways in which the money can go back, as BigCommerce describes refund quotes.
import { Decimal } from 'decimal.js';
import { type Money, roundTo, sum, zero } from '../../core/money.ts';
import { type Gateway, giftCertificate, storeCredit } from './gateways.ts';
import {
  discountedTotals,
  feeWithTax,
  isCertificate,
  priced,
  providerOf,
  taxedAs,
  withTax,
} from './order-totals.ts';
import type {
  RefundDraft,
  RefundItemDraft,
  RefundItemType,
  ShopOrder,
  ShopRefund,
  ShopRefundPayment,
} from './shop-data.ts';

export interface RefundMethodPayment {
  way: Pick<Gateway, 'paymentMethod' | 'refundProvider' | 'isOffline'>;
  amount: Money;
}

export interface RefundQuote {
  total: Money;
  tax: Money;
  /** The part that is refunded for the order as a whole. */
  orderLevel: Money;
  /** What was asked for is more than what is left: negative. */
  adjustment: Money;
  /** Alternatives; each is a whole way of giving the money back (BIGC-60). */
  methods: RefundMethodPayment[][];
}

/** Why the store gives nothing back, in its words. */
export class RefundRefused extends Error {}

/** `received`: what the shopper has paid, without store credit and certificates. Throws `RefundRefused`. */
export function quoteRefund(
  order: ShopOrder,
  earlier: ShopRefund[],
  received: Money,
  draft: RefundDraft,
): RefundQuote {
  const parts = (draft.items ?? []).map(item => partOf(item, order, earlier));
  const left = order.totals.totalInc.minus(sum(earlier.map(one => one.total)));
  const asked = draft.override?.total ?? draft.taxAdjustment ?? sum(parts.map(part => part.amount));
  const total = Decimal.min(asked, left);
  if (!total.greaterThan(0)) throw refused(`Only ${left} can still be refunded, not ${asked}.`);
  return {
    total,
    tax: draft.override?.tax ?? taxOf(order, earlier, draft, parts, total),
    orderLevel: sum((draft.items ?? []).map((one, i) => (one.type === 'ORDER' ? amountAt(parts, i) : zero))),
    adjustment: total.minus(asked),
    methods: methodsFor(order, earlier, received, total),
  };
}

interface Part {
  amount: Money;
  tax: Money;
}
const amountAt = (parts: Part[], i: number): Money => parts[i]?.amount ?? zero;
const refused = (message: string) => new RefundRefused(message);

function taxOf(
  order: ShopOrder,
  earlier: ShopRefund[],
  draft: RefundDraft,
  parts: Part[],
  total: Money,
): Money {
  // Other totals may have given back more tax than there was, or have taken some back.
  const left = Decimal.max(zero, order.totals.tax.minus(sum(earlier.map(one => one.tax))));
  if (draft.taxAdjustment?.greaterThan(left))
    throw refused(`Only ${left} of the tax can still be refunded, not ${draft.taxAdjustment}.`);
  if (draft.taxAdjustment) return total;
  const isUsual = (type: RefundItemType) => !['ORDER', 'TAX'].includes(type);
  const usual =
    (draft.items ?? []).every(one => isUsual(one.type)) &&
    earlier.every(one => !one.usesOverride && one.items.every(item => isUsual(item.item_type)));
  const before = sum(earlier.map(one => one.total));
  // The last refund takes what cents the earlier ones have left.
  if (usual && before.plus(total).equals(order.totals.totalInc)) return left;
  return Decimal.min(sum(parts.map(part => part.tax)), total, left);
}

function partOf(item: RefundItemDraft, order: ShopOrder, earlier: ShopRefund[]): Part {
  if (item.type === 'PRODUCT' || item.type === 'GIFT_WRAPPING') return byQuantity(item, order, earlier);
  const { amount } = item;
  if (!amount?.greaterThan(0)) throw refused(`${item.type} is refunded by amount.`);
  // For the order as a whole tax is not calculated again, and only what is left of its total limits it.
  if (item.type === 'ORDER') return { amount, tax: zero };
  const given = sum(
    earlier
      .flatMap(one => one.items)
      .filter(one => one.item_type === item.type)
      .map(one => new Decimal(one.requested_amount ?? 0)),
  );
  const most = mostOf(item, order).minus(given);
  if (amount.greaterThan(most))
    throw refused(`Only ${most} of ${item.type} can still be refunded, not ${amount}.`);
  return { amount, tax: taxOfAmount(item, amount, order) };
}

function mostOf({ type, id }: RefundItemDraft, order: ShopOrder): Money {
  const { totals } = order;
  if ((type === 'SHIPPING' || type === 'HANDLING') && id !== order.id)
    throw refused(`Order ${order.id} has no address ${id}.`);
  if (type === 'SHIPPING') return totals.shippingInc;
  if (type === 'HANDLING') return totals.handlingInc;
  if (type === 'TAX') return totals.tax;
  const fee = order.fees[id - 1];
  if (!fee) throw refused(`Order ${order.id} has no fee ${id}.`);
  return totals.feesInc;
}

function taxOfAmount({ type, id }: RefundItemDraft, amount: Money, order: ShopOrder): Money {
  if (type === 'TAX') return amount;
  const fee = type === 'FEE' ? order.fees[id - 1] : undefined;
  const whole = fee && feeWithTax(fee, order);
  if (fee?.tax && whole && !whole.isZero())
    return roundTo(amount.times(fee.tax).dividedBy(whole), order.currency);
  return taxInside(amount, order);
}

function byQuantity(item: RefundItemDraft, order: ShopOrder, earlier: ShopRefund[]): Part {
  const at = order.lines.findIndex(one => one.id === item.id);
  const line = order.lines[at];
  const before = sum(
    earlier
      .flatMap(one => one.items)
      .filter(one => one.item_type === item.type && one.item_id === item.id)
      .map(one => new Decimal(one.quantity ?? 0)),
  ).toNumber();
  const quantity = item.quantity ?? 0;
  if (!line || quantity < 1 || before + quantity > line.quantity)
    throw refused(`Order ${order.id} has no such quantity of item ${item.id}.`);
  const isWrapping = item.type === 'GIFT_WRAPPING';
  const whole = isWrapping
    ? priced(line.wrappingExTax ?? zero, order).inc
    : (discountedTotals(order)[at] ?? zero);
  const upTo = (count: number) => roundTo(whole.times(count).dividedBy(line.quantity), order.currency);
  // From the whole, so that the parts of all refunds add up to it.
  const goods = upTo(before + quantity).minus(upTo(before));
  const amount = goods.plus(sum((item.adjustments ?? []).map(one => one.amount)));
  if (amount.isNegative()) throw refused(`More is kept back of item ${item.id} than it is worth.`);
  return {
    amount,
    tax:
      isCertificate(line) && !isWrapping
        ? zero
        : taxInside(amount, isWrapping ? order : taxedAs(line, order)),
  };
}

/** The tax in an amount that includes it. */
function taxInside(amount: Money, order: ShopOrder): Money {
  const factor = withTax(new Decimal(1_000_000), order).dividedBy(1_000_000);
  return amount.minus(roundTo(amount.dividedBy(factor), order.currency));
}

/** All to store credit (not for guests), all outside the store, or back to where it came from: the gateway first. */
function methodsFor(
  order: ShopOrder,
  earlier: ShopRefund[],
  received: Money,
  total: Money,
): RefundMethodPayment[][] {
  const outside = { paymentMethod: 'Custom', refundProvider: 'custom', isOffline: true };
  const gateway = order.gateway ?? { paymentMethod: order.paymentMethod, refundProvider: providerOf(order) };
  const given = earlier.flatMap(one => paymentsOf(one).filter(payment => payment.declined === undefined));
  const givenTo = (provider: string) =>
    sum(given.filter(one => one.provider === provider).map(one => one.amount));
  let rest = total;
  const original: RefundMethodPayment[] = [];
  for (const [way, paid] of [
    [gateway, received],
    [storeCredit, order.storeCredit],
    [giftCertificate, order.giftCertificate],
  ] as const) {
    const amount = Decimal.max(zero, Decimal.min(rest, paid.minus(givenTo(way.refundProvider))));
    if (amount.isZero()) continue;
    original.push({ way, amount });
    rest = rest.minus(amount);
  }
  return [
    ...(order.customerId === 0 ? [] : [[{ way: storeCredit, amount: total }]]),
    [{ way: outside, amount: total }],
    ...(rest.isZero() ? [original] : []),
  ];
}

/** Older versions have written no payments: there was one. */
export const paymentsOf = (refund: ShopRefund): ShopRefundPayment[] =>
  refund.payments ?? [{ id: refund.id, provider: refund.provider, amount: refund.total, offline: false }];
