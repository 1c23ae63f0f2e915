// The golden book with 2,000 orders, and with 500 in a fault campaign: the same ledger either way.
import { expect, inject, test } from 'vitest';
import { goldenStore, keepGoldenBook } from '../golden-book.ts';
import { prove } from '../prove.ts';
import { kontorOfFile } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

test('the ledger of 2,000 orders is the golden book', async () => {
  const kontor = await kontorOf({ flows: true, store: goldenStore });
  const kept = await keepGoldenBook(kontor, { orders: 2_000, seed: 'long', timeoutMs: 800_000 });
  expect(kept.differences).toEqual([]);
  expect(kept.parked.ledger).toEqual(kept.parked.book);
  expect(kept.balances.ledger).toEqual(kept.balances.book);
});

test.each([
  ['the private database', () => ''],
  ['a server', () => inject('databases').serverUrl],
])(
  'the ledger of 500 orders on %s is the golden book, although systems fail and Kontor is killed',
  async (_, url) => {
    const report = await prove({ scene: 'golden-book', orders: 500, seed: 'long', databaseUrl: url() });
    expect(report).toMatchObject({
      lost: [],
      doubled: [],
      wrong: [],
      unexplained: [],
      untold: [],
      misshown: [],
      code: 0,
    });
    expect(report.kills).toBeGreaterThan(2);
    expect(report.databaseCuts).toBeGreaterThan(0);
  },
);
