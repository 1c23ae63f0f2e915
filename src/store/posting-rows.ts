// A posting as it is handed around, and as a row of the database.
import { newId } from '../core/ids.ts';
import type { Redacted } from '../core/redacted.ts';
import type { PostingState } from '../core/words.ts';

export interface Posting {
  id: string;
  connectionId: string;
  /** The identity of the system that is written to. */
  system: string;
  /** Null: a caller of the API has asked for it. */
  flowId: string | null;
  operation: string;
  businessKey: string;
  /** Of a flow's posting: what it was made of. Of a caller's: the Idempotency-Key. */
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
  reason: Redacted | null;
  attempts: number;
  nextAt: Date | null;
  sentAt: Date | null;
  uncertainSince: Date | null;
  acceptedAt: Date | null;
  changedAfterAt: Date | null;
  /** Documents that carry its reference and of which a person has said that they are others. */
  notOurs: string[];
  createdAt: Date;
  updatedAt: Date;
}

export type PostingDraftRow = Pick<
  Posting,
  | 'id'
  | 'connectionId'
  | 'system'
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

/** A posting that has a reference which another one wants. */
export type Holder = Pick<Posting, 'id' | 'state' | 'documentNumber'> & { tenantId: string };

/** A move of one posting. It happens only if the posting is still in `from`; reasons are replaced, not kept. */
export interface Move {
  id: string;
  from: PostingState;
  to: PostingState;
  /** Only if this is still the latest time that it was sent: whoever sent it before has no say any more. */
  ofAttempt?: number;
  /** Only if it has been uncertain since exactly then. */
  uncertainSince?: Date | null;
  /** Only if its time had come by then. */
  dueBy?: Date;
  at: Date;
  documentNumber?: string;
  /** Added to those that are known already. */
  notOurs?: string[];
  reasonCode?: string;
  reason?: Redacted;
  /** When the sweeper looks again; left out: not by itself. */
  nextAt?: Date;
  attempt?: AttemptRow;
}

export interface AttemptRow {
  id: string;
  kind: 'post' | 'find' | 'replay' | 'settle' | 'close';
  outcome: string;
  code?: string | undefined;
  message?: Redacted | undefined;
  startedAt: Date;
  endedAt: Date;
}

export function rowOf(draft: PostingDraftRow): Record<string, unknown> {
  return {
    id: draft.id,
    connection_id: draft.connectionId,
    system: draft.system,
    flow_id: draft.flowId,
    operation: draft.operation,
    business_key: draft.businessKey,
    subject_id: draft.subjectId,
    request_id: draft.requestId,
    run_id: draft.runId,
    message_id: newId('message'),
    document: draft.document ?? null,
    ...planOf(draft),
  };
}

/** What a posting that was never sent may change, beside its document. */
export function planOf(draft: Omit<PostingDraftRow, 'id' | 'requestId'>) {
  return {
    state: draft.state,
    reference: draft.reference,
    document_hash: draft.documentHash,
    amount: draft.amount,
    currency: draft.currency,
    reason_code: draft.reasonCode,
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
    due_by: move.dueBy,
    at: move.at,
    document_number: move.documentNumber,
    not_ours: move.notOurs ?? [],
    reason_code: move.reasonCode,
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
    createdAt,
    updatedAt: createdAt,
  };
}
