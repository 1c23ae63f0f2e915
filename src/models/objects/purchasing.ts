// What is bought: orders with what was received and invoiced, and suppliers' invoices.
import { z } from 'zod';
import { date, day, decimal, flag, instant, type ObjectModel, since, text, word } from './field.ts';
import * as input from './input.ts';

const purchaseOrders = {
  one: 'purchase order',
  summary: 'Purchase orders; their items say what was received and invoiced.',
  shape: z.object({
    id: z.string(),
    type: text,
    supplier: text,
    reference: text.describe('Our own.'),
    company_code: text,
    purchasing_organization: text,
    purchasing_group: text,
    created_on: day,
    changed_at: instant,
    order_date: day,
    currency: text,
    payment_terms: text,
  }),
  item: z.object({
    id: z.string(),
    product: text,
    text,
    quantity: decimal,
    unit: text,
    net_price: decimal,
    price_quantity: decimal,
    plant: text,
    storage_location: text,
    is_completely_delivered: flag,
    is_finally_invoiced: flag,
    received_quantity: decimal.optional(),
    invoiced_quantity: decimal.optional(),
    invoiced_amount: decimal.optional(),
    receipt_status: z
      .string()
      .nullable()
      .optional()
      .describe(
        'nothing received, partly received, received not invoiced, invoiced not received, quantities differ, complete, not expected',
      ),
  }),
  filters: {
    type: word,
    supplier: word,
    reference: word,
    company_code: word,
    order_date_from: date,
    order_date_to: date,
    changed_since: since,
  },
  texts: ['items.text'],
  create: z.strictObject({
    reference: input.reference(12).optional(),
    type: input.text.describe('Such as NB.'),
    supplier: input.text,
    company_code: input.text,
    purchasing_organization: input.text,
    purchasing_group: input.text,
    currency: input.text.optional(),
    order_date: input.day.optional(),
    payment_terms: input.text.optional(),
    items: input.items(
      z.strictObject({
        product: input.text,
        text: input.text.optional(),
        quantity: input.decimal,
        unit: input.text.optional(),
        net_price: input.decimal.optional(),
        price_quantity: input.decimal.optional(),
        plant: input.text,
        storage_location: input.text.optional(),
        custom: input.custom,
      }),
    ),
    custom: input.custom,
  }),
  compared: {
    fields: ['supplier', 'currency', 'company_code', 'order_date'],
    items: { by: 'product', total: 'quantity' },
  },
  update: input.changes(
    { purchasing_group: input.text, payment_terms: input.text },
    {
      text: input.text,
      quantity: input.decimal,
      unit: input.text,
      net_price: input.decimal,
      price_quantity: input.decimal,
      storage_location: input.text,
      is_completely_delivered: input.flag,
      is_finally_invoiced: input.flag,
    },
  ),
} satisfies ObjectModel;

const supplierInvoices = {
  one: 'supplier invoice',
  summary: "Suppliers' invoices and credit memos.",
  shape: z.object({
    id: z.string().describe('Number and fiscal year: `5105600101:2026`.'),
    number: text,
    fiscal_year: text,
    company_code: text,
    supplier: text,
    reference: text.describe("The supplier's own number."),
    document_date: day,
    posting_date: day,
    created_on: day,
    currency: text,
    gross_amount: decimal,
    status: text,
    payment_block: text,
    is_credit_memo: flag,
    is_reversed: flag,
    reverse_document: text.describe('What takes it back, or what it takes back.'),
  }),
  filters: {
    supplier: word,
    company_code: word,
    reference: word,
    posting_date_from: date,
    posting_date_to: date,
  },
  create: z.strictObject({
    reference: input.reference(16).describe("The supplier's own number; one invoice for each."),
    supplier: input.text,
    company_code: input.text,
    document_date: input.day,
    posting_date: input.day,
    currency: input.text,
    gross_amount: input.decimal,
    is_credit_memo: input.flag.optional(),
    payment_block: input.text.optional(),
    items: input.items(
      z.strictObject({
        purchase_order: input.text,
        purchase_order_item: input.text,
        quantity: input.decimal,
        unit: input.text.optional(),
        amount: input.decimal,
        tax_code: input.text.optional(),
        custom: input.custom,
      }),
    ),
    custom: input.custom,
  }),
  // Two suppliers may number their invoices alike.
  knownWith: 'supplier',
  compared: { fields: ['supplier', 'currency', 'document_date', 'gross_amount'] },
  update: input.reversal('is_reversed', {
    reason: input.text.describe('Such as 01.'),
    posting_date: input.day,
  }),
} satisfies ObjectModel;

export const purchasing = {
  'purchase-orders': purchaseOrders,
  'supplier-invoices': supplierInvoices,
} satisfies Record<string, ObjectModel>;
