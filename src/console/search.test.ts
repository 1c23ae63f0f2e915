import { expect, test } from 'vitest';
import { searchOf } from './search.ts';

test('an address is read into texts, and what the page does not know or is empty is left out', () => {
  const read = searchOf('subject', 'unreadable', 'cursor');
  expect(read({ subject: 1001, unreadable: true, cursor: '', other: 'x' })).toEqual({
    subject: '1001',
    unreadable: 'true',
  });
  expect(read({ subject: null, unreadable: { a: 1 }, cursor: 'abc' })).toEqual({ cursor: 'abc' });
});
