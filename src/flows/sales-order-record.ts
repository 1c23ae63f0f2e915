// An order as a sales order that is worth what the order is worth in the shop, without tax.
import { type Money, money, roundTo, sum } from '../core/money.ts';
import type { ShopOrder, ShopOrderLine } from '../models/objects/shop.ts';
import { isCertificate, type OrderParts, partsOf, shownAmount, slackOf } from './order-parts.ts';
import type { SalesOrderSettings } from './sales-order-settings.ts';
import { say } from './sentences.ts';

/** The most that a sales order may differ from the order: what rounding its lines may move. */
const roundingLimit = '0.05';

/** Of the unified object `sales-orders`. Throws kind `input` for orders that no sales order can be made of. */
export function salesOrderRecord(
  order: ShopOrder,
  soldTo: string,
  settings: SalesOrderSettings,
  day: string,
): Record<string, unknown> {
  const lines = (order.items ?? []).filter(line => !money(line.quantity).isZero());
  const negative = lines.find(line => money(line.quantity).isNegative());
  if (lines.length === 0 || negative) {
    const why = negative
      ? say.reason('negative-line', { sku: negative.sku ?? '', quantity: negative.quantity })
      : say.reason('no-lines');
    throw say.error('no-sales-order', { order: order.id, why });
  }
  const unnamed = lines.find(isCertificate);
  if (unnamed && settings.giftCertificateMaterial === undefined)
    throw say.error('no-certificate-material', { order: order.id });
  const nameless = lines.find(line => materialOf(line, settings) === '');
  if (nameless) throw say.error('no-material', { order: order.id, name: nameless.name ?? '' });
  const parts = partsOf(order, roundingLimit);
  const goods = sum(lines.map(line => roundTo(money(line.total_ex_tax), order.currency)));
  const conditions = conditionsOf(order, parts, goods, settings);
  checkNet(order, parts, settings, goods.plus(sum(conditions.map(condition => condition.amount))));
  return {
    type: settings.orderType,
    sales_organization: settings.salesOrganization,
    distribution_channel: settings.distributionChannel,
    division: settings.division,
    customer: soldTo,
    currency: order.currency,
    customer_order_date: day,
    requested_delivery_date: day,
    ...(conditions.length > 0
      ? { conditions: conditions.map(({ type, amount }) => ({ type, amount: amount.toFixed() })) }
      : {}),
    items: lines.map(line => ({
      product: materialOf(line, settings),
      text: line.name ?? '',
      quantity: line.quantity,
      unit: settings.unit,
      ...priceOf(line, order.currency, settings),
    })),
  };
}

function materialOf(line: ShopOrderLine, settings: SalesOrderSettings): string {
  if (isCertificate(line)) return settings.giftCertificateMaterial ?? '';
  return settings.materialBySku[line.sku ?? ''] ?? settings.defaultMaterial ?? line.sku ?? '';
}

/**
 * What a line comes to is the truth, and the price of one unit is for show. Where a price of one unit, in the decimals of the
 * currency, does not come to it, the price is that of the whole quantity.
 */
function priceOf(line: ShopOrderLine, currency: string, { priceCondition }: SalesOrderSettings) {
  const total = roundTo(money(line.total_ex_tax), currency);
  // A line for nothing needs no price of its own.
  if (total.isZero()) return {};
  const quantity = money(line.quantity);
  const one = roundTo(total.dividedBy(quantity), currency);
  const isExact = one.times(quantity).equals(total);
  const isPricingUnit = quantity.isInteger() && quantity.lessThanOrEqualTo(99_999);
  if (isExact || !isPricingUnit)
    return {
      price: isExact ? one.toFixed() : total.dividedBy(quantity).toDecimalPlaces(9).toFixed(),
      price_condition: priceCondition,
    };
  return { price: total.toFixed(), price_quantity: quantity.toNumber(), price_condition: priceCondition };
}

interface Condition {
  type: string;
  amount: Money;
}

/** `goods`: what the lines come to. The cents that they differ from the subtotal of the shop by stand with the fees. */
function conditionsOf(
  order: ShopOrder,
  parts: OrderParts,
  goods: Money,
  settings: SalesOrderSettings,
): Condition[] {
  const { shippingCondition, discountCondition, feeCondition } = settings;
  const left = parts.goods.plus(parts.certificates).minus(goods);
  const isRounding = left.abs().lessThanOrEqualTo(slackOf(roundingLimit, order.currency));
  const conditions: [string | undefined, Money][] = [
    [shippingCondition, parts.shipping],
    [feeCondition, isRounding ? feesOf(parts).plus(left) : feesOf(parts)],
    [discountCondition, parts.discount.negated()],
  ];
  return conditions.flatMap(([type, amount]) =>
    type === undefined || amount.isZero() ? [] : [{ type, amount: roundTo(amount, order.currency) }],
  );
}

const feesOf = ({ extras, fees, rounding }: OrderParts): Money =>
  sum([extras, rounding, ...fees.map(fee => fee.amount)]);

/** Throws `input/sales-order-differs` when the sales order would not be worth what the order is worth in the shop. */
function checkNet(
  order: ShopOrder,
  parts: OrderParts,
  { notWritten }: SalesOrderSettings,
  made: Money,
): void {
  const left: Record<(typeof notWritten)[number], Money> = {
    shipping: parts.shipping,
    discount: parts.discount.negated(),
    fees: feesOf(parts),
  };
  const wanted = parts.net.minus(sum(notWritten.map(name => left[name])));
  const show = (amount: Money) => shownAmount(amount, order.currency);
  if (made.minus(wanted).abs().lessThanOrEqualTo(slackOf(roundingLimit, order.currency))) return;
  throw say.error('sales-order-differs', {
    order: order.id,
    made: show(made),
    wanted: show(wanted),
  });
}
