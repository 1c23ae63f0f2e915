// Business partners (SAP_COM_0008): roles, addresses, tax numbers, customers and suppliers. A customer comes from a role
// and cannot be created alone (S4-56).
import { eq } from '../../odata/filter.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';

export type BusinessPartners = ReturnType<typeof businessPartners>;

const customerRoles = ['FLCU00', 'FLCU01'];
const supplierRoles = ['FLVN00', 'FLVN01'];

export function businessPartners(client: S4Client) {
  const service = lazyService(client, 'businessPartner');
  const partners = service.set('A_BusinessPartner');
  const roles = service.set('A_BusinessPartnerRole');
  return {
    ...partners,
    roles,
    addresses: service.set('A_BusinessPartnerAddress'),
    taxNumbers: service.set('A_BusinessPartnerTaxNumber'),
    identifications: service.set('A_BuPaIdentification'),
    customers: service.set('A_Customer'),
    customerCompanies: service.set('A_CustomerCompany'),
    customerSalesAreas: service.set('A_CustomerSalesArea'),
    suppliers: service.set('A_Supplier'),
    supplierCompanies: service.set('A_SupplierCompany'),
    supplierPurchasingOrgs: service.set('A_SupplierPurchasingOrg'),
    /** Partners that carry our reference in `SearchTerm1` (20 characters, upper case in many systems). */
    findByReference: (reference: string) => partners.list({ filter: eq('SearchTerm1', reference) }),
    /** With the roles of a customer; sales areas and company codes go into `to_Customer`. */
    createCustomer: (partner: Entity) => partners.create(withRoles(partner, customerRoles)),
    createSupplier: (partner: Entity) => partners.create(withRoles(partner, supplierRoles)),
    /** Gives a partner a role, and with it the side of a customer (FLCU…) or supplier (FLVN…). */
    addRole: (BusinessPartner: string, BusinessPartnerRole: string) =>
      roles.create({ BusinessPartner, BusinessPartnerRole }),
  };
}

function withRoles(partner: Entity, roles: readonly string[]): Entity {
  const given = (partner.to_BusinessPartnerRole as Entity[] | undefined) ?? [];
  const missing = roles.filter(role => !given.some(one => one.BusinessPartnerRole === role));
  return {
    ...partner,
    to_BusinessPartnerRole: [...given, ...missing.map(BusinessPartnerRole => ({ BusinessPartnerRole }))],
  };
}
