// Sales orders: the order, its conditions and items, and the addresses that stand on this one document (S4-203).
import type { Entity } from '../../../odata/values/read-entity.ts';
import { requireFields } from '../../kit/input-fields.ts';
import type { Given } from '../../kit/odata/create.ts';
import { inSystemNames } from '../../kit/odata/mapping.ts';
import { inFields, type TextFields, textFieldsIn } from '../../kit/odata/text-rooms.ts';
import { dryRunOfSalesOrder } from './dry-runs.ts';
import { type RegionCodes, withRegionCodes } from './regions.ts';
import type { S4Creation } from './s4-mapping.ts';
import { salesMappings } from './sales.ts';
import { orderCondition, salesOrderItem } from './sales-order-items.ts';

const orders = salesMappings['sales-orders'];

/** The partner of the order in whose place each address stands. */
const functions = { address: 'SP', ship_to_address: 'SH' };
const addresses = Object.keys(functions) as (keyof typeof functions)[];

const fields = {
  house_number: 'HouseNumber',
  district: 'DistrictName',
  city: 'CityName',
  postal_code: 'PostalCode',
  region: 'Region',
  country: 'Country',
  language: 'CorrespondenceLanguage',
  email: 'EmailAddress',
};
const nameFields = [1, 2, 3, 4].map(nth => `OrganizationName${nth}`);
/** Below the street, as for partners (S4-119). */
const streetFields = ['StreetName', 'StreetSuffixName1', 'StreetSuffixName2'];
const inAddress = (field: string) => `to_Partner/to_Address/${field}`;
const textsOf = (address: string): TextFields[] => [
  { of: [`${address}.name`], in: nameFields.map(inAddress) },
  {
    of: [`${address}.street`, `${address}.street_2`, `${address}.street_3`],
    in: streetFields.map(inAddress),
  },
  { of: [`${address}.district`], in: [inAddress(fields.district)] },
  { of: [`${address}.city`], in: [inAddress(fields.city)] },
];

/** `found`: where it is created, and how it is found again. */
export function salesOrderCreation(
  found: Pick<S4Creation, 'service' | 'set' | 'id' | 'search'>,
  itemNumber: (at: number) => string,
  regionCodes: RegionCodes,
): S4Creation {
  return {
    ...found,
    texts: [...textFieldsIn(orders, ['items.text']), ...addresses.flatMap(textsOf)],
    encode: given => withRegionCodes(given, addresses, regionCodes),
    body: given => ({
      ...inSystemNames(orders.fields, given),
      CustomerPurchaseOrderDate: given.customer_order_date,
      to_PricingElement: (given.conditions as Entity[] | undefined)?.map(one =>
        orderCondition(one, given.currency),
      ),
      to_Partner: partnersIn(given),
      to_Item: (given.items as Entity[]).map((item, at) =>
        salesOrderItem(item, itemNumber(at), given.currency),
      ),
    }),
    dryRun: dryRunOfSalesOrder,
  };
}

/** Undefined: every partner has the address of its own. Throws `input/fields-missing`. */
function partnersIn(given: Given): Entity[] | undefined {
  const named = addresses.filter(name => given[name] !== undefined);
  if (named.length === 0) return undefined;
  requireFields(
    'S/4HANA',
    given,
    named.flatMap(name => [`${name}.country`, `${name}.name`]),
  );
  return named.map(name => {
    const { name: called, street, ...address } = given[name] as Entity;
    return {
      PartnerFunction: functions[name],
      Customer: given.customer,
      to_Address: [
        {
          ...inFields(nameFields, called),
          ...inFields(streetFields, street),
          ...inSystemNames(fields, address),
        },
      ],
    };
  });
}
