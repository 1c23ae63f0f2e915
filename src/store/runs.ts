// Runs: each is one pass over a source, by the schedule or by hand. The process that makes one renews its lease; a run whose
// lease has expired has lost its process, and is ended as failed.
import { type Kysely, type Selection, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import type { RunOutcome, RunTrigger } from '../core/words.ts';
import { asJson, jsonOf } from './json.ts';
import { isBefore, type Page } from './page.ts';
import { inPeriod, type Period } from './period.ts';
import type { Schema } from './schema.ts';
import { ofConnectionIn } from './tenant-scope.ts';

/** The period is that in which they were started. */
export interface RunFilter extends Page, Period {
  connectionId?: string | undefined;
  /** Those of one of these flows, and those by schedule of its source. */
  flowIds?: readonly string[] | undefined;
  outcome?: RunOutcome | undefined;
}

export type Runs = ReturnType<typeof runs>;

const columns = [
  'id',
  'connection_id as connectionId',
  'flow_id as flowId',
  'trigger',
  'outcome',
  'found',
  'missed_by_webhook as missedByWebhook',
  'error',
  'started_at as startedAt',
  'ended_at as endedAt',
] as const;

export type Run = Selection<Schema, 'runs', (typeof columns)[number]>;

export function runs(db: Kysely<Schema>) {
  return {
    async begin({
      connectionId,
      flowId,
      trigger,
      leasedUntil,
    }: {
      connectionId: string;
      flowId?: string;
      trigger: RunTrigger;
      leasedUntil: Date;
    }): Promise<string> {
      const id = newId('run');
      await db
        .insertInto('runs')
        .values({
          id,
          connection_id: connectionId,
          flow_id: flowId ?? null,
          trigger,
          leased_until: leasedUntil,
        })
        .execute();
      return id;
    },
    /** The worker that holds it goes on. */
    async renew(id: string, leasedUntil: Date): Promise<void> {
      await db.updateTable('runs').set({ leased_until: leasedUntil }).where('id', '=', id).execute();
    },
    async end(
      id: string,
      {
        outcome,
        found,
        missedByWebhook,
        error,
      }: { outcome: RunOutcome; found: number; missedByWebhook: number; error?: Reason<Redacted> },
    ): Promise<void> {
      await db
        .updateTable('runs')
        .set({
          outcome,
          found,
          missed_by_webhook: missedByWebhook,
          error: asJson(error ?? null),
          ended_at: sql`clock_timestamp()`,
        })
        .where('id', '=', id)
        .execute();
    },
    /** Ends those whose lease has expired. */
    async endOrphans(now: Date, error: Reason<Redacted>): Promise<void> {
      await db
        .updateTable('runs')
        .set({ outcome: 'failed', error: jsonOf(error), ended_at: sql`clock_timestamp()` })
        .where('ended_at', 'is', null)
        .where('leased_until', '<=', now)
        .execute();
    },
    get: (id: string) => db.selectFrom('runs').select(columns).where('id', '=', id).executeTakeFirst(),
    inScope: (scope: TenantScope, id: string): Promise<Run | undefined> =>
      db
        .selectFrom('runs')
        .select(columns)
        .where('id', '=', id)
        .where(ofConnectionIn(scope))
        .executeTakeFirst(),
    /** The newest first. */
    list(scope: TenantScope, { connectionId, flowIds, outcome, ...page }: RunFilter): Promise<Run[]> {
      let query = db
        .selectFrom('runs')
        .select(columns)
        .where(ofConnectionIn(scope))
        .where(isBefore(page))
        .where(inPeriod(page, { id: 'run', column: 'started_at' }))
        .orderBy('id', 'desc')
        .limit(page.limit);
      if (connectionId !== undefined) query = query.where('connection_id', '=', connectionId);
      if (outcome !== undefined) query = query.where('outcome', '=', outcome);
      if (flowIds !== undefined)
        query = query.where(
          sql<boolean>`(flow_id = any(${flowIds}::text[]) or flow_id is null and connection_id in (
            select from_id from flows where id = any(${flowIds}::text[])))`,
        );
      return query.execute();
    },
  };
}
