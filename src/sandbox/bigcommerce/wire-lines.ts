// The parts of an order as V2 sends them: lines, fees, coupons, taxes.
import { Decimal } from 'decimal.js';
import { type Money, splitByWeight, sum, zero } from '../../core/money.ts';
import {
  discountedTotals,
  feeWithTax,
  isCertificate,
  lineAmounts,
  lineDiscounts,
  priced,
  taxClassesOf,
  taxParts,
} from './order-totals.ts';
import type { ShopLine, ShopOrder, ShopRefund } from './shop-data.ts';

/** Money of V2: text with four decimals. */
export const four = (amount: Money): string => amount.toFixed(4);

export function productsV2(order: ShopOrder, refunds: ShopRefund[] = []): object[] {
  const discounted = discountedTotals(order);
  const discounts = lineDiscounts(order);
  return order.lines.map((line, i) => {
    const amounts = lineAmounts(line, order);
    const wrapping = priced(line.wrappingExTax ?? zero, order);
    const refunded = quantityRefunded(line, refunds);
    return {
      id: line.id,
      order_id: order.id,
      product_id: 0,
      variant_id: 0,
      // Only what is sent somewhere has an address.
      order_address_id: (line.type ?? 'physical') === 'physical' ? order.id : 0,
      name: line.name,
      name_customer: line.name,
      name_merchant: line.name,
      sku: line.sku,
      type: line.type ?? 'physical',
      quantity: line.quantity,
      base_price: four(order.isTaxInclusivePricing ? amounts.priceInc : amounts.priceEx),
      price_ex_tax: four(amounts.priceEx),
      price_inc_tax: four(amounts.priceInc),
      price_tax: four(amounts.priceInc.minus(amounts.priceEx)),
      base_total: four(order.isTaxInclusivePricing ? amounts.totalInc : amounts.totalEx),
      total_ex_tax: four(amounts.totalEx),
      total_inc_tax: four(amounts.totalInc),
      total_tax: four(amounts.totalInc.minus(amounts.totalEx)),
      discounted_total_inc_tax: four(discounted[i] ?? zero),
      wrapping_id: wrapping.inc.isZero() ? 0 : 1,
      wrapping_name: wrapping.inc.isZero() ? '' : 'Gift wrapping',
      base_wrapping_cost: four(wrapping.ex),
      wrapping_cost_ex_tax: four(wrapping.ex),
      wrapping_cost_inc_tax: four(wrapping.inc),
      wrapping_cost_tax: four(wrapping.inc.minus(wrapping.ex)),
      is_refunded: refunded >= line.quantity,
      quantity_refunded: refunded,
      // Documented as always zero (BIGC-27).
      refund_amount: '0.0000',
      gift_certificate_id: line.giftCertificateId ?? null,
      applied_discounts: appliedDiscounts(order, discounts, i),
    };
  });
}

const quantityRefunded = (line: ShopLine, refunds: ShopRefund[]): number =>
  refunds
    .flatMap(refund => refund.items)
    .filter(item => item.item_type === 'PRODUCT' && item.item_id === line.id)
    .reduce((count, item) => count + (item.quantity ?? 0), 0);

function appliedDiscounts(
  order: ShopOrder,
  { manual, coupons }: ReturnType<typeof lineDiscounts>,
  line: number,
): object[] {
  const by = (id: string, name: string, code: string | null, amount = zero) =>
    amount.isZero() ? [] : [{ id, amount: four(amount), name, code, target: 'order' }];
  return [
    ...by('manual-discount', 'Manual Discount', null, manual[line]),
    ...order.coupons.flatMap(({ code }, i) => by('total-coupon', code, code, coupons[i]?.[line])),
  ];
}

