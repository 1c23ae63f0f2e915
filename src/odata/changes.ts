// What has changed since the last time, by a field that the system stamps (`LastChangeDateTime`, `LastChangeDate`). Stamps are
// not exact: JSON drops what is finer than a millisecond, a transaction commits after it took its stamp, and some fields
// hold only a day.
import { type ChangeCursor, recentChanges } from '../core/recent-changes.ts';
import type { EntitySetClient } from './entity-set.ts';
import { type Filter, ge } from './filter.ts';
import { fingerprintOf, keyText } from './fingerprint.ts';
import type { Query } from './query.ts';
import { say } from './sentences.ts';
import type { Entity } from './values/read-entity.ts';
import type { Key } from './values/write-entity.ts';

export interface ChangesOptions<E extends Entity> extends Pick<Query, 'select' | 'expand'> {
  /** The stamp: a day or an instant. */
  by: keyof E & string;
  /** Where to go on; or, the first time, a day or an instant; or nothing, for everything. */
  since?: ChangeCursor | string | undefined;
  /** How far before the last stamp to begin, in milliseconds; two minutes when left out. */
  overlapMs?: number | undefined;
  /** Stamps after this instant do not move the cursor: nothing would be seen until then. Left out: all do. */
  notAfter?: Date | undefined;
  /** A further condition. */
  filter?: Filter<keyof E & string> | undefined;
}

export interface ChangedPage<E> {
  rows: E[];
  /** Valid when the rows of this page have been dealt with. */
  cursor: ChangeCursor;
}

const twoMinutesMs = 120_000;

/** Deleted records are not seen: a stamp is on what is there. Throws `input/no-stamp` for a field that is none. */
export async function* readChanges<E extends Entity, K extends Key>(
  set: EntitySetClient<E, K>,
  { by, since, overlapMs = twoMinutesMs, notAfter, filter, select, expand }: ChangesOptions<E>,
): AsyncGenerator<ChangedPage<E>> {
  const { definition } = set;
  const property = definition.type.properties.get(by);
  const isDay = property?.dateOnly === true;
  if (!property || (!isDay && property.edm !== 'Edm.DateTimeOffset')) {
    throw say.error('no-stamp', { name: definition.name, by });
  }
  const before = (stamp: string): string => {
    const at = new Date(Date.parse(stamp) - overlapMs).toISOString();
    return isDay ? at.slice(0, 10) : at;
  };
  // A reading that found nothing has stayed where it began.
  const begun = typeof since === 'object' ? since : { at: since ?? '', known: [] };
  const from = begun.at === '' ? undefined : typeof since === 'string' ? since : before(begun.at);
  const last = notAfter?.toISOString();
  const recent = recentChanges(begun, before);
  const conditions = [...(from === undefined ? [] : [ge(by, from)]), ...(filter ? [filter] : [])];
  const query: Query = {
    ...(conditions.length > 0 ? { filter: { is: 'and', of: conditions } } : {}),
    // What changes while it is read moves to the end, and is met again there.
    orderBy: [by, ...definition.type.keys.filter(key => key !== by)],
    ...(select ? { select: [...new Set([...select, by, ...definition.type.keys])] } : {}),
    ...(expand ? { expand } : {}),
  };
  for await (const { rows } of set.pages(query as never)) {
    const fresh = rows.filter(row => {
      const stamp = row[by];
      // One without a stamp is not met again.
      if (typeof stamp !== 'string') return true;
      const moves = last === undefined || stamp <= last;
      return recent.meet(keyText(definition, row), fingerprintOf(row), stamp, moves);
    });
    yield { rows: fresh, cursor: recent.cursor() };
  }
}
