import { expect, test } from 'vitest';
import { todayOf } from './board.ts';

test('today is the day of the reader', () => {
  expect(todayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
