// The outcomes of the records that flows were told of. They are derived from what is there now: postings, jobs, and what flows have seen.
import { type Kysely, sql } from 'kysely';
import type { Reason } from '../core/reasons.ts';
import type { PostingState } from '../core/words.ts';
import { jsonOf } from './json.ts';
import type { Schema } from './schema.ts';

/** A record, and the flow that was told of it. */
export interface Told {
  flowId: string;
  object: string;
  recordId: string;
  /** What the flow runs for. */
  subjectId: string;
  /** What the flow writes to, and the key of the subject there. */
  connectionId: string;
  businessKey: string;
}

/** What there is of it now. */
export interface Trace {
  /** Of all postings under the key the one that needs most attention. */
  posting: { id: string; state: PostingState; reason: Reason | null } | null;
  /** A job that waits or runs; `why`: what it failed with. */
  job: { why: Reason | null } | null;
  /** The flow has read the record; `notDue`: why it has done nothing. */
  seen: { notDue: Reason | null } | null;
}

/** One record of which events have told, and whether the newest of them could be read. */
export interface ToldRecord {
  connectionId: string;
  object: string;
  recordId: string;
  parentId: string | null;
  unreadable: boolean;
}

export interface ToldFilter {
  connectionId: string;
  objects: readonly string[];
  since: Date;
}

export type Outcomes = ReturnType<typeof outcomes>;

const byAttention: readonly PostingState[] = [
  'parked',
  'rejected',
  'uncertain',
  'sent',
  'planned',
  'accepted',
  'closed',
];
const recordsAtOnce = 1_000;

export function outcomes(db: Kysely<Schema>) {
  return {
    /** In the order of `told`. */
    async traces(told: readonly Told[]): Promise<Trace[]> {
      if (told.length === 0) return [];
      const { rows } = await sql<Trace>`
        with told as (
          select * from jsonb_to_recordset(${jsonOf(told.map((one, at) => ({ at, ...one })))}::jsonb) as v (at integer,
            "flowId" text, object text, "recordId" text, "subjectId" text, "connectionId" text, "businessKey" text)
        ), jobs as (
          select singleton_key as key, jsonb_build_object('why', max(output->>'why')::jsonb) as job from pgboss.job
          where name = 'flow-run' and state in ('created', 'retry', 'active')
            and singleton_key in (select "flowId" || '/' || "subjectId" from told) group by 1
        )
        select posting, jobs.job,
          case when f.seen is null then null else jsonb_build_object('notDue', f.not_due) end as seen
        from told v
        left join lateral (
          select jsonb_build_object('id', p.id, 'state', p.state, 'reason', p.reason) as posting from postings p
          where p.connection_id = v."connectionId" and p.flow_id = v."flowId" and (p.business_key = v."businessKey"
            or p.business_key > v."businessKey" || '/' and p.business_key < v."businessKey" || '0')
          order by array_position(${byAttention}::text[], p.state), p.id desc limit 1
        ) as best on true
        left join jobs on jobs.key = v."flowId" || '/' || v."subjectId"
        left join fingerprints f
          on f.flow_id = v."flowId" and f.object = v.object and f.subject_id = v."recordId"
        order by v.at`.execute(db);
      return rows;
    },
    /** Records of which events have told since then, each once, a thousand at a time. */
    async *records({ connectionId, objects, since }: ToldFilter): AsyncGenerator<ToldRecord[]> {
      for (const object of objects) {
        let last = '';
        for (;;) {
          const { rows } = await sql<ToldRecord>`
            select ${connectionId}::text as "connectionId", ${object}::text as object, subject_id as "recordId",
              max(parent_id) as "parentId", (array_agg(unreadable order by id desc))[1] is not null as unreadable
            from events
            where connection_id = ${connectionId} and object = ${object} and subject_id > ${last}
              and received_at >= ${since}
            group by subject_id order by subject_id limit ${recordsAtOnce}`.execute(db);
          if (rows.length > 0) yield rows;
          last = rows.at(-1)?.recordId ?? '';
          if (rows.length < recordsAtOnce) break;
        }
      }
    },
    /** How many events of this connection were set aside since then: of them no flow was told. */
    async setAside(connectionId: string, since: Date): Promise<number> {
      const { count } = await db
        .selectFrom('set_aside')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('kind', '=', 'event')
        .where('connection_id', '=', connectionId)
        .where('set_aside_at', '>=', since)
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}
