// Business partners: one POST makes the partner, its addresses, roles and, through the roles, the customer and the
// supplier (S4-56, S4-57). Addresses and sides can be added later; the partner itself is never deleted.
import type { Draft } from '../draft.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { wireDate } from '../wire.ts';
import type { DocumentRules, SetDocument, SystemState } from './document.ts';
import { addRelationship } from './partner-life.ts';

const service = 'API_BUSINESS_PARTNER';

/** What a partner becomes by its roles: a customer, a supplier, or both. */
interface Side {
  roles: string[];
  navigation: 'to_Customer' | 'to_Supplier';
  set: 'A_Customer' | 'A_Supplier';
  key: 'Customer' | 'Supplier';
  range: 'customer' | 'supplier';
  /** Navigation → set of what hangs on it. */
  children: Record<string, string>;
}

const sides: Side[] = [
  {
    roles: ['FLCU00', 'FLCU01'],
    navigation: 'to_Customer',
    set: 'A_Customer',
    key: 'Customer',
    range: 'customer',
    children: { to_CustomerCompany: 'A_CustomerCompany', to_CustomerSalesArea: 'A_CustomerSalesArea' },
  },
  {
    roles: ['FLVN00', 'FLVN01'],
    navigation: 'to_Supplier',
    set: 'A_Supplier',
    key: 'Supplier',
    range: 'supplier',
    children: {
      to_SupplierCompany: 'A_SupplierCompany',
      to_SupplierPurchasingOrg: 'A_SupplierPurchasingOrg',
    },
  },
];

export function businessPartners(system: SystemState): DocumentRules {
  const { tables } = system;
  const table = (set: string) => tables.of(service, set);
  const partnerOf = (number: unknown): Row => {
    const partner = table('A_BusinessPartner').get({ BusinessPartner: String(number) });
    if (!partner) throw new SapFault(400, 'R11/657', `Business partner ${number} does not exist`);
    return partner;
  };
  const stamp = () =>
    `${system.user}${new Date(system.now()).toISOString().replace(/\D/g, '').slice(0, 14)}`.slice(0, 26);

  const create = (draft: Draft): Row => {
    const { fields, children } = draft;
    const addresses = children.get('to_BusinessPartnerAddress') ?? [];
    check(fields);
    for (const address of addresses) checkAddress(address.fields);
    const number = system.nextNumber('business-partner');
    const name =
      fields.BusinessPartnerCategory === '1'
        ? `${fields.FirstName ?? ''} ${fields.LastName ?? ''}`.trim()
        : `${fields.OrganizationBPName1 ?? ''} ${fields.OrganizationBPName2 ?? ''}`.trim();
    const partner = table('A_BusinessPartner').insert({
      ...fields,
      BusinessPartner: number,
      BusinessPartnerFullName: name,
      BusinessPartnerName: name,
      CreatedByUser: system.user,
      CreationDate: system.today(),
      ETag: stamp(),
    });
    for (const address of addresses) writeAddress(number, address, system);
    for (const tax of children.get('to_BusinessPartnerTax') ?? [])
      table('A_BusinessPartnerTaxNumber').insert({ ...tax.fields, BusinessPartner: number });
    for (const id of children.get('to_BuPaIdentification') ?? [])
      table('A_BuPaIdentification').insert({ ...id.fields, BusinessPartner: number });
    const roles = (children.get('to_BusinessPartnerRole') ?? []).map(role =>
      String(role.fields.BusinessPartnerRole),
    );
    for (const role of roles) addRole(partner, role);
    for (const side of sides) {
      const [given] = children.get(side.navigation) ?? [];
      if (partner[side.key]) writeSide(partner, side, given, system);
    }
    system.emit('sap.s4.beh.businesspartner.v1.BusinessPartner.Created.v1', { BusinessPartner: number });
    return partner;
  };

  const addRole = (partner: Row, role: string): Row => {
    const side = sides.find(({ roles }) => roles.includes(role));
    if (side && !partner[side.key]) tables.change(partner, { [side.key]: sideNumber(partner, side, system) });
    return table('A_BusinessPartnerRole').insert({
      BusinessPartner: partner.BusinessPartner ?? '',
      BusinessPartnerRole: role,
    });
  };

  const changed = (partner: Row) => {
    tables.change(partner, {
      LastChangeDate: system.today(),
      LastChangedByUser: system.user,
      ETag: stamp(),
    });
    system.emit('sap.s4.beh.businesspartner.v1.BusinessPartner.Changed.v1', {
      BusinessPartner: String(partner.BusinessPartner),
    });
  };
  // A change of an address or a side does not touch the partner (S4-58).
  const update = (row: Row, changes: Row) => tables.change(row, changes);

  const sideChildren = sides.flatMap(side =>
    Object.values(side.children).map((set): [string, SetDocument] => [
      set,
      {
        create(draft) {
          const number = draft.fields[side.key] ?? '';
          if (!table(side.set).get({ [side.key]: number }))
            throw new SapFault(400, 'F2/153', `${side.key} ${number} has not been created`);
          checkChild(set, draft.fields, system);
          return table(set).insert(draft.fields);
        },
        update,
      },
    ]),
  );

  return {
    sets: {
      A_BusinessPartner: {
        create,
        update(row, changes) {
          update(row, changes);
          changed(row);
        },
      },
      A_BusinessPartnerAddress: {
        create(draft) {
          partnerOf(draft.fields.BusinessPartner);
          checkAddress(draft.fields);
          return writeAddress(String(draft.fields.BusinessPartner), draft, system);
        },
        update,
        remove: row => table('A_BusinessPartnerAddress').remove(row),
      },
      A_BusinessPartnerRole: {
        create({ fields }) {
          const partner = partnerOf(fields.BusinessPartner);
          const row = addRole(partner, String(fields.BusinessPartnerRole));
          for (const side of sides)
            if (partner[side.key] && !table(side.set).get({ [side.key]: partner[side.key] ?? '' }))
              writeSide(partner, side, undefined, system);
          return row;
        },
      },
      A_BusinessPartnerTaxNumber: {
        create: ({ fields }) => table('A_BusinessPartnerTaxNumber').insert(fields),
        update,
        remove: row => table('A_BusinessPartnerTaxNumber').remove(row),
      },
      A_BPRelationship: {
        create: ({ fields }) => addRelationship(system, fields),
        update,
        remove: row => table('A_BPRelationship').remove(row),
      },
      A_Customer: { update },
      A_Supplier: { update },
      ...Object.fromEntries(sideChildren),
    },
  };
}

