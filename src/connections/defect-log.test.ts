// Each function with a defect is logged once a minute, with the text of the program and its stack.
import { expect, test } from 'vitest';
import { KontorError } from '../core/errors.ts';
import { silentLog } from '../core/log.ts';
import { defectLog } from './defect-log.ts';

test('a defect is logged with its stack, once a minute for each function', () => {
  const lines: Record<string, unknown>[] = [];
  let ms = 0;
  const clock = { now: () => 0, elapsed: () => ms };
  const log = { ...silentLog, error: (fields: Record<string, unknown>) => void lines.push(fields) };
  const tell = defectLog(log, clock, { connection: 'con_1', connector: 'ledger' });
  const cause = new TypeError('row.txt is not a function');
  const defect = (place: string) =>
    new KontorError('bug', 'connector-defect', 'It has a defect.', { params: { place }, cause });
  for (const place of ['customers.read', 'customers.read', 'customers.list']) tell(defect(place));
  expect(lines).toEqual([
    {
      connection: 'con_1',
      connector: 'ledger',
      code: 'connector-defect',
      function: 'customers.read',
      error: 'TypeError: row.txt is not a function',
      stack: cause.stack,
    },
    expect.objectContaining({ function: 'customers.list' }),
  ]);
  ms = 60_000;
  tell(defect('customers.read'));
  expect(lines).toHaveLength(3);
});
