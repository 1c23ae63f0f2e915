// The ports of what people set up: keys, connections, flows, destinations, and who may change them.
import { createHash, randomUUID } from 'node:crypto';
import { fromCaller } from '../../src/core/redacted.ts';
import { actor, type Owner } from './place.ts';
import type { Port, Ports } from './port.ts';

/** Late enough for what is due now by the clock of the database. */
export const soon = () => new Date(Date.now() + 1_000);
export const inAnHour = () => new Date(Date.now() + 3_600_000);
const said = (text: string) => ({ code: 'said', params: { said: fromCaller(text) } });

export const draftOfKey = (owner: Owner, name: string) => ({
  tenantId: owner.scope.tenant,
  name,
  prefix: 'kontor_ab',
  may: ['read' as const],
  expiresAt: null,
  hash: randomUUID(),
});

export const draftOfConnection = (owner: Owner, name: string) => ({
  tenantId: owner.scope.tenant,
  connector: 'x',
  system: `x:${owner.scope.tenant}:${name}`,
  name,
  settings: {},
});

export const draftOfSession = (owner: Owner, name: string) => ({
  tenantId: owner.scope.tenant,
  connector: 'x',
  connectionId: null,
  name,
  settings: {},
  allowed: null,
  objects: [],
  returnOrigin: 'http://a',
  expiresAt: inAnHour(),
  hash: randomUUID(),
});

export const draftOfWidget = (owner: Owner, customer: string) => ({
  tenantId: owner.scope.tenant,
  widget: 'orders' as const,
  connectionId: null,
  object: null,
  narrowed: {},
  customer,
  flowId: null,
  origin: 'http://a',
  expiresAt: inAnHour(),
  hash: randomUUID(),
});

export const draftOfRequest = (owner: Owner, subject: string) => ({
  tenantId: owner.scope.tenant,
  operation: 'updateConnection',
  action: 'connection.updated',
  subject,
  before: {},
  after: {},
  expiresAt: inAnHour(),
});
export const asked = (body: unknown) => ({ params: {}, query: undefined, body });

export const textIn = (value: unknown): unknown => (value as { text: string } | undefined)?.text;

/** A port whose rows people write: each with its entry in the audit trail. */
const audited = ({
  addAudited,
  ...port
}: Omit<Port, 'add'> & { addAudited: NonNullable<Port['addAudited']> }): Port => ({
  add: addAudited,
  addAudited,
  ...port,
});

