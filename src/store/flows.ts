// The flows that people have switched on.
import { type Kysely, type Selection, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import { jsonOf } from './json.ts';
import { addMessage } from './messages.ts';
import { isAfter, type Page } from './page.ts';
import { pausedIn, releaseHeld } from './paused-flows.ts';
import { refuseBeyondQuota } from './quotas.ts';
import type { Schema } from './schema.ts';
import { say } from './sentences.ts';
import { ofConnectionIn } from './tenant-scope.ts';

export interface OtherFlow extends Pick<StoredFlow, 'id' | 'flow' | 'settings'> {
  /** Than that of the connection that was named. */
  isFromOtherSystem: boolean;
}

export type Flows = ReturnType<typeof flows>;

const columns = [
  'id',
  'flow',
  'from_id as fromId',
  'to_id as toId',
  sql<string>`(select tenant_id from connections where connections.id = flows.from_id)`.as('tenantId'),
  'settings',
  'paused_at as pausedAt',
  'created_at as createdAt',
] as const;

export type StoredFlow = Selection<Schema, 'flows', (typeof columns)[number]>;

export function flows(db: Kysely<Schema>) {
  const turn = async (id: string, to: 'paused' | 'resumed'): Promise<StoredFlow> => {
    const isNews = to === 'paused' ? 'is' : 'is not';
    const row = await db
      .updateTable('flows')
      .set({ paused_at: to === 'paused' ? sql`clock_timestamp()` : null })
      .where('id', '=', id)
      .where('paused_at', isNews, null)
      .returning(columns)
      .executeTakeFirst();
    if (!row) return db.selectFrom('flows').select(columns).where('id', '=', id).executeTakeFirstOrThrow();
    const data = { flow: id, name: row.flow, from: row.fromId, to: row.toId };
    await addMessage(db, { tenantId: row.tenantId, type: `flow.${to}`, data });
    return row;
  };
  return {
    /** Throws `conflict/flow-exists`: the same flow twice would book everything twice; `conflict/quota-reached`. */
    async create({
      flow,
      fromId,
      toId,
      settings,
    }: Pick<StoredFlow, 'flow' | 'fromId' | 'toId' | 'settings'>): Promise<StoredFlow> {
      const { tenant_id: tenantId } = await db
        .selectFrom('connections')
        .select('tenant_id')
        .where('id', '=', fromId)
        .executeTakeFirstOrThrow();
      await refuseBeyondQuota(db, tenantId, 'flows');
      const row = await db
        .insertInto('flows')
        .values({ id: newId('flow'), flow, from_id: fromId, to_id: toId, settings: jsonOf(settings) })
        .onConflict(on => on.columns(['flow', 'from_id', 'to_id']).doNothing())
        .returning(columns)
        .executeTakeFirst();
      if (!row) {
        throw say.error('flow-exists', { flow });
      }
      return row;
    },
    /** As it stands; until the transaction ends nobody else changes it. */
    lock: (id: string) =>
      db.selectFrom('flows').select(columns).where('id', '=', id).forNoKeyUpdate().executeTakeFirst(),
    update: (id: string, settings: StoredFlow['settings']) =>
      db
        .updateTable('flows')
        .set({ settings: jsonOf(settings) })
        .where('id', '=', id)
        .returning(columns)
        .executeTakeFirstOrThrow(),
    /** No job of it is taken from the queue any more. Tells of it, where it was not paused. */
    pause: (id: string) => turn(id, 'paused'),
    /** In a transaction: what was held for it goes on with it. Tells of it, where it was paused. */
    async resume(id: string): Promise<StoredFlow> {
      const flow = await turn(id, 'resumed');
      await releaseHeld(db, id);
      return flow;
    },
    async remove(id: string): Promise<void> {
      await db.deleteFrom('flows').where('id', '=', id).execute();
    },
    /**
     * Flows of all tenants that write to the system of a connection. Until the transaction ends nobody else gets an answer for the
     * same system.
     */
    async intoSystemOf(toId: string, fromId: string): Promise<OtherFlow[]> {
      await sql`select pg_advisory_xact_lock(hashtextextended('flows into ' || system, 0))
        from connections where id = ${toId}`.execute(db);
      const systemOf = (id: string) => sql`(select system from connections where id = ${id})`;
      const { rows } = await sql<OtherFlow>`
        select f.id, f.flow, f.settings, source.system <> ${systemOf(fromId)} as "isFromOtherSystem" from flows f
        join connections source on source.id = f.from_id
        join connections target on target.id = f.to_id
        where target.system = ${systemOf(toId)}`.execute(db);
      return rows;
    },
    /** Without a page: all. */
    list: (scope: TenantScope, page?: Page) =>
      db
        .selectFrom('flows')
        .select(columns)
        .where(ofConnectionIn(scope, 'from_id'))
        .where(isAfter(page))
        .orderBy('id')
        .limit(page?.limit ?? null)
        .execute(),
    /** In their order; undefined: there is none. */
    async byIds(ids: readonly string[]): Promise<(StoredFlow | undefined)[]> {
      const rows = await db.selectFrom('flows').select(columns).where('id', 'in', ids).execute();
      const found = new Map(rows.map(row => [row.id, row]));
      return ids.map(id => found.get(id));
    },
    /** That read it or write to it. */
    ofConnection: (id: string) =>
      db
        .selectFrom('flows')
        .select(columns)
        .where(({ or, eb }) => or([eb('from_id', '=', id), eb('to_id', '=', id)]))
        .orderBy('id')
        .execute(),
    /** What it has not looked at yet of its source; not what it is to post again, which is a posting. `daily`: what it compares everything as. */
    async waitingChanges(id: string, daily: string | undefined): Promise<number> {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from pgboss.job
        where name = 'flow-run' and state < 'active' and group_id = ${id} and data->>'postingId' is null
          and data->>'subjectId' <> ${daily ?? ''}`.execute(db);
      return rows[0]?.count ?? 0;
    },
    paused: async (scope: TenantScope) => (await pausedIn(scope).execute(db)).rows,
    get: (scope: TenantScope, id: string) =>
      db
        .selectFrom('flows')
        .select(columns)
        .where('id', '=', id)
        .where(ofConnectionIn(scope, 'from_id'))
        .executeTakeFirst(),
  };
}
