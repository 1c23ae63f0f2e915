// Every write of a flow, a caller of the API or a replay passes here, and is posted exactly once. Kontor stores the intent
// before it sends the request, and the outcome after. A second call with the same key gets the stored posting; Kontor sends it
// only if nothing of it stands.

import { isDeepStrictEqual } from 'node:util';
import type { OpenConnection } from '../../connections/open-connections.ts';
import { everyTenant } from '../../core/caller.ts';
import { say as ofCore } from '../../core/own-sentences.ts';
import { type ObjectOperation, type ObjectWrite, uniqueReference } from '../../models/access.ts';
import { againHash } from '../../store/latest-postings.ts';
import { type Posting, type PostingDraftRow, triesOf } from '../../store/posting-rows.ts';
import { referenceIsUsed } from '../../store/reference-used.ts';
import { say } from '../reasons.ts';
import { emptyRow, hashOf, type Intent, isSameContent, sentRow } from './intent.ts';
import { lookUp } from './look-up.ts';
import { legalMove } from './moves.ts';
import { freeReference, isReferenceUsed } from './reference.ts';
import { type Lease, leaseFrom, openIntent, type PostingParts, sendPosting } from './send-posting.ts';
import { noteChange, reopened } from './without-sending.ts';

/**
 * Answers the posting after its first try; a state, as soon as it is stored (`state-writer.ts` sends it). Throws
 * `conflict/reference-used` when another document on the same system carries the reference, and `config/key-reused` for another
 * write of a caller under the same key.
 */
export async function post(
  intent: Intent,
  connection: OpenConnection,
  parts: PostingParts,
): Promise<Posting> {
  if (intent.latest) return keep(intent, intent.latest, connection, parts);
  try {
    return await postNow(intent, connection, parts);
  } catch (thrown) {
    if (!isReferenceUsed(thrown)) throw thrown;
    await freeReference(intent, connection, parts);
    return postNow(intent, connection, parts);
  }
}

/**
 * One that is older than what stands there changes nothing; where it is to be sent again, what stands there is. Throws
 * `unavailable/newer-run` where that comes from a later run: what this one has read is to be read again.
 */
async function keep(
  intent: Intent,
  { asOf, turn, again: isAgain }: NonNullable<Intent['latest']>,
  connection: OpenConnection,
  { latest, clock }: PostingParts,
): Promise<Posting> {
  const draft = (write: ObjectWrite, age: { asOf: Date | null; turn: string }) => ({
    ...emptyRow(intent, connection),
    document: write,
    documentHash: isAgain ? againHash(hashOf(write), turn) : hashOf(write),
    nextAt: new Date(clock.now()),
    ...age,
  });
  let kept = await latest.keep(draft(intent.write, { asOf: asOf ?? null, turn }));
  while (isAgain && kept.isOlder) {
    const { newer, document, asOf: since, turn: later } = kept.posting;
    if (later === null) break;
    kept = await latest.keep(
      draft((newer?.document ?? document) as ObjectWrite, { asOf: since, turn: later }),
    );
  }
  if (kept.isOlder && asOf === undefined) throw say.error('newer-run', { key: intent.key });
  return kept.posting;
}

async function postNow(intent: Intent, connection: OpenConnection, parts: PostingParts): Promise<Posting> {
  const lease = leaseFrom(parts, connection.limits.answerMs);
  // The first time, planned and sent are one write: the row that comes back is ours to send.
  const row = sentRow(intent, connection, lease);
  const posting = await reopened(await openIntent(row, lease, parts), parts);
  if (posting.id === row.id) {
    const sent = await sendPosting(posting, intent.write, connection, lease, parts);
    return sent.reason?.code === 'restored' ? lookFirst(sent, intent, connection, parts) : sent;
  }
  if ('caller' in intent.by) return sameWrite(posting, row);
  if (posting.state === 'accepted') {
    // Of what was booked by an earlier version it is not known what it was made of.
    const isKnown = posting.documentHash !== null;
    if (isKnown && !isSameContent(posting, intent.write)) await noteChange(posting, parts);
    return posting;
  }
  return again(posting, intent, connection, lease, parts);
}

