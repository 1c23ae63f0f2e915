// One tenant reads over the API in 64 loops: another one's orders and reads hardly notice.
import { expect, test } from 'vitest';
import { compareReader } from '../noisy-reader.ts';

test('beside one that reads in 64 loops a tenant keeps its pace', async () => {
  const { alone, beside, answered } = await compareReader({ events: 2_000, loops: 64, orders: 100 });
  console.info({ alone, beside, answered });
  // The one that reads is not stopped either, and waits instead of being refused.
  expect(Object.keys(answered)).toEqual(['200']);
  expect(beside.p50).toBeLessThan(500);
  expect(beside.p99).toBeLessThan(Math.max(3 * alone.p99, 1_000));
  expect(beside.readP99).toBeLessThan(500);
});
