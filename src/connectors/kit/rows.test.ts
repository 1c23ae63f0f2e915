// Rows that can be read become records; of the others it is told which and why.
import { expect, test } from 'vitest';
import { mergeWording } from '../../core/merge-wording.ts';
import { say as ofCore } from '../../core/own-sentences.ts';
import { speaker } from '../../core/reasons.ts';
import { type RowReader, recordsOf } from './rows.ts';
import { say } from './sentences.ts';

const reader: RowReader = {
  object: 'customers',
  idIn: row => (row as { id?: string } | null)?.id,
  read: row => ({ id: row.id('id'), name: row.word('name').trim() }),
};
const rows = [{ id: '1', name: ' Ada ' }, { id: '2' }, null];

test('a row that cannot be read is told with a reason, and what a row does not say is null', async () => {
  const { rows: records, unreadable } = await recordsOf(reader, rows, { fields: undefined, raw: false });
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({ id: '1', name: 'Ada', tax_number: null });
  const fault =
    /^The customer cannot be read: .* This is a fault of that system; nothing was changed\. Look at the recorded call/;
  const { en } = mergeWording([ofCore.words, say.words]);
  expect(unreadable.map(({ id, reason }) => [id, speaker(en)(reason)])).toEqual([
    ['2', expect.stringMatching(fault)],
    [null, expect.stringMatching(fault)],
  ]);
});

test('only what was asked for is answered, and the row as it came', async () => {
  const { rows: records } = await recordsOf(reader, rows, { fields: ['name'], raw: true });
  expect(records).toEqual([{ id: '1', name: 'Ada', raw: rows[0] }]);
});
