// One page of a list. It goes on after the key that was handed out last, where the system's metadata lets a set be
// sorted and filtered by its key; else by its place in the service's own order. Filters that the service does not take
// are compared here. Nothing is sent that the metadata forbids: some services ignore what they do not take.

import type { Reason } from '../../../core/reasons.ts';
import type { ObjectQuery } from '../../../models/access.ts';
import type { EntitySetClient, LeftOut } from '../../../odata/entity-set.ts';
import { and, eq, type Filter, fieldsOf, gt, or } from '../../../odata/filter.ts';
import { matches } from '../../../odata/matches.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import { say } from '../sentences.ts';
import { keyOf } from './ids.ts';
import { conditionOf, type Mapping } from './mapping.ts';
import type { Plan } from './plan.ts';
import { readableRows } from './readable-rows.ts';
import { cursorOutdated, isPlace, placeAfter, placeOf, readFrom } from './service-order.ts';

/** A page that is compared here takes so many requests at most, and then answers what it has found. */
const requestsPerPage = 10;
/** Records of one such request; children make them heavy. */
const compared = { alone: 500, withChildren: 100 };

export interface ListPage {
  rows: Entity[];
  /** Where the next page begins; undefined: there is none. */
  next: string[] | undefined;
  warnings: Reason[];
}

interface Chunk {
  rows: Entity[];
  /** They are the last rows. */
  isLast: boolean;
  /** Where to go on after the row with this index. */
  after(index: number): string[];
}

/**
 * Calls `leftOut` for each record that cannot be read. Throws `input/cursor-outdated` when the record after which the page
 * begins no longer exists, errors of the service, and `unavailable/broken-answer` for a page of which nothing can be read.
 */
export async function listPage(
  set: EntitySetClient,
  mapping: Mapping,
  { filters, after, limit }: ObjectQuery,
  { select, expand }: Plan['shape'],
  leftOut: LeftOut,
): Promise<ListPage> {
  const { type } = set.definition;
  const allows = (use: 'filterable' | 'sortable', fields: readonly string[]) =>
    fields.every(field => type.properties.get(field)?.[use] !== false);
  const conditions = [
    ...Object.entries(filters).flatMap(([name, value]) => {
      const filter = value === undefined ? undefined : conditionOf(mapping, name, String(value));
      return filter ? [{ name, filter }] : [];
    }),
    ...(mapping.only ? [{ name: fieldsOf(mapping.only).join(), filter: mapping.only }] : []),
  ];
  const sent = conditions.filter(({ filter }) => allows('filterable', fieldsOf(filter)));
  const kept = conditions.filter(one => !sent.includes(one));
  const isSorted = allows('sortable', mapping.key);
  const isByKey = isSorted && allows('filterable', mapping.key);
  const fields = kept.flatMap(({ filter }) => fieldsOf(filter));
  const shape = {
    ...(select ? { select: [...new Set([...select, ...fields])] } : {}),
    ...(expand ? { expand } : {}),
    ...(isSorted ? { orderBy: mapping.key } : {}),
  };
  const filter = sent.map(one => one.filter);

  const list = readableRows(set, mapping, leftOut);
  const read = async (from: readonly string[] | undefined, top: number): Promise<Chunk> => {
    if (isByKey) {
      const beyond = from ? [keyAfter(mapping.key, from)] : [];
      const { rows, answered } = await list({ ...shape, filter: allOf([...filter, ...beyond]), top });
      return { rows, isLast: answered < top, after: index => keyOf(mapping, rows[index] as Entity) };
    }
    const query = { ...shape, filter: allOf(filter) };
    const place = from && placeOf(from);
    const found = await readFrom(list, mapping, query, place, top);
    return { ...found, after: index => placeAfter(mapping, found, index, place) };
  };

  const rows: Entity[] = [];
  const warnings = kept.length === 0 ? [] : [comparedHere(mapping.set, kept)];
  if (after && isPlace(after) === isByKey) throw cursorOutdated('sorted-otherwise');
  let from = after && [...after];
  for (let request = 1; ; request++) {
    const top = kept.length === 0 ? limit - rows.length : compared[expand ? 'withChildren' : 'alone'];
    const chunk = await read(from, top);
    for (const [index, row] of chunk.rows.entries()) {
      if (!kept.every(one => matches(one.filter, row, type))) continue;
      rows.push(row);
      if (rows.length < limit) continue;
      const isEnd = chunk.isLast && index === chunk.rows.length - 1;
      return { rows, next: isEnd ? undefined : chunk.after(index), warnings };
    }
    if (chunk.isLast) return { rows, next: undefined, warnings };
    from = chunk.after(chunk.rows.length - 1);
    // Those that were left out count as well.
    const isWhole = isByKey && kept.length === 0;
    if (isWhole || request === requestsPerPage) return { rows, next: from, warnings };
  }
}

function comparedHere(set: string, conditions: readonly { name: string }[]): Reason {
  const names = conditions.map(({ name }) => name).join(', ');
  return say.reason('compared-here', { set, names });
}

const allOf = (conditions: readonly Filter[]): Filter | undefined =>
  conditions.length > 1 ? and(...conditions) : conditions[0];

/** Records whose key comes after this one. */
function keyAfter([field, ...rest]: readonly string[], [value, ...values]: readonly string[]): Filter {
  const after = gt(field as string, value);
  return rest.length === 0 ? after : or(after, and(eq(field as string, value), keyAfter(rest, values)));
}
