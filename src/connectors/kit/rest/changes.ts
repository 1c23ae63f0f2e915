// Reads the changes of a list for an access. A row that cannot be read harms no other: it is reported with the reason, and with its id
// if it has one.
import { createHash } from 'node:crypto';
import { unreadableBecause } from '../../../core/broken-answer.ts';
import type { Clock } from '../../../core/clock.ts';
import type { ChangeCursor } from '../../../core/recent-changes.ts';
import type { Access, Change } from '../../../models/access.ts';
import { fingerprintOf } from '../../../models/objects/fingerprint.ts';
import { type Fields, instantOf } from '../fields.ts';
import { unlessDefect } from '../own-code.ts';
import { type RowReader, recordOf, rowFields } from '../rows.ts';
import type { RestClient } from './client.ts';
import { type ListShape, readPages } from './pages.ts';
import { valueAt } from './path.ts';
import { type Pass, type Since, since } from './since.ts';

export interface RestChanges extends Since {
  /** How the list is asked for in a pass. */
  list(pass: Pass): ListShape & { path: string };
  /** The field of the record that says when it changed, or what reads it from the row. */
  stamp: string | ((row: Fields) => string);
  /** The field of the row that says what it belongs to. */
  of?: string;
}

/** A list of changes as `byAnchor` reads it, anchored on this field of its rows. */
export const anchoredOn = (field: string, { fromMs, untilMs, write }: Pass) => ({
  from: fromMs,
  write,
  of(row: unknown): number | undefined {
    const ms = instantOf(valueAt(row, field));
    // A time in the future would skip all changes until then.
    return ms === undefined || ms > untilMs ? undefined : ms;
  },
});

const hashOf = (text: string) => createHash('sha1').update(text).digest('base64url');

export function changesIn(
  client: RestClient,
  clock: Clock,
  reader: RowReader,
  { list, stamp, of, ...rules }: RestChanges,
): NonNullable<Access['changes']> {
  const changeOf = (row: unknown, asOf: Date): Change => {
    const idIn = (field?: string) => unlessDefect(() => reader.idIn(row, field));
    const about = { id: idIn(), of: of === undefined ? undefined : idIn(of) };
    try {
      const record = recordOf(reader, row);
      const at = typeof stamp === 'string' ? String(record[stamp]) : stamp(rowFields(reader, row));
      const content = fingerprintOf(reader.object, record);
      // What else has changed of it is known by its time alone.
      const fingerprint = typeof stamp === 'string' ? content : hashOf(content + at);
      return { ...about, id: record.id, at: new Date(at), record, fingerprint };
    } catch (thrown) {
      const unreadable = unreadableBecause(thrown);
      const fingerprint = hashOf(JSON.stringify(row) ?? '');
      return { ...about, at: asOf, record: undefined, unreadable, fingerprint };
    }
  };
  return async function* (cursor, { since: start }) {
    const nowMs = clock.now();
    const begun = { start: start ?? new Date(nowMs - rules.graceMs), nowMs };
    const pass = since(rules, cursor as ChangeCursor | string | undefined, begun);
    if (cursor === undefined && start === undefined) return yield { changes: [], cursor: pass.cursor(true) };
    const { path, ...shape } = list(pass);
    for await (const rows of readPages(client, path, shape)) {
      const all = rows.map(row => changeOf(row, new Date(pass.untilMs)));
      yield { changes: pass.fresh(all), cursor: pass.cursor(false) };
    }
    yield { changes: [], cursor: pass.cursor(true) };
  };
}
