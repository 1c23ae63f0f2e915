// "Where is my order?" Exports `finder`: it finds everything that a number or name belongs to, and says in one sentence for each where it stands.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller, TenantScope } from '../core/caller.ts';
import { toKontorError } from '../core/errors.ts';
import { type Reason, worded } from '../core/reasons.ts';
import type { OutcomeForFlow } from '../models/event-outcomes.ts';
import type { Flow } from '../models/flow.ts';
import { type ObjectName, objectNames } from '../models/objects/all.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { StoredEvent } from '../store/events.ts';
import type { Store } from '../store/open-store.ts';
import type { ListedPosting } from '../store/posting-list.ts';
import type { OutcomeReader } from './events.ts';
import { documentNamed } from './name-document.ts';
import { codeOfOne } from './object-words.ts';
import type { Objects } from './objects.ts';
import { say } from './sentences.ts';

export interface Found {
  kind: 'posting' | 'event' | 'record';
  /** Of the posting or event; of a record its id in the system. */
  id: string;
  connectionId: string;
  object: ObjectName | null;
  says: Reason;
}

/** A connection that was not asked for customers, or did not answer in time. */
export interface NotAsked {
  connectionId: string;
  why: Reason;
}

const most = 20;
const manyEvents = 200;
const fewRecords = 5;
/** More systems than this are not asked for customers. */
const mostAsked = 10;
/** The answer is to come within two seconds. */
const patienceMs = 1_000;
/** The codes of a system that has no customers, or cannot search them. */
const notThere: ReadonlySet<string> = new Set(['no-object', 'not-searchable']);

export type Find = ReturnType<typeof finder>;

