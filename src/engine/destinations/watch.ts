// Reads what has changed in objects that destinations watch, and tells of it. SAP pushes few of its changes by itself, so
// all of them are asked for.
import type { ObjectName } from '../../models/objects/all.ts';
import type { Claim } from '../../store/cursors.ts';
import { tellOfChanges } from '../../store/object-changes.ts';
import type { Store } from '../../store/open-store.ts';
import type { Reading } from '../changes.ts';
import { advance, releasing } from '../claims.ts';
import type { OpenConnection } from '../connections.ts';

/** One reading for each object that is watched. What fails is read from the same place the next time. */
export async function watchedReadings(store: Store): Promise<Reading[]> {
  const watched = await store.destinations.watched();
  return watched.map(({ connection: connectionId, tenantId, object }) => ({
    name: `watch ${connectionId} ${object}`,
    kind: 'object',
    connectionId,
    tenantId,
    names: ({ objects }) => (objects?.[object as ObjectName]?.changes ? [object] : []),
    async read(connection, claims) {
      for (const claim of claims)
        await releasing(claim, { store, redact: connection.redact }, () => read(connection, claim, store));
    },
  }));
}

async function read({ id, tenantId, objects }: OpenConnection, claim: Claim, store: Store): Promise<void> {
  const { name: object, cursor } = claim;
  const pages = objects?.[object as ObjectName]?.changes?.(cursor, new Date(store.clock.now()));
  for await (const page of pages ?? []) {
    const changes = page.records.map(record => ({ id: record.id, record }));
    await store.transaction(async tx => {
      await advance(tx, claim, page.cursor, store);
      await tellOfChanges(tx, { connectionId: id, tenantId, object }, changes);
    });
  }
}
