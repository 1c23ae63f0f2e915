// Runs one flow for one subject: opens both connections, makes the context, and turns what is thrown into what happens
// next. A subject that cannot be read or made into a document is parked; one whose systems do not answer waits as a planned
// posting, from the first failure on.

import type { OpenConnection, OpenConnections } from '../../connections/open-connections.ts';
import { dayIn } from '../../core/calendar.ts';
import type { KontorError } from '../../core/errors.ts';
import type { Reason } from '../../core/reasons.ts';
import { type Redacted, reasonOf, redacted, redactWithBoth } from '../../core/redacted.ts';
import { type ObjectOperation, type ObjectWrite, objectOf } from '../../models/access.ts';
import {
  type Flow,
  type FlowContext,
  isForPeople,
  type LatestIntent,
  type OnceIntent,
  type PostingAnswer,
} from '../../models/flow.ts';
import type { ObjectName, UnifiedRecord } from '../../models/objects/all.ts';
import { fingerprintOf } from '../../models/objects/fingerprint.ts';
import type { ListHow, RecordOf, Side } from '../../models/side.ts';
import type { Fingerprint } from '../../store/fingerprints.ts';
import type { StoredFlow } from '../../store/flows.ts';
import type { Store } from '../../store/open-store.ts';
import type { Posting } from '../../store/posting-rows.ts';
import type { FlowJob } from '../../store/queue.ts';
import type { IntentKey } from '../postings/intent.ts';
import {
  orderDiffers,
  refuseIfOrderDiffers,
  releaseOrder,
  rootOfPosting,
} from '../postings/order-differs.ts';
import { noteChangeOf, park, post, type Waiting, wait, withdraw } from '../postings/post.ts';
import { isReferenceUsed } from '../postings/reference.ts';
import type { PostingParts } from '../postings/send-posting.ts';
import { say } from '../reasons.ts';

export interface FlowParts extends PostingParts {
  store: Store;
  connections: OpenConnections;
  flows: ReadonlyMap<string, Flow>;
}

/**
 * How long a subject that waits for another is left before Kontor looks again: the longer it has waited, the longer,
 * because each look costs requests against the quota of the source.
 */
