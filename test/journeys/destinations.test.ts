// Destinations: what happens is told to other programs, signed, again and again until it arrives.
import { Webhook } from 'standardwebhooks';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Client } from '../../src/client/index.ts';
import { messageTypes, posted } from '../../src/contract/messages.ts';
import { storeAccess } from '../../src/stage/set-up.ts';
import { type Receiver, startReceiver } from '../receiver.ts';
import {
  eventually,
  eventuallyIs,
  kontorOfFile,
  placePaid,
  type RunningKontor,
  type SceneOptions,
} from '../running-kontor.ts';
import { silentSystem } from '../silent-system.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 300, deliveryPausesMs: [200, 400] } });

type SalesOrder = Parameters<Client['createSalesOrders']>[0]['body'];

const order: SalesOrder = {
  type: 'OR',
  sales_organization: '1710',
  distribution_channel: '10',
  division: '00',
  customer: '17100001',
  items: [{ product: 'TG11', quantity: '3' }],
};

async function open(scene: SceneOptions = {}) {
  const receiver = await startReceiver();
  const kontor = await kontorOf(scene);
  onTestFinished(() => receiver.close());
  const { client, connect } = kontor;
  const write = (id: string, body: SalesOrder, idempotencyKey: string) =>
    client.createSalesOrders({ id, body, idempotencyKey });
  return { client, connect, write, receiver, kontor };
}

/** Waits until so many have arrived. */
const arrived = (receiver: Receiver, count: number) =>
  eventuallyIs(
    `${count} messages arrive`,
    () => receiver.received.map(one => JSON.parse(one.body).type),
    types => types.length === count,
  );

/** Waits until every watched object has been looked at twice more. */
async function watchedTwice({ app, now }: RunningKontor, connection: string): Promise<void> {
  const lastLooks = () =>
    app.store.transaction(async tx =>
      (
        await tx
          .selectFrom('cursors')
          .select('polled_at')
          .where('kind', '=', 'changes')
          .where('connection_id', '=', connection)
          .execute()
      ).map(row => row.polled_at?.getTime() ?? 0),
    );
  for (let look = 0; look < 2; look++) {
    const since = now();
    await eventuallyIs('all is looked at again', lastLooks, all => all.every(at => at > since));
  }
}

/** What has arrived; each is as the contract says. */
const bodies = (all: Receiver) =>
  all.received.map(one => {
    const body = JSON.parse(one.body) as { type: string; data: never };
    const { data } = messageTypes[body.type] as (typeof messageTypes)[string];
    posted(body.type, data.strict()).parse(body);
    return body;
  });

/** The watched objects of the connections that have been looked at once. */
async function watching({ app }: RunningKontor, connections: string[]): Promise<string[]> {
  return app.store.transaction(async tx => {
    const rows = await tx
      .selectFrom('cursors')
      .select('name')
      .where('kind', '=', 'changes')
      .where('cursor', 'is not', null)
      .where('connection_id', 'in', connections)
      .execute();
    return rows.map(row => row.name);
  });
}

