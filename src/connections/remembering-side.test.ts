// What many runs ask for is read once for all of them, and nobody gets what was read before they asked.
import { expect, test } from 'vitest';
import type { ShopOrder } from '../models/objects/shop.ts';
import type { Side } from '../models/side.ts';
import { rememberingSide } from './remembering-side.ts';

/** A system that answers how often it has been read, when it is let. */
function counting() {
  let reads = 0;
  const open: (() => void)[] = [];
  const answer = () => {
    const id = String(++reads);
    return new Promise<{ id: string }[]>(done => open.push(() => done([{ id }])));
  };
  const side = {
    list: answer,
    known: answer,
    complete: async () => ({ id: String(++reads) }),
  } as unknown as Side;
  return { side: rememberingSide(side, () => 0), reads: () => reads, let: () => open.shift()?.() };
}

test('callers that ask for a list while it is read get the next one, together', async () => {
  const { side, reads, let: answer } = counting();
  const asked = [1, 2, 3].map(() => side.list('shop-orders', {}));
  const other = side.list('shop-orders', { customer: '1' });
  expect(reads()).toBe(2);
  answer();
  expect(await asked[0]).toEqual([{ id: '1' }]);
  expect(reads()).toBe(3);
  answer();
  expect(await other).toEqual([{ id: '2' }]);
  answer();
  expect(await Promise.all(asked.slice(1))).toEqual([[{ id: '3' }], [{ id: '3' }]]);
  const later = side.list('shop-orders', {});
  expect(reads()).toBe(4);
  answer();
  expect(await later).toEqual([{ id: '4' }]);
});

test('the parts of a record are read once for each state of it', async () => {
  const { side, reads } = counting();
  const order = (status_name: string) => ({ id: '1', status_name }) as ShopOrder;
  for (const status of ['Pending', 'Pending', 'Shipped', 'Pending'])
    await side.complete('shop-orders', order(status), ['items']);
  expect(reads()).toBe(2);
});
