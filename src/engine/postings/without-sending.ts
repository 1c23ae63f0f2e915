// What happens to a posting without a request to its system: it waits, a person has to look at it, nothing is left of it, or people see that
// its source has changed.

import type { OpenConnection } from '../../connections/open-connections.ts';
import { everyTenant } from '../../core/caller.ts';
import type { Reason } from '../../core/reasons.ts';
import type { Redacted } from '../../core/redacted.ts';
import { isOnItsWay } from '../../models/flow.ts';
import { type Posting, triesOf } from '../../store/posting-rows.ts';
import { isReplayed } from '../../store/replayed.ts';
import { say } from '../reasons.ts';
import { answerIn, isSameReason } from './answers.ts';
import { type By, emptyRow, type IntentKey } from './intent.ts';
import { legalMove } from './moves.ts';
import type { PostingParts } from './send-posting.ts';

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
  if (isOnItsWay(posting)) throw say.error('undecided', { key: posting.businessKey });
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
  // What a person has closed stays closed, and people see that there is something else to decide.
  if (posting.state === 'closed' && answerIn(posting, reason) !== 'closed') await noteChange(posting, parts);
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
export async function reopened(
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
export async function noteChange(posting: Posting, { postings, clock }: PostingParts): Promise<void> {
  if (posting.changedAfterAt === null) await postings.markChangedAfter(posting.id, new Date(clock.now()));
}
