// What an order comes to, in the terms of the real store.
import { Decimal } from 'decimal.js';
import { type Money, roundTo, splitByWeight, sum, zero } from '../../core/money.ts';
import type { ShopFee, ShopLine, ShopOrder, ShopTotals } from './shop-data.ts';

/** What the totals follow from. */
export type OrderAmounts = Pick<
  ShopOrder,
  | 'lines'
  | 'taxRates'
  | 'shippingExTax'
  | 'handlingExTax'
  | 'fees'
  | 'discount'
  | 'coupons'
  | 'currency'
  | 'isTaxInclusivePricing'
>;

/**
 * `subtotal_inc + shipping_inc + handling_inc + wrapping_inc + fees_inc − discount − coupons = total_inc` and
 * `total_ex + tax = total_inc`; the same sum on the ex-tax side does not hold, because discounts include tax (BIGC-12).
 */
export function totalsOf(order: OrderAmounts): ShopTotals {
  const rate = rateOf(order);
  const amounts = order.lines.map(line => lineAmounts(line, order));
  const wrappings = order.lines.map(line => priced(line.wrappingExTax ?? zero, order));
  const shipping = priced(order.shippingExTax, order);
  const handling = priced(order.handlingExTax ?? zero, order);
  const subtotalInc = sum(amounts.map(one => one.totalInc));
  const wrappingInc = sum(wrappings.map(one => one.inc));
  const feesInc = sum(order.fees.map(fee => feeWithTax(fee, order)));
  const coupon = sum(order.coupons.map(one => one.amount));
  const totalInc = sum([subtotalInc, shipping.inc, handling.inc, wrappingInc, feesInc])
    .minus(order.discount)
    .minus(coupon);
  // Certificates are not taxed, some fees say their tax themselves, and some lines are of a class of their own: all else is taxed
  // after discounts at the order's rates.
  const ownFees = order.fees.filter(fee => fee.tax !== undefined);
  const ownClasses = taxClassesOf(order);
  const ownTax = sum([...ownFees.map(fee => fee.tax ?? zero), ...ownClasses.map(one => one.tax)]);
  const untaxed = sum([
    ...amounts.filter((_, i) => isCertificate(order.lines[i])).map(one => one.totalInc),
    ...ownFees.map(fee => feeWithTax(fee, order)),
    ...ownClasses.map(one => one.totalInc),
  ]);
  const taxed = Decimal.max(zero, totalInc.minus(untaxed));
  const tax = roundTo(taxed.times(rate).dividedBy(rate.plus(1)), order.currency).plus(ownTax);
  return {
    subtotalEx: sum(amounts.map(one => one.totalEx)),
    subtotalInc,
    shippingEx: shipping.ex,
    shippingInc: shipping.inc,
    handlingEx: handling.ex,
    handlingInc: handling.inc,
    wrappingEx: sum(wrappings.map(one => one.ex)),
    wrappingInc,
    feesInc,
    coupon,
    tax,
    totalInc,
    totalEx: totalInc.minus(tax),
  };
}

type Taxed = Pick<ShopOrder, 'taxRates' | 'currency' | 'isTaxInclusivePricing'>;

export const isCertificate = (line: ShopLine | undefined): boolean => line?.type === 'giftcertificate';

/** Lines that are taxed alike, and not like the rest of the order. */
export interface TaxClass {
  rates: ShopOrder['taxRates'];
  lines: ShopLine[];
  /** What the shopper pays for them, and the tax in it. */
  totalInc: Money;
  tax: Money;
}

export function taxClassesOf(order: OrderAmounts): TaxClass[] {
  const classes = new Map<string, TaxClass>();
  if (order.lines.every(line => line.taxRates === undefined)) return [];
  const paid = discountedTotals(order);
  for (const [i, line] of order.lines.entries()) {
    const { taxRates: rates } = line;
    if (!rates) continue;
    const key = rates.map(({ name, rate }) => `${name} ${rate}`).join('|');
    const known = classes.get(key) ?? { rates, lines: [], totalInc: zero, tax: zero };
    const totalInc = known.totalInc.plus(paid[i] ?? zero);
    const rate = rateOf({ taxRates: rates });
    const tax = roundTo(totalInc.times(rate).dividedBy(rate.plus(1)), order.currency);
    classes.set(key, { rates, lines: [...known.lines, line], totalInc, tax });
  }
  return [...classes.values()];
}

