// The unified objects that an S/4HANA tenant has, and those that can be written.
import type { Clock } from '../../../core/clock.ts';
import type { LedgerReader } from '../../../models/connector.ts';
import { type ObjectName, type ObjectReader, objectModels } from '../../../models/objects/all.ts';
import type { ObjectModel } from '../../../models/objects/field.ts';
import type { ObjectOperation, ObjectWriter } from '../../../models/objects/writes.ts';
import type { S4Client } from '../../../s4/client.ts';
import { creations } from './creations.ts';
import { journalWriter } from './journal-writer.ts';
import { ledgerMappings } from './ledger.ts';
import type { Mapping } from './mapping.ts';
import { masterDataMappings } from './master-data.ts';
import { purchasingMappings } from './purchasing.ts';
import { objectReader } from './reader.ts';
import { salesMappings } from './sales.ts';
import { warehouseMappings } from './warehouse.ts';
import { changer, creator } from './writer.ts';

export const mappings: Record<ObjectName, Mapping> = {
  ...salesMappings,
  ...purchasingMappings,
  ...warehouseMappings,
  ...ledgerMappings,
  ...masterDataMappings,
};

export function objectReaders(client: S4Client): Record<ObjectName, ObjectReader> {
  return Object.fromEntries(
    Object.entries(mappings).map(([name, mapping]) => [name, objectReader(client, mapping)]),
  ) as Record<ObjectName, ObjectReader>;
}

export function objectWriters(
  client: S4Client,
  ledger: LedgerReader,
  context: { clock: Clock; createdByUser: string },
): { [Name in ObjectOperation]?: ObjectWriter } {
  const changed = Object.entries(objectModels as Record<ObjectName, ObjectModel>).flatMap(([name, model]) =>
    model.update ? [[`${name}.update`, changer(client, mappings[name as ObjectName])]] : [],
  );
  const created = Object.entries(creations).map(([name, creation]) => [
    `${name}.create`,
    creator(client, creation, context.clock),
  ]);
  return {
    ...Object.fromEntries([...changed, ...created]),
    'journal-entries.create': journalWriter(client, ledger, context),
  };
}
