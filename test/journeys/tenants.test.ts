// Tenants, keys and the audit trail: nothing crosses from one tenant to another, a key does no more than it may, and
// every change stands in a chain that shows when somebody has meddled with it.
import { sql } from 'kysely';
import { Agent } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import { objectRoutes } from '../../src/contract/objects.ts';
import { routes } from '../../src/contract/routes.ts';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import { invoiceOf, purchaseOrder, order as salesOrder } from '../object-api.ts';
import { kontorOfFile, ownKontor, placePaid, postingIn, type RunningKontor } from '../running-kontor.ts';

const { username, password } = sandboxCredentials;

const kontorOf = kontorOfFile();

/** Another tenant with a key of its own. */
async function tenantWithKey(kontor: RunningKontor, name: string, role = 'admin'): Promise<string> {
  const { app } = kontor;
  const tenant = otherOf(kontor, name);
  await call(app.url, app.apiKey, 'POST', '/v1/tenants', { id: tenant, name: tenant.toUpperCase() });
  const made = await call(app.url, app.apiKey, 'POST', '/v1/keys', { name: `${tenant}'s`, role }, tenant);
  expect(made.status).toBe(201);
  return made.body.key as string;
}

/** Each test has its own. */
const otherOf = ({ tenant }: RunningKontor, name: string) => `${tenant}-${name}`;

async function call(url: string, key: string, method: string, path: string, body?: unknown, tenant?: string) {
  const reply = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(tenant === undefined ? {} : { 'kontor-tenant': tenant }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: reply.status,
    headers: reply.headers,
    body: (await reply.json()) as Record<string, unknown>,
  };
}

