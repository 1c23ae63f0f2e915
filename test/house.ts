// A whole Kontor between both sandboxes, for journeys: everything over real HTTP and a real database.
import { setTimeout as sleep } from 'node:timers/promises';
import { type App, startApp, type Tuning } from '../src/app.ts';
import { connectScene } from '../src/cli/scene.ts';
import { type Client, createClient } from '../src/client/client.ts';
import { silentLog } from '../src/core/log.ts';
import { money, zero } from '../src/core/money.ts';
import {
  type StoreSandbox,
  type StoreSandboxOptions,
  startStoreSandbox,
} from '../src/sandbox/bigcommerce/server.ts';
import type { OrderDraft } from '../src/sandbox/bigcommerce/shop.ts';
import { type S4Sandbox, type S4SandboxOptions, startS4Sandbox } from '../src/sandbox/s4hana/server.ts';
import type { TestDatabase } from './databases.ts';

export interface House {
  store: StoreSandbox;
  tenant: S4Sandbox;
  app: App;
  client: Client;
  folder: string;
  databaseUrl: string | undefined;
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
}

export async function openHouse(database: TestDatabase, options: HouseOptions = {}): Promise<House> {
  const { folder, databaseUrl, remove } = await database.make();
  const store = await startStoreSandbox({ retryScale: 0.01, ...options.store });
  const tenant = await startS4Sandbox({ lateMs: 1_500, slowMs: 200, ...options.tenant });
  const open = (port: number) =>
    startApp({
      folder,
      databaseUrl,
      role: 'all',
      host: '127.0.0.1',
      port,
      log: silentLog,
      tuning: { sweepEveryMs: 100, pollEveryMs: 600_000, ...options.tuning },
    });
  const house = { store, tenant, folder, databaseUrl, app: await open(0) } as House;
  house.client = createClient(house.app);
  if (!options.bare) {
    const tuning = {
      timeoutSeconds: 1,
      quietPeriodSeconds: options.quietPeriodSeconds ?? 3,
      concurrency: 12,
      pollGraceSeconds: options.pollGraceSeconds ?? 0,
    };
    await connectScene(house.client, { store, tenant, tuning, materials: 'sku' });
  }
  house.restart = async () => {
    const { port } = new URL(house.app.url);
    await house.app.stop();
    house.app = await open(Number(port));
    house.client = createClient(house.app);
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

/** An order of 2 × 24.90 with 8 % tax in two parts and 5.90 shipping; whatever is given replaces it. */
export function orderDraft(change: Partial<OrderDraft> = {}): OrderDraft {
  return {
    customerId: 0,
    paymentMethod: 'Credit Card',
    currency: 'USD',
    lines: [{ id: 1, sku: 'TG11', name: 'Trading good 11', quantity: 2, priceExTax: money('24.90') }],
    taxRates: [
      { name: 'State Tax', rate: money('6.25') },
      { name: 'County Tax', rate: money('1.75') },
    ],
    shippingExTax: money('5.90'),
    fees: [],
    discount: zero,
    coupons: [],
    giftCertificate: zero,
    storeCredit: zero,
    address: {
      first_name: 'Ada',
      last_name: 'Berger',
      company: '',
      street_1: 'Main Street 1',
      city: 'Springfield',
      state: '',
      zip: '10000',
      country: 'United States',
      country_iso2: 'US',
      email: 'ada@example.com',
      phone: '',
    },
    ...change,
  };
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
    const { result } = await house.client.get<'listPostings'>('/v1/postings', { business_key: key });
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
