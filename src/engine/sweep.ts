// Looks again at every posting whose time has come: what was planned is run again, what was sent by a process that has
// died becomes uncertain, what is uncertain is looked up.
import { toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Posting } from '../store/posting-rows.ts';
import type { FlowParts } from './flows/run-flow.ts';
import { legalMove } from './postings/moves.ts';
import { settle } from './postings/settle.ts';

const atOnce = 500;
const lookUpsAtOnce = 8;
/** A planned posting that has been handed to the queue is not handed to it again for so long. */
const putOffMs = 30_000;

/** One pass. Answers how many postings were due. */
export async function sweep(parts: FlowParts & { log: Log }): Promise<number> {
  const { store, clock } = parts;
  const due = await store.postings.due(new Date(clock.now()), atOnce);
  const planned = due.filter(posting => posting.state === 'planned');
  await runAgain(planned, parts);
  await Promise.all(due.filter(posting => posting.state === 'sent').map(posting => orphan(posting, parts)));
  const uncertain = due.filter(posting => posting.state === 'uncertain');
  for (let i = 0; i < uncertain.length; i += lookUpsAtOnce) {
    await Promise.all(uncertain.slice(i, i + lookUpsAtOnce).map(posting => lookUp(posting, parts)));
  }
  return due.length;
}

async function runAgain(planned: Posting[], { store, clock }: FlowParts): Promise<void> {
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
    ...legalMove('sent', 'uncertain'),
    at,
    nextAt: at,
    reasonCode: 'sender-died',
    reason: 'Kontor was stopped while it was being sent; it is looked up before anything else.',
  });
}

async function lookUp(posting: Posting, parts: FlowParts & { log: Log }): Promise<void> {
  const { store, clock, connections, log } = parts;
  try {
    const connection = await connections.get(posting.connectionId);
    if (connection.health.refusal())
      return await store.postings.putOff([posting.id], new Date(clock.now() + putOffMs));
    await settle(posting, connection, {
      postings: store.postings,
      clock,
      longestPauseMs: parts.longestPauseMs,
      withCalls: parts.withCalls,
    });
  } catch (thrown) {
    const { code, message } = toKontorError(thrown);
    log.error({ code, posting: posting.id }, message);
    await store.postings.putOff([posting.id], new Date(clock.now() + putOffMs));
  }
}
