// What has changed, by content: for records that the system does not stamp (stock), or stamps with a day that not every change
// touches (business partners). Everything is read and compared with what it was.

import type { EntitySetClient } from './entity-set.ts';
import { fingerprintOf, keyText } from './fingerprint.ts';
import type { Query } from './query.ts';
import type { Entity } from './values/read-entity.ts';
import type { Key } from './values/write-entity.ts';

/** Key → fingerprint of the content. Plain JSON: keep it, and hand it in the next time. */
export type Snapshot = Record<string, string>;

export interface Differences<E> {
  created: E[];
  changed: E[];
  /** Keys of records that were there the last time, part by part. */
  deleted: unknown[][];
  snapshot: Snapshot;
}

/** Reads the whole set, or what meets the query; the same query every time, or what it leaves out counts as deleted. */
export async function readDifferences<E extends Entity, K extends Key>(
  set: EntitySetClient<E, K>,
  before: Snapshot,
  query: Query<keyof E & string> = {},
): Promise<Differences<E>> {
  const { definition } = set;
  const created: E[] = [];
  const changed: E[] = [];
  const snapshot: Snapshot = {};
  for await (const row of set.read(query)) {
    const key = keyText(definition, row);
    const fingerprint = fingerprintOf(row);
    // A page that moved while it was read may bring a record twice.
    if (snapshot[key] === fingerprint) continue;
    if (before[key] === undefined) created.push(row);
    else if (before[key] !== fingerprint) changed.push(row);
    snapshot[key] = fingerprint;
  }
  const deleted = Object.keys(before)
    .filter(key => snapshot[key] === undefined)
    .map(key => JSON.parse(key) as unknown[]);
  return { created, changed, deleted, snapshot };
}
