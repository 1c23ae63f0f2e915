// What is billed and given back: invoices and credit memo requests.
import { z } from 'zod';
import { date, day, decimal, flag, instant, type ObjectModel, progress, since, text, word } from './field.ts';
import * as input from './input.ts';

const invoices = {
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
  texts: ['items.text'],
  create: z.strictObject({
    refers_to: input.text
      .min(1)
      .optional()
      .describe(
        'The delivery, order, return or credit memo request that is billed. S/4HANA needs it, bills each once, and takes customer, currency and items from it. Other systems are given those.',
      ),
    date: input.day.optional(),
    type: input.text.optional().describe("Such as F2; the system's own when left out."),
    without_posting: input.flag
      .optional()
      .describe('True: the invoice is created without its accounting document, which can follow later.'),
    reference: input.reference(50).optional(),
    customer: input.text.optional(),
    currency: input.text.optional(),
    due_date: input.day.optional(),
    items: input
      .items(
        z.strictObject({
          product: input.text.optional(),
          text: input.text.optional(),
          quantity: input.decimal.optional(),
          price: input.decimal.optional().describe('Of one unit, without tax.'),
          net_amount: input.decimal.describe('Without tax.'),
          account: input.text.optional().describe('Which account the revenue is booked to.'),
          tax_code: input.text.optional(),
        }),
      )
      .optional(),
  }),
  knownBy: 'refers_to',
  compared: {
    fields: ['customer', 'currency', 'date', 'due_date'],
    items: { by: 'account', total: 'net_amount' },
  },
  update: input.reversal('is_cancelled'),
} satisfies ObjectModel;

const creditMemos = {
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
    reference: input.reference(35).optional(),
    type: input.text.describe('Such as CR.'),
    refers_to: input.text.describe('The invoice or order that it gives back for.'),
    reason: input.text.optional(),
    items: input.items(
      z.strictObject({
        refers_to_item: input.text.describe('Of the document that it gives back for.'),
        quantity: input.decimal,
        unit: input.text.optional(),
        custom: input.custom,
      }),
    ),
    custom: input.custom,
  }),
  update: input.changes(
    { billing_block: input.text, reason: input.text },
    { quantity: input.decimal, unit: input.text },
  ),
} satisfies ObjectModel;
export const billing = {
  invoices,
  'credit-memos': creditMemos,
} satisfies Record<string, ObjectModel>;
