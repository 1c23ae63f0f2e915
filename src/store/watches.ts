// How far the changes of watched objects have been read.
import { type Kysely, sql } from 'kysely';
import { addressWatchers } from './addressing.ts';
import { groupIn } from './group-in.ts';
import { jsonOf } from './json.ts';
import { insertMessages, type MessageDraft } from './messages.ts';
import type { Schema } from './schema.ts';
import { type Restore, type SetAsideDraft, setAsideIn } from './set-aside.ts';

export interface ObjectChange {
  id: string;
  record: Record<string, unknown>;
}

export interface Watches {
  /** Undefined: somebody else has just read it. Otherwise where to go on, which is undefined the first time. */
  claim(
    connectionId: string,
    object: string,
    unlessAfter: Date,
    now: Date,
  ): Promise<{ cursor: unknown } | undefined>;
  /**
   * Tells of changes and remembers how far they go, both or neither. False: somebody else has gone on from `before`, and
   * nothing is told a second time.
   */
  saw(
    watched: { connectionId: string; tenantId: string; object: string },
    changes: readonly ObjectChange[],
    from: { before: unknown; cursor: unknown },
  ): Promise<boolean>;
}

/** A change of a watched object, as a message. */
type ToldChange = MessageDraft & { data: ObjectChange & { connection: string; object: string } };

/** All of one object. */
async function tell(tx: Kysely<Schema>, told: readonly ToldChange[]): Promise<void> {
  const [first] = told;
  if (!first) return;
  const { connection: connectionId, object } = first.data;
  await addressWatchers(tx, await insertMessages(tx, told), { connectionId, object });
}

/** Writes one that was set aside. */
export const restoreMessage: Restore = (tx, entry) => tell(tx, [entry as ToldChange]);

const asideOf = (one: ToldChange): SetAsideDraft => ({
  kind: 'message',
  connectionId: one.data.connection,
  about: `${one.type} ${one.data.object} ${one.data.id}`,
  identity: one.data,
  entry: one,
});

export function watches(db: Kysely<Schema>): Watches {
  return {
    async claim(connectionId, object, unlessAfter, now) {
      const row = await db
        .insertInto('watches')
        .values({ connection_id: connectionId, object, polled_at: now })
        .onConflict(on =>
          on
            .columns(['connection_id', 'object'])
            .doUpdateSet({ polled_at: now })
            .where('watches.polled_at', '<=', unlessAfter),
        )
        .returning('cursor')
        .executeTakeFirst();
      return row && { cursor: row.cursor ?? undefined };
    },
    saw: ({ connectionId, tenantId, object }, changes, { before, cursor }) =>
      db.transaction().execute(async tx => {
        const known = before === undefined ? null : jsonOf(before);
        const moved = await tx
          .updateTable('watches')
          .set({ cursor: jsonOf(cursor) })
          .where('connection_id', '=', connectionId)
          .where('object', '=', object)
          .where(sql<boolean>`cursor is not distinct from ${known}::jsonb`)
          .executeTakeFirst();
        if (moved.numUpdatedRows === 0n) return false;
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
        return true;
      }),
  };
}
