// Customers, suppliers, products, accounts, cost centers.
import { z } from 'zod';
import { date, day, decimal, flag, instant, type ObjectModel, since, text, word } from './field.ts';

const customers: ObjectModel = {
  one: 'customer',
  summary: 'Business partners as customers.',
  shape: z.object({
    id: z.string(),
    name: text,
    full_name: text,
    account_group: text,
    created_on: day,
    order_block: text,
    delivery_block: text,
    billing_block: text,
    is_posting_blocked: flag,
    tax_number: text,
  }),
  searched: ['id', 'name'],
  filters: { account_group: word, created_from: date, created_to: date },
};

const suppliers: ObjectModel = {
  one: 'supplier',
  summary: 'Business partners as suppliers.',
  shape: z.object({
    id: z.string(),
    name: text,
    full_name: text,
    account_group: text,
    created_on: day,
    is_posting_blocked: flag,
    is_purchasing_blocked: flag,
    is_payment_blocked: flag,
    vat_number: text,
  }),
  filters: { account_group: word, created_from: date, created_to: date },
};

const products: ObjectModel = {
  one: 'product',
  summary: 'Products, with their description.',
  shape: z.object({
    id: z.string(),
    description: text,
    type: text,
    group: text,
    base_unit: text,
    created_on: day,
    changed_at: instant,
    gross_weight: decimal,
    net_weight: decimal,
    weight_unit: text,
    gtin: text,
    division: text,
    is_marked_for_deletion: flag,
  }),
  searched: ['id', 'description'],
  filters: { type: word, group: word, created_from: date, changed_since: since },
};

const glAccounts: ObjectModel = {
  one: 'G/L account',
  summary: 'G/L accounts of a chart of accounts.',
  shape: z.object({
    id: z.string().describe('Chart of accounts and account: `YCOA:41000000`.'),
    chart_of_accounts: text,
    account: text,
    name: text,
    group: text,
    type: text,
    is_balance_sheet_account: flag,
    is_blocked_for_posting: flag,
    is_marked_for_deletion: flag,
    created_on: day,
    changed_at: instant,
  }),
  searched: ['account', 'name'],
  filters: { chart_of_accounts: word, group: word },
};

const costCenters: ObjectModel = {
  one: 'cost center',
  summary: 'Cost centers; one row for each span of time.',
  shape: z.object({
    id: z.string().describe('Controlling area, cost center, end of validity: `A000:17101301:9999-12-31`.'),
    controlling_area: text,
    cost_center: text,
    name: text,
    valid_from: day,
    valid_to: day,
    company_code: text,
    currency: text,
    profit_center: text,
    category: text,
    responsible: text,
    is_blocked: flag,
  }),
  searched: ['cost_center', 'name'],
  filters: { controlling_area: word, company_code: word, valid_on: date },
};

export const masterData = {
  customers,
  suppliers,
  products,
  'gl-accounts': glAccounts,
  'cost-centers': costCenters,
} satisfies Record<string, ObjectModel>;
