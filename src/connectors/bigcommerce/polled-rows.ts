// Rows of a list as news for the poll. A row that cannot be read harms no other: what it is about is told with the reason,
// as far as the row says what that is.
import { KontorError } from '../../core/errors.ts';
import { cutText } from '../../core/storable.ts';
import type { Change, NamelessRow } from '../../models/connector.ts';
import { fingerprintOf } from './mapping.ts';
import { storeIdIn } from './store-id.ts';
import { unreadableRow } from './wire.ts';

export interface PolledRows {
  /** Of the rows that can be read. */
  changes: Change[];
  unreadable: Change[];
  nameless: NamelessRow[];
}

const longestReason = 500;

/**
 * `read` throws `input/unreadable-order` for a row that it cannot read. `names`: the fields that say what the row is about, its
 * own id first. `asOf`: when it was read.
 */
export function polledRows(
  rows: readonly unknown[],
  kind: Change['kind'],
  names: readonly ['id', 'order_id'?],
  asOf: Date,
  read: (row: unknown) => Change,
): PolledRows {
  const told: PolledRows = { changes: [], unreadable: [], nameless: [] };
  for (const row of rows) {
    try {
      told.changes.push(read(row));
    } catch (thrown) {
      if (!(thrown instanceof KontorError) || thrown.code !== unreadableRow) throw thrown;
      const unreadable = cutText(thrown.message, longestReason);
      const fingerprint = fingerprintOf(row);
      const [id, parentId] = names.map(name => storeIdIn(row, name as string));
      if (id === undefined || (names.length > 1 && parentId === undefined))
        told.nameless.push({ kind, fingerprint, unreadable });
      else
        told.unreadable.push({
          kind,
          id,
          ...(parentId === undefined ? {} : { parentId }),
          fingerprint,
          changedAt: asOf,
          unreadable,
        });
    }
  }
  return told;
}
