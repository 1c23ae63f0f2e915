// What a store says of its pages and times.
import { expect, test } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import type { ChangeCursor } from '../../core/recent-changes.ts';
import type { Send } from '../../http/send.ts';
import { exampleOrder } from '../../sandbox/bigcommerce/example-order.ts';
import { startStoreSandbox } from '../../sandbox/bigcommerce/server.ts';
import { orderV2 } from '../../sandbox/bigcommerce/wire.ts';
import { readPages } from '../kit/rest/pages.ts';
import { bigCommerceApi, v3 } from './api.ts';
import { storeChanges } from './changes.ts';
import type { BigCommerceSettings } from './settings.ts';

const apiOf = (send: Send) =>
  bigCommerceApi({
    baseUrl: 'https://store.example',
    accessToken: 't',
    send,
    clock: systemClock,
    credentialsRefused() {},
  });
const settings = { pollOverlapSeconds: 60, pollGraceSeconds: 0 } as BigCommerceSettings;

test('an order that was changed in the year 9999 does not keep the next ones from being seen', async () => {
  const store = await startStoreSandbox();
  const placed = orderV2(store.shop.placeOrder(exampleOrder()), store.url);
  await store.close();
  const order = { ...placed, date_modified: 'Fri, 31 Dec 9999 23:59:59 +0000' };
  const api = apiOf(async () => ({ status: 200, headers: {}, text: JSON.stringify([order]) }));
  const changes = storeChanges(api, settings, systemClock)['shop-orders'];
  const seen = [];
  for await (const page of changes(undefined, { now: new Date(), since: new Date() })) {
    seen.push(...page.changes);
    expect(Date.parse((page.cursor as ChangeCursor).at)).toBeLessThanOrEqual(Date.now());
  }
  expect(seen).toMatchObject([{ record: { status: 'open' } }]);
});

test.each([1, '2', 'many', -5, null, 1e300])('a list of %s pages ends with the rows', async total => {
  let asked = 0;
  const api = apiOf(async () => {
    asked++;
    const body = { data: asked < 3 ? [{ id: asked }] : [], meta: { pagination: { total_pages: total } } };
    return { status: 200, headers: {}, text: JSON.stringify(body) };
  });
  for await (const _ of readPages(api.client, '/v3/things', v3)) expect(asked).toBeLessThanOrEqual(3);
});

test('an order with more lines than there can be is left', async () => {
  let asked = 0;
  const api = apiOf(async () => {
    asked++;
    const lines = Array.from({ length: 250 }, (_, line) => ({ id: asked * 250 + line }));
    return { status: 200, headers: {}, text: JSON.stringify(lines) };
  });
  await expect(api.allV2('/v2/orders/1/products')).rejects.toMatchObject({ code: 'paging-loop' });
  expect(asked).toBe(400);
});
