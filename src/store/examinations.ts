// Examinations of connections, with what they have found so far. The process that makes one renews its lease; one whose lease has expired
// has lost its process, and is ended as failed.
import { type Kysely, type Selection, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted, RedactedInside } from '../core/redacted.ts';
import type { RunOutcome } from '../core/words.ts';
import { asJson, jsonOf } from './json.ts';
import type { Schema } from './schema.ts';
import { ofConnectionIn } from './tenant-scope.ts';

export type Examinations = ReturnType<typeof examinations>;

/** Of one connection. */
const kept = 10;

const columns = [
  'id',
  'connection_id as connectionId',
  'outcome',
  'total',
  'services',
  'fixes',
  'error',
  'started_at as startedAt',
  'ended_at as endedAt',
] as const;

export type StoredExamination = Selection<Schema, 'examinations', (typeof columns)[number]>;

export function examinations(db: Kysely<Schema>) {
  return {
    /** The one that runs for the connection: a new one when `isNew`. Of those before, the latest nine stay. */
    async begin(connectionId: string, leasedUntil: Date): Promise<{ id: string; isNew: boolean }> {
      const id = newId('examination');
      const made = await db
        .insertInto('examinations')
        .values({ id, connection_id: connectionId, leased_until: leasedUntil })
        .onConflict(conflict => conflict.column('connection_id').where('ended_at', 'is', null).doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!made) {
        const running = await db
          .selectFrom('examinations')
          .select('id')
          .where('connection_id', '=', connectionId)
          .orderBy('id', 'desc')
          .executeTakeFirstOrThrow();
        return { id: running.id, isNew: false };
      }
      await sql`delete from examinations where connection_id = ${connectionId} and id not in (
        select id from examinations where connection_id = ${connectionId} order by id desc limit ${kept})`.execute(
        db,
      );
      return { id, isNew: true };
    },
    /** The worker that holds it goes on. */
    async renew(id: string, leasedUntil: Date): Promise<void> {
      await db.updateTable('examinations').set({ leased_until: leasedUntil }).where('id', '=', id).execute();
    },
    async note(
      id: string,
      { services, total }: { services: RedactedInside<object[]>; total: number },
    ): Promise<void> {
      await open(id)
        .set({ services: jsonOf(services), total })
        .execute();
    },
    async end(
      id: string,
      {
        outcome,
        services,
        fixes,
        error,
      }: {
        outcome: RunOutcome;
        services: RedactedInside<object[]>;
        fixes: readonly Reason<Redacted>[];
        error: Reason<Redacted> | undefined;
      },
    ): Promise<void> {
      await open(id)
        .set({
          outcome,
          services: jsonOf(services),
          fixes: jsonOf(fixes),
          error: asJson(error ?? null),
          ended_at: sql`clock_timestamp()`,
        })
        .execute();
    },
    /** Ends those whose lease has expired. */
    async endOrphans(now: Date, error: Reason<Redacted>): Promise<void> {
      await db
        .updateTable('examinations')
        .set({ outcome: 'failed', error: jsonOf(error), ended_at: sql`clock_timestamp()` })
        .where('ended_at', 'is', null)
        .where('leased_until', '<=', now)
        .execute();
    },
    get: (scope: TenantScope, connectionId: string, id: string) =>
      db
        .selectFrom('examinations')
        .select(columns)
        .where('connection_id', '=', connectionId)
        .where('id', '=', id)
        .where(ofConnectionIn(scope))
        .executeTakeFirst(),
  };

  /** One that was given up as lost says nothing any more. */
  function open(id: string) {
    return db.updateTable('examinations').where('id', '=', id).where('ended_at', 'is', null);
  }
}
