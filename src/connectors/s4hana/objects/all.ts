// The unified objects that an S/4HANA tenant has, and those that can be written.
import type { Clock } from '../../../core/clock.ts';
import type { LedgerReader } from '../../../models/connector.ts';
import { type ObjectName, type ObjectReader, objectModels } from '../../../models/objects/all.ts';
import type { ObjectModel } from '../../../models/objects/field.ts';
import type { ObjectOperation, ObjectWriter } from '../../../models/objects/writes.ts';
import type { S4Client } from '../../../s4/client.ts';
import { answeredWriter } from './answered-writer.ts';
import { changer } from './changer.ts';
import { creations } from './creations.ts';
import { creator } from './creator.ts';
import { invoiceWriter } from './invoice-writer.ts';
import { journalWriter } from './journal-writer.ts';
import { ledgerMappings } from './ledger.ts';
import type { Mapping } from './mapping.ts';
import { masterDataMappings } from './master-data.ts';
import { purchasingMappings } from './purchasing.ts';
import { objectReader } from './reader.ts';
import { reversals, reverser, takenBackBy } from './reversals.ts';
import { salesMappings } from './sales.ts';
import { warehouseMappings } from './warehouse.ts';

export const mappings: Record<ObjectName, Mapping> = {
  ...salesMappings,
  ...purchasingMappings,
  ...warehouseMappings,
  ...ledgerMappings,
  ...masterDataMappings,
};

const mapValues = <Value, Result>(values: Record<string, Value>, of: (value: Value) => Result) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, of(value)]));

export function objectReaders(client: S4Client): Record<ObjectName, ObjectReader> {
  return mapValues(mappings, mapping => objectReader(client, mapping)) as Record<ObjectName, ObjectReader>;
}

export function objectWriters(
  client: S4Client,
  { ledger, readers }: { ledger: LedgerReader; readers: Record<ObjectName, ObjectReader> },
  context: { clock: Clock; createdByUser: string },
): { [Name in ObjectOperation]?: ObjectWriter } {
  const writers: { [Name in ObjectOperation]?: ObjectWriter } = {};
  const creators: { [Name in ObjectName]?: ObjectWriter } = {
    ...mapValues(creations, creation => creator(client, creation, context.clock)),
    invoices: invoiceWriter(client),
    'journal-entries': journalWriter(client, ledger, context),
  };
  for (const [name, model] of Object.entries(objectModels) as [ObjectName, ObjectModel][]) {
    const reversal = reversals[name];
    const reader = readers[name];
    const create = creators[name];
    const add = (operation: ObjectOperation, writer: ObjectWriter) => {
      writers[operation] = answeredWriter(name, writer);
    };
    if (create)
      add(`${name}.create`, reversal ? { ...create, isTakenBack: takenBackBy(reversal, reader) } : create);
    if (model.update)
      add(
        `${name}.update`,
        reversal ? reverser(client, reversal, reader, context) : changer(client, mappings[name]),
      );
  }
  return writers;
}
