import { expect, test } from 'vitest';
import { keyOf, serviceSearch } from './search.ts';

test('the key of a record, as the API takes it', () => {
  expect(keyOf(['SalesOrder'], { SalesOrder: '1' })).toBe('1');
  expect(keyOf(['SalesOrder', 'SalesOrderItem'], { SalesOrder: '1', SalesOrderItem: '10' })).toBe(
    'SalesOrder=1,SalesOrderItem=10',
  );
  expect(keyOf(['SalesOrder'], {})).toBeUndefined();
  expect(keyOf([], { SalesOrder: '1' })).toBeUndefined();
});

test('numbers in the address are texts', () => {
  expect(serviceSearch({ set: 'A_SalesOrder', cursor: 50, key: 1, other: 'x', filter: '' })).toEqual({
    set: 'A_SalesOrder',
    cursor: '50',
    key: '1',
  });
});
