// `kontor demo`: a store, an S/4HANA and Kontor in one process, with live traffic and mild faults, and a table of its
// outcomes. Ctrl-C keeps everything; the next start goes on.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import { type App, lockFolder, startApp } from '../app.ts';
import { type Client, createClient } from '../client/index.ts';
import { silentLog } from '../core/log.ts';
import { type StoreSandbox, startStoreSandbox } from '../sandbox/bigcommerce/server.ts';
import type { FaultRates } from '../sandbox/faults.ts';
import { type S4Sandbox, sandboxCredentials, startS4Sandbox } from '../sandbox/s4hana/server.ts';
import { compareBooks } from '../stage/compare-books.ts';
import { setUpConnections } from '../stage/set-up.ts';
import { startTraffic, type Traffic } from '../stage/traffic.ts';
import { waitUntilIdle } from '../stage/wait-until-idle.ts';
import { type DemoNumbers, demoTable } from './demo-table.ts';
import { type Environment, operatorKey, privateDatabaseIn } from './environment.ts';
import { printJson } from './output.ts';
import { secretOf } from './secret-sources.ts';
import { say as ofCli } from './sentences.ts';
import { demoLink } from './sign-in-hint.ts';
import { stopSignal } from './stop-signal.ts';

export interface DemoOptions {
  data: string;
  port: string;
  once?: boolean;
  orders?: string;
  rate: string;
  seed: string;
  ordersFile?: string;
  faults: boolean;
  json?: boolean;
}

export const mildFaults: FaultRates = {
  'lost-before-commit': 0.01,
  'lost-after-commit': 0.03,
  'late-commit': 0.01,
  unauthorized: 0.01,
  'csrf-expired': 0.02,
  throttled: 0.01,
  unavailable: 0.01,
  truncated: 0.01,
};
export const mildStoreFaults: FaultRates = {
  'webhook-dropped': 0.03,
  'webhook-duplicated': 0.05,
  'webhook-reordered': 0.03,
};

const pollEveryMs = 3_000;
const pollGraceSeconds = 2;

interface Stage {
  store: StoreSandbox;
  s4: S4Sandbox;
  app: App;
  client: Client;
  traffic: Traffic;
}

export async function demo(options: DemoOptions, environment: Environment): Promise<void> {
  if (options.orders !== undefined && !options.once) throw ofCli.error('orders-without-once');
  // A run of N orders stands for itself; the living demo keeps its folder.
  const folder = options.once ? mkdtempSync(join(tmpdir(), 'kontor-demo-')) : join(options.data, 'demo');
  if (!options.json) process.stdout.write('Starting a store, an S/4HANA and Kontor …\n');
  const stage = await setStage(folder, options, environment);
  if (!options.once && !options.json)
    process.stdout.write(`${standing(stage, folder)}\n${await demoLink(stage.app, folder)}\n`);
  try {
    const numbers = options.once ? await runOnce(stage, options) : await runLive(stage, options);
    if (options.json) printJson(numbers);
    else if (options.once || !process.stdout.isTTY) process.stdout.write(`${demoTable(numbers)}\n`);
    const equal = numbers.currencies.every(one => Number(one.difference) === 0);
    if (options.once && (!equal || numbers.doubled > 0 || numbers.open > 0)) process.exitCode = 1;
  } finally {
    await strikeStage(stage, options.once ? undefined : folder);
    if (options.once) rmSync(folder, { recursive: true, force: true });
  }
  if (!options.once && !options.json) {
    process.stdout.write(`Stopped. Start it again and it goes on from here (${folder}).\n`);
  }
}

/** Where everything is, for people who look at it in another terminal, or connect the S/4HANA once more. */
function standing({ app, s4, store }: Stage, folder: string): string {
  const { username, password } = sandboxCredentials;
  return [
    `Kontor listens at ${app.url}; look at it with --data ${folder} --url ${app.url}: kontor postings list`,
    `S/4HANA sandbox at ${s4.url}, user ${username}, password ${password}; store sandbox at ${store.url}`,
  ].join('\n');
}

