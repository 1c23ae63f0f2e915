// One tenant hangs, one floods: the third hardly notices. The gate on the exact ratios is in test/long.
import { expect, test } from 'vitest';
import { compareNeighbours } from '../noisy-neighbours.ts';

test.each([1, 3])(
  'beside one that floods and one that hangs a tenant keeps its pace, with %i workers',
  async workers => {
    const { alone, beside, flooded, doubled } = await compareNeighbours({
      workers,
      backlog: 400,
      orders: 100,
    });
    console.info({ workers, alone, beside, flooded });
    expect(doubled).toBe(0);
    // The others are not stopped either.
    expect(flooded).toBeGreaterThan(0);
    expect(beside.perSecond).toBeGreaterThan(alone.perSecond * 0.8);
    expect(beside.p99).toBeLessThan(Math.max(3 * alone.p99, 1_000));
  },
);
