// Changes of watched objects: a message for each, routed to those who watch it.
import type { Kysely } from 'kysely';
import { groupIn } from './group-in.ts';
import { routeToWatchers } from './message-routing.ts';
import { insertMessages, type MessageDraft } from './messages.ts';
import type { Schema } from './schema.ts';
import { type Restore, type SetAsideDraft, setAsideIn } from './set-aside.ts';

export interface ObjectChange {
  id: string;
  record: Record<string, unknown>;
}

/** A change of a watched object, as a message. */
type ChangeMessage = MessageDraft & { data: ObjectChange & { connection: string; object: string } };

/** In the transaction of the cursor that goes behind them. One that the database refuses is set aside. */
export async function insertChangeMessages(
  tx: Kysely<Schema>,
  { connectionId, tenantId, object }: { connectionId: string; tenantId: string; object: string },
  changes: readonly ObjectChange[],
): Promise<void> {
  const messages = changes.map(({ id, record }) => ({
    tenantId,
    type: 'object.changed',
    data: { connection: connectionId, object, id, record },
  }));
  await groupIn<ChangeMessage, void>(tx, messages, {
    async commit(some) {
      await insertRouted(tx, some);
      return some.map(() => undefined);
    },
    instead: (one, error) => setAsideIn(tx, asideOf(one), error),
  });
}

/** Writes one that was set aside. */
export const restoreMessage: Restore = (tx, entry) => insertRouted(tx, [entry as ChangeMessage]);

/** All of one object. */
async function insertRouted(tx: Kysely<Schema>, messages: readonly ChangeMessage[]): Promise<void> {
  const [first] = messages;
  if (!first) return;
  const { connection: connectionId, object } = first.data;
  await routeToWatchers(tx, await insertMessages(tx, messages), { connectionId, object });
}

const asideOf = (one: ChangeMessage): SetAsideDraft => ({
  kind: 'message',
  connectionId: one.data.connection,
  about: `${one.type} ${one.data.object} ${one.data.id}`,
  identity: one.data,
  entry: one,
});