async function setStage(folder: string, options: DemoOptions, environment: Environment): Promise<Stage> {
  const saved = options.once ? undefined : readSaved(folder);
  const store = await startStoreSandbox({
    seed: options.seed,
    retryScale: 0.02,
    currency: options.ordersFile ? 'GBP' : 'USD',
  });
  const s4 = await startS4Sandbox({
    seed: options.seed,
    lateMs: 3_000,
    slowMs: 500,
  });
  if (saved) {
    store.shop.restore(saved.store);
    s4.restore(saved.s4);
  }
  const app = await startKontor(folder, options, environment).catch(async error => {
    await Promise.all([store.close(), s4.close()]);
    throw error;
  });
  // From here on Kontor goes ahead of what was written down.
  if (saved) rmSync(savedIn(folder));
  const client = createClient(app);
  await setUpConnections(client, {
    store,
    s4,
    tuning: { timeoutSeconds: 2, quietPeriodSeconds: 6, concurrency: 12, pollGraceSeconds },
    materials: options.ordersFile ? { one: 'TG11' } : 'sku',
  });
  if (options.faults) {
    s4.setFaults(mildFaults);
    store.setFaults(mildStoreFaults);
  }
  const traffic = startTraffic(store, {
    // After a restart other orders come than before.
    seed: `${options.seed}-${store.shop.orders.size}`,
    ordersPerSecond: Number(options.rate),
    orders: options.once ? Number(options.orders ?? 100) : undefined,
    ordersFile: saved && saved.store.orders.length > 0 ? undefined : options.ordersFile,
  });
  return { store, s4, app, client, traffic };
}

function startKontor(folder: string, options: DemoOptions, environment: Environment): Promise<App> {
  return startApp({
    folder,
    // The private database: the demo needs nothing else, and touches nobody's data.
    databaseUrl: undefined,
    privateDatabase: privateDatabaseIn(environment),
    encryptionKey: secretOf(environment, 'KONTOR_ENCRYPTION_KEY'),
    apiKey: operatorKey(environment),
    privateHosts: ['127.0.0.1'],
    role: 'all',
    host: '127.0.0.1',
    // A port that webhooks find again after a restart.
    port: options.once ? 0 : Number(options.port),
    log: silentLog,
    tuning: { pollEveryMs, subscribeEveryMs: pollEveryMs },
  });
}

async function runOnce({ client, store, s4, traffic }: Stage, options: DemoOptions): Promise<DemoNumbers> {
  const show = (text: string) => {
    if (!options.json && process.stdout.isTTY) process.stdout.write(`\r${text}\x1b[K`);
  };
  const ticking = setInterval(() => show(`${store.shop.orders.size} orders placed`), 200);
  await traffic.done;
  clearInterval(ticking);
  await waitUntilIdle(client, store, {
    timeoutMs: 300_000,
    // What no webhook has told is found by the poll after the grace has ended.
    stayMs: pollEveryMs + pollGraceSeconds * 1_000,
    tell: open => show(`${open} on their way`),
  });
  show('');
  return numbersOf(client, store, s4);
}

async function runLive(stage: Stage, options: DemoOptions): Promise<DemoNumbers> {
  const { client, store, s4, traffic, app } = stage;
  const { default: logUpdate } = await import('log-update');
  let ended = false;
  const stopped = stopSignal().then(() => {
    ended = true;
  });
  let numbers = await numbersOf(client, store, s4);
  const shortestMs = process.stdout.isTTY ? 500 : 2_000;
  let pauseMs = shortestMs;
  while (!ended) {
    if (!options.json && process.stdout.isTTY) {
      logUpdate(
        `${demoTable(numbers)}\nAPI: ${app.url}  key: ${join(options.data, 'demo', 'api.key')}   Ctrl-C ends.`,
      );
    } else if (!options.json) process.stdout.write(`${lineOf(numbers)}\n`);
    await Promise.race([stopped, new Promise(done => setTimeout(done, pauseMs))]);
    const begun = performance.now();
    numbers = await numbersOf(client, store, s4);
    // Comparing many orders takes a while, in the process in which Kontor works.
    pauseMs = Math.max(shortestMs, 20 * (performance.now() - begun));
  }
  logUpdate.done();
  traffic.stop();
  if (!options.json) process.stdout.write('Finishing what has begun …\n');
  return numbers;
}

