// A flow or a watch that begins while a source is being read misses nothing that this reading finds and no later one finds again.
import { expect, onTestFinished, test } from 'vitest';
import { accountRules, storeAccess } from '../../src/stage/set-up.ts';
import { answering } from '../answering.ts';
import { startReceiver } from '../receiver.ts';
import { eventually, kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';

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
