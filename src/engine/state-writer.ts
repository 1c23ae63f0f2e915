// Sends states that wait: one writer for each connection and operation, however many processes work. It sends the oldest first,
// as many at once as the system takes. One that the system refuses keeps none of the others from being sent.
import type { OpenConnection, OpenConnections } from '../connections/open-connections.ts';
import { KontorError, toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { ObjectWrite, ObjectWriter, Outcome } from '../models/access.ts';
import type { StateLane, Withheld } from '../store/latest-postings.ts';
import type { Store } from '../store/open-store.ts';
import type { Posting } from '../store/posting-rows.ts';
import { claimedTasks } from './claimed-tasks.ts';
import { releasing } from './claims.ts';
import { newRequestId } from './postings/intent.ts';
import { legalMove } from './postings/moves.ts';
import { backoffMs, nextMove } from './postings/next-move.ts';
import {
  type Lease,
  leaseFrom,
  outcomeOf,
  type PostingParts,
  storeOutcome,
  writerOf,
} from './postings/send-posting.ts';
import { parkAllOf } from './postings/without-sending.ts';
import { say } from './reasons.ts';

export interface StateWriter {
  /** Begins to send what is due, and does not wait for it. */
  pass(): Promise<void>;
  stop(patienceMs: number): Promise<void>;
}

type WriterParts = PostingParts & {
  store: Store;
  connections: OpenConnections;
  log: Log;
  /** Called after each lane. */
  ended(): void;
};

/** Where the system takes no batches, so many are sent at the same time. */
const atOnce = 8;
/** How many of those that are not to be sent are dealt with in one go. */
const withheldAtOnce = 500;
const firstRestMs = 500;
/** States of one run come one by one, and are sent together. */
const gatherMs = 10;

export function stateWriter(parts: WriterParts): StateWriter {
  const { store, connections, latest, clock, wall, log } = parts;
  const lanes = claimedTasks(parts);
  /** Lanes whose system could not be written to, and how often in a row. */
  const resting = new Map<string, { failures: number; until: number }>();
  let stopped = false;
  let gathering: NodeJS.Timeout | undefined;

  /** Sends until nothing is left, or the system cannot be written to. */
  const drain = async (name: string, lane: StateLane): Promise<void> => {
    await dealWithWithheld(lane, parts);
    while (!stopped) {
      const connection = await connections.get(lane.connectionId);
      if (connection.health.refusal()) return;
      const writer = writerOf(connection, lane.operation);
      const on: On = { lane, connection, writer, parts };
      const batch = await take(on, { limit: writer.postMany ? (writer.batchSize ?? 1) : atOnce });
      if (batch.taken.length === 0) return;
      const failure = await send(batch, on);
      if (failure) {
        const failures = (resting.get(name)?.failures ?? 0) + 1;
        const restMs = failure.retryAfterMs ?? backoffMs(failures, firstRestMs, parts.longestPauseMs);
        resting.set(name, { failures, until: wall.elapsed() + restMs });
        return;
      }
      resting.delete(name);
    }
  };
  const pass = async () => {
    const due = await latest.lanes(new Date(clock.now()));
    const tasks = due.flatMap(({ tenantId, ...lane }) => {
      const { connectionId, operation } = lane;
      const name = `states ${connectionId} ${operation}`;
      if ((resting.get(name)?.until ?? 0) > wall.elapsed()) return [];
      return [
        {
          name,
          kind: 'latest' as const,
          connectionId,
          tenantId,
          names: () => [operation],
          async run({ redact }: OpenConnection, claims: Parameters<typeof releasing>[0][]) {
            for (const claim of claims) await releasing(claim, { store, redact }, () => drain(name, lane));
          },
        },
      ];
    });
    lanes.start(tasks, 0);
  };
  const passSoon = () => {
    gathering = undefined;
    pass().catch(thrown => {
      const { code, message } = toKontorError(thrown);
      log.warn({ code }, message);
    });
  };
  latest.onKept(() => {
    if (!stopped) gathering ??= setTimeout(passSoon, gatherMs);
  });
  return {
    pass,
    async stop(patienceMs) {
      stopped = true;
      clearTimeout(gathering);
      await lanes.stop(patienceMs);
    },
  };
}

interface On {
  lane: StateLane;
  connection: OpenConnection;
  writer: ObjectWriter;
  parts: PostingParts;
}

interface Batch {
  taken: Posting[];
  lease: Lease;
}

async function take(
  { lane, connection, parts }: On,
  of: { ids?: readonly string[]; limit: number },
): Promise<Batch> {
  const lease = leaseFrom(parts, connection.limits.answerMs);
  const { startedAt: at, orphanedAt } = lease;
  return { taken: await parts.latest.take(lane, { ...of, at, orphanedAt }), lease };
}

/** Sends them and stores the outcomes. Answers the error if the system cannot be written to. */
async function send(batch: Batch, on: On): Promise<KontorError | undefined> {
  const { taken, lease } = batch;
  const answer = await call(batch, on);
  if (answer instanceof KontorError && isRefusal(answer) && taken.length > 1) return inHalves(taken, on);
  const outcomes = answer instanceof KontorError ? taken.map(() => ({ error: answer })) : answer;
  const { connection, parts } = on;
  const stored = outcomes.map((outcome, at) =>
    storeOutcome(taken[at] as Posting, outcome, connection, lease, parts),
  );
  await Promise.all(stored);
  return on.writer.postMany && Array.isArray(answer) ? undefined : failureIn(outcomes);
}

/** One outcome for each; an error concerns all of them. */
async function call(batch: Batch, on: On): Promise<Outcome[] | KontorError> {
  const { taken, lease } = batch;
  const { writer, connection, parts } = on;
  const { postMany } = writer;
  if (!postMany) return Promise.all(taken.map(one => outcomeOf(one, one.document, connection, lease, parts)));
  const [only] = taken.length === 1 ? taken : [];
  const context = { sendBefore: lease.sendBefore, ...(only ? { postingId: only.id } : {}) };
  const writes = taken.map(({ document }) => document as ObjectWrite);
  const requestId = only?.requestId ?? newRequestId();
  try {
    const outcomes = await parts.withCalls(context, () => postMany(writes, { requestId }));
    if (outcomes.length !== taken.length)
      throw say.error('outcomes-missing', { sent: taken.length, answered: outcomes.length });
    return await Promise.all(
      outcomes.map((outcome, at) => readBack(taken[at] as Posting, outcome, batch, on)),
    );
  } catch (thrown) {
    return toKontorError(thrown);
  }
}

/** An answer that says nothing of one among many is believed when the record is as it was to become. */
async function readBack(
  { id, document, createdAt }: Posting,
  outcome: Outcome,
  { lease: { sendBefore } }: Batch,
  { writer, parts }: On,
): Promise<Outcome> {
  if (!('error' in outcome) || outcome.error.kind !== 'uncertain') return outcome;
  const find = () => writer.find(document as ObjectWrite, createdAt);
  // What cannot be read now is looked up like a lost answer.
  const [found] = await parts.withCalls({ postingId: id, sendBefore }, find).catch(() => []);
  return found ? { written: found } : outcome;
}

/** The system refuses all of them because of some: these are found by sending ever fewer. */
async function inHalves(taken: readonly Posting[], on: On): Promise<KontorError | undefined> {
  const { postings, clock } = on.parts;
  const at = new Date(clock.now());
  const back = { ...legalMove('sent', 'planned'), at, nextAt: at };
  await Promise.all(taken.map(({ id, attempts }) => postings.move({ id, ofAttempt: attempts, ...back })));
  const middle = taken.length >> 1;
  for (const half of [taken.slice(0, middle), taken.slice(middle)]) {
    const batch = await take(on, { ids: half.map(({ id }) => id), limit: half.length });
    const failure = batch.taken.length > 0 ? await send(batch, on) : undefined;
    if (failure) return failure;
  }
  return undefined;
}

/** Of this very state: sending it again changes nothing. What the system lets nobody do says nothing of single ones. */
const isRefusal = (error: KontorError) =>
  error.kind !== 'forbidden' && ['rejected', 'parked'].includes(nextMove(error, 0, 0).to);

function failureIn(outcomes: readonly Outcome[]): KontorError | undefined {
  const errors = outcomes.flatMap(outcome =>
    'error' in outcome && !isRefusal(outcome.error) ? [outcome.error] : [],
  );
  return errors.length === outcomes.length ? errors[0] : undefined;
}

/** What is due and not to be sent waits for its flow or for a person, or needs not be sent. */
async function dealWithWithheld(lane: StateLane, parts: PostingParts): Promise<void> {
  const { latest, postings, clock } = parts;
  for (;;) {
    const at = new Date(clock.now());
    const withheld = await latest.withheld(lane, { now: at, limit: withheldAtOnce });
    const idsOf = (why: Withheld['why']) => withheld.flatMap(one => (one.why === why ? [one.id] : []));
    const reason = say.reason('waits', { why: say.reason('flow-paused') });
    await postings.holdOfPaused(idsOf('paused'), reason);
    const deleted = withheld.flatMap(({ why, flowId }) => (why === 'deleted' ? [flowId] : []));
    for (const flowId of new Set(deleted)) await parkAllOf(flowId, say.reason('flow-deleted'), parts);
    const known = { ...legalMove('planned', 'accepted'), at };
    await Promise.all(idsOf('acknowledged').map(id => postings.move({ id, ...known })));
    if (withheld.length < withheldAtOnce) return;
  }
}
