// Orders, addresses and customers as BigCommerce sends them: V2 with four-decimal strings and RFC 2822 dates, V3 with JSON
// numbers and ISO dates (BIGC-10, BIGC-11).
import { type Money, money } from '../../core/money.ts';
import { isCertificate } from './order-totals.ts';
import type { ShopCustomer, ShopOrder } from './shop-data.ts';
import { feesV2, four } from './wire-lines.ts';

const statusNames = [
  'Incomplete',
  'Pending',
  'Shipped',
  'Partially Shipped',
  'Refunded',
  'Cancelled',
  'Declined',
  'Awaiting Payment',
  'Awaiting Pickup',
  'Awaiting Shipment',
  'Completed',
  'Awaiting Fulfillment',
  'Manual Verification Required',
  'Disputed',
  'Partially Refunded',
];

/** `Tue, 05 Mar 2019 21:40:11 +0000` */
export function rfc2822(ms: number): string {
  return new Date(ms).toUTCString().replace('GMT', '+0000');
}

export function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}+00:00`;
}

/** `linkedFees`: a link stands for the fees, as documented for answers without `include=fees` (BIGC-62). */
export function orderV2(order: ShopOrder, base: string, { linkedFees = false } = {}): object {
  const { totals, currencies } = order;
  const link = (resource: string) => ({
    url: `${base}/v2/orders/${order.id}/${resource}`,
    resource: `/orders/${order.id}/${resource}`,
  });
  return {
    id: order.id,
    customer_id: order.customerId,
    date_created: rfc2822(order.createdMs),
    date_modified: rfc2822(order.modifiedMs),
    date_shipped: '',
    status_id: order.statusId,
    status: statusNames[order.statusId] ?? '',
    subtotal_ex_tax: four(totals.subtotalEx),
    subtotal_inc_tax: four(totals.subtotalInc),
    subtotal_tax: four(totals.subtotalInc.minus(totals.subtotalEx)),
    base_shipping_cost: four(order.isTaxInclusivePricing ? totals.shippingInc : totals.shippingEx),
    ...cost('shipping', totals.shippingEx, totals.shippingInc),
    base_handling_cost: four(order.isTaxInclusivePricing ? totals.handlingInc : totals.handlingEx),
    ...cost('handling', totals.handlingEx, totals.handlingInc),
    base_wrapping_cost: four(order.isTaxInclusivePricing ? totals.wrappingInc : totals.wrappingEx),
    ...cost('wrapping', totals.wrappingEx, totals.wrappingInc),
    total_ex_tax: four(totals.totalEx),
    total_inc_tax: four(totals.totalInc),
    total_tax: four(totals.tax),
    is_tax_inclusive_pricing: order.isTaxInclusivePricing ?? false,
    items_total: order.lines.length,
    payment_method: order.paymentMethod,
    payment_provider_id: order.paymentProviderId ?? '',
    payment_status: order.paymentStatus,
    // Documented as always zero (BIGC-27): refunds are read from V3.
    refunded_amount: '0.0000',
    store_credit_amount: four(order.storeCredit),
    gift_certificate_amount: four(order.giftCertificate),
    order_is_digital: order.lines.every(line => line.type === 'digital' || isCertificate(line)),
    // What the shopper saw, and what they paid in: only the latter counts (BIGC-13).
    currency_id: currencies && currencies.displayed !== currencies.store ? 2 : 1,
    currency_code: currencies?.displayed ?? order.currency,
    currency_exchange_rate: (currencies?.displayRate ?? one).toFixed(10),
    default_currency_id: currencies && order.currency !== currencies.store ? 2 : 1,
    default_currency_code: order.currency,
    store_default_currency_code: currencies?.store ?? '',
    store_default_to_transactional_exchange_rate: (currencies?.paidRate ?? one).toFixed(10),
    discount_amount: four(order.discount),
    coupon_discount: four(totals.coupon),
    staff_notes: order.staffNotes,
    customer_message: order.customerMessage,
    external_order_id: order.externalOrderId,
    external_source: null,
    is_deleted: false,
    channel_id: order.channelId ?? 1,
    tax_provider_id: order.taxProviderId ?? 'BasicTaxProvider',
    billing_address: { ...order.address, form_fields: [] },
    fees: linkedFees ? link('fees') : feesV2(order),
    products: link('products'),
    shipping_addresses: link('shippingaddresses'),
    coupons: link('coupons'),
  };
}

const one = money(1);

const cost = (name: string, exTax: Money, incTax: Money) => ({
  [`${name}_cost_ex_tax`]: four(exTax),
  [`${name}_cost_inc_tax`]: four(incTax),
  [`${name}_cost_tax`]: four(incTax.minus(exTax)),
});

export function shippingAddressesV2(order: ShopOrder): object[] {
  return [
    {
      id: order.id,
      order_id: order.id,
      ...order.address,
      items_total: order.lines.length,
      shipping_method: 'Flat Rate',
    },
  ];
}

export function customerV3(customer: ShopCustomer, withAddresses: boolean): object {
  const { address } = customer;
  return {
    id: customer.id,
    email: address.email,
    first_name: address.first_name,
    last_name: address.last_name,
    company: address.company,
    phone: address.phone,
    date_created: iso(customer.createdMs),
    date_modified: iso(customer.modifiedMs),
    ...(withAddresses
      ? {
          addresses: [
            {
              id: customer.id,
              customer_id: customer.id,
              first_name: address.first_name,
              last_name: address.last_name,
              company: address.company,
              address1: address.street_1,
              address2: address.street_2,
              city: address.city,
              state_or_province: address.state,
              postal_code: address.zip,
              country: address.country,
              country_code: address.country_iso2,
              phone: address.phone,
              address_type: 'residential',
            },
          ],
        }
      : {}),
  };
}
