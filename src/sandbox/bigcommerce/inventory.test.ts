// Stock of the store sandbox over HTTP, as BigCommerce's Inventory V3 documents it.
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { eventuallyIs } from '../../../test/eventually.ts';
import { callStore as call, storesOfFile } from '../../../test/sandbox-store.ts';
import { money } from '../../core/money.ts';
import { exampleOrder } from './example-order.ts';
import type { StoreSandbox } from './server.ts';

const { start: startAs, receiver } = storesOfFile();
const start = (options = {}) => startAs({ stockDelayMs: 20, ...options });
const absolute = '/v3/inventory/adjustments/absolute';
const relative = '/v3/inventory/adjustments/relative';
const at = (location_id: number, quantity: number, identity: object) => ({
  location_id,
  quantity,
  ...identity,
});
const tg11 = { product_id: 101 };
const glove = { sku: 'GLOVE-M' };

const adjust = (store: StoreSandbox, kind: 'absolute' | 'relative', ...items: object[]) =>
  kind === 'absolute'
    ? call(store, 'PUT', absolute, { reason: 'test', items })
    : call(store, 'POST', relative, { reason: 'test', items });
const onHand = async (store: StoreSandbox, sku: string, location = 1): Promise<number> => {
  const { body } = await call(store, 'GET', `/v3/inventory/locations/${location}/items?sku:in=${sku}`);
  return body.data[0]?.total_inventory_onhand;
};
const shows = <T>(what: string, read: () => Promise<T> | T, wanted: T) =>
  eventuallyIs(what, read, value => isDeepStrictEqual(value, wanted));
const becomes = (store: StoreSandbox, sku: string, quantity: number, location = 1) =>
  shows(`stock of ${sku}`, () => onHand(store, sku, location), quantity);
const set = async (store: StoreSandbox, sku: string, quantity: number, item: object) => {
  expect((await adjust(store, 'absolute', at(1, quantity, item))).status).toBe(200);
  await becomes(store, sku, quantity);
};
const warehouse = {
  label: 'Warehouse',
  code: 'WH',
  managed_by_external_source: true,
  type_id: 'VIRTUAL',
  time_zone: 'Etc/UTC',
  address: { country_code: 'US' },
};