const waits = { shortestMs: 3_000, longestMs: 300_000 };

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
  const flow = parts.flows.get(stored.flow);
  if (!flow) throw say.error('config', 'flow-not-installed', { flow: stored.flow });
  const [from, to] = await Promise.all([
    parts.connections.get(stored.fromId),
    parts.connections.get(stored.toId),
  ]);
  // Taken before anything is read: what a run reads that begins later is not older.
  const begunAt = new Date(parts.clock.now());
  const turn = flow.writes ? await parts.latest.turn() : undefined;
  const seen = new Map<string, Fingerprint>();
  const run: FlowRun = { job, flow, stored, from, to, parts, turn, seen, begunAt };
  const whole = keyIn(run, flow.businessKey(job.subjectId));
  try {
    const ofRun = job.runId === undefined ? {} : { runId: job.runId };
    await parts.withCalls({ ...ofRun, work: { requests: 0 } }, () => work(run, whole));
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
    if (job.placeholderId !== undefined) await parts.postings.dropPlaceholder(job.placeholderId);
    if (turn !== undefined) await parts.postings.dropSubject(to.id, whole.operation, whole.key);
    const notDue = outcome.kind === 'not-due' ? redacted(outcome.why, redactOf(run)) : undefined;
    if (notDue) await withdraw(whole, say.reason('not-due', { why: notDue }), to, parts);
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

interface FlowRun {
  job: FlowJob;
  flow: Flow;
  stored: StoredFlow;
  from: OpenConnection;
  to: OpenConnection;
  parts: FlowParts;
  begunAt: Date;
  /** Undefined: it writes no states. */
  turn: string | undefined;
  /** What it has read in full of what starts it. */
  seen: Map<string, Fingerprint>;
}

/** What a run has dealt with is no news to its flow when the next poll finds it. `notDue`: why it has done nothing. */
async function noteSeen({ seen, parts: { store } }: FlowRun, notDue?: Reason<Redacted>): Promise<void> {
  await Promise.all([...seen.values()].map(one => store.fingerprints.remember({ ...one, notDue })));
}

/** A state that waits while an older one is being sent is answered as planned, too. */
async function postState(intent: LatestIntent, run: FlowRun): Promise<PostingAnswer> {
  const { to, parts, turn } = run;
  const { id, record, asOf, again = false } = intent;
  refuseUndeclared(intent, run);
  if (turn === undefined) throw undeclared(id, run.flow);
  const key = keyIn(run, stateKey(run.flow, id));
  const posting = await post({ ...key, write: { id, record }, latest: { asOf, turn, again } }, to, parts);
  return { ...answerOf(posting), ...(posting.newer ? { state: 'planned' as const } : {}) };
}

export const stateKey = ({ name }: Flow, id: string) => `${name}/${id}`;

/** Throws `config/undeclared-field`. */
export function refuseUndeclared(
  { id, record }: LatestIntent,
  { flow, stored }: Pick<FlowRun, 'flow' | 'stored'>,
): void {
  const fields = flow.writes?.(flow.settings.parse(stored.settings));
  if (!fields) throw undeclared(id, flow);
  const declared = new Set(fields.map(name => name.slice(name.lastIndexOf('/') + 1)));
  const other = Object.keys(record).find(field => !declared.has(field));
  if (other !== undefined) throw undeclared(other, flow);
}

const undeclared = (field: string, { posts }: Flow) =>
  say.error('config', 'undeclared-field', { field, object: objectOf(posts) });

/** A key of the flow, with the source's own name before it; `operation`: the flow's own where it is left out. */
export function keyIn(
  { job, flow, stored, from, begunAt }: Pick<FlowRun, 'job' | 'flow' | 'stored' | 'from' | 'begunAt'>,
  key: string,
  operation: ObjectOperation = flow.posts,
): IntentKey {
  const by = { flow: stored.id, subject: job.subjectId, run: job.runId ?? null, begunAt };
  return { operation, key: `${from.origin}/${key}`, by };
}

function contextOf(run: FlowRun): FlowContext<unknown> {
  const { flow, stored, to, parts } = run;
  const { wall } = parts;
  const postOne: FlowContext<unknown>['post'] = async wanted => {
    if (wanted.keep === 'latest') return postState(wanted, run);
    const { key, amount, currency, basis, insteadOf } = wanted;
    const of = keyIn(run, key, wanted.operation);
    await refuseIfOrderDiffers({ operation: of.operation, key, origin: run.from.origin }, to, parts);
    const intent = { ...of, write: writeOf(wanted), amount, currency, basis, insteadOf };
    return answerOf(await post(intent, to, parts));
  };
  return {
    settings: flow.settings.parse(stored.settings),
    today: (timeZone = 'UTC') => dayIn(wall.now(), timeZone),
    from: noting(run),
    to: to.side,
    post: postOne,
    async postOrPark(key, make, operation) {
      try {
        return await postOne(await make());
      } catch (thrown) {
        const error = redactOf(run).error(thrown);
        if (!parks(error)) throw error;
        const parked = await park(keyIn(run, key, operation), reasonFor(error, run), to, parts);
        // A person may have accepted the difference just before.
        if (error.code === orderDiffers)
          await releaseOrder(rootOfPosting(parked, run.from.origin), to, parts);
        return answerOf(parked);
      }
    },
    async posted(operation, key) {
      const posting = await parts.postings.find(to.id, operation, keyIn(run, key).key);
      return posting && answerOf(posting);
    },
    noteChange: key => noteChangeOf(keyIn(run, key), to, parts),
    async postedBack(operation, keys) {
      const { from } = run;
      const ours = new Map(keys.map(key => [`${to.origin}/${key}`, key]));
      const found = await parts.postings.findAll(from.id, operation, [...ours.keys()]);
      return new Map(found.map(one => [ours.get(one.businessKey) ?? '', answerOf(one)]));
    },
    // A subject that is parked waits for a person; only a replay brings its place here as something urgent.
    released: run.job.placeholderId !== undefined && run.job.urgent === true,
    async wait(key, why, most) {
      const own = keyIn(run, key);
      const ageOf = (one?: Posting) => (one ? parts.clock.now() - one.createdAt.getTime() : 0);
      if (most) {
        const standing = await parts.postings.find(to.id, own.operation, own.key);
        if (ageOf(standing) >= most.days * 86_400_000)
          return void (await park(own, reasonFor(most.error, run), to, parts));
      }
      const reason = say.reason('waits', { why: redacted(why, redactOf(run)) });
      const pauseMs = (ageMs: number) => Math.min(waits.longestMs, Math.max(waits.shortestMs, ageMs / 2));
      await wait(own, standing => ({ reason, pauseMs: pauseMs(ageOf(standing)) }), to, parts);
    },
  };
}

/** Remembers the records that the flow has read in full, so that the next poll does not start it for them again. */
function noting({ flow, stored, from: { side }, seen }: FlowRun): Side {
  const note = (object: ObjectName, records: readonly UnifiedRecord[]) => {
    if (!flow.on.includes(object)) return;
    for (const record of records)
      seen.set(`${object}/${record.id}`, {
        flowId: stored.id,
        object,
        subjectId: record.id,
        fingerprint: fingerprintOf(object, record),
      });
  };
  return {
    ...side,
    async get<Name extends ObjectName>(object: Name, id: string, wanted: readonly string[]) {
      const record = await side.get(object, id, wanted);
      if (record) note(object, [record as UnifiedRecord]);
      return record;
    },
    async list<Name extends ObjectName>(object: Name, filters: Record<string, unknown>, ...how: ListHow) {
      const records = await side.list(object, filters, ...how);
      note(object, records as UnifiedRecord[]);
      return records as RecordOf<Name>[];
    },
  };
}

/** It waits for a person, and is not tried again. */
export const parks = (error: KontorError): boolean => isForPeople(error) || isReferenceUsed(error);

/** A reason may quote either system. */
export const redactOf = ({ from, to }: Pick<FlowRun, 'from' | 'to'>) =>
  redactWithBoth(from.redact, to.redact);

export const writeOf = ({ id, record, reference, result }: OnceIntent): ObjectWrite =>
  id === undefined ? { record, reference } : { id, record, result };

const reasonFor = (error: KontorError, run: FlowRun) => reasonOf(error, redactOf(run));

export const answerOf = (posting: Posting): PostingAnswer => ({
  state: posting.state,
  documentNumber: posting.documentNumber ?? undefined,
  reasonCode: posting.reason?.code,
  record: (posting.document as ObjectWrite | null)?.record,
  result: (posting.document as ObjectWrite | null)?.result,
  isChanged: posting.changedAfterAt !== null,
  basis: (posting.basis as Record<string, unknown> | null) ?? undefined,
});
