// Type-ahead: accounts, cost centers, customers and products are kept in memory, as they were some minutes ago, so that a
// search while somebody types need not ask the system. How old they are is said with every answer.

import { readingAnswer } from '../core/broken-answer.ts';
import type { Clock } from '../core/clock.ts';
import { type KontorError, toKontorError } from '../core/errors.ts';
import type { Reason } from '../core/reasons.ts';
import { unredactedReason } from '../core/redacted.ts';
import { accessTo } from '../models/access.ts';
import type { Connected } from '../models/connector.ts';
import { type ObjectName, objectModels, type UnifiedRecord } from '../models/objects/all.ts';
import type { ObjectModel } from '../models/objects/field.ts';
import { type Entry, matches, refuseUnknown } from './search-matches.ts';
import { say } from './sentences.ts';

export interface SearchResult {
  result: UnifiedRecord[];
  /** When what was searched was read. */
  asOf: Date;
  warnings: Reason[];
}

export interface SearchIndex {
  /**
   * Throws `input/not-searchable`, `input/not-with-search` for a filter that is no field of the records,
   * `input/too-many-to-search`, `input/too-large-to-search`, `unavailable/no-room-to-search`, and
   * `unavailable/directory-loading` while all of them are read for the first time.
   */
  search(
    connection: Connected,
    at: { connectionId: string; object: ObjectName },
    asked: { text: string; filters: Record<string, unknown>; limit: number },
  ): Promise<SearchResult>;
}

/** They are read again when somebody searches and they are older than this. */
const freshMs = 600_000;
/** After a failure the system is left alone for so long: somebody who types asks with every key. */
const restMs = 5_000;
/** The first caller waits so long; then Kontor tells all to ask again. */
const patienceMs = 2_000;
const pageSize = 1_000;
const maxRecords = 200_000;
/** What a record takes besides its text. */
const perRecord = 100;
const tooMuch = new Set(['too-many-to-search', 'too-large-to-search']);

interface Index {
  connection: Connected;
  entries: Entry[] | undefined;
  /** Records that are not among them. */
  unreadable: number;
  /** Of the entries, and of those that are being read. */
  bytes: { kept: number; coming: number };
  asOf: Date;
  /** Monotonic, when that was. */
  readAt: number;
  reading: Promise<void> | undefined;
  failed: { error: KontorError; at: number } | undefined;
}

/**
 * `maxBytes`: of all of them together, as JSON; one takes half of it at most. The one that was searched longest ago makes
 * room. One that is read again counts once, although it is there twice meanwhile.
 */
export function searchIndex(clock: Clock, maxBytes: number): SearchIndex {
  const kept = new Map<string, Index>();

  const indexOf = (connection: Connected, key: string): Index => {
    const known = kept.get(key);
    // With other settings it may be another system.
    const index: Index =
      known?.connection === connection
        ? known
        : {
            connection,
            entries: undefined,
            unreadable: 0,
            bytes: { kept: 0, coming: 0 },
            asOf: new Date(0),
            readAt: 0,
            reading: undefined,
            failed: undefined,
          };
    kept.delete(key);
    kept.set(key, index);
    return index;
  };

  /** Answers whether what is being read has room, when those are forgotten that nobody searched since. */
  const makeRoom = (reading: Index): boolean => {
    let used = 0;
    for (const { bytes } of kept.values()) used += Math.max(bytes.kept, bytes.coming);
    for (const [key, other] of kept) {
      if (used <= maxBytes) break;
      if (other === reading || other.reading) continue;
      used -= other.bytes.kept;
      kept.delete(key);
    }
    return used <= maxBytes;
  };

  const refresh = (index: Index, object: ObjectName): Promise<void> => {
    index.reading ??= readAll(index, object, maxBytes, () => makeRoom(index))
      .then(
        ({ entries, unreadable }) => {
          index.entries = entries;
          index.unreadable = unreadable;
          index.bytes.kept = index.bytes.coming;
          index.asOf = new Date(clock.now());
          index.readAt = clock.elapsed();
          index.failed = undefined;
        },
        thrown => {
          index.failed = { error: toKontorError(thrown), at: clock.elapsed() };
          throw thrown;
        },
      )
      .finally(() => {
        index.reading = undefined;
        index.bytes.coming = 0;
      });
    return index.reading;
  };

  return {
    async search(connection, { connectionId, object }, { text, filters, limit }) {
      const { searched } = objectModels[object] as ObjectModel;
      if (!searched) {
        throw say.error('not-searchable', { object });
      }
      refuseUnknown(object, filters);
      const index = indexOf(connection, `${connectionId}/${object}`);
      const { failed } = index;
      const rests = failed !== undefined && clock.elapsed() < againAt(failed);
      if (!index.entries) {
        if (rests) throw failed.error;
        await withPatience(refresh(index, object), object);
      }
      // In the background: the person who types does not wait for it. The answer says what failed.
      else if (clock.elapsed() - index.readAt > freshMs && !rests) refresh(index, object).catch(() => {});
      const warnings: Reason[] = index.failed
        ? [say.reason('not-read-again', { object, why: unredactedReason(index.failed.error) })]
        : [];
      if (index.unreadable > 0)
        warnings.push(say.reason('some-not-found', { count: index.unreadable, object }));
      const found = matches(index.entries ?? [], text, filters, limit);
      return { result: found, asOf: index.asOf, warnings };
    },
  };
}

/** What is too much today is not less in five seconds. */
const againAt = ({ error, at }: { error: KontorError; at: number }): number =>
  at + (tooMuch.has(error.code) ? freshMs : restMs);

async function readAll(
  { connection, bytes }: Index,
  object: ObjectName,
  maxBytes: number,
  makeRoom: () => boolean,
): Promise<{ entries: Entry[]; unreadable: number }> {
  const { searched = [] } = objectModels[object] as ObjectModel;
  const list = accessTo(connection, object, 'list');
  const entries: Entry[] = [];
  let unreadable = 0;
  let after: readonly string[] | undefined;
  do {
    const page = await readingAnswer(object, () =>
      list({
        filters: {},
        after,
        limit: pageSize,
        items: false,
        fields: undefined,
        raw: false,
      }),
    );
    unreadable += page.unreadable.length;
    for (const record of page.rows) {
      const text = searched.map(field => String(record[field] ?? '')).join('\n');
      entries.push({ record, text: text.toLowerCase() });
      bytes.coming += JSON.stringify(record).length + text.length + perRecord;
    }
    if (entries.length > maxRecords)
      throw say.error('too-many-to-search', { object, most: maxRecords }, { details: { object } });
    if (bytes.coming > maxBytes / 2)
      throw say.error(
        'too-large-to-search',
        { object, megabytes: maxBytes / 2 / 1024 / 1024 },
        { details: { object } },
      );
    if (!makeRoom()) throw noRoom(object);
    after = page?.next;
  } while (after);
  return { entries, unreadable };
}

/** Others are being read at the same moment. */
const noRoom = (object: ObjectName) =>
  say.error('no-room-to-search', { object }, { details: { object }, retryAfterMs: restMs });

async function withPatience(reading: Promise<void>, object: ObjectName): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>(done => {
    timer = setTimeout(done, patienceMs, 'late');
  });
  const outcome = await Promise.race([reading, late]).finally(() => clearTimeout(timer));
  if (outcome !== 'late') return;
  reading.catch(() => {}); // the next caller gets the error
  throw say.error('directory-loading', { object }, { retryAfterMs: patienceMs });
}
