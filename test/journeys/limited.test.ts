// A system that asks to be left alone for an hour, a year, or longer than there are numbers: nobody hangs, everybody is told,
// and Kontor tries again.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { maxExternal } from '../../src/core/external-numbers.ts';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import { limitingFront } from '../limiting-front.ts';
import { startReceiver } from '../receiver.ts';
import {
  connectionOf,
  entriesOf,
  eventuallyIs,
  kontorOfFile,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const ends = ['3600', '31536000', '1e300', 'Fri, 31 Dec 9999 23:59:59 GMT'];
const kontorOf = kontorOfFile({ tuning: { deliveryPausesMs: [40, 40, 40, 40, 40, 40, 40, 80] } });

/** What `kontor connections list` writes. */
async function connectionsList({ app, tenant }: RunningKontor): Promise<string> {
  const options = ['--url', app.url, '--key', app.apiKey, '--tenant', tenant];
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    'src/cli/main.ts',
    'connections',
    'list',
    ...options,
  ]);
  return stdout;
}

const messagesOf = async ({ client }: RunningKontor, connection: string) =>
  (await client.listMessages({ limit: 100 })).result
    .filter(one => one.data.connection === connection)
    .map(one => one.type);

describe('a caller', () => {
  test.each(ends)('is answered at once when the system asks for %s', async retryAfter => {
    const kontor = await kontorOf();
    const front = await limitingFront(kontor.s4.url);
    const id = await kontor.connect({ baseUrl: front.url });
    const path = `/v1/connections/${id}/proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?$top=1`;
    expect((await kontor.request(path)).status).toBe(200);
    front.retryAfter = retryAfter;
    // The first one hears what the system says.
    expect((await kontor.request(path)).status).toBe(503);
    const begun = performance.now();
    const replies = await Promise.all([
      ...Array.from({ length: 30 }, () => kontor.request(path)),
      kontor.request(`/v1/connections/${id}/sales-orders`),
    ]);
    expect(performance.now() - begun).toBeLessThan(5_000);
    for (const reply of replies) {
      const after = Number(reply.headers.get('retry-after'));
      expect(after).toBeGreaterThan(0);
      expect(after).toBeLessThanOrEqual(maxExternal.pauseMs / 1000);
      expect([reply.status, await reply.json()]).toMatchObject([
        503,
        {
          code: 'limited',
          kind: 'limited',
          detail: expect.stringMatching(/pause for \d+ more seconds/),
        },
      ]);
    }
    // Who would rather be refused than wait is answered as always.
    const passing = await kontor.request(path, { headers: { 'kontor-pace': 'pass' } });
    expect([passing.status, await passing.json()]).toMatchObject([429, { code: 'no-turn' }]);
    expect(front.refused()).toBe(1);

    const limited = await eventuallyIs(
      'the connection is limited',
      () => kontor.client.getConnection({ id }),
      ({ status }) => status === 'limited',
    );
    const lasts = Date.parse(limited.limited_until ?? '') - Date.parse(limited.status_since);
    expect(lasts).toBeGreaterThan(maxExternal.pauseMs - 5_000);
    expect(lasts).toBeLessThanOrEqual(maxExternal.pauseMs + 5_000);
    expect(limited.status_reason).toMatch(/asked for a pause/);
    expect(await messagesOf(kontor, id)).toEqual(['connection.limited']);

    // Nobody asks meanwhile: one request finds out, and it is told of.
    front.retryAfter = undefined;
    kontor.pass(maxExternal.pauseMs);
    expect((await kontor.request(path)).status).toBe(200);
    await eventuallyIs(
      'the connection works',
      () => kontor.client.getConnection({ id }),
      ({ status, limited_until }) => status === 'ok' && limited_until === null,
    );
    expect(await messagesOf(kontor, id)).toEqual(['connection.ok', 'connection.limited']);
  });

  test('of a connection that nobody uses sees that its limit has ended', async () => {
    const kontor = await kontorOf();
    const front = await limitingFront(kontor.s4.url);
    const id = await kontor.connect({ baseUrl: front.url });
    front.retryAfter = '3600';
    await kontor.client.checkConnection({ id });
    front.retryAfter = undefined;
    await eventuallyIs(
      'a probe finds out',
      () => kontor.client.getConnection({ id }),
      ({ status }) => status === 'ok',
      { between: () => kontor.pass(10_000) },
    );
    expect((await messagesOf(kontor, id))[0]).toBe('connection.ok');
  });

  test('hears nothing of a limit that is short but the limit itself', async () => {
    const kontor = await kontorOf();
    const front = await limitingFront(kontor.s4.url);
    const id = await kontor.connect({ baseUrl: front.url });
    front.retryAfter = '30';
    const check = await kontor.client.checkConnection({ id });
    expect(check.ok).toBe(false);
    await eventuallyIs(
      'the connection is limited',
      () => kontor.client.getConnection({ id }),
      ({ status }) => status === 'limited',
    );
    const { limited_until: until, status_since: since } = await kontor.client.getConnection({ id });
    const listed = await connectionsList(kontor);
    expect(listed).toContain('limited');
    for (const instant of [since, until as string]) expect(listed).toContain(instant);
    front.retryAfter = undefined;
    kontor.pass(30_000);
    expect(await kontor.client.checkConnection({ id })).toMatchObject({ ok: true });
    await eventuallyIs(
      'the connection works',
      () => kontor.client.getConnection({ id }),
      ({ status }) => status === 'ok',
    );
    expect(await messagesOf(kontor, id)).toEqual([]);
  });
});

