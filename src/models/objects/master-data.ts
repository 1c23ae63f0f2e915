// Customers, suppliers, products, accounts, cost centers.
import { z } from 'zod';
import { date, day, decimal, flag, instant, type ObjectModel, since, text, word } from './field.ts';
import * as given from './given.ts';

const address = z.strictObject({
  street: given.text.optional(),
  city: given.text.optional(),
  postal_code: given.text.optional(),
  country: given.text.optional().describe('Two letters; S/4HANA needs it.'),
  language: given.text.optional().describe('Two letters; S/4HANA needs it.'),
  email: given.text.optional(),
});

const partner = {
  reference: given.reference(20).optional(),
  category: z.enum(['person', 'organization']),
  grouping: given.text.optional().describe('Which range the number comes from.'),
  first_name: given.text.optional(),
  last_name: given.text.optional(),
  organization_name: given.text.optional(),
  address: address.optional(),
  tax_numbers: z
    .array(z.strictObject({ type: given.text.describe('Such as DE0.'), number: given.text }))
    .optional(),
  companies: z
    .array(
      z.strictObject({
        company_code: given.text,
        reconciliation_account: given.text,
        payment_terms: given.text.optional(),
      }),
    )
    .optional(),
  custom: given.custom,
};

/** What business partners are, whether they buy or sell. */
const partnerDetails = {
  addresses: z.array(
    z.object({ street: text, city: text, postal_code: text, country: text, language: text, email: text }),
  ),
  tax_numbers: z.array(z.object({ type: text, number: text })),
  roles: z.array(z.object({ role: text.describe('Such as FLCU01, a customer in sales.') })),
  companies: z.array(z.object({ company_code: text, reconciliation_account: text, payment_terms: text })),
};

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
  details: z.object({
    ...partnerDetails,
    sales_areas: z.array(
      z.object({
        sales_organization: text,
        distribution_channel: text,
        division: text,
        currency: text,
        payment_terms: text,
      }),
    ),
  }),
  searched: ['id', 'name'],
  filters: { account_group: word, created_from: date, created_to: date },
  create: z.strictObject({
    ...partner,
    sales_areas: z
      .array(
        z.strictObject({
          sales_organization: given.text,
          distribution_channel: given.text,
          division: given.text,
          currency: given.text,
          payment_terms: given.text.optional(),
        }),
      )
      .optional(),
  }),
  update: given.changes({
    order_block: given.text,
    delivery_block: given.text,
    billing_block: given.text,
    is_posting_blocked: given.flag,
  }),
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
  details: z.object({
    ...partnerDetails,
    purchasing_organizations: z.array(
      z.object({ purchasing_organization: text, currency: text, payment_terms: text }),
    ),
  }),
  searched: ['id', 'name'],
  filters: { account_group: word, created_from: date, created_to: date },
  create: z.strictObject({
    ...partner,
    purchasing_organizations: z
      .array(
        z.strictObject({
          purchasing_organization: given.text,
          currency: given.text,
          payment_terms: given.text.optional(),
        }),
      )
      .optional(),
  }),
  update: given.changes({
    is_posting_blocked: given.flag,
    is_purchasing_blocked: given.flag,
    is_payment_blocked: given.flag,
  }),
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
  details: z.object({
    descriptions: z.array(z.object({ language: text, text })),
    units: z
      .array(z.object({ unit: text, numerator: decimal, denominator: decimal, gtin: text }))
      .describe('Numerator base units are as many as denominator of this one.'),
    plants: z.array(
      z.object({
        plant: text,
        profit_center: text,
        procurement_type: text,
        mrp_type: text,
        availability_check: text,
        is_marked_for_deletion: flag,
      }),
    ),
    valuations: z.array(
      z.object({
        valuation_area: text,
        valuation_type: text,
        valuation_class: text,
        procedure: text.describe('S: standard price, V: moving average price.'),
        standard_price: decimal,
        moving_average_price: decimal,
        price_quantity: decimal.describe('Prices are for so many base units.'),
        currency: text,
      }),
    ),
  }),
  searched: ['id', 'description'],
  filters: { type: word, group: word, created_from: date, changed_since: since },
  knownBy: 'id',
  create: z.strictObject({
    id: given.text.min(1).max(40).describe('Its number; one product for each.'),
    type: given.text.describe('Such as FERT.'),
    industry_sector: given.text.describe('Such as M.'),
    base_unit: given.text.describe("SAP's own code, such as ST where the sales order says PC."),
    group: given.text.optional(),
    descriptions: z
      .array(z.strictObject({ language: given.text, text: given.text }))
      .min(1)
      .max(100),
    plants: z.array(given.text).max(500).optional(),
    gross_weight: given.decimal.optional(),
    net_weight: given.decimal.optional(),
    weight_unit: given.text.optional(),
    custom: given.custom,
  }),
  update: given.changes({
    group: given.text,
    division: given.text,
    is_marked_for_deletion: given.flag,
  }),
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
  filters: { chart_of_accounts: word, account: word, group: word },
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
  filters: { controlling_area: word, cost_center: word, company_code: word, valid_on: date },
};

export const masterData = {
  customers,
  suppliers,
  products,
  'gl-accounts': glAccounts,
  'cost-centers': costCenters,
} satisfies Record<string, ObjectModel>;
