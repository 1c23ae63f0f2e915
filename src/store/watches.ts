// How far the changes of watched objects have been read.
import { type Kysely, sql } from 'kysely';
import { addressWatchers } from './addressing.ts';
import { insertMessages } from './messages.ts';
import type { Schema } from './schema.ts';

export interface ObjectChange {
  id: string;
  record: Record<string, unknown>;
}

export interface Watches {
  /** Undefined: it was never read. */
  cursor(connectionId: string, object: string): Promise<unknown>;
  /** Tells of changes and remembers how far they go, both or neither. */
  saw(
    watched: { connectionId: string; tenantId: string; object: string },
    changes: readonly ObjectChange[],
    cursor: unknown,
  ): Promise<void>;
}

export function watches(db: Kysely<Schema>): Watches {
  return {
    async cursor(connectionId, object) {
      const row = await db
        .selectFrom('watches')
        .select('cursor')
        .where('connection_id', '=', connectionId)
        .where('object', '=', object)
        .executeTakeFirst();
      return row?.cursor ?? undefined;
    },
    saw: ({ connectionId, tenantId, object }, changes, cursor) =>
      db.transaction().execute(async tx => {
        const ids = await insertMessages(
          tx,
          changes.map(({ id, record }) => ({
            tenantId,
            type: 'object.changed',
            data: { connection: connectionId, object, id, record },
          })),
        );
        await addressWatchers(tx, ids, { connectionId, object });
        const row = { cursor: JSON.stringify(cursor), polled_at: sql<Date>`now()` };
        await tx
          .insertInto('watches')
          .values({ connection_id: connectionId, object, ...row })
          .onConflict(on => on.columns(['connection_id', 'object']).doUpdateSet(row))
          .execute();
      }),
  };
}
