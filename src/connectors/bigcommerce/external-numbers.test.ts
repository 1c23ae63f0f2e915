// What a store says of its pages and times.
import { expect, test } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import type { ChangeCursor } from '../../core/recent-changes.ts';
import type { Send } from '../../http/send.ts';
import { exampleOrder } from '../../sandbox/bigcommerce/example-order.ts';
import { startStoreSandbox } from '../../sandbox/bigcommerce/server.ts';
import { orderV2 } from '../../sandbox/bigcommerce/wire.ts';
import { bigCommerce } from './connector.ts';

const objectsOf = (send: Send) => {
  const [accessToken, clientSecret, storeHash] = ['t', 's', 'abc'];
  const settings = { accessToken, clientSecret, storeHash, pollOverlapSeconds: 60, pollGraceSeconds: 0 };
  const io = { send, clock: systemClock, credentialsRefused() {}, foundDefect() {} };
  return bigCommerce.connect(bigCommerce.settings.parse(settings), io).objects ?? {};
};
const now = () => new Date();

test('an order that was changed in the year 9999 does not keep the next ones from being seen', async () => {
  const store = await startStoreSandbox();
  const placed = orderV2(store.shop.placeOrder(exampleOrder()), store.url);
  await store.close();
  const order = { ...placed, date_modified: 'Fri, 31 Dec 9999 23:59:59 +0000' };
  const objects = objectsOf(async () => ({ status: 200, headers: {}, text: JSON.stringify([order]) }));
  const seen = [];
  for await (const page of objects['shop-orders']?.changes?.(undefined, { now: now(), since: now() }) ?? []) {
    seen.push(...page.changes);
    expect(Date.parse((page.cursor as ChangeCursor).at)).toBeLessThanOrEqual(Date.now());
  }
  expect(seen).toMatchObject([{ record: { status: 'open' } }]);
});

test.each([1, '2', 'many', -5, null, 1e300])('a list of %s pages ends with the rows', async total => {
  let asked = 0;
  const objects = objectsOf(async () => {
    asked++;
    const body = { data: asked < 3 ? [{ id: asked }] : [], meta: { pagination: { total_pages: total } } };
    return { status: 200, headers: {}, text: JSON.stringify(body) };
  });
  const changes = objects['shop-refunds']?.changes?.(undefined, { now: now(), since: now() }) ?? [];
  for await (const _ of changes) expect(asked).toBeLessThanOrEqual(3);
  expect(asked).toBeGreaterThan(0);
});

test('an order with more lines than there can be is left', async () => {
  const store = await startStoreSandbox();
  const placed = orderV2(store.shop.placeOrder(exampleOrder()), store.url);
  await store.close();
  let asked = 0;
  const objects = objectsOf(async ({ url }) => {
    const lines = () => Array.from({ length: 250 }, (_, line) => ({ id: ++asked * 250 + line }));
    const body = url.includes('/products') ? lines() : placed;
    return { status: 200, headers: {}, text: JSON.stringify(body) };
  });
  const read = objects['shop-orders']?.get?.(String((placed as { id: number }).id), {
    raw: false,
    parts: ['items'],
  });
  await expect(read).rejects.toMatchObject({ code: 'endless-pages' });
  expect(asked).toBe(400 * 250);
});
