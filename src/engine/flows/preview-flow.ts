// What a flow would do with one subject now: the flow runs as `run-flow.ts` runs it, over the open connections and next to the stored postings, and nothing is sent or stored.
import type { KontorError } from '../../core/errors.ts';
import type { Reason } from '../../core/reasons.ts';
import { reasonOf, redacted } from '../../core/redacted.ts';
import type { Flow, FlowIntent, PostingAnswer } from '../../models/flow.ts';
import type {
  AfterReplay,
  FlowPreview,
  PreviewedDocument,
  StandingPosting,
} from '../../models/flow-preview.ts';
import { type Rehearsal, type RehearsalParts, rehearse } from '../../models/rehearse.ts';
import type { StoredFlow } from '../../store/flows.ts';
import { bareHash } from '../../store/latest-postings.ts';
import { type Posting, triesOf } from '../../store/posting-rows.ts';
import { isSameReason } from '../postings/answers.ts';
import { hashOf, isSameContent } from '../postings/intent.ts';
import { reversedHolder } from '../postings/reference.ts';
import { reasonOfAccepted, writerOf } from '../postings/send-posting.ts';
import { say } from '../reasons.ts';
import {
  answerOf,
  type FlowParts,
  keyIn,
  type OpenFlow,
  writeOf as onceWriteOf,
  openFlow,
  type RehearsingParts,
  redactOf,
  refuseUndeclared,
  stateKey,
  surroundingsOf,
} from './open-flow.ts';
import { readOnce } from './read-once.ts';

type Answer = PostingAnswer &
  Partial<Pick<PreviewedDocument, 'would' | 'refusal'>> & { posting?: Posting; losses?: Reason[] };

/** Throws what a run would be tried again for, such as that a system does not answer. */
export async function previewFlow(
  subjectId: string,
  stored: StoredFlow,
  parts: RehearsingParts,
): Promise<FlowPreview> {
  const previewing = await openFlow({ flowId: stored.id, subjectId }, stored, parts);
  const { flow, to } = previewing;
  const redact = redactOf(previewing);
  const standing = async (key: string, operation = flow.posts): Promise<Answer | undefined> => {
    const posting = await parts.postings.find(to.id, operation, keyIn(previewing, key).key);
    return posting && { ...answerOf(posting), posting };
  };
  // The flow may run twice: both runs see the same source, and it is asked once.
  const surroundings = {
    ...surroundingsOf(previewing, () => parts.wall.now(), parts),
    from: readOnce(previewing.from.side, subjectId).side,
    answer: (intent: FlowIntent) => answerTo(intent, previewing, parts),
    standing,
  };
  const now = await rehearse<Answer>(flow, subjectId, surroundings);
  const { documents, parked, waits, outcome } = now;
  const asks = parked.length > 0 || outcome.kind === 'parked';
  const then = asks
    ? await rehearse<Answer>(flow, subjectId, asReplayed(surroundings, now, previewing))
    : now;
  const whole = flow.businessKey(subjectId);
  const isShown = documents.some(({ intent }) => keyOf(intent, flow) === whole);
  return {
    subject: subjectId,
    outcome: outcome.kind,
    reason:
      outcome.kind === 'done'
        ? null
        : outcome.kind === 'not-due'
          ? redacted(outcome.why, redact)
          : reasonOf(outcome.error, redact),
    afterReplay:
      outcome.kind === 'parked' && isAsked(await standing(whole), outcome.error, previewing)
        ? afterReplayOfAll(now, then, previewing)
        : null,
    documents: documents.map(one => documentOf(one, previewing)),
    parked: parked.map(({ key, error, standing: stands }) => ({
      key: keyIn(previewing, key).key,
      reason: reasonOf(error, redact),
      posting: standingOf(stands?.posting),
      afterReplay: isAsked(stands, error, previewing) ? afterReplayOf(key, then, previewing) : null,
    })),
    waits: waits.map(({ key, why }) => ({ key: keyIn(previewing, key).key, reason: redacted(why, redact) })),
    posting: isShown ? null : standingOf((await standing(whole))?.posting),
    warnings: [
      ...warningsOf(previewing),
      ...documents.flatMap(({ answer }) => reasonOfAccepted(answer.losses, [], redact) ?? []),
    ],
  };
}

/** The same once more, as if a person had replayed what waits for one: each question that has no answer yet is answered. */
function asReplayed(
  given: RehearsalParts<Answer>,
  { outcome }: Rehearsal<Answer>,
  { flow, job }: OpenFlow,
): RehearsalParts<Answer> {
  const whole = flow.businessKey(job.subjectId);
  const parked: Answer = { state: 'parked', documentNumber: undefined };
  return {
    ...given,
    approved: async (key, question, operation) =>
      typeof question === 'string' || !(await given.closedOver(key, question, operation)),
    // A replay is of a posting, also where the flow has not come to park it yet.
    posted: async (operation, key) =>
      (await given.posted(operation, key)) ??
      (outcome.kind === 'parked' && operation === flow.posts && key === whole ? parked : undefined),
  };
}

/** What is parked for something else asks that first: a replay says yes to what the person has seen, and to nothing else. */
const isAsked = (standing: Answer | undefined, error: KontorError, previewing: OpenFlow): boolean => {
  const { state, reason = null } = standing?.posting ?? {};
  return state !== 'parked' || reason === null || isSameReason(reason, reasonOf(error, redactOf(previewing)));
};

