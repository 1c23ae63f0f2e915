// Reads what has changed in objects that destinations watch, and tells of it. SAP pushes few of its changes by itself, so
// all of them are asked for.
import type { Clock } from '../../core/clock.ts';
import type { ObjectName } from '../../models/objects/all.ts';
import type { Watched } from '../../store/destinations.ts';
import type { Store } from '../../store/open-store.ts';
import type { OpenConnections } from '../connections.ts';
import type { SideBySide } from '../side-by-side.ts';

export interface WatchParts {
  store: Store;
  connections: OpenConnections;
  clock: Clock;
  /** How often each of them is looked at, in milliseconds, however many processes do so. */
  watchEveryMs: number;
}

/** Starts a look at everything that is watched. What fails is read from the same place the next time. */
export async function watchAll(parts: WatchParts, start: SideBySide['start']): Promise<void> {
  for (const watched of await parts.store.destinations.watched())
    start('reads', `watch ${watched.connection} ${watched.object}`, () => watch(watched, parts));
}

async function watch({ connection: connectionId, object }: Watched, parts: WatchParts): Promise<void> {
  const { store, connections, clock, watchEveryMs } = parts;
  const connection = await connections.get(connectionId);
  const reader = connection.objects?.[object as ObjectName];
  if (!reader?.changes || connection.health.refusal()) return;
  const now = clock.now();
  // Half of the pause: those who look a little earlier the next time are not too early.
  const claimed = await store.watches.claim(
    connectionId,
    object,
    new Date(now - watchEveryMs / 2),
    new Date(now),
  );
  if (!claimed) return;
  let before = claimed.cursor;
  for await (const page of reader.changes(before, new Date(now))) {
    const changes = page.records.map(record => ({ id: record.id, record }));
    const watched = { connectionId, tenantId: connection.tenantId, object };
    if (!(await store.watches.saw(watched, changes, { before, cursor: page.cursor }))) return;
    before = page.cursor;
  }
}
