// The two writes that every posting meets: opened once, moved from state to state. What arrives together is written
// together (group commit), which is where the speed comes from.
import { type Kysely, sql } from 'kysely';
import { type GroupCommit, groupCommit } from '../core/group-commit.ts';
import type { Reason } from '../core/reasons.ts';
import { fromDatabase, type Redacted } from '../core/redacted.ts';
import { sentences } from '../core/sentences.ts';
import { cutText } from '../core/storable.ts';
import { jsonOf } from './json.ts';
import { insertPostingMessages, isToldWhenOpened, postingMessageColumns } from './message-routing.ts';
import { fresh, type Move, moveRow, type Posting, type PostingDraftRow, rowOf } from './posting-rows.ts';
import { prepared } from './prepared.ts';
import { isUsedReference, referenceIsUsed } from './reference-used.ts';
import { isRefusal } from './refusal.ts';
import type { Schema } from './schema.ts';
import { germanOfRefused } from './sentences.de.ts';
import type { SharedClock } from './shared-clock.ts';

const english = {
  'cannot-be-stored': {
    kind: 'input',
    says: 'The database refuses the document ({operation}, {key}): {error}. Nothing was sent.',
    next: 'Look for unusual text in the source or the request, correct it, and try again.',
  },
  'words-refused': '({code}: the database refuses the text that was here: {error})',
} as const;

export const refused = sentences(english, germanOfRefused);

const fields = `connection_id text, system text, flow_id text, subject_id text, caller text, idempotency_key text,
  operation text, business_key text, state text, reference text, request_id text, document jsonb, document_hash text, amount numeric, currency text, basis jsonb,
  reason jsonb, next_at timestamptz, run_id text`;

const fieldNames = fields.replace(/ (text|jsonb|numeric|timestamptz)\b/g, '');

const draftValues = fieldNames.replace(
  'next_at',
  `case when state = 'sent' then next_at + late.by else next_at end`,
);

const keyOf = (row: Pick<Posting, 'connectionId' | 'operation' | 'businessKey'>) =>
  jsonOf([row.connectionId, row.operation, row.businessKey]);

/** Undefined: no caller has asked for it. */
const callersKeyOf = (row: Pick<Posting, 'connectionId' | 'idempotencyKey'>) =>
  row.idempotencyKey === null ? undefined : jsonOf([row.connectionId, row.idempotencyKey]);

/**
 * Every row meets this condition, but PostgreSQL assumes that only one in two hundred does, and so plans for a single row.
 * It therefore finds the postings by their id, even in a plan made while the table is small enough to be read as a whole.
 */
const plannedForOneRow = sql.raw(`where v.id || '' = v.id`);

/**
 * For `late`: this process was held up, or the clock of the database was set ahead and this process does not know yet. What it
 * writes of times would look older than it is to others, who would take a sender for dead or a document for absent too early.
 * It has fractions of a millisecond, which are gone when a time has been read: compare such times without them.
 */
export const lateness = (known: Date) => sql`late as (
  select case when clock_timestamp() - ${known}::timestamptz > interval '500 milliseconds'
    then clock_timestamp() - ${known}::timestamptz else interval '0' end as by)`;

/** SQL: what was on its way is decided, and a newer state has waited for that: it is planned. */
const adopts = `p.newer is not null and m.to_state not in ('sent', 'uncertain')`;

/** SQL: a planned posting is parked. Planned means that nothing of it is in the system, even if it was sent before. */
const parksUnsent = `p.state = 'planned' and m.to_state = 'parked'`;

/**
 * SQL: a document that Kontor has created, or changed so that it is known what it comes to. One that a person has found was compared
 * then.
 */
const isReadBack = `p.keep = 'once' and p.state in ('sent', 'uncertain')
  and (right(p.operation, 7) = '.create' or p.document->'result' is not null)`;

