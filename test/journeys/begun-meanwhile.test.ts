// A flow or a watch that begins while a source is being read misses nothing that this reading finds and no later one finds again.
import { describe, expect, onTestFinished, test } from 'vitest';
import { accountRules, storeAccess } from '../../src/stage/set-up.ts';
import { answering } from '../answering.ts';
import { startReceiver } from '../receiver.ts';
import { eventually, kontorOfFile, orderDraft, ownKontor, placePaid, postingIn } from '../running-kontor.ts';

const partnerRules = {
  companyCode: '1710',
  salesOrganization: '1710',
  currency: 'USD',
  reconciliationAccount: '12100000',
  defaultCountry: 'US',
};
const salesRules = {
  salesOrganization: '1710',
  soldTo: '17100001',
  shippingCondition: 'HM00',
  discountCondition: 'HA00',
  feeCondition: 'HF00',
  referencePrefix: 'BC-',
};

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 300 } });

test('an order that a reading finds is told to a flow and a destination that began after the reading', async () => {
  const kontor = await kontorOf();
  const { client, store } = kontor;
  // Nothing but the readings tells of an order.
  store.setFaults({ 'webhook-dropped': 1 });
  let isHeld = false;
  let held = 0;
  const release = Promise.withResolvers<void>();
  const baseUrl = await answering(store.url, async (path, body) => {
    if (isHeld && path.includes('/v3/customers')) {
      held++;
      await release.promise;
    }
    return body;
  });
  const to = await kontor.connect();
  const shop = await client.createConnection({
    body: {
      connector: 'bigcommerce',
      name: 'Shop',
      settings: { ...storeAccess(store), baseUrl, pollGraceSeconds: 0, pollOverlapSeconds: 1 },
    },
  });
  const flow = (name: string, settings: Record<string, unknown>) =>
    client.createFlow({ body: { flow: name, from: shop.id, to, settings } });
  // Customers are read first, and orders after them.
  await flow('customer-to-business-partner', partnerRules);
  await flow('order-to-sales-order', salesRules);
  const before = placePaid(kontor);
  await postingIn(kontor, 'sales-orders.create', `orders/${before}`, 'accepted');
  await kontor.idle();

  isHeld = true;
  await eventually('a reading is on its way', () => held > 0);
  await flow('order-to-journal', accountRules);
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  await client.createDestination({
    body: {
      url: receiver.url,
      types: ['connection.*'],
      watch: [{ connection: shop.id, object: 'shop-orders' }],
    },
  });
  const order = placePaid(kontor);
  isHeld = false;
  release.resolve();

  await postingIn(kontor, 'sales-orders.create', `orders/${order}`, 'accepted');
  await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
  const told = () =>
    receiver.received.map(({ body }) => JSON.parse(body) as { data: { id: string; object: string } });
  await eventually('the destination is told', () => told().some(({ data }) => data.id === String(order)));
  expect(told().every(({ data }) => data.object === 'shop-orders')).toBe(true);
});

