// What is sold: orders, deliveries, invoices, credit memo requests.
import { z } from 'zod';
import { date, day, decimal, flag, instant, type ObjectModel, progress, since, text, word } from './field.ts';
import * as given from './given.ts';

const status = z.enum(['open', 'partly', 'complete']).optional();

const orderItem = {
  product: text,
  text,
  quantity: decimal,
  unit: text,
  net_amount: decimal,
  currency: text,
  plant: text,
  delivery_status: progress,
  billing_status: progress,
  rejection_reason: text,
  confirmed_quantity: decimal.describe('What the schedule lines confirm.'),
  delivered_quantity: decimal.describe('What the schedule lines say was delivered.'),
};

const salesOrders: ObjectModel = {
  one: 'sales order',
  summary: 'Sales orders, such as the open ones of the last thirty days.',
  shape: z.object({
    id: z.string(),
    type: text,
    customer: text.describe('The one who ordered.'),
    reference: text.describe("The customer's own number of the order, or ours."),
    created_on: day,
    changed_at: instant,
    order_date: day,
    requested_delivery_date: day,
    currency: text,
    net_amount: decimal,
    status: progress.describe('Of the whole order.'),
    delivery_status: progress,
    billing_status: progress,
    delivery_block: text,
    billing_block: text,
    sales_organization: text,
    distribution_channel: text,
    division: text,
  }),
  item: z.object({ id: z.string(), ...orderItem }),
  filters: {
    type: word,
    customer: word,
    reference: word,
    sales_organization: word,
    created_from: date,
    created_to: date,
    changed_since: since,
    status,
    delivery_status: status,
  },
  create: z.strictObject({
    reference: given.reference(35).optional(),
    type: given.text.describe('Such as OR.'),
    sales_organization: given.text,
    distribution_channel: given.text,
    division: given.text,
    customer: given.text,
    order_date: given.day.optional(),
    customer_order_date: given.day.optional().describe('When the customer ordered.'),
    requested_delivery_date: given.day.optional(),
    currency: given.text.optional(),
    delivery_block: given.text.optional(),
    billing_block: given.text.optional(),
    conditions: z
      .array(
        z.strictObject({
          type: given.text.describe('A type of condition of the whole order, such as one for freight.'),
          amount: given.decimal.describe('In the currency of the order; what is taken off is negative.'),
        }),
      )
      .max(99)
      .optional(),
    items: given.items(
      z.strictObject({
        product: given.text,
        text: given.text.optional(),
        quantity: given.decimal,
        unit: given.text.optional(),
        plant: given.text.optional(),
        price: given.decimal
          .optional()
          .describe('Of one unit, without tax; left out: the system finds it. Needs price_condition.'),
        price_condition: given.text
          .default('PMP0')
          .describe('The type of condition that holds a price by hand.'),
        custom: given.custom,
      }),
    ),
    custom: given.custom,
  }),
  compared: {
    fields: ['customer', 'currency', 'order_date'],
    items: { by: 'product', total: 'quantity' },
  },
  update: given.changes(
    {
      requested_delivery_date: given.day,
      delivery_block: given.text,
      billing_block: given.text,
    },
    {
      text: given.text,
      quantity: given.decimal,
      unit: given.text,
      plant: given.text,
      rejection_reason: given.text.describe('Takes the item out of the order.'),
    },
  ),
};

const salesOrderItems: ObjectModel = {
  one: 'item of a sales order',
  summary: 'Items of all sales orders, such as the open ones of a product.',
  shape: z.object({ id: z.string(), order: text, order_item: text, ...orderItem }),
  filters: { order: word, product: word, plant: word, delivery_status: status },
};

const deliveries: ObjectModel = {
  one: 'delivery',
  summary: 'Outbound deliveries.',
  shape: z.object({
    id: z.string(),
    type: text,
    ship_to: text,
    customer: text,
    created_on: day,
    changed_on: day,
    planned_goods_issue_date: day,
    actual_goods_issue_date: day,
    delivery_date: day,
    tracking_number: text.describe('From the bill of lading, where most systems keep it.'),
    goods_issue_status: progress,
    picking_status: progress,
    delivery_block: text,
    shipping_point: text,
    reference: text.describe('The external delivery ID, in which Kontor keeps its own.'),
  }),
  item: z.object({
    id: z.string(),
    product: text,
    text,
    quantity: decimal,
    unit: text,
    plant: text,
    storage_location: text,
    order: text,
    order_item: text,
  }),
  filters: {
    customer: word,
    ship_to: word,
    created_from: date,
    created_to: date,
    goods_issue_status: status,
  },
  create: z.strictObject({
    reference: given.reference(35).optional(),
    shipping_point: given.text.optional(),
    items: given.items(
      z.strictObject({
        order: given.text.describe('The sales order that is delivered.'),
        order_item: given.text,
        quantity: given.decimal.optional().describe('Left out: all that is open.'),
        unit: given.text.optional(),
        custom: given.custom,
      }),
    ),
    custom: given.custom,
  }),
  update: given.changes({
    planned_goods_issue_date: given.day,
    delivery_date: given.day,
    tracking_number: given.text,
    delivery_block: given.text,
  }),
};

