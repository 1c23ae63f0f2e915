import { expect, test } from 'vitest';
import { laterDays } from './open-period.ts';

test.each([
  ['2026-01-31', '2026-02-02', ['2026-02-01', '2026-02-02']],
  ['2026-11-19', '2026-11-21', ['2026-11-21']],
  ['2025-12-31', '2026-02-01', ['2026-01-01', '2026-02-01']],
  ['2026-11-21', '2026-11-21', []],
])('a document of %s is tried until %s on %j', (day, today, days) => {
  expect(laterDays(day, today)).toEqual(days);
});
