// What a flow that runs is given: the records of both sides, and the ways to post, to park and to wait.
import type { KontorError } from '../../core/errors.ts';
import type { Reason } from '../../core/reasons.ts';
import { type Redacted, reasonOf, redacted } from '../../core/redacted.ts';
import type { FlowContext, LatestIntent, PostingAnswer } from '../../models/flow.ts';
import type { ObjectName, UnifiedRecord } from '../../models/objects/all.ts';
import { fingerprintOf } from '../../models/objects/fingerprint.ts';
import type { ListHow, RecordOf, Side } from '../../models/side.ts';
import type { Fingerprint } from '../../store/fingerprints.ts';
import type { Posting } from '../../store/posting-rows.ts';
import {
  orderDiffers,
  refuseIfOrderDiffers,
  releaseOrder,
  rootOfPosting,
} from '../postings/order-differs.ts';
import { post } from '../postings/post.ts';
import { closeUnsent, noteChangeOf, park, wait } from '../postings/without-sending.ts';
import { say } from '../reasons.ts';
import {
  answerOf,
  type FlowParts,
  keyIn,
  type OpenFlow,
  parks,
  redactOf,
  refuseUndeclared,
  stateKey,
  surroundingsOf,
  undeclared,
  writeOf,
} from './open-flow.ts';

/**
 * How long a subject that waits for another is left before Kontor looks again: the longer it has waited, the longer,
 * because each look costs requests against the quota of the source.
 */
const waits = { shortestMs: 3_000, longestMs: 300_000 };

export interface FlowRun extends OpenFlow {
  parts: FlowParts;
  /** Undefined: it writes no states. */
  turn: string | undefined;
  /** What it has read in full of what starts it. */
  seen: Map<string, Fingerprint>;
}

export function contextOf(run: FlowRun): FlowContext<unknown> {
  const { to, parts } = run;
  const postOne: FlowContext<unknown>['post'] = async wanted => {
    if (wanted.keep === 'latest') return postState(wanted, run);
    const { key, amount, currency, basis, insteadOf } = wanted;
    const of = keyIn(run, key, wanted.operation);
    await refuseIfOrderDiffers({ operation: of.operation, key, origin: run.from.origin }, to, parts);
    const intent = { ...of, write: writeOf(wanted), amount, currency, basis, insteadOf };
    return answerOf(await post(intent, to, parts));
  };
  return {
    ...surroundingsOf(run, () => parts.wall.now(), parts),
    from: noting(run),
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
    noteChange: key => noteChangeOf(keyIn(run, key), to, parts),
    closeUnsent: (key, why, operation) =>
      closeUnsent(keyIn(run, key, operation), redacted(why, redactOf(run)), to, parts),
    async forgetAnswers(key, operation) {
      const own = keyIn(run, key, operation);
      const posting = await parts.postings.find(to.id, own.operation, own.key);
      if (posting && posting.answers.length > 0) await parts.postings.forgetAnswers(posting.id);
    },
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

export const reasonFor = (error: KontorError, run: OpenFlow): Reason<Redacted> =>
  reasonOf(error, redactOf(run));