async function numbersOf(client: Client, store: StoreSandbox, s4: S4Sandbox): Promise<DemoNumbers> {
  const { postings, events, queued } = await client.getSummary();
  const count = (...states: string[]) =>
    postings.filter(one => states.includes(one.state)).reduce((sum, one) => sum + one.count, 0);
  const books = compareBooks(store, s4);
  const parked = [];
  for (const state of ['parked', 'rejected'] as const) {
    const { result } = await client.listPostings({ state, limit: 500 });
    parked.push(
      ...result.map(posting => ({
        key: posting.business_key,
        operation: posting.operation,
        reason: posting.reason ?? '',
      })),
    );
  }
  return {
    orders: books.orders,
    paid: books.paid,
    refunds: books.refunds,
    posted: count('accepted'),
    waiting: count('planned', 'sent') + queued,
    uncertain: count('uncertain'),
    parked,
    doubled: books.doubled.length,
    open: count('planned', 'sent', 'uncertain') + queued,
    missedByWebhook: events.find(one => one.source === 'poll')?.count ?? 0,
    faults: { ...s4.struck(), ...store.struck() },
    currencies: books.currencies,
  };
}

const lineOf = (numbers: DemoNumbers) =>
  `orders ${numbers.orders}  posted ${numbers.posted}  waiting ${numbers.waiting}  uncertain ${numbers.uncertain}  parked ${numbers.parked.length}  doubled ${numbers.doubled}  ${numbers.currencies.map(one => `${one.currency} store ${one.store} ledger ${one.ledger}`).join('  ')}`;

interface Saved {
  store: ReturnType<StoreSandbox['shop']['dump']>;
  s4: ReturnType<S4Sandbox['dump']>;
}

/**
 * The sandboxes live in memory and are written down at a clean end. Without that, what Kontor remembers is of a store
 * that is gone: then the demo begins anew.
 */
function readSaved(folder: string): Saved | undefined {
  const path = savedIn(folder);
  if (existsSync(folder)) lockFolder(folder)(); // throws while another demo runs on it
  const saved = existsSync(path) ? parseSaved(readFileSync(path, 'utf8')) : undefined;
  if (!saved) rmSync(folder, { recursive: true, force: true });
  return saved;
}

/** Undefined: the process ended while it was being written, or an earlier Kontor wrote it. */
function parseSaved(text: string): Saved | undefined {
  try {
    const saved = JSON.parse(text, (_key, value) =>
      typeof value?.$decimal === 'string' ? new Decimal(value.$decimal) : value,
    ) as Saved;
    return 's4' in saved ? saved : undefined;
  } catch {
    return undefined;
  }
}

const savedIn = (folder: string) => join(folder, 'sandboxes.json');

async function strikeStage({ store, s4, app, traffic }: Stage, folder: string | undefined): Promise<void> {
  traffic.stop();
  store.setFaults({});
  s4.setFaults({});
  await app.stop();
  if (folder !== undefined) {
    const state: Saved = { store: store.shop.dump(), s4: s4.dump() };
    const tagged = JSON.stringify(state, function (this: Record<string, unknown>, key, value) {
      return this[key] instanceof Decimal ? { $decimal: value } : value;
    });
    writeFileSync(savedIn(folder), tagged);
  }
  await Promise.all([store.close(), s4.close()]);
}
