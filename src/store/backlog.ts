// What waits for each connection, as a source or as a target: jobs in the queue, and postings that are not decided.
import { type Kysely, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { jobsOpenIn } from './queue.ts';
import type { Schema } from './schema.ts';
import { ofConnectionIn } from './tenant-scope.ts';

export interface Backlog {
  jobs: number;
  postings: number;
}

/** By connection; those for which nothing waits are left out. */
export async function backlogOf(db: Kysely<Schema>, scope: TenantScope): Promise<Map<string, Backlog>> {
  const { rows } = await sql<Backlog & { id: string }>`
    with jobs as (
      select group_id as flow_id, count(*) as count from pgboss.job where ${jobsOpenIn(scope)} group by 1
    ), postings as (
      select connection_id, flow_id, count(*) as count from postings
      where state in ('planned', 'sent', 'uncertain') and ${ofConnectionIn(scope)} group by 1, 2
    ), waiting as (
      select f.from_id as id, j.count as jobs, 0 as postings from jobs j join flows f on f.id = j.flow_id
      union all
      select f.to_id, j.count, 0 from jobs j join flows f on f.id = j.flow_id
      union all
      select p.connection_id, 0, p.count from postings p
      union all
      select f.from_id, 0, p.count from postings p join flows f on f.id = p.flow_id
    )
    select id, sum(jobs)::int as jobs, sum(postings)::int as postings from waiting group by 1`.execute(db);
  return new Map(rows.map(({ id, ...backlog }) => [id, backlog]));
}
