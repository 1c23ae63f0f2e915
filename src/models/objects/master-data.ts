// Customers, suppliers, products.
import { z } from 'zod';
import { date, day, decimal, flag, instant, type ObjectModel, since, text, word } from './field.ts';
import * as input from './input.ts';

/** Of an address that is written. */
export const addressFields = {
  street: input.text
    .optional()
    .describe('Where it is too long, the rest goes into the lines after it that are free.'),
  house_number: input.text.optional(),
  street_2: input.text.optional().describe('What stands below the street: a floor, a door.'),
  street_3: input.text.optional(),
  district: input.text.optional(),
  city: input.text.optional(),
  postal_code: input.text.optional(),
  region: input.text
    .optional()
    .describe('Its name, or its code in ISO 3166-2 or in the system; it becomes the code of the system.'),
  country: input.text.optional().describe('Two letters; S/4HANA needs it.'),
  language: input.text.optional().describe('Two letters; S/4HANA needs it.'),
  email: input.text.optional(),
};
const address = z.strictObject(addressFields);

const partner = {
  reference: input.reference(20).optional(),
  category: z.enum(['person', 'organization']),
  grouping: input.text.optional().describe('Which range the number comes from.'),
  first_name: input.text.optional(),
  last_name: input.text.optional(),
  organization_name: input.text
    .optional()
    .describe('S/4HANA keeps it in four fields of 40 characters; it is broken at a space.'),
  address: address.optional(),
  tax_numbers: z
    .array(z.strictObject({ type: input.text.describe('Such as DE0.'), number: input.text }))
    .optional(),
  companies: z
    .array(
      z.strictObject({
        company_code: input.text,
        reconciliation_account: input.text,
        payment_terms: input.text.optional(),
      }),
    )
    .optional(),
  custom: input.custom,
};

const texts = [
  'first_name',
  'last_name',
  'organization_name',
  'address.street',
  'address.street_2',
  'address.street_3',
  'address.district',
  'address.city',
];

/** What business partners are, whether they buy or sell. */
const partnerDetails = {
  addresses: z.array(
    z.object({
      street: text,
      house_number: text,
      street_2: text,
      street_3: text,
      district: text,
      city: text,
      postal_code: text,
      region: text,
      country: text,
      language: text,
      email: text,
    }),
  ),
  is_blocked: flag.describe('For everything.'),
  is_archived: flag.describe('It is archived, or is going to be.'),
  is_marked_for_deletion: flag,
  merged_into: text.describe('The one that has taken its place.'),
  tax_numbers: z.array(z.object({ type: text, number: text })),
  roles: z.array(z.object({ role: text.describe('Such as FLCU01, a customer in sales.') })),
  companies: z.array(z.object({ company_code: text, reconciliation_account: text, payment_terms: text })),
};

const customers = {
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
        order_block: text,
        is_marked_for_deletion: flag,
      }),
    ),
  }),
  searched: ['id', 'name'],
  filters: { account_group: word, created_from: date, created_to: date },
  texts,
  create: z.strictObject({
    ...partner,
    sales_areas: z
      .array(
        z.strictObject({
          sales_organization: input.text,
          distribution_channel: input.text,
          division: input.text,
          currency: input.text,
          payment_terms: input.text.optional(),
        }),
      )
      .optional(),
  }),
  update: input.changes({
    order_block: input.text,
    delivery_block: input.text,
    billing_block: input.text,
    is_posting_blocked: input.flag,
  }),
} satisfies ObjectModel;

const suppliers = {
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
  texts,
  create: z.strictObject({
    ...partner,
    purchasing_organizations: z
      .array(
        z.strictObject({
          purchasing_organization: input.text,
          currency: input.text,
          payment_terms: input.text.optional(),
        }),
      )
      .optional(),
  }),
  update: input.changes({
    is_posting_blocked: input.flag,
    is_purchasing_blocked: input.flag,
    is_payment_blocked: input.flag,
  }),
} satisfies ObjectModel;

const products = {
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
  texts: ['descriptions.text'],
  create: z.strictObject({
    id: input.text.min(1).max(40).describe('Its number; one product for each.'),
    type: input.text.describe('Such as FERT.'),
    industry_sector: input.text.describe('Such as M.'),
    base_unit: input.text.describe("SAP's own code, such as ST where the sales order says PC."),
    group: input.text.optional(),
    descriptions: z
      .array(z.strictObject({ language: input.text, text: input.text }))
      .min(1)
      .max(100),
    plants: z.array(input.text).max(500).optional(),
    gross_weight: input.decimal.optional(),
    net_weight: input.decimal.optional(),
    weight_unit: input.text.optional(),
    custom: input.custom,
  }),
  update: input.changes({
    group: input.text,
    division: input.text,
    is_marked_for_deletion: input.flag,
  }),
} satisfies ObjectModel;

export const masterData = {
  customers,
  suppliers,
  products,
} satisfies Record<string, ObjectModel>;
