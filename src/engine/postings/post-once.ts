// Posts a document exactly once. The intent is stored before the request leaves; what comes of it is stored after.
// Whoever comes here again with the same business key gets what is stored, and nothing is sent.
import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../../core/clock.ts';
import { toKontorError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { Documents, Operation, PostingOperation } from '../../models/connector.ts';
import type { PostingDraft } from '../../models/flow.ts';
import type { AttemptRow, Posting, PostingDraftRow, Postings } from '../../store/postings.ts';
import type { OpenConnection } from '../connections.ts';
import { legalMove } from './moves.ts';
import { nextMove } from './next-move.ts';

export interface PostOnce {
  postings: Postings;
  clock: Clock;
  /** Ties the calls made inside `work` to the posting; none of them leaves after `sendBefore`. */
  withCalls<T>(context: { postingId: string; sendBefore?: number }, work: () => Promise<T>): Promise<T>;
}

export interface Place {
  connection: OpenConnection;
  operation: Operation;
  flowId: string;
  subjectId: string;
  runId: string | null;
}

/** A posting that is planned but not sent (the process died in between) is taken up again after this time. */
const takeUpAfterMs = 60_000;

export async function postOnce<Name extends Operation>(
  draft: PostingDraft<Documents[Name]>,
  place: Place,
  parts: PostOnce,
): Promise<Posting> {
  const { postings, clock } = parts;
  const row = plannedRow(draft, place, clock.now());
  let posting = await postings.plan(row);
  // A document that could not even be made before, and never left the house, may be made now.
  if (posting.state === 'parked' && posting.attempts === 0) {
    await postings.move({ id: posting.id, ...legalMove('parked', 'planned'), at: new Date(clock.now()) });
    posting = { ...posting, state: 'planned' };
  }
  if (posting.state !== 'planned') {
    const changed = posting.state === 'accepted' && posting.documentHash !== row.documentHash;
    if (changed && posting.changedAfterAt === null)
      await postings.markChangedAfter(posting.id, new Date(clock.now()));
    return posting;
  }
  if (posting.documentHash !== row.documentHash) {
    if (!(await postings.replan(posting.id, row))) return (await postings.get(posting.id)) ?? posting;
  }
  return send(posting, draft.document, place, parts);
}

/** Sends a planned posting, unless somebody else has begun to. */
async function send<Name extends Operation>(
  posting: Posting,
  document: Documents[Name],
  { connection, operation }: Place,
  { postings, clock, withCalls }: PostOnce,
): Promise<Posting> {
  const startedAt = new Date(clock.now());
  // Whoever finds it `sent` after this time may assume that its sender has died.
  const { answerMs } = connection.limits;
  const sendBefore = startedAt.getTime() + answerMs + 15_000;
  const orphanedAt = new Date(sendBefore + answerMs + 15_000);
  const mine = await postings.move({
    id: posting.id,
    ...legalMove('planned', 'sent'),
    at: startedAt,
    nextAt: orphanedAt,
  });
  if (!mine) return (await postings.get(posting.id)) ?? posting;

  const attempt = (outcome: string, error?: { code: string; message: string }): AttemptRow => ({
    id: newId('attempt'),
    kind: 'post',
    outcome,
    code: error?.code,
    message: error?.message,
    startedAt,
    endedAt: new Date(clock.now()),
  });
  try {
    const poster = connection.postings?.[operation] as PostingOperation<Documents[Name]> | undefined;
    if (!poster) throw new TypeError(`the connection posts no ${operation}`);
    const posted = await withCalls({ postingId: posting.id, sendBefore }, () =>
      poster.post(document, { requestId: posting.requestId }),
    );
    const warnings = posted.warnings?.join(' ');
    await postings.move({
      id: posting.id,
      ...legalMove('sent', 'accepted'),
      at: new Date(clock.now()),
      documentNumber: posted.number,
      ...(warnings ? { reasonCode: 'warning', reason: warnings } : {}),
      attempt: attempt('accepted'),
    });
    return { ...posting, state: 'accepted', documentNumber: posted.number };
  } catch (thrown) {
    const error = toKontorError(thrown);
    const next = nextMove(error, posting.attempts + 1);
    const at = clock.now();
    await postings.move({
      id: posting.id,
      ...legalMove('sent', next.to),
      at: new Date(at),
      reasonCode: error.code,
      reason: [error.message, error.next].filter(Boolean).join(' '),
      ...(next.waitMs === undefined ? {} : { nextAt: new Date(at + next.waitMs) }),
      attempt: attempt(next.to === 'planned' ? 'failed' : next.to, error),
    });
    return { ...posting, state: next.to };
  }
}

function plannedRow(draft: PostingDraft<unknown>, place: Place, nowMs: number): PostingDraftRow {
  return {
    ...emptyRow(place, draft.businessKey),
    state: 'planned',
    reference: draft.reference,
    document: draft.document,
    documentHash: createHash('sha256').update(JSON.stringify(draft.document)).digest('base64url'),
    amount: draft.amount ?? null,
    currency: draft.currency ?? null,
    nextAt: new Date(nowMs + takeUpAfterMs),
  };
}

/** A row without a document: what waits, or cannot be made. */
export function emptyRow(
  { connection, operation, flowId, subjectId, runId }: Place,
  businessKey: string,
): PostingDraftRow {
  return {
    id: newId('posting'),
    connectionId: connection.id,
    flowId,
    operation,
    businessKey,
    subjectId,
    state: 'planned',
    reference: null,
    // The same posting always sends the same request id, however often it is sent.
    requestId: randomUUID().replaceAll('-', ''),
    document: null,
    documentHash: null,
    amount: null,
    currency: null,
    reasonCode: null,
    reason: null,
    nextAt: null,
    runId,
  };
}
