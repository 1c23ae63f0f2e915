// Rows of a lookup that something else was put into.
import { expect, test } from 'vitest';
import { refuseOthers } from './refuse-others.ts';

test('rows with the reference that was asked for are believed, as SAP keeps it', () => {
  const rows = [{ DocumentReferenceID: 'BC-1002' }, { DocumentReferenceID: 'BC-1002  ' }];
  for (const asked of ['BC-1002', 'bc-1002'])
    expect(() => refuseOthers(rows, 'DocumentReferenceID', asked)).not.toThrow();
  expect(() => refuseOthers([{ Product: '0000123' }], 'Product', '123')).not.toThrow();
  expect(() => refuseOthers([], 'DocumentReferenceID', 'BC-1002')).not.toThrow();
});

test.each([{ DocumentReferenceID: 'BC-1001' }, { DocumentReferenceID: null }, {}])(
  'a row of another document, %j, makes the answer worth nothing',
  row => {
    const rows = [{ DocumentReferenceID: 'BC-1002' }, row];
    expect(() => refuseOthers(rows, 'DocumentReferenceID', 'BC-1002')).toThrow(
      /asked for DocumentReferenceID BC-1002/,
    );
  },
);
