// Documents that were accepted and are read back: which are due, what was found, and what a person has said of a difference. It is
// written in groups, apart from the statements that every posting passes.
import { type Kysely, sql } from 'kysely';
import { newId } from '../core/ids.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import { jsonOf } from './json.ts';
import { insertPostingMessages, postingMessageColumns } from './message-routing.ts';
import { type AttemptRow, type Posting, postingColumns } from './posting-rows.ts';
import type { Schema } from './schema.ts';

/** The documents of an operation on a connection. */
export interface ReadBackLane {
  connectionId: string;
  operation: string;
}

/** `isReplaced`: Kontor has changed the document since, so that it is another one by right. */
export type DuePosting = Posting & { tries: number; isReplaced: boolean };

export interface ReadBack {
  id: string;
  /** `same` and `differs`: it was read and compared; `later`: it could not be read; `never`: there is nothing to compare. */
  outcome: 'same' | 'differs' | 'later' | 'never';
  reason?: Reason<Redacted>;
  /** When Kontor tries it again; left out: not any more. */
  nextAt?: Date;
}

/** SQL: a later change of the document of `p` by Kontor, in a state of which `states` says what counts. */
const laterChange = (states: string) =>
  sql.raw(`exists (select from postings c where c.connection_id = p.connection_id and c.document->>'id' = p.document_number
    and c.keep = 'once' and right(c.operation, 7) = '.update' and split_part(c.operation, '.', 1) = split_part(p.operation, '.', 1)
    and c.created_at >= p.created_at and c.id <> p.id and (${states}))`);
/** Until it is decided, it is not known what the system has. */
const isOpen = `c.state in ('sent', 'uncertain') or c.state in ('planned', 'parked') and c.attempts > 0`;
const isMade = `c.state = 'accepted'`;

export type ReadBacks = ReturnType<typeof readBacks>;

export function readBacks(db: Kysely<Schema>) {
  const under = (connectionId: string, root: string) => sql<boolean>`connection_id = ${connectionId}
    and (business_key = ${root} or starts_with(business_key, ${`${root}/`}))`;
  return {
    /** The lanes in which a document is due. */
    async lanes(before: Date) {
      const first = (after: string) =>
        sql.raw(`select connection_id, operation from postings where read_back_at is not null ${after}
          order by connection_id, operation limit 1`);
      // From one lane to the next by the index, without reading what lies between.
      const { rows } = await sql<ReadBackLane & { tenantId: string }>`with recursive lane as (
          (${first('')})
          union all
          select next.* from lane cross join lateral (
            ${first('and (connection_id, operation) > (lane.connection_id, lane.operation)')}) as next
        )
        select lane.connection_id as "connectionId", lane.operation, c.tenant_id as "tenantId"
        from lane join connections c on c.id = lane.connection_id
        where exists (select from postings p where p.connection_id = lane.connection_id
          and p.operation = lane.operation and p.read_back_at <= ${before})`.execute(db);
      return rows;
    },
    due: ({ connectionId, operation }: ReadBackLane, before: Date, limit: number) =>
      db
        .selectFrom('postings as p')
        .select([...postingColumns, 'read_back_tries as tries'])
        .select(sql<boolean>`${laterChange(isMade)}`.as('isReplaced'))
        .where(sql<boolean>`not ${laterChange(isOpen)}`)
        .where('connection_id', '=', connectionId)
        .where('operation', '=', operation)
        .where('read_back_at', '<=', before)
        .orderBy('read_back_at')
        .limit(limit)
        .execute() as Promise<DuePosting[]>,
    /**
     * One that another process has dealt with meanwhile stays as it is, and so does one whose document Kontor has begun to change since
     * it was due: it is due again.
     */
    async note(results: readonly ReadBack[], at: Date): Promise<void> {
      const rows = results.map(({ id, outcome, reason, nextAt }) => ({
        id,
        outcome,
        reason,
        next_at: nextAt,
        message_id: newId('message'),
      }));
      await sql`with results as (
          select * from jsonb_to_recordset(${jsonOf(rows)}::jsonb)
            as v (id text, outcome text, reason jsonb, next_at timestamptz, message_id text)
        ), noted as (
          update postings p set
            verified_at = case when r.outcome in ('same', 'differs') then ${at}::timestamptz end,
            differs = r.outcome = 'differs',
            read_back_reason = r.reason,
            read_back_at = r.next_at,
            read_back_tries = p.read_back_tries + 1
          from results r where p.id = r.id and p.read_back_at is not null
            and (r.outcome = 'never' or not ${laterChange(`${isOpen} or ${isMade}`)})
          returning ${sql.raw(postingMessageColumns('p'))}, p.read_back_reason, p.differs, r.message_id
        ), differing as (
          select id, connection_id, flow_id, operation, business_key, reference, state, document_number,
            read_back_reason as reason, message_id
          from noted where differs
        ), ${sql.raw(insertPostingMessages('differing', 'posting.differs'))}
        select from noted`.execute(db);
    },
    /** A document under this key that differs, as long as nobody has accepted it. */
    differingUnder: (connectionId: string, root: string) =>
      db
        .selectFrom('postings')
        .select(['id', 'document_number as documentNumber'])
        .where('differs', '=', sql.lit(true))
        .where(under(connectionId, root))
        .limit(1)
        .executeTakeFirst(),
    /** What is parked under this key for that reason. */
    async parkedUnder(connectionId: string, root: string, code: string): Promise<string[]> {
      const rows = await db
        .selectFrom('postings')
        .select('id')
        .where('state', '=', 'parked')
        .where(sql`reason->>'code'`, '=', code)
        .where(under(connectionId, root))
        .execute();
      return rows.map(({ id }) => id);
    },
    /** False: it does not differ (any more). */
    async acceptDifference(id: string, { reason, ...attempt }: AttemptRow): Promise<boolean> {
      const { rows } = await sql`with accepted as (
          update postings set differs = false, difference_accepted_at = ${attempt.endedAt}, updated_at = ${attempt.endedAt}
          where id = ${id} and differs returning id, attempts
        )
        insert into attempts (id, posting_id, number, kind, outcome, reason, started_at, ended_at)
        select ${attempt.id}, id, attempts, ${attempt.kind}, ${attempt.outcome}, ${jsonOf(reason ?? null)}::jsonb,
          ${attempt.startedAt}, ${attempt.endedAt} from accepted returning id`.execute(db);
      return rows.length > 0;
    },
  };
}