describe('tenants', () => {
  test('see nothing of each other at any route, and change nothing', async () => {
    const kontor = await kontorOf({ flows: true });
    const { app, client, operator, tenant } = kontor;
    const order = placePaid(kontor);
    const posting = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    await kontor.idle();
    const foreign = await tenantWithKey(kontor, 'acme');
    const [connection] = (await client.listConnections()).result;
    const [flow] = (await client.listFlows()).result;
    const [key] = (await operator.listKeys()).result;
    const everything = await operator.createKey({ body: { name: 'all', all_tenants: true } });
    const session = await client.createConnectSession({
      body: {
        connector: 's4hana',
        name: 'form',
        return_origin: 'https://app.example',
      },
    });
    const widget = await client.createWidgetToken({
      body: { widget: 'errors', origin: 'https://app.example' },
    });
    const destination = await client.createDestination({
      body: {
        url: `${kontor.store.url}/nowhere`,
      },
    });
    const rule = (approvals: 'flows'[]) =>
      operator.updateTenant({ id: tenant, body: { approvals } }).catch(problem => problem);
    await rule(['flows']);
    const held = await rule([]);
    const plan = await client.createBulkPlan({ body: { action: 'replay', filter: {} } });
    const run = await client.runFlow({ id: String(flow?.id), body: {} });
    const [recorded] = (await client.listCalls({ id: String(connection?.id) })).result;
    const ids: Record<string, string> = {
      calls: recorded?.id as string,
      'change-requests': held.details.change_request,
      connections: connection?.id as string,
      flows: flow?.id as string,
      postings: posting.id,
      keys: everything.id,
      'connect-sessions': session.id,
      'widget-tokens': widget.id,
      destinations: destination.id,
      'bulk-plans': plan.id,
      runs: run.id,
      tenants: tenant,
    };
    const bodies: Partial<Record<keyof typeof routes, unknown>> = {
      updateConnection: { name: 'taken over' },
      updateFlow: { settings: {} },
      previewFlow: { subject: '1001' },
      previewFlowTotals: { subjects: ['1001'] },
      updateDestination: { status: 'disabled' },
      replayFailedDeliveries: { since: '2020-01-01T00:00:00Z' },
      settlePosting: { found: false },
      closePosting: { note: 'Not mine.' },
      acceptPostingDifference: { note: 'Not mine.' },
      repeatCall: { connection: connection?.id },
      createBulkPlan: { action: 'close', filter: {}, note: 'Not mine.' },
      createWidgetToken: { widget: 'errors', origin: 'https://app.example' },
      createFlow: { flow: 'order-to-journal', from: flow?.from, to: flow?.to, settings: {} },
      previewDraft: { flow: 'order-to-journal', from: flow?.from, to: flow?.to, settings: {} },
    };
    const other = otherOf(kontor, 'acme');
    const before = await snapshot(kontor);
    for (const [name, route] of Object.entries(routes)) {
      // What can be connected is the same for everybody.
      if (name === 'listConnectors' || name === 'listFlowDefinitions') continue;
      const word = route.path.split('/')[2] as string;
      const isOfPeriod = name === 'listPreviewSubjects' || name === 'listFlowDifferences';
      const ofSeries = name === 'getSeries' ? '?since=2026-01-01T00:00:00Z&step=1d' : '';
      const query = isOfPeriod ? '?since=2026-01-01&until=2026-01-31' : ofSeries;
      const path = route.path.replace(':id', ids[word] ?? 'none').replace(':object', 'sales-orders') + query;
      const answer = await call(app.url, foreign, route.method, path, bodies[name as keyof typeof routes]);
      const text = JSON.stringify(answer.body);
      // Nothing of the other tenant is in any answer, but what the caller said itself.
      for (const [thing, id] of Object.entries(ids)) {
        if (thing !== word && thing !== 'tenants') expect([name, text.includes(id)]).toEqual([name, false]);
      }
      if (route.path.includes(':id')) {
        expect([name, answer.status]).toEqual([
          name,
          expect.toSatisfy((s: number) => s === 404 || s === 403),
        ]);
      } else if (route.method === 'GET' && answer.status === 200 && Array.isArray(answer.body.result)) {
        const own = (answer.body.result as { id?: string; tenant?: string }[]).filter(
          one => one.id !== other && one.tenant !== other,
        );
        expect([name, own]).toEqual([name, []]);
      }
    }
    const journalEntry = {
      company_code: '1710',
      document_date: '2026-11-20',
      posting_date: '2026-11-20',
      currency: 'USD',
      items: [
        { account: '61000000', amount: '1' },
        { account: '11001000', amount: '-1' },
      ],
    };
    const created: Record<string, unknown> = {
      'journal-entries': journalEntry,
      'sales-orders': salesOrder,
      deliveries: { items: [{ order: '1', order_item: '10' }] },
      invoices: { refers_to: '80000001' },
      'purchase-orders': purchaseOrder,
      'supplier-invoices': invoiceOf('4500000001'),
    };
    const takenBack = { is_reversed: true, reason: '01', posting_date: '2026-11-20' };
    const changed: Record<string, unknown> = {
      invoices: { is_cancelled: true },
      inventory: { quantity: '1' },
      'goods-movements': { is_cancelled: true },
      'journal-entries': takenBack,
      'supplier-invoices': takenBack,
    };
    for (const [name, { method, path, object, act }] of Object.entries(objectRoutes)) {
      const url = path.replace(':id', ids.connections as string).replace(':key', '1');
      const given = {
        create: created[object] ?? {},
        update: changed[object] ?? { custom: {} },
        list: undefined,
        get: undefined,
      }[act];
      const answer = await call(app.url, foreign, method, url, given);
      // What does not even have the right shape is refused before anybody looks whose connection it is.
      const misshapen = act === 'create' && !(object in created);
      expect([name, answer.status]).toEqual([name, misshapen ? 400 : 404]);
    }
    expect(await call(app.url, foreign, 'GET', '/v1/summary')).toMatchObject({
      body: { postings: [], totals: [], events: [], queued: 0 },
    });
    const proxied = `/v1/connections/${ids.connections}/proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder`;
    expect((await call(app.url, foreign, 'GET', proxied)).status).toBe(404);
    expect((await call(app.url, foreign, 'GET', '/v1/postings', undefined, tenant)).status).toBe(404);
    expect(await snapshot(kontor)).toEqual(before);
    expect(key?.tenant).toBe(other);
  });

  test('have connections of the same name, and flows only between their own', async () => {
    const kontor = await kontorOf();
    const { app, s4, store } = kontor;
    const keys = [await tenantWithKey(kontor, 'acme'), await tenantWithKey(kontor, 'bolt')];
    const draft = {
      connector: 's4hana',
      name: 'SAP',
      settings: { baseUrl: s4.url, auth: { kind: 'basic', username, password } },
    };
    const made = await Promise.all(keys.map(key => call(app.url, key, 'POST', '/v1/connections', draft)));
    expect(made.map(one => [one.status, one.body.tenant])).toEqual([
      [201, otherOf(kontor, 'acme')],
      [201, otherOf(kontor, 'bolt')],
    ]);
    expect((await call(app.url, keys[0] as string, 'POST', '/v1/connections', draft)).status).toBe(409);
    const shop = await call(app.url, keys[0] as string, 'POST', '/v1/connections', {
      connector: 'bigcommerce',
      name: 'shop',
      settings: { baseUrl: store.url, ...store.credentials },
    });
    const flow = { flow: 'order-to-journal', from: shop.body.id, to: made[1]?.body.id, settings: {} };
    const acrossOwn = await call(app.url, keys[0] as string, 'POST', '/v1/flows', flow);
    expect([acrossOwn.status, acrossOwn.body.code]).toEqual([400, 'bad-settings']);
    const settings = { ...(await import('../../src/stage/set-up.ts')).accountRules };
    const across = await call(app.url, keys[0] as string, 'POST', '/v1/flows', { ...flow, settings });
    expect([across.status, across.body.code]).toEqual([404, 'no-connection']);
    const operator = await call(app.url, app.apiKey, 'POST', '/v1/flows', { ...flow, settings });
    expect([operator.status, operator.body.code]).toEqual([400, 'other-tenant']);
    expect(
      (await call(app.url, app.apiKey, 'DELETE', `/v1/tenants/${otherOf(kontor, 'acme')}`)).body.code,
    ).toBe('tenant-in-use');
  });

  test('are asked for no more than is set for them', async () => {
    const kontor = await kontorOf();
    const key = await tenantWithKey(kontor, 'acme', 'viewer');
    await kontor.operator.updateTenant({ id: otherOf(kontor, 'acme'), body: { requests_per_minute: 5 } });
    const { app } = kontor;
    const answers = [];
    for (let i = 0; i < 8; i++) answers.push(await call(app.url, key, 'GET', '/v1/connections'));
    const statuses = answers.map(one => one.status);
    expect(statuses.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
    expect(statuses.at(-1)).toBe(429);
    const last = answers.at(-1);
    expect(last?.headers.get('ratelimit-limit')).toBe('5');
    expect(last?.headers.get('ratelimit-remaining')).toBe('0');
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    // Another tenant does not feel it.
    const other = await tenantWithKey(kontor, 'bolt', 'viewer');
    expect((await call(app.url, other, 'GET', '/v1/connections')).status).toBe(200);
  });
});

describe('keys', () => {
  test('do what they may and no more, until they expire or are revoked', async () => {
    const kontor = await kontorOf();
    const { app, operator } = kontor;
    const viewer = await tenantWithKey(kontor, 'acme', 'viewer');
    const admin = (
      await call(
        app.url,
        app.apiKey,
        'POST',
        '/v1/keys',
        { name: 'a', role: 'admin' },
        otherOf(kontor, 'acme'),
      )
    ).body;
    const status = async (key: string, method: string, path: string, body?: unknown) =>
      (await call(app.url, key, method, path, body)).status;
    expect(await status(viewer, 'GET', '/v1/connections')).toBe(200);
    expect(await status(viewer, 'POST', '/v1/connections/con_x/check')).toBe(403);
    expect(await status(viewer, 'POST', '/v1/keys', { name: 'more', role: 'admin' })).toBe(403);
    expect(await status(viewer, 'GET', '/v1/audit')).toBe(403);
    expect(await status(admin.key as string, 'POST', '/v1/tenants', { id: 'x', name: 'x' })).toBe(403);
    expect(await status(admin.key as string, 'GET', '/v1/audit/verify')).toBe(403);
    const more = await call(app.url, admin.key as string, 'POST', '/v1/keys', {
      name: 'm',
      all_tenants: true,
    });
    expect([more.status, more.body.code]).toEqual([400, 'too-much']);

    expect(await status(admin.key as string, 'GET', '/v1/flows')).toBe(200);
    await operator.revokeKey({ id: admin.id as string });
    expect(await status(admin.key as string, 'GET', '/v1/flows')).toBe(401);
    const short = await operator.createKey({
      body: {
        name: 'short',
        all_tenants: true,
        expires_at: new Date(kontor.now() + 4_000).toISOString(),
      },
    });
    // It is remembered, as it was used a moment ago; but when it ends is known too.
    expect(await status(short.key, 'GET', '/v1/flows')).toBe(200);
    kontor.pass(4_000);
    expect(await status(short.key, 'GET', '/v1/flows')).toBe(401);

    // The key itself is stored nowhere.
    const { rows } = await kontor.app.store.transaction(tx => sql`select * from api_keys`.execute(tx));
    expect(JSON.stringify(rows)).not.toContain(short.key.slice(12));
    expect((await operator.listKeys()).result.find(one => one.id === short.id)).toMatchObject({
      prefix: short.key.slice(0, 12),
      may: ['read', 'write'],
      tenant: null,
    });
  });

  test('that are guessed are refused cheaply, by address, while those who have one get in', async () => {
    const kontor = await ownKontor();
    const { app } = kontor;
    const key = await tenantWithKey(kontor, 'acme', 'viewer');
    const statuses: number[] = [];
    const agent = new Agent({ connections: 20 });
    onTestFinished(() => agent.close());
    const guess = async (n: number) => {
      const headers = { authorization: `Bearer kontor_guess-${n}` };
      const reply = await agent.request({ origin: app.url, path: '/v1/flows', method: 'GET', headers });
      await reply.body.dump();
      return reply.statusCode;
    };
    for (let n = 0; n < 10_000; n += 100)
      statuses.push(...(await Promise.all(Array.from({ length: 100 }, (_, i) => guess(n + i)))));
    const counted = Object.groupBy(statuses, status => status);
    expect(Object.keys(counted).toSorted()).toEqual(['401', '429']);
    // Those at once before the first were counted, and again as many for each minute that this takes.
    expect(counted[401]?.length).toBeLessThan(300);
    const wrong = await call(app.url, 'kontor_one-more', 'GET', '/v1/flows');
    expect([wrong.status, wrong.body.code]).toEqual([429, 'too-many-wrong-keys']);
    expect((await call(app.url, app.apiKey, 'GET', '/v1/flows')).status).toBe(200);
    // A key that this process has not seen lately has to wait too: it cannot be told from a guess.
    expect([200, 429]).toContain((await call(app.url, key, 'GET', '/v1/flows')).status);
  });
});

describe('the audit trail', () => {
  test('names who changed what, without secrets, and shows when an entry was edited, removed or cut off', async () => {
    const { app, client } = await ownKontor({ scene: { flows: true } });
    const { result: connections } = await client.listConnections();
    const sap = connections.find(one => one.connector === 's4hana');
    await client.updateConnection({
      id: sap?.id as string,
      body: {
        name: 'The tenant',
        settings: { concurrency: 9, auth: { clientSecret: sandboxCredentials.clientSecret } },
      },
    });
    const { result } = await client.listAudit({ subject: sap?.id });
    expect(result[0]).toMatchObject({
      action: 'connection.updated',
      tenant: 'main',
      actor: { id: 'operator', name: 'operator' },
      before: { name: sap?.name, settings: { concurrency: 12 } },
      after: { name: 'The tenant', settings: { concurrency: 9 }, secrets_changed: [] },
    });
    const all = await client.listAudit({ limit: 500 });
    expect(JSON.stringify(all)).not.toContain(sandboxCredentials.clientSecret);
    expect(all.result.map(one => one.seq)).toEqual(all.result.map((_, i) => all.result.length - i));

    const verify = (head?: string) => client.verifyAudit({ head });
    const whole = await verify();
    expect(whole).toMatchObject({ whole: true, entries: all.result.length, broken: null });
    expect(await verify(whole.head)).toMatchObject({ whole: true });

    // Changes of many at once are one chain.
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => client.createTenant({ body: { id: `t${n}`, name: 'T' } })),
    );
    expect(await verify(whole.head)).toMatchObject({ whole: true, entries: whole.entries + 12 });

    const meddle = (statement: ReturnType<typeof sql>) =>
      app.store.transaction(async tx => void (await statement.execute(tx)));
    const { rows } = await app.store.transaction(tx =>
      sql<{ entry: string }>`select entry from audit where seq = 2`.execute(tx),
    );
    await meddle(sql`update audit set entry = replace(entry, 'operator', 'somebody') where seq = 2`);
    expect(await verify()).toMatchObject({ whole: false, broken: { seq: 2 } });
    await meddle(sql`update audit set entry = ${rows[0]?.entry} where seq = 2`);
    expect(await verify()).toMatchObject({ whole: true });
    await meddle(sql`delete from audit where seq > ${whole.entries - 1}`);
    expect(await verify()).toMatchObject({ whole: true });
    expect(await verify(whole.head)).toMatchObject({ whole: false });
    await meddle(sql`delete from audit where seq = 1`);
    expect(await verify()).toMatchObject({ whole: false, broken: { seq: 2 } });
  });
});

/** What a tenant of others could have changed. */
async function snapshot({ app }: RunningKontor): Promise<unknown> {
  return app.store.transaction(async tx => {
    const all: unknown[] = [];
    for (const table of ['connections', 'flows', 'tenants', 'postings'])
      all.push((await sql`select * from ${sql.table(table)} order by id`.execute(tx)).rows);
    all.push((await sql`select id, revoked_at from api_keys order by id`.execute(tx)).rows);
    return all;
  });
}
