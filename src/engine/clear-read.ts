// After a restore: clears each flow once Kontor has read all of its sources past the restore. New documents of that flow are then no
// longer in doubt (`store/restores.ts`).
import type { Feed } from '../store/cursors.ts';
import type { StoredFlow } from '../store/flows.ts';
import { marginMs } from '../store/restores.ts';
import { heard } from './flows/listeners.ts';
import type { FlowParts } from './flows/open-flow.ts';

/** If Kontor cannot read one of the objects of a flow, the flow stays in doubt: Kontor goes on looking for its documents first. */
export async function clearRead(
  stored: readonly StoredFlow[],
  { store, flows: kinds }: Pick<FlowParts, 'store' | 'flows'>,
): Promise<void> {
  const { restores, cursors } = store;
  if (!restores.last || !restores.isInDoubt()) return;
  const unread = new Set(await restores.unread());
  const waiting = stored
    .filter(({ id }) => unread.has(id))
    .map(flow => ({ id: flow.id, feeds: feedsOf(flow, kinds) }));
  const feeds = waiting.flatMap(flow => flow.feeds);
  const past = new Date(restores.last.restoredAt.getTime() + marginMs);
  const read = await cursors.readSince(past, feeds);
  const isRead = (feed: Feed) =>
    read.some(({ connectionId, name }) => connectionId === feed.connectionId && name === feed.name);
  const done = waiting.filter(flow => flow.feeds.length > 0 && flow.feeds.every(isRead));
  await restores.noteRead(done.map(({ id }) => id));
  await restores.clear();
}

const feedsOf = (flow: StoredFlow, kinds: FlowParts['flows']): Feed[] =>
  [...new Set([flow.fromId, flow.toId])].flatMap(connectionId =>
    heard(flow, connectionId, kinds).map(name => ({ connectionId, kind: 'changes' as const, name })),
  );
