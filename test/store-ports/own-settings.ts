// What single ports of settings promise.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { addMessage } from '../../src/store/messages.ts';
import { eventually } from '../eventually.ts';
import { actor, type Owner, type Place, tenantSettings, wins } from './place.ts';
import type { OwnPromises } from './port.ts';
import { said } from './record-ports.ts';
import {
  asked,
  draftOfBrowser,
  draftOfConnection,
  draftOfKey,
  draftOfRequest,
  draftOfSession,
  draftOfWidget,
  inAnHour,
} from './settings-ports.ts';

const codesOf = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.flatMap(one => (one.status === 'rejected' ? one.reason.code : [])).sort();
const nine = (code: string) => Array.from({ length: 9 }, () => code);
const messagesOf = async ({ first }: Place, { scope }: Owner, type: string) =>
  first.messages.list(scope, { type, limit: 100 });
const passed = () => new Date(Date.now() - 1);

export const tenants: OwnPromises = {
  'of ten who create the same, one does': async ({ tenTimes }) => {
    const id = randomUUID();
    const results = await tenTimes(store => store.tenants.create(id, tenantSettings()));
    expect(codesOf(results)).toEqual(nine('tenant-exists'));
  },

  'a tenant sees itself and no other, page by page': async ({ first, owner }) => {
    const [mine, other] = [await owner(), await owner()];
    expect(await first.tenants.list(mine.scope, { limit: 10 })).toMatchObject([{ id: mine.scope.tenant }]);
    expect(await first.tenants.get(mine.scope, other.scope.tenant)).toBeUndefined();
    const found: string[] = [];
    for (let page = 0; page < 1_000; page++) {
      const rows = await first.tenants.list('every-tenant', { after: found.at(-1), limit: 7 });
      found.push(...rows.map(({ id }) => id));
      if (rows.length < 7) break;
    }
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining([mine.scope.tenant, other.scope.tenant]));
  },

  'one that is being deleted gets nothing new, and one that gets something is not deleted': async ({
    first,
    tenTimes,
  }) => {
    for (let round = 0; round < 10; round++) {
      const id = `gone-${randomUUID()}`;
      await first.tenants.create(id, tenantSettings());
      const owner = { scope: { tenant: id }, source: '', target: '', destination: '' };
      const entry = { tenant: id, action: 'test.made', subject: id };
      const results = await tenTimes((store, n) =>
        store.writeAudited(actor, async tables => {
          if (n === round) {
            await tables.tenants.lock(id);
            await tables.tenants.remove(id);
          } else if (n % 2 === 0) await tables.connections.create(draftOfConnection(owner, `${n}`), {});
          else if (n % 3 === 0) await tables.connectSessions.create(draftOfSession(owner, `${n}`));
          else await tables.apiKeys.create(draftOfKey(owner, `${n}`));
          return { answer: undefined, entry };
        }),
      );
      const isThere = (await first.tenants.get('every-tenant', id)) !== undefined;
      const made = [
        ...(await first.connections.list(owner.scope)),
        ...(await first.connectSessions.list(owner.scope, { limit: 20 })),
        ...(await first.apiKeys.list(owner.scope, { limit: 20 })),
      ];
      expect(new Set(codesOf(results))).toEqual(new Set([isThere ? 'tenant-in-use' : 'no-tenant']));
      expect(made).toHaveLength(isThere ? 9 : 0);
    }
  },

  'one that is made under the id of a deleted one has nothing of it': async ({ first, owner }) => {
    const id = `again-${randomUUID()}`;
    await first.tenants.create(id, tenantSettings());
    const former: Owner = { scope: { tenant: id }, source: '', target: '', destination: '' };
    const draft = { tenantId: id, url: 'http://former', types: null, watch: [] };
    const { id: destination } = await first.destinations.create(draft, 'whsec_1');
    await first.connectSessions.create(draftOfSession(former, 'one'));
    await first.widgetTokens.create(draftOfWidget(former, 'one'));
    await first.browserSessions.create(draftOfBrowser(former, 'one'));
    await first.changeRequests.create(draftOfRequest(former, 'con_1'), actor, asked({}));
    const kept = await owner();
    await first.transaction(tx =>
      addMessage(tx, { tenantId: kept.scope.tenant, type: 'delivery.x', data: {} }),
    );
    await first.tenants.remove(id);
    await first.tenants.create(id, tenantSettings());
    expect(await first.destinations.list(former.scope)).toEqual([]);
    expect(await first.connectSessions.list(former.scope, { limit: 10 })).toEqual([]);
    expect(await first.widgetTokens.list(former.scope, { limit: 10 })).toEqual([]);
    expect(await first.browserSessions.list(former.scope, { limit: 10, of: undefined })).toEqual([]);
    expect(
      await first.changeRequests.list(former.scope, { state: undefined, after: undefined, limit: 10 }),
    ).toEqual([]);
    expect(await first.messages.list(former.scope, { limit: 10 })).toEqual([]);
    expect(await first.deliveries.list(destination, { limit: 10 })).toEqual([]);
    expect(await first.deliveries.list(kept.destination, { limit: 10 })).toHaveLength(1);
  },

  'people are told once of a stretch of refusals': async ({ tenTimes, owner, ...place }) => {
    const mine = await owner();
    const at = new Date();
    const { tenant } = mine.scope;
    wins(await tenTimes(store => store.tenants.throttled(tenant, at)));
    const told = () => messagesOf({ tenTimes, owner, ...place }, mine, 'tenant.throttled');
    expect(await told()).toHaveLength(1);
    await place.first.tenants.throttled(tenant, new Date(at.getTime() + 599_000));
    expect(await told()).toHaveLength(1);
    await place.first.tenants.throttled(tenant, new Date(at.getTime() + 1_200_000));
    expect(await told()).toHaveLength(2);
  },
};

