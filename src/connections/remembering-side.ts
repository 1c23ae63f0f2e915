// One side of flows, as a process reads it: what many runs ask for is read once for all of them, as far as nobody gets anything older
// than they have asked for.
import { LRUCache } from 'lru-cache';
import type { ObjectName, UnifiedRecord } from '../models/objects/all.ts';
import { fingerprintOf } from '../models/objects/fingerprint.ts';
import type { ListHow, RecordOf, Side } from '../models/side.ts';

/** How long master data that was read counts as read. A person who corrects it need not wait: a replay reads anew. */
const masterDataMs = 60_000;
const most = 10_000;

type Records = Promise<UnifiedRecord[]>;

/** `now`: monotonic. */
export function rememberingSide(side: Side, now: () => number): Side & { forget(): void } {
  const masterData = { max: most, ttl: masterDataMs, perf: { now } };
  const known = new LRUCache<string, Records>(masterData);
  const knownOnes = new LRUCache<string, Promise<UnifiedRecord | undefined>>(masterData);
  /** By what the record was when it was completed. */
  const completed = new LRUCache<string, Promise<UnifiedRecord | undefined>>({ max: most });
  const lists = nextReads();
  return {
    ...side,
    list: <Name extends ObjectName>(object: Name, filters: Record<string, unknown>, ...how: ListHow) => {
      const read = () => side.list(object, filters, ...how) as Records;
      return lists(JSON.stringify([object, filters, how]), read) as Promise<RecordOf<Name>[]>;
    },
    complete: <Name extends ObjectName>(object: Name, record: RecordOf<Name>, parts: readonly string[]) => {
      const key = JSON.stringify([object, record.id, parts, fingerprintOf(object, record as UnifiedRecord)]);
      const read = () => side.complete(object, record, parts) as Promise<UnifiedRecord | undefined>;
      return remembered(completed, key, read) as Promise<RecordOf<Name> | undefined>;
    },
    known: <Name extends ObjectName>(object: Name, filters: Record<string, unknown>) =>
      remembered(
        known,
        JSON.stringify([object, filters]),
        () => side.known(object, filters) as Records,
      ) as Promise<RecordOf<Name>[]>,
    knownOne: <Name extends ObjectName>(object: Name, id: string, parts: readonly string[]) =>
      remembered(
        knownOnes,
        JSON.stringify([object, id, parts]),
        () => side.knownOne(object, id, parts) as Promise<UnifiedRecord | undefined>,
      ) as Promise<RecordOf<Name> | undefined>,
    forget() {
      known.clear();
      knownOnes.clear();
    },
  };
}

function remembered<Answer>(
  cache: LRUCache<string, Promise<Answer>>,
  key: string,
  read: () => Promise<Answer>,
): Promise<Answer> {
  const found = cache.get(key);
  if (found) return found;
  const answer = read();
  cache.set(key, answer);
  answer.catch(() => cache.delete(key));
  return answer;
}

/** Callers that ask while the same is being read get the next read, which begins after they have asked; one read for all of them. */
function nextReads(): (key: string, read: () => Records) => Records {
  const reading = new Map<string, { now: Records; next?: Records }>();
  const begin = (key: string, read: () => Records): Records => {
    const one: { now: Records; next?: Records } = { now: read() };
    reading.set(key, one);
    const over = () => {
      if (one.next === undefined) reading.delete(key);
    };
    one.now.then(over, over);
    return one.now;
  };
  return (key, read) => {
    const one = reading.get(key);
    if (!one) return begin(key, read);
    one.next ??= one.now.then(
      () => begin(key, read),
      () => begin(key, read),
    );
    return one.next;
  };
}
