// A store, or what stands before it, that answers something else than it was asked for.
import { expect, test } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import { httpAgent, type Send, undiciSend } from '../../http/send.ts';
import { exampleOrder } from '../../sandbox/bigcommerce/example-order.ts';
import { startStoreSandbox } from '../../sandbox/bigcommerce/server.ts';
import { bigCommerce } from './connector.ts';

test('is not believed: neither another order nor another customer, nor refunds of another order', async () => {
  const store = await startStoreSandbox();
  const agent = httpAgent({ connections: 2 });
  try {
    const order = store.shop.placeOrder(exampleOrder());
    const other = store.shop.placeOrder(exampleOrder());
    const wire = undiciSend(agent, { timeoutMs: 5_000, maxBodyBytes: 1_000_000 });
    // A cache that takes one address for another.
    const send: Send = request =>
      wire({ ...request, url: request.url.replace(`/orders/${other.id}`, `/orders/${order.id}`) });
    const settings = bigCommerce.settings.parse({ baseUrl: store.url, ...store.credentials });
    const { shop } = bigCommerce.connect(settings, { send, clock: systemClock, credentialsRefused() {} });
    expect((await shop?.fetchOrder(String(order.id), []))?.id).toBe(String(order.id));
    await expect(shop?.fetchOrder(String(other.id), [])).rejects.toMatchObject({
      kind: 'input',
      code: 'other-answered',
    });
    for (const odd of ['01', '1/../2', '1?a=b', ''])
      for (const asked of [
        () => shop?.fetchOrder(odd, []),
        () => shop?.fetchRefunds(odd),
        () => shop?.fetchCustomer(odd),
      ])
        await expect(asked()).rejects.toMatchObject({ code: 'no-store-id' });
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
    const { shop } = bigCommerce.connect(settings, { send, clock: systemClock, credentialsRefused() {} });
    const thrown: unknown = await shop?.fetchOrder('1', []).catch(error => error);
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
