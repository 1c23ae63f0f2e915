// What has changed in a list, as the changes of an access. A row that cannot be read harms no other: what it is about is told with the
// reason, as far as the row says what that is.
import { createHash } from 'node:crypto';
import { unreadableBecause } from '../../../core/broken-answer.ts';
import type { Clock } from '../../../core/clock.ts';
import type { ChangeCursor } from '../../../core/recent-changes.ts';
import { cutText } from '../../../core/storable.ts';
import type { Access, Change } from '../../../models/access.ts';
import type { ObjectName, UnifiedRecord } from '../../../models/objects/all.ts';
import { fingerprintOf } from '../../../models/objects/fingerprint.ts';
import type { RestClient } from './client.ts';
import { type ListShape, readPages } from './pages.ts';
import { type Pass, type Since, since } from './since.ts';

export interface ChangedList extends Since {
  object: ObjectName;
  /** How the list is asked for in a pass. */
  list(pass: Pass): ListShape & { path: string };
  /** Throws what `brokenAnswer` says for a row that cannot be read. */
  record(row: unknown): object;
  /** The field of the record that says when it changed, or what reads it from the row. */
  stamp: string | ((row: unknown) => Date);
  /** What a row, which may be anything, is about; undefined: it does not say it. */
  about(row: unknown): { id: string | undefined; of?: string | undefined };
}

const longestReason = 500;

export function changesIn(
  client: RestClient,
  clock: Clock,
  list: ChangedList,
): NonNullable<Access['changes']> {
  const changeOf = (row: unknown, asOf: Date): Change => {
    const about = list.about(row);
    try {
      const record = list.record(row) as UnifiedRecord;
      const { stamp } = list;
      const at = typeof stamp === 'string' ? new Date(record[stamp] as string) : stamp(row);
      return { ...about, id: record.id, at, record, fingerprint: fingerprintOf(list.object, record) };
    } catch (thrown) {
      const unreadable = cutText(unreadableBecause(thrown), longestReason);
      const fingerprint = createHash('sha1')
        .update(JSON.stringify(row) ?? '')
        .digest('base64url');
      return { ...about, at: asOf, record: undefined, unreadable, fingerprint };
    }
  };
  return async function* (cursor, { since: start }) {
    const nowMs = clock.now();
    const begun = { start: start ?? new Date(nowMs - list.graceMs), nowMs };
    const pass = since(list, cursor as ChangeCursor | string | undefined, begun);
    if (cursor === undefined && start === undefined) return yield { changes: [], cursor: pass.cursor(true) };
    const { path, ...shape } = list.list(pass);
    for await (const rows of readPages(client, path, shape)) {
      const all = rows.map(row => changeOf(row, new Date(pass.untilMs)));
      yield { changes: pass.fresh(all), cursor: pass.cursor(false) };
    }
    yield { changes: [], cursor: pass.cursor(true) };
  };
}
