import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadOrdersFile } from './orders-file.ts';

test.each([
  ['', /it is empty\.$/],
  ['InvoiceNo,StockCode\n1,2\n', /it does not have the columns Description, .*, Country\.$/],
  ['{\n  "name": "kontor"\n}\n', /a quote is found/],
])('a file that is not of order lines is refused with a sentence: %j', (text, why) => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'orders.csv');
  writeFileSync(file, text);
  let thrown: unknown;
  try {
    loadOrdersFile(file, 'GBP');
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({
    kind: 'input',
    code: 'bad-orders-file',
    message: expect.stringMatching(why),
    next: expect.stringContaining('InvoiceNo,StockCode,Description'),
  });
});
