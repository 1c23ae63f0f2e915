// A flow or a watch that begins while a source is being read misses nothing that this reading finds and no later one finds again.
import { describe, expect, onTestFinished, test } from 'vitest';
import { accountRules, partnerRules, salesRules, storeAccess } from '../../src/stage/set-up.ts';
import { answering } from '../answering.ts';
import { startReceiver } from '../receiver.ts';
import {
  eventually,
  kontorOfFile,
  orderDraft,
  ownKontor,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 300 } });

/** A store that sends no webhooks, so that nothing but the readings tells of an order; `change`: of what it answers. */
async function openShop(
  kontor: RunningKontor,
  { change, ...settings }: { change?: Parameters<typeof answering>[1]; [setting: string]: unknown } = {},
) {
  const { client, store } = kontor;
  store.setFaults({ 'webhook-dropped': 1 });
  const to = await kontor.connect({ timeoutSeconds: 5 });
  const shop = await client.createConnection({
    body: {
      connector: 'bigcommerce',
      name: 'Shop',
      settings: {
        ...storeAccess(store),
        ...(change ? { baseUrl: await answering(store.url, change) } : {}),
        pollGraceSeconds: 0,
        ...settings,
      },
    },
  });
  return {
    shop: shop.id,
    flow: (name: string, rules: Record<string, unknown>) =>
      client.createFlow({ body: { flow: name, from: shop.id, to, settings: rules } }),
  };
}

/** A destination that watches the orders of a shop, and what it was told. */
async function watchOrders({ client }: RunningKontor, connection: string) {
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  const { id } = await client.createDestination({
    body: { url: receiver.url, types: ['connection.*'], watch: [{ connection, object: 'shop-orders' }] },
  });
  const messages = () =>
    receiver.received.map(({ body }) => JSON.parse(body) as { data: { id: string; object: string } });
  return { id, messages, told: () => messages().map(({ data }) => String(data.id)) };
}

/** Lets the first reading of customers wait once it is held. */
function heldReading({ from = true } = {}) {
  const release = Promise.withResolvers<void>();
  const reading = { isHeld: from, held: 0, release: release.resolve };
  const change = async (path: string, body: unknown) => {
    if (reading.isHeld && path.includes('/v3/customers') && path.includes('date_modified')) {
      reading.held++;
      await release.promise;
    }
    return body;
  };
  return { reading, change };
}

test('an order that a reading finds is told to a flow and a destination that began after the reading', async () => {
  const kontor = await kontorOf();
  const { reading, change } = heldReading({ from: false });
  const { shop, flow } = await openShop(kontor, { change, pollOverlapSeconds: 1 });
  // Customers are read first, and orders after them.
  await flow('customer-to-business-partner', partnerRules);
  await flow('order-to-sales-order', salesRules);
  const before = placePaid(kontor);
  await postingIn(kontor, 'sales-orders.create', `orders/${before}`, 'accepted');
  await kontor.idle();

  reading.isHeld = true;
  await eventually('a reading is on its way', () => reading.held > 0);
  await flow('order-to-journal', accountRules);
  const { messages, told } = await watchOrders(kontor, shop);
  const order = placePaid(kontor);
  reading.isHeld = false;
  reading.release();

  await postingIn(kontor, 'sales-orders.create', `orders/${order}`, 'accepted');
  await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
  await eventually('the destination is told', () => told().includes(String(order)));
  expect(messages().every(({ data }) => data.object === 'shop-orders')).toBe(true);
});

