// BigCommerce's orders, refunds and customers as our models. Pure functions.
import { createHash } from 'node:crypto';
import { KontorError } from '../../core/errors.ts';
import { type Money, zero } from '../../core/money.ts';
import type {
  Address,
  OrderProgress,
  ShopCustomer,
  ShopOrder,
  ShopRefund,
  Tender,
} from '../../models/shop-order.ts';
import {
  type addressSchema,
  customerSchema,
  type OrderParts,
  orderSchema,
  readWith,
  refundSchema,
  type Wire,
} from './wire.ts';

/** Statuses in which the shop says that the money is there, and those that will never be paid. */
const paid = new Set([2, 3, 4, 8, 9, 10, 11, 14]);
const cancelled = new Set([5, 6]);

export function progressOf(statusId: number): OrderProgress {
  if (paid.has(statusId)) return 'paid';
  return cancelled.has(statusId) ? 'cancelled' : 'open';
}

export function orderOf(raw: unknown, { lines, taxes, transactions }: OrderParts): ShopOrder {
  const order = readWith(orderSchema, raw, 'order');
  const currency = order.default_currency_code || order.currency_code;
  if (!currency)
    throw new KontorError('input', 'unreadable-order', `Order ${order.id} names no currency.`, {
      next: 'Look at the order in the store; book it by hand if it is right there.',
    });
  return {
    id: String(order.id),
    currency,
    createdAt: dateOf(order.date_created),
    modifiedAt: dateOf(order.date_modified),
    customerId: order.customer_id === 0 ? undefined : String(order.customer_id),
    billing: addressOf(order.billing_address),
    progress: progressOf(order.status_id),
    statusName: order.status,
    paymentMethod: order.payment_method,
    totals: {
      totalIncTax: order.total_inc_tax,
      totalExTax: order.total_ex_tax,
      tax: order.total_tax,
      subtotalIncTax: order.subtotal_inc_tax,
      subtotalExTax: order.subtotal_ex_tax,
      shippingIncTax: order.shipping_cost_inc_tax,
      shippingExTax: order.shipping_cost_ex_tax,
      extrasIncTax: order.handling_cost_inc_tax.plus(order.wrapping_cost_inc_tax),
      extrasExTax: order.handling_cost_ex_tax.plus(order.wrapping_cost_ex_tax),
      discount: order.discount_amount,
      coupon: order.coupon_discount,
      giftCertificate: order.gift_certificate_amount,
      storeCredit: order.store_credit_amount,
    },
    lines: lines.map(line => ({
      id: String(line.id),
      sku: line.sku,
      name: line.name,
      quantity: line.quantity,
      priceExTax: line.price_ex_tax,
      priceIncTax: line.price_inc_tax,
      totalExTax: line.total_ex_tax,
      totalIncTax: line.total_inc_tax,
    })),
    taxes: taxesOf(taxes),
    fees: order.fees ?? [],
    tenders: tendersOf(transactions, currency),
    authorized: transactions.some(one => counts(one) && one.event === 'authorization'),
    fingerprint: fingerprintOf(raw),
  };
}

/** The rows come one per line and tax; we want one per tax. */
function taxesOf(rows: OrderParts['taxes']): ShopOrder['taxes'] {
  const byName = new Map<string, { name: string; rate: string; amount: Money }>();
  for (const row of rows) {
    const known = byName.get(`${row.name}|${row.rate}`);
    byName.set(`${row.name}|${row.rate}`, {
      name: row.name,
      rate: row.rate,
      amount: (known?.amount ?? zero).plus(row.line_amount),
    });
  }
  return [...byName.values()];
}

const counts = (transaction: OrderParts['transactions'][number]) =>
  transaction.status === 'ok' && transaction.test !== true;

/**
 * Money that came in: purchases, captures, settlements. A settlement that repeats a purchase is not money again, and
 * gift certificates and store credit stand on the order itself.
 */
function tendersOf(transactions: OrderParts['transactions'], currency: string): Tender[] {
  const received = transactions.filter(
    one =>
      counts(one) &&
      ['purchase', 'capture', 'settled'].includes(one.event) &&
      !['gift_certificate', 'store_credit'].includes(one.method),
  );
  const ids = new Set(received.filter(one => one.event !== 'settled').map(one => one.id));
  return received
    .filter(one => one.event !== 'settled' || !ids.has(String(one.reference_transaction_id)))
    .map(one => ({
      id: one.id,
      methods: [one.gateway, one.method].filter(name => name !== ''),
      amount: one.amount,
      currency: one.currency || currency,
      receivedAt: dateOf(one.date_created),
    }));
}

export function refundOf(raw: unknown): ShopRefund {
  const refund = readWith(refundSchema, raw, 'refund');
  const payments = refund.payments ?? [];
  const made = payments.filter(payment => payment.is_declined !== true);
  const kinds: Record<string, 'goods' | 'shipping'> = {
    PRODUCT: 'goods',
    GIFT_WRAPPING: 'goods',
    SHIPPING: 'shipping',
    HANDLING: 'shipping',
  };
  return {
    id: String(refund.id),
    orderId: String(refund.order_id),
    createdAt: dateOf(refund.created),
    reason: refund.reason,
    total: refund.total_amount,
    tax: refund.total_tax,
    parts: (refund.items ?? []).map(item => ({
      kind: kinds[item.item_type] ?? 'other',
      amount: item.requested_amount ?? zero,
    })),
    tenders: made.map(payment => ({
      methods: [payment.provider_id].filter(name => name !== ''),
      amount: payment.amount,
    })),
    declined: payments.length > 0 && made.length === 0,
    // A payment that is declined later changes the refund.
    fingerprint: fingerprintOf([refund.total_amount, payments]),
  };
}

export function customerOf(raw: unknown): ShopCustomer {
  const customer = readWith(customerSchema, raw, 'customer');
  const address = customer.addresses?.[0];
  return {
    id: String(customer.id),
    firstName: customer.first_name,
    lastName: customer.last_name,
    company: customer.company,
    email: customer.email,
    phone: customer.phone,
    address: address && {
      firstName: address.first_name,
      lastName: address.last_name,
      company: address.company,
      street: address.address1,
      city: address.city,
      postalCode: address.postal_code,
      region: address.state_or_province,
      countryCode: address.country_code,
      email: customer.email,
      phone: address.phone,
    },
    fingerprint: customer.date_modified,
  };
}

function addressOf(address: Wire<typeof addressSchema>): Address {
  return {
    firstName: address.first_name,
    lastName: address.last_name,
    company: address.company,
    street: address.street_1,
    city: address.city,
    postalCode: address.zip,
    region: address.state,
    countryCode: address.country_iso2,
    email: address.email,
    phone: address.phone,
  };
}

/** RFC 2822 in V2, ISO 8601 in V3. */
export function dateOf(value: string): Date {
  const ms = Date.parse(value);
  if (Number.isNaN(ms))
    throw new KontorError('input', 'unreadable-order', `The store's date cannot be read: "${value}".`, {
      next: 'Report it with the recorded call; the store has probably changed its answers.',
    });
  return new Date(ms);
}

/** The head of an order as the list and the single read both answer it. */
export function fingerprintOf(raw: unknown): string {
  return createHash('sha1').update(JSON.stringify(raw)).digest('base64url');
}
