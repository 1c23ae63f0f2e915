// What was read not long ago, for those who say that it may be some seconds old. A caller that does not say so
// asks the system. What is written over a connection makes what is kept of that connection worthless.
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../core/clock.ts';

interface CacheEntry<T> {
  value: T;
  /** When it was asked for: what it says may have changed since then. */
  asOf: number;
}

/** Undefined when the system was asked for this answer alone. */
export interface Cached<T> {
  value: T;
  ageMs: number | undefined;
}

export type ResponseCache = ReturnType<typeof responseCache>;

/** However old it may be, it is not kept for longer. */
const oldestMs = 3_600_000;
const maxBytes = 64 * 1024 * 1024;

export function responseCache(clock: Clock) {
  const kept = new LRUCache<string, CacheEntry<unknown> & { bytes: number }>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => bytes + 500,
    ttl: oldestMs,
    perf: { now: () => clock.elapsed() },
  });
  const underWay = new Map<string, { since: number; reading: Promise<CacheEntry<unknown>> }>();
  const changes = new Map<string, number>();
  return {
    /**
     * Answers from the cache if that is at most `maxAgeMs` old, otherwise reads again; callers who ask at the same time share one
     * reading. `question`: everything that the answer depends on, in addition to the connection. `readAgain` gets the known answer,
     * to ask whether it has changed; `bytesOf` says how much an answer takes, or that it is not to be kept.
     */
    async read<T>(
      { connectionId, question }: { connectionId: string; question: unknown },
      maxAgeMs: number | undefined,
      readAgain: (known: T | undefined) => Promise<T>,
      bytesOf: (value: T) => number | undefined,
    ): Promise<Cached<T>> {
      if (maxAgeMs === undefined) return { value: await readAgain(undefined), ageMs: undefined };
      // Includes the number of changes, so that nobody gets an answer that was read before a change.
      const place = [connectionId, changes.get(connectionId) ?? 0, question];
      const key = createHash('sha256').update(JSON.stringify(place)).digest('base64');
      const aged = ({ value, asOf }: CacheEntry<unknown>) => ({
        value: value as T,
        ageMs: clock.elapsed() - asOf,
      });
      const now = clock.elapsed();
      const known = kept.get(key);
      if (known && now - known.asOf <= maxAgeMs) return aged(known);
      const begun = underWay.get(key);
      if (begun && now - begun.since <= maxAgeMs) return aged(await begun.reading);
      const reading = readAgain(known?.value as T | undefined).then(value => {
        const bytes = bytesOf(value);
        if (bytes !== undefined) kept.set(key, { value, asOf: now, bytes });
        return { value, asOf: now };
      });
      const mine = { since: now, reading };
      underWay.set(key, mine);
      const done = () => {
        if (underWay.get(key) === mine) underWay.delete(key);
      };
      reading.then(done, done);
      return aged(await reading);
    },
    /** Something may have changed in the system. */
    forget(connectionId: string): void {
      changes.set(connectionId, (changes.get(connectionId) ?? 0) + 1);
    },
  };
}
