// The golden book with 2,000 orders, and with 500 while both systems fail: the same ledger either way.
import { expect, test } from 'vitest';
import { storeFaults, systemFaults } from '../../src/stage/faults.ts';
import { goldenStore, keepGoldenBook } from '../golden-book.ts';
import { kontorOfFile } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

// A refund of a past month is told by webhook alone: polls ask for refunds since the last one. So every webhook arrives in the end.
const lateWebhooks = { ...storeFaults, 'webhook-dropped': 0, 'webhook-badly-signed': 0 };

test.each([
  [2_000, 'while nothing fails', { store: {}, s4: {} }],
  [500, 'while both systems fail', { store: lateWebhooks, s4: systemFaults }],
])('the ledger of %i orders is the golden book %s', async (orders, _, faults) => {
  const kontor = await kontorOf({ flows: true, store: goldenStore });
  const kept = await keepGoldenBook(kontor, { orders, seed: 'long', timeoutMs: 800_000, faults });
  expect(kept.differences).toEqual([]);
  expect(kept.parked.ledger).toEqual(kept.parked.book);
  expect(kept.balances.ledger).toEqual(kept.balances.book);
});
