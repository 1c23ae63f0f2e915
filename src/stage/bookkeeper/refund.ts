// What a refund is booked as: each part is taken back as it was sold, and the money leaves the account that it stood on.
import { type Money, money, roundTo, splitByWeight, sum, zero } from '../../core/money.ts';
import {
  discountedTotals,
  feeWithTax,
  isCertificate,
  lineAmounts,
  taxedAs,
} from '../../sandbox/bigcommerce/order-totals.ts';
import { paymentsOf } from '../../sandbox/bigcommerce/refund-quote.ts';
import type { ShopOrder, ShopRefund, ShopRefundItem } from '../../sandbox/bigcommerce/shop-data.ts';
import type { Account } from '../golden-book/accounts.ts';
import type { Agreement } from './agreement.ts';
import { placeOf, type Seen } from './received.ts';
import { type Amount, taxAccount, taxesOf } from './sale.ts';

/** `nothing`: it was declined. A code: only a person can say. */
export function refundOf(
  refund: ShopRefund,
  seen: Seen,
  earlier: readonly ShopRefund[],
  agreed: Agreement,
): Amount[] | 'nothing' | { code: string } {
  const { order } = seen;
  const made = paymentsOf(refund).filter(one => one.declined === undefined);
  if (made.length === 0) return 'nothing';
  if (!sum(made.map(one => one.amount)).equals(refund.total)) return { code: 'refund-does-not-add-up' };
  const before = earlier.filter(one => paymentsOf(one).some(payment => payment.declined === undefined));
  const given = sum([...before, refund].map(one => one.total));
  if (given.greaterThan(order.totals.totalInc)) return { code: 'refund-exceeds-order' };
  return [
    ...partsOf(refund, order, agreed),
    ...taxBack(refund, order, agreed),
    ...made.map(({ provider, amount, offline }) => ({
      account: leavesFrom(provider, offline, seen),
      amount: amount.negated(),
    })),
  ];
}

/** Store credit and certificates are owed from now on. */
function leavesFrom(provider: string, isOffline: boolean, { order, transactions }: Seen): Account {
  if (provider === 'storecredit') return 'storeCredit';
  if (provider === 'giftcertificate') return 'certificates';
  const cameOutside = order.gateway?.isOffline || transactions.every(({ event }) => event === 'refund');
  // What is given back by hand does not come from a provider.
  return isOffline && !cameOutside ? 'otherMoney' : placeOf(order);
}

/** A part with its tax, and without. */
interface Part {
  account: Account;
  gross: Money;
  net: Money;
}

/** The shop names their amounts. */
const fixed: Account[] = ['certificates', 'shipping', 'fees', 'tips', 'rounding', 'goodwill', 'restocking'];

/** Goods, otherwise the largest part, take what the others leave of the net. */
function partsOf(refund: ShopRefund, order: ShopOrder, agreed: Agreement): Amount[] {
  const { currency } = order;
  const net = refund.total.minus(refund.tax);
  const parts = refund.items.flatMap(item => partOf(item, order, agreed));
  const rounded = parts.map(({ account, net: amount }) => ({ account, amount: roundTo(amount, currency) }));
  const rest = net.minus(sum(rounded.map(one => one.amount)));
  const isGoods = ({ account }: Part) => !fixed.includes(account);
  const hasGoods = parts.some(isGoods);
  const sizes = parts.map(part =>
    part.account === 'restocking' || (hasGoods && !isGoods(part)) ? zero : part.net.abs(),
  );
  const [first = zero, ...others] = sizes;
  const largest = sizes.indexOf(others.reduce((most, one) => (one.greaterThan(most) ? one : most), first));
  return rounded.map((one, i) => (i === largest ? { ...one, amount: one.amount.plus(rest) } : one));
}

function partOf(item: ShopRefundItem, order: ShopOrder, agreed: Agreement): Part[] {
  const amount = money(item.requested_amount ?? '0');
  const at = (account: Account, gross: Money, share: Money): Part => ({
    account,
    gross,
    net: gross.times(share),
  });
  const { totals } = order;
  switch (item.item_type) {
    case 'PRODUCT': {
      const i = order.lines.findIndex(line => line.id === item.item_id);
      const line = order.lines[i];
      if (!line) return [];
      const gross = (discountedTotals(order)[i] ?? zero).times(item.quantity ?? 0).dividedBy(line.quantity);
      const share = shareOf(lineAmounts(line, order).totalEx, lineAmounts(line, order).totalInc);
      const account = isCertificate(line) ? 'certificates' : (agreed.products[line.sku] ?? 'returns');
      return [
        at(account, gross, share),
        ...(item.adjustments ?? []).map(one => at('restocking', one.amount, share)),
      ];
    }
    case 'GIFT_WRAPPING': {
      const line = order.lines.find(one => one.id === item.item_id);
      const share = shareOf(totals.wrappingEx, totals.wrappingInc);
      const whole = line?.wrappingExTax === undefined ? zero : line.wrappingExTax.dividedBy(share);
      return [at('fees', whole.times(item.quantity ?? 0).dividedBy(line?.quantity ?? 1), share)];
    }
    case 'SHIPPING':
      return [at('shipping', amount, shareOf(totals.shippingEx, totals.shippingInc))];
    case 'HANDLING':
      return [at('fees', amount, shareOf(totals.handlingEx, totals.handlingInc))];
    case 'FEE': {
      const alike = order.fees.filter(fee => feeWithTax(fee, order).equals(amount));
      const meant = alike.length > 0 ? alike : order.fees;
      const accounts = new Set(meant.map(({ name }) => agreed.fees[name] ?? 'fees'));
      const [only = 'fees'] = accounts.size === 1 ? accounts : [];
      const inc = sum(meant.map(fee => feeWithTax(fee, order)));
      return [at(only, amount, shareOf(sum(meant.map(fee => fee.amount)), inc))];
    }
    case 'ORDER':
      // Where nothing but certificates was sold, less is owed on them.
      return [at(order.lines.every(isCertificate) ? 'certificates' : 'goodwill', amount, money(1))];
    case 'TAX':
      return [];
  }
}

const shareOf = (ex: Money, inc: Money): Money => (inc.isZero() ? money(1) : ex.dividedBy(inc));

/** By the rates of what came back; where that is of several tax classes, as on the whole order. */
function taxBack(refund: ShopRefund, order: ShopOrder, agreed: Agreement): Amount[] {
  const [lineRates, ...others] = refund.items.flatMap(item => {
    const line = order.lines.find(one => one.id === item.item_id);
    return item.item_type === 'PRODUCT' && line ? [taxedAs(line, order).taxRates] : [];
  });
  const isOfOneClass = lineRates !== undefined && others.every(rates => rates === lineRates);
  const weights = isOfOneClass
    ? lineRates.map(({ name, rate }) => ({ account: taxAccount(name, order, agreed), amount: rate }))
    : taxesOf(order, agreed);
  return splitByWeight(
    refund.tax,
    weights.map(one => one.amount),
    order.currency,
  ).map((amount, i) => ({ account: weights[i]?.account ?? 'tax', amount }));
}
