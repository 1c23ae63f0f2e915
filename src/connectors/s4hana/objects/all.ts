// The unified objects that an S/4HANA system has, and those that can be written.
import type { Clock } from '../../../core/clock.ts';
import type { Access, ObjectWriter } from '../../../models/access.ts';
import { modelOf, type ObjectName } from '../../../models/objects/all.ts';
import { sideOf } from '../../../models/side.ts';
import type { S4Client } from '../../../s4/client.ts';
import { billingDocuments } from '../../../s4/documents/billing-documents.ts';
import { answeredWriter, unreadableWrite } from '../../kit/answered-writer.ts';
import { creator } from '../../kit/odata/create.ts';
import { objectReader, type Reader } from '../../kit/odata/read.ts';
import { type Further, updater } from '../../kit/odata/update.ts';
import { creationsOf } from './creations.ts';
import { invoiceWriter } from './invoice-writer.ts';
import { journalWriter } from './journal-writer.ts';
import { ledgerMappings } from './ledger.ts';
import { masterDataMappings } from './master-data.ts';
import { withMerges } from './merges.ts';
import { purchasingMappings } from './purchasing.ts';
import type { RegionCodes } from './regions.ts';
import { reversals, reversedBy, reverser } from './reversals.ts';
import { located, type S4Mapping } from './s4-mapping.ts';
import { salesMappings } from './sales.ts';
import { salesOrderChanges } from './sales-order-changes.ts';
import { warehouseMappings } from './warehouse.ts';

export const mappings = {
  ...salesMappings,
  ...purchasingMappings,
  ...warehouseMappings,
  ...ledgerMappings,
  ...masterDataMappings,
} satisfies { [Name in ObjectName]?: S4Mapping };
type S4Object = keyof typeof mappings;
const furthers: { [Name in S4Object]?: Further } = { 'sales-orders': salesOrderChanges };

/** Every object is read as its mapping says; how it is written differs. */
export function s4Objects(
  client: S4Client,
  context: { clock: Clock; createdByUser: string; regionCodes?: RegionCodes; replacedByCategory?: string },
): Record<S4Object, Reader & Access> {
  const objects = Object.fromEntries(
    Object.entries(mappings).map(([name, mapping]) => [
      name,
      objectReader(
        client,
        name as S4Object,
        located(withMerges(mapping as S4Mapping, context.replacedByCategory ?? '', context.clock)),
      ),
    ]),
  ) as Record<S4Object, Reader & Access>;
  const creators: { [Name in S4Object]?: ObjectWriter } = {
    ...Object.fromEntries(
      Object.entries(creationsOf(context)).map(([name, creation]) => [
        name,
        creator(client, located(creation), modelOf(name as ObjectName).texts ?? [], context.clock),
      ]),
    ),
    invoices: invoiceWriter(client),
    'journal-entries': journalWriter(client, sideOf({ objects }), context),
  };
  for (const [name, access] of Object.entries(objects) as [S4Object, Reader & Access][]) {
    const reversal = reversals[name];
    const create = creators[name];
    if (create)
      access.create = answeredWriter(
        name,
        reversal ? { ...create, isReversed: reversedBy(reversal, access) } : create,
        unreadableWrite('S/4HANA', name),
      );
    if (modelOf(name).update)
      access.update = answeredWriter(
        name,
        reversal
          ? reverser(client, reversal, access, context)
          : updater(client, located(mappings[name]), modelOf(name).texts ?? [], furthers[name]),
        unreadableWrite('S/4HANA', name),
      );
  }
  objects.invoices.file = id => billingDocuments(client).pdf(id);
  return objects;
}