/** `byKeys` reads the postings under any of these keys, of whatever connection and operation. */
export function postingWrites(
  db: Kysely<Schema>,
  clock: Pick<SharedClock, 'databaseTime'>,
  byKeys: (keys: { businessKeys: string[]; callersKeys: string[] }) => Promise<Posting[]>,
): { opener: GroupCommit<PostingDraftRow, Posting>; mover: GroupCommit<Move, boolean> } {
  const open = async (drafts: readonly PostingDraftRow[]): Promise<(Posting | Error)[]> => {
    const { rows } = await sql<{ id: string; createdAt: Date }>`
        ${prepared('open-postings')}with drafts as (
          select * from jsonb_to_recordset(${jsonOf(drafts.map(rowOf))}::jsonb)
            as v (id text, message_id text, ${sql.raw(fields)})
        ), ${lateness(clock.databaseTime())}, opened as (
          insert into postings (id, attempts, sent_at, ${sql.raw(fieldNames)})
          select id, (state = 'sent')::int, case when state = 'sent' then now() end, ${sql.raw(draftValues)}
          from drafts, late
          on conflict do nothing
          returning ${sql.raw(postingMessageColumns('postings'))}, created_at
        ), told as (
          select o.*, drafts.message_id from opened o join drafts on drafts.id = o.id where ${sql.raw(isToldWhenOpened('o'))}
        ), ${sql.raw(insertPostingMessages('told'))}
        select id, created_at as "createdAt" from opened`.execute(db);
    const opened = new Map(rows.map(row => [row.id, row.createdAt]));
    const known = await knownOf(drafts.filter(draft => !opened.has(draft.id)));
    return drafts.map(draft => {
      const createdAt = opened.get(draft.id);
      if (createdAt) return fresh(draft, createdAt);
      return known(draft) ?? whyNot(draft);
    });
  };
  const opener = groupCommit(open, { waitMs: 6, maxItems: 200, instead: refuseUnstorablePosting });

  /** Finds postings that exist already under the keys of these drafts; a caller's own key goes first. */
  const knownOf = async (
    drafts: readonly PostingDraftRow[],
  ): Promise<(draft: PostingDraftRow) => Posting | undefined> => {
    if (drafts.length === 0) return () => undefined;
    const rows = await byKeys({
      businessKeys: [...new Set(drafts.map(draft => draft.businessKey))],
      callersKeys: drafts.flatMap(draft => draft.idempotencyKey ?? []),
    });
    const byBusinessKey = new Map(rows.map(row => [keyOf(row), row]));
    const byCallersKey = new Map(rows.map(row => [callersKeyOf(row), row]));
    return draft => {
      const own = callersKeyOf(draft);
      return (own === undefined ? undefined : byCallersKey.get(own)) ?? byBusinessKey.get(keyOf(draft));
    };
  };

  const carryOut = async (all: readonly Move[]): Promise<boolean[]> => {
    // Two callers may want to move the same posting at the same moment. One of them wins: a statement would move
    // the row once and tell both that it had.
    const firstAt = new Map<string, number>();
    for (const [at, { id }] of all.entries()) if (!firstAt.has(id)) firstAt.set(id, at);
    const moves = all.filter((move, at) => firstAt.get(move.id) === at);
    const { rows } = await sql<{ id: string }>`
        ${prepared('move-postings')}with moves as (
          select * from jsonb_to_recordset(${jsonOf(moves.map(moveRow))}::jsonb) as v (
            id text, from_state text, to_state text, of_attempt integer, uncertain_since timestamptz,
            sent_until timestamptz, due_by timestamptz, at timestamptz, document_number text, not_ours jsonb, answers jsonb,
            reason jsonb, next_at timestamptz, attempt jsonb, message_id text)
          ${plannedForOneRow}
        ), ${lateness(clock.databaseTime())}, moved as (
          update postings p set
            state = case when ${sql.raw(adopts)} then 'planned' else m.to_state end,
            document = case when ${sql.raw(adopts)} then p.newer->'document' else p.document end,
            document_hash = case when ${sql.raw(adopts)} then p.newer->>'hash' else p.document_hash end,
            request_id = case when ${sql.raw(adopts)} then p.newer->>'requestId' else p.request_id end,
            newer = case when ${sql.raw(adopts)} then null else p.newer end,
            attempts_before = case when ${sql.raw(`${adopts} or ${parksUnsent}`)} then p.attempts else p.attempts_before end,
            acknowledged = case
              when p.keep = 'once' or p.state = 'accepted' or m.to_state = 'uncertain' then null
              when m.to_state = 'accepted' then p.document_hash
              else p.acknowledged end,
            document_number = coalesce(m.document_number, p.document_number),
            not_ours = p.not_ours || m.not_ours,
            answers = coalesce(m.answers, p.answers),
            reason = case when ${sql.raw(adopts)} and m.to_state <> 'planned' then null else m.reason end,
            next_at = case when ${sql.raw(adopts)} then coalesce(m.next_at, m.at) when m.to_state in ('sent', 'uncertain') then m.next_at + late.by else m.next_at end,
            attempts = p.attempts + (m.to_state = 'sent')::int,
            sent_at = case when m.to_state = 'sent' then m.at + late.by else p.sent_at end,
            uncertain_since = case
              when m.to_state <> 'uncertain' then null
              when p.state = 'uncertain' then p.uncertain_since
              else coalesce(m.sent_until, m.at + late.by) end,
            read_back_at = case when m.to_state = 'accepted' and ${sql.raw(isReadBack)} then m.at else p.read_back_at end,
            accepted_at = case when m.to_state = 'accepted' then m.at else p.accepted_at end,
            updated_at = m.at
          from moves m, late where p.id = m.id and p.state = m.from_state
            and (m.of_attempt is null or p.attempts = m.of_attempt)
            and (m.uncertain_since is null or date_trunc('milliseconds', p.uncertain_since) = m.uncertain_since)
            and (m.due_by is null or p.next_at <= m.due_by)
          returning ${sql.raw(postingMessageColumns('p'))}, p.attempts, m.attempt, m.message_id
        ), noted as (
          insert into attempts (id, posting_id, number, kind, outcome, reason, answer, started_at, ended_at)
          select attempt->>'id', id, attempts, attempt->>'kind', attempt->>'outcome', nullif(attempt->'reason', 'null'), attempt->'answer',
            (attempt->>'startedAt')::timestamptz, (attempt->>'endedAt')::timestamptz
          from moved where attempt is not null
        ), ${sql.raw(insertPostingMessages('moved'))}
        select id from moved`.execute(db);
    const moved = new Set(rows.map(row => row.id));
    return all.map((move, at) => moved.has(move.id) && firstAt.get(move.id) === at);
  };
  const mover = groupCommit(carryOut, {
    waitMs: 6,
    maxItems: 200,
    async instead(move, error) {
      if (isUsedReference(error)) throw referenceIsUsed(`of posting ${move.id}`);
      const [moved] = await carryOut([withoutTexts(move, error)]);
      return moved ?? false;
    },
  });

  return { opener, mover };
}

