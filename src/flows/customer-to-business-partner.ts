// Customers of the shop become business partners in the customer role, one each.
import { z } from 'zod';
import { defineFlow } from '../models/flow.ts';
import type { ShopCustomer } from '../models/objects/shop.ts';
import { picks } from '../models/picks.ts';
import { customerReference } from './references.ts';
import { say } from './sentences.ts';
import { german } from './settings.de.ts';
import { streetOf } from './street.ts';

export const businessPartnerSettings = z.strictObject({
  grouping: z
    .string()
    .min(1)
    .max(4)
    .meta({ title: 'Grouping' })
    .default('BP02')
    .describe('Grouping with internal number assignment.'),
  companyCode: z
    .string()
    .length(4)
    .meta({ title: 'Company code', ...picks('to', 'company-codes', 'company_code') }),
  salesOrganization: z.string().length(4).meta({ title: 'Sales organization' }),
  distributionChannel: z.string().length(2).meta({ title: 'Distribution channel' }).default('10'),
  division: z.string().length(2).meta({ title: 'Division' }).default('00'),
  currency: z.string().length(3).meta({ title: 'Currency' }),
  paymentTerms: z.string().max(4).meta({ title: 'Terms of payment' }).default('0001'),
  reconciliationAccount: z
    .string()
    .regex(/^\d{1,10}$/)
    .meta({ title: 'Reconciliation account', ...picks('to', 'gl-accounts', 'account') }),
  language: z.string().length(2).meta({ title: 'Language' }).default('EN'),
  defaultCountry: z
    .string()
    .length(2)
    .meta({ title: 'Country where none is known' })
    .describe('For customers without an address.'),
  referencePrefix: z
    .string()
    .regex(/^[A-Z0-9-]{1,8}$/)
    .meta({ title: 'Prefix of references' })
    .default('BC-'),
});

export type BusinessPartnerSettings = z.output<typeof businessPartnerSettings>;

export const customerToBusinessPartner = defineFlow({
  name: 'customer-to-business-partner',
  title: 'Customers become business partners',
  on: ['shop-customers'],
  posts: 'customers.create',
  needs: { from: ['shop-customers.get'], to: [] },
  settings: businessPartnerSettings,
  settingTexts: { de: german },
  sentences: [say.words],
  prefix: settings => settings.referencePrefix,
  businessKey: customerKey,

  async run(customerId, context) {
    const customer = await context.from.get('shop-customers', customerId, ['addresses']);
    if (!customer) return { kind: 'not-due', why: say.reason('customer-unknown', { customer: customerId }) };
    await context.post({
      key: customerKey(customerId),
      reference: customerReference(context.settings.referencePrefix, customerId),
      record: customerRecord(customer, context.settings),
    });
    return { kind: 'done' };
  },
});

export function customerKey(customerId: string): string {
  return `customers/${customerId}`;
}

/**
 * Of the unified object `customers`. Texts are whole: the system keeps what it has room for, and knows its codes of regions.
 * Throws kind `input` for customers without any name.
 */
export function customerRecord(
  customer: ShopCustomer,
  settings: BusinessPartnerSettings,
): Record<string, unknown> {
  const { first_name: firstName, last_name: lastName, company } = customer;
  const [address] = customer.addresses ?? [];
  if (company === null && lastName === null && firstName === null) {
    throw say.error('nameless-customer', { customer: customer.id });
  }
  const { email } = customer;
  const country = address?.country ?? settings.defaultCountry;
  return {
    ...(company === null
      ? {
          category: 'person',
          first_name: firstName ?? '',
          // SAP wants a last name of every person.
          last_name: lastName ?? firstName ?? '',
        }
      : { category: 'organization', organization_name: company }),
    grouping: settings.grouping,
    address: {
      ...streetOf(address?.street ?? '', country),
      ...(address?.street_2 ? { street_2: address.street_2 } : {}),
      city: address?.city ?? '',
      postal_code: address?.postal_code ?? '',
      ...(address?.region ? { region: address.region } : {}),
      country,
      language: settings.language,
      ...(email === null ? {} : { email }),
    },
    companies: [
      {
        company_code: settings.companyCode,
        reconciliation_account: settings.reconciliationAccount,
        payment_terms: settings.paymentTerms,
      },
    ],
    sales_areas: [
      {
        sales_organization: settings.salesOrganization,
        distribution_channel: settings.distributionChannel,
        division: settings.division,
        currency: settings.currency,
        payment_terms: settings.paymentTerms,
      },
    ],
  };
}
