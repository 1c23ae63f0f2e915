// Orders as real shops have them: certificates, fees, wrapping, prices with tax, currencies, what is free, what is edited.
import { describe, expect, test } from 'vitest';
import { callStore as call, storesOfFile } from '../../../test/sandbox-store.ts';
import { money } from '../../core/money.ts';
import { exampleOrder } from './example-order.ts';
import type { StoreSandbox } from './server.ts';
import type { OrderDraft, ShopLine } from './shop-data.ts';

const { start, receiver } = storesOfFile();

const goods = (price: string, more: Partial<ShopLine> = {}): ShopLine => ({
  id: 1,
  sku: 'TG11',
  name: 'Linen towel',
  quantity: 1,
  priceExTax: money(price),
  ...more,
});
/** Goods of 100.00 with 10 % tax and nothing else. */
const plain = (change: Partial<OrderDraft> = {}) =>
  exampleOrder({
    lines: [goods('100')],
    taxRates: [{ name: 'Tax', rate: money('10') }],
    shippingExTax: money('0'),
    ...change,
  });
const read = async (store: StoreSandbox, draft: OrderDraft) => {
  const { id } = store.shop.placeOrder(draft);
  const order = (await call(store, 'GET', `/v2/orders/${id}`)).body;
  const part = async (path: string) => (await call(store, 'GET', `/v2/orders/${id}/${path}`)).body ?? [];
  return { id, order, lines: await part('products'), taxes: await part('taxes?details=true') };
};
const amounts = (order: Record<string, string>, ...names: string[]) => names.map(name => order[name]);

