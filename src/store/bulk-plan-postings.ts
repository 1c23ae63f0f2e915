// The postings of bulk plans: which, as they were when the plan was made, and what came of each.
import { type Kysely, type Selection, sql } from 'kysely';
import type { BulkOutcome } from '../core/bulk-plans.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import type { PostingState } from '../core/words.ts';
import { asJson, jsonOf } from './json.ts';
import type { Page } from './page.ts';
import type { Schema } from './schema.ts';

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

export function bulkPlanPostings(db: Kysely<Schema>) {
  return {
    /** For the transaction that makes the plan. */
    async add(id: string, postings: readonly PlannedPosting[]): Promise<void> {
      await sql`insert into bulk_plan_postings (plan_id, posting_id, state, version, attempts, changed_at, outcome, reason)
        select ${id}, "postingId", state, version, attempts, "changedAt",
          case when nullif(refusal, 'null') is null then 'left' else 'excluded' end, nullif(refusal, 'null')
        from jsonb_to_recordset(${jsonOf(postings)}::jsonb)
          as v ("postingId" text, state text, version integer, attempts integer, "changedAt" timestamptz, refusal jsonb)`.execute(
        db,
      );
    },
    /** The oldest posting first. */
    list(
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
    /** The posting is acted on under this attempt. False: another process acts for the plan now. */
    async begin(id: string, by: string, postingId: string, attemptId: string): Promise<boolean> {
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
    async end(
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
    /** The oldest postings that are left. Undefined: the plan has ended, or another process acts for it. */
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