describe('watches', () => {
  // Every five minutes in life; here every two seconds.
  test('what changes after a destination began to watch, and before the first reading, is told', async () => {
    const kontor = await ownKontor({ tuning: { pollEveryMs: 2_000 } });
    const { client, store } = kontor;
    store.setFaults({ 'webhook-dropped': 1 });
    const shop = await client.createConnection({
      body: {
        connector: 'bigcommerce',
        name: 'Shop',
        settings: { ...storeAccess(store), pollGraceSeconds: 0 },
      },
    });
    const receiver = await startReceiver();
    onTestFinished(() => receiver.close());
    await client.createDestination({
      body: {
        url: receiver.url,
        types: ['connection.*'],
        watch: [{ connection: shop.id, object: 'shop-orders' }],
      },
    });
    const first = placePaid(kontor);
    // The rest of the five minutes.
    kontor.pass(240_000);
    const told = () => receiver.received.map(({ body }) => String(JSON.parse(body).data.id));
    await new Promise(done => setTimeout(done, 5_000));
    const second = placePaid(kontor);
    await eventually('the second is told', () => told().includes(String(second)));
    expect(told()).toContain(String(first));
  }, 60_000);

  // The first reading of a flow goes back a day, and may take minutes. What it finds of what changed after the destination began to
  // watch is told to the flow, and to the destination never: the cursor goes behind it.
  test('what changes while the first reading for a flow is on its way is told to the destination that watches', async () => {
    const kontor = await ownKontor({ tuning: { pollEveryMs: 2_000 } });
    const { client, store } = kontor;
    store.setFaults({ 'webhook-dropped': 1 });
    let held = 0;
    const release = Promise.withResolvers<void>();
    const baseUrl = await answering(store.url, async (path, body) => {
      if (path.includes('/v3/customers') && path.includes('date_modified')) {
        held++;
        await release.promise;
      }
      return body;
    });
    const to = await kontor.connect();
    const shop = await client.createConnection({
      body: {
        connector: 'bigcommerce',
        name: 'Shop',
        settings: { ...storeAccess(store), baseUrl, pollGraceSeconds: 0 },
      },
    });
    // Customers are read first, and orders after them.
    await client.createFlow({
      body: { flow: 'customer-to-business-partner', from: shop.id, to, settings: partnerRules },
    });
    await client.createFlow({
      body: { flow: 'order-to-sales-order', from: shop.id, to, settings: salesRules },
    });
    await eventually('the first reading is on its way', () => held > 0);
    const receiver = await startReceiver();
    onTestFinished(() => receiver.close());
    await client.createDestination({
      body: {
        url: receiver.url,
        types: ['connection.*'],
        watch: [{ connection: shop.id, object: 'shop-orders' }],
      },
    });
    const first = placePaid(kontor);
    release.resolve();
    await postingIn(kontor, 'sales-orders.create', `orders/${first}`, 'accepted');
    kontor.pass(10_000);
    const second = placePaid(kontor);
    const told = () => receiver.received.map(({ body }) => String(JSON.parse(body).data.id));
    await eventually('the second is told', () => told().includes(String(second)));
    expect(told()).toContain(String(first));
  }, 60_000);

  // A destination that was disabled for a while (by Kontor, after failures, or by a person) never hears of what changed meanwhile, if a
  // flow reads the same object. Without a flow, it hears of everything when it is enabled again.
  test.each(['alone', 'with a flow'])(
    'disabled and enabled again, %s: what changed meanwhile is told',
    async how => {
      const kontor = await kontorOf();
      const { client, store } = kontor;
      store.setFaults({ 'webhook-dropped': 1 });
      const to = await kontor.connect();
      const shop = await client.createConnection({
        body: {
          connector: 'bigcommerce',
          name: 'Shop',
          settings: { ...storeAccess(store), pollGraceSeconds: 0, pollOverlapSeconds: 1 },
        },
      });
      if (how !== 'alone')
        await client.createFlow({
          body: { flow: 'order-to-sales-order', from: shop.id, to, settings: salesRules },
        });
      const receiver = await startReceiver();
      onTestFinished(() => receiver.close());
      const { id } = await client.createDestination({
        body: {
          url: receiver.url,
          types: ['connection.*'],
          watch: [{ connection: shop.id, object: 'shop-orders' }],
        },
      });
      const told = () => receiver.received.map(({ body }) => String(JSON.parse(body).data.id));
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
    store.setFaults({ 'webhook-dropped': 1 });
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
    const baseUrl = await answering(store.url, (path, body) => {
      if (path.includes('/v3/customers') && path.includes('date_modified') && !isEdited) {
        isEdited = true;
        store.shop.changeCustomer(all[0] as number, { city: 'Shelbyville' });
      }
      return body;
    });
    const to = await kontor.connect({ timeoutSeconds: 5 });
    const shop = await client.createConnection({
      body: {
        connector: 'bigcommerce',
        name: 'Shop',
        settings: { ...storeAccess(store), baseUrl, pollGraceSeconds: 0 },
      },
    });
    await client.createFlow({
      body: { flow: 'customer-to-business-partner', from: shop.id, to, settings: partnerRules },
    });
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
    const runs = (await client.listRuns({ connection: shop.id, limit: 500 })).result;
    expect(runs.filter(one => one.outcome === 'failed')).toEqual([]);
    expect(await missing()).toEqual([]);
  }, 120_000);
});