function afterReplayOf(key: string, then: Rehearsal<Answer>, previewing: OpenFlow): AfterReplay {
  const isOpen = [...then.parked, ...then.waits].some(one => one.key === key);
  if (then.outcome.kind === 'parked' || isOpen) return null;
  const made = then.documents.filter(({ intent }) => keyOf(intent, previewing.flow) === key);
  return made.map(one => documentOf(one, previewing));
}

function afterReplayOfAll(
  now: Rehearsal<Answer>,
  then: Rehearsal<Answer>,
  previewing: OpenFlow,
): AfterReplay {
  if (then.outcome.kind === 'parked' || then.parked.length + then.waits.length > 0) return null;
  const keys = now.documents.map(({ intent }) => keyOf(intent, previewing.flow));
  const made = then.documents.filter(
    ({ intent, answer }) => answer.would === 'post' && !keys.includes(keyOf(intent, previewing.flow)),
  );
  return made.map(one => documentOf(one, previewing));
}

const keyOf = (intent: FlowIntent, flow: Flow) =>
  intent.keep === 'latest' ? stateKey(flow, intent.id) : intent.key;

const operationOf = (intent: FlowIntent, { posts }: Flow) =>
  intent.keep === 'latest' ? posts : (intent.operation ?? posts);

const writeOf = (intent: FlowIntent) =>
  intent.keep === 'latest' ? { id: intent.id, record: intent.record } : onceWriteOf(intent);

/**
 * What posting it would answer. A document that would leave now counts as accepted, so that those that follow it are shown too.
 * Throws `conflict/reference-used`.
 */
async function answerTo(
  intent: FlowIntent,
  previewing: OpenFlow,
  { postings }: Pick<FlowParts, 'postings'>,
): Promise<Answer> {
  const { flow, to } = previewing;
  const write = writeOf(intent);
  const operation = operationOf(intent, flow);
  const posting = await postings.find(to.id, operation, keyIn(previewing, keyOf(intent, flow)).key);
  const stands = posting && { ...answerOf(posting), posting };
  if (intent.keep === 'latest') {
    refuseUndeclared(intent, previewing);
    // As `latest-postings.ts` keeps it: the same state is not stored, and not sent, again.
    const isSame = intent.again !== true && bareHash(posting?.documentHash ?? null) === hashOf(write);
    if (stands && isSame) return { ...stands, would: 'nothing' };
  } else {
    if (stands && !isStillToSend(stands.posting)) return { ...stands, would: 'nothing' };
    await reversedHolder({ operation, write }, posting?.id, to, { postings });
  }
  const writer = writerOf(to, operation);
  const refusal = await writer.prepare(write).then(() => null, refusalOf(previewing));
  const losses = refusal ? [] : ((await writer.losses?.(write)) ?? []);
  const state = refusal ? 'parked' : intent.keep === 'latest' ? 'planned' : 'accepted';
  return {
    state,
    documentNumber: undefined,
    record: write.record,
    result: 'result' in write ? write.result : undefined,
    would: 'post',
    refusal,
    losses,
    ...(posting ? { posting } : {}),
  };
}

/** As `post.ts` decides it: one that is parked is sent when nothing of it stands. */
const isStillToSend = (posting: Posting) =>
  posting.state === 'planned' || (posting.state === 'parked' && triesOf(posting) === 0);

/** What is wrong with the document; anything else is thrown. */
const refusalOf = (previewing: OpenFlow) => (thrown: unknown) => {
  const redact = redactOf(previewing);
  const error = redact.error(thrown);
  if (error.kind !== 'input') throw error;
  return reasonOf(error, redact);
};

function documentOf(
  { intent, answer }: { intent: FlowIntent; answer: Answer },
  previewing: OpenFlow,
): PreviewedDocument {
  const { flow } = previewing;
  const { posting, would = 'post', refusal = null } = answer;
  const once = intent.keep === 'latest' ? undefined : intent;
  const wasPosted = posting?.documentHash && posting.attempts > 0;
  return {
    key: keyIn(previewing, keyOf(intent, flow)).key,
    operation: operationOf(intent, flow),
    reference: once?.reference ?? null,
    id: intent.id ?? null,
    record: intent.record,
    amount: once?.amount ?? null,
    currency: once?.currency ?? null,
    isChange: flow.changes?.of(keyOf(intent, flow)) !== undefined,
    would,
    posting: standingOf(posting),
    changed: wasPosted ? !isSameContent(posting, writeOf(intent)) : null,
    refusal,
  };
}

const standingOf = (posting: Posting | undefined): StandingPosting | null =>
  posting
    ? { id: posting.id, state: posting.state, documentNumber: posting.documentNumber, reason: posting.reason }
    : null;

/** Why Kontor would not do it at once. */
function warningsOf(previewing: OpenFlow): Reason[] {
  const { stored, to } = previewing;
  const refusal = to.health.refusal();
  return [
    ...(stored.pausedAt === null ? [] : [say.reason('flow-paused')]),
    ...(refusal ? [reasonOf(redactOf(previewing).error(refusal), redactOf(previewing))] : []),
  ];
}
