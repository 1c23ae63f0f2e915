// A business partner in the customer role, before it is spoken in any ERP's own language.
import type { Address } from './shop-order.ts';

export interface BusinessPartner {
  /** Our reference: the ERP can be searched for it. At most 20 characters. */
  reference: string;
  category: 'person' | 'organization';
  grouping: string;
  firstName: string;
  lastName: string;
  organizationName: string;
  address: Address;
  language: string;
  salesOrganization: string;
  distributionChannel: string;
  division: string;
  companyCode: string;
  currency: string;
  paymentTerms: string;
  reconciliationAccount: string;
}
