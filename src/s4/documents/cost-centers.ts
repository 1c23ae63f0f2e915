// Cost centers: each has one row per span of time.
import { and, eq, ge, le } from '../../odata/filter.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';
import { readable } from './readable.ts';

export type CostCenters = ReturnType<typeof costCenters>;

export function costCenters(client: S4Client) {
  const rows = lazyService(client, 'costCenter').set('A_CostCenter');
  return {
    ...readable(rows),
    /** A cost center has one row per span of time: the one that holds on this day (YYYY-MM-DD). */
    async on(controllingArea: string, costCenter: string, day: string): Promise<Entity | undefined> {
      const [row] = await rows.list({
        filter: and(
          eq('ControllingArea', controllingArea),
          eq('CostCenter', costCenter),
          le('ValidityStartDate', day),
          ge('ValidityEndDate', day),
        ),
      });
      return row;
    },
  };
}
