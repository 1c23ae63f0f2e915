// Every write of a flow, a caller of the API or a replay passes here, and is posted exactly once. Kontor stores the intent
// before it sends the request, and the outcome after. A second call with the same key gets the stored posting; Kontor sends it
// only if nothing of it stands.

import type { OpenConnection } from '../../connections/open-connections.ts';
import { everyTenant } from '../../core/caller.ts';
import { KontorError } from '../../core/errors.ts';
import type { Reason } from '../../core/reasons.ts';
import type { Redacted } from '../../core/redacted.ts';
import { type ObjectOperation, type ObjectWrite, uniqueReference } from '../../models/access.ts';
import { isOnItsWay } from '../../models/flow.ts';
import { type Posting, type PostingDraftRow, triesOf } from '../../store/posting-rows.ts';
import { referenceIsUsed } from '../../store/reference-used.ts';
import { isReplayed } from '../../store/replayed.ts';
import { say } from '../reasons.ts';
import { isSameReason } from './answers.ts';
import { type By, emptyRow, hashOf, type Intent, type IntentKey, sentRow } from './intent.ts';
import { legalMove } from './moves.ts';
import { freeReference, isReferenceUsed } from './reference.ts';
import { type Lease, leaseFrom, openIntent, type PostingParts, sendPosting } from './send-posting.ts';

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
 * One that is older than what stands there changes nothing. Throws `unavailable/newer-run` where that comes from a later run: what
 * this one has read is to be read again.
 */
async function keep(
  intent: Intent,
  { asOf, turn, again: isAgain }: NonNullable<Intent['latest']>,
  connection: OpenConnection,
  { latest, clock }: PostingParts,
): Promise<Posting> {
  const { posting, isOlder } = await latest.keep({
    ...emptyRow(intent, connection),
    document: intent.write,
    // Another one each time it is sent again.
    documentHash: hashOf(intent.write) + (isAgain ? `/${turn}` : ''),
    nextAt: new Date(clock.now()),
    asOf: asOf ?? null,
    turn,
  });
  if (isOlder && asOf === undefined) throw say.error('unavailable', 'newer-run', { key: intent.key });
  return posting;
}

async function postNow(intent: Intent, connection: OpenConnection, parts: PostingParts): Promise<Posting> {
  const lease = leaseFrom(parts, connection.limits.answerMs);
  // The first time, planned and sent are one write: the row that comes back is ours to send.
  const row = sentRow(intent, connection, lease);
  const posting = await reopened(await openIntent(row, lease, parts), parts);
  if (posting.id === row.id) return sendPosting(posting, intent.write, connection, lease, parts);
  if ('caller' in intent.by) return sameWrite(posting, row);
  if (posting.state === 'accepted') {
    // Of what was booked by an earlier version it is not known what it was made of.
    const isKnown = posting.documentHash !== null;
    if (isKnown && posting.documentHash !== row.documentHash) await noteChange(posting, parts);
    return posting;
  }
  return again(posting, intent, connection, lease, parts);
}