describe('an order', () => {
  test('that sells a gift certificate has it in the subtotal, without tax, under its number', async () => {
    const store = await start();
    const certificate = goods('50', {
      id: 2,
      sku: '',
      name: '$50 Gift Certificate',
      type: 'giftcertificate',
    });
    const { order, lines, taxes } = await read(store, plain({ lines: [goods('100'), certificate] }));
    expect(amounts(order, 'subtotal_ex_tax', 'subtotal_inc_tax', 'total_tax', 'total_inc_tax')).toEqual([
      '150.0000',
      '160.0000',
      '10.0000',
      '160.0000',
    ]);
    expect(lines[1]).toMatchObject({
      type: 'giftcertificate',
      gift_certificate_id: 1,
      order_address_id: 0,
      price_ex_tax: '50.0000',
      total_inc_tax: '50.0000',
      total_tax: '0.0000',
    });
    expect(lines[0]).toMatchObject({ type: 'physical', gift_certificate_id: null });
    expect(taxes.map((tax: { order_product_id: number; line_amount: string }) => tax.line_amount)).toEqual([
      '10.0000',
      '0.0000',
    ]);
    expect(order.order_is_digital).toBe(false);
    expect((await read(store, plain({ lines: [certificate] }))).order).toMatchObject({
      order_is_digital: true,
      total_tax: '0.0000',
    });
  });

  test('takes coupons with tax off amounts without: each line says what is left of it', async () => {
    const store = await start();
    const { order, lines } = await read(
      store,
      plain({
        lines: [goods('60'), goods('40', { id: 2 })],
        taxRates: [{ name: 'MwSt', rate: money('19') }],
        coupons: [{ code: 'TEN', amount: money('11.90') }],
      }),
    );
    expect(amounts(order, 'coupon_discount', 'total_ex_tax', 'total_tax', 'total_inc_tax')).toEqual([
      '11.9000',
      '90.0000',
      '17.1000',
      '107.1000',
    ]);
    expect(lines.map((line: Record<string, string>) => line.discounted_total_inc_tax)).toEqual([
      '64.2600',
      '42.8400',
    ]);
    expect(lines[0].applied_discounts).toEqual([
      { id: 'total-coupon', amount: '7.1400', name: 'TEN', code: 'TEN', target: 'order' },
    ]);
  });

  test('may cost nothing after a discount, and is paid without a transaction', async () => {
    const store = await start();
    const { id, order, lines } = await read(
      store,
      plain({ shippingExTax: money('10'), discount: money('121') }),
    );
    expect(amounts(order, 'discount_amount', 'total_inc_tax', 'total_ex_tax', 'total_tax')).toEqual([
      '121.0000',
      '0.0000',
      '0.0000',
      '0.0000',
    ]);
    expect(lines[0].discounted_total_inc_tax).toBe('0.0000');
    store.shop.pay(id, 'purchase');
    expect((await call(store, 'GET', `/v3/orders/${id}/transactions`)).status).toBe(204);
    expect((await call(store, 'GET', `/v2/orders/${id}`)).body.status_id).toBe(11);
  });

  test('has fees of every kind under names of their own, each with its tax or without', async () => {
    const store = await start();
    const { id, order } = await read(
      store,
      plain({
        fees: [
          { name: 'Tip', amount: money('5'), tax: money('0') },
          { name: 'Cash rounding', amount: money('-0.02'), tax: money('0') },
          { name: 'Card surcharge', merchantName: 'Surcharge 2 %', amount: money('2'), tax: money('0.40') },
          { name: 'Gift packing', amount: money('3') },
        ],
      }),
    );
    const rows = order.fees.map((fee: Record<string, string>) => [
      fee.type,
      fee.display_name_customer,
      fee.display_name_merchant,
      fee.cost_ex_tax,
      fee.cost_inc_tax,
      fee.cost_tax,
    ]);
    expect(rows).toEqual([
      ['custom_fee', 'Tip', 'Tip', '5.0000', '5.0000', '0.0000'],
      ['custom_fee', 'Cash rounding', 'Cash rounding', '-0.0200', '-0.0200', '0.0000'],
      ['custom_fee', 'Card surcharge', 'Surcharge 2 %', '2.0000', '2.4000', '0.4000'],
      ['custom_fee', 'Gift packing', 'Gift packing', '3.0000', '3.3000', '0.3000'],
    ]);
    expect(amounts(order, 'total_tax', 'total_inc_tax')).toEqual(['10.7000', '120.6800']);
    expect((await call(store, 'GET', `/v2/orders/${id}/fees`)).body.fees).toEqual(order.fees);
  });

  test('has its fees behind a link where the store does so, unless they are asked for', async () => {
    const store = await start({ linkedFees: true });
    const { id, order } = await read(store, plain({ fees: [{ name: 'Tip', amount: money('5') }] }));
    expect(order.fees.resource).toBe(`/orders/${id}/fees`);
    const [listed] = (await call(store, 'GET', '/v2/orders?include=fees')).body;
    expect(listed.fees[0].display_name_customer).toBe('Tip');
  });

  test('has handling and wrapping, and tax on both', async () => {
    const store = await start();
    const { order, lines, taxes } = await read(
      store,
      plain({ lines: [goods('100', { wrappingExTax: money('4') })], handlingExTax: money('6') }),
    );
    expect(
      amounts(order, 'handling_cost_inc_tax', 'wrapping_cost_ex_tax', 'wrapping_cost_tax', 'total_inc_tax'),
    ).toEqual(['6.6000', '4.0000', '0.4000', '121.0000']);
    expect(lines[0]).toMatchObject({ wrapping_cost_inc_tax: '4.4000', wrapping_name: 'Gift wrapping' });
    expect(taxes.map((tax: Record<string, string>) => [tax.line_item_type, tax.line_amount])).toEqual([
      ['item', '10.0000'],
      ['shipping', '0.0000'],
      ['handling', '0.6000'],
      ['gift-wrapping', '0.4000'],
    ]);
  });

  test('of prices with tax has exact amounts with tax, and four decimals in those without', async () => {
    const store = await start();
    const { order, lines } = await read(
      store,
      plain({
        // 24.90 with 19 % tax in it.
        lines: [goods('20.9243697', { quantity: 3 })],
        taxRates: [{ name: 'MwSt', rate: money('19') }],
        isTaxInclusivePricing: true,
      }),
    );
    expect(order.is_tax_inclusive_pricing).toBe(true);
    expect(
      amounts(order, 'subtotal_inc_tax', 'subtotal_ex_tax', 'total_ex_tax', 'total_tax', 'total_inc_tax'),
    ).toEqual(['74.7000', '62.7731', '62.7700', '11.9300', '74.7000']);
    expect(lines[0]).toMatchObject({
      base_price: '24.9000',
      price_ex_tax: '20.9244',
      total_ex_tax: '62.7731',
    });
  });

  test('counts in the decimals of its currency: none in yen, three in Kuwaiti dinars, four in every text', async () => {
    const store = await start();
    const yen = await read(
      store,
      plain({ currency: 'JPY', lines: [goods('505')], taxRates: [{ name: 'Tax', rate: money('8') }] }),
    );
    expect(amounts(yen.order, 'total_inc_tax', 'total_tax', 'default_currency_code')).toEqual([
      '545.0000',
      '40.0000',
      'JPY',
    ]);
    const dinars = await read(store, plain({ currency: 'KWD', lines: [goods('1.234')] }));
    expect(amounts(dinars.order, 'total_inc_tax', 'total_tax')).toEqual(['1.3570', '0.1230']);
    store.shop.pay(dinars.id, 'purchase');
    const paid = (await call(store, 'GET', `/v3/orders/${dinars.id}/transactions`)).body.data[0];
    expect([paid.amount, paid.currency]).toEqual([1.357, 'KWD']);
    const odd = await read(store, plain({ lines: [goods('13.9563', { quantity: 9 })] }));
    expect(odd.lines[0]).toMatchObject({ price_ex_tax: '13.9563', total_ex_tax: '125.6100' });
    expect(store.shop.totals()).toEqual({ KWD: { received: '1.357', refunded: '0.000' } });
  });

  test('tells the currency that was displayed, the one that was paid in, and that of the store', async () => {
    const store = await start();
    const currencies = {
      displayed: 'GBP',
      displayRate: money('0.79'),
      store: 'USD',
      paidRate: money('0.92'),
    };
    const { order } = await read(store, plain({ currency: 'EUR', currencies }));
    expect(order).toMatchObject({
      currency_code: 'GBP',
      currency_exchange_rate: '0.7900000000',
      default_currency_code: 'EUR',
      store_default_currency_code: 'USD',
      store_default_to_transactional_exchange_rate: '0.9200000000',
    });
  });

  test('with a line of a reduced tax class has rows for each class, which add up to its tax after a coupon', async () => {
    const store = await start();
    const draft = plain({
      lines: [
        goods('100', { id: 1 }),
        goods('50', { id: 2, taxRates: [{ name: 'Reduced', rate: money('5') }] }),
      ],
      taxRates: [{ name: 'VAT', rate: money('10') }],
      shippingExTax: money('0'),
      coupons: [{ code: 'TENTH', amount: money('16.25') }],
    });
    const { id } = store.shop.placeOrder(draft);
    const { body: order } = await call(store, 'GET', `/v2/orders/${id}`);
    expect(amounts(order, 'total_inc_tax', 'total_tax', 'total_ex_tax')).toEqual([
      '146.2500',
      '11.2500',
      '135.0000',
    ]);
    const { body: taxes } = await call(store, 'GET', `/v2/orders/${id}/taxes?details=true`);
    expect(
      taxes
        .filter((row: { line_amount: string }) => row.line_amount !== '0.0000')
        .map((row: Record<string, unknown>) => [row.name, row.rate, row.order_product_id, row.line_amount]),
    ).toEqual([
      ['VAT', '10.0000', 1, '9.0000'],
      ['Reduced', '5.0000', 2, '2.2500'],
    ]);
  });

  test('of automatic tax has tax rows without order and address', async () => {
    const store = await start();
    const { order, taxes } = await read(store, plain({ taxProviderId: 'AvaTaxProvider' }));
    expect(order.tax_provider_id).toBe('AvaTaxProvider');
    expect(taxes[0]).toMatchObject({ class: 'Automatic Tax', name: 'Tax' });
    expect(taxes[0]).not.toHaveProperty('order_id');
  });
});

