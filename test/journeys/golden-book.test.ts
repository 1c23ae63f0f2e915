// Kontor keeps the same book as a bookkeeper who knows nothing of its code.
import { expect, test } from 'vitest';
import { goldenStore, keepGoldenBook } from '../golden-book.ts';
import { kontorOfFile } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

test('the ledger of a month with every case is the golden book, to the cent and to the day', async () => {
  const kontor = await kontorOf({ flows: true, store: goldenStore });
  const kept = await keepGoldenBook(kontor, { orders: 200, seed: 'october', timeoutMs: 80_000 });
  expect(kept.differences).toEqual([]);
  expect(kept.parked.ledger).toEqual(kept.parked.book);
  expect(kept.balances.ledger).toEqual(kept.balances.book);
}, 180_000);
