// A store's rows in the shapes of unified objects. Pure functions.
import { z } from 'zod';
import { dateOf } from './mapping.ts';
import { productId } from './product-id.ts';
import { customerSchema, lineSchema, orderSchema, readWith, text } from './wire.ts';

const numberText = z.union([z.string(), z.number()]).transform(String);

const orderRow = orderSchema
  .pick({
    id: true,
    customer_id: true,
    date_created: true,
    date_modified: true,
    status_id: true,
    status: true,
    default_currency_code: true,
    currency_code: true,
    total_ex_tax: true,
  })
  .extend({ external_order_id: z.union([z.string(), z.number()]).nullish() });

const itemRow = lineSchema
  .pick({ id: true, sku: true, name: true, total_ex_tax: true })
  .extend({ quantity: numberText, quantity_shipped: numberText.nullish() });

const customerRow = customerSchema
  .pick({ id: true, first_name: true, last_name: true, company: true })
  .extend({ date_created: z.string() });

const productRow = z.object({
  id: z.number(),
  sku: text,
  name: text,
  type: text,
  weight: z.number().nullish(),
  gtin: text,
  date_created: z.string(),
  date_modified: z.string(),
});

const instant = (value: string) => dateOf(value).toISOString();
const day = (value: string) => instant(value).slice(0, 10);
const orNull = (value: string) => value || null;

/** The store's statuses of delivery; for the others its own word says more than one of ours. */
const delivery: Record<number, string> = { 2: 'complete', 3: 'partly', 10: 'complete' };
const waiting = new Set([1, 7, 8, 9, 11, 12]);

export function orderFields(raw: unknown): Record<string, unknown> {
  const row = readWith(orderRow, raw, 'order');
  const progress = delivery[row.status_id] ?? (waiting.has(row.status_id) ? 'open' : row.status);
  return {
    id: String(row.id),
    type: null,
    customer: row.customer_id === 0 ? null : String(row.customer_id),
    reference: orNull(String(row.external_order_id ?? '')),
    created_on: day(row.date_created),
    changed_at: instant(row.date_modified),
    order_date: day(row.date_created),
    requested_delivery_date: null,
    currency: row.default_currency_code || row.currency_code || null,
    net_amount: row.total_ex_tax.toFixed(),
    status: progress,
    delivery_status: progress,
    billing_status: null,
    delivery_block: null,
    billing_block: null,
    sales_organization: null,
    distribution_channel: null,
    division: null,
  };
}

export function orderItem(raw: unknown): Record<string, unknown> {
  const row = readWith(itemRow, raw, 'order line');
  return {
    id: String(row.id),
    product: orNull(row.sku),
    text: orNull(row.name),
    quantity: row.quantity,
    unit: null,
    net_amount: row.total_ex_tax.toFixed(),
    currency: null,
    plant: null,
    delivery_status: null,
    billing_status: null,
    rejection_reason: null,
    confirmed_quantity: null,
    delivered_quantity: row.quantity_shipped ?? null,
  };
}

export function customerFields(raw: unknown): Record<string, unknown> {
  const row = readWith(customerRow, raw, 'customer');
  const person = `${row.first_name} ${row.last_name}`.trim();
  return {
    id: String(row.id),
    name: orNull(row.company || person),
    full_name: orNull([row.company, person].filter(Boolean).join(', ')),
    account_group: null,
    created_on: day(row.date_created),
    order_block: null,
    delivery_block: null,
    billing_block: null,
    is_posting_blocked: null,
    tax_number: null,
  };
}

export function productFields(raw: unknown): Record<string, unknown> {
  const row = readWith(productRow, raw, 'product');
  return {
    id: productId(row),
    description: orNull(row.name),
    type: orNull(row.type),
    group: null,
    base_unit: null,
    created_on: day(row.date_created),
    changed_at: instant(row.date_modified),
    gross_weight: null,
    net_weight: row.weight === null || row.weight === undefined ? null : String(row.weight),
    weight_unit: null,
    gtin: orNull(row.gtin),
    division: null,
    is_marked_for_deletion: false,
  };
}
