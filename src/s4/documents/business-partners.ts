// Business partners (SAP_COM_0008): roles, addresses, tax numbers, customers and suppliers. A customer comes from a role
// and cannot be created by itself (FACTS §7).
import { eq } from '../../odata/filter.ts';
import type { Written } from '../../odata/prepared.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { type Collection, lazyService } from './collection.ts';

export interface BusinessPartners extends Collection {
  roles: Collection;
  addresses: Collection;
  taxNumbers: Collection;
  identifications: Collection;
  customers: Collection;
  customerCompanies: Collection;
  customerSalesAreas: Collection;
  suppliers: Collection;
  supplierCompanies: Collection;
  supplierPurchasingOrgs: Collection;
  /** Partners that carry our reference in `SearchTerm1` (20 characters, upper case in many systems). */
  findByReference(reference: string): Promise<Entity[]>;
  /** With the roles of a customer; sales areas and company codes go into `to_Customer`. */
  createCustomer(partner: Entity): Promise<Written<Entity>>;
  createSupplier(partner: Entity): Promise<Written<Entity>>;
  /** Gives a partner a role, and with it the side of a customer (FLCU…) or supplier (FLVN…). */
  addRole(partner: string, role: string): Promise<Written<Entity>>;
}

const customerRoles = ['FLCU00', 'FLCU01'];
const supplierRoles = ['FLVN00', 'FLVN01'];

export function businessPartners(client: S4Client): BusinessPartners {
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
    findByReference: reference => partners.list({ filter: eq('SearchTerm1', reference) }),
    createCustomer: partner => partners.create(withRoles(partner, customerRoles)),
    createSupplier: partner => partners.create(withRoles(partner, supplierRoles)),
    addRole: (BusinessPartner, BusinessPartnerRole) => roles.create({ BusinessPartner, BusinessPartnerRole }),
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
