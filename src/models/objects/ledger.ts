// What is booked.
import { z } from 'zod';
import { date, day, decimal, flag, type ObjectModel, text, word } from './field.ts';
import * as input from './input.ts';

const journalEntries = {
  one: 'journal entry',
  summary: 'Accounting documents, whichever way they came into the books.',
  shape: z.object({
    id: z.string().describe('In S/4HANA company code, fiscal year and number: `1710:2026:100000042`.'),
    company_code: text,
    fiscal_year: text,
    number: text,
    type: text,
    reference: text,
    text,
    document_date: day,
    posting_date: day,
    created_on: day,
    currency: text,
    is_reversed: flag,
    reverse_document: text.describe('What takes it back, or what it takes back.'),
  }),
  item: z.object({
    id: z.string(),
    account: text,
    customer: text,
    supplier: text,
    amount: decimal.describe('Debits are positive, credits negative.'),
    currency: text,
    text,
    cost_center: text,
    profit_center: text,
    tax_code: text,
    is_cleared: flag,
  }),
  filters: {
    company_code: word,
    fiscal_year: word,
    type: word,
    reference: word,
    posting_date_from: date,
    posting_date_to: date,
  },
  texts: ['text', 'items.text'],
  enteredOn: 'posting_date',
  create: z.strictObject({
    reference: input.reference(16).optional(),
    company_code: input.text.optional().describe('S/4HANA needs it.'),
    type: input.text.default('SA').describe('Where the books have types.'),
    text: input.text.max(25).optional(),
    document_date: input.day,
    posting_date: input.day,
    currency: input.text,
    items: z
      .array(
        z.strictObject({
          account: input.text.optional().describe('A G/L account; or name a customer, or a supplier.'),
          customer: input.text.optional(),
          supplier: input.text.optional(),
          amount: input.decimal.describe(
            'Debits are positive, credits negative; all of them add up to zero.',
          ),
          tax_base_amount: input.decimal
            .optional()
            .describe('Of a line of tax, which names neither account, customer nor supplier.'),
          text: input.text.max(50).optional(),
          cost_center: input.text.optional(),
          tax_code: input.text.optional(),
        }),
      )
      .min(2)
      .max(999),
  }),
  compared: {
    fields: ['company_code', 'currency', 'document_date', 'posting_date'],
    items: { by: 'account', total: 'amount' },
  },
  update: input.reversal('is_reversed', {
    reason: input.text.describe('Such as 01.'),
    posting_date: input.day,
  }),
} satisfies ObjectModel;

export const ledger = { 'journal-entries': journalEntries } satisfies Record<string, ObjectModel>;
