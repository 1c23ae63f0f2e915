// Finds changes in a set without change stamps by comparing contents: of all records, or of those that may have changed.
import type { ODataClient } from '../../../odata/client.ts';
import { readDifferences, type Snapshot } from '../../../odata/differences.ts';
import type { EntitySetClient } from '../../../odata/entity-set.ts';
import { and, anyOf } from '../../../odata/filter.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import type { Mapping } from './mapping.ts';
import type { Plan } from './plan.ts';

/** Where a comparison stands. Plain JSON. */
export interface Compared {
  rows: Snapshot;
  /** Of what says which records to look at. */
  touched?: unknown;
}

/** Cursors of before have the records alone. */
export const comparedIn = (cursor: unknown): Compared =>
  typeof cursor === 'object' && cursor !== null && 'rows' in cursor
    ? (cursor as Compared)
    : { rows: (cursor as Snapshot | undefined) ?? {} };

export async function compare<Client extends ODataClient>(
  client: Client,
  mapping: Mapping<Client>,
  set: EntitySetClient,
  before: Compared,
  now: Date,
  shape: Plan['shape'],
): Promise<{ rows: Entity[]; cursor: Compared }> {
  const { keys } = set.definition.type;
  const touched = await mapping.touched?.(client, before.touched, now);
  const { where, isNews } = touched ?? {};
  if (where?.values.length === 0) return { rows: [], cursor: { ...before, touched: touched?.cursor } };
  const chosen = new Set(where?.values);
  const at = where ? keys.indexOf(where.field) : -1;
  const isRead = (key: string) => at < 0 || chosen.has(String((JSON.parse(key) as unknown[])[at]));
  const known = Object.entries(before.rows);
  const conditions = [
    ...(mapping.only ? [mapping.only] : []),
    ...(where ? [anyOf(where.field, where.values)] : []),
  ];
  const { created, changed, deleted, snapshot } = await readDifferences(
    set,
    Object.fromEntries(
      known.flatMap(([key, was]) => (isRead(key) ? [[key, where && isNews ? '' : was]] : [])),
    ),
    { ...shape, ...(conditions.length > 0 ? { filter: and(...conditions) } : {}) },
  );
  const { emptied } = mapping;
  // Only for records that may have changed: otherwise an answer that leaves out records for another reason would report all of them
  // as deleted.
  const gone =
    emptied && where
      ? deleted.map(key => ({
          ...Object.fromEntries(keys.map((name, part) => [name, key[part]])),
          ...emptied,
        }))
      : [];
  return {
    rows: [...created, ...changed, ...gone],
    cursor: {
      rows: { ...Object.fromEntries(known.filter(([key]) => !isRead(key))), ...snapshot },
      ...(touched ? { touched: touched.cursor } : {}),
    },
  };
}
