// The unified objects that an S/4HANA tenant has.
import type { ObjectName, ObjectReader } from '../../../models/objects/all.ts';
import type { S4Client } from '../../../s4/client.ts';
import type { Mapping } from './mapping.ts';
import { masterDataMappings } from './master-data.ts';
import { purchasingMappings } from './purchasing.ts';
import { objectReader } from './reader.ts';
import { salesMappings } from './sales.ts';

export const mappings: Record<ObjectName, Mapping> = {
  ...salesMappings,
  ...purchasingMappings,
  ...masterDataMappings,
};

export function objectReaders(client: S4Client): Record<ObjectName, ObjectReader> {
  return Object.fromEntries(
    Object.entries(mappings).map(([name, mapping]) => [name, objectReader(client, mapping)]),
  ) as Record<ObjectName, ObjectReader>;
}
