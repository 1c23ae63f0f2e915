// Posts a document exactly once. The intent is stored before the request leaves; what comes of it is stored after.
// Whoever comes here again with the same business key gets what is stored, and nothing is sent.
import { createHash, randomUUID } from 'node:crypto';
import { everyTenant } from '../../core/caller.ts';
import type { Clock } from '../../core/clock.ts';
import { toKontorError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { Documents, Operation, PostedDocument, PostingOperation } from '../../models/connector.ts';
import type { PostingDraft } from '../../models/flow.ts';
import type { AttemptRow, Posting, PostingDraftRow } from '../../store/posting-rows.ts';
import type { Postings } from '../../store/postings.ts';
import type { OpenConnection } from '../connections.ts';
import { legalMove } from './moves.ts';
import { nextMove } from './next-move.ts';

export interface PostOnce {
  postings: Postings;
  clock: Clock;
  /** Pauses between tries grow up to this. */
  longestPauseMs: number;
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

export async function postOnce<Name extends Operation>(
  draft: PostingDraft<Documents[Name]>,
  place: Place,
  parts: PostOnce,
): Promise<Posting> {
  const { postings, clock } = parts;
  const lease = leaseFrom(clock.now(), place.connection.limits.answerMs);
  // The first time, planned and sent are one write: the row that comes back is ours to send.
  const row = sentRow(draft, place, lease);
  const posting = await postings.open(row);
  if (posting.id === row.id) return send(posting, draft.document, place, lease, parts);

  if (posting.state === 'accepted') {
    const changed = posting.documentHash !== row.documentHash && posting.changedAfterAt === null;
    if (changed) await postings.markChangedAfter(posting.id, new Date(clock.now()));
    return posting;
  }
  const claimed = await claim(posting, row, lease, parts);
  if (!claimed) return (await postings.get(everyTenant, posting.id)) ?? posting;
  return send({ ...posting, attempts: posting.attempts + 1 }, draft.document, place, lease, parts);
}

/** Makes a posting that exists already ours to send. False: it is not to be sent now, or somebody else sends it. */
async function claim(
  posting: Posting,
  row: PostingDraftRow,
  lease: Lease,
  { postings }: PostOnce,
): Promise<boolean> {
  const at = lease.startedAt;
  if (posting.state === 'parked') {
    // A document that could not even be made before, and never left the house, may be made now.
    if (posting.attempts > 0) return false;
    if (!(await postings.move({ id: posting.id, ...legalMove('parked', 'planned'), at }))) return false;
  } else if (posting.state !== 'planned') return false;
  if (posting.documentHash !== row.documentHash) {
    if (!(await postings.replan(posting.id, { ...row, state: 'planned' }))) return false;
  }
  return postings.move({ id: posting.id, ...legalMove('planned', 'sent'), at, nextAt: lease.orphanedAt });
}

interface Lease {
  startedAt: Date;
  /** No request leaves after this moment (milliseconds since 1970). */
  sendBefore: number;
  /** Whoever finds the posting `sent` after this may assume that its sender has died. */
  orphanedAt: Date;
}

function leaseFrom(nowMs: number, answerMs: number): Lease {
  const sendBefore = nowMs + answerMs + 15_000;
  return { startedAt: new Date(nowMs), sendBefore, orphanedAt: new Date(sendBefore + answerMs + 15_000) };
}

/** Sends a posting that is `sent` and ours, and stores what came of it. */
async function send<Name extends Operation>(
  posting: Posting,
  document: Documents[Name],
  { connection, operation }: Place,
  { startedAt, sendBefore }: Lease,
  { postings, clock, withCalls, longestPauseMs }: PostOnce,
): Promise<Posting> {
  const attempt = (outcome: string, error?: { code: string; message: string }): AttemptRow => ({
    id: newId('attempt'),
    kind: 'post',
    outcome,
    code: error?.code,
    message: error?.message,
    startedAt,
    endedAt: new Date(clock.now()),
  });
  let posted: PostedDocument;
  try {
    const poster = connection.postings?.[operation] as PostingOperation<Documents[Name]> | undefined;
    if (!poster) throw new TypeError(`the connection posts no ${operation}`);
    posted = await withCalls({ postingId: posting.id, sendBefore }, () =>
      poster.post(document, { requestId: posting.requestId }),
    );
  } catch (thrown) {
    const error = toKontorError(thrown);
    const next = nextMove(error, posting.attempts, longestPauseMs);
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
  // Outside of the above: that this cannot be stored says nothing about the document. It stays `sent`, and is looked
  // up when its lease is over.
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
}

function sentRow(draft: PostingDraft<unknown>, place: Place, lease: Lease): PostingDraftRow {
  return {
    ...emptyRow(place, draft.businessKey),
    state: 'sent',
    reference: draft.reference,
    document: draft.document,
    documentHash: createHash('sha256').update(JSON.stringify(draft.document)).digest('base64url'),
    amount: draft.amount ?? null,
    currency: draft.currency ?? null,
    nextAt: lease.orphanedAt,
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
