// What was refunded of an order, part by part and without tax: goods by their quantity or amount, shipping, fees, goodwill, and what was
// kept back. The parts add up to the refund to the cent.
import { Decimal } from 'decimal.js';
import { type Money, money, roundTo, splitByWeight, sum, zero } from '../core/money.ts';
import type { ShopOrder, ShopOrderLine, ShopRefund } from '../models/objects/shop.ts';
import { isCertificate, slackOf } from './order-parts.ts';

/** What rounding may leave between the parts of a refund and its total. */
const roundingLimit = '0.05';

export interface RefundPart {
  kind: 'goods' | 'certificates' | 'shipping' | 'fees' | 'goodwill' | 'kept';
  /** Of goods: what account rules of single products are keyed by. */
  sku: string | null;
  /** Of fees: their names in the shop. Several, where the refund does not say which of them it means. */
  fees: string[];
  /** Without tax. What was kept back is below zero. */
  net: Money;
}

export interface RefundParts {
  parts: RefundPart[];
  taxes: { name: string; amount: Money }[];
  /** What was given back, tax included. */
  gross: Money;
}

type Part = ShopRefund['parts'][number];

/** One part with tax, and what of it is without. */
interface Weighed {
  kind: RefundPart['kind'];
  line: ShopOrderLine | undefined;
  fees: string[];
  gross: Money;
  netShare: Money;
}

/** `order.items` have to be there; `order.taxes` where taxes are told apart. `before`: the refunds of the order before this one. */
export function refundPartsOf(
  refund: ShopRefund,
  order: ShopOrder,
  before: readonly ShopRefund[],
): RefundParts {
  const { currency } = order;
  const { gross, net } = totalsOf(refund, currency);
  const weighed = weigh(refund, order, { gross, net });
  const all = gross.minus(sum(weighed.map(part => part.gross)));
  const difference = all.abs().lessThanOrEqualTo(slackOf(roundingLimit, currency)) ? zero : all;
  // What a person has given on top, or kept back: it takes what the other parts leave of the net, too.
  const more: RefundPart['kind'] = difference.isNegative() ? 'kept' : 'goodwill';
  const nets = weighed.map(part => part.gross.times(part.netShare));
  const parts =
    difference.isZero() || net.isZero()
      ? netsOf(weighed, nets, net, currency).map((amount, i) => partOf(weighed[i] as Weighed, amount))
      : withRest(
          weighed.map((part, i) => partOf(part, roundTo(nets[i] as Money, currency))),
          more,
          net,
        );
  return { parts, taxes: taxesOf(refund, before, order), gross };
}

/**
 * Each part as it was sold; the cents that rounding leaves are taken by the largest of the goods, or of all parts where there are none. Where
 * more is left, the shop has calculated in another way, and every part takes its share.
 */
function netsOf(weighed: readonly Weighed[], nets: Money[], net: Money, currency: string): Money[] {
  const rounded = nets.map(amount => roundTo(amount, currency));
  const rest = net.minus(sum(rounded));
  if (rest.abs().greaterThan(slackOf(roundingLimit, currency))) return splitByWeight(net, nets, currency);
  const goods = weighed.map(({ kind }) => kind === 'goods');
  const sizes = nets.map((amount, i) => (goods[i] || !goods.includes(true) ? amount.abs() : zero));
  const largest = sizes.indexOf(Decimal.max(zero, ...sizes));
  return rounded.map((amount, i) => (i === Math.max(0, largest) ? amount.plus(rest) : amount));
}

const partOf = ({ kind, line, fees }: Weighed, net: Money): RefundPart => ({
  kind,
  sku: line?.sku ?? null,
  fees,
  net,
});

const withRest = (parts: RefundPart[], kind: RefundPart['kind'], net: Money): RefundPart[] => [
  ...parts,
  { kind, sku: null, fees: [], net: net.minus(sum(parts.map(part => part.net))) },
];

function weigh(
  { parts, is_overridden: isOverridden }: ShopRefund,
  order: ShopOrder,
  total: { gross: Money; net: Money },
): Weighed[] {
  const lines = new Map((order.items ?? []).map(line => [line.id, line]));
  const lineOf = ({ item }: Part) => lines.get(item ?? '');
  const worth = (part: Part) => worthOf(part, lineOf(part));
  const unsaid = parts.filter(({ amount }) => amount === null);
  const said = sum(parts.map(({ amount }) => money(amount ?? '0')));
  // Goods are refunded by quantity: the shop does not say what that comes to, but what the whole refund does.
  const shares = isOverridden
    ? unsaid.map(worth)
    : splitByWeight(total.gross.minus(said), unsaid.map(worth), order.currency);
  // Whether amounts include tax depends on how the shop displays prices, which a refund does not say.
  const isNet = unsaid.length === 0 && said.equals(total.net) && !said.equals(total.gross);
  return parts.map(part => {
    const line = lineOf(part);
    const netShare = netShareOf(part, line, order);
    const amount = part.amount === null ? (shares[unsaid.indexOf(part)] ?? zero) : money(part.amount);
    const gross = isNet && !netShare.isZero() ? amount.dividedBy(netShare) : amount;
    const fees = feesOf(part, order).map(({ name }) => name ?? '');
    return { kind: kindOf(part, line, order), line, fees, gross, netShare };
  });
}

function kindOf(
  { kind }: Part,
  line: ShopOrderLine | undefined,
  { items = [] }: ShopOrder,
): RefundPart['kind'] {
  if (kind === 'goods') return line && isCertificate(line) ? 'certificates' : 'goods';
  if (kind === 'shipping' || kind === 'kept') return kind;
  // Of an order of nothing but gift certificates it is what is owed on them that goes back.
  if (kind === 'order') return items.length > 0 && items.every(isCertificate) ? 'certificates' : 'goodwill';
  // Tax alone has no net, wherever it stands.
  return kind === 'tax' ? 'goods' : 'fees';
}

