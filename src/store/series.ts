// Counts per step of time: what was stored, accepted, or needs a person, and what came in. Each is one statement over an index of time.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { secondOfTime } from '../core/ids.ts';
import type { Schema } from './schema.ts';
import { ofConnectionIn } from './tenant-scope.ts';

/** From `since` on, before `until`. Steps begin at `since`. */
export interface SeriesPeriod {
  since: Date;
  until: Date;
  stepSeconds: number;
}

export interface SeriesFilter {
  flowIds?: string[] | undefined;
  connectionId?: string | undefined;
}

/** `step`: when it begins. Steps in which nothing was are left out. */
export interface SeriesCounts {
  stored: { step: Date; count: number }[];
  /** The times from stored to accepted, of documents. */
  accepted: { step: Date; count: number; median: number | null; p95: number | null }[];
  /** Those that are in this state still. */
  needing: { step: Date; parked: number; rejected: number }[];
  events: { step: Date; count: number }[];
}

/** Ids are made by the clock of a process, times of rows by that of the database. */
const clocksDifferMs = 86_400_000;

export async function seriesOf(
  db: Kysely<Schema>,
  scope: TenantScope,
  { since, until, stepSeconds }: SeriesPeriod,
  { flowIds, connectionId }: SeriesFilter,
): Promise<SeriesCounts> {
  const step = (column: string) =>
    sql`date_bin(make_interval(secs => ${stepSeconds}), ${sql.ref(column)}, ${since}::timestamptz)`;
  const within = (column: string) =>
    sql<boolean>`${sql.ref(column)} >= ${since} and ${sql.ref(column)} < ${until}`;
  const made = (word: 'posting' | 'event') =>
    sql<boolean>`id >= ${secondOfTime(word, since.getTime() - clocksDifferMs)}
      and id < ${secondOfTime(word, until.getTime() + clocksDifferMs)}`;
  const all = (conditions: (RawBuilder<boolean> | undefined)[]) =>
    sql.join(
      conditions.filter(one => one !== undefined),
      sql` and `,
    );
  const ofPostings = [
    ofConnectionIn(scope),
    flowIds && sql<boolean>`flow_id = any (${flowIds}::text[])`,
    connectionId === undefined ? undefined : sql<boolean>`connection_id = ${connectionId}`,
  ];
  /** Those that came from the connection, or from the source of the flow. */
  const ofEvents = [
    ofConnectionIn(scope),
    flowIds && sql<boolean>`connection_id in (select from_id from flows where id = any (${flowIds}::text[]))`,
    connectionId === undefined ? undefined : sql<boolean>`connection_id = ${connectionId}`,
  ];
  const [stored, accepted, needing, events] = await Promise.all([
    sql<
      SeriesCounts['stored'][number]
    >`select ${step('created_at')} as step, count(*)::int as count from postings
      where ${all([within('created_at'), made('posting'), ...ofPostings])} group by 1`.execute(db),
    // A state is stored once and accepted again and again: its time says nothing.
    sql<SeriesCounts['accepted'][number]>`select step, count(*)::int as count,
        round(percentile_cont(0.5) within group (order by lag))::float8 as median,
        round(percentile_cont(0.95) within group (order by lag))::float8 as p95
      from (select ${step('accepted_at')} as step,
          case when keep = 'once' then greatest(extract(epoch from accepted_at - created_at)::float8 * 1000, 0) end as lag
        from postings where ${all([within('accepted_at'), ...ofPostings])}) as one group by 1`.execute(db),
    sql<SeriesCounts['needing'][number]>`select ${step('updated_at')} as step,
        count(*) filter (where state = 'parked')::int as parked, count(*) filter (where state = 'rejected')::int as rejected
      from postings where state in ('parked', 'rejected') and ${all([within('updated_at'), ...ofPostings])} group by 1`.execute(
      db,
    ),
    sql<
      SeriesCounts['events'][number]
    >`select ${step('received_at')} as step, count(*)::int as count from events
      where ${all([within('received_at'), made('event'), ...ofEvents])} group by 1`.execute(db),
  ]);
  return { stored: stored.rows, accepted: accepted.rows, needing: needing.rows, events: events.rows };
}
