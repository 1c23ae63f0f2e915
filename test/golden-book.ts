// Keeps the golden book over real HTTP: the shop's month is played, Kontor books it, and both ledgers are compared.

import type { FaultRates } from '../src/sandbox/faults.ts';
import { goldenRules } from '../src/stage/golden-book/accounts.ts';
import { balancesOf, differencesFrom, itemsAsEntries } from '../src/stage/golden-book/compare-with-book.ts';
import { month } from '../src/stage/golden-book/desk.ts';
import { type Page, writeGoldenBook } from '../src/stage/golden-book/golden-book.ts';
import { waitUntilIdle } from '../src/stage/wait-until-idle.ts';
import { flowOf, type RunningKontor } from './running-kontor.ts';

/** Of the store in a scene. */
export const goldenStore = { timezone: month.zone };

export interface Kept {
  pages: readonly Page[];
  differences: string[];
  balances: { book: Record<string, string>; ledger: Record<string, string> };
  parked: { book: string[]; ledger: string[] };
}

interface Play {
  orders: number;
  seed: string;
  timeoutMs: number;
  /** What goes wrong from the first order on. */
  faults?: { store: FaultRates; s4: FaultRates };
}

/** `kontor` has its flows, and a store with `goldenStore`. */
export async function keepGoldenBook(
  kontor: RunningKontor,
  { orders, seed, timeoutMs, faults }: Play,
): Promise<Kept> {
  const { client, store, s4 } = kontor;
  const market = (name: string) => store.shop.channels.add({ name, type: 'marketplace' }).id;
  const markets = { known: market('Big market'), unknown: market('New market') };
  for (const flow of ['order-to-journal', 'refund-to-journal'])
    await client.updateFlow({
      id: await flowOf(kontor, flow),
      body: { settings: goldenRules(markets.known) },
    });
  // Edits come with a poll, and not by webhook.
  const idle = async () => {
    const { idle: isIdle, open } = await waitUntilIdle(client, store, { timeoutMs, stayMs: 2_500 });
    if (!isIdle) throw new Error(`Kontor is not idle in time. Open: ${JSON.stringify(open)}`);
  };
  store.setFaults(faults?.store ?? {});
  s4.setFaults(faults?.s4 ?? {});
  const book = writeGoldenBook(store.shop, markets, { orders, seed });
  await idle();
  book.goOn();
  await idle();

  const { pages } = book;
  const items = s4.books().ledgerItems;
  const parked = await client.listPostings({ state: 'parked' }).all();
  const waiting = parked.filter(one => one.operation === 'journal-entries.create');
  const keyOf = (key: string) => key.slice(key.indexOf('orders/'));
  return {
    pages,
    differences: differencesFrom(pages, items),
    balances: {
      book: balancesOf(pages.flatMap(page => page.entries)),
      ledger: balancesOf(itemsAsEntries(items)),
    },
    parked: {
      book: pages.flatMap(page => page.parked.map(({ key, code }) => `${key}: ${code}`)).sort(),
      ledger: waiting.map(one => `${keyOf(one.business_key)}: ${one.reason_code}`).sort(),
    },
  };
}