describe('watches', () => {
  // Every five minutes in life; here every two seconds.
  test('what changes after a destination began to watch, and before the first reading, is told', async () => {
    const kontor = await ownKontor({ tuning: { pollEveryMs: 2_000 } });
    const { shop } = await openShop(kontor);
    const { told } = await watchOrders(kontor, shop);
    const first = placePaid(kontor);
    // The rest of the five minutes.
    kontor.pass(240_000);
    await new Promise(done => setTimeout(done, 5_000));
    const second = placePaid(kontor);
    await eventually('the second is told', () => told().includes(String(second)));
    expect(told()).toContain(String(first));
  }, 60_000);

  // The first reading of a flow goes back a day, and may take minutes; its cursor goes behind what it finds.
  test('what changes while the first reading for a flow is on its way is told to the destination that watches', async () => {
    const kontor = await ownKontor({ tuning: { pollEveryMs: 2_000 } });
    const { reading, change } = heldReading();
    const { shop, flow } = await openShop(kontor, { change });
    // Customers are read first, and orders after them.
    await flow('customer-to-business-partner', partnerRules);
    await flow('order-to-sales-order', salesRules);
    await eventually('the first reading is on its way', () => reading.held > 0);
    const { told } = await watchOrders(kontor, shop);
    const first = placePaid(kontor);
    reading.release();
    await postingIn(kontor, 'sales-orders.create', `orders/${first}`, 'accepted');
    kontor.pass(10_000);
    const second = placePaid(kontor);
    await eventually('the second is told', () => told().includes(String(second)));
    expect(told()).toContain(String(first));
  }, 60_000);

  // Kontor disables a destination after failures, a person when they like; with a flow, the cursor goes on meanwhile.
  test.each(['alone', 'with a flow'])(
    'disabled and enabled again, %s: what changed meanwhile is told',
    async how => {
      const kontor = await kontorOf();
      const { client } = kontor;
      const { shop, flow } = await openShop(kontor, { pollOverlapSeconds: 1 });
      if (how !== 'alone') await flow('order-to-sales-order', salesRules);
      const { id, told } = await watchOrders(kontor, shop);
      await new Promise(done => setTimeout(done, 2_000));
      const before = placePaid(kontor);
      await eventually('it is told', () => told().includes(String(before)));
      await client.updateDestination({ id, body: { status: 'disabled' } });
      kontor.pass(10_000);
      const between = placePaid(kontor);
      if (how !== 'alone') await postingIn(kontor, 'sales-orders.create', `orders/${between}`, 'accepted');
      await new Promise(done => setTimeout(done, 2_000));
      kontor.pass(10_000);
      await client.updateDestination({ id, body: { status: 'enabled' } });
      const after = placePaid(kontor);
      await eventually('the last is told', () => told().includes(String(after)));
      await eventually('the one between is told', () => told().includes(String(between)), {
        timeoutMs: 5_000,
      });
    },
    60_000,
  );
});

describe('customers', () => {
  // Read by the number of the page, all later ones would move up, and nobody would ever read the first of the next page.
  test('one customer is edited while the list of changes is read: every customer gets its partner', async () => {
    const kontor = await kontorOf();
    const { client, store } = kontor;
    const all = Array.from(
      { length: 252 },
      (_, at) =>
        store.shop.addCustomer({
          ...orderDraft().address,
          email: `c${at}@example.com`,
          last_name: `Berger ${at}`,
        }).id,
    );
    kontor.pass(3_600_000);
    let isEdited = false;
    const { shop, flow } = await openShop(kontor, {
      change(path, body) {
        if (path.includes('/v3/customers') && path.includes('date_modified') && !isEdited) {
          isEdited = true;
          store.shop.changeCustomer(all[0] as number, { city: 'Shelbyville' });
        }
        return body;
      },
    });
    await flow('customer-to-business-partner', partnerRules);
    const read = async () =>
      (await client.listEvents({ limit: 500 }).all())
        .filter(one => one.source === 'poll' && one.object === 'shop-customers')
        .map(one => one.subject);
    const missing = async () => {
      const known = new Set(await read());
      return all.map(String).filter(id => !known.has(id));
    };
    await eventually('the last is found', async () => (await read()).includes(String(all.at(-1))));
    kontor.pass(600_000);
    await new Promise(done => setTimeout(done, 3_000));
    const runs = (await client.listRuns({ connection: shop, limit: 500 })).result;
    expect(runs.filter(one => one.outcome === 'failed')).toEqual([]);
    expect(await missing()).toEqual([]);
  }, 120_000);
});
