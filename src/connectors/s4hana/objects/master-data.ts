// Customers, suppliers, products, G/L accounts and cost centers.
import { and, ge, le } from '../../../odata/filter.ts';
import { listOf } from '../../kit/odata/mapping.ts';
import { relationship } from './merges.ts';
import type { S4Mapping } from './s4-mapping.ts';
import { isTrue, textOf } from './sap-values.ts';

/** Of customers and suppliers, read and written under the same names. */
export const partnerFields = {
  address: {
    street: 'StreetName',
    house_number: 'HouseNumber',
    // Printed below the street; what SAP calls a prefix stands above it (S4-119).
    street_2: 'StreetSuffixName',
    street_3: 'AdditionalStreetSuffixName',
    district: 'District',
    city: 'CityName',
    postal_code: 'PostalCode',
    region: 'Region',
    country: 'Country',
    language: 'Language',
  },
  taxNumber: { type: 'BPTaxType', number: 'BPTaxNumber' },
  company: {
    company_code: 'CompanyCode',
    reconciliation_account: 'ReconciliationAccount',
    payment_terms: 'PaymentTerms',
  },
  salesArea: {
    sales_organization: 'SalesOrganization',
    distribution_channel: 'DistributionChannel',
    division: 'Division',
    currency: 'Currency',
    payment_terms: 'CustomerPaymentTerms',
  },
  purchasingOrganization: {
    purchasing_organization: 'PurchasingOrganization',
    currency: 'PurchaseOrderCurrency',
    payment_terms: 'PaymentTerms',
  },
};

/** Customers and suppliers are sides of a business partner, which knows where they live. */
const ofPartner = (by: 'Customer' | 'Supplier') => ({
  set: 'A_BusinessPartner',
  by,
  details: {
    is_blocked: 'BusinessPartnerIsBlocked',
    is_archived: 'IsMarkedForArchiving',
    // Until `merges.ts` has made it the number of a customer or supplier.
    merged_into: listOf('to_BPRelationship', relationship),
    addresses: listOf('to_BusinessPartnerAddress', {
      ...partnerFields.address,
      email: 'to_EmailAddress/EmailAddress',
    }),
    tax_numbers: listOf('to_BusinessPartnerTax', partnerFields.taxNumber),
    roles: listOf('to_BusinessPartnerRole', { role: 'BusinessPartnerRole' }),
  },
});

