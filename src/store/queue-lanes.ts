// Reads and takes jobs lane by lane, a flow being a lane. pg-boss's own fetch reads past every waiting job of a lane that
// is at its limit: 44 ms with 100,000 of them. Here each lane is asked by an index for what it may have, so that the cost
// follows the number of lanes and not of jobs (docs/decisions/0041-fair-queue.md).
import { type Kysely, sql } from 'kysely';
import { jsonOf } from './json.ts';
import { isPaused } from './paused-flows.ts';
import { prepared } from './prepared.ts';
import type { Schema } from './schema.ts';

export interface WaitingLane {
  flowId: string;
  /** How many of its jobs could run now, up to what was asked for. */
  ready: number;
  /** A person has asked for some of them. */
  urgent: boolean;
}

export interface TakenJob<Data> {
  id: string;
  data: Data;
  /** Which try this is: who settles the job says it, so that a late answer of an earlier try changes nothing. */
  retryCount: number;
}

/** What a person asked for, and the rest. */
export const priorities = { urgent: 1, usual: 0 } as const;

const waits = sql`name = 'flow-run' and state < 'active' and not blocked`;

/** Safe to call again. Jobs of an older Kontor had no lane. */
export async function prepareLanes(db: Kysely<Schema>): Promise<void> {
  await sql`create index if not exists kontor_job_lanes on pgboss.job (name, group_id, priority, start_after)
    where state < 'active' and not blocked`.execute(db);
  await sql`drop index if exists pgboss.kontor_job_running`.execute(db);
  // Statements of pg-boss lack the condition that there is a key, so that the planner cannot use this index for them, and finds jobs by id.
  await sql`create index if not exists kontor_job_subjects on pgboss.job (singleton_key)
    where name = 'flow-run' and state = 'active' and singleton_key is not null`.execute(db);
  await sql`update pgboss.job set group_id = data->>'flowId'
    where name = 'flow-run' and state < 'completed' and group_id is null`.execute(db);
}

/** The lanes in which something could run now, without those of paused flows; of each at most `most` jobs are counted. */
export async function waitingLanes(db: Kysely<Schema>, most: number): Promise<WaitingLane[]> {
  const readyOf = (priority: number) => sql`(select count(*)::int from (
      select from pgboss.job where ${waits} and group_id = lane.id and priority = ${sql.lit(priority)}
        and start_after <= pgboss.job_now() limit ${most}::int) as few)`;
  // From one lane to the next by the index, without reading what lies between.
  const { rows } = await sql<{ flowId: string; urgent: number; usual: number }>`
    ${prepared('waiting-lanes')}with recursive lane (id) as (
      (select group_id from pgboss.job where ${waits} and group_id is not null order by group_id limit 1)
      union all
      select (select group_id from pgboss.job where ${waits} and group_id > lane.id order by group_id limit 1)
      from lane where lane.id is not null
    ), counted as materialized (
      select id as "flowId", ${readyOf(priorities.urgent)} as urgent, ${readyOf(priorities.usual)} as usual
      from lane where id is not null and not ${isPaused('lane.id')}
    )
    select * from counted where urgent + usual > 0`.execute(db);
  return rows.map(({ flowId, urgent, usual }) => ({ flowId, ready: urgent + usual, urgent: urgent > 0 }));
}

/**
 * Takes up to so many jobs of each flow that is not paused, those that a person asked for first and then the oldest. Others may have
 * taken some meanwhile. A subject that is being worked on waits: a run that has read older content must not end after one that has
 * read newer content, and has remembered it.
 */
export function takeJobs<Data>(
  db: Kysely<Schema>,
  wanted: ReadonlyMap<string, number>,
  { alone }: { alone: boolean },
): Promise<TakenJob<Data>[]> {
  if (alone) return take(db, wanted);
  // Processes take in turn: two that take at the same moment do not see what the other makes active. One that is paused in between keeps
  // the others waiting for two seconds: then the database ends its transaction.
  return db.transaction().execute(async tx => {
    await sql`select set_config('idle_in_transaction_session_timeout', '2000', true),
      pg_advisory_xact_lock(hashtextextended('kontor take-jobs', 0))`.execute(tx);
    return take<Data>(tx, wanted);
  });
}

async function take<Data>(
  db: Kysely<Schema>,
  wanted: ReadonlyMap<string, number>,
): Promise<TakenJob<Data>[]> {
  const asked = [...wanted].map(([flow, most]) => ({ flow, most }));
  // `offset 0` keeps this a look-up for each waiting job; as a join, it may read all running jobs for each of them.
  const jobsOf = (priority: number) => sql`(select id, singleton_key, priority, start_after from pgboss.job
    where ${waits} and group_id = wanted.flow and priority = ${sql.lit(priority)} and start_after <= pgboss.job_now()
      and not exists (select from pgboss.job running where running.name = 'flow-run' and running.state = 'active'
        and running.singleton_key = job.singleton_key and running.singleton_key is not null offset 0)
    order by start_after limit wanted.most for update skip locked)`;
  const { rows } = await sql<TakenJob<Data>>`
    ${prepared('take-jobs')}with wanted as materialized (
      select * from jsonb_to_recordset(${jsonOf(asked)}::jsonb) as v (flow text, most int) where not ${isPaused('v.flow')}
    ), chosen as materialized (
      select distinct on (job.singleton_key) job.id from wanted cross join lateral (
        select * from (select * from ${jobsOf(priorities.urgent)} as urgent
          union all select * from ${jobsOf(priorities.usual)} as usual) as both_kinds
        order by priority desc, start_after limit wanted.most) as job
      order by job.singleton_key, job.priority desc, job.start_after
    )
    update pgboss.job set state = 'active', started_on = pgboss.job_now(), heartbeat_on = pgboss.job_now(),
      retry_count = case when started_on is null then retry_count else retry_count + 1 end
    where name = 'flow-run' and id = any (array(select id from chosen))
    returning id, data, retry_count as "retryCount"`.execute(db);
  return rows;
}

/** Of jobs that wait already: a person asks for them now. */
export async function makeUrgent(db: Kysely<Schema>, keys: readonly string[]): Promise<void> {
  await sql`update pgboss.job set priority = ${sql.lit(priorities.urgent)}
    where name = 'flow-run' and state = 'created' and policy = 'short' and coalesce(singleton_key, '') = any (${keys}::text[])`.execute(
    db,
  );
}