export const apiKeys: OwnPromises = {
  'a key is found by its hash also when it is revoked, because its asker decides': async ({
    first,
    owner,
  }) => {
    const draft = draftOfKey(await owner(), 'one');
    const { id } = await first.apiKeys.create(draft);
    await first.apiKeys.used([id], new Date());
    await first.apiKeys.revoke('every-tenant', id);
    const found = await first.apiKeys.byHash(draft.hash);
    expect(found).toMatchObject({ id, revokedAt: expect.any(Date), lastUsedAt: expect.any(Date) });
    expect(await first.apiKeys.byHash('another')).toBeUndefined();
  },

  'of ten who want the last that the quota leaves, one gets it': async ({ first, tenTimes, owner }) => {
    const mine = await owner({ quotas: { keys: 1 } });
    const make = (store: typeof first) =>
      store.writeAudited(actor, async ({ apiKeys: port }) => {
        const answer = await port.create(draftOfKey(mine, 'one'));
        return { answer, entry: { tenant: mine.scope.tenant, action: 'key.created', subject: answer.id } };
      });
    expect(codesOf(await tenTimes(make))).toEqual(nine('quota-reached'));
    expect(await first.tenants.used(mine.scope.tenant)).toMatchObject({ keys: 1 });
  },
};

export const connections: OwnPromises = {
  'one that takes a name while another is taking it is told so': async place => {
    const { first, second, client, owner } = place;
    const mine = await owner();
    const named = async (store: typeof first, id: string, on: Pick<typeof first, 'connections'> = store) => {
      const found = await store.connections.get(mine.scope, id);
      if (!found) throw new Error('It is not there.');
      return on.connections.update(id, { ...found, name: 'wanted' }, {});
    };
    const entry = { tenant: mine.scope.tenant, action: 'test.made', subject: mine.source };
    let waiting: Promise<unknown> | undefined;
    await first.writeAudited(actor, async tables => {
      const answer = await named(first, mine.source, tables);
      waiting = named(second, mine.target).catch(error => error.code);
      await eventually('the other one waits', async () => {
        const { rows } = await client.query(`select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and query ilike 'update "connections"%'`);
        return rows.length;
      });
      return { answer, entry };
    });
    expect(await waiting).toBe('name-taken');
  },

  'of ten who make the same change of its status, one does, and tells': async place => {
    const mine = await place.owner();
    const change = { from: ['ok' as const], to: 'failing' as const, reason: said('away') };
    const results = await place.tenTimes(store => store.connections.setStatus(mine.source, change));
    expect(wins(results)).toBe(1);
    expect(await messagesOf(place, mine, 'connection.failing')).toHaveLength(1);
  },

  'what was found out with other settings changes no status': async ({ first, owner }) => {
    const { scope, source } = await owner();
    const before = await first.connections.get(scope, source);
    if (!before) throw new Error('It is not there.');
    await first.connections.update(source, before, { password: 'new' });
    const change = { from: ['ok' as const], to: 'failing' as const, reason: null, asOf: before.updatedAt };
    expect(await first.connections.setStatus(source, change)).toBeUndefined();
    const after = await first.connections.get(scope, source);
    expect(await first.connections.setStatus(source, { ...change, asOf: after?.updatedAt })).toMatchObject({
      status: 'failing',
    });
  },

  'one that is deleted is nowhere, keeps no secret, and leaves its name to another': async ({
    first,
    owner,
  }) => {
    const mine = await owner();
    const { id, name } = await first.connections.create(draftOfConnection(mine, 'gone'), { password: 'p' });
    await first.connections.remove(id);
    expect(await first.connections.get(mine.scope, id)).toBeUndefined();
    expect((await first.connections.list(mine.scope)).map(one => one.id)).toEqual([mine.source, mine.target]);
    expect(await first.connections.secretsOf(id)).toEqual({});
    expect(await first.connections.create(draftOfConnection(mine, name), {})).toMatchObject({ name });
  },

  'when its credentials were taken last is never set back': async ({ first, owner }) => {
    const { scope, source } = await owner();
    const [earlier, later] = [new Date(1_000), new Date(2_000)];
    await first.connections.accepted(source, later);
    await first.connections.accepted(source, earlier);
    expect((await first.connections.get(scope, source))?.acceptedAt).toEqual(later);
  },
};

