// What the sandbox system knows before anybody writes: organisation, accounts, cost centers, partners, products and
// their stock. Numbers follow the shape of SAP's own examples (1710, TG11, 17100001); names are ours.
import { Decimal } from 'decimal.js';
import type { SystemState } from './documents/document.ts';
import { openStock } from './documents/stock.ts';
import type { Row } from './tables.ts';
import { wireDate, wireStamp } from './wire.ts';

/** [account, name, balance sheet?, blocked?] */
const accounts: [string, string, boolean, boolean?][] = [
  ['11001000', 'Bank', true],
  ['11002010', 'Clearing cards', true],
  ['11002020', 'Clearing PayPal', true],
  ['11002030', 'Clearing bank transfer', true],
  ['11002090', 'Clearing other', true],
  ['12100000', 'Receivables', true],
  ['21100000', 'Payables', true],
  ['21120000', 'Goods received, not invoiced', true],
  ['21400000', 'Gift certificates', true],
  ['21410000', 'Store credit', true],
  ['21420000', 'Deposits of customers', true],
  ['21500000', 'Tips for staff', true],
  ['22000000', 'Output tax', true],
  ['22900000', 'Tax that marketplaces pay', true],
  ['22000010', 'Output tax reduced', true],
  ['41000000', 'Revenue goods', false],
  ['41000500', 'Revenue services', false],
  ['41100000', 'Shipping income', false],
  ['41200000', 'Fee income', false],
  ['41300000', 'Restocking fees', false],
  ['44000000', 'Discounts granted', false],
  ['44100000', 'Returns', false],
  ['44200000', 'Goodwill', false],
  ['61000000', 'Office supplies', false],
  ['65000000', 'Rounding differences', false],
  ['49999999', 'Blocked for posting', false, true],
];

/** [cost center, name, last day of validity, blocked?] */
const costCenters: [string, string, string, boolean?][] = [
  ['17101301', 'Web shop', '9999-12-31'],
  ['17101302', 'Marketing', '9999-12-31'],
  ['17101399', 'Closed branch', '2019-12-31'],
  ['17101398', 'Blocked', '9999-12-31', true],
];

/** [customer, name, country, currency] */
const customers: [string, string, string, string][] = [
  ['17100001', 'Domestic web customer', 'US', 'USD'],
  ['17100002', 'Foreign web customer', 'GB', 'GBP'],
  ['17100003', 'Euro web customer', 'DE', 'EUR'],
];

/** [supplier, name, country, currency] */
const suppliers: [string, string, string, string][] = [
  ['17300001', 'Domestic supplier', 'US', 'USD'],
  ['17300002', 'Foreign supplier', 'DE', 'EUR'],
];

/** [company code, sales organisation and plant, name, country, currency] */
const companies: [string, string, string, string][] = [
  ['1710', 'Home company', 'US', 'USD'],
  ['1010', 'Euro company', 'DE', 'EUR'],
  ['1110', 'Island company', 'GB', 'GBP'],
];

const products = ['TG11', 'TG12', 'TG20', 'SHIPPING', 'MZ-FG-C900', 'MZ-FG-R100'];
/** Units of single products besides the piece, and how many pieces each is. */
const cartons: Record<string, [unit: string, pieces: string][]> = { TG12: [['CAR', '12']] };
const openingStock = new Decimal(1_000_000);

export function fillMasterData(system: SystemState, extraProducts: readonly string[]): void {
  fillOrganisation(system);
  fillAccounts(system);
  for (const customer of customers) addCustomer(system, customer);
  for (const supplier of suppliers) addSupplier(system, supplier);
  for (const product of new Set([...products, ...extraProducts])) addProduct(system, product);
}

const created = wireDate(Date.UTC(2020, 0, 1));
const createdAt = wireStamp(Date.UTC(2020, 0, 1));

function fillOrganisation({ tables }: SystemState): void {
  for (const [code, name, Country, Currency] of companies) {
    tables.of('API_COMPANYCODE_SRV', 'A_CompanyCode').insert({
      CompanyCode: code,
      CompanyCodeName: name,
      Country,
      Currency,
      Language: 'EN',
      ChartOfAccounts: 'YCOA',
      FiscalYearVariant: 'K4',
      ControllingArea: 'A000',
    });
    tables.of('API_PLANT_SRV', 'A_Plant').insert({ Plant: code, PlantName: `${name}, warehouse` });
    tables
      .of('API_SALESORGANIZATION_SRV', 'A_SalesOrganization')
      .insert({ SalesOrganization: code, SalesOrganizationCurrency: Currency, CompanyCode: code });
    tables
      .of('API_SALESORGANIZATION_SRV', 'A_SalesOrganizationText')
      .insert({ SalesOrganization: code, Language: 'EN', SalesOrganizationName: name });
  }
}

