// Rows of a list that can be read and have an id. The others are reported, and do not fail the page.
import { unreadableBecause } from '../../../core/broken-answer.ts';
import type { EntitySetClient, LeftOut } from '../../../odata/entity-set.ts';
import type { Query } from '../../../odata/query.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import { broken, say } from '../sentences.ts';
import { idIn } from './ids.ts';
import type { Mapping } from './mapping.ts';

export interface ReadRows {
  rows: Entity[];
  /** How many there were, with those that were left out. */
  answered: number;
}

export type ReadList = (query: Query) => Promise<ReadRows>;

/** What it answers throws `unavailable/broken-answer` where there are rows and none can be read: the next page would begin behind one. */
export function readableRows(set: EntitySetClient, mapping: Mapping, leftOut: LeftOut): ReadList {
  return async query => {
    let left = 0;
    let why: unknown;
    const note: LeftOut = (row, thrown) => {
      left += 1;
      why ??= thrown;
      leftOut(row, thrown);
    };
    const all = await set.list(query, note);
    const rows = all.filter(row => {
      if (idIn(mapping, row) !== undefined) return true;
      note(
        row,
        broken(
          say.reason('record-of-without', {
            system: mapping.system,
            set: mapping.set,
            fields: mapping.key.join(', '),
          }),
        ),
      );
      return false;
    });
    if (rows.length === 0 && left > 0 && left === query.top) throw nothingReadable(mapping, why);
    return { rows, answered: rows.length + left };
  };
}

const nothingReadable = ({ set, system }: Mapping, why: unknown) =>
  broken(say.reason('no-readable-record', { system, set, why: unreadableBecause(why) }));
