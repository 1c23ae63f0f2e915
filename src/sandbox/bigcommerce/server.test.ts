// The store sandbox over plain HTTP: V2 and V3 as the real store answers them, and webhooks as it sends them.
import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { eventually } from '../../../test/eventually.ts';
import type { Received } from '../../../test/receiver.ts';
import { callStore as call, storesOfFile } from '../../../test/sandbox-store.ts';
import { money } from '../../core/money.ts';
import { exampleOrder as orderDraft } from './example-order.ts';
import { startGenerator } from './generator.ts';

const { start, receiver } = storesOfFile();

describe('the management API', () => {
  test('asks for the token, tells the quota, and refuses when it is used up', async () => {
    const store = await start({ quota: 3 });
    expect((await call(store, 'GET', '/v2/store', undefined, 'wrong')).status).toBe(401);
    const first = await call(store, 'GET', '/v2/store');
    expect(first.headers.get('x-rate-limit-requests-quota')).toBe('3');
    expect(first.headers.get('x-rate-limit-requests-left')).toBe('2');
    expect(first.headers.get('x-rate-limit-time-window-ms')).toBe('30000');
    await call(store, 'GET', '/v2/store');
    await call(store, 'GET', '/v2/store');
    const refused = await call(store, 'GET', '/v2/store');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('x-rate-limit-time-reset-ms'))).toBeGreaterThan(0);
  });

  test('answers V2 with 204 for nothing, RFC 2822 dates, money as text with four decimals, links for parts', async () => {
    const store = await start();
    const none = await call(store, 'GET', '/v2/orders');
    expect([none.status, none.text]).toEqual([204, '']);
    const { id } = store.shop.placeOrder(
      orderDraft({ coupons: [{ code: 'WELCOME', amount: money('1.50') }] }),
    );
    const { body } = await call(store, 'GET', `/v2/orders/${id}`);
    expect(body.date_created).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/);
    expect(body.total_inc_tax).toMatch(/^\d+\.\d{4}$/);
    expect(body.products).toEqual({
      url: expect.stringContaining(`/v2/orders/${id}/products`),
      resource: `/orders/${id}/products`,
    });
    expect(Number(body.total_ex_tax) + Number(body.total_tax)).toBeCloseTo(Number(body.total_inc_tax), 4);
    expect((await call(store, 'GET', `/v2/orders/${id}/products`)).body[0]).toMatchObject({
      sku: 'TG11',
      quantity: 2,
    });
    // One row for each tax of the goods and of shipping.
    const taxes = (await call(store, 'GET', `/v2/orders/${id}/taxes`)).body as { name: string }[];
    expect(taxes.map(tax => tax.name).toSorted()).toEqual([
      'County Tax',
      'County Tax',
      'State Tax',
      'State Tax',
    ]);
    expect((await call(store, 'GET', `/v2/orders/${id}/coupons`)).body[0]).toMatchObject({ code: 'WELCOME' });
    expect((await call(store, 'GET', `/v2/orders/${id}/shippingaddresses`)).status).toBe(200);
    expect((await call(store, 'GET', '/v2/orders/999999')).status).toBe(404);
  });

  test('filters, sorts and pages orders', async () => {
    const store = await start();
    for (let i = 0; i < 7; i++) store.shop.placeOrder(orderDraft());
    const ids = async (query: string) =>
      ((await call(store, 'GET', `/v2/orders?${query}`)).body ?? []).map((order: { id: number }) => order.id);
    const all = await ids('');
    expect(await ids('limit=3&page=2')).toEqual(all.slice(3, 6));
    expect(await ids('sort=id:desc&limit=2')).toEqual(all.toReversed().slice(0, 2));
    expect(await ids(`min_id=${all[5]}`)).toEqual(all.slice(5));
    expect(await ids(`min_date_modified=${new Date(Date.now() + 60_000).toISOString()}`)).toEqual([]);
    expect(await ids(`min_date_modified=${new Date(Date.now() - 60_000).toISOString()}`)).toEqual(all);
  });

  test('answers V3 as data and meta; 204 for an order without transactions', async () => {
    const store = await start();
    const { id } = store.shop.placeOrder(orderDraft());
    expect((await call(store, 'GET', `/v3/orders/${id}/transactions`)).status).toBe(204);
    store.shop.pay(id, 'purchase');
    const paid = await call(store, 'GET', `/v3/orders/${id}/transactions`);
    expect(paid.body.data[0]).toMatchObject({
      event: 'purchase',
      order_id: String(id),
      amount: expect.any(Number),
      status: 'ok',
      test: false,
    });
    const refund = store.shop.refund(id, money('5'), 'broken');
    const listed = await call(store, 'GET', '/v3/orders/payment_actions/refunds');
    expect(listed.body.meta.pagination).toMatchObject({ total: 1, current_page: 1, total_pages: 1 });
    expect(listed.body.data[0]).toMatchObject({ id: refund.id, order_id: id, total_amount: 5 });
    expect((await call(store, 'GET', `/v2/orders/${id}`)).body.status_id).toBe(14);
    const customer = store.shop.addCustomer(orderDraft().address);
    const found = await call(store, 'GET', `/v3/customers?id:in=${customer.id}&include=addresses`);
    expect(found.body.data[0]).toMatchObject({ id: customer.id, addresses: [{ city: 'Springfield' }] });
  });

  test('takes orders, and refunds as they were quoted', async () => {
    const store = await start();
    const product = { name: 'Mug', sku: 'TG12', quantity: 3, price_ex_tax: '10.00', price_inc_tax: '11.90' };
    const address = { first_name: 'Ada', email: 'ada@example.com' };
    const refused = await call(store, 'POST', '/v2/orders', { billing_address: address });
    expect([refused.status, refused.body[0].message]).toEqual([400, expect.stringContaining('products')]);
    const { body: order } = await call(store, 'POST', '/v2/orders', {
      billing_address: address,
      products: [product],
    });
    expect(order).toMatchObject({ total_inc_tax: '35.7000', total_tax: '5.7000', status_id: 7 });
    store.shop.pay(order.id, 'purchase');
    const path = `/v3/orders/${order.id}/payment_actions`;
    const items = [{ item_type: 'PRODUCT', item_id: 1, quantity: 2, reason: 'broken' }];
    const quote = await call(store, 'POST', `${path}/refund_quotes`, { items });
    expect([quote.status, quote.body.data.total_refund_amount]).toEqual([201, 23.8]);
    const [[payment]] = quote.body.data.refund_methods;
    const less = await call(store, 'POST', `${path}/refunds`, {
      items,
      payments: [{ ...payment, amount: 20 }],
    });
    expect(less.status).toBe(422);
    const made = await call(store, 'POST', `${path}/refunds`, { items, payments: [payment] });
    expect(made.body.data).toMatchObject({ total_amount: 23.8, total_tax: 3.8, reason: 'broken' });
    const more = await call(store, 'POST', `${path}/refund_quotes`, { items });
    expect([more.status, more.body.title]).toEqual([
      422,
      expect.stringContaining('no such quantity of item 1'),
    ]);
    const wrong = [{ item_type: 'PRODUCT', item_id: 9, quantity: 1 }];
    expect((await call(store, 'POST', `${path}/refund_quotes`, { items: wrong })).status).toBe(422);
    expect((await call(store, 'POST', '/v3/orders/1/payment_actions/refunds', { items })).status).toBe(404);
  });

  test('registers, lists, changes and removes webhooks, and refuses half of one', async () => {
    const store = await start();
    expect((await call(store, 'POST', '/v3/hooks', { scope: 'store/order/*' })).status).toBe(422);
    const made = await call(store, 'POST', '/v3/hooks', {
      scope: 'store/order/*',
      destination: 'https://x.example/h',
    });
    const { id } = made.body.data;
    expect((await call(store, 'PUT', `/v3/hooks/${id}`, { is_active: false })).body.data.is_active).toBe(
      false,
    );
    expect((await call(store, 'GET', '/v3/hooks')).body.data).toHaveLength(1);
    expect((await call(store, 'DELETE', `/v3/hooks/${id}`)).status).toBe(204);
    expect((await call(store, 'GET', '/v3/hooks')).body.data).toEqual([]);
  });
});

