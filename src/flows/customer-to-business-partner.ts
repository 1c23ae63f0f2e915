// Customers of the shop become business partners in the customer role, one each.
import { z } from 'zod';
import { KontorError } from '../core/errors.ts';
import type { BusinessPartner } from '../models/business-partner.ts';
import { defineFlow } from '../models/flow.ts';
import type { ShopCustomer } from '../models/shop-order.ts';
import { reference } from './account-rules.ts';

export const businessPartnerSettings = z.strictObject({
  grouping: z.string().min(1).max(4).default('BP02').describe('Grouping that gives numbers by itself.'),
  companyCode: z.string().length(4),
  salesOrganization: z.string().length(4),
  distributionChannel: z.string().length(2).default('10'),
  division: z.string().length(2).default('00'),
  currency: z.string().length(3),
  paymentTerms: z.string().max(4).default('0001'),
  reconciliationAccount: z.string().regex(/^\d{1,10}$/),
  language: z.string().length(2).default('EN'),
  defaultCountry: z.string().length(2).describe('For customers without an address.'),
  referencePrefix: z
    .string()
    .regex(/^[A-Z0-9-]{1,8}$/)
    .default('BC-'),
});

export type BusinessPartnerSettings = z.output<typeof businessPartnerSettings>;

export const customerToBusinessPartner = defineFlow({
  name: 'customer-to-business-partner',
  title: 'Customers become business partners',
  on: ['customer'],
  posts: 'business-partner',
  settings: businessPartnerSettings,
  businessKey: customerKey,

  async run(customerId, desk) {
    const customer = await desk.fetchCustomer(customerId);
    if (!customer)
      return { kind: 'not-due', sentence: `The shop does not know customer ${customerId} any more.` };
    const document = partnerOf(customer, desk.settings);
    await desk.post({ businessKey: customerKey(customerId), reference: document.reference, document });
    return { kind: 'done' };
  },
});

export function customerKey(customerId: string): string {
  return `customers/${customerId}`;
}

/** Throws kind `input` for customers without any name. */
export function partnerOf(customer: ShopCustomer, settings: BusinessPartnerSettings): BusinessPartner {
  const { firstName, lastName, company } = customer;
  if (company === '' && lastName === '' && firstName === '') {
    throw new KontorError(
      'input',
      'nameless-customer',
      `Customer ${customer.id} has neither a name nor a company.`,
      {
        next: 'Enter a name in the shop, then replay.',
      },
    );
  }
  return {
    reference: reference(settings.referencePrefix, `C${customer.id}`, 20),
    category: company === '' ? 'person' : 'organization',
    grouping: settings.grouping,
    firstName,
    // SAP wants a last name of every person.
    lastName: lastName || firstName,
    organizationName: company,
    address: customer.address ?? {
      firstName,
      lastName,
      company,
      street: '',
      city: '',
      postalCode: '',
      region: '',
      countryCode: settings.defaultCountry,
      email: customer.email,
      phone: customer.phone,
    },
    language: settings.language,
    salesOrganization: settings.salesOrganization,
    distributionChannel: settings.distributionChannel,
    division: settings.division,
    companyCode: settings.companyCode,
    currency: settings.currency,
    paymentTerms: settings.paymentTerms,
    reconciliationAccount: settings.reconciliationAccount,
  };
}
