// Finds documents that carry our reference in a field that lists can be narrowed by.
import { and, eq, type Filter } from '../../../odata/filter.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import type { S4Client } from '../../../s4/client.ts';
import { refuseOthers } from '../../../s4/documents/refuse-others.ts';
import type { Given, Search } from '../../kit/odata/create.ts';

export interface Carried {
  field: string;
  /** What it must have besides to be the one that was written. */
  and?: (given: Given) => Filter;
  /** Some that carry it do not count, such as those that were taken back. */
  counts?: (row: Entity) => boolean;
  /** Other fields that `id` and `counts` need. */
  select: readonly string[];
  expand?: readonly string[];
}

export function carriedIn(carried: Carried): Search<S4Client> {
  const { field, and: besides, counts = () => true, select, expand = [] } = carried;
  return async ({ set, id }, given) => {
    const carries = eq(field, given.reference);
    const rows = await set.list({
      filter: besides ? and(carries, besides(given)) : carries,
      select: [...new Set([field, ...select])],
      ...(expand.length > 0 ? { expand: [...expand] } : {}),
    });
    refuseOthers(rows, field, given.reference);
    return rows.filter(counts).map(id);
  };
}
