// What an order is made of, without tax, and that it adds up to what the shop says the order is worth: every document of an
// order is made of these parts, so that no two documents of it can disagree.
import {
  amountText,
  type Money,
  minorDigits,
  money,
  roundTo,
  splitByWeight,
  sum,
  zero,
} from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import type { ShopOrder } from '../models/objects/shop.ts';
import { say } from './sentences.ts';

/**
 * In the order's currency, rounded to its smallest unit:
 * goods + certificates + shipping + extras + fees − discount + rounding = net; net and the taxes are the total of the shop.
 */
export interface OrderParts {
  goods: Money;
  /** Gift certificates that were sold: money that is owed, and no income. */
  certificates: Money;
  shipping: Money;
  /** Handling and gift wrapping. */
  extras: Money;
  /** One that is below zero lowers the total, as cash rounding may. */
  fees: { name: string; amount: Money }[];
  /** What was taken off, without tax. */
  discount: Money;
  /** What is left over: at most the limit, on either side. */
  rounding: Money;
  taxes: { name: string; amount: Money }[];
  net: Money;
}

/** `order.items` have to be there. Throws `input/does-not-add-up`, with both figures, for a difference beyond `limit`. */
export function partsOf(order: ShopOrder, limit: string): OrderParts {
  const { currency } = order;
  const slack = slackOf(limit, currency);
  const rounded = (amount: string) => roundTo(money(amount), currency);
  const show = (amount: Money) => shownAmount(amount, currency);
  const refuse = (why: Reason) => say.error('does-not-add-up', { order: order.id, why });

  const gross = rounded(order.total_inc_tax);
  const tax = rounded(order.tax);
  // What was paid counts. The shop's own net total may be off by what it has rounded.
  const net = gross.minus(tax);
  const said = money(order.total_ex_tax);
  if (said.minus(net).abs().greaterThan(slack))
    throw refuse(say.reason('tax-is-not-the-rest', { net: show(said), tax: show(tax), total: show(gross) }));
  if (gross.isNegative()) throw refuse(say.reason('total-is-negative', { total: show(gross) }));

  const certificates = sum((order.items ?? []).filter(isCertificate).map(line => rounded(line.total_ex_tax)));
  const goods = rounded(order.subtotal_ex_tax).minus(certificates);
  const shipping = rounded(order.shipping_ex_tax);
  const extras = rounded(order.extras_ex_tax);
  const fees = order.fees.map(fee => ({ name: fee.name ?? '', amount: rounded(fee.amount_ex_tax) }));
  const whole = sum([goods, certificates, shipping, extras, ...fees.map(fee => fee.amount)]);

  // Discounts include tax while the other parts stand without, so what is left is the discount without tax.
  const given = money(order.discount).plus(order.coupon);
  const left = whole.minus(net);
  if (left.lessThan(slack.negated()) || left.greaterThan(given.plus(slack)))
    throw refuse(say.reason('parts-differ', { difference: show(left), discounts: show(given) }));
  // Without tax a discount is what is left; with tax it has to lead to the total (BIGC-12), or it would hide any other difference.
  const takenOff = sum([
    rounded(order.subtotal_inc_tax),
    rounded(order.shipping_inc_tax),
    rounded(order.extras_inc_tax),
    ...order.fees.map(fee => rounded(fee.amount_inc_tax)),
  ]).minus(gross);
  if (given.greaterThan(0) && takenOff.lessThan(given.minus(slack)))
    throw refuse(say.reason('discounts-not-taken', { discounts: show(given), taken: show(takenOff) }));
  const discount = left.isNegative() ? zero : left.greaterThan(given) ? roundTo(given, currency) : left;
  const rounding = discount.minus(left);
  const taxes = taxesOf(order, tax, slack, refuse);
  return { goods, certificates, shipping, extras, fees, discount, rounding, taxes, net };
}

export const isCertificate = ({ kind }: { kind: string }): boolean => kind === 'gift-certificate';

export const shownAmount = (amount: Money, currency: string): string =>
  `${amountText(amount, currency)} ${currency}`;

/** Each tax; together they are exactly the order's tax. */
function taxesOf(
  { taxes = [], currency }: ShopOrder,
  tax: Money,
  slack: Money,
  refuse: (why: Reason) => Error,
): OrderParts['taxes'] {
  if (taxes.length === 0) return [{ name: 'Tax', amount: tax }];
  const amounts = taxes.map(one => money(one.amount));
  const all = sum(amounts);
  if (all.minus(tax).abs().greaterThan(slack)) {
    const show = (amount: Money) => shownAmount(amount, currency);
    throw refuse(say.reason('taxes-differ', { taxes: show(all), tax: show(tax) }));
  }
  const parts = splitByWeight(tax, amounts, currency);
  return taxes.map(({ name }, i) => ({ name, amount: parts[i] ?? zero }));
}

/** Rounding moves at least one smallest unit, whatever the currency. */
export function slackOf(limit: string, currency: string): Money {
  const smallest = money(1).dividedBy(money(10).pow(minorDigits(currency)));
  const most = money(limit);
  return most.greaterThan(smallest) ? most : smallest;
}