export const settingsPorts: Ports = {
  apiKeys: audited({
    addAudited: async ({ apiKeys }, owner, name) => (await apiKeys.create(draftOfKey(owner, name))).id,
    list: ({ apiKeys }, scope, page) => apiKeys.list(scope, page),
    change: async ({ apiKeys }, scope, id) => (await apiKeys.revoke(scope, id)) !== undefined,
    async texts({ apiKeys }, owner, text) {
      const hash = randomUUID();
      await apiKeys.create({ ...draftOfKey(owner, text), prefix: text, hash });
      const found = await apiKeys.byHash(hash);
      return { name: found?.name, prefix: found?.prefix };
    },
  }),

  connections: audited({
    addAudited: async ({ connections }, owner, name) =>
      (await connections.create(draftOfConnection(owner, name), { password: 'p' })).id,
    list: ({ connections }, scope, page) => connections.list(scope, page),
    get: ({ connections }, scope, id) => connections.get(scope, id),
    again: { code: 'name-taken' },
    async texts({ connections }, owner, text) {
      const settings = { [text]: text };
      const { id } = await connections.create({ ...draftOfConnection(owner, text), settings }, {});
      await connections.setStatus(id, { from: ['ok'], to: 'failing', reason: said(text) });
      const found = await connections.get(owner.scope, id);
      const [[key, value] = []] = Object.entries(found?.settings ?? {});
      return { name: found?.name, key, value, reason: found?.statusReason?.params.said };
    },
    async secret({ connections }, owner, secret) {
      const { id } = await connections.create(draftOfConnection(owner, 'made'), { password: 'p' });
      const draft = { ...draftOfConnection(owner, 'made'), settings: { shown: 'not a secret' } };
      await connections.update(id, draft, { password: secret });
      return async () => (await connections.secretsOf(id)).password;
    },
  }),

  connectSessions: audited({
    addAudited: async ({ connectSessions }, owner, name) =>
      (await connectSessions.create(draftOfSession(owner, name))).id,
    list: ({ connectSessions }, scope, page) => connectSessions.list(scope, page),
    get: ({ connectSessions }, scope, id) => connectSessions.get(scope, id),
    change: ({ connectSessions }, scope, id, at) => connectSessions.cancel(scope, id, at),
    async texts({ connectSessions }, owner, text) {
      const draft = { ...draftOfSession(owner, text), settings: { text }, returnOrigin: text };
      const { id } = await connectSessions.create(draft);
      const found = await connectSessions.get(owner.scope, id);
      return { name: found?.name, setting: found?.settings.text, origin: found?.returnOrigin };
    },
  }),

  widgetTokens: audited({
    addAudited: async ({ widgetTokens }, owner, name) =>
      (await widgetTokens.create(draftOfWidget(owner, name))).id,
    list: ({ widgetTokens }, scope, page) => widgetTokens.list(scope, page),
    get: ({ widgetTokens }, scope, id) => widgetTokens.get(scope, id),
    change: ({ widgetTokens }, scope, id, at) => widgetTokens.cancel(scope, id, at),
    async texts({ widgetTokens }, owner, text) {
      const draft = { ...draftOfWidget(owner, text), narrowed: { [text]: text }, origin: text };
      const { id } = await widgetTokens.create(draft);
      const found = await widgetTokens.get(owner.scope, id);
      const [[field, value] = []] = Object.entries(found?.narrowed ?? {});
      return { customer: found?.customer, field, value, origin: found?.origin };
    },
  }),

  browserSessions: audited({
    addAudited: async ({ browserSessions }, owner, name) =>
      (await browserSessions.create(draftOfBrowser(owner, name))).id,
    list: ({ browserSessions }, scope, page) => browserSessions.list(scope, { ...page, of: undefined }),
    change: async ({ browserSessions }, scope, id, at) =>
      (await browserSessions.end(scope, id, { at, of: undefined })) !== undefined,
    async texts({ browserSessions }, owner, text) {
      const draft = { ...draftOfBrowser(owner, text), callerName: text, userAgent: text };
      const found = await browserSessions.byId((await browserSessions.create(draft)).id);
      return { name: found?.callerName, userAgent: found?.userAgent };
    },
    async secret({ browserSessions }, owner, secret) {
      const tokens = { refreshToken: secret, idToken: secret };
      const { id } = await browserSessions.create({ ...draftOfBrowser(owner, secret), tokens });
      const now = new Date();
      return async () => (await browserSessions.claimRenewal(id, now, now))?.refreshToken;
    },
  }),

  destinations: audited({
    addAudited: async ({ destinations }, { scope }, name) => {
      const draft = { tenantId: scope.tenant, url: `http://a/${name}`, types: ['none'], watch: [] };
      return (await destinations.create(draft, 'whsec_1')).id;
    },
    list: ({ destinations }, scope, page) => destinations.list(scope, page),
    get: ({ destinations }, scope, id) => destinations.get(scope, id),
    async texts({ destinations }, { scope, source }, text) {
      const watch = [{ connection: source, object: text }];
      const draft = { tenantId: scope.tenant, url: text, types: [text], watch };
      const { id } = await destinations.create(draft, 'whsec_1');
      await destinations.disable(id, { reason: said(text) }, new Date());
      const found = await destinations.get(scope, id);
      return {
        url: found?.url,
        type: found?.types?.[0],
        watched: found?.watch[0]?.object,
        reason: found?.statusReason?.params.said,
      };
    },
    async secret({ destinations, deliveries }, { scope, destination: id }, secret) {
      const now = new Date();
      await destinations.rotate(id, secret, inAnHour(), now);
      await destinations.rotate(id, 'whsec_2', inAnHour(), now);
      await deliveries.add(id, {
        tenantId: scope.tenant,
        type: 'delivery.x',
        data: { shown: 'not a secret' },
      });
      return async () => (await deliveries.take(soon(), inAnHour(), new Map([[id, 1]])))[0]?.secrets[1];
    },
  }),

  flows: audited({
    addAudited: async ({ flows }, { source, target }, flow) =>
      (await flows.create({ flow, fromId: source, toId: target, settings: {} })).id,
    list: ({ flows }, scope, page) => flows.list(scope, page),
    get: ({ flows }, scope, id) => flows.get(scope, id),
    again: { code: 'flow-exists' },
    async texts({ flows }, { scope, source, target }, text) {
      const { id } = await flows.create({ flow: text, fromId: source, toId: target, settings: { text } });
      const found = await flows.get(scope, id);
      return { flow: found?.flow, setting: found?.settings.text };
    },
  }),

  changeRequests: audited({
    addAudited: async ({ changeRequests }, owner, name) =>
      (await changeRequests.create(draftOfRequest(owner, name), actor, asked({ name }))).id,
    list: ({ changeRequests }, scope, page) =>
      changeRequests.list(scope, { ...page, state: undefined, after: page.after }),
    get: ({ changeRequests }, scope, id) => changeRequests.get(scope, id),
    async texts({ changeRequests }, owner, text) {
      const draft = { ...draftOfRequest(owner, text), before: { text }, after: { text } };
      const { id } = await changeRequests.create(draft, { id: text, name: text }, asked({}));
      await changeRequests.decide(id, {
        state: 'rejected',
        by: { id: text, name: text },
        reason: said(text),
        at: new Date(),
      });
      const found = await changeRequests.get(owner.scope, id);
      return {
        subject: found?.subject,
        before: textIn(found?.before),
        after: textIn(found?.after),
        asker: found?.askedByName,
        decider: found?.decidedByName,
        reason: found?.reason?.params.said,
      };
    },
    async secret({ changeRequests }, owner, secret) {
      const draft = { ...draftOfRequest(owner, 'con_1'), after: { shown: 'not a secret' } };
      const { id } = await changeRequests.create(draft, actor, asked({ text: secret }));
      return async () => textIn((await changeRequests.askedFor(id))?.body);
    },
  }),
};

export const draftOfBrowser = ({ scope }: Owner, name: string) => ({
  tenantId: scope.tenant,
  hash: createHash('sha256').update(`${scope.tenant} browser ${name}`).digest('hex'),
  callerId: 'key_of_a_person',
  callerName: 'a person',
  operatorMark: null,
  may: ['read' as const],
  way: 'key' as const,
  userAgent: null,
  at: new Date(),
  expiresAt: inAnHour(),
  tokens: undefined,
  renewAt: null,
});