describe('a destination', () => {
  test('is told of postings and connections, signed so that a standard library verifies it', async () => {
    const { client, connect, write, receiver, kontor } = await open();
    const id = await connect();
    const { secret } = await client.createDestination({ body: { url: receiver.url } });
    await write(id, order, 'good');
    const bad = { ...order, items: [{ product: 'NOPE', quantity: '1' }] };
    await expect(write(id, bad, 'bad')).rejects.toMatchObject({ status: 422 });
    await client.pauseConnection({ id });
    await arrived(receiver, 3);
    const types = bodies(receiver).map(one => one.type);
    expect(types.toSorted()).toEqual(['connection.paused', 'posting.accepted', 'posting.rejected']);
    for (const { headers, body } of receiver.received)
      expect(new Webhook(secret).verify(body, headers)).toMatchObject({ tenant: kontor.tenant });
    expect(bodies(receiver).find(one => one.type === 'posting.accepted')?.data).toMatchObject({
      connection: id,
      operation: 'sales-orders.create',
      document_number: '1',
      reason_code: null,
    });
    const listed = await client.listMessages({ limit: 10 });
    // What is delivered is what is listed, and what stands in the posting: the reason in words, made of its code.
    const rejected: Record<string, unknown> = bodies(receiver).find(one => one.type === 'posting.rejected')
      ?.data as never;
    const stored = await client.getPosting({ id: String(rejected.posting) });
    const { reason_code, reason_params, reason } = stored;
    expect(rejected).toMatchObject({ reason_code, reason_params, reason: expect.stringMatching(/NOPE/) });
    expect(rejected.reason).toBe(reason);
    expect(listed.result.find(one => one.type === 'posting.rejected')?.data).toEqual(rejected);
    expect(listed.result.map(one => one.id).toSorted()).toEqual(
      receiver.received.map(one => one.headers['webhook-id']).toSorted(),
    );
    // Nobody else's: what is shown and recorded holds no secret.
    expect(JSON.stringify(await client.listDestinations())).not.toContain(secret);
    expect(JSON.stringify(await client.listAudit())).not.toContain(secret);
  });

  test('that is away is tried again, also after a restart, and replayed when it has failed for good', async () => {
    const { client, receiver, kontor } = await open();
    const { id } = await client.createDestination({ body: { url: receiver.url } });
    receiver.answers.push(500, { status: 302, headers: { location: 'http://127.0.0.1:1/' } });
    await client.testDestination({ id });
    await arrived(receiver, 1);
    await kontor.restart();
    await arrived(receiver, 3);
    expect(new Set(receiver.received.map(one => one.headers['webhook-id'])).size).toBe(1);
    const deliveries = async () => (await kontor.client.listDestinationDeliveries({ id })).result;
    const last = (state: string) =>
      eventuallyIs(`the last message is ${state}`, deliveries, ([one]) => one?.state === state);
    await last('delivered');

    receiver.answers.push(503, 503, 503);
    await kontor.client.testDestination({ id });
    expect((await last('failed'))[0]).toMatchObject({ tries: 3, answer: '503', next_at: null });
    const since = new Date(0).toISOString();
    expect(await kontor.client.replayFailedDeliveries({ id, body: { since } })).toEqual({
      count: 1,
    });
    const [newest] = await eventuallyIs('all are delivered', deliveries, all =>
      all.every(one => one.state === 'delivered'),
    );
    const before = receiver.received.length;
    await kontor.client.replayDestinationDelivery({ id, message: newest?.message as string });
    await arrived(receiver, before + 1);

    receiver.answers.push(410);
    await kontor.client.testDestination({ id });
    await eventuallyIs(
      'the destination is disabled',
      () => kontor.client.getDestination({ id }),
      ({ status }) => status === 'disabled',
    );
    await kontor.client.updateDestination({ id, body: { status: 'enabled' } });
    await last('delivered');
  });

  test('that is slow holds no other up, and a new secret signs as well as the old one', async () => {
    const { client, receiver } = await open();
    const slow = await startReceiver();
    try {
      slow.answers.push(...Array.from({ length: 20 }, () => 'never' as const));
      const stuck = await client.createDestination({ body: { url: slow.url } });
      const { id, secret: former } = await client.createDestination({
        body: {
          url: receiver.url,
        },
      });
      for (let n = 0; n < 20; n++) await client.testDestination({ id: stuck.id });
      const { secret } = await client.rotateDestinationSecret({ id });
      await client.testDestination({ id });
      await arrived(receiver, 1);
      const [{ headers, body }] = receiver.received as [(typeof receiver.received)[0]];
      for (const one of [former, secret]) new Webhook(one).verify(body, headers);
      expect(slow.received.length).toBeLessThanOrEqual(20);
      await client.deleteDestination({ id: stuck.id });
    } finally {
      await slow.close();
    }
  });

  test('is told which objects can be watched when it asks for another', async () => {
    const { client, kontor, receiver } = await open();
    const { id } = await client.createConnection({
      body: { connector: 'bigcommerce', name: 'Shop', settings: { ...storeAccess(kontor.store) } },
    });
    const watch = [{ connection: id, object: 'payments' as const }];
    await expect(client.createDestination({ body: { url: receiver.url, watch } })).rejects.toMatchObject({
      status: 400,
      code: 'not-watchable',
      next: expect.stringContaining('shop-orders'),
    });
  });

  test('is told of changes of what it watches, once each, and of nothing else', async () => {
    const { client, connect, write, receiver, kontor } = await open();
    const id = await connect();
    await write(id, order, 'before');
    kontor.pass(2_000);
    await client.createDestination({
      body: {
        url: receiver.url,
        types: ['connection.*'],
        watch: [
          { connection: id, object: 'sales-orders' },
          { connection: id, object: 'suppliers' },
        ],
      },
    });
    // The first look finds where to begin; what is changed after it is told.
    await eventuallyIs(
      'both are looked at',
      () => watching(kontor, [id]),
      objects => objects.length === 2,
    );
    const made = await write(id, order, 'after');
    const told = () =>
      bodies(receiver).filter(one => one.type === 'object.changed') as {
        data: { object: string; id: string };
      }[];
    await eventuallyIs('the order is told of', told, all =>
      all.some(({ data }) => data.id === made.result?.id),
    );
    await client.updateSuppliers({ id, key: '17300001', body: { is_posting_blocked: true } });
    await eventuallyIs('the supplier is told of', told, all =>
      all.some(({ data }) => data.object === 'suppliers'),
    );
    // A second look finds nothing new.
    await watchedTwice(kontor, id);
    await kontor.idle();
    const seen = told().map(one => `${one.data.object} ${one.data.id}`);
    expect(seen.length).toBe(new Set(seen).size);
    expect(told().find(one => one.data.object === 'suppliers')?.data).toMatchObject({
      id: '17300001',
      record: { is_posting_blocked: true },
    });
    expect(bodies(receiver).some(one => one.type.startsWith('posting.'))).toBe(false);
  });

  test('is told of changes in one system while another does not answer', async () => {
    const { client, connect, write, receiver, kontor } = await open();
    const silent = await silentSystem(kontor);
    const id = await connect();
    const watch = [silent.id, id].map(connection => ({ connection, object: 'sales-orders' as const }));
    await client.createDestination({ body: { url: receiver.url, types: ['connection.*'], watch } });
    await eventually('the silent one is asked', () => silent.held() > 0);
    await eventuallyIs(
      'the other one is looked at',
      () => watching(kontor, [id, silent.id]),
      objects => objects.length === 1,
    );
    const made = await write(id, order, 'meanwhile');
    await eventuallyIs(
      'the change is told of',
      () => bodies(receiver),
      all => all.some(({ type }) => type === 'object.changed'),
    );
    expect(bodies(receiver).at(-1)?.data).toMatchObject({ id: made.result?.id });
    expect(silent.held()).toBe(1);
    silent.end();
  });

  test('hears of the postings of flows, and belongs to its tenant', async () => {
    const { client, receiver, kontor } = await open({ flows: true });
    const acme = `${kontor.tenant}-acme`;
    await kontor.operator.createTenant({ body: { id: acme, name: 'Acme' } });
    const { key } = await kontor.operator.createKey({
      body: { name: 'all', all_tenants: true, role: 'admin' },
    });
    const asAcme = async (method: string, path: string, body?: unknown) => {
      const reply = await kontor.request(path, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          'kontor-tenant': acme,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: reply.status, body: (await reply.json()) as Record<string, string> };
    };
    const foreign = await asAcme('POST', '/v1/destinations', { url: receiver.url });
    expect(foreign.status).toBe(201);
    placePaid(kontor);
    await kontor.idle();
    expect(receiver.received).toEqual([]);
    const own = await client.createDestination({
      body: {
        url: receiver.url,
        types: ['posting.accepted'],
      },
    });
    expect((await asAcme('GET', `/v1/destinations/${own.id}`)).status).toBe(404);
    placePaid(kontor);
    await kontor.idle();
    expect(receiver.received.length).toBeGreaterThanOrEqual(2);
    expect(new Set(bodies(receiver).map(one => (one.data as { flow: string }).flow)).has(null as never)).toBe(
      false,
    );
    const [connection] = (await client.listConnections()).result;
    const watch = [{ connection: connection?.id, object: 'sales-orders' }];
    expect((await asAcme('POST', '/v1/destinations', { url: receiver.url, watch })).status).toBe(404);
    for (const url of [
      'http://example.com/hook',
      'https://10.0.0.1/hook',
      'https://[::1]/hook',
      'https://169.254.169.254/latest',
      'https://me:secret@example.com/',
      'ftp://example.com/',
    ])
      expect([url, (await asAcme('POST', '/v1/destinations', { url })).status]).toEqual([url, 400]);
  });
});
