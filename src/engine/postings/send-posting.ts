// Sends a posting whose intent is stored, and stores the outcome. Single writes leave only here, batches of states in
// `state-writer.ts`, which stores their outcomes here too.
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenConnection } from '../../connections/open-connections.ts';
import { answeredIn, type UndecidedAnswer } from '../../core/answered.ts';
import type { FlowRun } from '../../core/call.ts';
import { type Clock, type Deadline, deadlineAfter } from '../../core/clock.ts';
import { toKontorError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import type { Reason } from '../../core/reasons.ts';
import { own, type Redacted, type Redactor, reasonOf, redacted } from '../../core/redacted.ts';
import {
  type ObjectOperation,
  type ObjectWrite,
  type ObjectWriter,
  type Outcome,
  writerFor,
} from '../../models/access.ts';
import type { LatestPostings } from '../../store/latest-postings.ts';
import { type Move, type Posting, type PostingDraftRow, triesOf } from '../../store/posting-rows.ts';
import type { Postings } from '../../store/postings.ts';
import type { Restore, Restores } from '../../store/restores.ts';
import type { SharedClock } from '../../store/shared-clock.ts';
import { say } from '../reasons.ts';
import { legalMove } from './moves.ts';
import { nextMove } from './next-move.ts';

export interface PostingParts {
  postings: Postings;
  latest: LatestPostings;
  restores: Pick<Restores, 'leavesInDoubt' | 'sentFrom'>;
  /** Of all processes: what waits in the store is measured with it. */
  clock: SharedClock;
  /** Of this process. */
  wall: Clock;
  log: Log;
  /** Pauses between tries grow up to this. */
  longestPauseMs: number;
  /** Ties the calls made inside `work` to the posting; none of them leaves after `sendBefore`. `work`: they are its steps. */
  withCalls<T>(
    context: {
      postingId?: string;
      runId?: string;
      flowRun?: FlowRun;
      sendBefore?: Deadline;
      probe?: true;
      work?: { requests: number };
      repeats?: number;
    },
    work: () => Promise<T>,
  ): Promise<T>;
}

/** Throws `config/no-write` where the connection has no such operation, such as after an update of Kontor. */
export function writerOf(connection: OpenConnection, operation: string): ObjectWriter {
  const writer = writerFor(connection, operation as ObjectOperation);
  if (writer) return writer;
  throw say.error('no-write', { operation });
}

export interface Lease {
  startedAt: Date;
  /** No request leaves after this. */
  sendBefore: Deadline;
  /** After this, a process that finds the posting `sent` may assume that its sender has died. */
  orphanedAt: Date;
  /** The same moment, as the sender sees it. */
  orphaned: Deadline;
}

export function leaseFrom({ clock, wall }: Pick<PostingParts, 'clock' | 'wall'>, answerMs: number): Lease {
  const now = clock.now();
  const halfMs = answerMs + 15_000;
  return {
    startedAt: new Date(now),
    sendBefore: deadlineAfter(wall, halfMs),
    orphanedAt: new Date(now + 2 * halfMs),
    orphaned: deadlineAfter(wall, 2 * halfMs),
  };
}

/**
 * Sends a posting that is `sent` and ours, and stores the outcome. One that may have been sent before the database was restored is
 * not sent: it is looked for first, like one whose answer was lost.
 */
export async function sendPosting(
  posting: Posting,
  document: unknown,
  connection: OpenConnection,
  lease: Lease,
  parts: PostingParts,
): Promise<Posting> {
  const restore = await parts.restores.leavesInDoubt(posting);
  if (restore) return leaveInDoubt(posting, restore, connection, lease, parts);
  const outcome = await outcomeOf(posting, document, connection, lease, parts);
  return storeOutcome(posting, outcome, connection, lease, parts);
}

/** The quiet period runs from the restore on: what was sent, was sent before it. */
async function leaveInDoubt(
  { id, attempts, ...posting }: Posting,
  { restoredAt, backupTakenAt }: Restore,
  { limits: { quietMs } }: OpenConnection,
  lease: Lease,
  parts: PostingParts,
): Promise<Posting> {
  const now = parts.clock.now();
  const nextAt = new Date(now);
  const sentUntil = new Date(Math.max(restoredAt.getTime(), now - quietMs));
  const reason = say.reason('restored', { taken: own`${backupTakenAt}` });
  const stored = { ...legalMove('sent', 'uncertain'), reason, nextAt, sentUntil };
  await storeMove({ id, ofAttempt: attempts, at: new Date(now), ...stored }, lease, parts);
  return { ...posting, id, attempts, state: 'uncertain', reason, nextAt, uncertainSince: sentUntil };
}

/** Sends one that is `sent` and ours. */
export function outcomeOf(
  { id: postingId, operation, requestId }: Posting,
  document: unknown,
  connection: OpenConnection,
  { sendBefore }: Lease,
  { withCalls }: PostingParts,
): Promise<Outcome> {
  const send = async () => {
    const writer = writerOf(connection, operation);
    const losses = await writer.losses?.(document as ObjectWrite);
    return {
      written: await writer.post(document as ObjectWrite, { requestId }),
      ...(losses ? { losses } : {}),
    };
  };
  return withCalls({ postingId, sendBefore }, send).then(
    outcome => outcome,
    thrown => ({ error: toKontorError(thrown) }),
  );
}

/** Stores the outcome of sending one. */
export async function storeOutcome(
  posting: Posting,
  outcome: Outcome,
  { redact }: OpenConnection,
  lease: Lease,
  parts: PostingParts,
): Promise<Posting> {
  const { id, attempts } = posting;
  const now = parts.clock.now();
  const next =
    'error' in outcome ? nextMove(outcome.error, triesOf(posting), parts.longestPauseMs) : undefined;
  const to = next?.to ?? 'accepted';
  const stored = {
    ...whatIsSaid(outcome, redact),
    ...(next?.waitMs === undefined ? {} : { nextAt: new Date(now + next.waitMs) }),
  };
  const attempt = {
    id: newId('attempt'),
    kind: 'post' as const,
    outcome: to === 'planned' ? 'failed' : to,
    reason: stored.reason,
    answer: undecidedAnswer(posting, outcome, redact),
    startedAt: lease.startedAt,
    endedAt: new Date(now),
  };
  const move = { id, ofAttempt: attempts, ...legalMove('sent', to), at: new Date(now), ...stored, attempt };
  // If this cannot be stored, the posting stays `sent`, and Kontor looks for the document when the lease has expired.
  await storeMove(move, lease, parts);
  return { ...posting, state: to, nextAt: null, ...stored };
}

function undecidedAnswer(
  { documentHash }: Posting,
  outcome: Outcome,
  redact: Redactor,
): UndecidedAnswer | undefined {
  const words = 'error' in outcome ? answeredIn(outcome.error) : undefined;
  return words === undefined ? undefined : { words: redact.text(words), document: documentHash };
}

function whatIsSaid(
  outcome: Outcome,
  redact: Redactor,
): { documentNumber?: string; reason?: Reason<Redacted> } {
  if ('error' in outcome) return { reason: reasonOf(outcome.error, redact) };
  const { number, warnings } = outcome.written;
  const reason = reasonOfAccepted(outcome.losses, warnings, redact);
  return { documentNumber: number, ...(reason ? { reason } : {}) };
}

/** What people should know of a document that is there: what was not written, and of what the system warned. */
export function reasonOfAccepted(
  losses: readonly Reason[] = [],
  warned: readonly Reason[] = [],
  redact: Pick<Redactor, 'text'>,
): Reason<Redacted> | undefined {
  const [warnings, lost] = [warned, losses].map(all => all.map(one => redacted(one, redact))) as [
    Reason<Redacted>[],
    Reason<Redacted>[],
  ];
  if (lost.length === 0) return warnings.length > 0 ? say.reason('warning', { warnings }) : undefined;
  const reason = say.reason('losses', { losses: lost });
  return warnings.length > 0 ? say.reason('losses-and-warning', { losses: reason, warnings }) : reason;
}

const firstPauseMs = 200;
const longestStorePauseMs = 2_000;

/**
 * Stores the intent to send. When the database does not say whether it has stored the intent, Kontor plans it again as soon as
 * the database answers: nothing was sent, so nobody need look for a document.
 */
export async function openIntent(row: PostingDraftRow, lease: Lease, parts: PostingParts): Promise<Posting> {
  try {
    return await parts.postings.open(row);
  } catch (thrown) {
    const at = new Date(parts.clock.now());
    const back = { id: row.id, ofAttempt: 1, ...legalMove('sent', 'planned'), at, nextAt: at };
    storeMove(back, lease, parts).catch(error =>
      parts.log.warn(
        { posting: row.id, error: String(error) },
        'An intent that was not sent could not be planned again. If it was stored, Kontor looks for its document when the lease has expired.',
      ),
    );
    throw thrown;
  }
}

/**
 * Only this process knows the outcome. While the database is down, it keeps the outcome in memory and tries to store it, but not
 * for longer than the lease: then another process looks for the document.
 */
async function storeMove(move: Move, { orphaned }: Lease, { postings }: PostingParts): Promise<void> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestStorePauseMs, pauseMs * 2)) {
    try {
      await postings.move(move);
      return;
    } catch (thrown) {
      if (orphaned.passed()) throw thrown;
      await sleep(pauseMs, undefined, { ref: false });
    }
  }
}
