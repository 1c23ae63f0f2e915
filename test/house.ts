// A whole Kontor between both sandboxes, for journeys: everything over real HTTP and a real database.
import { setTimeout as sleep } from 'node:timers/promises';
import { type App, type AppOptions, startApp, type Tuning } from '../src/app.ts';
import { untilQuiet } from '../src/cli/quiet.ts';
import { connectScene } from '../src/cli/scene.ts';
import { type Client, createClient } from '../src/client/index.ts';
import type { Clock } from '../src/core/clock.ts';
import { type Log, silentLog } from '../src/core/log.ts';
import { exampleOrder as orderDraft } from '../src/sandbox/bigcommerce/example-order.ts';
import {
  type StoreSandbox,
  type StoreSandboxOptions,
  startStoreSandbox,
} from '../src/sandbox/bigcommerce/server.ts';
import type { OrderDraft } from '../src/sandbox/bigcommerce/shop-data.ts';

export { orderDraft };

import {
  type S4Sandbox,
  type S4SandboxOptions,
  sandboxCredentials,
  startS4Sandbox,
} from '../src/sandbox/s4hana/server.ts';
import type { TestDatabase } from './databases.ts';

export interface House {
  store: StoreSandbox;
  tenant: S4Sandbox;
  app: App;
  client: Client;
  folder: string;
  databaseUrl: string | undefined;
  /** Makes a connection to the tenant and answers its id. `settings`: besides its address and logon. */
  connect(settings?: Record<string, unknown>): Promise<string>;
  /** Resolves when nothing is on its way any more; fails when that does not happen within a minute. */
  quiet(): Promise<void>;
  /** Stops Kontor and starts it again on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface HouseOptions {
  store?: StoreSandboxOptions;
  tenant?: S4SandboxOptions;
  tuning?: Partial<Tuning>;
  quietPeriodSeconds?: number;
  pollGraceSeconds?: number;
  /** Without flows: for tests that make their own. */
  bare?: boolean;
  /** The material of every SKU; left out, SKUs are material numbers. */
  defaultMaterial?: string;
  log?: Log;
  clock?: Clock;
  signOn?: AppOptions['signOn'];
}

export async function openHouse(database: TestDatabase, options: HouseOptions = {}): Promise<House> {
  const { folder, databaseUrl, remove } = await database.make();
  const store = await startStoreSandbox({ retryScale: 0.01, ...options.store });
  const tenant = await startS4Sandbox({ lateMs: 1_500, slowMs: 200, ...options.tenant });
  const open = (port: number) =>
    startApp({
      folder,
      databaseUrl,
      privateHosts: ['127.0.0.1'],
      role: 'all',
      host: '127.0.0.1',
      port,
      log: options.log ?? silentLog,
      ...(options.clock ? { clock: options.clock } : {}),
      signOn: options.signOn,
      tuning: { sweepEveryMs: 100, longestPauseMs: 4_000, pollEveryMs: 600_000, ...options.tuning },
    });
  const house = { store, tenant, folder, databaseUrl, app: await open(0) } as House;
  const clientOf = ({ url, apiKey }: App) => createClient({ url, apiKey, retries: 0 });
  house.client = clientOf(house.app);
  if (!options.bare) {
    const tuning = {
      timeoutSeconds: 1,
      quietPeriodSeconds: options.quietPeriodSeconds ?? 3,
      concurrency: 12,
      pollGraceSeconds: options.pollGraceSeconds ?? 0,
    };
    await connectScene(house.client, {
      store,
      tenant,
      tuning,
      materials: options.defaultMaterial === undefined ? 'sku' : { one: options.defaultMaterial },
    });
  }
  house.connect = async (settings = {}) => {
    const { username, password } = sandboxCredentials;
    const auth = { kind: 'basic', username, password };
    const { id } = await house.client.createConnection({
      body: { connector: 's4hana', name: 'SAP', settings: { baseUrl: tenant.url, auth, ...settings } },
    });
    return id;
  };
  house.restart = async () => {
    const { port } = new URL(house.app.url);
    await house.app.stop();
    house.app = await open(Number(port));
    house.client = clientOf(house.app);
  };
  house.quiet = async () => {
    const patience = { timeoutMs: 60_000, lookEveryMs: 200, looks: 10, tell() {} };
    const { quiet, open: left } = await untilQuiet(house.client, store, patience);
    if (quiet) return;
    const waiting = (await house.client.listPostings({ limit: 500 })).result
      .filter(one => !['accepted', 'parked', 'rejected'].includes(one.state))
      .map(
        one =>
          `${one.operation} ${one.business_key} ${one.state} ${one.attempts} ${one.next_at} ${one.reason}`,
      );
    throw new Error(
      `${left} are still on their way, ${store.outstandingWebhooks()} webhooks:\n${waiting.join('\n')}`,
    );
  };
  house.close = async () => {
    store.setFaults({});
    tenant.setFaults({});
    await house.app.stop();
    await Promise.all([store.close(), tenant.close()]);
    await remove();
  };
  return house;
}

/** Places an order and pays it. Answers its number. */
export function placePaid({ store }: House, change: Partial<OrderDraft> = {}): number {
  const order = store.shop.placeOrder(orderDraft(change));
  store.shop.pay(order.id, 'purchase');
  return order.id;
}

/** Asks again until `check` answers something; throws what it last threw, or a sentence, when the time is over. */
export async function eventually<T>(
  check: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 30_000,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  let last: unknown = new Error('It did not happen in time.');
  while (performance.now() < end) {
    try {
      const value = await check();
      if (value) return value;
    } catch (error) {
      last = error;
    }
    await sleep(50);
  }
  throw last;
}

/** The posting under a business key, once it is in one of these states. */
export function postingIn(house: House, operation: string, key: string, ...states: string[]) {
  return eventually(async () => {
    const { result } = await house.client.listPostings({ business_key: key });
    return result.find(
      one =>
        one.operation === operation && one.business_key.endsWith(`/${key}`) && states.includes(one.state),
    );
  });
}

/** Documents in S/4HANA that carry the reference. */
export function entriesOf(house: House, reference: string): string[] {
  return [...(house.tenant.books().journalEntries.get(reference) ?? [])];
}
