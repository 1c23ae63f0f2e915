// Everything that happened about one posting, in the order of time: what the source told, what Kontor read of it, every attempt
// with its calls, what the system booked, what people did, and the other postings of the same record.

import { rootOf } from '../core/business-key.ts';
import type { StoredCall } from '../core/call.ts';
import { everyTenant, type TenantScope } from '../core/caller.ts';
import { noSuch } from '../core/no-such.ts';
import type { Reason } from '../core/reasons.ts';
import type { PostingState } from '../core/words.ts';
import type { Flow } from '../models/flow.ts';
import type { StoredAuditEntry } from '../store/audit.ts';
import type { StoredEvent } from '../store/events.ts';
import type { Store } from '../store/open-store.ts';
import type { ListedPosting, PostingFilter } from '../store/posting-list.ts';
import type { AttemptRow, Posting } from '../store/posting-rows.ts';
import { documentNamed } from './name-document.ts';
import { say } from './sentences.ts';

export type StepKind =
  | 'event'
  | 'call'
  | 'posting'
  | 'attempt'
  | 'booked'
  | 'read-back'
  | 'person'
  | 'related';

export interface StoryStep {
  at: Date;
  kind: StepKind;
  says: Reason;
  /** Why it ended like this. */
  why: Reason | null;
  /** What the person wrote. */
  note: string | null;
  /** Of the event, call, attempt or posting that it is about. */
  id: string | null;
  call: StoredCall | null;
}

export interface Story {
  posting: Posting;
  steps: StoryStep[];
  /** Whether nothing is left out because there is too much of it. */
  isWhole: boolean;
}

type Attempt = AttemptRow & { number: number };

const most = 100;
const minute = 60_000;
/** A flow's calls this long before and after it makes a posting may be for that posting. */
const around = { before: minute / 2, after: 10_000 };
const fewReplays = 5;

export type Stories = ReturnType<typeof stories>;

export function stories(store: Store, kinds: ReadonlyMap<string, Flow>) {
  return {
    /** Throws `missing/no-posting`. */
    async of(scope: TenantScope, id: string): Promise<Story> {
      const posting = await store.postings.get(scope, id);
      if (!posting) throw noSuch('posting', id);
      await store.calls.settled();
      const flow = posting.flowId === null ? undefined : await store.flows.get(everyTenant, posting.flowId);
      const kind = flow && kinds.get(flow.flow);
      const { subjectId } = posting;
      const attempts = await store.postings.attemptsOf(id);
      const windows = windowsOf(posting, attempts);
      const [connections, calls, events, related, moves, read] = await Promise.all([
        store.connections.list(scope),
        store.calls.ofPosting(id),
        flow && kind && subjectId !== null
          ? store.events.ofRecords([flow.fromId], kind.on, [subjectId], most)
          : [],
        store.postings.list(scope, { ...ofSameRecord(posting, kind), limit: most }),
        store.audit.list(scope, { subject: id, limit: most }),
        flow && subjectId !== null
          ? Promise.all(
              windows.map(window =>
                store.calls.ofFlowRun([flow.fromId, flow.toId], { flowId: flow.id, subjectId }, window),
              ),
            )
          : [],
      ]);
      const names = new Map(connections.map(one => [one.id, one.name]));
      const nameOf = (connectionId: string) => names.get(connectionId) ?? connectionId;
      const target = nameOf(posting.connectionId);
      const steps = [
        ...events.map(event => eventStep(event, nameOf)),
        ...unique([...read.flatMap(one => one.calls), ...calls]).map(call => callStep(call, nameOf)),
        madeStep(posting),
        ...attempts.flatMap(attempt => attemptStep(attempt, target)),
        ...outcomeSteps(posting, target),
        ...moves.filter(({ action }) => action in moveCodes).map(personStep),
        ...related.filter(one => one.id !== id).map(relatedStep),
      ];
      return {
        posting,
        steps: steps.sort((a, b) => a.at.getTime() - b.at.getTime()),
        isWhole:
          [events, related, moves].every(({ length }) => length < most) && read.every(one => one.isWhole),
      };
    },
    /** One recorded call, whole. Throws `missing/no-call`. */
    async call(scope: TenantScope, id: string): Promise<StoredCall> {
      await store.calls.settled();
      const call = await store.calls.get(scope, id);
      if (!call) throw noSuch('call', id);
      return call;
    },
  };
}

/** All postings of the record that a flow made it from; of what a caller asked for, those under the same key on the same connection. */
function ofSameRecord(
  { businessKey, subjectId, connectionId }: Posting,
  kind: Flow | undefined,
): PostingFilter {
  if (!kind || subjectId === null) return { of: businessKey, connectionId };
  const root = `/${rootOf(kind.businessKey(subjectId))}/`;
  const at = `${businessKey}/`.indexOf(root);
  return { of: at === -1 ? businessKey : businessKey.slice(0, at + root.length - 1) };
}