describe('adjustments', () => {
  test('are answered with a transaction, and show later', async () => {
    const store = await start({ stockDelayMs: 300 });
    const answer = await adjust(store, 'absolute', at(1, 12, tg11), at(1, 5, glove));
    expect([answer.status, answer.body]).toEqual([200, { transaction_id: expect.any(String) }]);
    expect(await onHand(store, 'TG11')).toBe(0);
    await becomes(store, 'TG11', 12);
    expect(await onHand(store, 'GLOVE-M')).toBe(5);
  });

  test('go by product or by variant, as the product tracks, and are refused as a whole otherwise', async () => {
    const store = await start();
    const cases: [object, string][] = [
      [
        { variant_id: 201 },
        '[Item with variant_id 201 is tracked by product, please update stock by product id]',
      ],
      [{ sku: 'TG11' }, '[Item with sku TG11 is tracked by product, please update stock by product id]'],
      [
        { product_id: 107 },
        '[Item with product_id 107 is tracked by variant, please update stock by variant id]',
      ],
      [{ product_id: 106 }, '[Item with product_id 106 does not track inventory]'],
      [{ sku: 'NOPE' }, '[Item with sku NOPE not found]'],
    ];
    for (const [wrong, title] of cases) {
      const answer = await adjust(store, 'absolute', at(1, 9, { product_id: 102 }), at(1, 9, wrong));
      expect([answer.status, answer.body.title, answer.body.errors]).toEqual([422, title, {}]);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
    await set(store, 'GLOVE-M', 3, glove);
    expect(await onHand(store, 'TG12')).toBe(0);
    // What is right changes with the product.
    store.shop.trackStock(101, 'variant');
    expect((await adjust(store, 'absolute', at(1, 9, { sku: 'TG11' }))).status).toBe(200);
    expect((await adjust(store, 'absolute', at(1, 9, tg11))).status).toBe(422);
  });

  test('name one item, a location and a whole number, of 2,000 items at most', async () => {
    const store = await start();
    const titles: unknown[] = [];
    for (const item of [
      at(1, 1, { ...tg11, sku: 'TG11' }),
      at(1, 1, {}),
      at(1, 1.5, tg11),
      at(1, -1, tg11),
      at(1, 2_147_483_648, tg11),
      { ...tg11, quantity: 1 },
    ]) {
      const answer = await adjust(store, 'absolute', item);
      titles.push([answer.status, answer.body.title, Object.keys(answer.body.errors)[0]?.split('.')[0]]);
    }
    expect(titles).toEqual(Array(6).fill([422, 'Payload contains invalid fields', 'items']));
    expect((await adjust(store, 'absolute', at(7, 1, tg11))).body.title).toBe(
      '[Location with id 7 not found]',
    );
    const many = (count: number) => adjust(store, 'absolute', ...Array(count).fill(at(1, 1, tg11)));
    expect((await many(2_001)).status).toBe(413);
    expect((await many(2_000)).status).toBe(200);
  });

  test('that are relative come after an absolute one, and stop at the safety stock', async () => {
    const store = await start();
    const early = await adjust(store, 'relative', at(1, 5, { product_id: 103 }));
    expect([early.status, early.body.title]).toEqual([
      422,
      'Items with identity: [product_id 103] requires absolute adjustment before relative',
    ]);
    await set(store, 'TG11', 50, tg11);
    const buffer = { settings: [{ identity: tg11, safety_stock: 10 }] };
    expect((await call(store, 'PUT', '/v3/inventory/locations/1/items', buffer)).status).toBe(200);
    const sellable = async () => {
      const { body } = await call(store, 'GET', '/v3/inventory/items?product_id:in=101');
      return body.data[0].locations[0].available_to_sell;
    };
    await shows('what can be sold', sellable, 40);
    expect((await adjust(store, 'relative', at(1, -41, tg11))).status).toBe(422);
    expect((await adjust(store, 'relative', at(1, -20, tg11))).status).toBe(200);
    await becomes(store, 'TG11', 30);
    expect(await sellable()).toBe(20);
    // An absolute one goes below it.
    await set(store, 'TG11', 4, tg11);
    expect(await sellable()).toBe(-6);
  });

  test('that are relative and at once never take more than there is', async () => {
    const store = await start();
    await set(store, 'TG11', 10, tg11);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => adjust(store, 'relative', at(1, -4, tg11))),
    );
    const taken = answers.filter(({ status }) => status === 200).length;
    expect(taken).toBeLessThanOrEqual(2);
    await becomes(store, 'TG11', 10 - 4 * taken);
  });

  test('that are absolute and at once end in any order; one after the other they do not', async () => {
    const store = await start();
    const ends = new Set<number>();
    for (let round = 0; round < 12; round++) {
      await Promise.all([1, 2].map(quantity => adjust(store, 'absolute', at(1, quantity, tg11))));
      await set(store, 'TG12', round + 1, { product_id: 102 });
      ends.add(await onHand(store, 'TG11'));
    }
    expect([...ends].toSorted()).toEqual([1, 2]);
    for (let round = 0; round < 12; round++) {
      for (const quantity of [1, 2]) await adjust(store, 'absolute', at(1, quantity, tg11));
      await set(store, 'TG12', 100 + round, { product_id: 102 });
      expect(await onHand(store, 'TG11')).toBe(2);
    }
  });

  test('are there although the answer is lost, and late, when they are told to be', async () => {
    const store = await start({ faults: { 'lost-after-commit': 1 } });
    await expect(adjust(store, 'absolute', at(1, 8, tg11))).rejects.toThrow();
    await becomes(store, 'TG11', 8);
    store.setFaults({ 'stock-late': 1 });
    await adjust(store, 'absolute', at(1, 9, tg11));
    store.setFaults({});
    await set(store, 'TG12', 1, { product_id: 102 });
    expect(await onHand(store, 'TG11')).toBe(8);
    await becomes(store, 'TG11', 9);
  });
});