/** Throws `config/key-reused`. */
function sameWrite(posting: Posting, { operation, documentHash }: PostingDraftRow): Posting {
  if (posting.operation === operation && posting.documentHash === documentHash) return posting;
  throw new KontorError('config', 'key-reused', 'This Idempotency-Key was used for another request before.', {
    details: { posting: posting.id },
    next: 'Use a new key for each request, and the same key only to repeat the same request.',
  });
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
  if (posting.documentHash !== row.documentHash) {
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

/** Why, and for how long. `standing`: what has waited already. */
export type Waiting = (standing?: Posting) => { reason: Reason<Redacted>; pauseMs: number };

/**
 * Plans a posting without a document, which people see; Kontor runs it again after the pause. False: it has a posting already
 * that is not planned (booked, being sent, or left to a person).
 */
export async function wait(
  key: IntentKey,
  waiting: Waiting,
  connection: OpenConnection,
  { postings, clock }: PostingParts,
): Promise<boolean> {
  const now = clock.now();
  const first = waiting();
  const nextAt = new Date(now + first.pauseMs);
  const row = { ...emptyRow(key, connection), reason: first.reason, nextAt };
  const posting = await reopened(await postings.open(row), { postings, clock });
  if (posting.id === row.id || posting.state !== 'planned') return posting.id === row.id;
  const { reason, pauseMs } = waiting(posting);
  await postings.postpone(posting.id, new Date(now + pauseMs), reason);
  return true;
}

/** With these reasons, too, a person has given a posting to the next run. */
const releases: readonly string[] = ['settled-as-not-found', 'difference-accepted'];

/** A run that began before the person's move knows less than the person: it changes nothing. */
const isReleasedSince = ({ reason, updatedAt }: Posting, by: By): boolean =>
  'flow' in by && (isReplayed(reason) || releases.includes(reason?.code ?? '')) && updatedAt >= by.begunAt;

/**
 * Throws while the document is being sent or looked up, so that the queue runs the subject again afterwards; otherwise the change would be lost. Throws `unavailable/undecided`.
 */
function refuseOnItsWay(posting: Posting): void {
  if (isOnItsWay(posting)) throw say.error('unavailable', 'undecided', { key: posting.businessKey });
}

/** A person has to look at it. What is booked already stays as it is. Throws `unavailable/undecided`. */
export async function park(
  key: IntentKey,
  reason: Reason<Redacted>,
  connection: OpenConnection,
  parts: PostingParts,
): Promise<Posting> {
  const { postings, clock } = parts;
  const row = { ...emptyRow(key, connection), reason, state: 'parked' as const };
  const posting = await reopened(await postings.open(row), parts);
  refuseOnItsWay(posting);
  if (posting.state === 'accepted') await noteChange(posting, parts);
  // People decide about what they were asked. That there is something else to ask now, they see on the posting.
  const isOther =
    posting.state === 'parked' && posting.reason !== null && !isSameReason(posting.reason, reason);
  if (posting.id !== row.id && isOther) await noteChange(posting, parts);
  if (posting.id === row.id || posting.state !== 'planned' || isReleasedSince(posting, key.by))
    return posting;
  const at = new Date(clock.now());
  await postings.move({ id: posting.id, ...legalMove('planned', 'parked'), at, reason });
  return { ...posting, state: 'parked' };
}

const parkedTogether = 200;

/** Everything that is planned for a flow waits for a person. */
export async function parkAllOf(
  flowId: string,
  reason: Reason<Redacted>,
  { postings, clock }: PostingParts,
): Promise<void> {
  const why = { ...legalMove('planned', 'parked'), reason };
  for (;;) {
    const ids = await postings.plannedOf(flowId, parkedTogether);
    await Promise.all(ids.map(id => postings.move({ id, ...why, at: new Date(clock.now()) })));
    if (ids.length < parkedTogether) return;
  }
}

/** A planned posting whose subject is not due waits until the source changes. Throws `unavailable/undecided`. */
export async function withdraw(
  { operation, key, by }: IntentKey,
  reason: Reason<Redacted>,
  connection: OpenConnection,
  parts: PostingParts,
): Promise<void> {
  const posting = await parts.postings.find(connection.id, operation, key);
  if (posting) refuseOnItsWay(posting);
  if (posting?.state === 'accepted') await noteChange(posting, parts);
  if (posting?.state === 'planned' && !isReleasedSince(posting, by))
    await parts.postings.postpone(posting.id, null, reason);
}

/** The reason of what Kontor itself has closed. */
const nothingLeft = 'nothing-left';

/** What waits under this key, and does not stand in the system, has nothing left to do. What a person has just given to the next run stays for that run. */
export async function closeUnsent(
  { operation, key, by }: IntentKey,
  why: Reason<Redacted>,
  connection: OpenConnection,
  { postings, clock }: PostingParts,
): Promise<void> {
  const posting = await postings.find(connection.id, operation, key);
  if (!posting || isReleasedSince(posting, by)) return;
  const { id, state } = posting;
  // What is planned or rejected is surely not in the system; what is parked only if it was not sent since.
  const isAbsent =
    state === 'planned' || state === 'rejected' || (state === 'parked' && triesOf(posting) === 0);
  if (!isAbsent) return;
  const reason = say.reason(nothingLeft, { why });
  await postings.move({ id, ...legalMove(state, 'closed'), at: new Date(clock.now()), reason });
}

/** A run has dealt with its subject, and has left the posting that a person had replayed for it as it was: there is nothing to post under its key. */
export async function closeReplayed(
  id: string,
  begunAt: Date,
  { postings, clock }: Pick<PostingParts, 'postings' | 'clock'>,
): Promise<void> {
  const posting = await postings.get(everyTenant, id);
  if (posting?.state !== 'planned' || !isReplayed(posting.reason) || posting.updatedAt >= begunAt) return;
  const reason = say.reason(nothingLeft, { why: say.reason('nothing-under-key') });
  await postings.move({ id, ...legalMove('planned', 'closed'), at: new Date(clock.now()), reason });
}

/** What Kontor itself has closed, because nothing was left to do, is planned again when there is something to do. */
async function reopened(
  posting: Posting,
  { postings, clock }: Pick<PostingParts, 'postings' | 'clock'>,
): Promise<Posting> {
  const { id, state, reason } = posting;
  if (state !== 'closed' || reason?.code !== nothingLeft) return posting;
  const isOpen = await postings.move({ id, ...legalMove('closed', 'planned'), at: new Date(clock.now()) });
  return isOpen ? { ...posting, state: 'planned' } : posting;
}

/** The posting under this key, where it is accepted, says that its source has changed. */
export async function noteChangeOf(
  { operation, key }: IntentKey,
  connection: OpenConnection,
  parts: PostingParts,
): Promise<void> {
  const posting = await parts.postings.find(connection.id, operation, key);
  if (posting?.state === 'accepted') await noteChange(posting, parts);
}

/** What is booked stays booked; that its source has changed since is for people to see. */
async function noteChange(posting: Posting, { postings, clock }: PostingParts): Promise<void> {
  if (posting.changedAfterAt === null) await postings.markChangedAfter(posting.id, new Date(clock.now()));
}
