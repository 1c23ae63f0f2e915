// A flow over its open connections: what runs of it and rehearsals for people have in common.
import type { OpenConnection, OpenConnections } from '../../connections/open-connections.ts';
import { dayIn } from '../../core/calendar.ts';
import type { KontorError } from '../../core/errors.ts';
import { say as ofCore } from '../../core/own-sentences.ts';
import { reasonOf, redactWithBoth } from '../../core/redacted.ts';
import { type ObjectOperation, type ObjectWrite, objectOf } from '../../models/access.ts';
import {
  type Flow,
  isForPeople,
  type LatestIntent,
  type OnceIntent,
  type PostingAnswer,
} from '../../models/flow.ts';
import type { RehearsalParts } from '../../models/rehearse.ts';
import type { StoredFlow } from '../../store/flows.ts';
import type { Store } from '../../store/open-store.ts';
import type { Posting } from '../../store/posting-rows.ts';
import type { FlowJob } from '../../store/queue.ts';
import { answerIn } from '../postings/answers.ts';
import type { IntentKey } from '../postings/intent.ts';
import { isReferenceUsed } from '../postings/reference.ts';
import type { PostingParts } from '../postings/send-posting.ts';
import { say } from '../reasons.ts';

export interface FlowParts extends PostingParts {
  store: Store;
  connections: OpenConnections;
  flows: ReadonlyMap<string, Flow>;
}

export interface OpenFlow {
  job: FlowJob;
  flow: Flow;
  stored: StoredFlow;
  from: OpenConnection;
  to: OpenConnection;
  /** Before anything was read. */
  begunAt: Date;
}

export type RehearsingParts = Pick<FlowParts, 'connections' | 'flows' | 'postings' | 'wall' | 'clock'>;

/** Throws `config/flow-not-installed`, `missing/no-connection`. */
export async function openFlow(
  job: FlowJob,
  stored: StoredFlow,
  parts: Pick<FlowParts, 'connections' | 'flows' | 'clock'>,
): Promise<OpenFlow> {
  const flow = parts.flows.get(stored.flow);
  if (!flow) throw ofCore.error('flow-not-installed', { flow: stored.flow });
  const [from, to] = await Promise.all([
    parts.connections.get(stored.fromId),
    parts.connections.get(stored.toId),
  ]);
  return { job, flow, stored, from, to, begunAt: new Date(parts.clock.now()) };
}

type Surroundings = Pick<
  RehearsalParts<never>,
  | 'settings'
  | 'today'
  | 'from'
  | 'to'
  | 'posted'
  | 'postedBack'
  | 'approved'
  | 'closedOver'
  | 'errorOf'
  | 'parks'
>;

/** What a flow finds around it: the systems and settings that stand, and what is posted. `now`: the instant that it takes for today. */
export function surroundingsOf(
  open: OpenFlow,
  now: () => Date | number,
  { postings }: Pick<FlowParts, 'postings'>,
): Surroundings {
  const { flow, stored, from, to } = open;
  const answerTo = async (key: string, question: KontorError | string, operation?: ObjectOperation) => {
    const own = keyIn(open, key, operation);
    const posting = await postings.find(to.id, own.operation, own.key);
    const asked = typeof question === 'string' ? question : reasonOf(question, redactOf(open));
    return posting && answerIn(posting, asked);
  };
  return {
    settings: flow.settings.parse(stored.settings),
    today: (timeZone = 'UTC') => dayIn(now(), timeZone),
    from: from.side,
    to: to.side,
    async posted(operation, key) {
      const posting = await postings.find(to.id, operation, keyIn(open, key).key);
      return posting && answerOf(posting);
    },
    async postedBack(operation, keys) {
      const ours = new Map(keys.map(key => [`${to.origin}/${key}`, key]));
      const found = await postings.findAll(from.id, operation, [...ours.keys()]);
      return new Map(found.map(one => [ours.get(one.businessKey) ?? '', answerOf(one)]));
    },
    async approved(key, question, operation) {
      refuseUnlisted(typeof question === 'string' ? question : question.code, flow);
      return (await answerTo(key, question, operation)) === 'replayed';
    },
    closedOver: async (key, question, operation) => (await answerTo(key, question, operation)) === 'closed',
    errorOf: redactOf(open).error,
    parks,
  };
}

/** Otherwise a replay of many at once would say yes to it, unseen. */
function refuseUnlisted(code: string, { name, questions = [] }: Flow): void {
  if (questions.includes(code)) return;
  throw say.error('unlisted-question', { flow: name, question: code });
}

export const stateKey = ({ name }: Flow, id: string) => `${name}/${id}`;

/** Throws `config/undeclared-field`. */
export function refuseUndeclared(
  { id, record }: LatestIntent,
  { flow, stored }: Pick<OpenFlow, 'flow' | 'stored'>,
): void {
  const fields = flow.writes?.(flow.settings.parse(stored.settings));
  if (!fields) throw undeclared(id, flow);
  const declared = new Set(fields.map(name => name.slice(name.lastIndexOf('/') + 1)));
  const other = Object.keys(record).find(field => !declared.has(field));
  if (other !== undefined) throw undeclared(other, flow);
}

export const undeclared = (field: string, { posts }: Flow) =>
  say.error('undeclared-field', { field, object: objectOf(posts) });

/** A key of the flow, with the source's own name before it; `operation`: the flow's own where it is left out. */
export function keyIn(
  { job, flow, stored, from, begunAt }: OpenFlow,
  key: string,
  operation: ObjectOperation = flow.posts,
): IntentKey {
  const by = { flow: stored.id, subject: job.subjectId, run: job.runId ?? null, begunAt };
  return { operation, key: `${from.origin}/${key}`, by };
}

/** It waits for a person, and is not tried again. */
export const parks = (error: KontorError): boolean => isForPeople(error) || isReferenceUsed(error);

/** A reason may quote either system. */
export const redactOf = ({ from, to }: Pick<OpenFlow, 'from' | 'to'>) =>
  redactWithBoth(from.redact, to.redact);

export const writeOf = ({ id, record, reference, result }: OnceIntent): ObjectWrite =>
  id === undefined ? { record, reference } : { id, record, result };

export const answerOf = (posting: Posting): PostingAnswer => ({
  state: posting.state,
  documentNumber: posting.documentNumber ?? undefined,
  reasonCode: posting.reason?.code,
  record: (posting.document as ObjectWrite | null)?.record,
  result: (posting.document as ObjectWrite | null)?.result,
  isChanged: posting.changedAfterAt !== null,
  basis: (posting.basis as Record<string, unknown> | null) ?? undefined,
});
