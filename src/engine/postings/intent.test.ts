// Whether a source says the same as when its document was posted, whatever the day on which that was entered.
import { expect, test } from 'vitest';
import { contentHashOf, hashOf, isSameContent } from './intent.ts';

const operation = 'journal-entries.create';
const entered = (posting_date: string, amount = '10.00') => ({
  record: { document_date: '2026-11-20', posting_date, items: [{ account: '41000000', amount }] },
  reference: 'BC-1001',
});
const first = entered('2026-11-20');

test('another day is the same content, another amount is not', () => {
  const posting = { operation, document: first, documentHash: contentHashOf(operation, first) };
  expect(isSameContent(posting, entered('2026-11-23'))).toBe(true);
  expect(isSameContent({ ...posting, document: null }, entered('2026-11-23'))).toBe(true);
  expect(isSameContent(posting, entered('2026-11-20', '11.00'))).toBe(false);
});

test('so it is of postings of earlier versions, whose hash contains the day', () => {
  const posting = { operation, document: first, documentHash: hashOf(first) };
  expect(isSameContent(posting, entered('2026-11-23'))).toBe(true);
  expect(isSameContent({ ...posting, document: null }, first)).toBe(true);
  expect(isSameContent(posting, entered('2026-11-23', '11.00'))).toBe(false);
});