describe('orders', () => {
  const order = (quantity: number, sku = 'TG11') =>
    exampleOrder({ lines: [{ id: 1, sku, name: sku, quantity, priceExTax: money('24.90') }] });

  test('take stock when they are placed and put it back when they are cancelled, once', async () => {
    const store = await start();
    await set(store, 'TG11', 10, tg11);
    const { id } = store.shop.placeOrder(order(3));
    expect(await onHand(store, 'TG11')).toBe(7);
    store.shop.pay(id, 'purchase');
    store.shop.setStatus(id, 2);
    expect(await onHand(store, 'TG11')).toBe(7);
    store.shop.setStatus(id, 5);
    expect(await onHand(store, 'TG11')).toBe(10);
    store.shop.placeOrder({ ...order(2), statusId: 0 });
    expect(await onHand(store, 'TG11')).toBe(10);
    store.shop.placeOrder(order(99, 'GLOVE-M'));
    expect(await onHand(store, 'GLOVE-M')).toBe(0);
  });

  test('take stock when they are shipped, if the store or their channel wants that', async () => {
    const store = await start();
    await set(store, 'TG11', 10, tg11);
    const shipped = { update_stock_behavior: 'order_completed_or_shipped' };
    expect((await call(store, 'PUT', '/v3/settings/inventory?channel_id=1', shipped)).body.data).toEqual({
      ...shipped,
      edit_order_stock_adjustment: null,
      refund_order_stock_adjustment: null,
    });
    expect((await call(store, 'GET', '/v3/settings/inventory')).body.data.update_stock_behavior).toBe(
      'order_placed',
    );
    const { id } = store.shop.placeOrder(order(3));
    expect(await onHand(store, 'TG11')).toBe(10);
    store.shop.setStatus(id, 2);
    expect(await onHand(store, 'TG11')).toBe(7);
    const inherited = { update_stock_behavior: null };
    await call(store, 'PUT', '/v3/settings/inventory?channel_id=1', inherited);
    store.shop.placeOrder(order(3));
    expect(await onHand(store, 'TG11')).toBe(4);
  });

  test('put back what staff refund, not what the API refunds, and nothing where the store does not', async () => {
    const store = await start();
    await set(store, 'TG11', 10, tg11);
    const { id } = store.shop.placeOrder(order(4));
    store.shop.pay(id, 'purchase');
    const items = [{ item_type: 'PRODUCT' as const, item_id: 1, quantity: 1, requested_amount: '0.00' }];
    store.shop.refund(id, money('5'), 'broken', items);
    expect(await onHand(store, 'TG11')).toBe(7);
    const path = `/v3/orders/${id}/payment_actions`;
    const quote = await call(store, 'POST', `${path}/refund_quotes`, { items });
    const payments = quote.body.data.refund_methods[0];
    expect((await call(store, 'POST', `${path}/refunds`, { items, payments })).status).toBe(201);
    expect(await onHand(store, 'TG11')).toBe(7);
    await call(store, 'PUT', '/v3/settings/inventory', { refund_order_stock_adjustment: false });
    store.shop.setStatus(id, 5);
    expect(await onHand(store, 'TG11')).toBe(7);
  });

  test('that come while an absolute adjustment is on its way are overwritten by it', async () => {
    const store = await start({ stockDelayMs: 150 });
    await set(store, 'TG11', 10, tg11);
    await adjust(store, 'absolute', at(1, 20, tg11));
    store.shop.placeOrder(order(3));
    expect(await onHand(store, 'TG11')).toBe(7);
    await becomes(store, 'TG11', 20);
  });
});

describe('reads', () => {
  test('name what tracks stock, with each location, by page, and the catalog tells the default location', async () => {
    const store = await start();
    await call(store, 'POST', '/v3/inventory/locations', [warehouse]);
    await shows('locations', () => store.shop.stock.locations.size, 2);
    await adjust(store, 'absolute', at(1, 3, glove), at(2, 40, glove));
    await becomes(store, 'GLOVE-M', 40, 2);
    const { body } = await call(store, 'GET', '/v3/inventory/items?limit=1&variant_id:in=207,208');
    expect(body.meta.pagination).toMatchObject({ total: 2, count: 1, total_pages: 2 });
    expect(body.data[0]).toEqual({
      identity: { sku: 'GLOVE-M', variant_id: 207, product_id: 107, sku_id: 307 },
      locations: [
        expect.objectContaining({ location_id: 1, total_inventory_onhand: 3, available_to_sell: 3 }),
        expect.objectContaining({ location_id: 2, location_code: 'WH', total_inventory_onhand: 40 }),
      ],
    });
    const untracked = await call(store, 'GET', '/v3/inventory/items?product_id:in=106');
    expect(untracked.body.data).toEqual([]);
    expect((await call(store, 'GET', '/v3/inventory/locations/3/items')).status).toBe(404);
    const product = await call(store, 'GET', '/v3/catalog/products?id:in=107&include=variants');
    expect(product.body.data[0]).toMatchObject({
      inventory_tracking: 'variant',
      inventory_level: 3,
      base_variant_id: null,
      variants: [{ sku: 'GLOVE-M', inventory_level: 3 }, { sku: 'GLOVE-L' }],
    });
    const variant = await call(store, 'GET', '/v3/catalog/variants?sku=GLOVE-L');
    expect(variant.body.data).toMatchObject([{ id: 208, product_id: 107 }]);
  });

  test('of an item without stock settings are refused a change of nothing', async () => {
    const store = await start();
    const answer = await call(store, 'PUT', '/v3/inventory/locations/1/items', {
      settings: [{ identity: tg11 }],
    });
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      { 'setting.0.settings': expect.stringContaining('At least one setting') },
    ]);
  });
});

