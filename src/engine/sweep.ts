// Looks again at every posting whose time has come: what was planned is run again, what was sent by a process that has
// died becomes uncertain, what is uncertain is looked up. Each connection has a lane of its own: a system that is slow
// holds up its own postings and no others.
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Posting } from '../store/posting-rows.ts';
import type { OpenConnection } from './connections.ts';
import type { FlowParts } from './flows/run-flow.ts';
import { legalMove } from './postings/moves.ts';
import { sendPlanned } from './postings/post-for-caller.ts';
import type { PostingParts } from './postings/send-posting.ts';
import { settle } from './postings/settle.ts';

export interface Sweeper {
  /** Starts what is due and does not wait for it. */
  pass(): Promise<void>;
  /** What has not begun is let go; what has may take so long to end. */
  stop(patienceMs: number): Promise<void>;
}

const atOnce = 500;
/** In one lane. */
const atATime = 8;
/** A planned posting that has been handed to the queue is not handed to it again for so long. */
const putOffMs = 30_000;

type Work = (posting: Posting, connection: OpenConnection, parts: PostingParts) => Promise<void>;

export function sweeper(parts: FlowParts & { log: Log }): Sweeper {
  const { store, clock } = parts;
  const lanes = new Map<string, PQueue>();
  const underWay = new Set<string>();

  const start = (posting: Posting, work: Work): void => {
    const { id, connectionId } = posting;
    if (underWay.has(id)) return;
    underWay.add(id);
    const lane = lanes.get(connectionId) ?? new PQueue({ concurrency: atATime });
    lanes.set(connectionId, lane);
    const over = () => {
      underWay.delete(id);
      if (lane.size + lane.pending === 0) lanes.delete(connectionId);
    };
    // It is also over when it is let go at a stop.
    lane.add(() => one(posting, work, parts)).then(over, over);
  };
  return {
    async pass() {
      // Of a lane in which postings wait already no more are read: they would leave no room for others.
      const full = [...lanes].flatMap(([connectionId, lane]) => (lane.size > 0 ? [connectionId] : []));
      const due = await store.postings.due(new Date(clock.now()), atOnce, full);
      const planned = due.filter(({ state }) => state === 'planned');
      await runAgain(
        planned.flatMap(({ flowId, ...posting }) => (flowId === null ? [] : [{ ...posting, flowId }])),
        parts,
      );
      const sent = due.filter(({ state }) => state === 'sent');
      await Promise.all(sent.map(posting => orphan(posting, parts)));
      for (const posting of planned) if (posting.flowId === null) start(posting, sendPlanned);
      for (const posting of due) if (posting.state === 'uncertain') start(posting, settle);
    },
    async stop(patienceMs) {
      const all = [...lanes.values()];
      for (const lane of all) lane.clear();
      const idle = Promise.all(all.map(lane => lane.onIdle()));
      await Promise.race([idle, sleep(patienceMs, undefined, { ref: false })]);
    },
  };
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

/** What fails is logged, and looked at again later. */
async function one(posting: Posting, work: Work, parts: FlowParts & { log: Log }): Promise<void> {
  const { store, connections, log } = parts;
  try {
    const connection = await connections.get(posting.connectionId);
    if (connection.health.refusal()) await putOff(posting, parts);
    else await work(posting, connection, { ...parts, postings: store.postings });
  } catch (thrown) {
    const { code, message } = toKontorError(thrown);
    log.error({ code, posting: posting.id }, message);
    await putOff(posting, parts).catch(() => {}); // it stays due
  }
}

const putOff = ({ id }: Posting, { store, clock }: FlowParts) =>
  store.postings.putOff([id], new Date(clock.now() + putOffMs));
