import { expect, test } from 'vitest';
import { day, money, quantity } from './format.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test.each([
  ['1234.5', 'EUR', 'en', '€1,234.50'],
  ['1234.5', 'EUR', 'de', '1.234,50 €'],
  ['-0.07', 'USD', 'de', '-0,07 $'],
  ['1234', 'JPY', 'en', '¥1,234'],
  // More digits than a number of JavaScript has.
  ['12345678901234567.89', 'USD', 'en', '$12,345,678,901,234,567.89'],
  // Not a code that everybody knows.
  ['5', 'EUR4', 'en', '5 EUR4'],
  ['5', null, 'en', '5'],
  [null, 'EUR', 'en', '–'],
] as const)('%s %s in %s is %s', (amount, currency, language, said) => {
  expect(plain(money(amount, currency, language))).toBe(said);
});

test('a day stays the day that it is, in every time zone', () => {
  expect([day('2026-11-01', 'en'), day('2026-11-01', 'de'), day(null, 'de')]).toEqual([
    'Nov 1, 2026',
    '01.11.2026',
    '–',
  ]);
});

test('quantities have the digits that they need', () => {
  expect([
    quantity('10', 'de'),
    quantity('1234.5', 'de'),
    quantity('0.125', 'en'),
    quantity(null, 'en'),
  ]).toEqual(['10', '1.234,5', '0.125', '–']);
});
