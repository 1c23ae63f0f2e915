// Posts what a caller of the API asks for, exactly once: one document for each Idempotency-Key, and one for each
// reference, because a document whose answer was lost is known again by its reference alone.
import { everyTenant } from '../../core/caller.ts';
import { KontorError } from '../../core/errors.ts';
import type { ObjectOperation, ObjectWrite } from '../../models/objects/writes.ts';
import type { Posting } from '../../store/posting-rows.ts';
import type { OpenConnection } from '../connections.ts';
import { type Place, sentRow } from './drafts.ts';
import { legalMove } from './moves.ts';
import { leaseFrom, openIntent, type PostingParts, sendPosting } from './send-posting.ts';

export interface CallersPosting {
  operation: ObjectOperation;
  /** The caller's own Idempotency-Key, or one that was made for it. */
  key: string;
  write: ObjectWrite;
}

/**
 * Answers the posting as it stands when the first try is over. Throws `config/key-reused` for another write under the
 * same key, and `conflict/reference-used` for a reference that names another document.
 */
export async function postForCaller(
  { operation, key, write }: CallersPosting,
  connection: OpenConnection,
  parts: PostingParts,
): Promise<Posting> {
  const place: Place = { connection, operation, flowId: null, subjectId: key, runId: null };
  const lease = leaseFrom(parts, connection.limits.answerMs);
  const draft = {
    // Changes carry no reference: each stands for itself.
    businessKey: write.reference === undefined ? `changes/${key}` : `references/${write.reference}`,
    reference: write.reference ?? '',
    document: write,
  };
  const row = sentRow(draft, place, lease);
  const posting = await openIntent(row, lease, parts);
  if (posting.id === row.id) return sendPosting(posting, write, connection, lease, parts);
  if (posting.subjectId === key && posting.flowId === null)
    return sameWrite(posting, operation, row.documentHash);
  const { state } = posting;
  const isOver = state === 'rejected' || (state === 'accepted' && (await isTakenBack(posting, connection)));
  // A reference whose document was refused, or taken back in the system, is free for another one.
  if (isOver && (await parts.postings.supersede(posting.id, state, row.id)))
    return postForCaller({ operation, key, write }, connection, parts);
  throw new KontorError(
    'conflict',
    'reference-used',
    `The reference ${write.reference} belongs to posting ${posting.id}, which is ${posting.state}${posting.documentNumber ? ` as ${posting.documentNumber}` : ''}.`,
    {
      details: { posting: posting.id },
      next: 'To ask for the same document again, use its Idempotency-Key; another document needs a reference of its own.',
    },
  );
}

async function isTakenBack({ operation, documentNumber }: Posting, { writes }: OpenConnection) {
  const writer = writes?.[operation as ObjectOperation];
  return (await writer?.isTakenBack?.(documentNumber ?? '')) ?? false;
}

/** Throws `config/key-reused`. */
function sameWrite(posting: Posting, operation: string, documentHash: string | null): Posting {
  if (posting.operation === operation && posting.documentHash === documentHash) return posting;
  throw new KontorError('config', 'key-reused', 'This Idempotency-Key was used for another request before.', {
    details: { posting: posting.id },
    next: 'Use a key of its own for each request; the same one only to send the same request again.',
  });
}

/** Sends a caller's posting that waits for its next try: the document is the stored one. */
export async function sendPlanned(
  posting: Posting,
  connection: OpenConnection,
  parts: PostingParts,
): Promise<void> {
  const lease = leaseFrom(parts, connection.limits.answerMs);
  const claimed = await parts.postings.move({
    id: posting.id,
    ...legalMove('planned', 'sent'),
    at: lease.startedAt,
    nextAt: lease.orphanedAt,
  });
  if (!claimed) return;
  const now = await parts.postings.get(everyTenant, posting.id);
  if (now) await sendPosting(now, now.document, connection, lease, parts);
}
