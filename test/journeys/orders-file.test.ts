// A file of orders as shops export them: everything in it is booked, or parked for a stated reason, and the books are
// equal.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { compareBooks } from '../../src/stage/compare-books.ts';
import { startTraffic } from '../../src/stage/traffic.ts';
import { temporaryFolder } from '../databases.ts';
import { kontorOfFile, type RunningKontor } from '../running-kontor.ts';
import { samplePath } from '../samples/folder.ts';

const head = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
// Two goods and postage; a discount; a free line; no customer; a refund of the first; a refund that matches nothing;
// an invoice for nothing; a description with comma and quotes.
const rows = [
  '1001,A1,"LANTERN, ""WHITE""",6,2026-03-01 08:26:00,2.55,17850.0,United Kingdom',
  '1001,A2,MUG,2,2026-03-01 08:26:00,4.25,17850.0,United Kingdom',
  '1001,POST,POSTAGE,1,2026-03-01 08:26:00,18.00,17850.0,United Kingdom',
  '1002,A1,LANTERN,10,2026-03-02 09:00:00,2.55,12583.0,France',
  'C1003,D,Discount,-1,2026-03-02 09:30:00,5.00,12583.0,France',
  '1004,A3,SAMPLE,3,2026-03-02 10:00:00,0.0,12583.0,France',
  '1004,A2,MUG,1,2026-03-02 10:00:00,4.25,12583.0,France',
  '1005,A2,MUG,7,2026-03-03 10:00:00,4.25,,United Kingdom',
  'C1006,A1,LANTERN,-2,2026-03-04 10:00:00,2.55,17850.0,United Kingdom',
  'C1007,A9,GONE,-1,2026-03-04 11:00:00,9.99,99999.0,Germany',
  '1008,A3,SAMPLE,3,2026-03-05 10:00:00,0.0,17850.0,United Kingdom',
];

const kontorOf = kontorOfFile();
const open = () => kontorOf({ flows: true, store: { currency: 'GBP' }, defaultMaterial: 'TG11' });

async function play({ client, idle, store, s4 }: RunningKontor, path: string) {
  await startTraffic(store, { seed: 'file', ordersPerSecond: 100, orders: undefined, ordersFile: path }).done;
  await idle();
  const stuck = [];
  for (const state of ['parked', 'rejected'] as const)
    stuck.push(...(await client.listPostings({ state, limit: 500 })).result);
  const books = compareBooks(store, s4);
  const excused = new Set(stuck.map(one => `${one.operation} ${one.business_key}`));
  expect(books.missing.filter(one => !excused.has(`${one.operation} ${one.key}`))).toEqual([]);
  expect(books.doubled).toEqual([]);
  expect(books.currencies).toEqual([expect.objectContaining({ currency: 'GBP', difference: '0.00' })]);
  for (const one of stuck) expect(one.reason).toMatch(/^.{20,}\.$/);
  return { books, stuck };
}

describe('a file of orders', () => {
  test('is booked as it stands, refunds included', async () => {
    const folder = temporaryFolder();
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'orders.csv');
    writeFileSync(path, [head, ...rows].join('\n'));
    const { books, stuck } = await play(await open(), path);
    // 1001, 1002, 1004, 1005, 1008, and orders of their own for C1003 and C1007, which match none.
    expect(books).toMatchObject({ orders: 7, refunds: 3 });
    // 15.30 + 8.50 + 18.00 + 25.50 + 4.25 + 29.75 - 5.10; 5.00 and 9.99 come in and go out again.
    expect(books.currencies[0]?.store).toBe('96.20');
    expect(stuck.map(one => [one.operation, one.reason_code])).toEqual([
      ['journal-entries.create', 'nothing-to-book'],
    ]);
  });
});

const real = samplePath('data/online-retail-sample.csv');
if (!existsSync(real))
  console.info('skipped: the file of real orders, because there is no folder with samples');
test.skipIf(!existsSync(real))(
  'three hundred real invoices end booked or parked for a stated reason',
  async () => {
    const { books, stuck } = await play(await open(), real);
    expect(books).toMatchObject({ orders: 296, refunds: 29 });
    expect(books.currencies[0]?.ledger).toBe('103998.82');
    const codes = stuck.map(one => one.reason_code);
    expect(new Set(codes)).toEqual(new Set(['nothing-to-book', 'no-sales-order']));
    expect(stuck).toHaveLength(15);
  },
  180_000,
);
