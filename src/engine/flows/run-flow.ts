// Runs one flow for one subject: opens both connections, makes the context, and turns what is thrown into what happens
// next. A subject that cannot be read or made into a document is parked; one whose systems do not answer waits as a planned
// posting, from the first failure on.

import type { KontorError } from '../../core/errors.ts';
import type { Reason } from '../../core/reasons.ts';
import { type Redacted, redacted } from '../../core/redacted.ts';
import type { StoredFlow } from '../../store/flows.ts';
import type { FlowJob } from '../../store/queue.ts';
import type { IntentKey } from '../postings/intent.ts';
import { closeReplayed, park, type Waiting, wait, withdraw } from '../postings/without-sending.ts';
import { say } from '../reasons.ts';
import { contextOf, type FlowRun, reasonFor } from './flow-context.ts';
import { type FlowParts, keyIn, openFlow, parks, redactOf } from './open-flow.ts';

/** A run that failed is made again after this, and after twice as long each time. */
const firstPauseMs = 1_000;

/** A system that is left alone for a moment, of which its connection tells; and what a later run has dealt with. */
const leftToTheQueue: ReadonlySet<string> = new Set(['breaker-open', 'newer-run']);

/** What a run has failed with that no posting shows. */
export interface Failure {
  error: KontorError;
  why: Reason<Redacted>;
}

/** Answers a failure if the subject is to be worked on again; throws what fails before both connections are open. */
export async function runFlow(
  job: FlowJob,
  stored: StoredFlow,
  parts: FlowParts,
): Promise<Failure | undefined> {
  const open = await openFlow(job, stored, parts);
  const { flow } = open;
  // Taken before anything is read: what a run reads that begins later is not older.
  const turn = flow.writes ? await parts.latest.turn() : undefined;
  const run: FlowRun = { ...open, parts, turn, seen: new Map() };
  const whole = keyIn(run, flow.businessKey(job.subjectId));
  try {
    const ofRun = job.runId === undefined ? {} : { runId: job.runId };
    const flowRun = { flowId: stored.id, subjectId: job.subjectId };
    await parts.withCalls({ ...ofRun, flowRun, work: { requests: 0 } }, () => work(run, whole));
    return undefined;
  } catch (thrown) {
    const error = redactOf(run).error(thrown);
    return { error, why: reasonFor(error, run) };
  }
}

async function work(run: FlowRun, whole: IntentKey): Promise<void> {
  const { job, flow, to, parts, turn } = run;
  if (await waitIfShut(run, whole)) return;
  try {
    const outcome = await flow.run(job.subjectId, contextOf(run));
    if (job.postingId !== undefined) await parts.postings.dropPlaceholder(job.postingId);
    if (turn !== undefined) await parts.postings.dropSubject(to.id, whole.operation, whole.key);
    const notDue = outcome.kind === 'not-due' ? redacted(outcome.why, redactOf(run)) : undefined;
    if (notDue) await withdraw(whole, say.reason('not-due', { why: notDue }), to, parts);
    if (job.postingId !== undefined && job.urgent) await closeReplayed(job.postingId, run.begunAt, parts);
    await noteSeen(run, notDue);
  } catch (thrown) {
    const error = redactOf(run).error(thrown);
    if (!parks(error)) {
      // What it has met may have shut the connection.
      if (!(await waitIfShut(run, whole))) await tryLater(error, run, whole);
      return;
    }
    await park(whole, reasonFor(error, run), to, parts);
    // What it has read of others, and has written nothing of, is news to their own runs.
    if (!flow.writes) await noteSeen(run);
  }
}

/**
 * While a connection is shut, the subject waits as a planned posting that people see, at most for the longest pause. If it has
 * a posting that is not planned already, its job waits in the queue instead, so that the change is not lost.
 */
async function waitIfShut(run: FlowRun, whole: IntentKey): Promise<boolean> {
  const { from, to, parts } = run;
  const refusal = from.health.refusal() ?? to.health.refusal();
  if (!refusal) return false;
  const waiting = {
    reason: say.reason('waits', { why: reasonFor(refusal, run) }),
    pauseMs: refusal.retryAfterMs ?? parts.longestPauseMs,
  };
  if (!(await wait(whole, () => waiting, to, parts))) throw refusal;
  return true;
}

/** The subject is seen as a planned posting from the first failure on. Throws the error where it has another posting already. */
async function tryLater(error: KontorError, run: FlowRun, whole: IntentKey): Promise<void> {
  const { job, to, parts } = run;
  if (error.kind === 'limited' || leftToTheQueue.has(error.code)) throw error;
  const why = reasonFor(error, run);
  const waiting: Waiting = standing => {
    const tries = Number(standing?.reason?.params.tries ?? 0) + 1;
    const pauseMs = error.retryAfterMs ?? firstPauseMs * 2 ** Math.min(tries - 1, 20);
    return {
      reason: say.reason('tried-again', { why, tries }),
      pauseMs: Math.min(pauseMs, parts.longestPauseMs),
    };
  };
  if (!(await wait(whole, waiting, to, parts))) throw error;
  parts.log.warn({ code: error.code, flowId: job.flowId, subjectId: job.subjectId }, error.message);
}

/** What a run has dealt with is no news to its flow when the next poll finds it. `notDue`: why it has done nothing. */
async function noteSeen({ seen, parts: { store } }: FlowRun, notDue?: Reason<Redacted>): Promise<void> {
  await Promise.all([...seen.values()].map(one => store.fingerprints.remember({ ...one, notDue })));
}
