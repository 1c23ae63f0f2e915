// A mapping of S/4HANA names its service as the table of known services does.
import type { S4Client } from '../../../s4/client.ts';
import { knownServices, type ServiceName } from '../../../s4/documents/known-services.ts';
import type { Creation } from '../../kit/odata/create.ts';
import type { Mapping } from '../../kit/odata/mapping.ts';

export type S4Mapping = Omit<Mapping<S4Client>, 'system' | 'path'> & { service: ServiceName };
export type S4Creation = Omit<Creation<S4Client>, 'path'> & { service: ServiceName };

/** Those of them that lists are filtered by. */
const numbers: ReadonlySet<string> = new Set([
  'CostCenter',
  'GLAccount',
  'InvoicingParty',
  'Material',
  'SalesOrder',
  'ShipToParty',
  'SoldToParty',
  'Supplier',
]);

/** SAP shows numbers without the leading zeros that events and IDocs write (S4-116). */
const shown = (field: string, value: string): string =>
  numbers.has(field) && /^\d+$/.test(value) ? value.replace(/^0+(?=\d)/, '') : value;

export const located = <Of extends { service: ServiceName }>({ service, ...rest }: Of) => ({
  ...rest,
  shown,
  system: 'S/4HANA',
  path: knownServices[service].path,
});
