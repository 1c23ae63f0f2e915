// Business partners: one POST makes the partner, its addresses, roles, and through the roles the customer.
import type { Draft } from '../draft.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { wireDate } from '../wire.ts';
import type { House, SetDocument } from './document.ts';

const service = 'API_BUSINESS_PARTNER';
const customerRoles = ['FLCU00', 'FLCU01'];

export function businessPartners(house: House): Map<string, SetDocument> {
  const table = (set: string) => house.tables.of(service, set);

  const create = (draft: Draft): Row => {
    const { fields } = draft;
    const addresses = draft.children.get('to_BusinessPartnerAddress') ?? [];
    const roles = (draft.children.get('to_BusinessPartnerRole') ?? []).map(role =>
      String(role.fields.BusinessPartnerRole),
    );
    const [customer] = draft.children.get('to_Customer') ?? [];
    check(fields, addresses, customer, house);

    const number = house.nextNumber('business-partner');
    const isCustomer = roles.some(role => customerRoles.includes(role));
    const today = wireDate(Math.floor(house.now() / 86_400_000) * 86_400_000);
    const name =
      fields.BusinessPartnerCategory === '1'
        ? `${fields.FirstName ?? ''} ${fields.LastName ?? ''}`.trim()
        : String(fields.OrganizationBPName1 ?? '');
    const partner = table('A_BusinessPartner').insert({
      ...fields,
      BusinessPartner: number,
      Customer: isCustomer ? number : '',
      BusinessPartnerFullName: name,
      BusinessPartnerName: name,
      CreatedByUser: house.user,
      CreationDate: today,
      ETag: `${house.user}${new Date(house.now()).toISOString().replace(/\D/g, '').slice(0, 14)}`.slice(
        0,
        26,
      ),
    });
    for (const address of addresses) writeAddress(number, address, house);
    for (const role of roles)
      table('A_BusinessPartnerRole').insert({ BusinessPartner: number, BusinessPartnerRole: role });
    for (const tax of draft.children.get('to_BusinessPartnerTax') ?? []) {
      table('A_BusinessPartnerTaxNumber').insert({ ...tax.fields, BusinessPartner: number });
    }
    if (isCustomer) writeCustomer(number, name, customer, today, house);
    return partner;
  };

  return new Map<string, SetDocument>([
    [
      'A_BusinessPartner',
      {
        create,
        update(row, changes) {
          Object.assign(row, changes, {
            LastChangeDate: wireDate(house.now()),
            LastChangedByUser: house.user,
          });
        },
      },
    ],
    [
      'A_BusinessPartnerAddress',
      {
        create: draft => writeAddress(String(draft.fields.BusinessPartner), draft, house),
        update: (row, changes) => Object.assign(row, changes),
      },
    ],
  ]);
}

function check(fields: Row, addresses: Draft[], customer: Draft | undefined, house: House): void {
  const category = String(fields.BusinessPartnerCategory ?? '');
  if (!['1', '2', '3'].includes(category))
    throw new SapFault(400, 'R11/014', 'Enter a business partner category');
  if (category === '1' && !fields.LastName) throw new SapFault(400, 'R1/141', 'Enter a last name');
  if (category === '2' && !fields.OrganizationBPName1)
    throw new SapFault(400, 'R1/142', 'Enter a name for the organization');
  if (
    fields.BusinessPartnerGrouping &&
    !['BP02', 'BPEX', '0001'].includes(String(fields.BusinessPartnerGrouping))
  ) {
    throw new SapFault(400, 'R1/048', `Grouping ${fields.BusinessPartnerGrouping} is not defined`);
  }
  for (const { fields: address } of addresses) {
    if (!address.Language) throw new SapFault(400, 'FSBP_ECC/030', 'Specify a language for the address');
    if (!address.Country) throw new SapFault(400, 'AM/207', 'Enter a country for the address');
  }
  for (const { fields: area } of customer?.children.get('to_CustomerSalesArea') ?? []) {
    if (!area.Currency)
      throw new SapFault(400, 'CVI_API/003', 'Required field Currency of the sales area is missing');
  }
  for (const { fields: company } of customer?.children.get('to_CustomerCompany') ?? []) {
    const account = house.tables
      .of('API_GLACCOUNTINCHARTOFACCOUNTS_SRV', 'A_GLAccountInChartOfAccounts')
      .get({ ChartOfAccounts: 'YCOA', GLAccount: company.ReconciliationAccount ?? '' });
    if (!account) {
      throw new SapFault(
        400,
        'F2/163',
        `Reconciliation account ${company.ReconciliationAccount ?? ''} is not defined in company code ${company.CompanyCode ?? ''}`,
      );
    }
  }
}

function writeAddress(partner: string, { fields, children }: Draft, house: House): Row {
  const addressId = house.nextNumber('address');
  for (const [navigation, set] of [
    ['to_EmailAddress', 'A_AddressEmailAddress'],
    ['to_PhoneNumber', 'A_AddressPhoneNumber'],
  ] as const) {
    (children.get(navigation) ?? []).forEach((child, i) => {
      house.tables
        .of(service, set)
        .insert({ ...child.fields, AddressID: addressId, Person: '', OrdinalNumber: String(i + 1) });
    });
  }
  return house.tables
    .of(service, 'A_BusinessPartnerAddress')
    .insert({ ...fields, BusinessPartner: partner, AddressID: addressId });
}

function writeCustomer(
  number: string,
  name: string,
  draft: Draft | undefined,
  today: string,
  house: House,
): void {
  const table = (set: string) => house.tables.of(service, set);
  table('A_Customer').insert({
    ...draft?.fields,
    Customer: number,
    CustomerFullName: name,
    CustomerName: name,
    CreationDate: today,
    CreatedByUser: house.user,
  });
  for (const { fields } of draft?.children.get('to_CustomerCompany') ?? []) {
    table('A_CustomerCompany').insert({ ...fields, Customer: number });
  }
  for (const { fields } of draft?.children.get('to_CustomerSalesArea') ?? []) {
    table('A_CustomerSalesArea').insert({ ...fields, Customer: number });
  }
}
