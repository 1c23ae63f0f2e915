// Whatever another party says about time and number, no wait is endless, negative or no number.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { externalDelay, externalInteger, externalNumber, maxExternal } from '../core/external-numbers.ts';
import { rateLimitHeaders } from '../gateway/rate-limit-headers.ts';
import { askedToWaitMs } from './asked-to-wait.ts';

const now = Date.parse('2026-11-20T10:00:00Z');

/** What is near a number or a date, and what is not. */
const said = fc.oneof(
  fc.string(),
  fc.double().map(String),
  fc.bigInt().map(String),
  fc.stringMatching(/^[-+ ]?\d{0,30}(\.\d{0,5})?([eE][-+]?\d{0,5})?[ ,;a-z]?$/),
  fc.date({ noInvalidDate: true }).map(date => date.toUTCString()),
  fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
  fc.constantFrom('Infinity', 'NaN', '-1', '0x7f', '1e300', '9'.repeat(400), '', ' ', '31536000', '-0'),
);
const headerValue = fc.oneof(said, fc.array(said, { minLength: 1, maxLength: 3 }), fc.constant(undefined));

describe('a header', () => {
  test('never yields a wait above the maximum, a negative one, or none that is a number', () => {
    const names = [
      'retry-after',
      'x-retry-after',
      'x-rate-limit-time-reset-ms',
      'x-rate-limit-requests-left',
    ] as const;
    const headers = fc.record(Object.fromEntries(names.map(name => [name, headerValue])));
    fc.assert(
      fc.property(headers, fc.constantFrom(200, 403, 429, 500, 503), (given, status) => {
        const waitMs = askedToWaitMs({ status, headers: given, text: '' }, now);
        if (waitMs === undefined) return;
        expect(waitMs).toBeGreaterThanOrEqual(0);
        expect(waitMs).toBeLessThanOrEqual(maxExternal.pauseMs);
      }),
      { numRuns: 5_000 },
    );
  });

  test('about a quota is handed on as whole numbers that are not negative', () => {
    const names = [
      'ratelimit-limit',
      'x-rate-limit-remaining',
      'ratelimit-reset',
      'x-rate-limit-time-reset-ms',
    ];
    const headers = fc.record(Object.fromEntries(names.map(name => [name, headerValue])));
    fc.assert(
      fc.property(headers, given => {
        for (const value of Object.values(rateLimitHeaders(given, now))) expect(value).toMatch(/^\d{1,10}$/);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['3600', 900_000],
    ['31536000', 900_000],
    ['1e300', 900_000],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 900_000],
    ['9999-12-31T23:59:59Z', 900_000],
    ['Friday, 20-Nov-26 10:00:05 GMT', 5_000],
    ['Fri Nov 20 10:00:05 2026 GMT', 5_000],
    ['Fri, 20 Nov 1970 10:00:05 GMT', 0],
    ['0.5', 500],
    ['-5', undefined],
    ['NaN', undefined],
    ['0x10', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('that asks for %s means a wait of %s ms', (value, expected) => {
    expect(askedToWaitMs({ status: 503, headers: { 'retry-after': value }, text: '' }, now)).toBe(expected);
  });
});

test('a number that somebody names is within its bounds, or none', () => {
  const anything = fc.oneof(said, fc.double(), fc.anything());
  fc.assert(
    fc.property(anything, fc.integer({ min: 1 }), (value, most) => {
      for (const read of [
        externalNumber(value, most),
        externalInteger(value, most),
        externalDelay(value, now, most),
      ]) {
        if (read === undefined) continue;
        expect(read).toBeGreaterThanOrEqual(0);
        expect(read).toBeLessThanOrEqual(most);
      }
      const whole = externalInteger(value, most);
      if (whole !== undefined) expect(Number.isInteger(whole)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});