/** The only documented type is `custom_fee`: what a fee is for, its names say (BIGC-62). */
export function feesV2(order: ShopOrder): object[] {
  return order.fees.map((fee, i) => {
    const inc = feeWithTax(fee, order);
    return {
      id: i + 1,
      type: 'custom_fee',
      display_name_customer: fee.name,
      display_name_merchant: fee.merchantName ?? fee.name,
      source: 'v2',
      base_cost: four(fee.amount),
      cost_ex_tax: four(fee.amount),
      cost_inc_tax: four(inc),
      cost_tax: four(inc.minus(fee.amount)),
      tax_class_id: null,
    };
  });
}

export function couponsV2(order: ShopOrder): object[] {
  return order.coupons.map(({ code, amount }, i) => ({
    id: i + 1,
    coupon_id: i + 1,
    order_id: order.id,
    code,
    amount: amount.toFixed(4),
    type: 2,
    discount: amount.toNumber(),
  }));
}

interface TaxedPart {
  weight: Money;
  type: string;
  product?: number;
}

/**
 * One row per tax and line, as the store does (BIGC-18); shipping, handling and wrapping have lines of their own. There is no
 * documented type for fees: their tax is in the rows of the others.
 */
export function taxesV2(order: ShopOrder, details: boolean): object[] {
  const ownClasses = taxClassesOf(order);
  const rest = order.totals.tax.minus(sum(ownClasses.map(one => one.tax)));
  const rates = order.taxRates.length > 0 || rest.isZero() ? order.taxRates : [ownRate(order)];
  const parts = order.taxRates.length > 0 ? taxParts(order) : [rest];
  const isAutomatic = order.taxProviderId === 'AvaTaxProvider';
  const classes = [
    { rates, parts, shares: taxedParts(order), name: 'Default Tax Class' },
    ...ownClasses.map(({ rates: own, lines, tax }) => ({
      rates: own,
      parts: splitByWeight(
        tax,
        own.map(one => one.rate),
        order.currency,
      ),
      shares: lines.map(lineShare),
      name: 'Reduced',
    })),
  ];
  return classes.flatMap((taxClass, c) =>
    taxClass.rates.flatMap((tax, t) =>
      splitByWeight(
        taxClass.parts[t] ?? zero,
        taxClass.shares.map(share => share.weight),
        order.currency,
      ).map((amount, i) => ({
        id: c * 100_000 + t * 1000 + i + 1,
        // Documented: missing with automatic tax.
        ...(isAutomatic ? {} : { order_id: order.id, order_address_id: order.id }),
        tax_rate_id: 0,
        tax_class_id: c,
        name: tax.name,
        class: isAutomatic ? 'Automatic Tax' : taxClass.name,
        rate: tax.rate.toFixed(4),
        priority: t,
        priority_amount: four(amount),
        line_amount: four(amount),
        ...(details
          ? {
              order_product_id: taxClass.shares[i]?.product ?? null,
              line_item_type: taxClass.shares[i]?.type ?? 'item',
            }
          : {}),
      })),
    ),
  );
}

const lineShare = (line: ShopLine): TaxedPart => ({
  weight: isCertificate(line) ? zero : line.priceExTax.times(line.quantity),
  type: 'item',
  product: line.id,
});

function taxedParts(order: ShopOrder): TaxedPart[] {
  const wrapping = order.lines
    .filter(line => line.wrappingExTax)
    .map(line => ({ weight: line.wrappingExTax ?? zero, type: 'gift-wrapping' }));
  const handling = order.handlingExTax ?? zero;
  return [
    ...order.lines.filter(line => !isCertificate(line) && !line.taxRates).map(lineShare),
    { weight: order.shippingExTax, type: 'shipping' },
    ...(handling.isZero() ? [] : [{ weight: handling, type: 'handling' }]),
    ...wrapping,
  ];
}

/** Of an order in which only fees are taxed. */
function ownRate(order: ShopOrder): { name: string; rate: Money } {
  const taxed = sum(order.fees.filter(fee => fee.tax?.greaterThan(0)).map(fee => fee.amount));
  const rate = taxed.isZero() ? zero : order.totals.tax.times(100).dividedBy(taxed);
  return { name: 'Tax', rate: rate.toDecimalPlaces(4, Decimal.ROUND_HALF_UP) };
}
