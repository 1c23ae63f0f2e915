// The ports of what systems say and are told: events, what is set aside, messages and their deliveries, recorded calls.
import type { Call } from '../../src/core/call.ts';
import { everyTenant, type TenantScope } from '../../src/core/caller.ts';
import { newId } from '../../src/core/ids.ts';
import { fromCaller } from '../../src/core/redacted.ts';
import type { EventDraft } from '../../src/store/events.ts';
import { addMessage } from '../../src/store/messages.ts';
import type { Store } from '../../src/store/open-store.ts';
import { type SetAsideDraft, setAsideIn } from '../../src/store/set-aside.ts';
import { callDraft } from '../call-draft.ts';
import type { Owner, Place } from './place.ts';
import type { Port, Ports, Row } from './port.ts';

export const said = (text: string) => ({ code: 'said', params: { said: fromCaller(text) } });

export const eventOf = (owner: Owner, name: string): EventDraft => ({
  connectionId: owner.source,
  source: 'webhook',
  topic: 'store/order/created',
  object: 'shop-orders',
  subjectId: name,
  dedupeKey: `msg_${name}`,
  body: { name },
  jobs: [],
});

/** What the database says of an entry that it refuses. */
export const refusal = Object.assign(new Error('no such text'), { code: '22P05' });

export const asideOf = (owner: Owner, name: string): SetAsideDraft => ({
  kind: 'event',
  connectionId: owner.source,
  about: name,
  identity: name,
  entry: eventOf(owner, name),
});

export const messageOf = ({ scope }: Owner, name: string) => ({
  tenantId: scope.tenant,
  type: `delivery.${name}`,
  data: { name },
});

export const callOf = (owner: Owner, name: string, change: Partial<Call> = {}): Call =>
  callDraft(owner.source, { url: fromCaller(`http://a/${name}`), ...change });

/** The id of the row that `isIt` tells; a port that writes in the background, or into a group, does not answer it. */
async function idIn<One extends Row>(rows: Promise<One[]>, isIt: (row: One) => boolean): Promise<string> {
  const found = (await rows).find(isIt);
  if (!found) throw new Error('What was written is not in the list.');
  return found.id;
}
const all = { limit: 1_000 };

/** Rows of this table are as old as this column says. */
const aged = (
  port: Pick<Port, 'add'> & Pick<Required<Port>, 'list'>,
  kind: NonNullable<Port['kept']>['kind'],
  [table, column]: [table: string, column: string],
): NonNullable<Port['kept']> => ({
  kind,
  async addAt({ first, client }, owner, name, at) {
    const id = await port.add(first, owner, name);
    const { rowCount } = await client.query(`update ${table} set ${column} = $1 where id = $2`, [at, id]);
    if (rowCount !== 1) throw new Error(`${id} is not in ${table}.`);
    return id;
  },
  isThere: async (store, owner, id) =>
    (await port.list(store, owner.scope, all, owner)).some(row => row.id === id),
});

const events = {
  async add(store: Store, owner: Owner, name: string) {
    await store.events.add(eventOf(owner, name));
    return idIn(store.events.list(owner.scope, all), row => row.subjectId === name);
  },
  list: ({ events: port }, scope, page) => port.list(scope, page),
} satisfies Partial<Port>;

const setAside = {
  async add({ transaction, setAside: port }: Store, owner: Owner, name: string) {
    await transaction(tx => setAsideIn(tx, asideOf(owner, name), refusal));
    return idIn(port.list(owner.scope, all), row => row.about === name);
  },
  list: ({ setAside: port }, scope, page) => port.list(scope, page),
} satisfies Partial<Port>;

const messages = {
  async add({ transaction, messages: port }: Store, owner: Owner, name: string) {
    await transaction(tx => addMessage(tx, messageOf(owner, name)));
    const list = port.list(owner.scope, { ...all, type: `delivery.${name}` });
    return idIn(list, () => true);
  },
  list: ({ messages: port }, scope, page) => port.list(scope, page),
} satisfies Partial<Port>;

const agedMessages = aged(messages, 'messages', ['messages', 'created_at']);

