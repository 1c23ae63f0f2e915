// Compares what a flow has sent of one subject with what it would make today: by this version and today's settings, as if the document
// were not booked yet, on the day on which each document was sent. Nothing is sent or stored.
import type { Reason } from '../../core/reasons.ts';
import { reasonOf, redacted } from '../../core/redacted.ts';
import { periodClosed } from '../../core/words.ts';
import type { ObjectWrite } from '../../models/access.ts';
import type { FlowIntent, OnceIntent, PostingAnswer } from '../../models/flow.ts';
import type { Compared } from '../../models/flow-differences.ts';
import { rehearse } from '../../models/rehearse.ts';
import { ofDifferences, sentDifferences } from '../../models/sent-differences.ts';
import type { StoredFlow } from '../../store/flows.ts';
import type { Posting } from '../../store/posting-rows.ts';
import type { Postings } from '../../store/postings.ts';
import { say } from '../reasons.ts';
import {
  answerOf,
  keyIn,
  type OpenFlow,
  openFlow,
  type RehearsingParts,
  redactOf,
  surroundingsOf,
} from './open-flow.ts';
import { type ReadOnce, readOnce } from './read-once.ts';

type Fields = Record<string, unknown>;

interface Comparing extends OpenFlow {
  source: ReadOnce;
  parts: RehearsingParts;
}

/**
 * By the id of the posting. `sent`: accepted postings of this flow for this subject. Throws what a run would be tried again for, such as that a
 * system does not answer.
 */
export async function compareSent(
  subjectId: string,
  sent: readonly Posting[],
  stored: StoredFlow,
  parts: RehearsingParts,
): Promise<Map<string, Compared>> {
  const open = await openFlow({ flowId: stored.id, subjectId }, stored, parts);
  const comparing = { ...open, source: readOnce(open.from.side, subjectId), parts };
  const { flow } = open;
  const compared = new Map<string, Compared>();
  const prefix = keyIn(open, '').key;
  for (const [root, own] of Map.groupBy(sent, ({ businessKey }) => {
    const key = businessKey.slice(prefix.length);
    return flow.changes?.of(key) ?? key;
  })) {
    const chain = flow.changes ? await chainOf(root, comparing) : own;
    const outcome = await compareChain(root, chain, comparing);
    for (const posting of own) {
      const others = chain.flatMap(({ id, documentNumber }) => (id === posting.id ? [] : documentNumber));
      compared.set(posting.id, { ...outcome, inSumWith: others.filter(number => number !== null) });
    }
  }
  return compared;
}

/** The document and those of what changed about its source afterwards, in the order in which they were posted. */
async function chainOf(root: string, { parts, ...open }: Comparing): Promise<Posting[]> {
  const { flow, to } = open;
  const chain: Posting[] = [];
  for (;;) {
    const key = chain.length === 0 ? root : flow.changes?.key(root, chain.length);
    const next = key && (await parts.postings.find(to.id, flow.posts, keyIn(open, key).key));
    if (!next) return chain;
    chain.push(next);
  }
}

type Outcome = Omit<Compared, 'inSumWith'>;

async function compareChain(root: string, chain: readonly Posting[], comparing: Comparing): Promise<Outcome> {
  const notCompared = (outcome: 'unreadable' | 'not-comparable', reason: Reason): Outcome => ({
    outcome,
    reason,
    differences: [],
  });
  const [first] = chain;
  const documents = chain.flatMap(({ document }) => (document ? [(document as ObjectWrite).record] : []));
  const [document, ...changes] = documents;
  const undecided = chain.find(({ state }) => state !== 'accepted');
  if (undecided) {
    const { id: posting, state } = undecided;
    return notCompared('not-comparable', say.reason('later-change-undecided', { posting, state }));
  }
  if (!first || !document || documents.length < chain.length)
    return notCompared('not-comparable', say.reason('document-not-kept'));

  const made = await madeToday(root, first, comparing);
  const { source, flow } = comparing;
  const differences = (now: Fields) => sentDifferences(flow.posts, [document, ...changes], now);
  const judged = (found: Reason[]): Outcome => ({
    outcome: found.length === 0 ? 'same' : 'differs',
    reason: null,
    differences: found,
  });
  if ('record' in made) return judged(differences(made.record));
  const redact = redactOf(comparing);
  if (source.failure !== undefined)
    return notCompared('unreadable', reasonOf(redact.error(source.failure), redact));
  const { why } = made;
  if (why && source.isGone) return notCompared('unreadable', redacted(why, redact));
  // What was taken back again is worth nothing, as it should be.
  const isTakenBack = changes.length > 0 && differences({ ...document, items: [] }).length === 0;
  if (isTakenBack) return judged([]);
  if (why) return judged([ofDifferences.reason('not-posted-now', { why: redacted(why, redact) })]);
  return notCompared('not-comparable', say.reason('not-made-now'));
}

