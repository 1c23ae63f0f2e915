// What is left to do, counted by one statement: work that moves from table to table is always seen in one of them.
import { type Kysely, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { isPaused, pausedIn } from './paused-flows.ts';
import { jobsOpenIn } from './queue.ts';
import type { Schema } from './schema.ts';
import { ofConnectionIn, ofTenant } from './tenant-scope.ts';

export interface OpenWork {
  /** Wait or run. */
  jobs: number;
  /**
   * Sent, uncertain, or planned with a time at which Kontor continues. One that waits behind another of the same subject
   * does not count while that one needs a person, or was ended by one.
   */
  postings: number;
  /** Jobs and postings that wait until their flow is resumed. They count nowhere else. */
  paused: number;
  /** Runs under way. */
  polls: number;
  /** Bulk plans that run. */
  plans: number;
  /** Watched objects that are just being read. */
  watches: number;
  /** Due at a destination, or sent there for the first time. One that waits for its next try does not count. */
  messages: number;
}

/** `now`: by the clock that deliveries, claims and leases are timed with. */
export async function openWork(db: Kysely<Schema>, scope: TenantScope, now: Date): Promise<OpenWork> {
  const { rows } = await sql<OpenWork>`select
    (select count(*)::int from pgboss.job where ${jobsOpenIn(scope)}
      and (state = 'active' or not ${isPaused('pgboss.job.group_id')})) as jobs,
    (select count(*)::int from postings p where ${ofConnectionIn(scope, 'p.connection_id')} and (
      p.state in ('sent', 'uncertain')
      or p.state = 'planned' and p.next_at is not null and not ${isPaused('p.flow_id')} and not (
        p.reason->>'code' is not distinct from 'waits' and exists (
          select from postings before where before.connection_id = p.connection_id
            and before.operation = p.operation and before.subject_id = p.subject_id
            and before.state in ('parked', 'rejected', 'closed'))))
    ) as postings,
    (select coalesce(sum((waiting->>'jobs')::int + (waiting->>'postings')::int), 0)::int
      from (${pausedIn(scope)}) as flow) as paused,
    (select count(*)::int from runs r where ${ofConnectionIn(scope, 'r.connection_id')} and r.ended_at is null
      and r.leased_until > ${now}
    ) as polls,
    (select count(*)::int from bulk_plans where ${ofTenant(scope)} and state = 'running') as plans,
    (select count(*)::int from cursors c where ${ofConnectionIn(scope, 'c.connection_id')}
      and c.kind = 'changes' and c.claimed_until > ${now}) as watches,
    (select count(*)::int from deliveries v join destinations d on d.id = v.destination_id
      where ${ofTenant(scope, 'd.tenant_id')} and d.status = 'enabled' and d.deleted_at is null
        and v.state = 'pending' and (v.next_at <= ${now} or v.answer is null)
    ) as messages`.execute(db);
  return rows[0] as OpenWork;
}
