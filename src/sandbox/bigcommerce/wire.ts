// The store's objects as BigCommerce sends them: V2 with four-decimal strings and RFC 2822 dates, V3 with JSON
// numbers and ISO dates (BIGC-10, BIGC-11).
import { type Money, splitByWeight } from '../../core/money.ts';
import { taxParts, withTax } from './order-totals.ts';
import type { ShopCustomer, ShopOrder, ShopRefund, ShopTransaction } from './shop-data.ts';

const four = (amount: Money) => amount.toFixed(4);
const number = (amount: Money) => amount.toNumber();

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

export function orderV2(order: ShopOrder, base: string): object {
  const { totals } = order;
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
    base_shipping_cost: four(order.shippingExTax),
    shipping_cost_ex_tax: four(order.shippingExTax),
    shipping_cost_inc_tax: four(totals.shippingInc),
    shipping_cost_tax: four(totals.shippingInc.minus(order.shippingExTax)),
    handling_cost_ex_tax: '0.0000',
    handling_cost_inc_tax: '0.0000',
    wrapping_cost_ex_tax: '0.0000',
    wrapping_cost_inc_tax: '0.0000',
    total_ex_tax: four(totals.totalEx),
    total_inc_tax: four(totals.totalInc),
    total_tax: four(totals.tax),
    items_total: order.lines.length,
    payment_method: order.paymentMethod,
    payment_provider_id: null,
    payment_status: order.paymentStatus,
    // Documented as always zero (BIGC-27): refunds are read from V3.
    refunded_amount: '0.0000',
    store_credit_amount: four(order.storeCredit),
    gift_certificate_amount: four(order.giftCertificate),
    currency_id: 1,
    currency_code: order.currency,
    default_currency_code: order.currency,
    currency_exchange_rate: '1.0000000000',
    discount_amount: four(order.discount),
    coupon_discount: four(totals.coupon),
    staff_notes: order.staffNotes,
    customer_message: order.customerMessage,
    external_order_id: order.externalOrderId,
    external_source: null,
    is_deleted: false,
    channel_id: 1,
    billing_address: { ...order.address, street_2: '', form_fields: [] },
    fees: order.fees.map((fee, i) => ({
      id: i + 1,
      type: 'custom_fee',
      name: fee.name,
      display_name_customer: fee.name,
      cost: four(fee.amount),
      cost_ex_tax: four(fee.amount),
      cost_inc_tax: four(withTax(fee.amount, order)),
    })),
    products: link('products'),
    shipping_addresses: link('shippingaddresses'),
    coupons: link('coupons'),
  };
}

export function productsV2(order: ShopOrder): object[] {
  return order.lines.map(line => {
    const total = line.priceExTax.times(line.quantity).toDecimalPlaces(2);
    return {
      id: line.id,
      order_id: order.id,
      product_id: 0,
      variant_id: 0,
      name: line.name,
      sku: line.sku,
      type: 'physical',
      quantity: line.quantity,
      price_ex_tax: four(line.priceExTax),
      price_inc_tax: four(withTax(line.priceExTax, order)),
      total_ex_tax: four(total),
      total_inc_tax: four(withTax(total, order)),
      refund_amount: '0.0000',
      applied_discounts: [],
    };
  });
}

export function shippingAddressesV2(order: ShopOrder): object[] {
  return [
    {
      id: order.id,
      order_id: order.id,
      ...order.address,
      street_2: '',
      items_total: order.lines.length,
      shipping_method: 'Flat Rate',
    },
  ];
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

/** One row per tax and line, as the store does (BIGC-18); the shipping's tax is a line of its own. */
export function taxesV2(order: ShopOrder, details: boolean): object[] {
  const parts = taxParts(order);
  const shares = [...order.lines.map(line => line.priceExTax.times(line.quantity)), order.shippingExTax];
  return order.taxRates.flatMap((tax, t) =>
    splitByWeight(parts[t] ?? order.totals.tax, shares, order.currency).map((amount, i) => ({
      id: t * 1000 + i + 1,
      order_id: order.id,
      order_address_id: order.id,
      tax_rate_id: 0,
      tax_class_id: 0,
      name: tax.name,
      class: 'Default Tax Class',
      rate: tax.rate.toFixed(4),
      priority: t,
      priority_amount: four(amount),
      line_amount: four(amount),
      ...(details
        ? {
            order_product_id: order.lines[i]?.id ?? null,
            line_item_type: order.lines[i] ? 'item' : 'shipping',
          }
        : {}),
    })),
  );
}

export function transactionV3(transaction: ShopTransaction): object {
  return {
    id: transaction.id,
    order_id: String(transaction.orderId),
    event: transaction.event,
    method: transaction.method,
    amount: number(transaction.amount),
    currency: transaction.currency,
    gateway: transaction.gateway,
    gateway_transaction_id: `gw-${transaction.id}`,
    date_created: iso(transaction.createdMs),
    test: false,
    status: 'ok',
    fraud_review: false,
    // A number, or an empty object: both are seen (BIGC-23).
    reference_transaction_id: transaction.referenceId ?? {},
    ...(transaction.method === 'offline' ? { offline: { display_name: 'Bank Deposit' } } : {}),
  };
}

export function refundV3(refund: ShopRefund): object {
  return {
    id: refund.id,
    order_id: refund.orderId,
    user_id: 1,
    created: iso(refund.createdMs),
    reason: refund.reason,
    total_amount: number(refund.total),
    total_tax: number(refund.tax),
    uses_merchant_override_values: false,
    items: refund.items,
    payments: [
      {
        id: refund.id,
        provider_id: refund.provider,
        amount: number(refund.total),
        offline: false,
        is_declined: false,
        declined_message: '',
      },
    ],
  };
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
              address2: '',
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
