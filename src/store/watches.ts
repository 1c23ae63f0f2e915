// How far the changes of watched objects have been read.
import { type Kysely, sql } from 'kysely';
import { addressWatchers } from './addressing.ts';
import { jsonOf } from './json.ts';
import { insertMessages } from './messages.ts';
import type { Schema } from './schema.ts';

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
        const ids = await insertMessages(
          tx,
          changes.map(({ id, record }) => ({
            tenantId,
            type: 'object.changed',
            data: { connection: connectionId, object, id, record },
          })),
        );
        await addressWatchers(tx, ids, { connectionId, object });
        return true;
      }),
  };
}
