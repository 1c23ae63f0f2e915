// Tells of changes of watched objects: a message for each, addressed to those who watch it.
import type { Kysely } from 'kysely';
import { addressWatchers } from './addressing.ts';
import { groupIn } from './group-in.ts';
import { insertMessages, type MessageDraft } from './messages.ts';
import type { Schema } from './schema.ts';
import { type Restore, type SetAsideDraft, setAsideIn } from './set-aside.ts';

export interface ObjectChange {
  id: string;
  record: Record<string, unknown>;
}

/** A change of a watched object, as a message. */
type ToldChange = MessageDraft & { data: ObjectChange & { connection: string; object: string } };

/** In the transaction of the cursor that goes behind them. One that the database refuses is set aside. */
export async function tellOfChanges(
  tx: Kysely<Schema>,
  { connectionId, tenantId, object }: { connectionId: string; tenantId: string; object: string },
  changes: readonly ObjectChange[],
): Promise<void> {
  const told = changes.map(({ id, record }) => ({
    tenantId,
    type: 'object.changed',
    data: { connection: connectionId, object, id, record },
  }));
  await groupIn<ToldChange, void>(tx, told, {
    async commit(some) {
      await tell(tx, some);
      return some.map(() => undefined);
    },
    instead: (one, error) => setAsideIn(tx, asideOf(one), error),
  });
}

/** Writes one that was set aside. */
export const restoreMessage: Restore = (tx, entry) => tell(tx, [entry as ToldChange]);

/** All of one object. */
async function tell(tx: Kysely<Schema>, told: readonly ToldChange[]): Promise<void> {
  const [first] = told;
  if (!first) return;
  const { connection: connectionId, object } = first.data;
  await addressWatchers(tx, await insertMessages(tx, told), { connectionId, object });
}

const asideOf = (one: ToldChange): SetAsideDraft => ({
  kind: 'message',
  connectionId: one.data.connection,
  about: `${one.type} ${one.data.object} ${one.data.id}`,
  identity: one.data,
  entry: one,
});
