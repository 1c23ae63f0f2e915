// Destinations: what happens is told to other programs, signed, again and again until it arrives.
import { Webhook } from 'standardwebhooks';
import { afterEach, expect, test } from 'vitest';
import { messageTypes, posted } from '../../src/contract/messages.ts';
import { onEveryDatabase } from '../databases.ts';
import { eventually, type House, type HouseOptions, openHouse, placePaid } from '../house.ts';
import { type Receiver, startReceiver } from '../receiver.ts';
import { silentSystem } from '../silent-system.ts';

let house: House | undefined;
let receiver: Receiver | undefined;
afterEach(async () => {
  await house?.close();
  await receiver?.close();
  house = undefined;
  receiver = undefined;
});

const order = {
  type: 'OR',
  sales_organization: '1710',
  distribution_channel: '10',
  division: '00',
  customer: '17100001',
  items: [{ product: 'TG11', quantity: '3' }],
};

async function open(database: Parameters<typeof openHouse>[0], options: HouseOptions = {}) {
  receiver = await startReceiver();
  house = await openHouse(database, {
    bare: true,
    ...options,
    tuning: {
      deliverEveryMs: 50,
      watchEveryMs: 300,
      deliveryPausesMs: [200, 400, 60_000],
      ...options.tuning,
    },
  });
  const { client, tenant, app, connect } = house;
  const write = async (connection: string, body: unknown, key: string) => {
    const reply = await fetch(`${app.url}/v1/connections/${connection}/sales-orders`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${app.apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    });
    return (await reply.json()) as { result: { id: string } | null };
  };
  return { client, tenant, connect, write, receiver, house };
}

/** What has arrived; each is as the contract says. */
const bodies = (all: Receiver) =>
  all.received.map(one => {
    const body = JSON.parse(one.body) as { type: string; data: never };
    const { data } = messageTypes[body.type] as (typeof messageTypes)[string];
    posted(body.type, data.strict()).parse(body);
    return body;
  });

/** What has been looked at once. */
async function watching({ app }: House): Promise<string[]> {
  return app.store.transaction(async tx => {
    const rows = await tx.selectFrom('watches').select('object').where('cursor', 'is not', null).execute();
    return rows.map(row => row.object);
  });
}

