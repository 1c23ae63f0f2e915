// One tenant hangs, one floods: the third hardly notices. The gate on the exact ratios is in test/long.
import { expect, test } from 'vitest';
import { compareNeighbours } from '../noisy-neighbours.ts';

test.each([1, 3])(
  'a tenant keeps its pace while one floods and one hangs, with %i workers',
  async workers => {
    const { alone, together, flooded, doubled } = await compareNeighbours({
      workers,
      backlog: 400,
      orders: 100,
    });
    console.info({ workers, alone, together, flooded });
    expect(doubled).toBe(0);
    // The others are not stopped either.
    expect(flooded).toBeGreaterThan(0);
    expect(together.perSecond).toBeGreaterThan(alone.perSecond * 0.8);
    expect(together.p99).toBeLessThan(Math.max(3 * alone.p99, 1_000));
  },
);
