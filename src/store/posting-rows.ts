// A posting as it is handed around, and as a row of the database.
import type { Selection } from 'kysely';
import type { UndecidedAnswer } from '../core/answered.ts';
import { newId } from '../core/ids.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import type { PostingState } from '../core/words.ts';
import type { Answer, Schema } from './schema.ts';

export type { Answer } from './schema.ts';

export const postingColumns = [
  'id',
  'connection_id as connectionId',
  'system',
  'flow_id as flowId',
  'subject_id as subjectId',
  'caller',
  'idempotency_key as idempotencyKey',
  'operation',
  'business_key as businessKey',
  'state',
  'reference',
  'request_id as requestId',
  'document',
  'document_hash as documentHash',
  'amount',
  'currency',
  'basis',
  'document_number as documentNumber',
  'reason',
  'attempts',
  'next_at as nextAt',
  'sent_at as sentAt',
  'uncertain_since as uncertainSince',
  'accepted_at as acceptedAt',
  'changed_after_at as changedAfterAt',
  'not_ours as notOurs',
  'answers',
  'read_back_reason as readBackReason',
  'verified_at as verifiedAt',
  'differs',
  'difference_accepted_at as differenceAcceptedAt',
  'keep',
  'version',
  'attempts_before as attemptsBefore',
  'as_of as asOf',
  'turn',
  'newer',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const;

export type Posting = Selection<Schema, 'postings', (typeof postingColumns)[number]>;

/** How often it was sent since its document was last surely not in the system; of a state: how often the present one was. */
export const triesOf = ({ attempts, attemptsBefore }: Pick<Posting, 'attempts' | 'attemptsBefore'>): number =>
  attempts - attemptsBefore;

export type PostingDraftRow = Pick<
  Posting,
  | 'id'
  | 'connectionId'
  | 'system'
  | 'flowId'
  | 'subjectId'
  | 'caller'
  | 'idempotencyKey'
  | 'operation'
  | 'businessKey'
  | 'state'
  | 'reference'
  | 'requestId'
  | 'document'
  | 'documentHash'
  | 'amount'
  | 'currency'
  | 'basis'
  | 'reason'
> & { nextAt: Date | null; runId: string | null };

/** A posting that has a reference which another one wants. */
export type Holder = Pick<Posting, 'id' | 'state' | 'documentNumber'> & { tenantId: string };

/** A move of one posting. It happens only if the posting is still in `from`; reasons are replaced, not kept. */
export interface Move {
  id: string;
  from: PostingState;
  to: PostingState;
  /** Only if this is still the latest time that it was sent: an earlier sender no longer decides. */
  ofAttempt?: number;
  /** Only if it has been uncertain since exactly then. */
  uncertainSince?: Date | null;
  /** Of one that becomes uncertain: when it may have been sent last; left out: until now. */
  sentUntil?: Date;
  /** Only if its time had come by then. */
  dueBy?: Date;
  at: Date;
  documentNumber?: string;
  /** Added to those that are known already. */
  notOurs?: string[];
  /** In the place of those that it has. */
  answers?: Answer[];
  reason?: Reason<Redacted>;
  /** When the sweeper looks again; left out: never automatically. */
  nextAt?: Date;
  attempt?: AttemptRow;
}

/** What is known of one attempt; `number` counts how often the posting had been sent by then. */
export type AttemptNote = Pick<AttemptRow, 'kind' | 'outcome'> & {
  number: number;
  answer: UndecidedAnswer | null;
};

export interface AttemptRow {
  id: string;
  kind: 'post' | 'find' | 'replay' | 'settle' | 'close' | 'accept-difference';
  outcome: string;
  reason?: Reason<Redacted> | null | undefined;
  answer?: UndecidedAnswer | undefined;
  startedAt: Date;
  endedAt: Date;
}

export function rowOf(draft: PostingDraftRow): Record<string, unknown> {
  return {
    id: draft.id,
    connection_id: draft.connectionId,
    system: draft.system,
    flow_id: draft.flowId,
    subject_id: draft.subjectId,
    caller: draft.caller,
    idempotency_key: draft.idempotencyKey,
    operation: draft.operation,
    business_key: draft.businessKey,
    request_id: draft.requestId,
    run_id: draft.runId,
    message_id: newId('message'),
    document: draft.document ?? null,
    basis: draft.basis ?? null,
    ...planOf(draft),
  };
}

/** What a posting that was never sent may change, besides its document. */
export function planOf(draft: Omit<PostingDraftRow, 'id' | 'requestId'>) {
  return {
    state: draft.state,
    reference: draft.reference,
    document_hash: draft.documentHash,
    amount: draft.amount,
    currency: draft.currency,
    reason: draft.reason,
    next_at: draft.nextAt,
  };
}

/** As `moves` in the statement that carries them out. */
export function moveRow(move: Move): Record<string, unknown> {
  return {
    id: move.id,
    from_state: move.from,
    to_state: move.to,
    of_attempt: move.ofAttempt,
    uncertain_since: move.uncertainSince,
    sent_until: move.sentUntil,
    due_by: move.dueBy,
    at: move.at,
    document_number: move.documentNumber,
    not_ours: move.notOurs ?? [],
    answers: move.answers,
    reason: move.reason,
    next_at: move.nextAt,
    attempt: move.attempt,
    message_id: newId('message'),
  };
}

/** What stands in the database of a row that was just written. */
export function fresh(draft: PostingDraftRow, createdAt: Date): Posting {
  const { runId: _, ...row } = draft;
  return {
    ...row,
    documentNumber: null,
    attempts: draft.state === 'sent' ? 1 : 0,
    sentAt: draft.state === 'sent' ? createdAt : null,
    uncertainSince: null,
    acceptedAt: null,
    changedAfterAt: null,
    notOurs: [],
    answers: [],
    readBackReason: null,
    verifiedAt: null,
    differs: false,
    differenceAcceptedAt: null,
    keep: 'once',
    version: 1,
    attemptsBefore: 0,
    asOf: null,
    turn: null,
    newer: null,
    createdAt,
    updatedAt: createdAt,
  };
}