/** No row of its own stands in its way: it is the reference that does. */
const whyNot = (draft: PostingDraftRow) =>
  draft.reference === null
    ? new Error(`The posting ${draft.businessKey} vanished while it was read.`)
    : referenceIsUsed(draft.reference);

/** What was asked for is parked, or refused to its caller: nothing was sent. */
export async function refuseUnstorablePosting(
  { operation, businessKey }: Pick<PostingDraftRow, 'operation' | 'businessKey'>,
  error: Error,
): Promise<never> {
  if (!isRefusal(error)) throw error;
  throw refused.error(
    'cannot-be-stored',
    { operation, key: businessKey, error: cutText(error.message, 200) },
    { cause: error },
  );
}

/** The outcome of a document counts more than the words that came with it. */
function withoutTexts(move: Move, error: Error): Move {
  if (!isRefusal(error)) throw error;
  const why = cutText(fromDatabase(error.message), 200);
  const without = ({ code }: Reason<Redacted>) =>
    refused.reason('words-refused', { code: fromDatabase(code), error: why });
  const { reason, attempt } = move;
  return {
    ...move,
    ...(reason === undefined ? {} : { reason: without(reason) }),
    ...(attempt?.reason
      ? { attempt: { ...attempt, reason: without(attempt.reason), answer: undefined } }
      : {}),
  };
}
