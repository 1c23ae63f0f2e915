// Deletes what has been kept long enough. Each tenant says how long that is, for each kind of record.
import { type Kysely, sql } from 'kysely';
import { newId } from '../core/ids.ts';
import { defaultRetention, type Retained, retained } from '../core/retention.ts';
import type { Schema } from './schema.ts';
import { ofConnectionOf, ofTenants } from './tenant-scope.ts';

const dayMs = 86_400_000;
/** In one statement, so that nobody waits long behind it; the next pass goes on. */
const atOnce = 10_000;

type Delete = (db: Kysely<Schema>, tenants: readonly string[], before: Date) => Promise<void>;

/** How each kind is deleted. Ids sort by age. */
const deleteBefore: Record<Retained, Delete> = {
  async calls(db, tenants, before) {
    const oldest = newId('call', before.getTime());
    for (const table of ['calls', 'call_pages'] as const) {
      await db.deleteFrom(table).where('id', '<', oldest).where(ofConnectionOf(tenants)).execute();
    }
  },
  /** Unless one is still on its way. */
  async messages(db, tenants, before) {
    await sql`with old as (
        select id from messages m where created_at < ${before} and ${ofTenants(tenants)} and not exists (
          select 1 from deliveries v where v.message_id = m.id and v.state = 'pending')
        limit ${atOnce}
      ), gone as (delete from deliveries where message_id in (select id from old))
      delete from messages where id in (select id from old)`.execute(db);
  },
  /** A webhook that came again after that would be read again, and find what it caused under its business key. */
  async events(db, tenants, before) {
    for (const [table, at] of [
      ['events', 'received_at'],
      ['set_aside', 'set_aside_at'],
      ['runs', 'ended_at'],
      ['examinations', 'ended_at'],
    ] as const) {
      await sql`delete from ${sql.table(table)} where id in (
        select id from ${sql.table(table)} where ${sql.ref(at)} < ${before} and ${ofConnectionOf(tenants)}
        limit ${atOnce})`.execute(db);
    }
    await sql`delete from bulk_plans where id in (
      select id from bulk_plans where state <> 'running' and created_at < ${before} and ${ofTenants(tenants)}
      limit 100)`.execute(db);
  },
  /** What is still to be posted, looked for or replayed needs its document. */
  async documents(db, tenants, before) {
    await sql`update postings set document = null where id in (
      select id from postings where accepted_at < ${before} and state = 'accepted' and document is not null
        and ${ofConnectionOf(tenants)} limit ${atOnce})`.execute(db);
    await sql`update idempotency_keys set body = null where state = 'answered' and sent_at < ${before}
      and body is not null and ${ofConnectionOf(tenants)}`.execute(db);
  },
};

/** Set aside for a connection that was not there any more: no tenant says how long that is kept. */
async function deleteWithoutTenant(db: Kysely<Schema>, before: Date): Promise<void> {
  await sql`delete from set_aside where id in (
    select id from set_aside where tenant_id is null and set_aside_at < ${before} limit ${atOnce})`.execute(
    db,
  );
}

/** Sessions, links and tokens of pages that have ended stay in the lists for a while; the tokens of the provider do not. */
async function deleteSessions(db: Kysely<Schema>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keepSessionsDays * dayMs);
  await sql`delete from browser_sessions where expires_at < ${before} or ended_at < ${before}`.execute(db);
  for (const table of ['sign_in_links', 'connect_sessions', 'widget_tokens'])
    await sql`delete from ${sql.table(table)} where expires_at < ${before}`.execute(db);
  await sql`update browser_sessions set tokens = null where tokens is not null and expires_at < ${now}`.execute(
    db,
  );
}
const keepSessionsDays = 30;

export async function deleteExpired(db: Kysely<Schema>, nowMs: number): Promise<void> {
  const tenants = await db.selectFrom('tenants').select(['id', 'keep_days']).execute();
  for (const kind of retained) {
    const alike = Map.groupBy(tenants, tenant => (tenant.keep_days ?? defaultRetention)[kind]);
    for (const [days, group] of alike) {
      const ids = group.map(({ id }) => id);
      if (days !== null) await deleteBefore[kind](db, ids, new Date(nowMs - days * dayMs));
    }
  }
  if (defaultRetention.events !== null)
    await deleteWithoutTenant(db, new Date(nowMs - defaultRetention.events * dayMs));
  await deleteSessions(db, new Date(nowMs));
  // There may be secrets in what was asked for, and nobody can agree to it any more.
  await db
    .updateTable('change_requests')
    .set({ request: null })
    .where('expires_at', '<', new Date(nowMs))
    .where('request', 'is not', null)
    .execute();
}