export function finder({
  store,
  kinds,
  outcomes,
  search,
}: {
  store: Store;
  kinds: ReadonlyMap<string, Flow>;
  outcomes: OutcomeReader;
  search: Objects['search'];
}) {
  return async (caller: Caller, given: string): Promise<{ found: Found[]; notAsked: NotAsked[] }> => {
    const text = given.trim().replace(/^#/, '');
    if (text === '') return { found: [], notAsked: [] };
    const connections = await store.connections.list(caller.sees);
    const names = new Map(connections.map(one => [one.id, one.name]));
    const nameOf = (id: string) => names.get(id) ?? id;
    const flows = new Map((await store.flows.list(caller.sees)).map(flow => [flow.id, flow]));
    // Customers are where flows write to, rather than where they read from.
    const targets = new Set([...flows.values()].map(({ toId }) => toId));
    const byUse = connections.toSorted((a, b) => Number(targets.has(b.id)) - Number(targets.has(a.id)));
    const [postings, records] = await Promise.all([
      postingsOf(caller.sees, text),
      recordsOf(caller, byUse, text),
    ]);
    const subjects = postings.flatMap(({ subjectId }) => subjectId ?? []);
    const events = await store.events.ofRecords(
      [...names.keys()],
      objectNames,
      [text, ...subjects],
      manyEvents,
    );
    /** The oldest: with it, its record arrived. An order and a customer may have one number. */
    const arrivalOf = ({ flowId, subjectId: subject }: ListedPosting) => {
      const flow = flows.get(flowId ?? '');
      const objects: readonly string[] = kinds.get(flow?.flow ?? '')?.on ?? [];
      return events.findLast(
        ({ connectionId, object, subjectId, parentId }) =>
          connectionId === flow?.fromId &&
          objects.includes(object) &&
          (subjectId === subject || parentId === subject),
      );
    };
    const asked = events.filter(({ subjectId }) => subjectId === text);
    return {
      found: [
        ...postings
          .toSorted((a, b) => Number(isOfOrder(b, text)) - Number(isOfOrder(a, text)))
          .map(one => postingFound(one, nameOf, arrivalOf(one))),
        ...(await withoutPosting(caller.sees, asked)).map(one => eventFound(one, nameOf)),
        ...records.found.map(one => recordFound(one, nameOf)),
      ],
      notAsked: records.notAsked,
    };
  };

  async function postingsOf(scope: TenantScope, text: string): Promise<ListedPosting[]> {
    if (text.startsWith('pst_')) {
      const one = await store.postings.get(scope, text);
      return one ? [one] : [];
    }
    // Among many orders, hundreds begin with the number of an old one.
    const whole = await store.postings.list(scope, { word: text, limit: most });
    if (whole.length === most) return whole;
    const known = new Set(whole.map(({ id }) => id));
    const begun = await store.postings.list(scope, { text, limit: most });
    return [...whole, ...begun.filter(({ id }) => !known.has(id))].slice(0, most);
  }

  /** The newest event of each record, for the flows that have made no posting of it. */
  async function withoutPosting(scope: TenantScope, events: readonly StoredEvent[]): Promise<Untouched[]> {
    const newest = [...Map.groupBy(events, one => `${one.connectionId} ${one.object}`).values()].map(
      ([first]) => first as StoredEvent,
    );
    const all = await outcomes.ofEvents(scope, newest);
    return newest.flatMap((event, at): Untouched[] => {
      const its = all[at] ?? [];
      const open = its.filter(({ posting }) => posting === null);
      return its.length === 0 ? [{ event, outcome: undefined }] : open.map(outcome => ({ event, outcome }));
    });
  }

  /** Customers of all systems that can be searched. */
  async function recordsOf(caller: Caller, connections: readonly StoredConnection[], text: string) {
    const found: Customer[] = [];
    const notAsked = connections
      .slice(mostAsked)
      .map(
        ({ id }): NotAsked => ({ connectionId: id, why: say.reason('too-many-to-ask', { most: mostAsked }) }),
      );
    const ask = async ({ id: connectionId }: StoredConnection) => {
      const asked = { text, filters: {}, limit: fewRecords, fields: undefined };
      const late = sleep(patienceMs, undefined, { ref: false }).then(() => say.error('not-found-in-time'));
      const answer = await Promise.race([search(caller, connectionId, 'customers', asked), late]).catch(
        toKontorError,
      );
      if ('result' in answer)
        found.push(...answer.result.map(({ id, name }) => ({ connectionId, id, name: String(name ?? '') })));
      else if (!notThere.has(answer.code))
        notAsked.push({
          connectionId,
          why: { code: answer.code, params: answer.params ?? worded(answer.message) },
        });
    };
    await Promise.all(connections.slice(0, mostAsked).map(ask));
    return { found, notAsked };
  }
}

/** An order with this number stands before everything else that has the same one, such as a customer. */
const isOfOrder = ({ subjectId, operation }: ListedPosting, text: string) =>
  subjectId === text && !operation.startsWith('customers.');

interface Customer {
  connectionId: string;
  id: string;
  name: string;
}
interface Untouched {
  event: StoredEvent;
  /** Undefined: no flow listens. */
  outcome: OutcomeForFlow | undefined;
}

function postingFound(
  posting: ListedPosting,
  nameOf: (id: string) => string,
  arrived: StoredEvent | undefined,
): Found {
  const { id, connectionId } = posting;
  const outcome = outcomeOf(posting, nameOf(connectionId));
  const says = arrived
    ? say.reason('found-with-arrival', { arrived: arrivedAs(arrived, nameOf), outcome })
    : outcome;
  return { kind: 'posting', id, connectionId, object: null, says };
}

const arrivedAs = (
  { object, subjectId, connectionId, receivedAt }: StoredEvent,
  nameOf: (id: string) => string,
) =>
  say.reason('found-arrived', {
    one: say.reason(codeOfOne(object as ObjectName)),
    subject: subjectId,
    connection: nameOf(connectionId),
    at: receivedAt.toISOString(),
  });

const waitingCodes = {
  planned: 'found-waits',
  sent: 'found-sent',
  uncertain: 'found-uncertain',
  rejected: 'found-rejected',
  parked: 'found-parked',
  closed: 'found-closed',
} as const;

function outcomeOf(posting: ListedPosting, connection: string): Reason {
  const { state, reason, documentNumber: number, acceptedAt } = posting;
  const document = documentNamed(posting);
  if (state === 'accepted')
    return say.reason('found-booked', {
      document,
      connection,
      number: number ?? '',
      at: acceptedAt?.toISOString() ?? '',
    });
  return say.reason(waitingCodes[state], { document, connection, why: reason ?? [] });
}

const eventCodes = {
  queued: 'found-queued',
  'not-due': 'found-not-due',
  'nothing-to-do': 'found-nothing-to-do',
  unreadable: 'found-unreadable',
} as const;

function eventFound({ event, outcome }: Untouched, nameOf: (id: string) => string): Found {
  const { id, connectionId, object } = event;
  const code = eventCodes[outcome?.outcome as keyof typeof eventCodes] ?? 'found-no-run';
  const why = outcome?.reason ?? event.unreadable ?? [];
  const says = say.reason('found-with-arrival', {
    arrived: arrivedAs(event, nameOf),
    outcome: say.reason(code, { why }),
  });
  return { kind: 'event', id, connectionId, object: object as ObjectName, says };
}

const recordFound = ({ connectionId, id, name }: Customer, nameOf: (id: string) => string): Found => ({
  kind: 'record',
  id,
  connectionId,
  object: 'customers',
  says: say.reason('found-record', {
    one: say.reason('one-of-customers'),
    id,
    name,
    connection: nameOf(connectionId),
  }),
});
