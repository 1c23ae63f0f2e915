import { expect, test } from 'vitest';
import { asDecimal } from './decimal.ts';

test.each([
  ['de', '12,50', '12.50'],
  ['de', '1.234,50', '1234.50'],
  ['de', '-1.234.567', '-1234567'],
  ['de', '12.50', '12.50'],
  ['de', '1 234,5', '1234.5'],
  ['en', '1,234.50', '1234.50'],
  ['en', '12.50', '12.50'],
  ['en', '12,50', '12,50'],
  ['en', 'ten', 'ten'],
  ['en', '', ''],
] as const)('in %s, %s is %s', (language, written, decimal) => {
  expect(asDecimal(written, language)).toBe(decimal);
});
