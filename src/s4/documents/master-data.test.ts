// Partners, products and prices over HTTP against the sandbox system.
import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { sandboxSystem } from '../../../test/sandbox-system.ts';
import { businessPartners } from './business-partners.ts';
import { conditionRecords } from './condition-records.ts';
import { products } from './products.ts';

const address = {
  Country: 'DE',
  Language: 'EN',
  CityName: 'Bremen',
  to_AddressUsage: [{ AddressUsage: 'XXDEFAULT' }],
};

test('one request makes a partner who is customer and supplier, with addresses, tax number and company data (S4-56)', async () => {
  const { client } = await sandboxSystem();
  const partners = businessPartners(client);
  const { entity } = await partners.createCustomer({
    BusinessPartnerCategory: '2',
    BusinessPartnerGrouping: 'BP02',
    OrganizationBPName1: 'Speicherstadt GmbH',
    SearchTerm1: 'CRM-77',
    to_BusinessPartnerAddress: [{ ...address, to_EmailAddress: [{ EmailAddress: 'a@example.org' }] }],
    to_BusinessPartnerTax: [{ BPTaxType: 'DE0', BPTaxNumber: 'DE123456789' }],
    to_BusinessPartnerRole: [{ BusinessPartnerRole: 'FLVN01' }],
    to_Customer: {
      to_CustomerSalesArea: [
        { SalesOrganization: '1710', DistributionChannel: '10', Division: '00', Currency: 'EUR' },
      ],
      to_CustomerCompany: [{ CompanyCode: '1710', ReconciliationAccount: '12100000' }],
    },
    to_Supplier: {
      to_SupplierPurchasingOrg: [{ PurchasingOrganization: '1710', PurchaseOrderCurrency: 'EUR' }],
      to_SupplierCompany: [{ CompanyCode: '1710', ReconciliationAccount: '21100000' }],
    },
  });
  const number = String(entity.BusinessPartner);
  const roles = await partners.roles.list({ filter: `BusinessPartner eq '${number}'` });
  expect(roles.map(role => role.BusinessPartnerRole).sort()).toEqual(['FLCU00', 'FLCU01', 'FLVN01']);
  expect(await partners.customerCompanies.one({ Customer: number, CompanyCode: '1710' })).toBeDefined();
  expect(await partners.supplierCompanies.one({ Supplier: number, CompanyCode: '1710' })).toBeDefined();
  expect((await partners.findByReference('CRM-77')).map(one => one.BusinessPartner)).toEqual([number]);
  expect(await partners.taxNumbers.list({ filter: `BusinessPartner eq '${number}'` })).toHaveLength(1);
});

test('a partner grows: a role, an address, company data; and is refused what SAP refuses (S4-57, S4-44)', async () => {
  const { client } = await sandboxSystem();
  const partners = businessPartners(client);
  const { entity } = await partners.create({
    BusinessPartnerCategory: '1',
    FirstName: 'Ada',
    LastName: 'Möller',
  });
  const number = String(entity.BusinessPartner);
  expect(await partners.customers.one(number)).toBeUndefined();
  const area = { Customer: number, SalesOrganization: '1710', DistributionChannel: '10', Division: '00' };
  await expect(partners.customerSalesAreas.create({ ...area, Currency: 'EUR' })).rejects.toMatchObject({
    code: 'F2/153',
  });
  await partners.addRole(number, 'FLCU01');
  expect(await partners.customers.one(number)).toMatchObject({ CustomerName: 'Ada Möller' });
  await expect(partners.customerSalesAreas.create(area)).rejects.toMatchObject({ code: 'CVI_API/003' });
  await partners.customerSalesAreas.create({ ...area, Currency: 'EUR' });
  const withoutLanguage = { BusinessPartner: number, Country: 'DE' };
  await expect(partners.addresses.create(withoutLanguage)).rejects.toMatchObject({ code: 'FSBP_ECC/030' });
  const { entity: added } = await partners.addresses.create({
    BusinessPartner: number,
    Country: 'DE',
    Language: 'DE',
  });
  await partners.addresses.update(added, { CityName: 'Lübeck' });
  expect(
    (await partners.addresses.list({ filter: "CityName eq 'Lübeck'" })).map(one => one.BusinessPartner),
  ).toEqual([number]);
});

test('a product is refused by V2, made by V4 with its children, and read by both in their own units (S4-63, S4-33)', async () => {
  const { client } = await sandboxSystem();
  const catalog = products(client);
  const product = {
    Product: 'KON-1',
    ProductType: 'FERT',
    IndustrySector: 'M',
    BaseUnit: 'ST',
    _ProductDescription: [{ Language: 'EN', ProductDescription: 'A thing' }],
    _ProductPlant: [{ Plant: '1710' }],
  };
  await catalog.create(product);
  await expect(catalog.create(product)).rejects.toMatchObject({ code: 'M3/029' });
  await expect(catalog.create({ ...product, Product: 'KON-2', BaseUnit: 'XYZ' })).rejects.toMatchObject({
    code: 'MG/142',
  });
  await expect(
    catalog.create({ ...product, Product: 'KON-2', _ProductDescription: [] }),
  ).rejects.toMatchObject({
    code: 'PMD_MSG/032',
  });
  expect(await catalog.one('KON-1', { expand: ['to_Description', 'to_Plant'] })).toMatchObject({
    BaseUnit: 'ST',
    to_Description: [{ ProductDescription: 'A thing' }],
    to_Plant: [{ Plant: '1710' }],
  });
  const read = await catalog.v4.one('KON-1');
  await catalog.v4.update(read ?? '', { ProductGroup: 'L001' });
  expect(await catalog.priceInPlant('TG11', '1710')).toEqual({
    price: new Decimal(10),
    currency: 'USD',
    kind: 'standard',
  });
  expect(await catalog.priceInPlant('KON-1', '1710')).toBeUndefined();
});

test('a price is found for the day it holds on', async () => {
  const { client } = await sandboxSystem();
  const prices = conditionRecords(client);
  const price = (rate: string, from: string, to: string) => ({
    ConditionType: 'PPR0',
    ConditionRateValue: rate,
    ConditionRateValueUnit: 'USD',
    to_SlsPrcgCndnRecdValidity: [
      {
        Material: 'TG11',
        SalesOrganization: '1710',
        ConditionValidityStartDate: from,
        ConditionValidityEndDate: to,
      },
    ],
  });
  await prices.create(price('10', '2026-01-01', '2026-06-30'));
  const { entity } = await prices.create(price('12', '2026-07-01', '9999-12-31'));
  const on = async (day: string) =>
    (await prices.on(day, 'PPR0', { Material: 'TG11' })).map(one => String(one.ConditionRateValue));
  expect(await on('2026-03-01')).toEqual(['10']);
  expect(await on('2026-11-20')).toEqual(['12']);
  const record = await prices.one(String(entity.ConditionRecord));
  await prices.update(record ?? '', { ConditionRateValue: '13' });
  expect(await on('2026-11-20')).toEqual(['13']);
  await expect(prices.update(record ?? '', { ConditionRateValue: '14' })).rejects.toMatchObject({
    kind: 'conflict',
  });
  await prices.remove((await prices.one(String(entity.ConditionRecord))) ?? '');
  expect(await on('2026-11-20')).toEqual([]);
  await expect(prices.create({ ConditionType: 'NOPE', ConditionRateValue: '1' })).rejects.toMatchObject({
    code: 'VK/017',
  });
});
