// Cost centers: each has one row per span of time.
import { and, eq, ge, le } from '../../odata/filter.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';
import { type Readable, readable } from './readable.ts';

export interface CostCenters extends Readable {
  /** A cost center has one row per span of time: the one that holds on this day (YYYY-MM-DD). */
  on(controllingArea: string, costCenter: string, day: string): Promise<Entity | undefined>;
}

export function costCenters(client: S4Client): CostCenters {
  const rows = lazyService(client, 'costCenter').set('A_CostCenter');
  return {
    ...readable(rows),
    async on(controllingArea, costCenter, day) {
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