/** When the flow may have run for it: as it was made, before it was sent, and after replays. */
function windowsOf({ createdAt }: Posting, attempts: readonly Attempt[]): Window[] {
  const window = (at: Date, before: number, after: number) => ({
    from: new Date(at.getTime() - before),
    to: new Date(at.getTime() + after),
  });
  const made = window(createdAt, around.before, around.after);
  const sent = attempts.find(({ kind }) => kind === 'post');
  const replays = attempts.filter(({ kind }) => kind === 'replay').slice(-fewReplays);
  return [
    made,
    ...(sent && sent.startedAt > made.to ? [window(sent.startedAt, around.before, 0)] : []),
    ...replays.map(({ startedAt }) => window(startedAt, 0, minute)),
  ];
}

interface Window {
  from: Date;
  to: Date;
}

const unique = (calls: readonly StoredCall[]) => [...new Map(calls.map(call => [call.id, call])).values()];

const step = (of: Pick<StoryStep, 'at' | 'kind' | 'says'> & Partial<StoryStep>): StoryStep => ({
  why: null,
  note: null,
  id: null,
  call: null,
  ...of,
});

const eventStep = (event: StoredEvent, nameOf: (id: string) => string) =>
  step({
    at: event.receivedAt,
    kind: 'event',
    says: say.reason(event.source === 'webhook' ? 'story-webhook' : 'story-polled', {
      connection: nameOf(event.connectionId),
      topic: event.topic,
    }),
    why: event.unreadable,
    id: event.id,
  });

function callStep(call: StoredCall, nameOf: (id: string) => string) {
  const connection = nameOf(call.connectionId);
  const { status, failure, startedAt: at, id } = call;
  const says =
    status === undefined || failure !== undefined
      ? say.reason('story-call-failed', { connection, failure: failure ?? 'lost' })
      : say.reason('story-call', { connection, status });
  return step({ at, kind: 'call', says, id, call });
}

const madeStep = (posting: Posting) =>
  step({
    at: posting.createdAt,
    kind: 'posting',
    says: say.reason(posting.flowId === null ? 'story-asked' : 'story-made', {
      document: documentNamed(posting),
    }),
    id: posting.id,
  });

const attemptCodes = {
  'post accepted': 'story-post-accepted',
  'post rejected': 'story-post-rejected',
  'post uncertain': 'story-post-uncertain',
  'post failed': 'story-post-failed',
  'post parked': 'story-post-parked',
  'find found': 'story-find-found',
  'find absent': 'story-find-absent',
  'find differs': 'story-find-differs',
  'find several': 'story-find-several',
} as const;

/** What a person did comes from the audit trail (`personStep`), which names the person. */
function attemptStep({ kind, outcome, endedAt: at, id, reason }: Attempt, connection: string): StoryStep[] {
  const why = reason ?? null;
  if (kind === 'close')
    return why?.code === 'closed'
      ? []
      : [step({ at, kind: 'attempt', says: say.reason('story-closed'), why, id })];
  if (kind !== 'post' && kind !== 'find') return [];
  const code = attemptCodes[`${kind} ${outcome}` as keyof typeof attemptCodes];
  const says = code
    ? say.reason(code, { connection })
    : say.reason('story-attempt', { connection, kind, outcome });
  return [step({ at, kind: 'attempt', says, why, id })];
}

function outcomeSteps(posting: Posting, connection: string): StoryStep[] {
  const { acceptedAt, documentNumber, verifiedAt, readBackReason: why } = posting;
  return [
    ...(acceptedAt && documentNumber !== null
      ? [
          step({
            at: acceptedAt,
            kind: 'booked',
            says: say.reason('story-booked', { number: documentNumber }),
          }),
        ]
      : []),
    ...(verifiedAt
      ? [
          step({
            at: verifiedAt,
            kind: 'read-back',
            says: say.reason(why ? 'story-differs' : 'story-same', { connection }),
            why,
          }),
        ]
      : []),
  ];
}

const moveCodes = {
  'posting.replayed': 'story-replayed',
  'posting.settled': 'story-settled',
  'posting.difference-accepted': 'story-accepted-difference',
  'posting.closed': 'story-closed-by',
} as const;

function personStep({ at, action, actor, after }: StoredAuditEntry): StoryStep {
  const { note } = (after ?? {}) as { note?: string };
  const says = say.reason(moveCodes[action as keyof typeof moveCodes], { who: actor.name });
  return step({ at: new Date(at), kind: 'person', says, note: note ?? null });
}

const relatedStep = (other: ListedPosting): StoryStep =>
  step({
    at: other.createdAt,
    kind: 'related',
    says: say.reason('story-related', { document: documentNamed(other), state: stateNamed(other.state) }),
    why: other.reason,
    id: other.id,
  });

const stateNamed = (state: PostingState) => say.reason(`state-${state}`);
