// One tenant reads over the API in 64 loops: another one's orders and reads hardly notice.
import { expect, test } from 'vitest';
import { compareReader } from '../noisy-reader.ts';

test('a tenant keeps its pace while another reads in 64 loops', async () => {
  const { alone, together, answered } = await compareReader({ events: 2_000, loops: 64, orders: 100 });
  console.info({ alone, together, answered });
  // The one that reads is not stopped either; on a loaded machine some of its requests wait for too long.
  expect(answered[200]).toBeGreaterThan(64);
  // On a slow machine a multiple of a small time is exceeded by chance. Up to a second is allowed.
  expect(together.p50).toBeLessThan(Math.max(10 * alone.p50, 1_000));
  expect(together.p99).toBeLessThan(Math.max(3 * alone.p99, 1_000));
  expect(together.readP99).toBeLessThan(Math.max(10 * alone.readP99, 1_000));
});