export const connectSessions: OwnPromises = {
  'of ten who use it at once, one does': async ({ first, tenTimes, owner }) => {
    const draft = draftOfSession(await owner(), 'one');
    const { id } = await first.connectSessions.create(draft);
    const results = await tenTimes((store, n) => store.connectSessions.use(id, `con_${n}`, new Date()));
    expect(wins(results)).toBe(1);
    expect(await first.connectSessions.byHash(draft.hash)).toMatchObject({ usedAt: expect.any(Date) });
    expect(await first.connectSessions.try(id, 100, new Date())).toBeUndefined();
  },

  'of ten tries at once, as many count as it has': async ({ first, tenTimes, owner }) => {
    const { id } = await first.connectSessions.create(draftOfSession(await owner(), 'one'));
    expect(wins(await tenTimes(store => store.connectSessions.try(id, 3, new Date())))).toBe(3);
  },

  'one that has expired or was cancelled opens nothing': async ({ first, owner }) => {
    const mine = await owner();
    const expired = { ...draftOfSession(mine, 'expired'), expiresAt: passed() };
    const cancelled = draftOfSession(mine, 'cancelled');
    const ids = [
      (await first.connectSessions.create(expired)).id,
      (await first.connectSessions.create(cancelled)).id,
    ];
    await first.connectSessions.cancel(mine.scope, ids[1] ?? '', new Date());
    const now = new Date();
    for (const { hash } of [expired, cancelled])
      expect((await first.connectSessions.byHash(hash))?.expiresAt.getTime()).toBeLessThanOrEqual(
        now.getTime(),
      );
    for (const id of ids) {
      expect(await first.connectSessions.try(id, 100, now)).toBeUndefined();
      expect(await first.connectSessions.use(id, 'con_1', now)).toBe(false);
    }
  },
};

