// Writes down that the system behind a connection has asked to be left alone. People are told of a limit that lasts: one
// message for each, however often it is extended.
import type { Kysely } from 'kysely';
import { longLimitMs } from '../core/limited.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import { jsonOf } from './json.ts';
import { addMessage } from './messages.ts';
import type { Schema } from './schema.ts';

export interface Limit {
  /** By the shared clock, as `until`. A limit that is extended has begun when it began. */
  since: Date;
  until: Date;
  reason: Reason<Redacted>;
  /** `updatedAt` of the settings that it was found out with. */
  asOf: Date;
}

interface Limited {
  status: string;
  status_since: Date;
  limited_until: Date | null;
}

/** Whether it was worth a message. */
export const isLongLimit = ({ status, status_since: since, limited_until: until }: Limited): boolean =>
  status === 'limited' && until !== null && until.getTime() - since.getTime() >= longLimitMs;

/** Answers whether something was changed: not what is paused, or has no credentials, or other settings. */
export function limitConnection(db: Kysely<Schema>, id: string, limit: Limit): Promise<boolean> {
  return db.transaction().execute(async tx => {
    const former = await tx
      .selectFrom('connections')
      .select(['tenant_id', 'connector', 'name', 'status', 'status_since', 'limited_until', 'updated_at'])
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .where('status', 'in', ['ok', 'failing', 'limited'])
      .forUpdate()
      .executeTakeFirst();
    if (!former || former.updated_at.getTime() !== limit.asOf.getTime()) return false;
    const goesOn = former.status === 'limited';
    const since = goesOn ? former.status_since : limit.since;
    const until = new Date(
      Math.max(limit.until.getTime(), goesOn ? (former.limited_until?.getTime() ?? 0) : 0),
    );
    const now: Limited = { status: 'limited', status_since: since, limited_until: until };
    await tx
      .updateTable('connections')
      .set({
        status: 'limited',
        status_reason: jsonOf(limit.reason),
        status_since: since,
        limited_until: until,
      })
      .where('id', '=', id)
      .execute();
    if (isLongLimit(now) && !isLongLimit(former)) {
      const { name, connector, tenant_id: tenantId } = former;
      const data = {
        connection: id,
        name,
        connector,
        status: 'limited',
        reason: limit.reason,
        limited_since: since.toISOString(),
        limited_until: until.toISOString(),
      };
      await addMessage(tx, { tenantId, type: 'connection.limited', data });
    }
    return true;
  });
}