export const masterDataMappings = {
  customers: {
    service: 'businessPartner',
    set: 'A_Customer',
    key: ['Customer'],
    fields: {
      name: 'CustomerName',
      full_name: 'CustomerFullName',
      account_group: 'CustomerAccountGroup',
      created_on: 'CreationDate',
      order_block: 'OrderIsBlockedForCustomer',
      delivery_block: 'DeliveryIsBlocked',
      billing_block: 'BillingIsBlockedForCustomer',
      is_posting_blocked: 'PostingIsBlocked',
      tax_number: 'TaxNumber1',
    },
    details: {
      is_marked_for_deletion: 'DeletionIndicator',
      companies: listOf('to_CustomerCompany', partnerFields.company),
      sales_areas: listOf('to_CustomerSalesArea', {
        ...partnerFields.salesArea,
        order_block: 'OrderIsBlockedForCustomer',
        is_marked_for_deletion: 'DeletionIndicator',
      }),
    },
    otherSet: ofPartner('Customer'),
  },
  suppliers: {
    service: 'businessPartner',
    set: 'A_Supplier',
    key: ['Supplier'],
    fields: {
      name: 'SupplierName',
      full_name: 'SupplierFullName',
      account_group: 'SupplierAccountGroup',
      created_on: 'CreationDate',
      is_posting_blocked: 'PostingIsBlocked',
      is_purchasing_blocked: 'PurchasingIsBlocked',
      is_payment_blocked: 'PaymentIsBlockedForSupplier',
      vat_number: 'VATRegistration',
    },
    details: {
      is_marked_for_deletion: 'DeletionIndicator',
      companies: listOf('to_SupplierCompany', partnerFields.company),
      purchasing_organizations: listOf('to_SupplierPurchasingOrg', partnerFields.purchasingOrganization),
    },
    otherSet: ofPartner('Supplier'),
  },
  products: {
    service: 'product',
    set: 'A_Product',
    key: ['Product'],
    stamp: 'LastChangeDateTime',
    fields: {
      description: textOf('to_Description', 'ProductDescription'),
      type: 'ProductType',
      group: 'ProductGroup',
      base_unit: 'BaseUnit',
      created_on: 'CreationDate',
      changed_at: 'LastChangeDateTime',
      gross_weight: 'GrossWeight',
      net_weight: 'NetWeight',
      weight_unit: 'WeightUnit',
      gtin: 'ProductStandardID',
      division: 'Division',
      is_marked_for_deletion: 'IsMarkedForDeletion',
    },
    details: {
      descriptions: listOf('to_Description', { language: 'Language', text: 'ProductDescription' }),
      units: listOf('to_ProductUnitsOfMeasure', {
        unit: 'AlternativeUnit',
        numerator: 'QuantityNumerator',
        denominator: 'QuantityDenominator',
        gtin: 'GlobalTradeItemNumber',
      }),
      plants: listOf('to_Plant', {
        plant: 'Plant',
        profit_center: 'ProfitCenter',
        procurement_type: 'ProcurementType',
        mrp_type: 'MRPType',
        availability_check: 'AvailabilityCheckType',
        is_marked_for_deletion: 'IsMarkedForDeletion',
      }),
      valuations: listOf('to_Valuation', {
        valuation_area: 'ValuationArea',
        valuation_type: 'ValuationType',
        valuation_class: 'ValuationClass',
        procedure: 'InventoryValuationProcedure',
        standard_price: 'StandardPrice',
        moving_average_price: 'MovingAveragePrice',
        price_quantity: 'PriceUnitQty',
        currency: 'Currency',
      }),
    },
  },
  'gl-accounts': {
    service: 'glAccount',
    set: 'A_GLAccountInChartOfAccounts',
    key: ['ChartOfAccounts', 'GLAccount'],
    stamp: 'LastChangeDateTime',
    fields: {
      chart_of_accounts: 'ChartOfAccounts',
      account: 'GLAccount',
      name: textOf('to_Text', 'GLAccountName'),
      group: 'GLAccountGroup',
      type: 'GLAccountType',
      is_balance_sheet_account: 'IsBalanceSheetAccount',
      is_blocked_for_posting: 'AccountIsBlockedForPosting',
      is_marked_for_deletion: 'AccountIsMarkedForDeletion',
      created_on: 'CreationDate',
      changed_at: 'LastChangeDateTime',
    },
  },
  'company-codes': {
    service: 'companyCode',
    set: 'A_CompanyCode',
    key: ['CompanyCode'],
    fields: {
      company_code: 'CompanyCode',
      name: 'CompanyCodeName',
      city: 'CityName',
      country: 'Country',
      currency: 'Currency',
      chart_of_accounts: 'ChartOfAccounts',
      controlling_area: 'ControllingArea',
    },
  },
  'cost-centers': {
    service: 'costCenter',
    set: 'A_CostCenter',
    key: ['ControllingArea', 'CostCenter', 'ValidityEndDate'],
    fields: {
      controlling_area: 'ControllingArea',
      cost_center: 'CostCenter',
      name: textOf('to_Text', 'CostCenterName'),
      valid_from: 'ValidityStartDate',
      valid_to: 'ValidityEndDate',
      company_code: 'CompanyCode',
      currency: 'CostCenterCurrency',
      profit_center: 'ProfitCenter',
      category: 'CostCenterCategory',
      responsible: 'CostCtrResponsiblePersonName',
      is_blocked: isTrue('IsBlkdForPrimaryCostsPosting'),
    },
    filters: { valid_on: value => and(le('ValidityStartDate', value), ge('ValidityEndDate', value)) },
  },
} satisfies Record<string, S4Mapping>;
