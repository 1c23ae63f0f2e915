// The golden book with 2,000 orders, once as it is and once while both systems fail: the same ledger either way.
import { expect, test } from 'vitest';
import { storeFaults, systemFaults } from '../../src/stage/faults.ts';
import { goldenStore, keepGoldenBook } from '../golden-book.ts';
import { kontorOfFile } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

test.each([
  ['while nothing fails', { store: {}, s4: {} }],
  ['while both systems fail', { store: storeFaults, s4: systemFaults }],
])('the ledger of 2,000 orders is the golden book %s', async (_, faults) => {
  const kontor = await kontorOf({ flows: true, store: goldenStore });
  const kept = await keepGoldenBook(kontor, { orders: 2_000, seed: 'long', timeoutMs: 800_000, faults });
  expect(kept.differences).toEqual([]);
  expect(kept.parked.ledger).toEqual(kept.parked.book);
  expect(kept.balances.ledger).toEqual(kept.balances.book);
});
