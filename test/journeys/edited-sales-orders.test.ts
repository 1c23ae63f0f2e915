// Orders that are edited or cancelled in the shop after they became sales orders.
import { expect, onTestFinished, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createClient } from '../../src/client/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { type Money, money } from '../../src/core/money.ts';
import { connectSystem } from '../../src/s4/connect.ts';
import { type SalesOrders, salesOrders } from '../../src/s4/documents/sales-orders.ts';
import { gateways } from '../../src/sandbox/bigcommerce/gateways.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { type S4Sandbox, sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { waitUntilIdle } from '../../src/stage/wait-until-idle.ts';
import { createTestPlace, temporaryFolder } from '../databases.ts';
import {
  connectionOf,
  eventuallyIs,
  flowOf,
  kontorOfFile,
  orderDraft,
  ownKontor,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const tuning = { pollEveryMs: 500, readBackEveryMs: 300 };
const kontorOf = kontorOfFile({ tuning });

const line = (id: number, sku: string, quantity: number, price: string) => ({
  id,
  sku,
  name: `Goods ${sku}`,
  quantity,
  priceExTax: money(price),
});
const plain = {
  lines: [line(1, 'TG11', 2, '50')],
  taxRates: [],
  shippingExTax: money('0'),
};

const made = (kontor: RunningKontor, id: number, state = 'accepted') =>
  postingIn(kontor, 'sales-orders.create', `orders/${id}`, state);
const change = (kontor: RunningKontor, id: number, no: number, state = 'accepted') =>
  postingIn(kontor, 'sales-orders.update', `orders/${id}/changes/${no}`, state);

function ordersOf({ url }: Pick<S4Sandbox, 'url'>): SalesOrders {
  const { username, password } = sandboxCredentials;
  const system = connectSystem({ baseUrl: url, auth: { kind: 'basic', username, password } });
  onTestFinished(() => system.close());
  return salesOrders(system.client);
}

/** What stands in S/4HANA: its items as `TG11 2 100`, and what it comes to. */
async function standing(orders: SalesOrders, number: string) {
  const order = await orders.one(number, { expand: ['to_Item'] });
  if (!order) throw new Error(`There is no sales order ${number}.`);
  const items = (order.to_Item as Record<string, unknown>[]).map(item =>
    [
      item.Material,
      (item.RequestedQuantity as Money).toFixed(),
      (item.NetAmount as Money).toFixed(),
      ...(item.SalesDocumentRjcnReason ? [item.SalesDocumentRjcnReason] : []),
    ].join(' '),
  );
  return { items, net: (order.TotalNetAmount as Money).toFixed() };
}

async function set(kontor: RunningKontor, more: Record<string, unknown>): Promise<void> {
  const id = await flowOf(kontor, 'order-to-sales-order');
  const { settings } = await kontor.client.getFlow({ id });
  await kontor.idle();
  await kontor.client.updateFlow({ id, body: { settings: { ...settings, ...more } } });
}

async function placed(kontor: RunningKontor, draft: Parameters<typeof orderDraft>[0] = plain) {
  const id = placePaid(kontor, draft);
  const { document_number: number } = await made(kontor, id);
  return { id, number: number as string, orders: ordersOf(kontor.s4) };
}

const changesOf = async (kontor: RunningKontor, id: number) =>
  (await kontor.client.listPostings({ limit: 500 })).result.filter(
    one => one.operation === 'sales-orders.update' && one.subject === String(id),
  );

/** The first of its items leaves the house. */
async function deliver(kontor: RunningKontor, number: string, quantity: string): Promise<void> {
  const connection = await connectionOf(kontor, 's4hana');
  const reply = await kontor.request(`/v1/connections/${connection}/deliveries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `deliver-${number}-${quantity}` },
    body: JSON.stringify({ items: [{ order: number, order_item: '10', quantity, unit: 'PC' }] }),
  });
  expect(await reply.json()).toMatchObject({ posting: { state: 'accepted' } });
}

test('an order that is edited before its delivery is delivered as it is now, and stays one sales order', async () => {
  const kontor = await kontorOf({ flows: true });
  const { id, number, orders } = await placed(kontor);
  const { shop } = kontor.store;
  shop.edit(id, { lines: [line(1, 'TG11', 3, '45'), line(2, 'TG12', 1, '20')] });
  const first = await change(kontor, id, 1);
  expect(first).toMatchObject({ document_number: number, amount: '155.00', currency: 'USD' });
  expect(await standing(orders, number)).toEqual({ items: ['TG11 3 135', 'TG12 1 20'], net: '155' });
  expect((await made(kontor, id)).changed_after_at).not.toBeNull();

  shop.edit(id, { lines: [line(2, 'TG12', 4, '20')] });
  await change(kontor, id, 2);
  expect(await standing(orders, number)).toEqual({ items: ['TG12 4 80'], net: '80' });
  // As at the beginning: an edit that is taken back after Kontor has acted is an edit, too.
  shop.edit(id, { lines: plain.lines });
  const third = await change(kontor, id, 3);
  expect(await standing(orders, number)).toEqual({ items: ['TG11 2 100'], net: '100' });
  expect(kontor.s4.books().salesOrders.get(`BC-${id}`)).toEqual(new Set([number]));

  const { client } = kontor;
  const verified = await eventuallyIs(
    'the last change is read back',
    () => client.getPosting({ id: third.id }),
    one => one.verified_at !== null,
  );
  expect(verified.differs).toBe(false);
  expect((await client.listPostings({ differs: 'true' })).result).toEqual([]);
});

test('shipping and a discount that come later are in the sales order, and in no second one', async () => {
  const kontor = await kontorOf({ flows: true });
  const { id, number, orders } = await placed(kontor);
  kontor.store.shop.edit(id, { shippingExTax: money('7.50'), discount: money('10') });
  await change(kontor, id, 1);
  expect((await standing(orders, number)).net).toBe('97.5');
  kontor.store.shop.edit(id, { shippingExTax: money('0'), discount: money('4') });
  await change(kontor, id, 2);
  expect((await standing(orders, number)).net).toBe('96');
});

test('a note, and an edit that is undone before Kontor acts, change nothing', async () => {
  const kontor = await kontorOf({ flows: true });
  const { id, number } = await placed(kontor);
  const { shop } = kontor.store;
  shop.edit(id, { staffNotes: 'called the customer', paymentMethod: 'Wire transfer' });
  await kontor.idle();
  const flow = await flowOf(kontor, 'order-to-sales-order');
  await kontor.client.pauseFlow({ id: flow });
  shop.edit(id, { lines: [line(1, 'TG11', 9, '50')] });
  shop.edit(id, { lines: plain.lines });
  await kontor.client.resumeFlow({ id: flow });
  await kontor.idle();
  expect(await changesOf(kontor, id)).toEqual([]);
  expect(await made(kontor, id)).toMatchObject({ changed_after_at: null, document_number: number });
});

test('a change of the settings alone changes no sales order that stands', async () => {
  const kontor = await kontorOf({ flows: true });
  const { id } = await placed(kontor);
  await set(kontor, { materialBySku: { TG11: 'TG12' } });
  kontor.store.shop.edit(id, { staffNotes: 'called the customer' });
  await kontor.idle();
  expect(await changesOf(kontor, id)).toEqual([]);
});

test('an order that is edited after its delivery has begun waits for a person with the difference, and nothing is sent', async () => {
  const kontor = await kontorOf({ flows: true });
  const { id, number, orders } = await placed(kontor);
  await deliver(kontor, number, '1');
  const before = await standing(orders, number);
  kontor.store.shop.edit(id, { lines: [line(1, 'TG11', 3, '50'), line(2, 'TG12', 1, '20')] });
  const parked = await change(kontor, id, 1, 'parked');
  expect(parked).toMatchObject({ reason_code: 'sales-order-begun', attempts: 0 });
  expect(parked.reason).toContain(
    `delivery or billing of sales order ${number} has begun: TG11: quantity 2 → 3; 1 of TG12 added at 20.`,
  );
  await kontor.client.replayPosting({ id: parked.id });
  await kontor.idle();
  expect(await change(kontor, id, 1, 'parked')).toMatchObject({ reason_code: 'sales-order-begun' });
  expect(await standing(orders, number)).toEqual(before);
  // What was parked for an edit that is undone ends.
  kontor.store.shop.edit(id, { lines: plain.lines });
  expect(await change(kontor, id, 1, 'closed')).toMatchObject({ reason_code: 'nothing-left' });
  expect(await standing(orders, number)).toEqual(before);
});

test('a flow that leaves edits to people changes the sales order when a person replays, or only marks the order', async () => {
  const kontor = await kontorOf({ flows: true });
  await set(kontor, { afterBooking: 'park' });
  const { id, number, orders } = await placed(kontor);
  kontor.store.shop.edit(id, { lines: [line(1, 'TG11', 5, '50')] });
  const parked = await change(kontor, id, 1, 'parked');
  expect(parked.reason).toContain('TG11: quantity 2 → 5');
  expect((await standing(orders, number)).net).toBe('100');
  await kontor.client.replayPosting({ id: parked.id });
  await change(kontor, id, 1);
  expect((await standing(orders, number)).net).toBe('250');

  await set(kontor, { afterBooking: 'ignore' });
  const other = await placed(kontor);
  kontor.store.shop.edit(other.id, { lines: [line(1, 'TG11', 5, '50')] });
  await eventuallyIs(
    'the order is marked',
    () => made(kontor, other.id),
    one => one.changed_after_at !== null,
  );
  await kontor.idle();
  expect(await changesOf(kontor, other.id)).toEqual([]);
});

test('an order that is cancelled is not shipped: its items are rejected, and come back with the order', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const without = await placed(kontor);
  shop.setStatus(without.id, 5);
  const parked = await change(kontor, without.id, 1, 'parked');
  expect(parked.reason).toMatch(/was cancelled in the shop after it became sales order/);

  await set(kontor, { rejectionReason: 'C1' });
  await kontor.client.replayPosting({ id: parked.id });
  await change(kontor, without.id, 1);
  expect(await standing(without.orders, without.number)).toEqual({ items: ['TG11 2 100 C1'], net: '0' });
  shop.setStatus(without.id, 11);
  await change(kontor, without.id, 2);
  expect(await standing(without.orders, without.number)).toEqual({ items: ['TG11 2 100'], net: '100' });

  const delivered = await placed(kontor);
  await deliver(kontor, delivered.number, '2');
  shop.setStatus(delivered.id, 5);
  expect((await change(kontor, delivered.id, 1, 'parked')).reason).toContain('the order was cancelled');
});

test('an item that somebody has changed in S/4HANA is not overwritten', async () => {
  const kontor = await kontorOf({ flows: true });
  const { id, number, orders } = await placed(kontor);
  await orders.items.update({ SalesOrder: number, SalesOrderItem: '10' }, { RequestedQuantity: '7' });
  kontor.store.shop.edit(id, { lines: [line(1, 'TG11', 3, '50')] });
  expect((await change(kontor, id, 1, 'parked')).reason).toContain(
    'Somebody has changed it in the other system: it has no item of TG11 with quantity 2',
  );
  expect((await standing(orders, number)).items).toEqual(['TG11 7 350']);
});

test('an edit that is not paid yet is not delivered on trust', async () => {
  const kontor = await kontorOf({ flows: true });
  const { id } = await placed(kontor);
  kontor.store.shop.setStatus(id, 11);
  kontor.store.shop.edit(id, { lines: [line(1, 'TG11', 3, '50')] });
  kontor.store.shop.setStatus(id, 7);
  const [posting] = await eventuallyIs(
    'the edit waits for a person',
    () => changesOf(kontor, id),
    ([one]) => one?.state === 'parked',
  );
  expect(posting?.reason_code).toBe('sales-order-unpaid');
});

test.each(['lost-after-commit', 'lost-before-commit'] as const)(
  'a change whose answer is lost is made once: %s',
  async fault => {
    const kontor = await kontorOf({ flows: true });
    const { id, number, orders } = await placed(kontor);
    kontor.s4.setFaults({ [fault]: 1 });
    kontor.store.shop.edit(id, { lines: [line(1, 'TG11', 3, '45'), line(2, 'TG12', 1, '20')] });
    await change(kontor, id, 1, 'uncertain');
    // Another edit, while nobody knows whether the first has arrived.
    kontor.store.shop.edit(id, { lines: [line(1, 'TG11', 4, '45'), line(2, 'TG12', 1, '20')] });
    kontor.s4.setFaults({});
    await eventuallyIs(
      'the newest content stands',
      async () => (await standing(orders, number)).items,
      items => items.join() === 'TG11 4 180,TG12 1 20',
      { between: () => kontor.pass(250) },
    );
    await kontor.idle();
    const changes = await changesOf(kontor, id);
    expect(changes.map(one => one.state)).toEqual(changes.map(() => 'accepted'));
    expect(changes.length).toBe(fault === 'lost-after-commit' ? 2 : 1);
    expect(kontor.s4.books().salesOrders.get(`BC-${id}`)).toEqual(new Set([number]));
  },
);

test('an edit that comes while the answer to its sales order is lost is not forgotten', async () => {
  const kontor = await kontorOf({ flows: true });
  kontor.s4.setFaults({ 'lost-after-commit': 1 });
  const id = placePaid(kontor, plain);
  await made(kontor, id, 'uncertain');
  kontor.store.shop.edit(id, { lines: [line(1, 'TG11', 6, '50')] });
  kontor.s4.setFaults({});
  const { document_number: number } = await eventuallyIs(
    'the sales order is found',
    () => postingIn(kontor, 'sales-orders.create', `orders/${id}`, 'accepted', 'uncertain'),
    one => one.state === 'accepted',
    { between: () => kontor.pass(250) },
  );
  await change(kontor, id, 1);
  expect((await standing(ordersOf(kontor.s4), number as string)).items).toEqual(['TG11 6 300']);
});

test('a process that ends in the middle of a change leaves one whole change', async () => {
  const kontor = await ownKontor({ tuning, scene: { flows: true } });
  const { id, number, orders } = await placed(kontor);
  kontor.s4.setFaults({ slow: 1 });
  kontor.store.shop.edit(id, { lines: [line(1, 'TG11', 3, '45'), line(2, 'TG12', 1, '20')] });
  await eventuallyIs(
    'the change is on its way',
    () => changesOf(kontor, id),
    found => found.length > 0,
  );
  await kontor.restart();
  kontor.s4.setFaults({});
  await eventuallyIs(
    'the change is made',
    () => changesOf(kontor, id),
    ([one]) => one?.state === 'accepted',
    { between: () => kontor.pass(1_000) },
  );
  await kontor.idle();
  expect(await standing(orders, number)).toEqual({ items: ['TG11 3 135', 'TG12 1 20'], net: '155' });
  expect(await changesOf(kontor, id)).toHaveLength(1);
});

test('two workers and three edits in quick succession end with the newest content, in one sales order', async () => {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(() => remove());
  const store = await startStoreSandbox({ retryScale: 0.01 });
  const s4 = await startS4Sandbox({ lateMs: 500 });
  onTestFinished(() => Promise.all([store.close(), s4.close()]).then(() => undefined));
  const start = (role: 'all' | 'worker', at: string) =>
    startApp({
      privateHosts: ['127.0.0.1'],
      folder: at,
      databaseUrl,
      encryptionKey: Buffer.alloc(32, 9).toString('base64'),
      role,
      host: '127.0.0.1',
      port: 0,
      log: silentLog,
      tuning: { sweepEveryMs: 100, pollEveryMs: 1_000, longestPauseMs: 2_000, readBackEveryMs: 300 },
    });
  const all = await start('all', folder);
  onTestFinished(() => all.stop());
  const worker = await start('worker', temporaryFolder());
  onTestFinished(() => worker.stop());
  const client = createClient(all);
  await setUpConnections(client, {
    store,
    s4,
    tuning: { timeoutSeconds: 1, quietPeriodSeconds: 3, concurrency: 12, pollGraceSeconds: 0 },
    materials: 'sku',
  });
  const ids = Array.from({ length: 8 }, () => {
    const { id } = store.shop.placeOrder(orderDraft(plain));
    store.shop.pay(id, 'purchase');
    return id;
  });
  await waitUntilIdle(client, store, { timeoutMs: 60_000 });
  expect(s4.books().salesOrders.size).toBe(ids.length);
  for (const quantity of [3, 4, 5])
    for (const id of ids) store.shop.edit(id, { lines: [line(1, 'TG11', quantity, '50')] });
  const orders = ordersOf(s4);
  for (const id of ids) {
    const numbers = [...(s4.books().salesOrders.get(`BC-${id}`) ?? [])];
    expect(numbers).toHaveLength(1);
    await eventuallyIs(
      `the newest content of order ${id} stands`,
      async () => (await standing(orders, numbers[0] as string)).items,
      items => items.join() === 'TG11 5 250',
    );
  }
  await waitUntilIdle(client, store, { timeoutMs: 60_000 });
  const { result } = await client.listPostings({ limit: 500 });
  const changes = result.filter(one => one.operation === 'sales-orders.update');
  expect(changes.filter(one => one.state !== 'accepted')).toEqual([]);
  expect(result.filter(one => one.differs)).toEqual([]);
});

test('a preview says what would be changed, and changes nothing', async () => {
  const kontor = await kontorOf({ flows: true });
  const { id, number, orders } = await placed(kontor);
  // The second webhook of the order starts a run too, and a run that has begun is finished.
  await kontor.idle();
  const flow = await flowOf(kontor, 'order-to-sales-order');
  await kontor.client.pauseFlow({ id: flow });
  kontor.store.shop.edit(id, { lines: [line(1, 'TG11', 1, '50')] });
  const { documents } = await kontor.client.previewFlow({ id: flow, body: { subject: String(id) } });
  expect(documents).toMatchObject([
    { operation: 'sales-orders.create', would: 'nothing', changed: true },
    {
      operation: 'sales-orders.update',
      id: number,
      would: 'post',
      refusal: null,
      record: { only_if_open: true, items: [{ id: '10', quantity: '1' }] },
    },
  ]);
  expect((await standing(orders, number)).net).toBe('100');
  expect(await changesOf(kontor, id)).toEqual([]);
});

test('an edit that a person has closed is not asked again, until the order is another one', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client, store } = kontor;
  await set(kontor, { afterBooking: 'park' });
  const { id } = await placed(kontor);
  store.shop.edit(id, { lines: [line(1, 'TG11', 3, '50')] });
  const parked = await change(kontor, id, 1, 'parked');
  await client.closePosting({ id: parked.id, body: { note: 'Done by hand.' } });
  for (const note of ['first', 'second']) {
    store.shop.edit(id, { staffNotes: note });
    await client.runFlow({
      id: await flowOf(kontor, 'order-to-sales-order'),
      body: { since: new Date(0).toISOString() },
    });
    await kontor.idle();
  }
  expect(await changesOf(kontor, id)).toMatchObject([{ state: 'closed' }]);
  store.shop.edit(id, { lines: [line(1, 'TG11', 4, '50')] });
  expect((await change(kontor, id, 2, 'parked')).reason).toContain('→ 4');
});

test('an order whose payment is voided after it became a sales order is parked, until it is paid again', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(orderDraft({ ...plain, gateway: gateways.stripe }));
  shop.pay(id, 'purchase');
  await made(kontor, id);
  kontor.pass(1_000);
  shop.pay(id, 'void', money('100'));
  shop.setStatus(id, 11);
  const parked = await change(kontor, id, 1, 'parked');
  expect(parked.reason).toMatch(
    /became sales order 1, but it is no longer paid\. None of its payments is still valid/,
  );
  kontor.pass(1_000);
  shop.pay(id, 'purchase', money('100'));
  shop.setStatus(id, 11);
  expect((await change(kontor, id, 1, 'closed')).reason).toContain('again agrees with sales order');
});