type Made = { record: Fields } | { why: Reason | undefined };

/** What the flow would post under this key. */
async function madeToday(root: string, sent: Posting, { source, parts, ...open }: Comparing): Promise<Made> {
  const { flow, to, job } = open;
  const { postings } = parts;
  const find = (operation: string, key: string) => postings.find(to.id, operation, keyIn(open, key).key);
  const own = new Map<string, PostingAnswer>();
  const surroundings = surroundingsOf(open, () => sent.sentAt ?? sent.createdAt, parts);
  const attempts = sent.answers.length === 0 ? await postings.attemptsOf(sent.id) : [];
  const wasReplayed = attempts.some(({ kind }) => kind === 'replay');
  const { documents, parked, waits, outcome } = await rehearse<PostingAnswer>(flow, job.subjectId, {
    ...surroundings,
    from: source.side,
    // Earlier versions kept no answers.
    approved: async (key, question, operation) =>
      (await surroundings.approved(key, question, operation)) || wasReplayed,
    async answer(intent) {
      // A flow that keeps states is not compared.
      const key = intent.keep === 'latest' ? intent.id : intent.key;
      const answer = await answerTo(intent, await find(flow.posts, key), postings);
      own.set(key, answer);
      return answer;
    },
    // One that cannot be made any more keeps no other back: it is booked.
    async standing(key) {
      const posting = await find(flow.posts, key);
      return posting && answerOf(posting);
    },
    // What else is booked stands, such as a deposit of the order.
    async posted(operation, key) {
      const isCompared = operation === flow.posts && (flow.changes?.of(key) ?? key) === root;
      const posting = isCompared ? undefined : await find(operation, key);
      return posting ? answerOf(posting) : own.get(key);
    },
  });
  const intents = documents.map(({ intent }) => intent).filter(isOf(root));
  const day = dayOf((sent.document as ObjectWrite).record);
  const made = intents.find(({ record }) => dayOf(record) === day) ?? intents[0];
  if (made) return { record: made.record };
  const error =
    parked.find(one => one.key === root)?.error ?? (outcome.kind === 'parked' ? outcome.error : undefined);
  if (error) return { why: reasonOf(error, redactOf(open)) };
  const why = waits.find(one => one.key === root)?.why;
  return { why: why ?? (outcome.kind === 'not-due' ? outcome.why : undefined) };
}

const isOf =
  (key: string) =>
  (intent: FlowIntent): intent is OnceIntent =>
    intent.keep !== 'latest' && intent.key === key;

const dayOf = ({ posting_date: day }: Fields) => day;

/** It counts as accepted, except where the period of its day was closed when it was sent: the ledger would refuse it again. */
async function answerTo(
  { record, ...intent }: FlowIntent,
  sent: Posting | undefined,
  { attemptsOf }: Pick<Postings, 'attemptsOf'>,
): Promise<PostingAnswer> {
  const basis = intent.keep === 'latest' ? undefined : intent.basis;
  const accepted = { state: 'accepted' as const, documentNumber: undefined, record, basis };
  const before = (sent?.document as ObjectWrite | null | undefined)?.record;
  if (!sent || !before || dayOf(before) === dayOf(record)) return accepted;
  const attempts = await attemptsOf(sent.id);
  const wasClosed = attempts.some(({ reason }) => reason?.code === periodClosed);
  return wasClosed ? { ...accepted, state: 'rejected', reasonCode: periodClosed } : accepted;
}
