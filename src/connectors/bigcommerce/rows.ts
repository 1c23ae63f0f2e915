// What a store answers, as unified records. Pure functions. Each throws `unavailable/broken-answer` naming the field that is
// not what it should be.
import { z } from 'zod';
import { brokenAnswer } from '../../core/broken-answer.ts';
import { type Money, zero } from '../../core/money.ts';
import type { UnifiedRecord } from '../../models/objects/all.ts';
import type {
  Address,
  Payment,
  ShopCustomer,
  ShopOrder,
  ShopOrderLine,
  ShopRefund,
} from '../../models/objects/shop.ts';
import { productId } from './product-id.ts';
import {
  type addressSchema,
  customerSchema,
  lineSchema,
  orderSchema,
  readWith,
  refundSchema,
  taxSchema,
  text,
  transactionSchema,
  type Wire,
} from './wire.ts';

/** Statuses in which the shop says that the money is there, and those that will never be paid. */
const paid = new Set([2, 3, 4, 8, 9, 10, 11, 14]);
const cancelled = new Set([5, 6]);

function statusOf(statusId: number): ShopOrder['status'] {
  if (paid.has(statusId)) return 'paid';
  return cancelled.has(statusId) ? 'cancelled' : 'open';
}

/** The store's statuses of delivery; for the others its own word says more than one of ours. */
const delivery: Record<number, string> = { 2: 'complete', 3: 'partly', 10: 'complete' };
const waiting = new Set([1, 7, 8, 9, 11, 12]);

export function orderFields(raw: unknown): Omit<ShopOrder, 'items' | 'taxes'> {
  const order = readWith(orderSchema, raw, 'order');
  // The currency the shopper paid in; `currency_code` is only what was displayed.
  const currency = order.default_currency_code || order.currency_code;
  if (!currency) throw brokenAnswer(`Order ${order.id} of the store names no currency`);
  return {
    id: String(order.id),
    customer: order.customer_id === 0 ? null : String(order.customer_id),
    reference: orNull(String(order.external_order_id ?? '')),
    created_at: instantOf(order.date_created),
    changed_at: instantOf(order.date_modified),
    currency,
    status: statusOf(order.status_id),
    status_name: order.status,
    delivery_status: delivery[order.status_id] ?? (waiting.has(order.status_id) ? 'open' : order.status),
    payment_method: order.payment_method,
    total_inc_tax: order.total_inc_tax.toFixed(),
    total_ex_tax: order.total_ex_tax.toFixed(),
    tax: order.total_tax.toFixed(),
    subtotal_inc_tax: order.subtotal_inc_tax.toFixed(),
    subtotal_ex_tax: order.subtotal_ex_tax.toFixed(),
    shipping_inc_tax: order.shipping_cost_inc_tax.toFixed(),
    shipping_ex_tax: order.shipping_cost_ex_tax.toFixed(),
    extras_inc_tax: order.handling_cost_inc_tax.plus(order.wrapping_cost_inc_tax).toFixed(),
    extras_ex_tax: order.handling_cost_ex_tax.plus(order.wrapping_cost_ex_tax).toFixed(),
    discount: order.discount_amount.toFixed(),
    coupon: order.coupon_discount.toFixed(),
    gift_certificate: order.gift_certificate_amount.toFixed(),
    store_credit: order.store_credit_amount.toFixed(),
    fees: (order.fees ?? []).map(fee => ({
      name: orNull(fee.name),
      amount_inc_tax: fee.amountIncTax.toFixed(),
      amount_ex_tax: fee.amountExTax.toFixed(),
    })),
    billing_address: addressOf(order.billing_address),
  };
}

export function orderItem(raw: unknown): ShopOrderLine {
  const line = readWith(lineSchema, raw, 'order line');
  return {
    id: String(line.id),
    sku: orNull(line.sku),
    name: orNull(line.name),
    quantity: line.quantity.toFixed(),
    shipped_quantity: line.quantity_shipped?.toFixed() ?? null,
    price_ex_tax: line.price_ex_tax.toFixed(),
    price_inc_tax: line.price_inc_tax.toFixed(),
    total_ex_tax: line.total_ex_tax.toFixed(),
    total_inc_tax: line.total_inc_tax.toFixed(),
  };
}

/** The rows come one per line and tax; we want one per tax. */
export function taxesOf(rows: readonly unknown[]): NonNullable<ShopOrder['taxes']> {
  const byName = new Map<string, { name: string; rate: string; amount: Money }>();
  for (const raw of rows) {
    const row = readWith(taxSchema, raw, 'tax row');
    const known = byName.get(`${row.name}|${row.rate}`);
    byName.set(`${row.name}|${row.rate}`, {
      name: row.name,
      rate: row.rate,
      amount: (known?.amount ?? zero).plus(row.line_amount),
    });
  }
  return [...byName.values()].map(tax => ({ ...tax, amount: tax.amount.toFixed() }));
}

