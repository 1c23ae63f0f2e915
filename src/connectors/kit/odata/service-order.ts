// Goes on in the order of a service that does not sort. With `$top` and `$skip` a service has to keep one order over all
// requests (OData 2.0, URI conventions, 4.3 and 4.4). What comes or goes meanwhile moves the rest, so a place is not only
// a number: it names the records before it, and is looked for again where they are not.
import type { Query } from '../../../odata/query.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import { say } from '../sentences.ts';
import { idOf } from './ids.ts';
import type { Mapping } from './mapping.ts';
import type { ReadList } from './readable-rows.ts';

export interface Place {
  /** So many records stood before it. */
  position: number;
  /** The records right before it, the nearest first. */
  before: readonly string[];
}

interface Found {
  rows: Entity[];
  /** How many stand before the first of them. */
  start: number;
  isLast: boolean;
}

/** As many can be deleted at once without the place being lost. */
const landmarks = 3;
/** How far to both sides a place is looked for. */
const reaches = [100, 1_000, 10_000];
const maxTries = 3;
/** Some services end a list here and do not say so (S4-101): a longer one would look like the last page. */
const maxRows = 1_000;

/** The first part of a key is never empty: no other cursor begins so. */
const mark = '';

/** Whether `placeAfter` has made the cursor; any other is a key. */
export const isPlace = ([first]: readonly string[]): boolean => first === mark;

/** Throws `input/cursor-outdated` for what `placeAfter` does not make. */
export function placeOf([, position = '', ...before]: readonly string[]): Place {
  if (/^\d{1,15}$/.test(position) && before.length > 0) return { position: Number(position), before };
  throw cursorOutdated('names-no-place');
}

/** The cursor that goes on after the row with this index. */
export function placeAfter(
  mapping: Mapping,
  { rows, start }: Found,
  index: number,
  from: Place | undefined,
): string[] {
  const nearest = rows
    .slice(Math.max(0, index + 1 - landmarks), index + 1)
    .map(row => idOf(mapping, row))
    .reverse();
  const before = [...nearest, ...(from?.before ?? [])].slice(0, landmarks);
  return [mark, String(start + index + 1), ...before];
}

/** At most `top` rows after the place; fewer are not the last ones unless `isLast` says so. */
export async function readFrom(
  list: ReadList,
  mapping: Mapping,
  query: Query,
  from: Place | undefined,
  top: number,
): Promise<Found> {
  if (!from) {
    const { rows, answered } = await list({ ...query, top });
    return { rows, start: 0, isLast: answered < top };
  }
  let place = from;
  for (let tries = 1; tries <= maxTries; tries++) {
    const skip = Math.max(0, place.position - landmarks);
    const wanted = Math.min(place.position - skip + top, maxRows);
    const { rows, answered } = await list({ ...query, skip, top: wanted });
    // Of those that were left out nobody knows the place: the position is where to begin to look.
    const at = rows.findIndex(row => idOf(mapping, row) === place.before[0]);
    if (at >= 0) return { rows: rows.slice(at + 1), start: skip + at + 1, isLast: answered < wanted };
    place = await lookFor(list, mapping, query, place);
  }
  throw say.error('list-moves', { set: mapping.set }, { retryAfterMs: 5_000 });
}

/** Where the nearest of the records before the place stands now; of those that were deleted, the next one before. */
async function lookFor(
  list: ReadList,
  mapping: Mapping,
  { expand: _, ...query }: Query,
  { position, before }: Place,
): Promise<Place> {
  let ids: string[] = [];
  let skip = 0;
  for (const reach of reaches) {
    skip = Math.max(0, position - reach);
    const { rows, answered } = await list({ ...query, select: mapping.key, skip, top: 2 * reach });
    ids = rows.map(row => idOf(mapping, row));
    if (ids.includes(before[0] ?? '') || (skip === 0 && answered < 2 * reach)) break;
  }
  for (const [index, id] of before.entries()) {
    const at = ids.indexOf(id);
    if (at >= 0) return { position: skip + at + 1, before: before.slice(index) };
  }
  throw cursorOutdated('records-gone');
}

export const cursorOutdated = (why: 'names-no-place' | 'records-gone' | 'sorted-otherwise') =>
  say.error('cursor-outdated', { why: say.reason(why) });
