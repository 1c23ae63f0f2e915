// Who has a part in a sales document: they exist, are known in the sales area, and may be sold to.
import type { Draft } from '../draft.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row, Value } from '../tables.ts';
import { withoutZeros } from '../wire.ts';
import { checkPlace } from './business-partner.ts';
import type { SystemState } from './document.ts';
import { checkMayOrder, checkPurpose } from './partner-life.ts';

/** The customer exists and is known in the sales area. */
export function checkSalesArea(order: Row, system: SystemState): void {
  const customer = customerOf(order.SoldToParty ?? '', system);
  const area = system.tables.of('API_BUSINESS_PARTNER', 'A_CustomerSalesArea').get({
    Customer: customer.Customer ?? '',
    SalesOrganization: order.SalesOrganization ?? '',
    DistributionChannel: order.DistributionChannel ?? '',
    Division: order.OrganizationDivision ?? '',
  });
  if (!area) {
    throw new SapFault(
      400,
      'VP/199',
      `Customer ${order.SoldToParty} is not maintained in sales area ${order.SalesOrganization} ${order.DistributionChannel} ${order.OrganizationDivision}`,
    );
  }
  checkMayOrder(customer, area, String(order.SalesOrderType ?? ''), system);
}

function customerOf(Customer: Value, system: SystemState): Row {
  checkPurpose(String(Customer), system);
  const customer = system.tables.of('API_BUSINESS_PARTNER', 'A_Customer').get({ Customer });
  if (!customer) throw new SapFault(400, 'VP/204', `Customer ${Customer} has not been created`);
  return customer;
}

/** A central order block counts for every partner of the order (S4-200). */
export function checkPartners(order: Row, sent: readonly Draft[], system: SystemState): void {
  for (const { fields, children } of sent) {
    for (const address of children.get('to_Address') ?? []) checkPlace(address.fields);
    const customer = withoutZeros(fields.Customer || order.SoldToParty || '');
    if (customer !== order.SoldToParty)
      checkMayOrder(customerOf(customer, system), undefined, String(order.SalesOrderType), system);
  }
}
