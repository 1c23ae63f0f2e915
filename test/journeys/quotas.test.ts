// A tenant has no more of anything than is set for it, however many ask at once; and is told when it asks too often.
import { describe, expect, test } from 'vitest';
import type { Client } from '../../src/client/index.ts';
import { createClient } from '../../src/client/index.ts';
import { defaultQuotas, quotaKinds } from '../../src/core/quotas.ts';
import { kontorCommand } from '../command.ts';
import { eventuallyIs, kontorOfFile, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

/** Makes one of each kind, as a tenant's admin does. */
async function makers(kontor: RunningKontor) {
  const { client, app, s4, tenant } = kontor;
  const { key } = await client.createKey({ body: { name: 'admin', role: 'admin' } });
  const admin: Client = createClient({ url: app.url, apiKey: key, retries: 0 });
  let n = 0;
  const settings = { baseUrl: s4.url, auth: { kind: 'basic', username: 'U' } };
  // Past the gateway, which would ask the system first.
  const connection = () =>
    app.store.writeAudited(operatorOf(tenant), async tables => {
      const draft = { tenantId: tenant, connector: 's4hana', system: 's4hana:1', name: `c${n++}`, settings };
      const answer = await tables.connections.create(draft, {});
      return { answer, entry: { tenant, action: 'connection.created', subject: answer.id } };
    });
  return {
    admin,
    twoConnections: async () => [(await connection()).id, (await connection()).id] as const,
    make: {
      keys: () => admin.createKey({ body: { name: `k${n++}` } }),
      connect_sessions: () =>
        admin.createConnectSession({
          body: {
            connector: 's4hana',
            name: `s${n++}`,
            return_origin: 'https://app.example',
            expires_in_seconds: 600,
          },
        }),
      widget_tokens: () =>
        admin.createWidgetToken({
          body: { widget: 'errors', origin: 'https://app.example', expires_in_seconds: 600 },
        }),
      destinations: () => admin.createDestination({ body: { url: `${s4.url}/${n++}` } }),
      connections: connection,
      flows: (fromId: string, toId: string) =>
        app.store.writeAudited(operatorOf(tenant), async tables => {
          const answer = await tables.flows.create({ flow: `f${n++}`, fromId, toId, settings: {} });
          return { answer, entry: { tenant, action: 'flow.created', subject: answer.id } };
        }),
    },
  };
}

const operatorOf = (tenant: string) => ({ id: 'operator', name: 'operator', sees: { tenant }, may: [] });

const countOf = (outcomes: PromiseSettledResult<unknown>[]) => ({
  made: outcomes.filter(({ status }) => status === 'fulfilled').length,
  codes: [...new Set(outcomes.flatMap(one => (one.status === 'rejected' ? [one.reason.code] : [])))],
});

describe('a tenant', () => {
  test('has at most what its quotas say, also when thirty ask at the same moment', async () => {
    const kontor = await kontorOf();
    const { operator, tenant } = kontor;
    const { admin, make, twoConnections } = await makers(kontor);
    const [from, to] = await twoConnections();
    await operator.updateTenant({
      id: tenant,
      body: {
        quotas: { keys: 5, connect_sessions: 4, widget_tokens: 3, destinations: 3, connections: 6, flows: 2 },
      },
    });
    const before = await admin.getTenant({ id: tenant });
    expect(before.used).toEqual({
      keys: 1,
      connect_sessions: 0,
      widget_tokens: 0,
      destinations: 0,
      connections: 2,
      flows: 0,
    });
    for (const kind of quotaKinds) {
      const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => make[kind](from, to)));
      const free = before.quotas[kind] - before.used[kind];
      expect([kind, countOf(outcomes)]).toEqual([kind, { made: free, codes: ['quota-reached'] }]);
    }
    expect((await admin.getTenant({ id: tenant })).used).toEqual(before.quotas);
  });

  test('is told in a sentence, and has room again when something ends', async () => {
    const kontor = await kontorOf();
    const { operator, tenant, app } = kontor;
    const { admin, make } = await makers(kontor);
    await operator.updateTenant({
      id: tenant,
      body: { quotas: { keys: 2, connect_sessions: 1, destinations: 0 } },
    });
    await make.keys();
    expect(await make.keys().catch(problem => problem)).toMatchObject({
      status: 409,
      code: 'quota-reached',
      message: `Tenant ${tenant} has 2 API keys, and may have at most 2. Nothing was created.`,
      next: expect.stringContaining('--quota keys=N'),
      details: { tenant, kind: 'keys', used: 2, most: 2 },
    });
    expect(await make.destinations().catch(problem => problem)).toMatchObject({ status: 409 });
    const session = await make.connect_sessions();
    const refused = await fetch(`${app.url}/v1/connect-sessions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${app.apiKey}`,
        'kontor-tenant': tenant,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ connector: 's4hana', name: 'x', return_origin: 'https://app.example' }),
    });
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'quota-reached' }]);
    const after = Number(refused.headers.get('retry-after'));
    expect(after).toBeGreaterThan(540);
    expect(after).toBeLessThanOrEqual(600);
    await admin.cancelConnectSession({ id: session.id });
    await make.connect_sessions();
    const [newest] = (await admin.listKeys()).result;
    await admin.revokeKey({ id: newest?.id as string });
    await make.keys();
    // Keys for all tenants are nobody's.
    await operator.createKey({ body: { name: 'all', all_tenants: true } });
    // What exceeds the quota stays; and only a caller that sees all tenants changes it.
    await operator.updateTenant({ id: tenant, body: { quotas: { keys: 1 } } });
    expect((await admin.getTenant({ id: tenant })).used.keys).toBe(2);
    await expect(admin.updateTenant({ id: tenant, body: { quotas: { keys: 9 } } })).rejects.toMatchObject({
      status: 403,
    });
    await operator.updateTenant({ id: tenant, body: { quotas: { keys: null } } });
    expect((await admin.getTenant({ id: tenant })).quotas.keys).toBe(defaultQuotas.keys);
    const { body } = await kontor.operator
      .listAudit({ subject: tenant })
      .then(({ result }) => ({ body: result[0] }));
    expect(body).toMatchObject({ action: 'tenant.updated', before: { quotas: { keys: 1 } } });
  });

  test('sees its quotas on the command line, where they are changed too', async () => {
    const { app, tenant } = await kontorOf();
    const asked = ['--url', app.url, '--key', app.apiKey];
    const change = kontorCommand(['tenants', 'update', tenant, '--quota', 'keys=7,flows=0', ...asked]);
    expect(await change.ended).toBe(0);
    const shown = kontorCommand(['tenants', 'show', tenant, ...asked]);
    await shown.ended;
    expect(shown.said()).toMatch(/keys *│ *0 │ *7/);
    const wrong = kontorCommand(['tenants', 'update', tenant, '--quota', 'cars=7', ...asked]);
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toContain('kinds are keys, connect_sessions');
  });

  test('is told once when it asks too often, and again after ten quiet minutes', async () => {
    const kontor = await kontorOf();
    const { operator, tenant, client } = kontor;
    await operator.updateTenant({ id: tenant, body: { requests_per_minute: 3 } });
    const messages = async () =>
      (await operator.listMessages({ type: 'tenant.throttled' }).all()).filter(one => one.tenant === tenant);
    const refuse = () =>
      eventuallyIs(
        'it is refused',
        () =>
          client.listFlows().then(
            () => 200,
            problem => problem.status,
          ),
        status => status === 429,
      );
    await refuse();
    const [message] = await eventuallyIs('it is told', messages, told => told.length === 1);
    expect(message?.data).toEqual({ requests_per_minute: 3, since: expect.any(String) });
    for (let i = 0; i < 20; i++) await refuse();
    kontor.pass(120_000);
    await refuse();
    const noted = await eventuallyIs(
      'the refusal is noted',
      async () => (await operator.getTenant({ id: tenant })).throttled_at,
      at => at !== null && Date.parse(at) > kontor.now() - 60_000,
    );
    expect(noted).not.toBeNull();
    expect(await messages()).toHaveLength(1);
    kontor.pass(660_000);
    await refuse();
    await eventuallyIs('it is told again', messages, told => told.length === 2);
    await operator.updateTenant({ id: tenant, body: { requests_per_minute: null } });
  });
});
