// Looks again at every posting whose time has come: what was planned is run again, what was sent by a process that has
// died becomes uncertain, what is uncertain is looked up.
import { toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Posting } from '../store/posting-rows.ts';
import type { OpenConnection } from './connections.ts';
import type { FlowParts } from './flows/run-flow.ts';
import { legalMove } from './postings/moves.ts';
import { sendPlanned } from './postings/post-for-caller.ts';
import type { PostingParts } from './postings/send-posting.ts';
import { settle } from './postings/settle.ts';

const atOnce = 500;
const atATime = 8;
/** A planned posting that has been handed to the queue is not handed to it again for so long. */
const putOffMs = 30_000;

/** One pass. Answers how many postings were due. */
export async function sweep(parts: FlowParts & { log: Log }): Promise<number> {
  const { store, clock } = parts;
  const due = await store.postings.due(new Date(clock.now()), atOnce);
  const planned = due.filter(posting => posting.state === 'planned');
  await runAgain(
    planned.flatMap(({ flowId, ...posting }) => (flowId === null ? [] : [{ ...posting, flowId }])),
    parts,
  );
  await Promise.all(due.filter(posting => posting.state === 'sent').map(posting => orphan(posting, parts)));
  const ofCallers = planned.filter(posting => posting.flowId === null);
  await each(ofCallers, parts, sendPlanned);
  await each(
    due.filter(posting => posting.state === 'uncertain'),
    parts,
    settle,
  );
  return due.length;
}

async function runAgain(
  planned: (Posting & { flowId: string })[],
  { store, clock }: FlowParts,
): Promise<void> {
  if (planned.length === 0) return;
  await store.transaction(tx =>
    store.queue.enqueue(
      planned.map(({ id, flowId, subjectId, document }) => ({
        flowId,
        subjectId,
        ...(document === null ? { placeholderId: id } : {}),
      })),
      tx,
    ),
  );
  await store.postings.putOff(
    planned.map(posting => posting.id),
    new Date(clock.now() + putOffMs),
  );
  store.queue.wake();
}

async function orphan(posting: Posting, { store, clock }: FlowParts): Promise<void> {
  const at = new Date(clock.now());
  await store.postings.move({
    id: posting.id,
    ofAttempt: posting.attempts,
    ...legalMove('sent', 'uncertain'),
    at,
    nextAt: at,
    reasonCode: 'sender-died',
    reason: 'Kontor was stopped while it was being sent; it is looked up before anything else.',
  });
}

/** What fails with one posting is logged, and holds no other up. */
async function each(
  postings: readonly Posting[],
  parts: FlowParts & { log: Log },
  work: (posting: Posting, connection: OpenConnection, parts: PostingParts) => Promise<void>,
): Promise<void> {
  const { store, clock, connections, log } = parts;
  const postingParts = { ...parts, postings: store.postings };
  const one = async (posting: Posting) => {
    try {
      const connection = await connections.get(posting.connectionId);
      if (connection.health.refusal())
        return await store.postings.putOff([posting.id], new Date(clock.now() + putOffMs));
      await work(posting, connection, postingParts);
    } catch (thrown) {
      const { code, message } = toKontorError(thrown);
      log.error({ code, posting: posting.id }, message);
      await store.postings.putOff([posting.id], new Date(clock.now() + putOffMs));
    }
  };
  for (let i = 0; i < postings.length; i += atATime)
    await Promise.all(postings.slice(i, i + atATime).map(one));
}
