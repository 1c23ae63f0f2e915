// What people were told of credentials that stop working.
import type { Kysely } from 'kysely';
import type { Reason } from '../core/reasons.ts';
import type { StoredConnection } from './connections.ts';
import { addMessage } from './messages.ts';
import type { Schema } from './schema.ts';

export interface ExpiryNotice {
  /** The code of what stops working. */
  what: string;
  reason: Reason;
  expiresAt: Date;
  /** For which of the numbers of days it is. */
  daysBefore: number;
  daysLeft: number;
}

export function expiryNotices(db: Kysely<Schema>) {
  return {
    /** Writes the message `connection.expiring`, unless it was written before, by whatever process. */
    async tell(connection: StoredConnection, notice: ExpiryNotice): Promise<void> {
      const { id, tenantId, name, connector } = connection;
      const { what, reason, expiresAt, daysBefore, daysLeft } = notice;
      await db.transaction().execute(async tx => {
        const isNew = await tx
          .insertInto('expiry_notices')
          .values({ connection_id: id, what, expires_at: expiresAt, days_before: daysBefore })
          .onConflict(on => on.doNothing())
          .returning('connection_id')
          .executeTakeFirst();
        if (!isNew) return;
        const expiry = { reason, expires_at: expiresAt.toISOString(), days_left: daysLeft };
        const data = { connection: id, name, connector, ...expiry };
        await addMessage(tx, { tenantId, type: 'connection.expiring', data });
      });
    },
  };
}
