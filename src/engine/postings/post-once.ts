// Posts a document exactly once. The intent is stored before the request leaves; what comes of it is stored after.
// Whoever comes here again with the same business key gets what is stored, and nothing is sent.
import { everyTenant } from '../../core/caller.ts';
import type { Documents, Operation } from '../../models/connector.ts';
import type { PostingDraft } from '../../models/flow.ts';
import type { Posting, PostingDraftRow } from '../../store/posting-rows.ts';
import { type Place, sentRow } from './drafts.ts';
import { legalMove } from './moves.ts';
import { type Lease, leaseFrom, openIntent, type PostingParts, sendPosting } from './send-posting.ts';

export async function postOnce<Name extends Operation>(
  draft: PostingDraft<Documents[Name]>,
  place: Place,
  parts: PostingParts,
): Promise<Posting> {
  const { postings, clock } = parts;
  const lease = leaseFrom(parts, place.connection.limits.answerMs);
  // The first time, planned and sent are one write: the row that comes back is ours to send.
  const row = sentRow(draft, place, lease);
  const posting = await openIntent(row, lease, parts);
  if (posting.id === row.id) return sendPosting(posting, draft.document, place.connection, lease, parts);

  if (posting.state === 'accepted') {
    const changed = posting.documentHash !== row.documentHash && posting.changedAfterAt === null;
    if (changed) await postings.markChangedAfter(posting.id, new Date(clock.now()));
    return posting;
  }
  const isOurs = await claim(posting, row, lease, parts);
  const now = (await postings.get(everyTenant, posting.id)) ?? posting;
  return isOurs ? sendPosting(now, draft.document, place.connection, lease, parts) : now;
}

/** Makes a posting that exists already ours to send. False: it is not to be sent now, or somebody else sends it. */
async function claim(
  posting: Posting,
  row: PostingDraftRow,
  lease: Lease,
  { postings }: PostingParts,
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
