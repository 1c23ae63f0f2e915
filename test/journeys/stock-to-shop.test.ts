// What the shop can sell follows what is free in the warehouse: free stock, orders of both sides, units, and what a person decides.
import { describe, expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { outboundDeliveries } from '../../src/s4/documents/outbound-deliveries.ts';
import { storeAccess } from '../../src/stage/set-up.ts';
import { answering } from '../answering.ts';
import { openObjects, order } from '../object-api.ts';
import {
  eventuallyIs,
  kontorOfFile,
  orderDraft,
  postingIn,
  type RunningKontor,
  type SceneOptions,
} from '../running-kontor.ts';
import { callStore } from '../sandbox-store.ts';

const scene = kontorOfFile({ tuning: { pollEveryMs: 300 } });
const dayMs = 86_400_000;
/** The store of an earlier test would be the same system, which has a writer. */
let stores = 0;
const skus = ['TG11', 'TG12', 'TG20', 'MZ-FG-C900', 'MZ-FG-R100'];

/** A shop and a warehouse with so many pieces of each product, and the flow between them. */
async function shopAndWarehouse({
  settings = {},
  pieces = 100,
  spoil,
  onTheWay,
  ...options
}: SceneOptions & {
  settings?: Record<string, unknown>;
  pieces?: number;
  /** Changes what the store answers. */
  spoil?: Parameters<typeof answering>[1];
  /** Gets what the warehouse answers before Kontor does. */
  onTheWay?: Parameters<typeof answering>[1];
} = {}) {
  const kontor = await scene({
    ...options,
    store: { stockDelayMs: 20, storeHash: `stock${++stores}`, ...options.store },
  });
  const { client, store, s4 } = kontor;
  for (const sku of skus) s4.setStock(sku, pieces);
  const sap = await openObjects(kontor, onTheWay && { baseUrl: await answering(s4.url, onTheWay) });
  const shop = await client.createConnection({
    body: {
      connector: 'bigcommerce',
      name: 'Shop',
      settings: {
        ...storeAccess(store),
        pollGraceSeconds: 0,
        ...(spoil ? { baseUrl: await answering(store.url, spoil) } : {}),
      },
    },
  });
  const flow = async () => {
    const { id } = await client.createFlow({
      body: {
        flow: 'stock-to-shop',
        from: sap.id,
        to: shop.id,
        settings: { plants: { 1: ['1710'] }, ...settings },
      },
    });
    return id;
  };
  return { ...kontor, kontor, sap, shop: shop.id, flow, warehouse: s4 };
}

const secondLocation = {
  label: 'Warehouse',
  code: 'WH',
  managed_by_external_source: true,
  type_id: 'VIRTUAL',
  time_zone: 'Etc/UTC',
  address: { country_code: 'US' },
};

const levelIn = ({ store }: Pick<RunningKontor, 'store'>, sku: string, location = 1) => {
  const item = store.shop.stock.soldAs(sku);
  return item && (store.shop.stock.level(item, location).shown ?? 0);
};

/** Time passes meanwhile: what the shop has changed itself is waited for before it is written over. */
const shows = (kontor: Pick<RunningKontor, 'store' | 'pass'>, sku: string, pieces: number, location = 1) =>
  eventuallyIs(
    `${sku} at ${location} in the shop`,
    () => levelIn(kontor, sku, location),
    shown => shown === pieces,
    { between: () => kontor.pass(250) },
  );

/** Somebody orders by telephone. */
async function ordered({ ask }: Awaited<ReturnType<typeof openObjects>>, pieces: number): Promise<string> {
  const items = [{ product: 'TG11', quantity: String(pieces), unit: 'PC' }];
  const answer = await ask('POST', 'sales-orders', { ...order, items });
  expect([answer.status, answer.detail]).toEqual([201, undefined]);
  return answer.result?.id as string;
}

const placed = ({ store }: Pick<RunningKontor, 'store'>, quantity: number, sku = 'TG11') =>
  store.shop.placeOrder(
    orderDraft({ lines: [{ id: 1, sku, name: sku, quantity, priceExTax: money('24.90') }] }),
  ).id;

describe('the shop', () => {
  test('is filled, and follows what moves in the warehouse', async () => {
    const { kontor, flow, warehouse } = await shopAndWarehouse();
    await flow();
    for (const sku of skus) await shows(kontor, sku, 100);
    warehouse.moveGoods('TG11', -30);
    warehouse.moveGoods('TG12', 5);
    await shows(kontor, 'TG11', 70);
    await shows(kontor, 'TG12', 105);
    // What the warehouse has of products that the shop does not sell, and the shop of others, is left alone.
    expect(levelIn(kontor, 'GLOVE-M')).toBe(0);
    warehouse.setStock('SHIPPING', 3);
    await kontor.idle();
    const { result } = await kontor.client.listPostings({ limit: 100 });
    expect(result.map(({ state, document_number }) => [state, document_number]).toSorted()).toEqual(
      skus.map(sku => ['accepted', `1:${sku}`]).toSorted(),
    );
  });

  test('can sell what no order of the warehouse and no delivery is to take', async () => {
    const { kontor, client, flow, sap, warehouse } = await shopAndWarehouse();
    const flowId = await flow();
    await shows(kontor, 'TG11', 100);
    const id = await ordered(sap, 30);
    await shows(kontor, 'TG11', 70);
    const delivered = await sap.ask('POST', 'deliveries', {
      items: [{ order: id, order_item: '10', quantity: '10' }],
    });
    const deliveries = outboundDeliveries(sap.direct);
    const delivery = delivered.result?.id as string;
    await deliveries.pick(delivery);
    await client.runFlow({ id: flowId, body: {} });
    await kontor.idle();
    expect(levelIn(kontor, 'TG11')).toBe(70);
    // Its goods movement takes from the stock what the delivery has taken from it before.
    await deliveries.postGoodsIssue(delivery);
    warehouse.moveGoods('TG11', 1);
    await shows(kontor, 'TG11', 71);
  });

  test('never sells less than nothing, also where the warehouse is three pieces short', async () => {
    const { kontor, flow, sap, warehouse } = await shopAndWarehouse({ pieces: 10 });
    await flow();
    await shows(kontor, 'TG11', 10);
    await ordered(sap, 30);
    await shows(kontor, 'TG11', 0);
    warehouse.setStock('TG12', -3);
    warehouse.moveGoods('TG12', 1);
    await shows(kontor, 'TG12', 0);
    warehouse.moveGoods('TG11', 21);
    await shows(kontor, 'TG11', 1);
  });
});

describe('an order of the shop', () => {
  const sales = {
    salesOrganization: '1710',
    soldTo: '17100001',
    shippingCondition: 'HM00',
    discountCondition: 'HA00',
    feeCondition: 'HF00',
  };

  test('is taken off until the warehouse has it, and then by the warehouse alone', async () => {
    const { kontor, flow, sap, shop, client, store, warehouse } = await shopAndWarehouse();
    await flow();
    await shows(kontor, 'TG11', 100);
    const id = placed(kontor, 3);
    // The shop has counted for itself.
    expect(levelIn(kontor, 'TG11')).toBe(97);
    warehouse.moveGoods('TG11', 10);
    await shows(kontor, 'TG11', 107);
    await client.createFlow({
      body: { flow: 'order-to-sales-order', from: shop, to: sap.id, settings: sales },
    });
    store.shop.pay(id, 'purchase');
    await postingIn(kontor, 'sales-orders.create', `orders/${id}`, 'accepted');
    warehouse.moveGoods('TG11', 1);
    await shows(kontor, 'TG11', 108);
    store.shop.setStatus(id, 2);
    warehouse.moveGoods('TG11', 1);
    await shows(kontor, 'TG11', 109);
  });

  test('that comes while a quantity is on its way to the shop is taken off all the same', async () => {
    const { kontor, flow, warehouse } = await shopAndWarehouse({ store: { stockDelayMs: 600 } });
    await flow();
    await shows(kontor, 'TG11', 100);
    warehouse.moveGoods('TG11', 20);
    await postingIn(kontor, 'inventory.update', 'stock-to-shop/1:TG11', 'sent', 'uncertain');
    placed(kontor, 3);
    await shows(kontor, 'TG11', 117);
    await kontor.idle();
    expect(levelIn(kontor, 'TG11')).toBe(117);
  });

  test('that is refunded and put back by staff sells nothing that has not come back to the warehouse', async () => {
    const { kontor, flow, sap, shop, client, store } = await shopAndWarehouse();
    const flowId = await flow();
    await shows(kontor, 'TG11', 100);
    await client.createFlow({
      body: { flow: 'order-to-sales-order', from: shop, to: sap.id, settings: sales },
    });
    const id = placed(kontor, 3);
    store.shop.pay(id, 'purchase');
    await postingIn(kontor, 'sales-orders.create', `orders/${id}`, 'accepted');
    await kontor.idle();
    expect(levelIn(kontor, 'TG11')).toBe(97);
    store.shop.refundBy(id, { items: [{ type: 'PRODUCT', id: 1, quantity: 3 }] }, 'staff');
    await shows(kontor, 'TG11', 100);
    await client.runFlow({ id: flowId, body: {} });
    await shows(kontor, 'TG11', 97);
  });

  test('that is cancelled frees what it has taken', async () => {
    const { kontor, flow, store } = await shopAndWarehouse();
    await flow();
    await shows(kontor, 'TG11', 100);
    const id = placed(kontor, 3);
    await kontor.idle();
    expect(levelIn(kontor, 'TG11')).toBe(97);
    store.shop.setStatus(id, 5);
    await kontor.idle();
    await shows(kontor, 'TG11', 100);
  });
});

describe('the settings', () => {
  test('say what is kept back, in which unit the shop sells, and which plants a location sells from', async () => {
    const { kontor, flow, store, warehouse } = await shopAndWarehouse({
      settings: {
        plants: { 1: ['1710', '1010'], 2: ['1110'] },
        safetyStock: 5,
        safetyStockBySku: { TG20: 0, 'GLOVE-M': 0 },
        unitByProduct: { TG12: 'CAR' },
        skuByProduct: { 'MZ-FG-C900': 'GLOVE-M' },
      },
    });
    await callStore(store, 'POST', '/v3/inventory/locations', [secondLocation]);
    await eventuallyIs(
      'locations',
      () => store.shop.stock.locations.size,
      count => count === 2,
    );
    warehouse.setStock('TG11', 11, { plant: '1010', storageLocation: '101A' });
    warehouse.setStock('TG11', 8, { plant: '1110', storageLocation: '111A' });
    await flow();
    await shows(kontor, 'TG11', 106);
    await shows(kontor, 'TG11', 3, 2);
    // 100 pieces are eight cartons of twelve, and a part of one that is not sold.
    await shows(kontor, 'TG12', 3);
    await shows(kontor, 'TG20', 100);
    await shows(kontor, 'GLOVE-M', 100);
    expect(levelIn(kontor, 'MZ-FG-C900')).toBe(0);
  });

  test('that name a location which the shop does not have are refused', async () => {
    const { flow } = await shopAndWarehouse({ settings: { plants: { 7: ['1710'] } } });
    await expect(flow()).rejects.toThrow('the shop has no location 7');
  });

  test('that have orders taken from a location which the shop does not have are refused', async () => {
    const { flow } = await shopAndWarehouse({ settings: { orderLocation: '7' } });
    await expect(flow()).rejects.toThrow('orderLocation: the shop has no location 7');
  });

  test('sell one product under each SKU', async () => {
    const twice = await shopAndWarehouse({ settings: { skuByProduct: { TG11: 'TG20', TG12: 'TG20' } } });
    await expect(twice.flow()).rejects.toThrow('must not name a SKU twice');
    const { kontor, flow, warehouse } = await shopAndWarehouse({
      settings: { skuByProduct: { TG11: 'TG20' } },
    });
    warehouse.setStock('TG20', 7);
    await flow();
    await shows(kontor, 'TG20', 100);
    warehouse.moveGoods('TG20', 1);
    await kontor.idle();
    expect(levelIn(kontor, 'TG20')).toBe(100);
  });

  test('that name a product or unit which is not there park that product, and no other', async () => {
    const { kontor, flow } = await shopAndWarehouse({
      settings: { skuByProduct: { TG11: 'NOT-SOLD' }, unitByProduct: { TG12: 'PAL' } },
    });
    await flow();
    await shows(kontor, 'TG20', 100);
    const unknown = await postingIn(kontor, 'inventory.update', 'stock-to-shop/1:NOT-SOLD', 'parked');
    expect(unknown.reason).toContain('The store counts no stock of NOT-SOLD at location 1');
    const unit = await postingIn(kontor, 'inventory.update', 'inventory/products/TG12', 'parked');
    expect(unit.reason).toContain('Product TG12 has no unit PAL');
  });
});

test('the daily comparison corrects what somebody has changed in the shop', async () => {
  const { kontor, flow, store } = await shopAndWarehouse();
  await flow();
  await shows(kontor, 'TG11', 100);
  await kontor.idle();
  const item = store.shop.stock.soldAs('TG11');
  const level = item && store.shop.stock.level(item, 1);
  Object.assign(level ?? {}, { booked: 3, shown: 3 });
  await kontor.idle();
  expect(levelIn(kontor, 'TG11')).toBe(3);
  kontor.pass(dayMs);
  await shows(kontor, 'TG11', 100);
});

test('a comparison that would empty the shop waits for a person, who lets it go on', async () => {
  const { kontor, flow, client, warehouse } = await shopAndWarehouse();
  const id = await flow();
  for (const sku of skus) await shows(kontor, sku, 100);
  await kontor.idle();
  for (const sku of skus) warehouse.setStock(sku, 0);
  await client.runFlow({ id, body: {} });
  const stopped = await postingIn(kontor, 'inventory.update', 'inventory/everything', 'parked');
  expect(stopped.reason).toContain('This would set 5 of 5 stock levels of the shop to 0');
  expect(levelIn(kontor, 'TG11')).toBe(100);
  // Nobody has decided: the next one stops as well.
  await client.runFlow({ id, body: {} });
  await kontor.idle();
  expect(levelIn(kontor, 'TG11')).toBe(100);
  await client.replayPosting({ id: stopped.id });
  for (const sku of skus) await shows(kontor, sku, 0);
  await kontor.idle();
  const { result } = await client.listPostings({ state: 'parked' });
  expect(result).toEqual([]);
});

test('a comparison that waits for a person hides nothing that has moved', async () => {
  const { kontor, flow, client, warehouse } = await shopAndWarehouse();
  const id = await flow();
  for (const sku of skus) await shows(kontor, sku, 100);
  await kontor.idle();
  for (const sku of skus) warehouse.setStock(sku, sku === 'TG11' ? 70 : 0);
  await client.runFlow({ id, body: {} });
  await postingIn(kontor, 'inventory.update', 'inventory/everything', 'parked');
  // Its document is read after the comparison has read the stock.
  warehouse.moveGoods('TG11', 0);
  await shows(kontor, 'TG11', 70);
});

test('goods that move before the first reading of the warehouse has ended are told', async () => {
  const release = Promise.withResolvers<void>();
  const { kontor, flow, warehouse } = await shopAndWarehouse({
    // The first thing that the reading asks for, and nobody else.
    async onTheWay(path, body) {
      if (path.includes('/A_MaterialDocumentHeader')) await release.promise;
      return body;
    },
    // Those who wait for the answer repeat the question.
  });
  await flow();
  for (const sku of skus) await shows(kontor, sku, 100);
  warehouse.moveGoods('TG11', -30);
  release.resolve();
  await shows(kontor, 'TG11', 70);
});

test('an order in a unit that its product does not have parks that product, and no other', async () => {
  const { kontor, flow, sap } = await shopAndWarehouse();
  const items = [{ product: 'TG11', quantity: '3', unit: 'KG' }];
  expect(await sap.ask('POST', 'sales-orders', { ...order, items })).toMatchObject({ status: 201 });
  await flow();
  for (const sku of skus.slice(1)) await shows(kontor, sku, 100);
  const parked = await postingIn(kontor, 'inventory.update', 'inventory/products/TG11', 'parked');
  expect(parked.reason).toContain('Product TG11 has no unit KG');
  expect(levelIn(kontor, 'TG11')).toBe(0);
});

test('an order of the shop that cannot be read is parked, and keeps no product from being told', async () => {
  let bad = 0;
  const { kontor, flow, warehouse } = await shopAndWarehouse({
    spoil: (path, body) => {
      const row = (one: { id?: unknown }) => (one.id === bad ? { ...one, date_modified: null } : one);
      if (!/\/v2\/orders(\/\d+)?(\?|$)/.test(path)) return body;
      return Array.isArray(body) ? body.map(row) : row(body as object);
    },
  });
  bad = placed(kontor, 2);
  await flow();
  for (const sku of skus) await shows(kontor, sku, 100);
  warehouse.moveGoods('TG12', 5);
  await shows(kontor, 'TG12', 105);
  const parked = await postingIn(kontor, 'inventory.update', `inventory/shop-orders/${bad}`, 'parked');
  expect(parked.reason).toContain('date_modified');
});

test('however answers are lost and late, the shop ends with what is free', async () => {
  const { kontor, flow, store, warehouse } = await shopAndWarehouse({ store: { seed: 'stock-1' } });
  await flow();
  for (const sku of skus) await shows(kontor, sku, 100);
  store.setFaults({
    'lost-after-commit': 0.4,
    truncated: 0.2,
    'stock-late': 0.3,
    unavailable: 0.1,
    throttled: 0.1,
  });
  for (let round = 1; round <= 8; round++)
    for (const [at, sku] of skus.entries()) warehouse.moveGoods(sku, at - 3);
  await shows(kontor, 'MZ-FG-R100', 108);
  store.setFaults({});
  for (const [at, sku] of skus.entries()) await shows(kontor, sku, 100 + 8 * (at - 3));
});