/** Of a run, a call is a row of its own; others are written by the page. */
const callsIn = (change: Partial<Call>): Port => {
  const list = ({ calls }: Store, scope: TenantScope, page: { limit: number }, owner: Owner) =>
    calls.ofConnection(scope, owner.source, page);
  const urlOf = (name: string) => `http://a/${name}`;
  return {
    list,
    async add(store, owner, name) {
      store.calls.write(callOf(owner, name, change));
      await store.calls.settled();
      return idIn(list(store, everyTenant, all, owner), row => row.url === urlOf(name));
    },
    async texts(store, owner, text) {
      const one = fromCaller(text);
      const [url, requestHeaders, failure] = [one, { [text]: one }, text];
      const bodies = { requestBody: one, responseBody: one };
      store.calls.write(callOf(owner, '', { ...change, url, requestHeaders, failure, ...bodies }));
      await store.calls.settled();
      const [found] = await store.calls.ofConnection(owner.scope, owner.source, { limit: 1 });
      const [[name, value] = []] = Object.entries(found?.requestHeaders ?? {});
      const { requestBody, responseBody } = found ?? {};
      return { url: found?.url, name, value, failure: found?.failure, requestBody, responseBody };
    },
    kept: {
      kind: 'calls',
      async addAt({ first }: Place, owner, name, at) {
        const stored = { ...callOf(owner, name, change), id: newId('call', at.getTime()) };
        first.calls.write(stored);
        await first.calls.settled();
        return stored.id;
      },
      isThere: async (store, owner, id) =>
        (await list(store, owner.scope, all, owner)).some(row => row.id === id),
    },
  };
};

export const recordPorts: Ports = {
  events: {
    ...events,
    addWithin: (tx, store, owner, name) => store.events.addIn(tx, [eventOf(owner, name)]),
    again: 'the same row',
    async texts(store, owner, text) {
      const draft = { ...eventOf(owner, text), topic: text, parentId: text, dedupeKey: text };
      await store.events.add({ ...draft, body: { [text]: text }, unreadable: said(text) });
      const [found] = await store.events.list(owner.scope, { limit: 1, subjectId: text });
      const [[key, value] = []] = Object.entries(found?.body as object);
      const { topic, parentId, dedupeKey, subjectId, unreadable } = found ?? {};
      return { topic, parentId, dedupeKey, subjectId, key, value, unreadable: unreadable?.params.said };
    },
    kept: aged(events, 'events', ['events', 'received_at']),
  },

  setAside: {
    ...setAside,
    addWithin: (tx, _store, owner, name) => setAsideIn(tx, asideOf(owner, name), refusal),
    get: ({ setAside: port }, scope, id) => port.get(scope, id),
    change: async ({ setAside: port }, scope, id) => (await port.take(scope, id)) !== undefined,
    again: 'the same row',
    async texts({ setAside: port, transaction }, owner, text) {
      const refused = Object.assign(new Error(text), { code: '22P05' });
      await transaction(tx => setAsideIn(tx, asideOf(owner, text), refused));
      const [found] = await port.list(owner.scope, { limit: 1 });
      return { about: found?.about, reason: found?.reason };
    },
    kept: aged(setAside, 'events', ['set_aside', 'set_aside_at']),
  },

  messages: {
    ...messages,
    addWithin: (tx, _store, owner, name) => addMessage(tx, messageOf(owner, name)),
    async texts({ messages: port, transaction }, owner, text) {
      await transaction(tx => addMessage(tx, { ...messageOf(owner, text), data: { [text]: text } }));
      const [found] = await port.list(owner.scope, { limit: 1 });
      const [[key, value] = []] = Object.entries(found?.data ?? {});
      return { type: found?.type.slice('delivery.'.length), key, value };
    },
    kept: {
      ...agedMessages,
      async addAt(place, owner, name, at) {
        const id = await agedMessages.addAt(place, owner, name, at);
        // One that is still on its way is kept.
        const arrived = `update deliveries set state = 'delivered', next_at = null where message_id = $1`;
        await place.client.query(arrived, [id]);
        return id;
      },
    },
  },

  deliveries: {
    isUnscoped: true,
    async add({ deliveries }, owner, name) {
      await deliveries.add(owner.destination, messageOf(owner, name));
      const found = await deliveries.list(owner.destination, all);
      const mine = found.find(({ type }) => type === `delivery.${name}`);
      return mine?.message ?? '';
    },
    list: async ({ deliveries }, _scope, { after, limit }, owner) =>
      (await deliveries.list(owner.destination, { after, limit })).map(row => ({ ...row, id: row.message })),
  },

  'calls of a run': callsIn({ runId: 'run_1' }),
  'calls by the page': callsIn({}),
};
