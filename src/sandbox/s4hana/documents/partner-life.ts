// What happens to business partners over the years: they are blocked, flagged for archiving or deletion, merged into another one, and
// blocked at the end of their purpose, after which nobody sees them (S4-200 to S4-204). Also what is still written for them.
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { wireDate } from '../wire.ts';
import type { SystemState } from './document.ts';

const service = 'API_BUSINESS_PARTNER';

/** What a person does to a partner. Left out: it stays as it is. */
export interface PartnerChange {
  /** The central block. */
  blocked?: boolean;
  /** The reason of the block; empty: it may be sold to again. */
  orderBlock?: string;
  /** `1710/10/00`: the order block and the deletion flag are those of this sales area alone. */
  salesArea?: string;
  postingBlocked?: boolean;
  flaggedForArchiving?: boolean;
  flaggedForDeletion?: boolean;
  /** The customer that takes its place. */
  mergedInto?: string;
  /** The end of its purpose: its documents stay, and nobody sees its data any more. */
  ended?: true;
}

export interface PartnerLife {
  /** Throws for a customer that does not exist, also as RangeError where a field is not one of these. */
  change(customer: string, change: PartnerChange): void;
}

const fields = {
  blocked: 'boolean',
  orderBlock: 'string',
  salesArea: 'string',
  postingBlocked: 'boolean',
  flaggedForArchiving: 'boolean',
  flaggedForDeletion: 'boolean',
  mergedInto: 'string',
  ended: 'boolean',
};

/** The category of the relationship "is replaced by" (S4-202). */
export const replacedBy = 'BUR013';

export function partnerLife(system: SystemState): PartnerLife {
  const { tables } = system;
  const table = (set: string) => tables.of(service, set);
  const partnerOf = (customer: string): Row => {
    const partner = [...table('A_BusinessPartner').rows.values()].find(row => row.Customer === customer);
    if (!partner) throw new RangeError(`There is no customer ${customer}`);
    return partner;
  };
  const end = (customer: string) => {
    const BusinessPartner = partnerOf(customer).BusinessPartner ?? '';
    for (const set of tables.models.get(service)?.sets.values() ?? []) {
      const rows = [...table(set.name).rows.values()];
      const own = (row: Row) => row.BusinessPartner === BusinessPartner || row.Customer === customer;
      for (const row of rows.filter(own)) table(set.name).remove(row);
    }
    system.ended.add(customer);
  };
  return {
    change(customer, change) {
      for (const [name, value] of Object.entries(change))
        if (typeof value !== fields[name as keyof typeof fields])
          throw new RangeError(`A partner has no ${name} of this kind`);
      const partner = partnerOf(customer);
      const side = table('A_Customer').get({ Customer: customer }) as Row;
      const [SalesOrganization = '', DistributionChannel = '', Division = ''] =
        change.salesArea?.split('/') ?? [];
      const area = { Customer: customer, SalesOrganization, DistributionChannel, Division };
      const place = change.salesArea === undefined ? side : table('A_CustomerSalesArea').get(area);
      if (!place) throw new RangeError(`${customer} has no sales area ${change.salesArea}`);
      const set = (row: Row, field: string, value: string | boolean | undefined) => {
        if (value !== undefined) tables.change(row, { [field]: value });
      };
      set(partner, 'BusinessPartnerIsBlocked', change.blocked);
      set(partner, 'IsMarkedForArchiving', change.flaggedForArchiving);
      set(side, 'PostingIsBlocked', change.postingBlocked);
      set(place, 'OrderIsBlockedForCustomer', change.orderBlock);
      set(place, 'DeletionIndicator', change.flaggedForDeletion);
      if (change.mergedInto !== undefined) {
        tables.change(partner, { IsMarkedForArchiving: true });
        addRelationship(system, {
          BusinessPartner1: partner.BusinessPartner ?? '',
          BusinessPartner2: partnerOf(change.mergedInto).BusinessPartner ?? '',
          RelationshipCategory: replacedBy,
        });
      }
      if (change.ended) end(customer);
    },
  };
}

export function addRelationship(system: SystemState, given: Row): Row {
  const partners = system.tables.of(service, 'A_BusinessPartner');
  for (const number of [given.BusinessPartner1, given.BusinessPartner2])
    if (!partners.get({ BusinessPartner: number ?? '' }))
      throw new SapFault(400, 'R11/657', `Business partner ${number} does not exist`);
  return system.tables.of(service, 'A_BPRelationship').insert({
    ...given,
    RelationshipNumber: system.nextNumber('relationship'),
    ValidityStartDate: given.ValidityStartDate ?? system.today(),
    ValidityEndDate: given.ValidityEndDate ?? wireDate(Date.UTC(9999, 11, 31)),
    CreatedByUser: system.user,
    CreationDate: system.today(),
  });
}

/** Order blocks that are assigned to some types of sales documents only; every other one concerns all of them (S4-200). */
const blockedTypes: Record<string, readonly string[]> = { '02': ['CR'] };

/** Throws for a customer that may not be sold to. `area`: its row, where the sales area counts. */
export function checkMayOrder(customer: Row, area: Row | undefined, type: string, system: SystemState): void {
  const number = String(customer.Customer);
  const blocks = [customer, area].map(row => String(row?.OrderIsBlockedForCustomer ?? ''));
  const block = blocks.find(one => one !== '' && (blockedTypes[one]?.includes(type) ?? true));
  if (block !== undefined)
    throw new SapFault(
      400,
      'VP/205',
      `Customer ${number} is blocked for sales orders (order block ${block})`,
    );
  if (isBlockedCentrally(number, system))
    throw new SapFault(400, 'VP/206', `Customer ${number} is blocked centrally`);
}

/** Throws for a customer that is at the end of its purpose. */
export function checkPurpose(customer: string, { ended }: SystemState): void {
  if (ended.has(customer)) throw new SapFault(400, endOfPurpose.code, endOfPurpose.text(customer));
}

export const endOfPurpose = {
  code: 'CVP_QM/002',
  text: (customer: string) => `Function not permitted because customer ${customer} is blocked.`,
};

/** Why nothing is posted on this customer; undefined: it may be. A flag for deletion is a warning only (S4-201). */
export function postingProblem(
  customer: string,
  CompanyCode: string,
  system: SystemState,
): { code: string; message: string } | undefined {
  const row = (set: string, key: Row) => system.tables.of(service, set).get({ Customer: customer, ...key });
  if (system.ended.has(customer)) return { code: endOfPurpose.code, message: endOfPurpose.text(customer) };
  const isBlocked =
    row('A_Customer', {})?.PostingIsBlocked === true ||
    row('A_CustomerCompany', { CompanyCode })?.PhysicalInventoryBlockInd === true ||
    isBlockedCentrally(customer, system);
  return isBlocked ? { code: 'F5/351', message: `account ${customer} is blocked for posting` } : undefined;
}

function isBlockedCentrally(customer: string, { tables }: SystemState): boolean {
  for (const row of tables.of(service, 'A_BusinessPartner').rows.values())
    if (row.Customer === customer) return row.BusinessPartnerIsBlocked === true;
  return false;
}