describe('locations', () => {
  test('are made, changed and removed with their stock; the first one stays', async () => {
    const store = await start();
    const path = '/v3/inventory/locations';
    expect((await call(store, 'POST', path, [{ ...warehouse, type_id: 'PHYSICAL' }])).status).toBe(422);
    expect((await call(store, 'POST', path, [warehouse])).body).toEqual({
      transaction_id: expect.any(String),
    });
    const labels = async (query = '') =>
      (await call(store, 'GET', `${path}?${query}`)).body.data.map((one: { label: string }) => one.label);
    await shows('locations', () => labels(), ['Default location', 'Warehouse']);
    expect((await call(store, 'POST', path, [warehouse])).status).toBe(422);
    expect(await labels('managed_by_external_source=true')).toEqual(['Warehouse']);
    await adjust(store, 'absolute', at(2, 40, glove));
    await becomes(store, 'GLOVE-M', 40, 2);
    await call(store, 'PUT', path, [{ id: 2, enabled: false }]);
    await shows('active locations', () => labels('is_active=true'), ['Default location']);
    expect((await adjust(store, 'absolute', at(2, 1, glove))).status).toBe(422);
    expect((await call(store, 'DELETE', `${path}?location_id:in=1`)).body.title).toContain('shipping origin');
    expect((await call(store, 'DELETE', `${path}?location_id:in=9`)).status).toBe(404);
    expect((await call(store, 'DELETE', `${path}?location_id:in=2`)).status).toBe(200);
    await shows('locations', () => labels(), ['Default location']);
    await call(store, 'POST', path, [warehouse]);
    await shows('locations', () => labels(), ['Default location', 'Warehouse']);
    expect(await onHand(store, 'GLOVE-M', 3)).toBe(0);
  });
});

test('webhooks tell what changed where, and by whom', async () => {
  const store = await start();
  const got = await receiver(
    store,
    [],
    [
      'store/channel/*/inventory/product/stock_changed',
      'store/channel/*/inventory/product/out_of_stock_reached',
      'store/product/*',
      'store/sku/*',
    ],
  );
  const told = () =>
    got
      .map(({ body }) => JSON.parse(body) as { scope: string; data: object })
      .map(({ scope, data }) => `${scope} ${JSON.stringify(data)}`)
      .toSorted();
  await set(store, 'GLOVE-M', 5, glove);
  await set(store, 'TG11', 2, tg11);
  const ids = { variant_id: 207, product_id: 107, location_id: 1 };
  const first = [
    `store/channel/*/inventory/product/stock_changed ${JSON.stringify(ids)}`,
    'store/channel/*/inventory/product/stock_changed {"variant_id":201,"product_id":101,"location_id":1}',
    'store/product/inventory/updated {"type":"product","id":101,"inventory":{"product_id":101,"method":"absolute","value":2}}',
    'store/sku/inventory/updated {"type":"sku","id":307,"inventory":{"product_id":107,"method":"absolute","value":5,"variant_id":207}}',
  ];
  await shows('webhooks', told, first.toSorted());
  got.length = 0;
  store.shop.placeOrder(exampleOrder());
  const sold = '{"type":"product","id":101,"inventory":{"product_id":101,"method":"relative","value":-2}}';
  const second = [
    'store/channel/*/inventory/product/out_of_stock_reached {"variant_id":201,"product_id":101,"location_id":1}',
    'store/channel/*/inventory/product/stock_changed {"variant_id":201,"product_id":101,"location_id":1}',
    `store/product/inventory/order/updated ${sold}`,
    `store/product/inventory/updated ${sold}`,
  ];
  await shows('webhooks', told, second.toSorted());
});
