// Who is told of changes of a connection, as it stands in a transaction: a flow or a watch that began while something was read is told of it.
import type { Kysely } from 'kysely';
import { watchedIn } from './destinations.ts';
import { flows, type StoredFlow } from './flows.ts';
import type { Schema } from './schema.ts';

export interface StoredListeners {
  /** That read it or write to it. */
  flows: StoredFlow[];
  /** Names of the objects that destinations watch, and since when. */
  watched: Map<string, Date>;
}

export async function listenersIn(tx: Kysely<Schema>, connectionId: string): Promise<StoredListeners> {
  const watched = await watchedIn(tx, connectionId);
  return {
    flows: await flows(tx).ofConnection(connectionId),
    watched: new Map(watched.map(({ object, since }) => [object, since])),
  };
}
