import { describe, expect, test } from 'vitest';
import { formatIn } from './format.ts';
import { dayAfter, daysIn, isZone } from './zone.ts';

const boundsOf = (zone: string, day: string) => {
  const { startOf, endOf } = daysIn(zone);
  const [from, until] = [startOf(day), endOf(day)];
  return [from.toISOString(), until.toISOString(), (until.getTime() - from.getTime()) / 3_600_000];
};

describe('the bounds of a day', () => {
  test.each([
    ['UTC', '2026-03-29', '2026-03-29T00:00:00.000Z', '2026-03-30T00:00:00.000Z', 24],
    ['Europe/Berlin', '2026-03-28', '2026-03-27T23:00:00.000Z', '2026-03-28T23:00:00.000Z', 24],
    // The clocks go ahead at two, and back at three.
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', 25],
    ['America/Los_Angeles', '2026-11-01', '2026-11-01T07:00:00.000Z', '2026-11-02T08:00:00.000Z', 25],
    ['Asia/Kolkata', '2026-11-28', '2026-11-27T18:30:00.000Z', '2026-11-28T18:30:00.000Z', 24],
    ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00.000Z', '2026-01-01T10:00:00.000Z', 24],
    // Midnight is missing: the clocks go from 00:00 to 01:00.
    ['America/Santiago', '2024-09-08', '2024-09-08T04:00:00.000Z', '2024-09-09T03:00:00.000Z', 23],
    // Midnight comes twice: the clocks go from 01:00 back to 00:00.
    ['America/Havana', '2024-11-03', '2024-11-03T04:00:00.000Z', '2024-11-04T05:00:00.000Z', 25],
    // The clocks go from midnight back to 23:00 of the day before.
    ['America/Santiago', '2024-04-06', '2024-04-06T03:00:00.000Z', '2024-04-07T04:00:00.000Z', 25],
    ['America/Santiago', '2024-04-07', '2024-04-07T04:00:00.000Z', '2024-04-08T04:00:00.000Z', 24],
  ])('in %s on %s', (zone, day, from, until, hours) => {
    expect(boundsOf(zone, day)).toEqual([from, until, hours]);
    const { dayOf, startOf, endOf } = daysIn(zone);
    expect([dayOf(startOf(day)), dayOf(new Date(startOf(day).getTime() - 1))]).toEqual([
      day,
      dayAfter(day, -1),
    ]);
    expect([dayOf(new Date(endOf(day).getTime() - 1)), dayOf(endOf(day))]).toEqual([day, dayAfter(day, 1)]);
  });

  test('every day of four years begins where the one before ends, in zones with all kinds of clocks', () => {
    for (const zone of ['Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Beirut']) {
      const { dayOf, startOf } = daysIn(zone);
      for (let day = '2023-01-01'; day < '2027-01-01'; day = dayAfter(day, 1)) {
        const from = startOf(day);
        expect([zone, dayOf(from), dayOf(new Date(from.getTime() - 1))]).toEqual([
          zone,
          day,
          dayAfter(day, -1),
        ]);
      }
    }
  });
});

test('times are those of the zone, days of documents are not', () => {
  const at = '2026-10-25T00:30:00.000Z';
  expect(formatIn('de', 'Europe/Berlin').instant(at)).toBe('25.10.2026, 02:30:00');
  expect(formatIn('en', 'America/New_York').instant(at)).toBe('24 Oct 2026, 20:30:00');
  expect(formatIn('en', 'UTC').time(at)).toBe('00:30:00');
  expect(formatIn('en', 'Pacific/Kiritimati').clock(new Date(at))).toBe('14:30');
  expect(formatIn('en', 'America/New_York').day(at)).toBe('24 Oct 2026');
  expect(formatIn('en', 'America/New_York').day('2026-10-25')).toBe('25 Oct 2026');
  expect(formatIn('de', 'Europe/Berlin').sentence(`Seit ${at}.`)).toBe('Seit 25.10.2026, 02:30:00.');
  expect(formatIn('de', 'Europe/Berlin').zoneAt(new Date(at))).toBe('MESZ');
  expect(formatIn('de', 'Europe/Berlin').zoneAt(new Date('2026-10-25T01:30:00Z'))).toBe('MEZ');
});

test('a name that is no zone is none', () => {
  expect([isZone('Europe/Berlin'), isZone('UTC'), isZone('Mars/Olympus'), isZone('')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
