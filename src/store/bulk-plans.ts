// Plans to act on many postings, and who runs them. One process at a time acts for a plan; its claim expires when it has died.
import { type Kysely, type Selection, sql } from 'kysely';
import type { BulkAction, BulkFigures } from '../core/bulk-plans.ts';
import type { Caller, TenantScope } from '../core/caller.ts';
import { bulkPlanPostings, type PlannedPosting } from './bulk-plan-postings.ts';
import { jsonOf } from './json.ts';
import { isBefore, type Page } from './page.ts';
import type { Schema } from './schema.ts';
import { ofTenant } from './tenant-scope.ts';

const columns = [
  'id',
  'tenant_id as tenantId',
  'action',
  'filter',
  'note',
  'figures',
  'state',
  'made_by as madeBy',
  'made_by_name as madeByName',
  'run_by as runBy',
  'run_by_name as runByName',
  'approval',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'started_at as startedAt',
  'ended_at as endedAt',
] as const;

export type StoredBulkPlan = Selection<Schema, 'bulk_plans', (typeof columns)[number]>;

export function bulkPlans(db: Kysely<Schema>) {
  const plan = (id: string) => db.updateTable('bulk_plans').where('id', '=', id);
  return {
    /** For a transaction. */
    async create(
      draft: {
        id: string;
        tenantId: string;
        action: BulkAction;
        filter: Record<string, string>;
        note: string | null;
        figures: BulkFigures;
        expiresAt: Date;
      },
      by: Pick<Caller, 'id' | 'name'>,
      postings: readonly PlannedPosting[],
    ): Promise<StoredBulkPlan> {
      const row = await db
        .insertInto('bulk_plans')
        .values({
          id: draft.id,
          tenant_id: draft.tenantId,
          action: draft.action,
          filter: jsonOf(draft.filter),
          note: draft.note,
          figures: jsonOf(draft.figures),
          made_by: by.id,
          made_by_name: by.name,
          expires_at: draft.expiresAt,
        })
        .returning(columns)
        .executeTakeFirstOrThrow();
      await bulkPlanPostings(db).add(draft.id, postings);
      return row;
    },
    get: (scope: TenantScope, id: string): Promise<StoredBulkPlan | undefined> =>
      db
        .selectFrom('bulk_plans')
        .select(columns)
        .where('id', '=', id)
        .where(ofTenant(scope))
        .executeTakeFirst(),
    /** Newest first. */
    list: (scope: TenantScope, page: Page): Promise<StoredBulkPlan[]> =>
      db
        .selectFrom('bulk_plans')
        .select(columns)
        .where(ofTenant(scope))
        .where(isBefore(page))
        .orderBy('id', 'desc')
        .limit(page.limit)
        .execute(),
    /** Undefined: it runs already, or has ended, or had expired by `now`, unless another person has approved it. */
    begin(
      id: string,
      { id: by, name, approved }: Pick<Caller, 'id' | 'name' | 'approved'>,
      now: Date,
    ): Promise<StoredBulkPlan | undefined> {
      const begun = plan(id)
        .set({
          state: 'running',
          run_by: by,
          run_by_name: name,
          approval: approved ?? null,
          started_at: now,
        })
        .where('state', '=', 'planned')
        .returning(columns);
      // A request for approval expires by its own time.
      return (approved === undefined ? begun.where('expires_at', '>', now) : begun).executeTakeFirst();
    },
    /** What has begun with a posting comes to its end. Undefined: it has ended already. */
    cancel: (id: string, now: Date): Promise<StoredBulkPlan | undefined> =>
      plan(id)
        .set({ state: 'cancelled', ended_at: now })
        .where('state', 'in', ['planned', 'running'])
        .returning(columns)
        .executeTakeFirst(),
    /** Nothing is left. False: somebody else has ended it. */
    async finish(id: string, by: string, now: Date): Promise<boolean> {
      const result = await plan(id)
        .set({ state: 'done', ended_at: now })
        .where('state', '=', 'running')
        .where('claimed_by', '=', by)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    /** Running plans for which no process acts: the oldest of each tenant, however many another has. */
    async waiting(now: Date): Promise<{ id: string; tenantId: string }[]> {
      const { rows } = await sql<{ id: string; tenantId: string }>`
        select id, tenant_id as "tenantId" from (
          select id, tenant_id, row_number() over (partition by tenant_id order by id) as nth from bulk_plans
          where state = 'running' and (claimed_until is null or claimed_until <= ${now})) as one
        where nth <= 500 order by id`.execute(db);
      return rows;
    },
    /** Undefined: another process was faster, or it has ended. */
    claim: (
      id: string,
      by: string,
      { now, until }: { now: Date; until: Date },
    ): Promise<StoredBulkPlan | undefined> =>
      plan(id)
        .set({ claimed_by: by, claimed_until: until })
        .where('state', '=', 'running')
        .where(sql<boolean>`(claimed_until is null or claimed_until <= ${now})`)
        .returning(columns)
        .executeTakeFirst(),
    async renew(id: string, by: string, until: Date): Promise<void> {
      await plan(id).set({ claimed_until: until }).where('claimed_by', '=', by).execute();
    },
    async release(id: string, by: string): Promise<void> {
      await plan(id).set({ claimed_by: null, claimed_until: null }).where('claimed_by', '=', by).execute();
    },
    /** At the start of the only process: those that acted for plans have ended. */
    async releaseAll(): Promise<void> {
      await db
        .updateTable('bulk_plans')
        .set({ claimed_by: null, claimed_until: null })
        .where('state', '=', 'running')
        .execute();
    },
  };
}