function check(fields: Row): void {
  const category = String(fields.BusinessPartnerCategory ?? '');
  if (!['1', '2', '3'].includes(category))
    throw new SapFault(400, 'R11/014', 'Enter a business partner category');
  if (category === '1' && !fields.LastName) throw new SapFault(400, 'R1/141', 'Enter a last name');
  if (category === '2' && !fields.OrganizationBPName1)
    throw new SapFault(400, 'R1/142', 'Enter a name for the organization');
  const grouping = fields.BusinessPartnerGrouping;
  if (grouping && !['BP02', 'BPEX', '0001'].includes(String(grouping)))
    throw new SapFault(400, 'R1/048', `Grouping ${grouping} is not defined`);
}

function checkAddress(address: Row): void {
  if (!address.Language) throw new SapFault(400, 'FSBP_ECC/030', 'Specify a language for the address');
  checkPlace(address);
}

/** Country and region, as every address has them. */
export function checkPlace(address: Row): void {
  if (!address.Country) throw new SapFault(400, 'AM/207', 'Enter a country for the address');
  const region = String(address.Region ?? '');
  if (region !== '' && regions[String(address.Country)]?.test(region) === false)
    throw new SapFault(400, 'AM/208', `Region ${region} is not defined for country ${address.Country}`);
}

/** How the codes of regions look in countries where that is known (S4-118); elsewhere every code is taken. */
const regions: Record<string, RegExp> = {
  US: /^[A-Z]{2}$/,
  CA: /^[A-Z]{2}$/,
  AU: /^[A-Z]{2,3}$/,
  DE: /^(?:0[1-9]|1[0-6])$/,
  AT: /^(?:B|K|NOE|OOE|S|ST|T|V|W)$/,
};

function checkChild(set: string, fields: Row, system: SystemState): void {
  if (set === 'A_CustomerSalesArea' && !fields.Currency)
    throw new SapFault(400, 'CVI_API/003', 'Required field Currency of the sales area is missing');
  if (set === 'A_SupplierPurchasingOrg' && !fields.PurchaseOrderCurrency)
    throw new SapFault(400, 'CVI_API/003', 'Required field PurchaseOrderCurrency is missing');
  if (set !== 'A_CustomerCompany' && set !== 'A_SupplierCompany') return;
  const account = system.tables
    .of('API_GLACCOUNTINCHARTOFACCOUNTS_SRV', 'A_GLAccountInChartOfAccounts')
    .get({ ChartOfAccounts: 'YCOA', GLAccount: fields.ReconciliationAccount ?? '' });
  if (!account)
    throw new SapFault(
      400,
      'F2/163',
      `Reconciliation account ${fields.ReconciliationAccount ?? ''} is not defined in company code ${fields.CompanyCode ?? ''}`,
    );
}

function writeAddress(partner: string, { fields, children }: Draft, system: SystemState): Row {
  const table = (set: string) => system.tables.of(service, set);
  const AddressID = system.nextNumber('address');
  for (const [navigation, set] of [
    ['to_EmailAddress', 'A_AddressEmailAddress'],
    ['to_PhoneNumber', 'A_AddressPhoneNumber'],
    ['to_MobilePhoneNumber', 'A_AddressPhoneNumber'],
  ] as const) {
    for (const child of children.get(navigation) ?? []) {
      const OrdinalNumber = String(system.tables.joined(table(set), ['AddressID'], { AddressID }).length + 1);
      table(set).insert({ ...child.fields, AddressID, Person: '', OrdinalNumber });
    }
  }
  for (const usage of children.get('to_AddressUsage') ?? [])
    table('A_BuPaAddressUsage').insert({
      ...usage.fields,
      BusinessPartner: partner,
      AddressID,
      ValidityEndDate: usage.fields.ValidityEndDate ?? wireDate(Date.UTC(9999, 11, 31)),
    });
  return table('A_BusinessPartnerAddress').insert({ ...fields, BusinessPartner: partner, AddressID });
}

/** Usually that of the partner; in some systems of a range of its own. */
const sideNumber = (partner: Row, { range }: Side, system: SystemState): string =>
  system.numbersSidesApart ? system.nextNumber(range) : String(partner.BusinessPartner);

function writeSide(partner: Row, side: Side, draft: Draft | undefined, system: SystemState): void {
  const number = String(partner[side.key]);
  const name = String(partner.BusinessPartnerName);
  system.tables.of(service, side.set).insert({
    ...draft?.fields,
    [side.key]: number,
    [`${side.key}FullName`]: name,
    [`${side.key}Name`]: name,
    CreationDate: system.today(),
    CreatedByUser: system.user,
  });
  for (const [navigation, set] of Object.entries(side.children)) {
    for (const { fields } of draft?.children.get(navigation) ?? []) {
      checkChild(set, fields, system);
      system.tables.of(service, set).insert({ ...fields, [side.key]: number });
    }
  }
}