export const widgetTokens: OwnPromises = {
  'of ten who revoke it at once, one does, and it is found by its hash as ended': async ({
    first,
    tenTimes,
    owner,
  }) => {
    const mine = await owner();
    const draft = draftOfWidget(mine, 'one');
    const { id } = await first.widgetTokens.create(draft);
    const now = new Date();
    expect(wins(await tenTimes(store => store.widgetTokens.cancel(mine.scope, id, now)))).toBe(1);
    expect(await first.widgetTokens.byHash(draft.hash)).toMatchObject({ id, expiresAt: now });
    expect(await first.widgetTokens.byHash('another')).toBeUndefined();
  },

  'those that have ended are deleted after thirty days, as connect sessions are': async ({
    first,
    owner,
  }) => {
    const mine = await owner();
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    for (const days of [29, 31]) {
      const ended = { expiresAt: daysAgo(days) };
      await first.widgetTokens.create({ ...draftOfWidget(mine, `${days}`), ...ended });
      await first.connectSessions.create({ ...draftOfSession(mine, `${days}`), ...ended });
    }
    await first.deleteExpired(Date.now());
    expect(await first.widgetTokens.list(mine.scope, { limit: 10 })).toMatchObject([{ customer: '29' }]);
    expect(await first.connectSessions.list(mine.scope, { limit: 10 })).toMatchObject([{ name: '29' }]);
  },
};

export const flows: OwnPromises = {
  'of ten who pause it, and ten who resume it, one does, and tells': async place => {
    const mine = await place.owner();
    const { first, tenTimes } = place;
    const draft = { flow: 'f', fromId: mine.source, toId: mine.target, settings: {} };
    const { id } = await first.flows.create(draft);
    wins(await tenTimes(store => store.flows.pause(id)));
    expect(await messagesOf(place, mine, 'flow.paused')).toHaveLength(1);
    expect(await first.flows.paused(mine.scope)).toMatchObject([{ id }]);
    wins(await tenTimes(store => store.flows.resume(id)));
    expect(await messagesOf(place, mine, 'flow.resumed')).toHaveLength(1);
    expect(await first.flows.paused(mine.scope)).toEqual([]);
  },
};

export const changeRequests: OwnPromises = {
  'of ten who decide, one does; what was asked for is gone then': async place => {
    const { first, tenTimes, owner } = place;
    const mine = await owner();
    const { id } = await first.changeRequests.create(draftOfRequest(mine, 'con_1'), actor, asked({ a: 1 }));
    const decide = (state: 'approved' | 'rejected', by: string) => ({
      state,
      by: { id: by, name: by },
      reason: null,
      at: new Date(),
    });
    const results = await tenTimes((store, n) =>
      store.changeRequests.decide(id, decide(n % 2 ? 'approved' : 'rejected', `key_${n}`)),
    );
    expect(wins(results)).toBe(1);
    expect(await first.changeRequests.askedFor(id)).toBeUndefined();
    const types = (await first.messages.list(mine.scope, { limit: 10 })).map(({ type }) => type);
    const decided = await first.changeRequests.get(mine.scope, id);
    expect(types).toEqual([`change-request.${decided?.state}`, 'change-request.pending']);
  },

  'nobody decides one that has expired, and what was asked for is deleted': async ({ first, owner }) => {
    const mine = await owner();
    const make = (expiresAt: Date) =>
      first.changeRequests.create({ ...draftOfRequest(mine, 'con_1'), expiresAt }, actor, asked({ a: 1 }));
    const [expired, open] = [await make(passed()), await make(inAnHour())];
    const decision = { state: 'approved' as const, by: actor, reason: null, at: new Date() };
    expect(await first.changeRequests.decide(expired.id, decision)).toBeUndefined();
    await first.deleteExpired(Date.now());
    expect(await first.changeRequests.askedFor(expired.id)).toBeUndefined();
    expect(await first.changeRequests.askedFor(open.id)).toMatchObject({ body: { a: 1 } });
  },
};
