// What is bought: orders with what was received and invoiced, and suppliers' invoices.
import { z } from 'zod';
import { date, day, decimal, flag, instant, type ObjectModel, since, text, word } from './field.ts';

const purchaseOrders: ObjectModel = {
  one: 'purchase order',
  summary: 'Purchase orders; one by itself also says what was received and invoiced, item by item.',
  shape: z.object({
    id: z.string(),
    type: text,
    supplier: text,
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
    company_code: word,
    order_date_from: date,
    order_date_to: date,
    changed_since: since,
  },
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
  }),
  filters: {
    supplier: word,
    company_code: word,
    reference: word,
    posting_date_from: date,
    posting_date_to: date,
  },
};

export const purchasing = {
  'purchase-orders': purchaseOrders,
  'supplier-invoices': supplierInvoices,
} satisfies Record<string, ObjectModel>;
