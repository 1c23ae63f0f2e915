import { expect, test } from 'vitest';
import { allTexts, readSearch, searchOf, writeSearch } from './search.ts';

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

test('what stands in an address is text, and comes out of it as it was written there', () => {
  const search = { text: '12345678901234567890', amount_from: '1.10', differs: 'true', of: '&=#?/ü "1"' };
  expect(readSearch(writeSearch(search))).toEqual(search);
  expect(writeSearch({ text: '1001', cursor: undefined })).toBe('?text=1001');
  expect(writeSearch({})).toBe('');
});
