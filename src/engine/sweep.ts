// Looks again at every posting whose time has come: what was planned is run again, what was sent by a process that has
// died becomes uncertain, what is uncertain is looked up. Each connection has a group of its own: a system that is slow
// holds up its own postings and no others.

import type { OpenConnection } from '../connections/open-connections.ts';
import { toKontorError } from '../core/errors.ts';
import type { Posting } from '../store/posting-rows.ts';
import { isReplayed } from '../store/replayed.ts';
import type { FlowParts } from './flows/open-flow.ts';
import { lookUp } from './postings/look-up.ts';
import { legalMove } from './postings/moves.ts';
import { sendPlanned } from './postings/post.ts';
import type { PostingParts } from './postings/send-posting.ts';
import { say } from './reasons.ts';
import type { TaskPool } from './task-pool.ts';

const maxDue = 500;
/** A planned posting that has been handed to the queue is not handed to it again for so long. */
const postponeMs = 30_000;

type Work = (posting: Posting, connection: OpenConnection, parts: PostingParts) => Promise<void>;

/** Starts what is due, each connection in a group of its own, and does not wait for it. */
export async function sweep(parts: FlowParts, groups: Pick<TaskPool, 'start' | 'full'>): Promise<void> {
  const { store, clock } = parts;
  // Of a group in which postings wait already no more are read: they would leave no room for others.
  const due = await store.postings.due(new Date(clock.now()), maxDue, groups.full());
  const planned = due.filter(({ state }) => state === 'planned');
  await runAgain(
    planned.flatMap(({ flowId, subjectId, ...posting }) =>
      flowId === null || subjectId === null ? [] : [{ ...posting, flowId, subjectId }],
    ),
    parts,
  );
  await orphanAll(
    due.filter(({ state }) => state === 'sent'),
    parts,
  );
  const start = (posting: Posting, work: Work) =>
    groups.start(posting.connectionId, posting.id, () => one(posting, work, parts));
  for (const posting of planned) if (posting.flowId === null) start(posting, sendPlanned);
  for (const posting of due) if (posting.state === 'uncertain') start(posting, lookUp);
}

async function runAgain(
  planned: (Posting & { flowId: string; subjectId: string })[],
  { store, clock }: FlowParts,
): Promise<void> {
  if (planned.length === 0) return;
  const held = await store.postings.holdOfPaused(
    planned.map(({ id }) => id),
    say.reason('waits', { why: say.reason('flow-paused') }),
  );
  const going = planned.filter(({ id }) => !held.has(id));
  await store.transaction(tx =>
    store.queue.enqueue(
      going.map(({ id, flowId, subjectId, reason }) => ({
        flowId,
        subjectId,
        postingId: id,
        // A person has asked for it.
        ...(isReplayed(reason) ? { urgent: true as const } : {}),
      })),
      tx,
    ),
  );
  await store.postings.postponeAll(
    going.map(({ id }) => id),
    new Date(clock.now() + postponeMs),
  );
  store.queue.wake();
}

/** By the clock as it is now: a sender that is alive must not be taken for dead because a clock was set. */
async function orphanAll(sent: Posting[], parts: FlowParts): Promise<void> {
  if (sent.length === 0) return;
  const { clock } = parts;
  await clock.look();
  if (clock.trusted()) await Promise.all(sent.map(posting => orphan(posting, parts)));
}

async function orphan(posting: Posting, { store, clock }: FlowParts): Promise<void> {
  const at = new Date(clock.now());
  await store.postings.move({
    dueBy: at,
    id: posting.id,
    ofAttempt: posting.attempts,
    ...legalMove('sent', 'uncertain'),
    at,
    nextAt: at,
    reason: say.reason('sender-died'),
  });
}

/** What fails is logged, and looked at again later. */
async function one(posting: Posting, work: Work, parts: FlowParts): Promise<void> {
  const { connections, log } = parts;
  try {
    const connection = await connections.get(posting.connectionId);
    const refusal = connection.health.refusal();
    if (refusal) await postpone(posting, parts, refusal.retryAfterMs);
    else await work(posting, connection, parts);
  } catch (thrown) {
    const { code, message } = toKontorError(thrown);
    log.error({ code, posting: posting.id }, message);
    await postpone(posting, parts);
  }
}

const postpone = ({ id }: Posting, { store, clock }: FlowParts, waitMs = postponeMs) =>
  store.postings.postponeAll([id], new Date(clock.now() + waitMs));
