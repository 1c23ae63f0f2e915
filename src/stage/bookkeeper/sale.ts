// What a sale is booked as: what came in, what was sold, and the taxes that are owed.
import { Decimal } from 'decimal.js';
import { type Money, minorDigits, money, roundTo, splitByWeight, sum, zero } from '../../core/money.ts';
import {
  isCertificate,
  lineAmounts,
  taxClassesOf,
  taxParts,
} from '../../sandbox/bigcommerce/order-totals.ts';
import type { ShopOrder } from '../../sandbox/bigcommerce/shop-data.ts';
import type { Account } from '../golden-book/accounts.ts';
import type { Agreement } from './agreement.ts';

/** Debits above zero, credits below. */
export interface Amount {
  account: Account;
  amount: Money;
}

/** The most that rounding may leave; in a currency with fewer decimals, one of its units. */
const limit = '0.05';

/** A code: the parts are not what the total says. */
export function saleOf(
  order: ShopOrder,
  tenders: readonly Amount[],
  agreed: Agreement,
): Amount[] | { code: string } {
  const { totals, currency } = order;
  const rounded = (amount: Money) => roundTo(amount, currency);
  const certificates = sum(
    order.lines.filter(isCertificate).map(line => rounded(lineAmounts(line, order).totalEx)),
  );
  const goods = rounded(totals.subtotalEx).minus(certificates);
  const own = order.lines.flatMap(line => {
    const account = agreed.products[line.sku];
    return account ? [{ account, amount: rounded(lineAmounts(line, order).totalEx) }] : [];
  });
  const fees = order.fees.map(({ name, amount }) => ({
    account: agreed.fees[name] ?? ('fees' as const),
    amount: rounded(amount),
  }));
  const sold: Amount[] = [
    { account: 'goods', amount: goods.minus(sum(own.map(one => one.amount))) },
    ...own,
    { account: 'certificates', amount: certificates },
    { account: 'shipping', amount: rounded(totals.shippingEx) },
    { account: 'fees', amount: rounded(totals.handlingEx.plus(totals.wrappingEx)) },
    ...fees,
  ];
  // Discounts include tax. What they take off the net is what the parts leave, and what they do not explain is rounding.
  const left = sum(sold.map(one => one.amount)).minus(totals.totalInc.minus(totals.tax));
  const given = rounded(order.discount.plus(totals.coupon));
  const discount = left.isNegative() ? zero : left.greaterThan(given) ? given : left;
  const rest = left.minus(discount);
  if (rest.abs().greaterThan(slackIn(currency))) return { code: 'does-not-add-up' };
  return [
    ...tenders,
    { account: 'certificates', amount: order.giftCertificate },
    { account: 'storeCredit', amount: order.storeCredit },
    { account: 'discounts', amount: discount },
    { account: 'rounding', amount: rest },
    ...[...sold, ...taxesOf(order, agreed)].map(({ account, amount }) => ({
      account,
      amount: amount.negated(),
    })),
  ];
}

const slackIn = (currency: string): Money => Decimal.max(limit, money(10).pow(-minorDigits(currency)));

export function taxesOf(order: ShopOrder, agreed: Agreement): Amount[] {
  const classes = taxClassesOf(order);
  const rest = order.totals.tax.minus(sum(classes.map(one => one.tax)));
  const named = [
    ...(order.taxRates.length > 0
      ? taxParts(order).map((amount, i) => ({ name: order.taxRates[i]?.name ?? '', amount }))
      : [{ name: '', amount: rest }]),
    ...classes.flatMap(({ rates, tax }) =>
      splitByWeight(
        tax,
        rates.map(one => one.rate),
        order.currency,
      ).map((amount, i) => ({ name: rates[i]?.name ?? '', amount })),
    ),
  ];
  return named.map(({ name, amount }) => ({ account: taxAccount(name, order, agreed), amount }));
}

export const taxAccount = (
  name: string,
  { channelId }: ShopOrder,
  { marketplace, taxes }: Agreement,
): Account =>
  marketplace !== undefined && channelId === marketplace ? 'marketplaceTax' : (taxes[name] ?? 'tax');
