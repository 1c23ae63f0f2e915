// Customers and suppliers are sides of a business partner, which is created with them (S4-56).
import type { KontorError } from '../../../core/errors.ts';
import { eq } from '../../../odata/filter.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import { refuseOthers } from '../../../s4/documents/refuse-others.ts';
import { requireFields } from '../../kit/input-fields.ts';
import type { Given } from '../../kit/odata/create.ts';
import { inSystemNames } from '../../kit/odata/mapping.ts';
import { inFields, type TextFields } from '../../kit/odata/text-rooms.ts';
import { say } from '../sentences.ts';
import { partOf } from './answered-ids.ts';
import { partnerFields } from './master-data.ts';
import { type RegionCodes, withRegionCodes } from './regions.ts';
import type { S4Creation } from './s4-mapping.ts';

const sides = {
  customer: { key: 'Customer', roles: ['FLCU00', 'FLCU01'] },
  supplier: { key: 'Supplier', roles: ['FLVN00', 'FLVN01'] },
} as const;

const { street, street_2, street_3, district, city } = partnerFields.address;
const streetFields = [street, street_2, street_3];
const nameFields = [1, 2, 3, 4].map(nth => `OrganizationBPName${nth}`);
const inAddress = (field: string) => `to_BusinessPartnerAddress/${field}`;
const texts: TextFields[] = [
  { of: ['first_name'], in: ['FirstName'] },
  { of: ['last_name'], in: ['LastName'] },
  { of: ['organization_name'], in: nameFields },
  { of: ['address.street', 'address.street_2', 'address.street_3'], in: streetFields.map(inAddress) },
  { of: ['address.district'], in: [inAddress(district)] },
  { of: ['address.city'], in: [inAddress(city)] },
];

export function partnerCreation(side: keyof typeof sides, regionCodes: RegionCodes): S4Creation {
  const { key, roles } = sides[side];
  return {
    service: 'businessPartner',
    set: 'A_BusinessPartner',
    // A system may number its customers and suppliers otherwise than partners.
    id: entity => partOf(entity, key),
    async search({ set, id }, { reference }) {
      const rows = await set.list({
        filter: eq('SearchTerm1', reference),
        select: ['SearchTerm1', 'BusinessPartner', 'Customer', 'Supplier'],
      });
      refuseOthers(rows, 'SearchTerm1', reference);
      // The same partner may be both; only one with this side was made by this write.
      const made = rows.filter(row => row[key]);
      const bare = rows.find(row => !row.Customer && !row.Supplier);
      if (made.length === 0 && bare) throw isBare(bare, side, reference);
      return made.map(id);
    },
    texts,
    encode: given => withRegionCodes(given, ['address'], regionCodes),
    body(given) {
      requireFields('S/4HANA', given, ['address.country', 'address.language']);
      refuseSmallLetters(given);
      return {
        BusinessPartnerCategory: given.category === 'person' ? '1' : '2',
        BusinessPartnerGrouping: given.grouping,
        ...nameIn(given),
        SearchTerm1: given.reference,
        ...(given.custom as Entity | undefined),
        to_BusinessPartnerAddress: [addressOf(given.address as Entity)],
        to_BusinessPartnerTax: childrenOf(given.tax_numbers, partnerFields.taxNumber),
        to_BusinessPartnerRole: roles.map(BusinessPartnerRole => ({ BusinessPartnerRole })),
        ...(side === 'customer'
          ? { to_Customer: customerSide(given) }
          : { to_Supplier: supplierSide(given) }),
      };
    },
  };
}

/** Sent again, it would be a second partner; and what is written with a partner's number leads to another customer or none. */
function isBare(row: Entity, side: 'customer' | 'supplier', reference: string): KontorError {
  return say.error(side === 'customer' ? 'no-customer' : 'no-supplier', {
    partner: partOf(row, 'BusinessPartner'),
    reference,
  });
}

/** SAP keeps search terms in capitals. Throws `input/small-letters`. */
function refuseSmallLetters({ reference }: Given): void {
  if (!/\p{Ll}/u.test(reference)) return;
  throw say.error('small-letters', { reference });
}

/** Throws `input/no-last-name` and `input/no-organization-name`. */
function nameIn({ category, first_name, last_name, organization_name }: Given): Entity {
  if (category === 'person' && last_name) return { FirstName: first_name, LastName: last_name };
  const parts = organization_name as string[] | undefined;
  if (category === 'organization' && parts?.some(Boolean)) return inFields(nameFields, parts);
  throw say.error(category === 'person' ? 'no-last-name' : 'no-organization-name');
}

const addressOf = ({ email, street: lines, ...address }: Entity): Entity => ({
  ...inFields(streetFields, lines),
  ...inSystemNames(partnerFields.address, address),
  ...(email === undefined ? {} : { to_EmailAddress: [{ EmailAddress: email }] }),
});

const childrenOf = (given: unknown, fields: Record<string, string>) =>
  (given as Entity[] | undefined)?.map(one => inSystemNames(fields, one));

const customerSide = (given: Given) => ({
  to_CustomerCompany: childrenOf(given.companies, partnerFields.company),
  to_CustomerSalesArea: childrenOf(given.sales_areas, partnerFields.salesArea),
});

const supplierSide = (given: Given) => ({
  to_SupplierCompany: childrenOf(given.companies, partnerFields.company),
  to_SupplierPurchasingOrg: childrenOf(given.purchasing_organizations, partnerFields.purchasingOrganization),
});
