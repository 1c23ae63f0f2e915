// How far each thing that Kontor reads again and again has been read, and who is reading it. One process claims it at a time,
// for as long as it says that it goes on; what a process reads that has lost its claim is not stored.
import { type Kysely, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import type { FeedKind } from '../core/words.ts';
import { asJson, jsonOf } from './json.ts';
import type { Schema } from './schema.ts';
import { ofConnectionIn } from './tenant-scope.ts';

/** What is read of a connection. */
export interface Feed {
  connectionId: string;
  kind: FeedKind;
  name: string;
}

export interface Claim extends Feed {
  by: string;
  /** Undefined: it has never been read. */
  cursor: unknown;
}

export interface FailingFeed extends Feed {
  since: Date;
  /** In a row. */
  failures: number;
  error: Reason<Redacted>;
}

export type Cursors = ReturnType<typeof cursors>;

export function cursors(db: Kysely<Schema>) {
  const row = (on: Kysely<Schema>, { connectionId, kind, name, by }: Claim) =>
    on
      .updateTable('cursors')
      .where('connection_id', '=', connectionId)
      .where('kind', '=', kind)
      .where('name', '=', name)
      .where('claimed_by', '=', by);
  return {
    /**
     * Claims those of the names that were claimed last before `dueBefore` and that nobody holds. Of processes that ask together
     * one gets a name. Times are those of the shared clock.
     */
    async claim(
      { connectionId, kind, names }: { connectionId: string; kind: FeedKind; names: readonly string[] },
      by: string,
      { now, dueBefore, until }: { now: Date; dueBefore: Date; until: Date },
    ): Promise<Claim[]> {
      // In one order everywhere, so that processes that ask together do not wait for each other in a ring.
      const values = names.toSorted().map(name => ({
        connection_id: connectionId,
        kind,
        name,
        polled_at: now,
        claimed_by: by,
        claimed_until: until,
      }));
      const rows = await db
        .insertInto('cursors')
        .values(values)
        .onConflict(on =>
          on
            .columns(['connection_id', 'kind', 'name'])
            .doUpdateSet({ polled_at: now, claimed_by: by, claimed_until: until })
            .where(({ and, or, eb }) =>
              and([
                or([eb('cursors.polled_at', 'is', null), eb('cursors.polled_at', '<=', dueBefore)]),
                or([eb('cursors.claimed_until', 'is', null), eb('cursors.claimed_until', '<=', now)]),
              ]),
            ),
        )
        .returning(['name', 'cursor'])
        .execute();
      return rows.map(({ name, cursor }) => ({
        connectionId,
        kind,
        name,
        by,
        cursor: cursor ?? undefined,
      }));
    },
    /** The worker that claimed them goes on. */
    async renew(by: string, until: Date): Promise<void> {
      await db.updateTable('cursors').set({ claimed_until: until }).where('claimed_by', '=', by).execute();
    },
    /** In the transaction of what was read. False: the claim was lost, and nothing of it may be stored. */
    async advance(tx: Kysely<Schema>, claim: Claim, cursor: unknown): Promise<boolean> {
      const moved = await row(tx, claim)
        .set({ cursor: jsonOf(cursor) })
        .executeTakeFirst();
      return moved.numUpdatedRows > 0n;
    },
    /** It has been read, or reading it has failed. */
    async release(claim: Claim, at: Date, error: Reason<Redacted> | null): Promise<void> {
      await row(db, claim)
        .set({
          claimed_by: null,
          claimed_until: null,
          ...(error === null ? { read_at: sql`polled_at` } : {}),
          failing_since: error === null ? null : sql`coalesce(failing_since, ${at})`,
          failures: error === null ? 0 : sql`failures + 1`,
          error: asJson(error),
        })
        .execute();
    },
    /** At the start of the only process: the processes that claimed something have ended. */
    async releaseAll(): Promise<void> {
      await db
        .updateTable('cursors')
        .set({ claimed_by: null, claimed_until: null })
        .where('claimed_by', 'is not', null)
        .execute();
    },
    /** What of these was claimed after the time, and read to its end. */
    async readSince(since: Date, feeds: readonly Feed[]): Promise<Feed[]> {
      const { rows } = await sql<Feed>`
        select connection_id as "connectionId", kind, name from cursors
        where read_at > ${since} and (connection_id, kind, name) in (
          select f->>'connectionId', f->>'kind', f->>'name' from jsonb_array_elements(${jsonOf(feeds)}::jsonb) f)`.execute(
        db,
      );
      return rows;
    },
    async get({ connectionId, kind, name }: Feed): Promise<unknown> {
      const found = await db
        .selectFrom('cursors')
        .select('cursor')
        .where('connection_id', '=', connectionId)
        .where('kind', '=', kind)
        .where('name', '=', name)
        .executeTakeFirst();
      return found?.cursor ?? undefined;
    },
    /** What failed the last time that it was read, and is still read for somebody. */
    async failing(scope: TenantScope): Promise<FailingFeed[]> {
      const { rows } = await sql<FailingFeed>`
        select connection_id as "connectionId", kind, name, failing_since as since, failures, error from cursors c
        where failing_since is not null and ${ofConnectionIn(scope)} and (
          exists (select from flows f where c.connection_id = case when kind in ('latest', 'read-backs') then f.to_id else f.from_id end)
          or kind = 'changes' and exists (
            select from destinations d, jsonb_array_elements(d.watch) w
            where d.deleted_at is null and w->>'connection' = c.connection_id and w->>'object' = c.name))
        order by connection_id, kind, name`.execute(db);
      return rows;
    },
  };
}