onEveryDatabase('a destination', database => {
  test('is told of postings and connections, signed so that a standard library verifies it', async () => {
    const { client, connect, write, receiver, house } = await open(database);
    const id = await connect();
    const { secret } = await client.createDestination({ body: { url: receiver.url } });
    await write(id, order, 'good');
    await write(id, { ...order, items: [{ product: 'NOPE', quantity: '1' }] }, 'bad');
    await client.pauseConnection({ id });
    await eventually(() => receiver.received.length === 3);
    const types = bodies(receiver).map(one => one.type);
    expect(types.toSorted()).toEqual(['connection.paused', 'posting.accepted', 'posting.rejected']);
    for (const { headers, body } of receiver.received)
      expect(new Webhook(secret).verify(body, headers)).toMatchObject({ tenant: 'main' });
    expect(bodies(receiver).find(one => one.type === 'posting.accepted')?.data).toMatchObject({
      connection: id,
      operation: 'sales-orders.create',
      document_number: '1',
    });
    const listed = await client.listMessages({ limit: 10 });
    expect(listed.result.map(one => one.id).toSorted()).toEqual(
      receiver.received.map(one => one.headers['webhook-id']).toSorted(),
    );
    // Nobody else's: what is shown and recorded holds no secret.
    expect(JSON.stringify(await client.listDestinations())).not.toContain(secret);
    expect(JSON.stringify(await client.listAudit())).not.toContain(secret);
    expect(house.app.url).not.toBe('');
  });

  test('that is away is tried again, also after a restart, and replayed when it has failed for good', async () => {
    const { client, receiver, house } = await open(database, {
      tuning: { deliveryPausesMs: [200, 400] },
    });
    const { id } = await client.createDestination({ body: { url: receiver.url } });
    receiver.answers.push(500, { status: 302, headers: { location: 'http://127.0.0.1:1/' } });
    await client.testDestination({ id });
    await eventually(() => receiver.received.length === 1);
    await house.restart();
    await eventually(() => receiver.received.length === 3);
    expect(new Set(receiver.received.map(one => one.headers['webhook-id'])).size).toBe(1);
    const deliveries = async () => (await house.client.listDestinationDeliveries({ id })).result;
    await eventually(async () => (await deliveries())[0]?.state === 'delivered');

    receiver.answers.push(503, 503, 503);
    await house.client.testDestination({ id });
    await eventually(async () => (await deliveries())[0]?.state === 'failed');
    expect((await deliveries())[0]).toMatchObject({ tries: 3, answer: '503', next_at: null });
    const since = new Date(0).toISOString();
    expect(await house.client.replayFailedDeliveries({ id, body: { since } })).toEqual({
      count: 1,
    });
    await eventually(async () => (await deliveries()).every(one => one.state === 'delivered'));
    const [last] = await deliveries();
    const before = receiver.received.length;
    await house.client.replayDestinationDelivery({ id, message: last?.message as string });
    await eventually(() => receiver.received.length === before + 1);

    receiver.answers.push(410);
    await house.client.testDestination({ id });
    await eventually(async () => (await house.client.getDestination({ id })).status === 'disabled');
    await house.client.updateDestination({ id, body: { status: 'enabled' } });
    await eventually(async () => (await deliveries())[0]?.state === 'delivered');
  });

  test('that is slow holds no other up, and a new secret signs beside the old one', async () => {
    const { client, receiver } = await open(database);
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
      await eventually(() => receiver.received.length === 1, 5_000);
      const [{ headers, body }] = receiver.received as [(typeof receiver.received)[0]];
      for (const one of [former, secret]) new Webhook(one).verify(body, headers);
      expect(slow.received.length).toBeLessThanOrEqual(20);
      await client.deleteDestination({ id: stuck.id });
    } finally {
      await slow.close();
    }
  });

  test('is told of changes of what it watches, once each, and of nothing else', async () => {
    const { client, connect, write, receiver } = await open(database);
    const id = await connect();
    await write(id, order, 'before');
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
    await eventually(async () => (await watching(house as House)).includes('suppliers'));
    const made = await write(id, order, 'after');
    const told = () =>
      bodies(receiver).filter(one => one.type === 'object.changed') as {
        data: { object: string; id: string };
      }[];
    await eventually(() => told().some(one => one.data.id === made.result?.id));
    const { app } = house as House;
    await fetch(`${app.url}/v1/connections/${id}/suppliers/17300001`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${app.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ is_posting_blocked: true }),
    });
    await eventually(() => told().some(one => one.data.object === 'suppliers'));
    await new Promise(done => setTimeout(done, 1_000));
    const seen = told().map(one => `${one.data.object} ${one.data.id}`);
    expect(seen.length).toBe(new Set(seen).size);
    expect(told().find(one => one.data.object === 'suppliers')?.data).toMatchObject({
      id: '17300001',
      record: { is_posting_blocked: true },
    });
    expect(bodies(receiver).some(one => one.type.startsWith('posting.'))).toBe(false);
  });

  test('is told of changes in one system while another does not answer', async () => {
    const { client, connect, write, receiver, house } = await open(database);
    const silent = await silentSystem(house);
    const id = await connect();
    const watch = [silent.id, id].map(connection => ({ connection, object: 'sales-orders' as const }));
    await client.createDestination({ body: { url: receiver.url, types: ['connection.*'], watch } });
    await eventually(async () => silent.held() > 0 && (await watching(house)).length === 1);
    const made = await write(id, order, 'meanwhile');
    await eventually(() => bodies(receiver).some(one => one.type === 'object.changed'));
    expect(bodies(receiver).at(-1)?.data).toMatchObject({ id: made.result?.id });
    expect(silent.held()).toBe(1);
    silent.end();
  });

  test('hears of the postings of flows, and belongs to its tenant', async () => {
    const { client, receiver, house } = await open(database, { bare: false });
    await client.createTenant({ body: { id: 'acme', name: 'Acme' } });
    const { key } = await client.createKey({
      body: {
        name: 'all',
        all_tenants: true,
        role: 'admin',
      },
    });
    const asAcme = async (method: string, path: string, body?: unknown) => {
      const reply = await fetch(house.app.url + path, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          'kontor-tenant': 'acme',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: reply.status, body: (await reply.json()) as Record<string, string> };
    };
    const foreign = await asAcme('POST', '/v1/destinations', { url: receiver.url });
    expect(foreign.status).toBe(201);
    placePaid(house);
    await house.quiet();
    expect(receiver.received).toEqual([]);
    const own = await client.createDestination({
      body: {
        url: receiver.url,
        types: ['posting.accepted'],
      },
    });
    expect((await asAcme('GET', `/v1/destinations/${own.id}`)).status).toBe(404);
    placePaid(house);
    await house.quiet();
    await eventually(() => receiver.received.length >= 2);
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
