// Paused flows, and what waits for them: jobs stay in the queue, and postings that are planned are held until the flow is resumed.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import { waitingFor } from './replayed.ts';
import type { Schema } from './schema.ts';
import { ofConnectionIn } from './tenant-scope.ts';

export interface PausedFlow {
  id: string;
  flow: string;
  pausedAt: Date;
  waiting: { jobs: number; postings: number };
}

export const flowPaused = 'flow-paused';

/** SQL: the flow in this column is paused. Asked of each row by the key, and never planned as a join, so that the order stays. */
export const isPaused = (column: string): RawBuilder<boolean> =>
  sql<boolean>`coalesce((select flows.paused_at is not null from flows where flows.id = ${sql.ref(column)}), false)`;

/** SQL: of a posting: it waits until its flow is resumed. */
export const isHeld = sql<boolean>`postings.state = 'planned' and postings.next_at is null
  and postings.reason->'params'->'why'->>'code' = ${sql.lit(flowPaused)}`;

/** SQL: the paused flows of this scope. */
export const pausedIn = (
  scope: TenantScope,
) => sql<PausedFlow>`select f.id, f.flow, f.paused_at as "pausedAt", jsonb_build_object(
      'jobs', (select count(*) from pgboss.job where name = 'flow-run' and state < 'active' and group_id = f.id),
      'postings', (select count(*) from postings where postings.flow_id = f.id and (${isHeld}
        or postings.state = 'planned' and postings.next_at is not null))) as waiting
    from flows f where f.paused_at is not null and ${ofConnectionIn(scope, 'f.from_id')} order by f.id`;

/**
 * Holds those of these postings whose flow is paused, and answers which. The flow is locked meanwhile: what it is resumed for
 * is either held before and let go by that, or not held.
 */
export async function holdOfPaused(
  db: Kysely<Schema>,
  ids: readonly string[],
  reason: Reason<Redacted>,
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    with paused as (select id from flows where paused_at is not null for share)
    update postings set next_at = null, reason = ${waitingFor(reason)}, updated_at = now()
    from paused where postings.flow_id = paused.id and postings.id = any (${ids}::text[]) and postings.state = 'planned'
    returning postings.id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** For the transaction that resumes a flow. */
export async function releaseHeld(tx: Kysely<Schema>, flowId: string): Promise<void> {
  await sql`update postings set next_at = now() where postings.flow_id = ${flowId} and ${isHeld}`.execute(tx);
}
