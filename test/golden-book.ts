// Keeps the golden book over real HTTP: the shop's month is played, Kontor books it, and both ledgers are compared.

import { goldenRules } from '../src/stage/golden-book/accounts.ts';
import { compareWithBook, type Kept } from '../src/stage/golden-book/compare-with-book.ts';
import { closedMonth, month } from '../src/stage/golden-book/desk.ts';
import { openMarkets, writeGoldenBook } from '../src/stage/golden-book/golden-book.ts';
import { waitUntilIdle } from '../src/stage/wait-until-idle.ts';
import { flowOf, type RunningKontor } from './running-kontor.ts';

/** Of the store in a scene. */
export const goldenStore = { timezone: month.zone };

interface Play {
  orders: number;
  seed: string;
  timeoutMs: number;
}

/** `kontor` has its flows, and a store with `goldenStore`. */
export async function keepGoldenBook(
  kontor: RunningKontor,
  { orders, seed, timeoutMs }: Play,
): Promise<Kept> {
  const { client, store, s4 } = kontor;
  const markets = openMarkets(store.shop);
  for (const flow of ['order-to-journal', 'refund-to-journal'])
    await client.updateFlow({
      id: await flowOf(kontor, flow),
      body: { settings: goldenRules(markets.known, markets.wholesale) },
    });
  // Edits come with a poll, and not by webhook.
  const idle = async () => {
    const { idle: isIdle, open } = await waitUntilIdle(client, store, { timeoutMs, stayMs: 2_500 });
    if (!isIdle) throw new Error(`Kontor is not idle in time. Open: ${JSON.stringify(open)}`);
  };
  s4.closePeriods([closedMonth]);
  const book = writeGoldenBook(store.shop, markets, { orders, seed });
  await idle();
  for (let goesOn = true; goesOn; await idle()) goesOn = book.goOn();
  const parked = await client.listPostings({ state: 'parked' }).all();
  const journal = parked.filter(one => one.operation === 'journal-entries.create');
  return compareWithBook(book.pages, s4.books().ledgerItems, journal);
}