/** What the shop got for this quantity, with tax and after discounts. */
function worthOf({ kind, quantity }: Part, line: ShopOrderLine | undefined): Money {
  if (!line || money(line.quantity).isZero()) return zero;
  const goods = line.discounted_total_inc_tax ?? line.total_inc_tax;
  const paid = money(kind === 'wrapping' ? (line.wrapping_inc_tax ?? '0') : goods);
  return paid.times(quantity ?? line.quantity).dividedBy(line.quantity);
}

/** The fees that a part may mean: the shop names none. Those of its amount, otherwise all. */
function feesOf({ kind, amount }: Part, { fees }: ShopOrder): ShopOrder['fees'] {
  if (kind !== 'fee') return [];
  const alike = fees.filter(fee => amount !== null && money(fee.amount_inc_tax).equals(amount));
  return alike.length > 0 ? alike : fees;
}

/** The net share (0 to 1) of an amount that includes tax, as in the order. */
function netShareOf(part: Part, line: ShopOrderLine | undefined, order: ShopOrder): Money {
  const { kind } = part;
  const share = (ex: string, inc: string) => (money(inc).isZero() ? money(1) : money(ex).dividedBy(inc));
  if (kind === 'tax') return zero;
  // The shop refunds it without tax.
  if (kind === 'order') return money(1);
  if (kind === 'shipping') return share(order.shipping_ex_tax, order.shipping_inc_tax);
  if (kind === 'handling' || kind === 'wrapping') return share(order.extras_ex_tax, order.extras_inc_tax);
  if (kind === 'fee') {
    const fees = (name: 'amount_ex_tax' | 'amount_inc_tax') =>
      sum(feesOf(part, order).map(fee => money(fee[name])));
    return share(fees('amount_ex_tax').toFixed(), fees('amount_inc_tax').toFixed());
  }
  return line
    ? share(line.total_ex_tax, line.total_inc_tax)
    : share(order.subtotal_ex_tax, order.subtotal_inc_tax);
}

/**
 * Each tax in the proportion in which it lay on what was refunded. All refunds up to this one are split together: so the cents that rounding
 * leaves between several taxes come back as well when an order comes back piece by piece.
 */
function taxesOf(refund: ShopRefund, before: readonly ShopRefund[], order: ShopOrder): RefundParts['taxes'] {
  const { taxes = [], currency } = order;
  if (taxes.length === 0) return [{ name: 'Tax', amount: totalsOf(refund, currency).tax }];
  const untilThen = taxesOfAll(before, order);
  return taxesOfAll([...before, refund], order).map((amount, i) => ({
    name: (taxes[i] as { name: string }).name,
    amount: amount.minus(untilThen[i] ?? zero),
  }));
}

function taxesOfAll(refunds: readonly ShopRefund[], order: ShopOrder): Money[] {
  const { taxes = [], currency } = order;
  const weights = refunds.map(refund => taxWeightsOf(refund, order));
  const together = taxes.map((_, i) => sum(weights.map(one => one[i] ?? zero)));
  return splitByWeight(sum(refunds.map(one => totalsOf(one, currency).tax)), together, currency);
}

/**
 * How much of each tax came back, before rounding; where that is not known, as in the whole order. The shop names the taxes of items; those of
 * shipping, wrapping and fees are what is left.
 */
function taxWeightsOf(refund: ShopRefund, order: ShopOrder): Money[] {
  const { taxes = [], currency } = order;
  const totals = totalsOf(refund, currency);
  const parts = weigh(refund, order, totals);
  const taxIn = (some: readonly Weighed[]) =>
    sum(some.map(one => one.gross.times(money(1).minus(one.netShare))));
  const [taxAlone, priced] = [parts.filter(isTaxAlone), parts.filter(one => !isTaxAlone(one))];
  const isOther = ({ line, kind }: Weighed) => line === undefined || kind === 'fees';
  const others = taxes.map(({ amount, items }) =>
    money(amount).minus(sum(items.map(one => money(one.amount)))),
  );
  const othersShare = shareOf(taxIn(priced.filter(isOther)), sum(others));
  const all = taxes.map(one => money(one.amount));
  const onWhatCameBack = taxes.map(({ items }, at) => {
    const onItems = priced.flatMap(one => {
      const found = isOther(one) ? undefined : items.find(({ item }) => item === one.line?.id);
      return found && one.line
        ? [money(found.amount).times(shareOf(one.gross, money(one.line.total_inc_tax)))]
        : [];
    });
    return sum([
      ...onItems,
      (others[at] ?? zero).times(othersShare),
      taxIn(taxAlone).times(shareOf(all[at] ?? zero, sum(all))),
    ]);
  });
  if (onWhatCameBack.some(amount => amount.greaterThan(0))) return onWhatCameBack;
  return all.map(amount => totals.tax.times(shareOf(amount, sum(all))));
}

/** It is not said on what the tax lay. */
const isTaxAlone = ({ netShare }: Weighed) => netShare.isZero();

function totalsOf(
  { total, tax: ofIt }: ShopRefund,
  currency: string,
): { gross: Money; net: Money; tax: Money } {
  const [gross, tax] = [roundTo(money(total), currency), roundTo(money(ofIt), currency)];
  return { gross, tax, net: gross.minus(tax) };
}

const shareOf = (part: Money, whole: Money): Money => (whole.isZero() ? zero : part.dividedBy(whole));
