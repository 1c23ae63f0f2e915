// Connect sessions: a form in somebody else's product makes one connection, and can do nothing else.
import { describe, expect, test } from 'vitest';
import { everyRoute } from '../../src/contract/routes.ts';
import { worded } from '../../src/core/reasons.ts';
import { own } from '../../src/core/redacted.ts';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import { kontorOfFile } from '../running-kontor.ts';

const { username, password } = sandboxCredentials;
const auth = { kind: 'basic', username, password };
const page = 'https://app.example';

interface Answer {
  status: number;
  allowed: string | null;
  body: Record<string, unknown>;
}

/** All that a session can ask. */
const everything = (given: unknown) =>
  [
    ['GET', '/v1/connect', undefined],
    ['POST', '/v1/connect/check', given],
    ['POST', '/v1/connect', given],
  ] as const;

const kontorOf = kontorOfFile();

async function openForms() {
  const { app, client, operator, pass, s4, tenant } = await kontorOf();
  const ask = async (
    token: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const reply = await fetch(app.url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return {
      status: reply.status,
      allowed: reply.headers.get('access-control-allow-origin'),
      body: (await reply.json()) as Record<string, unknown>,
    };
  };
  const begin = async (change: Record<string, unknown> = {}) => {
    const draft = { connector: 's4hana', name: 'Acme S/4HANA', return_origin: page, ...change };
    const { status, body } = await ask(app.apiKey, 'POST', '/v1/connect-sessions', draft, {
      'kontor-tenant': tenant,
    });
    expect([status, body]).toEqual([201, expect.objectContaining({ state: 'open', tenant })]);
    return body as { id: string; token: string };
  };
  const form = (token: string, method: string, path: string, body?: unknown) =>
    ask(token, method, path, body, { origin: page });
  return { app, client, operator, s4, tenant, ask, begin, form, pass };
}

describe('a connect session', () => {
  test('shows a form, tries credentials, makes one connection, and is used up', async () => {
    const { app, s4, tenant, ask, begin, form } = await openForms();
    const { id, token } = await begin({ objects: ['sales-orders', 'journal-entries'] });
    const shown = await form(token, 'GET', '/v1/connect?auth=oauth-client-credentials');
    expect(shown).toMatchObject({ status: 200, allowed: page, body: { return_origin: page } });
    const { settings_schema: schema, admin_steps: steps } = shown.body.connector as {
      settings_schema: { properties: Record<string, { title: string; oneOf: never[] }> };
      admin_steps: { scenario?: string; text: string }[];
    };
    expect(schema.properties.baseUrl?.title).toBe('API address');
    expect(JSON.stringify(schema)).toContain('"writeOnly":true,"format":"password"');
    expect(steps.flatMap(step => step.scenario ?? []).toSorted()).toEqual([
      'SAP_COM_0002',
      'SAP_COM_0087',
      'SAP_COM_0109',
    ]);

    const wrong = { settings: { baseUrl: s4.url, auth: { ...auth, password: 'wrong' } } };
    expect(await form(token, 'POST', '/v1/connect/check', wrong)).toMatchObject({ body: { ok: false } });
    expect(await form(token, 'POST', '/v1/connect', wrong)).toMatchObject({ status: 422 });
    const right = { settings: { baseUrl: s4.url, auth } };
    expect(await form(token, 'POST', '/v1/connect/check', right)).toMatchObject({ body: { ok: true } });
    const both = await Promise.all([
      form(token, 'POST', '/v1/connect', right),
      form(token, 'POST', '/v1/connect', right),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, expect.toBeOneOf([403, 409])]);
    const made = both.find(({ status }) => status === 201)?.body;
    expect(made).toMatchObject({ name: 'Acme S/4HANA', status: 'ok', return_origin: page });
    for (const [method, path, body] of everything(right))
      expect(await form(token, method, path, body)).toMatchObject({
        status: 403,
        body: { code: 'session-used' },
      });
    expect(await ask(app.apiKey, 'GET', `/v1/connect-sessions/${id}`)).toMatchObject({
      body: { state: 'used', made: made?.connection },
    });
    expect(await ask(app.apiKey, 'GET', `/v1/connections/${made?.connection}`)).toMatchObject({
      body: { tenant, connector: 's4hana' },
    });
    const audit = await ask(app.apiKey, 'GET', '/v1/audit?limit=50');
    expect(JSON.stringify(audit.body)).toContain(`connect session ${id}`);
    expect(JSON.stringify(audit.body)).not.toContain(token);
  });

  test('opens nothing else: no other route, no other page, and no key opens its form', async () => {
    const { app, ask, begin, form } = await openForms();
    const { token } = await begin();
    for (const [name, route] of Object.entries(everyRoute)) {
      if (route.needs === 'connect' || route.needs === 'nothing') continue;
      const path = route.path.replace(/:\w+/g, 'x');
      const answer = await ask(token, route.method, path, route.body ? {} : undefined);
      expect([name, answer.status, answer.body.code]).toEqual([name, 403, 'not-permitted']);
    }
    const proxied = await ask(token, 'GET', '/v1/connections/x/proxy/sap/x');
    expect(proxied).toMatchObject({ status: 403 });
    expect(await ask(app.apiKey, 'GET', '/v1/connect')).toMatchObject({ status: 403 });
    expect(await ask('kontor_session_made_up', 'GET', '/v1/connect')).toMatchObject({ status: 401 });
    expect(
      await ask(token, 'GET', '/v1/connect', undefined, { origin: 'https://evil.example' }),
    ).toMatchObject({
      status: 403,
      body: { code: 'foreign-origin' },
    });
    const preflight = await fetch(`${app.url}/v1/connect`, {
      method: 'OPTIONS',
      headers: {
        origin: page,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'authorization,content-type',
    ]);
    expect((await form(token, 'GET', '/v1/connect')).status).toBe(200);
  });

  test('is used from the page that it names, from Kontor’s own, and from no other page', async () => {
    const { app, ask, begin } = await openForms();
    const { token } = await begin();
    const { host } = new URL(app.url);
    const asked = async (method: string, path: string, body: unknown, headers: Record<string, string>) => {
      const answer = await ask(token, method, path, body, headers);
      return answer.status === 200 ? 200 : answer.body.code;
    };
    for (const [method, path, given] of everything({ settings: {} })) {
      const isTaken = path === '/v1/connect' && method === 'POST' ? 'bad-settings' : 200;
      for (const taken of [
        { origin: page, 'sec-fetch-site': 'cross-site' },
        { origin: app.url, 'sec-fetch-site': 'same-origin' },
      ])
        expect([taken, await asked(method, path, given, taken)]).toEqual([taken, isTaken]);
      for (const foreign of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: `https://${host}` },
        { origin: `${app.url}.evil.example` },
        { origin: app.url, 'sec-fetch-site': 'cross-site' },
      ])
        expect([foreign, await asked(method, path, given, foreign)]).toEqual([foreign, 'foreign-origin']);
    }
  });

  test('gives only what it was made for, twenty times at most, and not for long', async () => {
    const { app, operator, s4, tenant, ask, begin, form } = await openForms();
    const { token } = await begin({
      settings: { baseUrl: s4.url, concurrency: 2 },
      allowed: ['auth:basic'],
    });
    const shown = await form(token, 'GET', '/v1/connect');
    const { settings_schema: schema } = shown.body.connector as {
      settings_schema: { properties: Record<string, { oneOf: unknown[] }>; required: string[] };
    };
    expect([Object.keys(schema.properties), schema.required, schema.properties.auth?.oneOf.length]).toEqual([
      ['auth'],
      ['auth'],
      1,
    ]);
    const elsewhere = { settings: { baseUrl: 'https://evil.example', auth } };
    expect(await form(token, 'POST', '/v1/connect', elsewhere)).toMatchObject({
      status: 400,
      body: { code: 'not-allowed' },
    });
    const otherKind = { settings: { auth: { kind: 'api-key', key: 'x' } } };
    expect(await form(token, 'POST', '/v1/connect', otherKind)).toMatchObject({ status: 400 });
    for (let n = 0; n < 20; n++) await form(token, 'POST', '/v1/connect/check', { settings: {} });
    expect(await form(token, 'POST', '/v1/connect', { settings: { auth } })).toMatchObject({
      status: 403,
      body: { code: 'session-tried-out', detail: 'This connect session has had its 20 attempts.' },
    });

    const cancelled = await begin();
    await ask(app.apiKey, 'DELETE', `/v1/connect-sessions/${cancelled.id}`);
    expect(await form(cancelled.token, 'GET', '/v1/connect')).toMatchObject({
      status: 403,
      body: { code: 'session-over' },
    });
    expect(await ask(app.apiKey, 'DELETE', `/v1/connect-sessions/${cancelled.id}`)).toMatchObject({
      status: 409,
    });
    const foreign = await operator.createTenant({ body: { id: `${tenant}-bolt`, name: 'Bolt' } });
    const { key } = (
      await ask(app.apiKey, 'POST', '/v1/keys', { name: 'k', role: 'admin' }, { 'kontor-tenant': foreign.id })
    ).body as { key: string };
    expect(await ask(key, 'GET', `/v1/connect-sessions/${cancelled.id}`)).toMatchObject({ status: 404 });
    const secret = { connector: 's4hana', name: 'x', return_origin: page, settings: { auth } };
    expect(await ask(key, 'POST', '/v1/connect-sessions', secret)).toMatchObject({
      status: 400,
      body: { code: 'secret-in-session' },
    });
    const mistyped = { connector: 's4hana', name: 'x', return_origin: page, allowed: ['basUrl'] };
    expect(await ask(key, 'POST', '/v1/connect-sessions', mistyped)).toMatchObject({
      status: 400,
      body: { code: 'no-setting' },
    });
    for (const return_origin of [
      'http://app.example',
      'https://app.example/path',
      'javascript:alert(1)',
      '*',
    ])
      expect(
        await ask(key, 'POST', '/v1/connect-sessions', { ...secret, settings: {}, return_origin }),
      ).toMatchObject({ status: 400 });
  });

  test('expires on time, even for a form that was opened before', async () => {
    const { app, s4, ask, begin, form, pass } = await openForms();
    const { id, token } = await begin({ expires_in_seconds: 60 });
    const other = await begin({ expires_in_seconds: 3_600 });
    pass(58_000);
    expect((await form(token, 'GET', '/v1/connect')).status).toBe(200);
    pass(3_000);
    const settings = { baseUrl: s4.url, auth };
    for (const [method, path, body] of everything({ settings }))
      expect(await form(token, method, path, body)).toMatchObject({
        status: 403,
        body: { code: 'session-over' },
      });
    expect(await ask(app.apiKey, 'GET', `/v1/connect-sessions/${id}`)).toMatchObject({
      body: { state: 'over', made: null },
    });
    expect((await form(other.token, 'POST', '/v1/connect', { settings })).status).toBe(201);
  });

  test('reaches no connection of another tenant, and is not made for one', async () => {
    const { app, operator, s4, tenant, ask, begin, form } = await openForms();
    const theirs = await begin({ name: 'Theirs' });
    const settings = { baseUrl: s4.url, auth };
    const { connection } = (await form(theirs.token, 'POST', '/v1/connect', { settings })).body;
    await operator.createTenant({ body: { id: `${tenant}-bolt`, name: 'Bolt' } });
    const bolt = { 'kontor-tenant': `${tenant}-bolt` };
    const { key } = (await ask(app.apiKey, 'POST', '/v1/keys', { name: 'k', role: 'admin' }, bolt)).body;
    const draft = { connector: 's4hana', name: 'x', return_origin: page, connection };
    expect(await ask(String(key), 'POST', '/v1/connect-sessions', draft)).toMatchObject({
      status: 404,
      body: { code: 'no-connection' },
    });
    // Nor with a key that sees both, on behalf of the other.
    expect(await ask(app.apiKey, 'POST', '/v1/connect-sessions', draft, bolt)).toMatchObject({ status: 404 });
    expect(await ask(app.apiKey, 'POST', '/v1/connect-sessions', draft)).toMatchObject({ status: 404 });
  });

  test('fixes a connection whose credentials are refused, also with another way to log on', async () => {
    const { app, client, s4, ask, begin, form } = await openForms();
    const first = await begin({ name: 'SAP' });
    const settings = { baseUrl: s4.url, auth };
    const made = await form(first.token, 'POST', '/v1/connect', { settings });
    const id = String(made.body.connection);
    await app.store.connections.setStatus(id, {
      from: ['ok'],
      to: 'needs_credentials',
      reason: { code: 'test', params: worded(own`refused`) },
    });
    const { token } = await begin({ connection: id, name: 'x', allowed: ['auth'] });
    // What stands there is known, without its secret, and without what the form may not change.
    expect((await form(token, 'GET', '/v1/connect')).body).toMatchObject({ name: 'SAP', connection: id });
    expect((await form(token, 'GET', '/v1/connect')).body.settings).toEqual({
      auth: { kind: 'basic', username },
    });
    const other = await begin({ connection: id, allowed: ['auth:oauth-client-credentials'] });
    expect((await form(other.token, 'GET', '/v1/connect')).body.settings).toEqual({});
    const checked = async (given: unknown) =>
      (await form(token, 'POST', '/v1/connect/check', { settings: { auth: given } })).body;
    expect(await checked({ ...auth, password: 'wrong' })).toMatchObject({ ok: false, code: 'logon-refused' });
    expect(await checked({ kind: 'basic', username: '' })).toMatchObject({
      ok: false,
      code: 'bad-settings',
      fields: [{ field: 'auth.username', problem: expect.any(String) }],
    });
    expect(await checked({ kind: 'basic', password })).toMatchObject({ ok: true });
    const oauth = {
      kind: 'oauth-client-credentials',
      tokenUrl: `${s4.url}/sap/bc/sec/oauth2/token`,
      clientId: 'sandbox-client',
      clientSecret: 'sandbox-client-secret',
    };
    expect(await form(token, 'POST', '/v1/connect', { settings: { auth: oauth } })).toMatchObject({
      status: 201,
      body: { connection: id, status: 'ok' },
    });
    expect(await ask(app.apiKey, 'GET', `/v1/connections/${id}`)).toMatchObject({
      body: { status: 'ok', settings: { auth: { kind: 'oauth-client-credentials' } } },
    });
    expect((await client.listConnections()).result).toHaveLength(1);
  });
});
