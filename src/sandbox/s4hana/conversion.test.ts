// Numbers with leading zeros, as they stand in events and IDocs, find what the same numbers without find.
import { expect, test } from 'vitest';
import { orderHeader } from '../../../test/order-header.ts';
import { sandboxSystem } from '../../../test/sandbox-system.ts';

const item = { Material: 'TG11', RequestedQuantity: '2', RequestedQuantityUnit: 'PC' };
const partner = 'API_BUSINESS_PARTNER/A_BusinessPartner';
const account = 'API_GLACCOUNTINCHARTOFACCOUNTS_SRV/A_GLAccountInChartOfAccounts';
const order = 'API_SALES_ORDER_SRV/A_SalesOrder';

async function found(path: string, filter: string): Promise<number> {
  const { system } = await sandboxSystem({ products: ['4711'] });
  const header = { ...orderHeader, PurchaseOrderByCustomer: '0815' };
  await (await system.service('API_SALES_ORDER_SRV'))
    .set('A_SalesOrder')
    .create({ ...header, to_Item: [item] });
  const at = path.lastIndexOf('/');
  const [service, set] = [path.slice(0, at), path.slice(at + 1)];
  return (await system.service(service)).set(set).count(filter);
}

test.each([
  [partner, "BusinessPartner eq '0017100001'"],
  [partner, "'0017100001' eq BusinessPartner"],
  [partner, "BusinessPartner ge '0017100001' and BusinessPartner le '0017100001'"],
  [account, "GLAccount eq '0041000000'"],
  ['API_PRODUCT_SRV/A_Product', `Product eq '${'4711'.padStart(18, '0')}'`],
  [
    order,
    "SoldToParty eq '0017100001' and PurchaseOrderByCustomer eq '0815' and OrganizationDivision eq '00'",
  ],
  ['API_SALES_ORDER_SRV/A_SalesOrderItem', "SalesOrderItem eq '000010' and Material eq 'TG11'"],
  [
    '/sap/opu/odata4/sap/api_salesorder/srvd_a2x/sap/salesorder/0001/SalesOrder',
    "SoldToParty eq '0017100001'",
  ],
])('leading zeros of a number mean nothing in a filter: %s %s (S4-116)', async (path, filter) => {
  expect(await found(path, filter)).toBe(1);
});

test.each([
  [partner, "BusinessPartner ne '0017100001' and BusinessPartner eq '17100001'"],
  [order, "PurchaseOrderByCustomer eq '815'"],
  [order, "PurchaseOrderByCustomer eq '00815'"],
  [order, "OrganizationDivision eq '0'"],
  [partner, "startswith(BusinessPartner,'00171')"],
  [partner, "substringof('0017100001',BusinessPartner)"],
])('what is no number, and a pattern, is compared as it stands: %s %s', async (path, filter) => {
  expect(await found(path, filter)).toBe(0);
});
