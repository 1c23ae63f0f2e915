// Widget tokens: a page of another product shows one thing of one tenant, and can ask for nothing else.
import { describe, expect, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { everyRoute } from '../../src/contract/routes.ts';
import type { Log } from '../../src/core/log.ts';
import { page, pageTokens } from '../page-tokens.ts';
import { refusedEntries } from '../refused-entries.ts';
import {
  connectionOf,
  flowOf,
  kontorOfFile,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const logged: string[] = [];
const log: Log = new Proxy({} as Log, {
  get: (_, level) => (fields: unknown, says: string) =>
    logged.push(`${String(level)} ${JSON.stringify(fields)} ${says}`),
});
const kontorOf = kontorOfFile({ log });

interface Answer {
  status: number;
  allowed: string | null;
  code?: string;
  result: Record<string, unknown>[];
  matches: Record<string, unknown>[];
  next_cursor: string | null;
}

/** Asks as the widget does, from the page that it stands on. */
const asking =
  ({ app }: Pick<RunningKontor, 'app'>) =>
  async (token: string, path: string, headers: Record<string, string> = {}): Promise<Answer> => {
    const reply = await fetch(app.url + path, {
      headers: { authorization: `Bearer ${token}`, origin: page, ...headers },
    });
    return {
      status: reply.status,
      allowed: reply.headers.get('access-control-allow-origin'),
      ...((await reply.json()) as Omit<Answer, 'status' | 'allowed'>),
    };
  };

const order = (customer: string, reference: string, more: Record<string, unknown> = {}) => ({
  type: 'OR',
  sales_organization: '1710',
  distribution_channel: '10',
  division: '00',
  customer,
  reference,
  currency: 'USD',
  requested_delivery_date: '2099-01-31',
  items: [{ product: 'TG11', text: 'Brass hinge', quantity: '10', unit: 'PC', price: '24.90' }],
  ...more,
});

describe('a widget token', () => {
  test('picks records by number and name, those that it is made for', async () => {
    const kontor = await kontorOf();
    const ask = asking(kontor);
    const connection = await kontor.connect();
    const { token, ...made } = await kontor.client.createWidgetToken({
      body: {
        widget: 'picker',
        connection,
        object: 'gl-accounts',
        where: { chart_of_accounts: 'YCOA' },
        origin: page,
      },
    });
    expect(token).toMatch(/^kontor_widget_[\w-]{43}$/);
    expect(made).toMatchObject({
      state: 'open',
      connection,
      object: 'gl-accounts',
      customer: null,
      flow: null,
    });
    expect(Date.parse(made.expires_at) - Date.parse(made.created_at)).toBeGreaterThan(890_000);
    const byNumber = await ask(token, '/v1/widgets/picker?search=110010');
    expect(byNumber).toMatchObject({ status: 200, allowed: page });
    expect(byNumber.matches).toContainEqual({ value: '11001000', name: expect.stringMatching(/\w/) });
    expect(byNumber.matches.every(({ value }) => String(value).includes('110010'))).toBe(true);
    const name = String(byNumber.matches[0]?.name);
    const byName = await ask(token, `/v1/widgets/picker?search=${encodeURIComponent(name.toLowerCase())}`);
    expect(byName.matches).toContainEqual(byNumber.matches[0]);
    const none = await kontor.client.createWidgetToken({
      body: {
        widget: 'picker',
        connection,
        object: 'gl-accounts',
        where: { chart_of_accounts: 'X' },
        origin: page,
      },
    });
    expect((await ask(none.token, '/v1/widgets/picker?search=110010')).matches).toEqual([]);
    // Neither the object nor the condition can be asked for.
    for (const query of ['object=customers', 'where=x', 'chart_of_accounts=YCOA', 'connection=con_1'])
      expect(await ask(token, `/v1/widgets/picker?${query}`)).toMatchObject({
        status: 400,
        code: 'bad-request',
      });
    await expect(
      kontor.client.createWidgetToken({
        body: { widget: 'picker', connection, object: 'customers', where: { chart: 'X' }, origin: page },
      }),
    ).rejects.toMatchObject({ code: 'not-with-search' });
  });

  test('shows orders with their items and where they stand, those of its customer, and not what is internal', async () => {
    const kontor = await kontorOf();
    const ask = asking(kontor);
    const { client } = kontor;
    const id = await kontor.connect();
    const late = order('17100001', 'W-2', { requested_delivery_date: '2026-01-01' });
    const blocked = order('17100001', 'W-3', { delivery_block: '01' });
    for (const body of [order('17100001', 'W-1'), late, blocked, order('17100002', 'W-4')])
      await client.createSalesOrders({ id, idempotencyKey: body.reference, body });
    const tokenOf = async (customer?: string) =>
      (
        await client.createWidgetToken({
          body: { widget: 'orders', connection: id, origin: page, ...(customer ? { customer } : {}) },
        })
      ).token;
    const all = await ask(await tokenOf(), '/v1/widgets/orders');
    expect(all.result.map(({ reference }) => reference).toSorted()).toEqual(['W-1', 'W-2', 'W-3', 'W-4']);
    const own = await tokenOf('17100001');
    const shown = await ask(own, '/v1/widgets/orders');
    expect(shown.result.map(({ reference, state, risk }) => [reference, state, risk]).toSorted()).toEqual([
      ['W-1', 'open', null],
      ['W-2', 'at-risk', 'overdue'],
      ['W-3', 'at-risk', 'blocked'],
    ]);
    expect(shown.result.find(({ reference }) => reference === 'W-1')).toEqual({
      id: expect.stringMatching(/^\d+$/),
      reference: 'W-1',
      customer: '17100001',
      order_date: expect.stringMatching(/^\d{4}-/),
      requested_delivery_date: '2099-01-31',
      state: 'open',
      risk: null,
      net_amount: '249',
      currency: 'USD',
      items: [
        {
          id: '10',
          product: 'TG11',
          text: 'Brass hinge',
          quantity: '10',
          delivered_quantity: '0',
          unit: 'PC',
          is_rejected: false,
        },
      ],
    });
    expect(JSON.stringify(shown)).not.toMatch(/block(?!ed")|sales_organization|custom"/);
    expect((await ask(own, '/v1/widgets/orders?state=at-risk')).result).toHaveLength(2);
    expect((await ask(own, '/v1/widgets/orders?reference=W-1')).result).toHaveLength(1);
    expect((await ask(own, '/v1/widgets/orders?reference=W-4')).result).toEqual([]);
    expect(await ask(own, '/v1/widgets/orders?customer=17100002')).toMatchObject({ status: 400 });
    // A cursor of another's list leads nowhere.
    const board = await client.readOrderBoard({ id, customer: '17100001', today: '2026-11-28' });
    expect(board.result.map(({ reference, state }) => [reference, state]).toSorted()).toEqual([
      ['W-1', 'open'],
      ['W-2', 'at-risk'],
      ['W-3', 'at-risk'],
    ]);
    expect(board.result[0]).toHaveProperty('delivery_block');
    const first = await client.readOrderBoard({ id, customer: '17100001', limit: 2 });
    expect(first.result).toHaveLength(2);
    const second = await ask(own, `/v1/widgets/orders?limit=2&cursor=${first.next_cursor}`);
    expect(second.result).toHaveLength(1);
  });

  test('shows what is parked, in the language of the reader, of its flow and connection only', async () => {
    const kontor = await kontorOf({ flows: true });
    const ask = asking(kontor);
    const { client } = kontor;
    const number = placePaid(kontor, { currency: 'CAD' });
    const posting = await postingIn(kontor, 'journal-entries.create', `orders/${number}`, 'parked');
    const tokenOf = async (narrowing: { flow?: string; connection?: string } = {}) =>
      (await client.createWidgetToken({ body: { widget: 'errors', origin: page, ...narrowing } })).token;
    const token = await tokenOf();
    const english = await ask(token, '/v1/widgets/errors');
    const found = english.result.find(({ id }) => id === posting.id);
    expect(found).toEqual({
      id: posting.id,
      state: 'parked',
      document: 'journal entry',
      subject: String(number),
      reference: posting.reference,
      amount: posting.amount,
      currency: posting.currency,
      reason_code: posting.reason_code,
      reason: posting.reason,
      since: posting.updated_at,
      created_at: posting.created_at,
    });
    const german = await ask(token, '/v1/widgets/errors?state=parked', { 'accept-language': 'de' });
    const said = german.result.find(({ id }) => id === posting.id);
    expect(said).toMatchObject({ document: 'Buchungsbeleg' });
    expect(said?.reason).not.toBe(posting.reason);
    expect((await ask(token, '/v1/widgets/errors?state=uncertain')).result).toEqual([]);
    expect(await ask(token, '/v1/widgets/errors?state=accepted')).toMatchObject({ status: 400 });
    const ofFlow = await tokenOf({ flow: await flowOf(kontor, 'order-to-journal') });
    expect((await ask(ofFlow, '/v1/widgets/errors')).result).toContainEqual(found);
    const ofOther = await tokenOf({ flow: await flowOf(kontor, 'refund-to-journal') });
    expect((await ask(ofOther, '/v1/widgets/errors')).result).toEqual([]);
    expect(await ask(ofOther, `/v1/widgets/errors?flow=${posting.flow}`)).toMatchObject({ status: 400 });
    const ofTarget = await tokenOf({ connection: await connectionOf(kontor, 's4hana') });
    expect((await ask(ofTarget, '/v1/widgets/errors')).result).toContainEqual(found);
    const ofSource = await tokenOf({ connection: await connectionOf(kontor, 'bigcommerce') });
    expect((await ask(ofSource, '/v1/widgets/errors')).result).toEqual([]);
  });

  test('shows what the system has refused, which waits for a person as well', async () => {
    const kontor = await kontorOf();
    const ask = asking(kontor);
    const connection = await kontor.connect();
    const [id] = await refusedEntries({ ...kontor, connection }, 1);
    const { token } = await kontor.client.createWidgetToken({ body: { widget: 'errors', origin: page } });
    for (const path of ['/v1/widgets/errors', '/v1/widgets/errors?state=rejected'])
      expect((await ask(token, path)).result).toMatchObject([{ id, state: 'rejected' }]);
  });

  test('opens one route and no other, from one page and no other', async () => {
    const kontor = await kontorOf();
    const ask = asking(kontor);
    const connection = await kontor.connect();
    const tokens = await pageTokens(kontor, connection);
    for (const [right, token] of Object.entries(tokens)) {
      for (const [name, route] of Object.entries(everyRoute)) {
        if (route.needs === right || route.needs === 'nothing') continue;
        const reply = await kontor.request(route.path.replace(/:\w+/g, 'x'), {
          method: route.method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(route.body ? { 'content-type': 'application/json' } : {}),
          },
          ...(route.body ? { body: '{}' } : {}),
        });
        const { code } = (await reply.json()) as { code: string };
        expect([right, name, reply.status, code]).toEqual([right, name, 403, 'not-permitted']);
      }
      const proxied = `/v1/connections/${connection}/proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder`;
      expect((await ask(token, proxied)).status).toBe(403);
    }
    for (const widget of ['picker', 'orders', 'errors'] as const) {
      const path = `/v1/widgets/${widget}`;
      expect((await ask(tokens[widget], path)).status).toBe(200);
      for (const origin of ['https://evil.example', 'http://app.example', `${page}:8443`, 'null'])
        expect(await ask(tokens[widget], path, { origin })).toMatchObject({
          status: 403,
          code: 'foreign-origin',
        });
      // A key is not for pages.
      expect(await ask(kontor.app.apiKey, path)).toMatchObject({ status: 403, code: 'not-permitted' });
      expect(await ask('kontor_widget_made_up', path)).toMatchObject({ status: 401, code: 'bad-api-key' });
      const preflight = await fetch(kontor.app.url + path, {
        method: 'OPTIONS',
        headers: {
          origin: page,
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'authorization',
        },
      });
      expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
        204,
        'authorization',
      ]);
    }
  });

  test('ends on time or when it is revoked, and says so', async () => {
    const kontor = await kontorOf();
    const ask = asking(kontor);
    const { client } = kontor;
    const make = (seconds?: number) =>
      client.createWidgetToken({
        body: { widget: 'errors', origin: page, ...(seconds ? { expires_in_seconds: seconds } : {}) },
      });
    const short = await make(60);
    const revoked = await make();
    expect((await ask(short.token, '/v1/widgets/errors')).status).toBe(200);
    expect((await ask(revoked.token, '/v1/widgets/errors')).status).toBe(200);
    expect(await client.revokeWidgetToken({ id: revoked.id })).toMatchObject({ state: 'over' });
    await expect(client.revokeWidgetToken({ id: revoked.id })).rejects.toMatchObject({
      code: 'widget-token-ended',
    });
    kontor.pass(61_000);
    for (const { token } of [short, revoked])
      expect(await ask(token, '/v1/widgets/errors')).toMatchObject({
        status: 403,
        code: 'session-over',
        allowed: page,
      });
    expect((await client.listWidgetTokens()).result.map(({ id, state }) => [id, state])).toEqual([
      [revoked.id, 'over'],
      [short.id, 'over'],
    ]);
    for (const seconds of [59, 28_801, 0.5])
      await expect(make(seconds)).rejects.toMatchObject({ status: 400 });
    const { result: audit } = await client.listAudit({ subject: revoked.id });
    expect(audit.map(({ action }) => action)).toEqual(['widget-token.revoked', 'widget-token.created']);
  });

  test('is made by an admin, for what is in its tenant', async () => {
    const kontor = await kontorOf({ flows: true });
    const { app, client, operator, tenant } = kontor;
    const connection = await connectionOf(kontor, 's4hana');
    const flow = await flowOf(kontor, 'order-to-journal');
    await operator.createTenant({ body: { id: `${tenant}-bolt`, name: 'Bolt' } });
    const bolt = createClient({ url: app.url, apiKey: app.apiKey, tenant: `${tenant}-bolt`, retries: 0 });
    const admin = createClient({
      url: app.url,
      apiKey: (await bolt.createKey({ body: { name: 'k', role: 'admin' } })).key,
      retries: 0,
    });
    for (const other of [bolt, admin]) {
      for (const body of [
        { widget: 'orders', connection, origin: page },
        { widget: 'picker', connection, object: 'customers', origin: page },
        { widget: 'errors', connection, origin: page },
      ] as const)
        await expect(other.createWidgetToken({ body })).rejects.toMatchObject({ code: 'no-connection' });
      await expect(
        other.createWidgetToken({ body: { widget: 'errors', flow, origin: page } }),
      ).rejects.toMatchObject({ code: 'no-flow' });
    }
    // Their token shows no document of the other tenant, and they can neither see nor end its token.
    const theirs = await admin.createWidgetToken({ body: { widget: 'errors', origin: page } });
    placePaid(kontor, { currency: 'CAD' });
    const ours = await client.createWidgetToken({ body: { widget: 'errors', origin: page } });
    await expect
      .poll(async () => (await asking(kontor)(ours.token, '/v1/widgets/errors')).result.length)
      .toBe(1);
    expect((await asking(kontor)(theirs.token, '/v1/widgets/errors')).result).toEqual([]);
    expect((await admin.listWidgetTokens()).result.map(({ id }) => id)).toEqual([theirs.id]);
    await expect(admin.revokeWidgetToken({ id: ours.id })).rejects.toMatchObject({ code: 'no-widget-token' });
    const { key } = await client.createKey({ body: { name: 'o', role: 'operator' } });
    const operatorKey = createClient({ url: app.url, apiKey: key, retries: 0 });
    await expect(
      operatorKey.createWidgetToken({ body: { widget: 'errors', origin: page } }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    for (const origin of ['http://app.example', 'https://app.example/path', '*'])
      await expect(client.createWidgetToken({ body: { widget: 'errors', origin } })).rejects.toMatchObject({
        status: 400,
      });
  });

  test('is in no log, no recorded call, no list and no audit entry', async () => {
    const kontor = await kontorOf();
    const ask = asking(kontor);
    const connection = await kontor.connect();
    const tokens = await pageTokens(kontor, connection);
    for (const widget of ['picker', 'orders', 'errors'] as const)
      await ask(tokens[widget], `/v1/widgets/${widget}`);
    await ask(tokens.picker, '/v1/widgets/orders');
    const calls = await kontor.client.listCalls({ id: connection, limit: 100 });
    expect(calls.result.length).toBeGreaterThan(1);
    const seen = JSON.stringify([
      calls,
      await kontor.client.listAudit({ limit: 50 }),
      await kontor.client.listWidgetTokens(),
      await kontor.client.listConnectSessions(),
      logged,
    ]);
    for (const token of Object.values(tokens)) expect(seen).not.toContain(token);
  });
});