/** It may have been sent before a restore: sends it now if it is surely not there. */
async function lookFirst(
  { id }: Posting,
  intent: Intent,
  connection: OpenConnection,
  parts: PostingParts,
): Promise<Posting> {
  const now = async () => (await parts.postings.get(everyTenant, id)) as Posting;
  await lookUp(await now(), connection, parts);
  return again(await now(), intent, connection, leaseFrom(parts, connection.limits.answerMs), parts);
}

/** Throws `config/key-reused`. */
function sameWrite(posting: Posting, { operation, documentHash }: PostingDraftRow): Posting {
  if (posting.operation === operation && posting.documentHash === documentHash) return posting;
  throw ofCore.error('key-reused', { details: { posting: posting.id } });
}

/** Sends a posting of a flow that exists already, if it is to be sent and nobody else sends it. */
async function again(
  posting: Posting,
  intent: Intent,
  connection: OpenConnection,
  lease: Lease,
  parts: PostingParts,
): Promise<Posting> {
  const { postings } = parts;
  // What has been sent keeps the reference under which it may still appear, unless that belongs to another one.
  const isKept = posting.attempts > 0 && posting.reference !== null;
  const { reference } = isKept ? (posting.document as ObjectWrite) : intent.write;
  const write = { ...intent.write, reference };
  const row = sentRow({ ...intent, write }, connection, lease);
  // Nothing is posted under the key of what a person has closed, but people see that there is something again.
  if (posting.state === 'closed') await noteChange(posting, parts);
  const isOurs = await claim(posting, row, lease, parts, intent.insteadOf);
  const now = (await postings.get(everyTenant, posting.id)) ?? posting;
  return isOurs ? sendPosting(now, write, connection, lease, parts) : now;
}

async function claim(
  posting: Posting,
  row: PostingDraftRow,
  lease: Lease,
  { postings }: PostingParts,
  insteadOf?: string,
): Promise<boolean> {
  const at = lease.startedAt;
  if (posting.state === 'rejected') {
    // The system has refused it, so nothing stands there; its flow has an answer to that.
    if (insteadOf === undefined || posting.reason?.code !== insteadOf) return false;
    if (!(await postings.move({ id: posting.id, ...legalMove('rejected', 'planned'), at }))) return false;
  } else if (posting.state === 'parked') {
    // The document could not be made before, and nothing of it is in the system; now it may be made.
    if (triesOf(posting) > 0) return false;
    const holder = await postings.holder(row);
    if (holder && holder.id !== posting.id) throw referenceIsUsed(row.reference ?? '');
    if (!(await postings.move({ id: posting.id, ...legalMove('parked', 'planned'), at }))) return false;
  } else if (posting.state !== 'planned') return false;
  const isSame =
    posting.documentHash === row.documentHash && isDeepStrictEqual(posting.document, row.document);
  if (!isSame) {
    if (!(await postings.replan(posting.id, { ...row, state: 'planned' }))) return false;
  }
  return postings.move({ id: posting.id, ...legalMove('planned', 'sent'), at, nextAt: lease.orphanedAt });
}

/** Sends a caller's posting that waits for its next try: the document is the stored one. */
export async function sendPlanned(
  posting: Posting,
  connection: OpenConnection,
  parts: PostingParts,
): Promise<void> {
  const { id, operation, reference } = posting;
  const { postings } = parts;
  const lease = leaseFrom(parts, connection.limits.answerMs);
  const at = lease.startedAt;
  if (reference !== uniqueReference(operation as ObjectOperation, posting.document as ObjectWrite)) {
    const reason = say.reason('reference-given-away');
    await postings.move({ id, ...legalMove('planned', 'parked'), at, reason });
    return;
  }
  if (!(await postings.move({ id, ...legalMove('planned', 'sent'), at, nextAt: lease.orphanedAt }))) return;
  const now = await postings.get(everyTenant, id);
  if (now) await sendPosting(now, now.document, connection, lease, parts);
}
