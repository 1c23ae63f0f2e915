import { expect, test } from 'vitest';
import { filledNames, kindOf } from './record-shape.ts';

test.each([
  ['net_amount', '12.50', 'money'],
  ['order', '1000000042', 'text'],
  ['quantity', '3', 'number'],
  ['order_date', '2026-11-28', 'day'],
  ['changed_at', '2026-11-28T07:00:00Z', 'instant'],
  ['changed_at', '2026-11-28', 'day'],
  ['reference', 'BC 1001', 'text'],
  ['NetAmount', 12, 'number'],
])('%s: %s is %s', (name, value, kind) => {
  expect(kindOf(name, value)).toBe(kind);
});

test('fields without a value are left out, and those of the customer come last, one by one', () => {
  const rows = [
    { id: '1', custom: { ZZ1_Own: 'a', ZZ1_Empty: null }, customer: null },
    { id: '2', custom: {}, customer: '17', raw: {} },
  ];
  expect(filledNames(rows)).toEqual(['id', 'customer', 'custom.ZZ1_Own']);
});