test('an order that is edited, cancelled or disputed moves its date, and says so', async () => {
  let at = Date.parse('2026-10-01T02:30:00Z');
  const store = await start({ now: () => at });
  const got = await receiver(store);
  const { id } = store.shop.placeOrder(plain());
  store.shop.pay(id, 'purchase');
  const order = async () => (await call(store, 'GET', `/v2/orders/${id}`)).body;
  expect((await order()).date_created).toBe('Thu, 01 Oct 2026 02:30:00 +0000');
  at += 60_000;
  store.shop.edit(id, {
    lines: [goods('100'), goods('20', { id: 2 })],
    fees: [{ name: 'Tip', amount: money('1') }],
  });
  expect(await order()).toMatchObject({
    total_inc_tax: '133.1000',
    items_total: 2,
    date_modified: 'Thu, 01 Oct 2026 02:31:00 +0000',
  });
  // Staff may say other totals than the lines come to.
  store.shop.edit(id, { totals: { totalInc: money('130'), totalEx: money('118'), tax: money('12') } });
  expect(amounts(await order(), 'subtotal_inc_tax', 'total_inc_tax', 'total_tax')).toEqual([
    '132.0000',
    '130.0000',
    '12.0000',
  ]);
  at += 60_000;
  store.shop.setStatus(id, 13);
  expect(await order()).toMatchObject({
    status: 'Disputed',
    date_modified: 'Thu, 01 Oct 2026 02:32:00 +0000',
  });
  store.shop.setStatus(id, 5);
  await expect.poll(() => got.length).toBe(10);
  const told = got.map(({ body }) => JSON.parse(body) as { scope: string; data: { status?: unknown } });
  expect(told.filter(one => one.scope === 'store/order/statusUpdated').map(one => one.data.status)).toEqual([
    { previous_status_id: 7, new_status_id: 11 },
    { previous_status_id: 11, new_status_id: 13 },
    { previous_status_id: 13, new_status_id: 5 },
  ]);
  expect(told.filter(one => one.scope === 'store/order/updated')).toHaveLength(5);
});

