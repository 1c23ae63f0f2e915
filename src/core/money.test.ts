import { describe, expect, test } from 'vitest';
import { amountText, minorDigits, money, roundTo, splitByWeight, sum } from './money.ts';

describe('money', () => {
  test('is read from text without passing through a float', () => {
    expect(money('69.8400').plus(money('0.1')).plus(money(0.2)).toString()).toBe('70.14');
    expect(money('12345678901234567890.12').toFixed()).toBe('12345678901234567890.12');
  });

  test.each(['', '1,50', 'NaN', '12.', null, undefined, Number.POSITIVE_INFINITY])('refuses %s', value => {
    expect(() => money(value as string)).toThrow(/not an amount/);
  });

  test('knows the decimals of a currency and rounds half up', () => {
    expect([minorDigits('EUR'), minorDigits('JPY'), minorDigits('KWD')]).toEqual([2, 0, 3]);
    expect(roundTo(money('2.345'), 'EUR').toString()).toBe('2.35');
    expect(amountText(money('1200'), 'JPY')).toBe('1200');
    expect(amountText(money('12.5'), 'USD')).toBe('12.50');
    expect(() => minorDigits('euro')).toThrow(/not a currency/);
  });

  test('splits without losing a cent', () => {
    const parts = splitByWeight(money('100'), [money(1), money(1), money(1)], 'EUR');
    expect(parts.map(String)).toEqual(['33.34', '33.33', '33.33']);
    expect(sum(parts).toString()).toBe('100');
    expect(splitByWeight(money('5'), [money(0), money(0)], 'EUR').map(String)).toEqual(['5', '0']);
  });
});
