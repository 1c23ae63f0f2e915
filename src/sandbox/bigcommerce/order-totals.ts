// What an order comes to, in the terms of the real store.
import { type Money, roundTo, splitByWeight, sum, zero } from '../../core/money.ts';
import type { ShopOrder, ShopTotals } from './shop-data.ts';

/**
 * `subtotal_inc + shipping_inc + fees_inc − discount − coupons = total_inc` and `total_ex + tax = total_inc`; the same sum
 * on the ex-tax side does not hold, because discounts include tax (BIGC-12).
 */
export function totalsOf(
  order: Pick<
    ShopOrder,
    'lines' | 'taxRates' | 'shippingExTax' | 'fees' | 'discount' | 'coupons' | 'currency'
  >,
): ShopTotals {
  const rate = rateOf(order);
  const lineTotals = order.lines.map(line => roundTo(line.priceExTax.times(line.quantity), order.currency));
  const subtotalEx = sum(lineTotals);
  const subtotalInc = sum(lineTotals.map(total => withTax(total, order)));
  const shippingInc = withTax(order.shippingExTax, order);
  const feesInc = sum(order.fees.map(fee => withTax(fee.amount, order)));
  const coupon = sum(order.coupons.map(one => one.amount));
  const totalInc = subtotalInc.plus(shippingInc).plus(feesInc).minus(order.discount).minus(coupon);
  const tax = roundTo(totalInc.times(rate).dividedBy(rate.plus(1)), order.currency);
  return {
    subtotalEx,
    subtotalInc,
    shippingInc,
    feesInc,
    coupon,
    tax,
    totalInc,
    totalEx: totalInc.minus(tax),
  };
}

const rateOf = (order: Pick<ShopOrder, 'taxRates'>): Money =>
  sum(order.taxRates.map(tax => tax.rate)).dividedBy(100);

/** The amount with the order's taxes on top, rounded to the currency. */
export function withTax(amount: Money, order: Pick<ShopOrder, 'taxRates' | 'currency'>): Money {
  return roundTo(amount.times(rateOf(order).plus(1)), order.currency);
}

/** What each tax of the order comes to; the parts add up to the order's tax. */
export function taxParts(order: ShopOrder): Money[] {
  return splitByWeight(
    order.totals.tax,
    order.taxRates.map(tax => tax.rate),
    order.currency,
  );
}

/** The tax in a part of the order's total. */
export function taxWithin(total: Money, { totals, currency }: ShopOrder): Money {
  return totals.totalInc.isZero()
    ? zero
    : roundTo(totals.tax.times(total).dividedBy(totals.totalInc), currency);
}

/** The payment provider as transactions and refunds name it. */
export const providerOf = (order: Pick<ShopOrder, 'paymentMethod'>): string =>
  order.paymentMethod.toLowerCase().replaceAll(' ', '_');