/** The order as it taxes this line. */
export const taxedAs = <Of extends Taxed>(line: ShopLine | undefined, order: Of): Of =>
  line?.taxRates ? { ...order, taxRates: line.taxRates } : order;

export interface LineAmounts {
  priceEx: Money;
  priceInc: Money;
  totalEx: Money;
  totalInc: Money;
}

/** Exact without tax, and with tax from that; or the other way round where prices include tax. */
export function lineAmounts(line: ShopLine, whole: Taxed): LineAmounts {
  const order = taxedAs(line, whole);
  if (isCertificate(line)) {
    const total = line.priceExTax.times(line.quantity);
    return { priceEx: line.priceExTax, priceInc: line.priceExTax, totalEx: total, totalInc: total };
  }
  const price = priced(line.priceExTax, order);
  if (order.isTaxInclusivePricing) {
    const totalInc = price.inc.times(line.quantity);
    return { priceEx: price.ex, priceInc: price.inc, totalEx: withoutTax(totalInc, order), totalInc };
  }
  const totalEx = roundTo(line.priceExTax.times(line.quantity), order.currency);
  return { priceEx: line.priceExTax, priceInc: price.inc, totalEx, totalInc: withTax(totalEx, order) };
}

/** An amount of the order without and with tax. */
export function priced(exTax: Money, order: Taxed): { ex: Money; inc: Money } {
  const inc = withTax(exTax, order);
  return { ex: order.isTaxInclusivePricing ? withoutTax(inc, order) : exTax, inc };
}

const withoutTax = (inc: Money, order: Taxed): Money =>
  inc.dividedBy(rateOf(order).plus(1)).toDecimalPlaces(4, Decimal.ROUND_HALF_UP);

const rateOf = (order: Pick<ShopOrder, 'taxRates'>): Money =>
  sum(order.taxRates.map(tax => tax.rate)).dividedBy(100);

/** The amount with the order's taxes on top, rounded to the currency. */
export function withTax(amount: Money, order: Pick<ShopOrder, 'taxRates' | 'currency'>): Money {
  return roundTo(amount.times(rateOf(order).plus(1)), order.currency);
}

export const feeWithTax = (fee: ShopFee, order: Taxed): Money =>
  fee.tax === undefined ? withTax(fee.amount, order) : fee.amount.plus(fee.tax);

/** What each line's part of the order's discount and coupons is; certificates are not discounted while there are goods. */
export function lineDiscounts(order: OrderAmounts): { manual: Money[]; coupons: Money[][] } {
  const onlyCertificates = order.lines.every(isCertificate);
  const weights = order.lines.map(line =>
    isCertificate(line) && !onlyCertificates ? zero : lineAmounts(line, order).totalInc,
  );
  const split = (amount: Money) => {
    // What is more than the lines are worth is taken off shipping and the rest.
    const most = Decimal.min(amount, sum(weights));
    return splitByWeight(most, weights, order.currency);
  };
  return { manual: split(order.discount), coupons: order.coupons.map(one => split(one.amount)) };
}

/** What the shopper pays for each line. */
export function discountedTotals(order: OrderAmounts): Money[] {
  const { manual, coupons } = lineDiscounts(order);
  return order.lines.map((line, i) => {
    const off = sum([manual[i] ?? zero, ...coupons.map(parts => parts[i] ?? zero)]);
    return Decimal.max(zero, lineAmounts(line, order).totalInc.minus(off));
  });
}

/** What each tax of the order comes to; the parts add up to the order's tax, without that of lines of other classes. */
export function taxParts(order: ShopOrder): Money[] {
  return splitByWeight(
    order.totals.tax.minus(sum(taxClassesOf(order).map(one => one.tax))),
    order.taxRates.map(tax => tax.rate),
    order.currency,
  );
}

/** The tax in a part of the order's total. */
export function taxWithin(total: Money, { totals, currency }: Pick<ShopOrder, 'totals' | 'currency'>): Money {
  return totals.totalInc.isZero()
    ? zero
    : roundTo(totals.tax.times(total).dividedBy(totals.totalInc), currency);
}

/** The payment provider as transactions and refunds name it, of an order without a gateway. */
export const providerOf = (order: Pick<ShopOrder, 'paymentMethod'>): string =>
  order.paymentMethod.toLowerCase().replaceAll(' ', '_');
