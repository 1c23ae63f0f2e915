// What is bought: orders with what was received and invoiced, and suppliers' invoices.
import { z } from 'zod';
import { date, day, decimal, flag, instant, type ObjectModel, since, text, word } from './field.ts';
import * as given from './given.ts';

const purchaseOrders: ObjectModel = {
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
  create: z.strictObject({
    reference: given.reference(12).optional(),
    type: given.text.describe('Such as NB.'),
    supplier: given.text,
    company_code: given.text,
    purchasing_organization: given.text,
    purchasing_group: given.text,
    currency: given.text.optional(),
    order_date: given.day.optional(),
    payment_terms: given.text.optional(),
    items: given.items(
      z.strictObject({
        product: given.text,
        text: given.text.optional(),
        quantity: given.decimal,
        unit: given.text.optional(),
        net_price: given.decimal.optional(),
        price_quantity: given.decimal.optional(),
        plant: given.text,
        storage_location: given.text.optional(),
        custom: given.custom,
      }),
    ),
    custom: given.custom,
  }),
  compared: {
    fields: ['supplier', 'currency', 'company_code', 'order_date'],
    items: { by: 'product', total: 'quantity' },
  },
  update: given.changes(
    { purchasing_group: given.text, payment_terms: given.text },
    {
      text: given.text,
      quantity: given.decimal,
      unit: given.text,
      net_price: given.decimal,
      price_quantity: given.decimal,
      storage_location: given.text,
      is_completely_delivered: given.flag,
      is_finally_invoiced: given.flag,
    },
  ),
};

const supplierInvoices: ObjectModel = {
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
    reference: given.reference(16).describe("The supplier's own number; one invoice for each."),
    supplier: given.text,
    company_code: given.text,
    document_date: given.day,
    posting_date: given.day,
    currency: given.text,
    gross_amount: given.decimal,
    is_credit_memo: given.flag.optional(),
    payment_block: given.text.optional(),
    items: given.items(
      z.strictObject({
        purchase_order: given.text,
        purchase_order_item: given.text,
        quantity: given.decimal,
        unit: given.text.optional(),
        amount: given.decimal,
        tax_code: given.text.optional(),
        custom: given.custom,
      }),
    ),
    custom: given.custom,
  }),
  // Two suppliers may number their invoices alike.
  knownWith: 'supplier',
  compared: { fields: ['supplier', 'currency', 'document_date', 'gross_amount'] },
  update: given.takenBack('is_reversed', {
    reason: given.text.describe('Such as 01.'),
    posting_date: given.day,
  }),
};

export const purchasing = {
  'purchase-orders': purchaseOrders,
  'supplier-invoices': supplierInvoices,
} satisfies Record<string, ObjectModel>;
