// A tenant that works: a store that sells and an S/4HANA, both with the faults of the fault campaign, and all four flows.
import { onTestFinished } from 'vitest';
import { type Client, createClient } from '../../src/client/index.ts';
import { type StoreSandbox, startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { type S4Sandbox, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { compareBooks } from '../../src/stage/compare-books.ts';
import { storeFaults, systemFaults } from '../../src/stage/faults.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { startTraffic } from '../../src/stage/traffic.ts';

export interface WorkingTenant {
  id: string;
  client: Client;
  store: StoreSandbox;
  s4: S4Sandbox;
  /** Its connections. */
  sap: string;
  shop: string;
  /** From now on its systems have faults. */
  goWrong(): void;
  /** Resolves when the orders have been placed, and what happens to them later has happened. */
  sell(orders: number, perSecond: number): Promise<void>;
  /** How much of what is due by now has been booked, from 0 to 1, and how many documents there are. */
  share(): { booked: number; share: number };
}

export interface WorkingTenantOptions {
  kontor: { url: string; apiKey: string };
  operator: Client;
  id: string;
  seed: string;
  /** What stands in front of its systems: answers the address that Kontor is told. */
  inFront: { s4(url: string): Promise<string>; store(url: string): Promise<string> };
}

export async function startWorkingTenant(options: WorkingTenantOptions): Promise<WorkingTenant> {
  const { kontor, operator, id, inFront } = options;
  const seed = `${options.seed}|${id}`;
  const store = await startStoreSandbox({
    seed,
    retryScale: 0.01,
    slowMs: 800,
    accessToken: `token-of-the-store-of-${id}`,
    clientSecret: `secret-of-the-webhooks-of-${id}`,
  });
  onTestFinished(() => store.close());
  const s4 = await startS4Sandbox({ seed, lateMs: 3_000, slowMs: 800 });
  onTestFinished(() => s4.close());
  await operator.createTenant({ body: { id, name: id } });
  const client = createClient({ ...kontor, tenant: id });
  await setUpConnections(client, {
    store: { ...store, url: await inFront.store(store.url) },
    s4: { ...s4, url: await inFront.s4(s4.url) },
    tuning: { timeoutSeconds: 1.5, quietPeriodSeconds: 6, concurrency: 12, pollGraceSeconds: 2 },
    materials: 'sku',
  });
  const { result } = await client.listConnections();
  const idOf = (connector: string) => result.find(one => one.connector === connector)?.id as string;
  let sales = 0;
  return {
    id,
    client,
    store,
    s4,
    sap: idOf('s4hana'),
    shop: idOf('bigcommerce'),
    goWrong() {
      s4.setFaults(systemFaults);
      store.setFaults(storeFaults);
    },
    sell: (orders, perSecond) =>
      startTraffic(store, {
        seed: `${seed}|${sales++}`,
        ordersPerSecond: perSecond,
        orders,
        ordersFile: undefined,
      }).done,
    share() {
      const { posted, missing } = compareBooks(store, s4);
      return { booked: posted, share: 1 - missing.length / (posted + missing.length) };
    },
  };
}
