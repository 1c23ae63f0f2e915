// Plans to act on many postings: which postings, as they were then, who runs the plan, and what came of each posting. One process at a
// time acts for a plan; its claim expires when it has died.
import { type Kysely, type Selection, sql } from 'kysely';
import type { BulkAction, BulkFigures, BulkOutcome } from '../core/bulk-plans.ts';
import type { Caller, TenantScope } from '../core/caller.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import type { PostingState } from '../core/words.ts';
import { asJson, jsonOf } from './json.ts';
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

/** A posting of a plan. `state`, `version`, `attempts` and `changedAt`: as they were when the plan was made. */
export interface PlannedPosting {
  postingId: string;
  state: PostingState;
  version: number;
  attempts: number;
  changedAt: Date;
  /** Why it cannot be acted on; null: it can. */
  refusal: Reason<Redacted> | null;
}

const itemColumns = [
  'posting_id as postingId',
  'state',
  'version',
  'attempts',
  'changed_at as changedAt',
  'attempt_id as attemptId',
  'outcome',
  'reason',
  'acted_at as actedAt',
] as const;

export type BulkItem = Selection<Schema, 'bulk_plan_postings', (typeof itemColumns)[number]>;

/** Postings of one outcome and reason code. */
export interface OutcomeCount {
  outcome: BulkOutcome;
  code: string | null;
  count: number;
  /** The reason of one of them. */
  example: Reason<Redacted> | null;
}

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
      await sql`insert into bulk_plan_postings (plan_id, posting_id, state, version, attempts, changed_at, outcome, reason)
        select ${draft.id}, "postingId", state, version, attempts, "changedAt",
          case when nullif(refusal, 'null') is null then 'left' else 'excluded' end, nullif(refusal, 'null')
        from jsonb_to_recordset(${jsonOf(postings)}::jsonb)
          as v ("postingId" text, state text, version integer, attempts integer, "changedAt" timestamptz, refusal jsonb)`.execute(
        db,
      );
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
    /** The oldest posting first. */
    items(
      id: string,
      { outcome, after = '', limit }: Page & { outcome?: BulkOutcome | undefined },
    ): Promise<BulkItem[]> {
      const items = db.selectFrom('bulk_plan_postings').select(itemColumns).where('plan_id', '=', id);
      return (outcome === undefined ? items : items.where('outcome', '=', outcome))
        .where('posting_id', '>', after)
        .orderBy('posting_id')
        .limit(limit)
        .execute();
    },
    /** The first of those that can be acted on, or were. */
    async sample(id: string, limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('bulk_plan_postings')
        .select('posting_id as id')
        .where('plan_id', '=', id)
        .where('outcome', '<>', 'excluded')
        .orderBy('posting_id')
        .limit(limit)
        .execute();
      return rows.map(row => row.id);
    },
    /**
     * How many of those that are left are not as they were when the plan was made; the engine judges each of them once more. Instants of the
     * database have parts of a millisecond, those of a plan have none.
     */
    async changed(id: string): Promise<number> {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from bulk_plan_postings i left join postings p on p.id = i.posting_id
        where i.plan_id = ${id} and i.outcome = 'left' and (p.id is null or p.state <> i.state or p.version <> i.version
          or p.attempts <> i.attempts
          or (p.state <> 'planned' and p.updated_at >= i.changed_at + interval '2 milliseconds'))`.execute(
        db,
      );
      return rows[0]?.count ?? 0;
    },
    /** By plan. */
    async outcomes(ids: readonly string[]): Promise<Map<string, OutcomeCount[]>> {
      const { rows } = await sql<OutcomeCount & { plan: string }>`
        select plan_id as plan, outcome, reason->>'code' as code, count(*)::int as count,
          (array_agg(reason order by posting_id))[1] as example
        from bulk_plan_postings where plan_id = any (${ids}::text[]) group by 1, 2, 3 order by 4 desc, 3`.execute(
        db,
      );
      return Map.groupBy(rows, row => row.plan);
    },
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
    /** The posting is acted on under this attempt. False: another process acts for the plan now. */
    async beginItem(id: string, by: string, postingId: string, attemptId: string): Promise<boolean> {
      const result = await db
        .updateTable('bulk_plan_postings')
        .set({ attempt_id: attemptId })
        .where('plan_id', '=', id)
        .where('posting_id', '=', postingId)
        .where('outcome', '=', 'left')
        .where(sql<boolean>`exists (select from bulk_plans where id = ${id} and claimed_by = ${by})`)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    async endItem(
      id: string,
      postingId: string,
      { outcome, reason, at }: { outcome: BulkOutcome; reason: Reason<Redacted> | null; at: Date },
    ): Promise<void> {
      await db
        .updateTable('bulk_plan_postings')
        .set({ outcome, reason: asJson(reason), acted_at: at })
        .where('plan_id', '=', id)
        .where('posting_id', '=', postingId)
        .where('outcome', '=', 'left')
        .execute();
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
    /** The oldest postings that are left. Undefined: the plan does not run any more, or another process acts for it. */
    async next(id: string, by: string, limit: number): Promise<BulkItem[] | undefined> {
      const held = await db
        .selectFrom('bulk_plans')
        .select('id')
        .where('id', '=', id)
        .where('state', '=', 'running')
        .where('claimed_by', '=', by)
        .executeTakeFirst();
      if (!held) return undefined;
      return db
        .selectFrom('bulk_plan_postings')
        .select(itemColumns)
        .where('plan_id', '=', id)
        .where('outcome', '=', 'left')
        .orderBy('posting_id')
        .limit(limit)
        .execute();
    },
    /** How many of the latest `most` postings that were acted on are due, and nobody has dealt with them yet. */
    async notDealtWith(id: string, most: number): Promise<number> {
      const { rows } = await sql<{ count: number }>`
        with latest as (
          select posting_id from bulk_plan_postings where plan_id = ${id} and outcome = 'done'
          order by posting_id desc limit ${most}
        )
        select count(*)::int as count from latest join postings p on p.id = latest.posting_id
        where p.state in ('planned', 'uncertain') and p.next_at is not null
          and p.reason->>'code' in ('replayed', 'settled-as-not-found')`.execute(db);
      return rows[0]?.count ?? 0;
    },
    async hasAttempt(postingId: string, attemptId: string): Promise<boolean> {
      const found = await db
        .selectFrom('attempts')
        .select('id')
        .where('posting_id', '=', postingId)
        .where('id', '=', attemptId)
        .executeTakeFirst();
      return found !== undefined;
    },
  };
}