function fillAccounts({ tables }: SystemState): void {
  for (const [GLAccount, name, IsBalanceSheetAccount, blocked = false] of accounts) {
    const key = { ChartOfAccounts: 'YCOA', GLAccount };
    tables.of('API_GLACCOUNTINCHARTOFACCOUNTS_SRV', 'A_GLAccountInChartOfAccounts').insert({
      ...key,
      IsBalanceSheetAccount,
      IsProfitLossAccount: !IsBalanceSheetAccount,
      GLAccountType: IsBalanceSheetAccount ? 'X' : 'P',
      AccountIsBlockedForPosting: blocked,
      CreationDate: created,
      LastChangeDateTime: createdAt,
    });
    tables.of('API_GLACCOUNTINCHARTOFACCOUNTS_SRV', 'A_GLAccountText').insert({
      ...key,
      Language: 'EN',
      GLAccountName: name.slice(0, 20),
      GLAccountLongName: name,
    });
  }
  for (const [CostCenter, name, until, blocked] of costCenters) {
    const key = { ControllingArea: 'A000', CostCenter, ValidityEndDate: wireDate(Date.parse(until)) };
    tables.of('API_COSTCENTER_SRV', 'A_CostCenter').insert({
      ...key,
      ValidityStartDate: wireDate(Date.UTC(2000, 0, 1)),
      CompanyCode: '1710',
      CostCenterCurrency: 'USD',
      CostCenterCategory: 'H',
      IsBlkdForPrimaryCostsPosting: blocked ? 'X' : '',
    });
    tables
      .of('API_COSTCENTER_SRV', 'A_CostCenterText')
      .insert({ ...key, Language: 'EN', CostCenterName: name });
  }
}

function addPartner({ tables }: SystemState, number: string, name: string, Country: string, side: Row): void {
  const bp = (set: string) => tables.of('API_BUSINESS_PARTNER', set);
  bp('A_BusinessPartner').insert({
    BusinessPartner: number,
    BusinessPartnerCategory: '2',
    OrganizationBPName1: name,
    BusinessPartnerFullName: name,
    BusinessPartnerName: name,
    CreationDate: created,
    ...side,
  });
  bp('A_BusinessPartnerAddress').insert({
    BusinessPartner: number,
    AddressID: `2${number}`,
    Country,
    Language: 'EN',
  });
}

function addCustomer(
  system: SystemState,
  [Customer, name, country, Currency]: (typeof customers)[number],
): void {
  const bp = (set: string) => system.tables.of('API_BUSINESS_PARTNER', set);
  addPartner(system, Customer, name, country, { Customer });
  bp('A_BusinessPartnerRole').insert({ BusinessPartner: Customer, BusinessPartnerRole: 'FLCU01' });
  bp('A_Customer').insert({ Customer, CustomerName: name, CustomerFullName: name, CreationDate: created });
  for (const SalesOrganization of ['1710', '1010'])
    bp('A_CustomerSalesArea').insert({
      Customer,
      SalesOrganization,
      DistributionChannel: '10',
      Division: '00',
      Currency,
    });
  bp('A_CustomerCompany').insert({ Customer, CompanyCode: '1710', ReconciliationAccount: '12100000' });
}

function addSupplier(
  system: SystemState,
  [Supplier, name, country, currency]: (typeof suppliers)[number],
): void {
  const bp = (set: string) => system.tables.of('API_BUSINESS_PARTNER', set);
  addPartner(system, Supplier, name, country, { Supplier });
  bp('A_BusinessPartnerRole').insert({ BusinessPartner: Supplier, BusinessPartnerRole: 'FLVN01' });
  bp('A_Supplier').insert({ Supplier, SupplierName: name, SupplierFullName: name, CreationDate: created });
  bp('A_SupplierPurchasingOrg').insert({
    Supplier,
    PurchasingOrganization: '1710',
    PurchaseOrderCurrency: currency,
  });
  bp('A_SupplierCompany').insert({ Supplier, CompanyCode: '1710', ReconciliationAccount: '21100000' });
}

function addProduct(system: SystemState, Product: string): void {
  const table = (set: string) => system.tables.of('API_PRODUCT_SRV', set);
  const row = table('A_Product').insert({
    Product,
    ProductType: 'FERT',
    IndustrySector: 'M',
    BaseUnit: 'PC',
    CreationDate: created,
  });
  system.touch(row);
  table('A_ProductDescription').insert({
    Product,
    Language: 'EN',
    ProductDescription: `Sandbox product ${Product}`.slice(0, 40),
  });
  for (const [AlternativeUnit, QuantityNumerator] of [['PC', '1'], ...(cartons[Product] ?? [])])
    table('A_ProductUnitsOfMeasure').insert({
      Product,
      AlternativeUnit: AlternativeUnit ?? '',
      QuantityNumerator: QuantityNumerator ?? '1',
      QuantityDenominator: '1',
      BaseUnit: 'PC',
    });
  table('A_ProductPlant').insert({ Product, Plant: '1710', BaseUnit: 'PC' });
  table('A_ProductStorageLocation').insert({ Product, Plant: '1710', StorageLocation: '171A' });
  table('A_ProductSalesDelivery').insert({
    Product,
    ProductSalesOrg: '1710',
    ProductDistributionChnl: '10',
  });
  table('A_ProductValuation').insert({
    Product,
    ValuationArea: '1710',
    StandardPrice: '10',
    PriceUnitQty: '1',
    Currency: 'USD',
    BaseUnit: 'PC',
  });
  openStock(system).move({ Material: Product, Plant: '1710', StorageLocation: '171A' }, openingStock);
}
