import { expect, test } from 'vitest';
import { totalsOf } from './totals.ts';

test('lines are added per currency and side, exactly', () => {
  expect(
    totalsOf([
      { side: 'debit', amount: '0.10', currency: 'USD' },
      { side: 'debit', amount: '0.20', currency: 'USD' },
      { side: 'credit', amount: '90071992547409.93', currency: 'USD' },
      { side: 'credit', amount: '-0.01', currency: 'USD' },
      { side: 'debit', amount: '1200', currency: 'JPY' },
    ]),
  ).toEqual([
    { currency: 'USD', debit: '0.30', credit: '90071992547409.92' },
    { currency: 'JPY', debit: '1200', credit: '0' },
  ]);
});
