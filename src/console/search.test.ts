import { expect, test } from 'vitest';
import { allTexts, searchOf } from './search.ts';

test('an address is read into texts, and what the page does not know or is empty is left out', () => {
  const read = searchOf('subject', 'unreadable', 'cursor');
  expect(read({ subject: 1001, unreadable: true, cursor: '', other: 'x' })).toEqual({
    subject: '1001',
    unreadable: 'true',
  });
  expect(allTexts({ customer: 17, is_blocked: false, columns: '' })).toEqual({
    customer: '17',
    is_blocked: 'false',
  });
  expect(read({ subject: null, unreadable: { a: 1 }, cursor: 'abc' })).toEqual({ cursor: 'abc' });
});
