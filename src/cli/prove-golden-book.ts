// The scene `golden-book` of `kontor prove`: a month of a shop with every case, which a bookkeeper has booked by hand. In the end the ledger
// is that book, to the cent and to the day.
import { money } from '../core/money.ts';
import type { StoreSandbox } from '../sandbox/bigcommerce/server.ts';
import type { S4Sandbox } from '../sandbox/s4hana/server.ts';
import { maxKills } from '../stage/chaos.ts';
import { goldenRules } from '../stage/golden-book/accounts.ts';
import { compareWithBook, type Kept } from '../stage/golden-book/compare-with-book.ts';
import { closedMonth } from '../stage/golden-book/desk.ts';
import { openMarkets, writeGoldenBook } from '../stage/golden-book/golden-book.ts';
import { setUpConnections } from '../stage/set-up.ts';
import { type Campaign, countedBy, type ProveOptions, type ProveReport, tuning } from './prove-campaign.ts';

interface Scene {
  options: ProveOptions;
  store: StoreSandbox;
  s4: S4Sandbox;
  campaign: Campaign;
}

const operation = 'journal-entries.create';

/** So many kills while orders change that are booked: these are few. */
const killsOfChanges = 2;

export async function proveGoldenBook({
  options,
  store,
  s4,
  campaign,
}: Scene): Promise<Omit<ProveReport, 'seconds' | 'ordersPerSecond'>> {
  const { shop, credentials } = store;
  const orders = Number(options.orders);
  const markets = openMarkets(shop);
  const rules = [goldenRules(markets.known, markets.wholesale)];
  await setUpConnections(campaign.client, { store, s4, tuning, materials: 'sku', rules });
  s4.closePeriods([closedMonth]);
  const book = writeGoldenBook(shop, markets, { orders, seed: options.seed, refundsNow: true });
  await campaign.play({ work: async () => {}, most: maxKills(orders), backlog: orders / 10 });
  for (let goesOn = true; goesOn; ) {
    const work = async () => {
      goesOn = book.goOn();
    };
    await campaign.play({ work, most: killsOfChanges, backlog: 0 });
  }

  const { ledgerItems, journalEntries } = s4.books();
  // Sales orders and partners are not in the book.
  const parked = (await campaign.waiting()).filter(one => one.operation === operation);
  const kept = compareWithBook(
    book.pages,
    ledgerItems,
    parked.map(({ key, code }) => ({ business_key: key, reason_code: code })),
  );
  const entries = book.pages.flatMap(page => page.entries);
  const wanted = new Set(kept.parked.book);
  const there = new Set(kept.parked.ledger);
  const ownKey = (key: string) => key.slice(`stores/${credentials.storeHash}/`.length);
  const isWanted = ({ key, code }: (typeof parked)[number]) => wanted.has(`${ownKey(key)}: ${code}`);
  const lost = entries
    .filter(({ reference }) => !journalEntries.has(reference))
    .map(({ reference }) => ({ operation, key: reference }));
  const doubled = [...journalEntries].flatMap(([reference, numbers]) =>
    numbers.size > 1 ? [reference] : [],
  );
  const wrong = [
    ...kept.differences,
    ...kept.parked.book.filter(one => !there.has(one)).map(one => `should wait for a person: ${one}`),
  ];
  const unexplained = parked
    .filter(one => !isWanted(one))
    .map(one => `${one.operation} ${one.key}: ${one.reason}`);
  const common = await campaign.end();
  return {
    ...common,
    orders: shop.orders.size,
    paid: entries.filter(({ reference }) => /^BC-\d+$/.test(reference)).length,
    refunds: [...shop.refunds.values()].flat().length,
    posted: journalEntries.size,
    lost,
    doubled,
    wrong,
    parked,
    waiting: countedBy(parked.filter(isWanted), one => one.code),
    unexplained,
    difference: differencesOf(kept.balances),
    stock: [],
    passed:
      common.idle &&
      [lost, doubled, wrong, unexplained, common.untold, common.misshown].every(one => one.length === 0),
  };
}

/** Account and currency → the ledger less the book. */
function differencesOf({ book, ledger }: Kept['balances']): Record<string, string> {
  const places = [...new Set([...Object.keys(book), ...Object.keys(ledger)])].sort();
  const less = (place: string) => money(ledger[place] ?? '0').minus(book[place] ?? '0');
  return Object.fromEntries(places.map(place => [place, less(place).toFixed(2)]));
}
