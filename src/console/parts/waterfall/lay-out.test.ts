import { expect, test } from 'vitest';
import { layOut } from './lay-out.ts';

const call = (startedAt: number, durationMs: number) => ({ startedAt, durationMs });

test('the longest stretch is the whole width, and every bar has its place and length on the same scale', () => {
  const { stretches, scaleMs } = layOut([call(1_000, 100), call(1_150, 250), call(90_000, 40)]);
  expect(scaleMs).toBe(400);
  expect(
    stretches.map(({ pauseMs, bars }) => [pauseMs, bars.map(({ from, width }) => [from, width])]),
  ).toEqual([
    [
      null,
      [
        [0, 25],
        [37.5, 62.5],
      ],
    ],
    [88_600, [[0, 10]]],
  ]);
});

test('calls in any order, and those that run at the same time, are one stretch', () => {
  const { stretches } = layOut([call(5_000, 10), call(1_000, 4_500), call(8_400, 10)]);
  expect(stretches).toHaveLength(1);
  expect(stretches[0]?.bars.map(({ afterMs }) => afterMs)).toEqual([0, 4_000, 7_400]);
});

test('nothing, and calls that took no time, can be laid out', () => {
  expect(layOut([])).toEqual({ stretches: [], scaleMs: 1 });
  expect(layOut([call(5, 0)])).toMatchObject({ scaleMs: 1, stretches: [{ bars: [{ from: 0, width: 0 }] }] });
});
