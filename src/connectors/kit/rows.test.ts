// Rows that can be read become records; of the others it is told which and why.
import { expect, test } from 'vitest';
import { type RowReader, recordsOf } from './rows.ts';

const reader: RowReader = {
  object: 'customers',
  idIn: row => (row as { id?: string } | null)?.id,
  read: row => ({ id: (row as { id: string }).id, name: (row as { name: string }).name.trim() }),
};
const rows = [{ id: '1', name: ' Ada ' }, { id: '2' }, null];

test('a row that cannot be read is told with a reason, and what a row does not say is null', () => {
  const { rows: records, unreadable } = recordsOf(reader, rows, { fields: undefined, raw: false });
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({ id: '1', name: 'Ada', tax_number: null });
  const reason = 'The record is in another shape than documented.';
  expect(unreadable).toEqual([
    { id: '2', reason },
    { id: null, reason },
  ]);
});

test('only what was asked for is answered, and the row as it came', () => {
  const { rows: records } = recordsOf(reader, rows, { fields: ['name'], raw: true });
  expect(records).toEqual([{ id: '1', name: 'Ada', raw: rows[0] }]);
});
