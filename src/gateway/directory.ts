// Type-ahead: accounts, cost centers, customers and products are kept in memory, as they were some minutes ago, so that a
// search while somebody types need not ask the system. How old they are is said with every answer.
import type { Clock } from '../core/clock.ts';
import { KontorError, toKontorError } from '../core/errors.ts';
import type { Connected } from '../models/connector.ts';
import { type ObjectName, objectModels, type UnifiedRecord } from '../models/objects/all.ts';
import type { ObjectModel } from '../models/objects/field.ts';

export interface Found {
  result: UnifiedRecord[];
  /** When what was searched was read. */
  asOf: Date;
  warnings: string[];
}

export interface Directories {
  /**
   * Throws `input/not-searchable`, `input/not-with-search` for a filter that is no field of the records, and
   * `unavailable/directory-loading` while all of them are read for the first time.
   */
  search(
    connection: Connected,
    at: { connectionId: string; object: ObjectName },
    asked: { text: string; filters: Record<string, unknown>; limit: number },
  ): Promise<Found>;
}

/** They are read again when somebody searches and they are older than this. */
const freshMs = 600_000;
/** After a failure the system is left alone for so long: somebody who types asks with every key. */
const restMs = 5_000;
/** Whoever searches first waits so long; then all are told to ask again. */
const patienceMs = 2_000;
const pageSize = 1_000;
const mostRecords = 200_000;
const mostDirectories = 100;
const tooMany = 'too-many-to-search';

interface Entry {
  record: UnifiedRecord;
  /** What is searched, in small letters, the fields one behind the other. */
  text: string;
}

interface Directory {
  connection: Connected;
  entries: Entry[] | undefined;
  asOf: number;
  reading: Promise<void> | undefined;
  failed: { error: KontorError; at: number } | undefined;
}

export function directories(clock: Clock): Directories {
  const kept = new Map<string, Directory>();

  const directoryOf = (connection: Connected, key: string): Directory => {
    const known = kept.get(key);
    // With other settings it may be another system.
    const directory: Directory =
      known?.connection === connection
        ? known
        : { connection, entries: undefined, asOf: 0, reading: undefined, failed: undefined };
    kept.delete(key);
    kept.set(key, directory);
    const [oldest] = kept.keys();
    if (kept.size > mostDirectories && oldest !== undefined) kept.delete(oldest);
    return directory;
  };

  const refresh = (directory: Directory, object: ObjectName): Promise<void> => {
    directory.reading ??= readAll(directory.connection, object)
      .then(
        entries => {
          directory.entries = entries;
          directory.asOf = clock.now();
          directory.failed = undefined;
        },
        thrown => {
          directory.failed = { error: toKontorError(thrown), at: clock.now() };
          throw thrown;
        },
      )
      .finally(() => {
        directory.reading = undefined;
      });
    return directory.reading;
  };

  return {
    async search(connection, { connectionId, object }, { text, filters, limit }) {
      const { searched } = objectModels[object] as ObjectModel;
      if (!searched) {
        throw new KontorError('input', 'not-searchable', `There is no search in ${object}.`, {
          next: 'Use its filters; search= is for gl-accounts, cost-centers, customers and products.',
        });
      }
      refuseUnknown(object, filters);
      const directory = directoryOf(connection, `${connectionId}/${object}`);
      const { failed } = directory;
      const rests = failed !== undefined && clock.now() < againAt(failed);
      if (!directory.entries) {
        if (rests) throw failed.error;
        await withPatience(refresh(directory, object), object);
      }
      // In the background: whoever types does not wait for it. What fails is said with the answer.
      else if (clock.now() - directory.asOf > freshMs && !rests) refresh(directory, object).catch(() => {});
      const warnings = directory.failed
        ? [`It could not be read again: ${directory.failed.error.message}`]
        : [];
      const found = matches(directory.entries ?? [], text, filters, limit);
      return { result: found, asOf: new Date(directory.asOf), warnings };
    },
  };
}

/** What is too much today is not less in five seconds. */
const againAt = ({ error, at }: { error: KontorError; at: number }): number =>
  at + (error.code === tooMany ? freshMs : restMs);

async function readAll(connection: Connected, object: ObjectName): Promise<Entry[]> {
  const { searched = [] } = objectModels[object] as ObjectModel;
  const reader = connection.objects?.[object];
  const entries: Entry[] = [];
  let after: readonly string[] | undefined;
  do {
    const page = await reader?.list({
      filters: {},
      after,
      limit: pageSize,
      items: false,
      fields: undefined,
      raw: false,
    });
    for (const record of page?.rows ?? []) {
      const text = searched.map(field => String(record[field] ?? '')).join('\n');
      entries.push({ record, text: text.toLowerCase() });
    }
    if (entries.length > mostRecords) {
      throw new KontorError('input', tooMany, `There are more than ${mostRecords} ${object}.`, {
        next: 'Use the filters of the list instead of search=.',
      });
    }
    after = page?.next;
  } while (after);
  return entries;
}

async function withPatience(reading: Promise<void>, object: ObjectName): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>(done => {
    timer = setTimeout(done, patienceMs, 'late');
  });
  const outcome = await Promise.race([reading, late]).finally(() => clearTimeout(timer));
  if (outcome !== 'late') return;
  reading.catch(() => {}); // whoever comes next hears of it
  throw new KontorError(
    'unavailable',
    'directory-loading',
    `The ${object} are being read for the first time.`,
    {
      retryAfterMs: patienceMs,
      next: 'Ask again in a moment.',
    },
  );
}

/** Only equality can be looked at in what is kept. */
function refuseUnknown(object: ObjectName, filters: Record<string, unknown>): void {
  const { shape } = (objectModels[object] as ObjectModel).shape;
  const unknown = Object.keys(filters).filter(name => filters[name] !== undefined && !(name in shape));
  if (unknown.length === 0) return;
  throw new KontorError('input', 'not-with-search', `${unknown.join(', ')} cannot go together with search.`, {
    next: 'Leave it out, or leave search= out.',
  });
}

/** Those that begin with the text, then those with a word that begins with it, then those that hold it somewhere. */
function matches(
  entries: readonly Entry[],
  text: string,
  filters: Record<string, unknown>,
  limit: number,
): UnifiedRecord[] {
  const wanted = text.trim().toLowerCase();
  const conditions = Object.entries(filters).filter(([, value]) => value !== undefined);
  const ranked: UnifiedRecord[][] = [[], [], []];
  for (const { record, text: held } of entries) {
    const at = held.indexOf(wanted);
    if (at < 0 || conditions.some(([name, value]) => record[name] !== value)) continue;
    const rank = at === 0 || held.includes(`\n${wanted}`) ? 0 : held.includes(` ${wanted}`) ? 1 : 2;
    ranked[rank]?.push(record);
    if ((ranked[0]?.length ?? 0) >= limit) break;
  }
  return ranked.flat().slice(0, limit);
}
