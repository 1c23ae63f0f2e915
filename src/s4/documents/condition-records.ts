// Prices as condition records: the amount stands in the record, what it is for and how long in its validity.
import { and, eq, ge, le } from '../../odata/filter.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';

export type ConditionRecords = ReturnType<typeof conditionRecords>;

export function conditionRecords(client: S4Client) {
  const service = lazyService(client, 'conditionRecord');
  const records = service.set('A_SlsPrcgConditionRecord');
  const validities = service.set('A_SlsPrcgCndnRecdValidity');
  return {
    ...records,
    validities,
    scales: service.set('A_SlsPrcgCndnRecordScale'),
    /** The records that hold on a day (YYYY-MM-DD) for what `fields` name (`Material`, `SalesOrganization`, …). */
    async on(day: string, conditionType: string, fields: Record<string, string>): Promise<Entity[]> {
      const rows = await validities.list({
        filter: and(
          eq('ConditionType', conditionType),
          ...Object.entries(fields).map(([name, value]) => eq(name, value)),
          le('ConditionValidityStartDate', day),
          ge('ConditionValidityEndDate', day),
        ),
      });
      const found = await Promise.all(rows.map(row => records.one(String(row.ConditionRecord))));
      return found.filter(record => record !== undefined && record.ConditionIsDeleted !== true) as Entity[];
    },
  };
}