describe('the store', () => {
  test('tells its time zone by name and by the two offsets of the year', async () => {
    const store = await start({ timezone: 'America/Chicago' });
    const zone = async () => (await call(store, 'GET', '/v2/store')).body.timezone;
    expect(await zone()).toMatchObject({
      name: 'America/Chicago',
      raw_offset: -21_600,
      dst_offset: -18_000,
      dst_correction: true,
    });
    store.shop.timezone = 'Asia/Tokyo';
    expect(await zone()).toMatchObject({ raw_offset: 32_400, dst_offset: 32_400, dst_correction: false });
    store.shop.timezone = 'Australia/Sydney';
    expect(await zone()).toMatchObject({ raw_offset: 36_000, dst_offset: 39_600 });
  });

  test('sells through channels; orders come from one that exists and is enabled', async () => {
    const store = await start();
    const pos = store.shop.channels.add({ name: 'Shop in Austin', type: 'pos', platform: 'square' });
    store.shop.channels.add({ name: 'Old market', type: 'marketplace', status: 'disconnected' });
    const list = async (query = '') =>
      (await call(store, 'GET', `/v3/channels${query}`)).body.data.map((one: { id: number }) => one.id);
    expect(await list()).toEqual([1, pos.id, 3]);
    expect(await list('?type:in=pos,marketing')).toEqual([pos.id]);
    expect(await list('?available=false')).toEqual([3]);
    expect((await call(store, 'GET', '/v3/channels/1')).body.data).toMatchObject({
      id: 1,
      type: 'storefront',
    });
    expect((await call(store, 'GET', '/v3/channels/9')).status).toBe(404);
    const made = await call(store, 'POST', '/v3/channels', {
      name: 'eBay',
      type: 'marketplace',
      platform: 'ebay',
    });
    expect(made.body.data).toMatchObject({ id: 4, type: 'marketplace', is_enabled: true });
    expect((await call(store, 'POST', '/v3/channels', { name: 'x' })).status).toBe(422);
    const { id } = store.shop.placeOrder(plain({ channelId: pos.id }));
    store.shop.placeOrder(plain());
    const orders = (await call(store, 'GET', `/v2/orders?channel_id=${pos.id}`)).body;
    expect(orders.map((one: { id: number; channel_id: number }) => [one.id, one.channel_id])).toEqual([
      [id, pos.id],
    ]);
    const body = {
      billing_address: {},
      products: [{ name: 'Mug', quantity: 1, price_ex_tax: '1', price_inc_tax: '1' }],
    };
    expect((await call(store, 'POST', '/v2/orders', { ...body, channel_id: pos.id })).body.channel_id).toBe(
      pos.id,
    );
    expect((await call(store, 'POST', '/v2/orders', { ...body, channel_id: 3 })).status).toBe(400);
  });

  test('comes back from what it has written down, also from what an older version wrote', async () => {
    const store = await start();
    const { id } = store.shop.placeOrder(plain({ handlingExTax: money('6') }));
    const old = store.shop.dump();
    const newer = ['handlingInc', 'shippingEx'];
    const totals = Object.fromEntries(
      Object.entries(old.orders[0]?.totals ?? {}).filter(([name]) => !newer.includes(name)),
    );
    const again = await start();
    again.shop.restore({ ...old, orders: [{ ...old.orders[0], totals } as never] });
    const was = (await call(store, 'GET', `/v2/orders/${id}`)).body;
    const is = (await call(again, 'GET', `/v2/orders/${id}`)).body;
    expect({ ...is, products: 0, shipping_addresses: 0, coupons: 0 }).toEqual({
      ...was,
      products: 0,
      shipping_addresses: 0,
      coupons: 0,
    });
  });
});