const invoices: ObjectModel = {
  one: 'invoice',
  summary: 'Billing documents: invoices, and their cancellations.',
  shape: z.object({
    id: z.string(),
    type: text,
    category: text,
    number: text,
    reference: text,
    customer: text,
    payer: text,
    created_on: day,
    changed_at: instant,
    date: day,
    due_date: day,
    currency: text,
    net_amount: decimal,
    tax_amount: decimal,
    company_code: text,
    fiscal_year: text,
    accounting_document: text,
    is_cancelled: flag,
    cancels: text.describe('The document that this one cancels.'),
    payment_terms: text,
    sales_organization: text,
  }),
  item: z.object({
    id: z.string(),
    product: text,
    text,
    quantity: decimal,
    unit: text,
    price: decimal,
    net_amount: decimal,
    tax_amount: decimal,
    account: text,
    tax_code: text,
    order: text,
    order_item: text,
  }),
  filters: {
    type: word,
    reference: word,
    customer: word,
    company_code: word,
    date_from: date,
    date_to: date,
    changed_since: since,
  },
  create: z.strictObject({
    refers_to: given.text
      .min(1)
      .optional()
      .describe(
        'The delivery, order, return or credit memo request that is billed. S/4HANA needs it, bills each once, and takes customer, currency and items from it. Other systems are given those.',
      ),
    date: given.day.optional(),
    type: given.text.optional().describe("Such as F2; the system's own when left out."),
    without_posting: given.flag.optional().describe('Leaves the accounting document out for now.'),
    reference: given.reference(50).optional(),
    customer: given.text.optional(),
    currency: given.text.optional(),
    due_date: given.day.optional(),
    items: given
      .items(
        z.strictObject({
          product: given.text.optional(),
          text: given.text.optional(),
          quantity: given.decimal.optional(),
          price: given.decimal.optional().describe('Of one unit, without tax.'),
          net_amount: given.decimal.describe('Without tax.'),
          account: given.text.optional().describe('Which account the revenue is booked to.'),
          tax_code: given.text.optional(),
        }),
      )
      .optional(),
  }),
  knownBy: 'refers_to',
  compared: {
    fields: ['customer', 'currency', 'date', 'due_date'],
    items: { by: 'account', total: 'net_amount' },
  },
  update: given.takenBack('is_cancelled'),
};

const creditMemos: ObjectModel = {
  one: 'credit memo request',
  summary: 'Requests for credit memos: what customers get back.',
  shape: z.object({
    id: z.string(),
    type: text,
    customer: text,
    reference: text,
    created_on: day,
    changed_at: instant,
    date: day,
    currency: text,
    net_amount: decimal,
    reason: text,
    status: progress,
    billing_block: text,
    refers_to: text.describe('The document that it gives back for.'),
    sales_organization: text,
  }),
  item: z.object({
    id: z.string(),
    product: text,
    text,
    quantity: decimal,
    unit: text,
    net_amount: decimal,
  }),
  filters: {
    type: word,
    customer: word,
    reference: word,
    created_from: date,
    created_to: date,
    changed_since: since,
  },
  create: z.strictObject({
    reference: given.reference(35).optional(),
    type: given.text.describe('Such as CR.'),
    refers_to: given.text.describe('The invoice or order that it gives back for.'),
    reason: given.text.optional(),
    items: given.items(
      z.strictObject({
        refers_to_item: given.text.describe('Of the document that it gives back for.'),
        quantity: given.decimal,
        unit: given.text.optional(),
        custom: given.custom,
      }),
    ),
    custom: given.custom,
  }),
  update: given.changes(
    { billing_block: given.text, reason: given.text },
    { quantity: given.decimal, unit: given.text },
  ),
};

export const sales = {
  'sales-orders': salesOrders,
  'sales-order-items': salesOrderItems,
  deliveries,
  invoices,
  'credit-memos': creditMemos,
} satisfies Record<string, ObjectModel>;
