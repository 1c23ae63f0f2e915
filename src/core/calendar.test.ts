import { expect, test } from 'vitest';
import { dayIn, isTimeZone } from './calendar.ts';

test.each([
  ['2026-10-01T02:30:00Z', 'America/Chicago', '2026-09-30'],
  ['2026-10-31T23:30:00Z', 'Asia/Tokyo', '2026-11-01'],
  ['2026-03-31T22:16:03Z', 'Europe/Rome', '2026-04-01'],
  // An hour before and after the clocks go forward in Rome.
  ['2026-03-28T22:59:59Z', 'Europe/Rome', '2026-03-28'],
  ['2026-03-29T22:00:00Z', 'Europe/Rome', '2026-03-30'],
  ['2026-01-01T00:00:00Z', 'UTC', '2026-01-01'],
  ['2026-12-31T10:15:00Z', 'Pacific/Kiritimati', '2027-01-01'],
])('%s is in %s the day %s', (instant, zone, day) => {
  expect(dayIn(instant, zone)).toBe(day);
});

test('a zone that nobody knows is refused by name, and so is a fixed offset', () => {
  expect(() => dayIn('2026-01-01T00:00:00Z', 'Mars/Olympus')).toThrow('"Mars/Olympus" is not a time zone');
  expect(isTimeZone('Europe/Berlin')).toBe(true);
  expect(isTimeZone('+02:00')).toBe(false);
});
