// One campaign of `kontor prove`: orders, faults and kills until everything has come to rest, and what is then found wrong.
import { type Client, createClient } from '../client/index.ts';
import { catalog } from '../sandbox/bigcommerce/catalog.ts';
import type { StoreSandbox } from '../sandbox/bigcommerce/server.ts';
import { chance } from '../sandbox/faults.ts';
import type { S4Sandbox } from '../sandbox/s4hana/server.ts';
import { maxKills, startChaos } from '../stage/chaos.ts';
import { compareAllBooks } from '../stage/compare-books.ts';
import { stockDifferences } from '../stage/compare-stock.ts';
import { storeFaults, systemFaults } from '../stage/faults.ts';
import type { KontorProcess } from '../stage/kontor-process.ts';
import { accountRules, secondPrefix, setUpConnections } from '../stage/set-up.ts';
import { startTraffic } from '../stage/traffic.ts';
import { waitUntilBelow, waitUntilIdle } from '../stage/wait-until-idle.ts';
import { startProgress } from './progress.ts';

export interface ProveOptions {
  orders: string;
  seed: string;
  rate: string;
  ordersFile?: string;
  stock?: boolean;
  json?: boolean;
  maxMinutes: string;
}

export interface ProveReport {
  seed: string;
  database: 'private' | 'server';
  orders: number;
  paid: number;
  refunds: number;
  posted: number;
  /** Documents that should exist and do not, though nobody was told why. */
  lost: { operation: string; key: string }[];
  doubled: string[];
  /** What waits for a person, or was refused. */
  parked: { operation: string; key: string; code: string | null; reason: string }[];
  /** Those that nothing in the campaign explains. */
  unexplained: string[];
  difference: Record<string, string>;
  /** Products of which the first store shows something else than is free. */
  stock: string[];
  missedByWebhook: number;
  kills: number;
  /** How often the database was taken away: its connections were cut, or the private one was killed. */
  databaseCuts: number;
  faults: Record<string, number>;
  seconds: number;
  ordersPerSecond: number;
  idle: boolean;
  passed: boolean;
}

export const pollSeconds = 2;
const pollGraceSeconds = 2;

interface Campaign {
  options: ProveOptions;
  store: StoreSandbox;
  second: StoreSandbox;
  s4: S4Sandbox;
  kontor: KontorProcess;
  folder: string;
  databaseUrl: string | undefined;
}

/** Ends when the chaos is over and everything has come to rest, or that took too long. */
export async function runCampaign({
  options,
  store,
  second,
  s4,
  kontor,
  folder,
  databaseUrl,
}: Campaign): Promise<Omit<ProveReport, 'seconds' | 'ordersPerSecond'>> {
  const client = createClient(kontor);
  await setUpConnections(client, {
    store,
    second,
    s4,
    tuning: { timeoutSeconds: 1.5, quietPeriodSeconds: 6, concurrency: 24, pollGraceSeconds },
    materials: options.ordersFile ? { one: 'TG11' } : 'sku',
    stock: followsStock(options),
  });
  s4.setFaults(systemFaults);
  const stores = [store, second];
  for (const one of stores) one.setFaults(storeFaults);
  const webhooks = {
    outstandingWebhooks: () => store.outstandingWebhooks() + second.outstandingWebhooks(),
  };
  const placed = () => store.shop.orders.size + second.shop.orders.size;
  const orders = Number(options.orders);
  const progress = startProgress(options.json === true);
  // What a file does not say is made up.
  const ofSecond = Math.floor(orders / 2);
  const traffic = [
    startTraffic(store, {
      seed: options.seed,
      ordersPerSecond: Number(options.rate) / 2,
      orders: orders - ofSecond,
      ordersFile: options.ordersFile,
    }),
    startTraffic(second, {
      seed: `${options.seed}/2`,
      ordersPerSecond: Number(options.rate) / 2,
      orders: ofSecond,
      ordersFile: undefined,
    }),
  ];
  const moving = startMovements(s4, options);
  const chaos = startChaos(kontor, { folder, databaseUrl }, { seed: options.seed });
  const watching = setInterval(
    () => progress.show(placed(), orders, `orders, killed ${chaos.kills()} times`),
    250,
  );
  await Promise.all(traffic.map(({ done }) => done));
  clearInterval(watching);
  // Chaos goes on while there is a backlog: what is in the middle of its way is what a kill can hurt.
  await waitUntilBelow(client, webhooks, {
    below: orders / 10,
    until: () => chaos.failed() || chaos.kills() >= maxKills(orders),
    tell: open => progress.show(orders, orders, `${open} on their way, killed ${chaos.kills()} times`),
  });
  await chaos.stop();
  clearInterval(moving);

  const { idle } = await waitUntilIdle(client, webhooks, {
    timeoutMs: Number(options.maxMinutes) * 60_000,
    // Longer than two polls, so that every dropped webhook has had its chance.
    stayMs: 2_000 * pollSeconds + 1_000 * pollGraceSeconds,
    tell: open => progress.show(orders, orders, `${open} on their way, killed ${chaos.kills()} times`),
  });
  progress.stop();

  const books = compareAllBooks(
    [
      { store, prefix: accountRules.referencePrefix },
      { store: second, prefix: secondPrefix },
    ],
    s4,
  );
  const parked = await parkedPostings(client);
  const excused = new Set(parked.map(one => `${one.operation} ${one.key}`));
  const lost = books.missing.filter(one => !excused.has(`${one.operation} ${one.key}`));
  const unexplained = parked
    .filter(({ code }) => code === null || !caused.has(code))
    .map(({ operation, key, reason }) => `${operation} ${key}: ${reason}`);
  const { events } = await client.getSummary();
  const difference = Object.fromEntries(books.currencies.map(one => [one.currency, one.difference]));
  const equal = Object.values(difference).every(amount => Number(amount) === 0);
  const stock = !followsStock(options) ? [] : stockDifferences(store, s4, accountRules.referencePrefix);
  return {
    seed: options.seed,
    database: databaseUrl ? 'server' : 'private',
    orders: books.orders,
    paid: books.paid,
    refunds: books.refunds,
    posted: books.posted,
    lost,
    doubled: books.doubled,
    parked,
    unexplained,
    difference,
    stock,
    missedByWebhook: events.find(one => one.source === 'poll')?.count ?? 0,
    kills: chaos.kills(),
    databaseCuts: chaos.cuts(),
    faults: added([s4.struck(), ...stores.map(one => one.struck())]),
    idle,
    passed: idle && [lost, books.doubled, unexplained, stock].every(wrong => wrong.length === 0) && equal,
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

/** What the faults of the campaign, or orders of a file that cannot be booked, lead to. */
const caused = new Set(['waits', 'not-due', 'nothing-to-book']);

function added(all: readonly Record<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const one of all)
    for (const [name, count] of Object.entries(one)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

async function parkedPostings(client: Client): Promise<ProveReport['parked']> {
  const parked: ProveReport['parked'] = [];
  for (const state of ['parked', 'rejected', 'planned'] as const)
    for (const posting of await client.listPostings({ state, limit: 500 }).all())
      parked.push({
        operation: posting.operation,
        key: posting.business_key,
        code: posting.reason_code,
        reason: posting.reason ?? posting.state,
      });
  return parked;
}
