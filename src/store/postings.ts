// Postings: one row per intended write, changed only by moves that name the state they start from. Rows that arrive
// together are written together (group commit), which is where the speed comes from.
import { type Kysely, sql } from 'kysely';
import { groupCommit } from '../core/group-commit.ts';
import type { PostingState } from '../core/words.ts';
import type { Journal } from './journal.ts';
import type { Schema } from './schema.ts';

export interface Posting {
  id: string;
  connectionId: string;
  flowId: string;
  operation: string;
  businessKey: string;
  subjectId: string;
  state: PostingState;
  reference: string | null;
  requestId: string;
  document: unknown;
  documentHash: string | null;
  amount: string | null;
  currency: string | null;
  documentNumber: string | null;
  reasonCode: string | null;
  reason: string | null;
  attempts: number;
  nextAt: Date | null;
  sentAt: Date | null;
  uncertainSince: Date | null;
  acceptedAt: Date | null;
  changedAfterAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export type PostingDraftRow = Pick<
  Posting,
  | 'id'
  | 'connectionId'
  | 'flowId'
  | 'operation'
  | 'businessKey'
  | 'subjectId'
  | 'state'
  | 'reference'
  | 'requestId'
  | 'document'
  | 'documentHash'
  | 'amount'
  | 'currency'
  | 'reasonCode'
  | 'reason'
> & { nextAt: Date | null; runId: string | null };

/** A move of one posting. It happens only if the posting is still in `from`; reasons are replaced, not kept. */
export interface Move {
  id: string;
  from: PostingState;
  to: PostingState;
  at: Date;
  documentNumber?: string;
  reasonCode?: string;
  reason?: string;
  /** When the sweeper looks again; left out: not by itself. */
  nextAt?: Date;
  attempt?: AttemptRow;
}

export interface AttemptRow {
  id: string;
  kind: 'post' | 'find' | 'replay';
  outcome: string;
  code?: string | undefined;
  message?: string | undefined;
  startedAt: Date;
  endedAt: Date;
}

export interface PostingFilter {
  /** Any of these flows; an empty list matches nothing. */
  flowIds?: string[] | undefined;
  state?: PostingState | undefined;
  businessKey?: string | undefined;
  /** Continue after this id. */
  after?: string | undefined;
  limit: number;
}

export interface Postings {
  /**
   * Writes the row, or answers the one that has this business key already: `id` tells which. A row written as `sent`
   * is on disk when this resolves, and whoever wrote it is the one to send it.
   */
  open(draft: PostingDraftRow): Promise<Posting>;
  /** Replaces the document of a posting that was never sent. False: it has moved on meanwhile. */
  replan(id: string, draft: Omit<PostingDraftRow, 'id' | 'requestId'>): Promise<boolean>;
  /** False: it was not in `from` any more, and nothing happened. `sent` is on disk when this resolves. */
  move(move: Move): Promise<boolean>;
  markChangedAfter(id: string, at: Date): Promise<void>;
  /** Puts off when the sweeper looks again. */
  putOff(ids: readonly string[], until: Date): Promise<void>;
  /** Removes a row that only held a subject's place, once a replay has dealt with the subject. */
  dropReplayed(id: string): Promise<void>;
  get(id: string): Promise<Posting | undefined>;
  find(connectionId: string, operation: string, businessKey: string): Promise<Posting | undefined>;
  list(filter: PostingFilter): Promise<Posting[]>;
  attemptsOf(id: string): Promise<(AttemptRow & { number: number })[]>;
  /** Those whose time has come, oldest first. */
  due(now: Date, limit: number): Promise<Posting[]>;
  /** Everything that is `sent` is due now: for a start at which no sender can be alive. */
  orphanAll(): Promise<void>;
  /** How many per operation and state. */
  counts(): Promise<{ flowId: string; operation: string; state: PostingState; count: number }[]>;
  /** Accepted amounts per operation and currency. */
  totals(): Promise<{ flowId: string; operation: string; currency: string; amount: string }[]>;
}

const columns = [
  'id',
  'connection_id as connectionId',
  'flow_id as flowId',
  'operation',
  'business_key as businessKey',
  'subject_id as subjectId',
  'state',
  'reference',
  'request_id as requestId',
  'document',
  'document_hash as documentHash',
  'amount',
  'currency',
  'document_number as documentNumber',
  'reason_code as reasonCode',
  'reason',
  'attempts',
  'next_at as nextAt',
  'sent_at as sentAt',
  'uncertain_since as uncertainSince',
  'accepted_at as acceptedAt',
  'changed_after_at as changedAfterAt',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const;

const fields = `connection_id text, flow_id text, operation text, business_key text, subject_id text, state text,
  reference text, request_id text, document jsonb, document_hash text, amount numeric, currency text,
  reason_code text, reason text, next_at timestamptz, run_id text`;

const fieldNames = fields.replace(/ (text|jsonb|numeric|timestamptz)\b/g, '');

const keyOf = (row: Pick<Posting, 'connectionId' | 'operation' | 'businessKey'>) =>
  JSON.stringify([row.connectionId, row.operation, row.businessKey]);

/** `journal`: where intents are made durable before they leave, in embedded mode. */
export function postings(db: Kysely<Schema>, journal: Journal | undefined): Postings {
  const read = () => db.selectFrom('postings').select(columns);
  const byKey = (connectionId: string, operation: string, businessKey: string) =>
    read()
      .where('connection_id', '=', connectionId)
      .where('operation', '=', operation)
      .where('business_key', '=', businessKey)
      .executeTakeFirst() as Promise<Posting | undefined>;

  const opener = groupCommit<PostingDraftRow, Posting>(
    async drafts => {
      const { rows } = await sql<{ id: string; createdAt: Date; intent: Record<string, unknown> | null }>`
        insert into postings (id, attempts, sent_at, ${sql.raw(fieldNames)})
        select id, (state = 'sent')::int, case when state = 'sent' then now() end, ${sql.raw(fieldNames)}
        from jsonb_to_recordset(${JSON.stringify(drafts.map(rowOf))}::jsonb) as v (id text, ${sql.raw(fields)})
        on conflict do nothing
        returning id, created_at as "createdAt",
          case when state = 'sent' and ${journal !== undefined}::boolean then to_jsonb(postings) end as intent`.execute(
        db,
      );
      await journalIntents(rows);
      const opened = new Map(rows.map(row => [row.id, row.createdAt]));
      const known = await byKeys(drafts.filter(draft => !opened.has(draft.id)));
      return drafts.map(draft => {
        const createdAt = opened.get(draft.id);
        if (createdAt) return fresh(draft, createdAt);
        return (
          known.get(keyOf(draft)) ?? new Error(`The posting ${draft.businessKey} vanished while it was read.`)
        );
      });
    },
    { waitMs: 6, maxItems: 200 },
  );

  /** Postings that exist already under the keys of these drafts. */
  const byKeys = async (drafts: readonly PostingDraftRow[]): Promise<Map<string, Posting>> => {
    if (drafts.length === 0) return new Map();
    const rows = (await read()
      .where('business_key', 'in', [...new Set(drafts.map(draft => draft.businessKey))])
      .execute()) as Posting[];
    return new Map(rows.map(row => [keyOf(row), row]));
  };

  /** On disk before the request leaves. */
  const journalIntents = async (
    rows: readonly { intent: Record<string, unknown> | null }[],
  ): Promise<void> => {
    const intents = rows.flatMap(({ intent }) => (intent ? [{ type: 'sent' as const, row: intent }] : []));
    if (journal && intents.length > 0) await journal.append(intents);
  };

  const mover = groupCommit<Move, boolean>(
    async all => {
      // Two callers may want to move the same posting at the same moment. One of them wins: a statement would move
      // the row once and tell both that it had.
      const firstAt = new Map<string, number>();
      for (const [at, { id }] of all.entries()) if (!firstAt.has(id)) firstAt.set(id, at);
      const moves = all.filter((move, at) => firstAt.get(move.id) === at);
      const { rows } = await sql<{ id: string; intent: Record<string, unknown> | null }>`
        with moves as (
          select * from jsonb_to_recordset(${JSON.stringify(moves.map(moveRow))}::jsonb) as v (
            id text, from_state text, to_state text, at timestamptz, document_number text, reason_code text,
            reason text, next_at timestamptz, attempt jsonb)
        ), moved as (
          update postings p set
            state = m.to_state,
            document_number = coalesce(m.document_number, p.document_number),
            reason_code = m.reason_code,
            reason = m.reason,
            next_at = m.next_at,
            attempts = p.attempts + (m.to_state = 'sent')::int,
            sent_at = case when m.to_state = 'sent' then m.at else p.sent_at end,
            uncertain_since = case
              when m.to_state <> 'uncertain' then null
              when p.state = 'uncertain' then p.uncertain_since
              else m.at end,
            accepted_at = case when m.to_state = 'accepted' then m.at else p.accepted_at end,
            updated_at = m.at
          from moves m where p.id = m.id and p.state = m.from_state
          returning p.id, p.attempts, m.attempt,
            case when p.state = 'sent' and ${journal !== undefined}::boolean then to_jsonb(p) end as intent
        ), noted as (
          insert into attempts (id, posting_id, number, kind, outcome, code, message, started_at, ended_at)
          select attempt->>'id', id, attempts, attempt->>'kind', attempt->>'outcome', attempt->>'code',
            attempt->>'message', (attempt->>'startedAt')::timestamptz, (attempt->>'endedAt')::timestamptz
          from moved where attempt is not null
        )
        select id, intent from moved`.execute(db);
      await journalIntents(rows);
      const moved = new Set(rows.map(row => row.id));
      return all.map((move, at) => moved.has(move.id) && firstAt.get(move.id) === at);
    },
    { waitMs: 6, maxItems: 200 },
  );

  return {
    open: draft => opener.add(draft),
    async replan(id, draft) {
      const result = await db
        .updateTable('postings')
        .set({
          state: draft.state,
          reference: draft.reference,
          document: draft.document === undefined ? null : JSON.stringify(draft.document),
          document_hash: draft.documentHash,
          amount: draft.amount,
          currency: draft.currency,
          reason_code: draft.reasonCode,
          reason: draft.reason,
          next_at: draft.nextAt,
          updated_at: sql`now()`,
        })
        .where('id', '=', id)
        .where('state', '=', 'planned')
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    move: move => mover.add(move),
    async markChangedAfter(id, at) {
      await db.updateTable('postings').set({ changed_after_at: at }).where('id', '=', id).execute();
    },
    async putOff(ids, until) {
      if (ids.length > 0)
        await db.updateTable('postings').set({ next_at: until }).where('id', 'in', ids).execute();
    },
    async dropReplayed(id) {
      await db
        .deleteFrom('postings')
        .where('id', '=', id)
        .where('state', '=', 'planned')
        .where('document', 'is', null)
        .where('reason_code', '=', 'replayed')
        .execute();
    },
    get: id => read().where('id', '=', id).executeTakeFirst() as Promise<Posting | undefined>,
    find: byKey,
    async list({ flowIds, state, businessKey, after, limit }) {
      let query = read().orderBy('id', 'desc').limit(limit);
      if (flowIds?.length === 0) return [];
      if (flowIds) query = query.where('flow_id', 'in', flowIds);
      if (state) query = query.where('state', '=', state);
      if (businessKey)
        query = query.where('business_key', 'like', `%${businessKey.replace(/[\\%_]/g, '\\$&')}`);
      if (after) query = query.where('id', '<', after);
      return (await query.execute()) as Posting[];
    },
    attemptsOf: id =>
      db
        .selectFrom('attempts')
        .select([
          'id',
          'number',
          'kind',
          'outcome',
          'code',
          'message',
          'started_at as startedAt',
          'ended_at as endedAt',
        ])
        .where('posting_id', '=', id)
        .orderBy('id')
        .execute() as Promise<(AttemptRow & { number: number })[]>,
    due: (now, limit) =>
      read().where('next_at', '<=', now).orderBy('next_at').limit(limit).execute() as Promise<Posting[]>,
    async orphanAll() {
      await db
        .updateTable('postings')
        .set({ next_at: new Date(0) })
        .where('state', '=', 'sent')
        .execute();
    },
    async counts() {
      const { rows } = await sql<{ flowId: string; operation: string; state: PostingState; count: number }>`
        select flow_id as "flowId", operation, state, count(*)::int as count
        from postings group by 1, 2, 3`.execute(db);
      return rows;
    },
    async totals() {
      const { rows } = await sql<{ flowId: string; operation: string; currency: string; amount: string }>`
        select flow_id as "flowId", operation, currency, sum(amount)::text as amount
        from postings where state = 'accepted' and currency is not null group by 1, 2, 3`.execute(db);
      return rows;
    },
  };
}

function rowOf(draft: PostingDraftRow): Record<string, unknown> {
  return {
    id: draft.id,
    connection_id: draft.connectionId,
    flow_id: draft.flowId,
    operation: draft.operation,
    business_key: draft.businessKey,
    subject_id: draft.subjectId,
    state: draft.state,
    reference: draft.reference,
    request_id: draft.requestId,
    document: draft.document ?? null,
    document_hash: draft.documentHash,
    amount: draft.amount,
    currency: draft.currency,
    reason_code: draft.reasonCode,
    reason: draft.reason,
    next_at: draft.nextAt,
    run_id: draft.runId,
  };
}

function moveRow(move: Move): Record<string, unknown> {
  return {
    id: move.id,
    from_state: move.from,
    to_state: move.to,
    at: move.at,
    document_number: move.documentNumber,
    reason_code: move.reasonCode,
    reason: move.reason,
    next_at: move.nextAt,
    attempt: move.attempt,
  };
}

function fresh(draft: PostingDraftRow, createdAt: Date): Posting {
  const { runId: _, ...row } = draft;
  return {
    ...row,
    documentNumber: null,
    attempts: draft.state === 'sent' ? 1 : 0,
    sentAt: draft.state === 'sent' ? createdAt : null,
    uncertainSince: null,
    acceptedAt: null,
    changedAfterAt: null,
    createdAt,
    updatedAt: createdAt,
  };
}
