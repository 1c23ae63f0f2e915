// States that are to be written: one row for each key, updated in place. The newest state counts, an older one never replaces
// it. While one is on its way, a newer one waits in the same row, and is planned when that is decided.
import { type Kysely, sql } from 'kysely';
import { groupCommit } from '../core/group-commit.ts';
import { jsonOf } from './json.ts';
import { type Posting, type PostingDraftRow, postingColumns, rowOf } from './posting-rows.ts';
import { lateness, refuseUnstorablePosting } from './posting-writes.ts';
import { prepared } from './prepared.ts';
import type { Schema } from './schema.ts';
import type { SharedClock } from './shared-clock.ts';

export type StateDraft = PostingDraftRow & {
  /** When the source says that it became so. Null: it is as old as the run with this turn. */
  asOf: Date | null;
  turn: string;
};

/** What one writer sends: the states of an operation on a connection. */
export interface StateLane {
  connectionId: string;
  operation: string;
}

/** What is due, and not to be sent. */
export interface Withheld {
  id: string;
  flowId: string;
  why: 'paused' | 'deleted' | 'acknowledged';
}

/** The posting as it stands now. */
export interface Kept {
  posting: Posting;
  /** It was not stored: what stands there is newer. */
  isOlder: boolean;
}

export type LatestPostings = ReturnType<typeof latestPostings>;

/** Of the attempts at one posting so many are kept. */
const keptAttempts = 20;

/** After the hash of a document that is sent again, before what tells this time from others. */
const againMark = '/';

/** The hash under which a state is stored that is to be sent although the system has acknowledged it. `time`: another one each time. */
export const againHash = (hash: string, time: string): string => `${hash}${againMark}${time}`;

/** Of the document itself, however often it was sent. */
export const bareHash = (hash: string | null): string | undefined => hash?.split(againMark)[0];

const due = sql.raw(`next_at is not null and keep = 'latest' and state = 'planned'`);

const fields = `id text, connection_id text, system text, flow_id text, subject_id text, operation text,
  business_key text, request_id text, document jsonb, document_hash text, run_id text, turn bigint, as_of timestamptz, next_at timestamptz`;
const names = fields.replace(/ (text|jsonb|bigint|timestamptz)\b/g, '');

const onWay = `p.state in ('sent', 'uncertain')`;
const bare = (hash: string) => `split_part(${hash}, '${againMark}', 1)`;
const markOf = (hash: string) => `substr(${hash}, length(${bare(hash)}) + 1)`;
/** What is to be sent again stays so until it is sent, whatever is stored in between. */
const hash = `excluded.document_hash || case when ${markOf('excluded.document_hash')} <> '' then ''
  when ${onWay} then coalesce(${markOf(`p.newer->>'hash'`)}, '')
  when p.state = 'planned' then coalesce(${markOf('p.document_hash')}, '') else '' end`;
const isSame = `(p.document_hash = ${hash} or ${markOf(`(${hash})`)} = '' and ${bare('p.document_hash')} = ${hash})`;
const isAcknowledged = (of: '' | 'p.') =>
  sql.raw(`coalesce(${of}document_hash in (${of}acknowledged, ${bare(`${of}acknowledged`)}), false)`);
/** What a person has to look at stays with them, as long as nothing about it is new. */
const replaces = `(not ${onWay} and (not ${isSame} or p.state not in ('planned', 'accepted') and p.flow_id <> excluded.flow_id))`;
const waitsAsNewer = `(${onWay} and not ${isSame})`;
const setIfReplaced = (column: string, otherwise = `p.${column}`) =>
  `${column} = case when ${replaces} then excluded.${column} else ${otherwise} end`;

const update = `
  state = case when ${replaces} then 'planned' else p.state end,
  ${setIfReplaced('document')}, ${setIfReplaced('request_id')},
  document_hash = case when ${replaces} then ${hash} else p.document_hash end,
  newer = case when ${waitsAsNewer} then jsonb_build_object('document', excluded.document,
    'hash', ${hash}, 'requestId', excluded.request_id) end,
  version = p.version
    + (not (p.newer is null and ${isSame}) and coalesce(p.newer->>'hash', p.document_hash) <> ${hash})::int,
  attempts_before = case when ${replaces} then p.attempts else p.attempts_before end,
  reason = case when ${replaces} and p.state <> 'planned' then null else p.reason end,
  next_at = case when ${replaces} and p.state <> 'planned' then excluded.next_at else p.next_at end,
  updated_at = case when ${replaces} or ${waitsAsNewer} then now() else p.updated_at end,
  flow_id = excluded.flow_id, subject_id = excluded.subject_id, run_id = excluded.run_id,
  turn = excluded.turn, as_of = excluded.as_of`;

/** By what the source says of its time where it does, and otherwise by the runs. */
const isNotOlder = `case when excluded.as_of is null or p.as_of is null
  then excluded.turn >= p.turn else excluded.as_of >= p.as_of end`;

const keyOf = ({ connectionId, operation, businessKey }: StateLane & { businessKey: string }) =>
  jsonOf([connectionId, operation, businessKey]);