const moneyCameIn = new Set(['purchase', 'capture', 'settled']);
/** They stand on the order itself. */
const paidOtherwise = new Set(['gift_certificate', 'store_credit']);

/** All transactions of one order: a settlement that repeats a purchase is not money again. */
export function paymentsOf(order: string, rows: readonly unknown[]): Payment[] {
  const all = rows.map(raw => readWith(transactionSchema, raw, 'transaction'));
  const counts = (one: (typeof all)[number]) => one.status === 'ok' && one.test !== true;
  const received = all.filter(
    one => counts(one) && moneyCameIn.has(one.event) && !paidOtherwise.has(one.method),
  );
  const first = new Set(received.filter(one => one.event !== 'settled').map(one => one.id));
  const statusOf = (one: (typeof all)[number]): Payment['status'] => {
    if (received.includes(one))
      return one.event === 'settled' && first.has(String(one.reference_transaction_id))
        ? 'repeated'
        : 'received';
    return counts(one) && one.event === 'authorization' ? 'reserved' : 'other';
  };
  return all.map(one => ({
    id: `${order}:${one.id}`,
    order,
    status: statusOf(one),
    event: orNull(one.event),
    gateway: orNull(one.gateway),
    method: orNull(one.method),
    amount: one.amount.toFixed(),
    currency: orNull(one.currency),
    created_at: instantOf(one.date_created),
    is_test: one.test ?? null,
  }));
}

const partKinds: Record<string, 'goods' | 'shipping'> = {
  PRODUCT: 'goods',
  GIFT_WRAPPING: 'goods',
  SHIPPING: 'shipping',
  HANDLING: 'shipping',
};

export function refundFields(raw: unknown): ShopRefund {
  const refund = readWith(refundSchema, raw, 'refund');
  const payments = refund.payments ?? [];
  const made = payments.filter(payment => payment.is_declined !== true);
  return {
    id: String(refund.id),
    order: String(refund.order_id),
    created_at: instantOf(refund.created),
    reason: orNull(refund.reason),
    total: refund.total_amount.toFixed(),
    tax: refund.total_tax.toFixed(),
    parts: (refund.items ?? []).map(item => ({
      kind: partKinds[item.item_type] ?? 'other',
      amount: (item.requested_amount ?? zero).toFixed(),
    })),
    payments: made.map(({ provider_id: provider, amount }) => ({
      method: orNull(provider),
      amount: amount.toFixed(),
    })),
    is_declined: payments.length > 0 && made.length === 0,
  };
}

export function customerFields(raw: unknown): Omit<ShopCustomer, 'addresses'> {
  const customer = readWith(customerSchema, raw, 'customer');
  return {
    id: String(customer.id),
    first_name: orNull(customer.first_name),
    last_name: orNull(customer.last_name),
    company: orNull(customer.company),
    email: orNull(customer.email),
    phone: orNull(customer.phone),
    created_at: customer.date_created ? instantOf(customer.date_created) : null,
    changed_at: instantOf(customer.date_modified),
  };
}

export function addressesOf(raw: unknown): Address[] {
  const { email, addresses } = readWith(customerSchema, raw, 'customer');
  return (addresses ?? []).map(one =>
    addressOf({
      ...one,
      street_1: one.address1,
      state: one.state_or_province,
      zip: one.postal_code,
      country_iso2: one.country_code,
      email,
    }),
  );
}

function addressOf(address: Wire<typeof addressSchema>): Address {
  return {
    first_name: orNull(address.first_name),
    last_name: orNull(address.last_name),
    company: orNull(address.company),
    street: orNull(address.street_1),
    city: orNull(address.city),
    postal_code: orNull(address.zip),
    region: orNull(address.state),
    country: orNull(address.country_iso2),
    email: orNull(address.email),
    phone: orNull(address.phone),
  };
}

const productSchema = z.object({
  id: z.number(),
  sku: text,
  name: text,
  type: text,
  weight: z.number().nullish(),
  gtin: text,
  date_created: z.string(),
  date_modified: z.string(),
});

export function productFields(raw: unknown): UnifiedRecord {
  const row = readWith(productSchema, raw, 'product');
  return {
    id: productId(row),
    description: orNull(row.name),
    type: orNull(row.type),
    group: null,
    base_unit: null,
    created_on: instantOf(row.date_created).slice(0, 10),
    changed_at: instantOf(row.date_modified),
    gross_weight: null,
    net_weight: row.weight === null || row.weight === undefined ? null : String(row.weight),
    weight_unit: null,
    gtin: orNull(row.gtin),
    division: null,
    is_marked_for_deletion: false,
  };
}

const orNull = (value: string) => value || null;

/** RFC 2822 in V2, ISO 8601 in V3. */
function instantOf(value: string): string {
  const ms = Date.parse(value);
  if (Number.isNaN(ms)) throw brokenAnswer(`The store's date cannot be read: "${value.slice(0, 60)}"`);
  return new Date(ms).toISOString();
}
