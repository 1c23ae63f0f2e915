// What the sandbox tenant knows before anybody writes: accounts, cost centers, customers, products. Numbers follow
// the shape of SAP's own examples (1710, TG11, 17100001); names are ours.
import type { Tables } from './tables.ts';
import { wireDate, wireStamp } from './wire.ts';

/** [account, name, balance sheet?, blocked?] */
const accounts: [string, string, boolean, boolean?][] = [
  ['11001000', 'Bank', true],
  ['11002010', 'Clearing cards', true],
  ['11002020', 'Clearing PayPal', true],
  ['11002030', 'Clearing bank transfer', true],
  ['11002090', 'Clearing other', true],
  ['12100000', 'Receivables', true],
  ['21400000', 'Gift certificates', true],
  ['21410000', 'Store credit', true],
  ['22000000', 'Output tax', true],
  ['22000010', 'Output tax reduced', true],
  ['41000000', 'Revenue goods', false],
  ['41000500', 'Revenue services', false],
  ['41100000', 'Shipping income', false],
  ['41200000', 'Fee income', false],
  ['44000000', 'Discounts granted', false],
  ['44100000', 'Returns', false],
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

const products = ['TG11', 'TG12', 'TG20', 'SHIPPING', 'MZ-FG-C900', 'MZ-FG-R100'];

export function fillMasterData(tables: Tables, extraProducts: readonly string[]): void {
  const created = wireDate(Date.UTC(2020, 0, 1));
  for (const [GLAccount, name, IsBalanceSheetAccount, blocked = false] of accounts) {
    const key = { ChartOfAccounts: 'YCOA', GLAccount };
    tables.of('API_GLACCOUNTINCHARTOFACCOUNTS_SRV', 'A_GLAccountInChartOfAccounts').insert({
      ...key,
      IsBalanceSheetAccount,
      IsProfitLossAccount: !IsBalanceSheetAccount,
      GLAccountType: IsBalanceSheetAccount ? 'X' : 'P',
      AccountIsBlockedForPosting: blocked,
      CreationDate: created,
      LastChangeDateTime: wireStamp(Date.UTC(2020, 0, 1)),
    });
    tables.of('API_GLACCOUNTINCHARTOFACCOUNTS_SRV', 'A_GLAccountText').insert({
      ...key,
      Language: 'EN',
      GLAccountName: name.slice(0, 20),
      GLAccountLongName: name,
    });
  }
  for (const [CostCenter, name, until, blocked] of costCenters) {
    const ValidityEndDate = wireDate(Date.parse(until));
    const key = { ControllingArea: 'A000', CostCenter, ValidityEndDate };
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
  for (const [Customer, name, Country, Currency] of customers) {
    const bp = (set: string) => tables.of('API_BUSINESS_PARTNER', set);
    bp('A_BusinessPartner').insert({
      BusinessPartner: Customer,
      Customer,
      BusinessPartnerCategory: '2',
      OrganizationBPName1: name,
      BusinessPartnerFullName: name,
      BusinessPartnerName: name,
      CreationDate: created,
    });
    bp('A_BusinessPartnerAddress').insert({
      BusinessPartner: Customer,
      AddressID: `2${Customer}`,
      Country,
      Language: 'EN',
    });
    bp('A_BusinessPartnerRole').insert({ BusinessPartner: Customer, BusinessPartnerRole: 'FLCU01' });
    bp('A_Customer').insert({ Customer, CustomerName: name, CustomerFullName: name, CreationDate: created });
    for (const SalesOrganization of ['1710', '1010']) {
      bp('A_CustomerSalesArea').insert({
        Customer,
        SalesOrganization,
        DistributionChannel: '10',
        Division: '00',
        Currency,
      });
    }
    bp('A_CustomerCompany').insert({ Customer, CompanyCode: '1710', ReconciliationAccount: '12100000' });
  }
  for (const Product of new Set([...products, ...extraProducts])) {
    tables
      .of('API_PRODUCT_SRV', 'A_Product')
      .insert({ Product, ProductType: 'FERT', BaseUnit: 'PC', CreationDate: created });
    tables
      .of('API_PRODUCT_SRV', 'A_ProductDescription')
      .insert({ Product, Language: 'EN', ProductDescription: `Sandbox product ${Product}`.slice(0, 40) });
  }
}