describe('a flow', () => {
  test('waits where people see it, occupies nothing, and goes on after the maximum', async () => {
    const kontor = await kontorOf({ flows: true });
    const front = await limitingFront(kontor.s4.url);
    const id = await connectionOf(kontor, 's4hana');
    const auth = {
      tokenUrl: `${front.url}/sap/bc/sec/oauth2/token`,
      clientSecret: sandboxCredentials.clientSecret,
    };
    await kontor.client.updateConnection({ id, body: { settings: { baseUrl: front.url, auth } } });
    front.retryAfter = '31536000';
    const orders = [1, 2, 3].map(() => placePaid(kontor));
    for (const order of orders) {
      const waits = await eventuallyIs(
        'the posting waits for the end of the limit',
        async () =>
          (await kontor.client.listPostings({ business_key: `orders/${order}` })).result.find(
            one => one.operation === 'journal-entries.create',
          ),
        one =>
          one?.state === 'planned' &&
          one.next_at !== null &&
          Date.parse(one.next_at) - kontor.now() > maxExternal.pauseMs / 2,
      );
      expect(Date.parse(waits?.next_at ?? '') - kontor.now()).toBeLessThanOrEqual(
        maxExternal.pauseMs + 5_000,
      );
      expect(waits?.reason).toMatch(/asks Kontor to pause/);
    }
    await eventuallyIs(
      'no job waits or runs',
      () => kontor.app.store.queue.size({ tenant: kontor.tenant }),
      jobs => jobs === 0,
    );
    const asked = front.refused();
    expect(asked).toBeLessThan(20);
    front.retryAfter = undefined;
    kontor.pass(maxExternal.pauseMs);
    for (const order of orders) {
      await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
      expect(entriesOf(kontor, `BC-${order}`)).toHaveLength(1);
    }
    expect(front.refused()).toBe(asked);
  });
});

describe('a store', () => {
  test('whose quota is used up again and again holds up no job, and every order is booked', async () => {
    const kontor = await kontorOf({ flows: true, store: { quota: 60 } });
    const orders = Array.from({ length: 20 }, () => placePaid(kontor));
    await eventuallyIs(
      'every order is booked',
      async () => (await kontor.client.listPostings({ state: 'accepted', limit: 500 })).result,
      booked =>
        orders.every(order =>
          booked.some(
            one =>
              one.business_key.endsWith(`/orders/${order}`) && one.operation === 'journal-entries.create',
          ),
        ),
      { between: () => kontor.pass(500), timeoutMs: 90_000 },
    );
    for (const order of orders) expect(entriesOf(kontor, `BC-${order}`)).toHaveLength(1);
    // The windows of the store are short: nobody is told of each of them.
    const shop = await connectionOf(kontor, 'bigcommerce');
    expect(await messagesOf(kontor, shop)).toEqual([]);
  });
});

describe('a destination', () => {
  test.each(ends)('that asks for %s is tried again within its ordinary pauses', async retryAfter => {
    const kontor = await kontorOf();
    const receiver = await startReceiver();
    try {
      const { id } = await kontor.client.createDestination({ body: { url: receiver.url } });
      const later = { status: 503, headers: { 'retry-after': retryAfter } };
      receiver.answers.push(later, later, later);
      await kontor.client.testDestination({ id });
      await eventuallyIs(
        'the message has arrived',
        async () => (await kontor.client.listDestinationDeliveries({ id })).result,
        ([one]) => one?.state === 'delivered' && one.tries === 4,
        { timeoutMs: 10_000 },
      );
    } finally {
      await receiver.close();
    }
  });
});