describe('webhooks', () => {
  test('are signed as Standard Webhooks, with the headers of the hook, and tell a stub', async () => {
    const store = await start();
    const got = await receiver(store);
    const { id } = store.shop.placeOrder(orderDraft());
    const first = await eventually('a webhook comes', () => got[0]);
    const library = new Webhook(Buffer.from(store.credentials.clientSecret).toString('base64'));
    expect(library.verify(first.body, first.headers)).toMatchObject({
      scope: 'store/order/created',
      data: { type: 'order', id },
      producer: `stores/${store.credentials.storeHash}`,
    });
    expect(first.headers['x-mine']).toBe('yes');
  });

  test('are signed over the body alone when that scheme is chosen', async () => {
    const store = await start({ scheme: 'x-bc-signature' });
    const got = await receiver(store);
    store.shop.placeOrder(orderDraft());
    const { headers, body } = await eventually('a webhook comes', () => got[0]);
    expect(headers['x-bc-signature']).toBe(
      createHmac('sha256', store.credentials.clientSecret).update(body).digest('hex'),
    );
    expect(headers['webhook-signature']).toBeUndefined();
  });

  test('come again with the same id until they are answered well', async () => {
    const store = await start({ retryScale: 0.001 });
    const got = await receiver(store, [500, 500]);
    store.shop.placeOrder(orderDraft());
    await eventually('all have come', () => got.length >= 3 && store.outstandingWebhooks() === 0);
    expect(got).toHaveLength(3);
    expect(new Set(got.map(one => one.headers['webhook-id'])).size).toBe(1);
  });

  test('are dropped, doubled, delayed, reordered and badly signed when they are told to', async () => {
    const scopes = (got: Received[]) =>
      got.map(({ body }) => (JSON.parse(body) as { data: { id: number } }).data.id);
    const during = async (faults: Record<string, number>, come = 2) => {
      const store = await start({ faults, retryScale: 1 });
      const got = await receiver(store);
      const ids = [1, 2].map(() => store.shop.placeOrder(orderDraft()).id);
      await eventually(`${come} have come`, () => got.length === come);
      return { got, ids, store };
    };
    const dropped = await during({ 'webhook-dropped': 1 }, 0);
    expect(dropped.store.outstandingWebhooks()).toBe(0);
    const doubled = await during({ 'webhook-duplicated': 1 }, 4);
    await eventually('nothing is left', () => doubled.store.outstandingWebhooks() === 0);
    expect(doubled.got).toHaveLength(4);
    // What is sent at once overtakes what is delayed.
    const late = await start({ faults: { 'webhook-delayed': 1 } });
    const overtaken = await receiver(late);
    const { id: delayed } = late.shop.placeOrder(orderDraft());
    late.setFaults({});
    const { id: next } = late.shop.placeOrder(orderDraft());
    await eventually('both have come', () => overtaken.length === 2);
    expect(scopes(overtaken)).toEqual([next, delayed]);
    const reordered = await during({ 'webhook-reordered': 1 });
    expect(scopes(reordered.got)).toEqual(reordered.ids.toReversed());
    const bad = await during({ 'webhook-badly-signed': 1 }, 2);
    const library = new Webhook(Buffer.from(bad.store.credentials.clientSecret).toString('base64'));
    expect(() => library.verify(bad.got[0]?.body ?? '', bad.got[0]?.headers ?? {})).toThrow();
  });
});

describe('the generator', () => {
  test('lives: orders, captures, refunds and edits, the same for the same seed', async () => {
    const lived = async (seed: string) => {
      const store = await start();
      await startGenerator(store.shop, { seed, ordersPerSecond: 500, orders: 120, followUpMs: 50 }).done;
      const orders = [...store.shop.orders.values()];
      return {
        orders: orders.length,
        totals: orders.map(
          order => `${order.id} ${order.currency} ${order.totals.totalInc} ${order.paymentMethod}`,
        ),
        refunds: [...store.shop.refunds.values()].flat().length,
        captures: [...store.shop.transactions.values()].flat().filter(one => one.event === 'capture').length,
        edited: orders.filter(order => order.staffNotes !== '').length,
      };
    };
    const first = await lived('a');
    expect(first.orders).toBe(120);
    for (const count of [first.refunds, first.captures, first.edited]) expect(count).toBeGreaterThan(0);
    const again = await lived('a');
    expect(again.totals).toEqual(first.totals);
    expect((await lived('b')).totals).not.toEqual(first.totals);
  });
});
