// Numbers as they were written, and everything else as JSON.parse reads it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactJson } from './exact-json.ts';
import { maxDepth } from './read-json.ts';

test.each([
  ['123456789012345', 123456789012345],
  ['1234567890123456', '1234567890123456'],
  ['-12345678901234567.5', '-12345678901234567.5'],
  ['12345678.12345678', '12345678.12345678'],
  ['0.5', 0.5],
  ['"1234567890123456"', '1234567890123456'],
])('%s is read as %j', (text, value) => {
  expect(exactJson(text)).toBe(value);
  expect(exactJson(`{"a":[${text}]}`)).toEqual({ a: [value] });
});

test('anything else is what JSON.parse reads', () => {
  const hasFewDigits = (value: unknown): boolean =>
    typeof value === 'number'
      ? JSON.stringify(value).replace(/\D/g, '').length <= 15
      : typeof value !== 'object' || value === null || Object.values(value).every(hasFewDigits);
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      fc.pre(hasFewDigits(value));
      const text = JSON.stringify(value);
      expect(exactJson(text)).toEqual(JSON.parse(text));
      expect(exactJson(`[1234567890123456,${text}]`)).toEqual(['1234567890123456', JSON.parse(text)]);
    }),
    { numRuns: 500, seed: 7 },
  );
});

test('what is no JSON, or nested deeper than anybody means it, is refused', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  expect(() => exactJson(nested(maxDepth + 1))).toThrow(RangeError);
  expect(() => exactJson('{')).toThrow(SyntaxError);
  expect(exactJson(nested(maxDepth))).toBeInstanceOf(Array);
});
