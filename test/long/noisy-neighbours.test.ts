// The rule of docs/guides/operate.md, as a gate: while one tenant floods and one hangs, a third keeps nine tenths of
// its throughput, and its p99 is at most three times as long. Medians of three, on a machine where nothing else runs.
import { expect, test } from 'vitest';
import { compareNeighbours } from '../noisy-neighbours.ts';

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

test.each([1, 3])('a tenant keeps its pace among noisy neighbours, with %i workers', async workers => {
  const throughput: number[] = [];
  const slower: number[] = [];
  for (let round = 0; round < 3; round++) {
    const { alone, together, flooded, doubled } = await compareNeighbours({
      workers,
      backlog: 10_000,
      orders: 400,
    });
    expect(doubled).toBe(0);
    expect(flooded).toBeGreaterThan(0);
    throughput.push(together.perSecond / alone.perSecond);
    slower.push(together.p99 / alone.p99);
    console.info({ workers, alone, together, flooded });
  }
  expect(median(throughput)).toBeGreaterThan(0.9);
  expect(median(slower)).toBeLessThan(3);
});
