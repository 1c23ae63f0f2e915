// The scene `orders` of `kontor prove`: two stores with a believable mix of orders, refunds and changes on one system. In the end every document is
// compared with what a bookkeeper would have made of them.
import { catalog } from '../sandbox/bigcommerce/catalog.ts';
import { openMixedChannels } from '../sandbox/bigcommerce/generator.ts';
import { believableMix } from '../sandbox/bigcommerce/mix.ts';
import type { StoreSandbox } from '../sandbox/bigcommerce/server.ts';
import { chance } from '../sandbox/faults.ts';
import type { S4Sandbox } from '../sandbox/s4hana/server.ts';
import { mixBooks } from '../stage/bookkeeper/agreement.ts';
import { watchShop } from '../stage/bookkeeper/watch-shop.ts';
import { maxKills } from '../stage/chaos.ts';
import { compareAllBooks } from '../stage/compare-books.ts';
import { stockDifferences } from '../stage/compare-stock.ts';
import { accountRules, secondPrefix, setUpConnections } from '../stage/set-up.ts';
import { startTraffic } from '../stage/traffic.ts';
import { type Campaign, countedBy, type ProveOptions, type ProveReport, tuning } from './prove-campaign.ts';

interface Scene {
  options: ProveOptions;
  store: StoreSandbox;
  second: StoreSandbox;
  s4: S4Sandbox;
  campaign: Campaign;
}

export async function proveOrders({
  options,
  store,
  second,
  s4,
  campaign,
}: Scene): Promise<Omit<ProveReport, 'seconds' | 'ordersPerSecond'>> {
  const { client, tell } = campaign;
  const { ordersFile, seed } = options;
  const orders = Number(options.orders);
  // In the second store nobody has decided who owes the taxes of its marketplace.
  openMixedChannels(second.shop);
  const books = [
    mixBooks(accountRules.referencePrefix, openMixedChannels(store.shop)),
    mixBooks(secondPrefix),
  ] as const;
  const sources = [store, second].map((one, i) => ({
    store: one,
    agreed: (books[i] ?? books[0]).agreed,
    history: watchShop(one.shop),
  }));
  await setUpConnections(client, {
    store,
    second,
    s4,
    tuning,
    materials: ordersFile ? { one: 'TG11' } : 'sku',
    rules: books.map(({ rules }) => rules),
    stock: followsStock(options),
  });
  const mixed = (part: string, shop: StoreSandbox, count: number, file?: string) =>
    startTraffic(shop, {
      seed: part,
      ordersPerSecond: Number(options.rate) / 2,
      orders: count,
      ordersFile: file,
      mix: believableMix,
    });
  const moving = startMovements(s4, options);
  const sell = async () => {
    const placed = () => store.shop.orders.size + second.shop.orders.size;
    const watching = setInterval(() => tell(placed(), 'orders'), 250);
    const ofSecond = Math.floor(orders / 2);
    // What a file does not say is made up.
    const traffic = [mixed(seed, store, orders - ofSecond, ordersFile), mixed(`${seed}/2`, second, ofSecond)];
    await Promise.all(traffic.map(({ done }) => done));
    clearInterval(watching);
  };
  await campaign.play({
    work: sell,
    most: maxKills(orders),
    backlog: orders / 10,
    calm: () => clearInterval(moving),
  });

  const parked = await campaign.waiting();
  const found = compareAllBooks(sources, s4, parked);
  const reasons = new Map(parked.map(one => [`${one.operation} ${one.key}`, one.reason]));
  const unexplained = found.unexpected.map(
    ({ operation, key }) => `${operation} ${key}: ${reasons.get(`${operation} ${key}`)}`,
  );
  const difference = Object.fromEntries(found.currencies.map(one => [one.currency, one.difference]));
  const equal = Object.values(difference).every(amount => Number(amount) === 0);
  const stock = followsStock(options) ? stockDifferences(store, s4, accountRules.referencePrefix) : [];
  const common = await campaign.end();
  const problems = [
    found.missing,
    found.doubled,
    found.wrong,
    unexplained,
    stock,
    common.untold,
    common.misshown,
  ];
  return {
    ...common,
    orders: found.orders,
    paid: found.paid,
    refunds: found.refunds,
    posted: found.posted,
    lost: found.missing,
    doubled: found.doubled,
    wrong: found.wrong,
    parked,
    waiting: countedBy(found.waiting, one => one.code),
    unexplained,
    difference,
    stock,
    passed: common.idle && equal && problems.every(one => one.length === 0),
  };
}

/** Orders of a file sell what no warehouse has. */
const followsStock = ({ stock, ordersFile }: ProveOptions) => stock === true && !ordersFile;

/** Goods come and go in the warehouse. */
function startMovements(s4: S4Sandbox, options: ProveOptions): NodeJS.Timeout | undefined {
  if (!followsStock(options)) return undefined;
  const { seed } = options;
  let moved = 0;
  const roll = (what: string) => chance(`${seed}|${what}|${moved}`);
  return setInterval(() => {
    moved++;
    const [product] = catalog[Math.floor(roll('product') * catalog.length)] as (typeof catalog)[number];
    s4.moveGoods(product, Math.ceil(roll('pieces') * 40) - 20);
  }, 2_000);
}