export function latestPostings(db: Kysely<Schema>, clock: Pick<SharedClock, 'databaseTime'>) {
  let tellKept = () => {};
  /** Each key once: a statement writes no row twice. Sorted, so that two processes do not wait for each other in a ring. */
  const store = async (drafts: readonly StateDraft[]): Promise<(Kept | Error)[]> => {
    const rows = drafts
      .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
      .map(draft => ({ ...rowOf(draft), turn: draft.turn, as_of: draft.asOf }));
    const { rows: written } = await sql<{ id: string }>`
      ${prepared('keep-states')}insert into postings as p (${sql.raw(names)}, state, keep)
      select ${sql.raw(names)}, 'planned', 'latest'
      from jsonb_to_recordset(${jsonOf(rows)}::jsonb) as v (${sql.raw(fields)})
      on conflict (business_key, connection_id, operation) do update set ${sql.raw(update)}
      where p.keep = 'latest' and ${sql.raw(isNotOlder)}
      returning id`.execute(db);
    const ids = new Set(written.map(({ id }) => id));
    const standing = (await db
      .selectFrom('postings')
      .select(postingColumns)
      .where(
        'business_key',
        'in',
        drafts.map(({ businessKey }) => businessKey),
      )
      .execute()) as Posting[];
    const byKey = new Map(standing.map(posting => [keyOf(posting), posting]));
    return drafts.map(draft => {
      const posting = byKey.get(keyOf(draft));
      return posting
        ? { posting, isOlder: !ids.has(posting.id) }
        : new Error(`The posting ${draft.businessKey} vanished while it was read.`);
    });
  };
  const keeper = groupCommit<StateDraft, Kept>(
    async drafts => {
      const results = new Map<StateDraft, Kept | Error>();
      for (let rest = drafts; rest.length > 0; ) {
        const firsts = [...new Map(rest.toReversed().map(draft => [keyOf(draft), draft])).values()];
        const stored = await store(firsts);
        for (const [at, draft] of firsts.entries()) results.set(draft, stored[at] as Kept | Error);
        rest = rest.filter(draft => !results.has(draft));
      }
      return drafts.map(draft => results.get(draft) as Kept | Error);
    },
    { waitMs: 6, maxItems: 200, instead: refuseUnstorablePosting },
  );

  return {
    /** For a run that begins: higher than that of every run before. */
    async turn(): Promise<string> {
      const { rows } = await sql<{ turn: string }>`select nextval('run_turns') as turn`.execute(db);
      return (rows[0] as { turn: string }).turn;
    },
    /** Stores it, unless it stands there already or is older than what stands there. */
    async keep(draft: StateDraft) {
      const answer = await keeper.add(draft);
      tellKept();
      return answer;
    },
    /** `listener` is called when this process has stored something that may have to be sent. */
    onKept(listener: () => void) {
      tellKept = listener;
    },
    /** The lanes in which a state waits to be sent. */
    async lanes(now: Date) {
      const first = (after: string) =>
        sql.raw(`select connection_id, operation from postings where next_at is not null and keep = 'latest'
          and state = 'planned' ${after} order by connection_id, operation limit 1`);
      // From one lane to the next by the index, without reading what lies between.
      const { rows } = await sql<StateLane & { tenantId: string }>`
        ${prepared('state-lanes')}with recursive lane as (
          (${first('')})
          union all
          select next.* from lane cross join lateral (
            ${first('and (connection_id, operation) > (lane.connection_id, lane.operation)')}) as next
        )
        select lane.connection_id as "connectionId", lane.operation, c.tenant_id as "tenantId"
        from lane join connections c on c.id = lane.connection_id
        where exists (select from postings p where p.connection_id = lane.connection_id
          and p.operation = lane.operation and ${due} and next_at <= ${now})`.execute(db);
      return rows;
    },
    /**
     * What is due in a lane, and is not to be sent: its flow is paused or was deleted, or the system has acknowledged it already,
     * and those that followed it were never carried out.
     */
    async withheld({ connectionId, operation }: StateLane, { now, limit }: { now: Date; limit: number }) {
      const { rows } = await sql<Withheld>`
        select p.id, p.flow_id as "flowId", case when f.id is null then 'deleted'
          when f.paused_at is not null then 'paused' else 'acknowledged' end as why
        from postings p left join flows f on f.id = p.flow_id
        where p.connection_id = ${connectionId} and p.operation = ${operation} and ${due} and p.next_at <= ${now}
          and (f.id is null or f.paused_at is not null or ${isAcknowledged('p.')})
        limit ${limit}`.execute(db);
      return rows;
    },
    /** Takes the oldest that are due, which are `sent` then. `ids`: only these. */
    async take(
      { connectionId, operation }: StateLane,
      { ids, limit, at, orphanedAt }: { ids?: readonly string[]; limit: number; at: Date; orphanedAt: Date },
    ): Promise<Posting[]> {
      const { rows } = await sql<{ id: string }>`
        with ${lateness(clock.databaseTime())}, chosen as materialized (
          select id from postings
          where connection_id = ${connectionId} and operation = ${operation} and ${due} and next_at <= ${at}
            and (${ids ?? null}::text[] is null or id = any (${ids ?? null}::text[]))
            and not ${isAcknowledged('')}
            and exists (select from flows f where f.id = postings.flow_id and f.paused_at is null)
          order by next_at limit ${limit} for update skip locked
        ), forgotten as (
          delete from attempts a using postings p
          where p.id = any (array(select id from chosen)) and a.posting_id = p.id
            and a.number <= p.attempts - ${keptAttempts}::int
        )
        update postings set state = 'sent', attempts = attempts + 1, sent_at = ${at}::timestamptz + late.by,
          next_at = ${orphanedAt}::timestamptz + late.by, reason = null, updated_at = ${at}
        from late where id = any (array(select id from chosen))
        returning id`.execute(db);
      if (rows.length === 0) return [];
      const taken = await db
        .selectFrom('postings')
        .select(postingColumns)
        .where(
          'id',
          'in',
          rows.map(({ id }) => id),
        )
        .execute();
      return taken as Posting[];
    },
  };
}
