// A store, or what stands before it, that answers something else than it was asked for.
import { expect, test } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import { money } from '../../core/money.ts';
import { httpAgent, type Send, undiciSend } from '../../http/send.ts';
import { sideOf } from '../../models/side.ts';
import { exampleOrder } from '../../sandbox/bigcommerce/example-order.ts';
import { startStoreSandbox } from '../../sandbox/bigcommerce/server.ts';
import { bigCommerce } from './connector.ts';

test('is not believed: neither another order nor another customer, nor refunds of another order', async () => {
  const store = await startStoreSandbox();
  const agent = httpAgent({ connections: 2 });
  try {
    const order = store.shop.placeOrder(exampleOrder());
    const other = store.shop.placeOrder(exampleOrder());
    for (const one of [order, other]) store.shop.pay(one.id, 'purchase');
    store.shop.refund(order.id, money('1'), '', []);
    const wire = undiciSend(agent, { timeoutMs: 5_000, maxBodyBytes: 1_000_000 });
    // A cache that takes one address for another.
    let calls = 0;
    const send: Send = request => {
      calls++;
      return wire({ ...request, url: request.url.replace(`/orders/${other.id}`, `/orders/${order.id}`) });
    };
    const settings = bigCommerce.settings.parse({ baseUrl: store.url, ...store.credentials });
    const side = sideOf(
      bigCommerce.connect(settings, { send, clock: systemClock, credentialsRefused() {}, foundDefect() {} }),
    );
    expect((await side.get('shop-orders', String(order.id), []))?.id).toBe(String(order.id));
    await expect(side.get('shop-orders', String(other.id), [])).rejects.toThrow(
      /was asked for .* and answered/,
    );
    await expect(side.list('shop-refunds', { order: String(other.id) })).rejects.toThrow(
      /was asked for .* and answered/,
    );
    const asked = calls;
    for (const odd of ['01', '1/../2', '1?a=b', '']) {
      expect(await side.get('shop-orders', odd, [])).toBeUndefined();
      expect(await side.get('shop-customers', odd, [])).toBeUndefined();
      expect(await side.list('shop-refunds', { order: odd })).toEqual([]);
      expect(await side.list('payments', { order: odd })).toEqual([]);
    }
    expect(calls).toBe(asked);
  } finally {
    await agent.destroy();
    await store.close();
  }
});

test('says why it refuses, in whatever shape the store writes it', async () => {
  const said = async (text: string) => {
    const send: Send = async () => ({ status: 422, headers: {}, text });
    const settings = bigCommerce.settings.parse({
      baseUrl: 'http://store',
      storeHash: 'x',
      accessToken: 'x',
      clientSecret: 'x',
    });
    const side = sideOf(
      bigCommerce.connect(settings, { send, clock: systemClock, credentialsRefused() {}, foundDefect() {} }),
    );
    const thrown: unknown = await side.get('shop-orders', '1', []).catch(error => error);
    return (thrown as Error).message;
  };
  const json = (body: unknown) => said(JSON.stringify(body));
  expect(await json([{ status: 400, message: 'The filter is invalid.' }])).toBe(
    'BigCommerce answered 422: The filter is invalid.',
  );
  expect(
    await json({ status: 422, title: 'JSON data is missing or invalid', errors: { name: 'must be unique' } }),
  ).toBe('BigCommerce answered 422: JSON data is missing or invalid; name: must be unique.');
  expect(await json({ title: { value: 'No' }, errors: { name: { message: ['too long'] } } })).toBe(
    'BigCommerce answered 422: No; name: too long.',
  );
  expect(await json({})).toBe('BigCommerce answered 422.');
  expect(await said('<html>no</html>')).toBe('BigCommerce answered 422: <html>no</html>.');
});
