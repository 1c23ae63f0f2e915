// The place where the promises of the store are tested: one database, and two stores on it, as two processes have them.
// Tests share it: each makes tenants of its own.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { silentLog } from '../../src/core/log.ts';
import type { Retention } from '../../src/core/retention.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import type { TenantSettings } from '../../src/store/tenants.ts';
import { createTestPlace } from '../databases.ts';

export type Place = Awaited<ReturnType<typeof openPlace>>;

/** A tenant with what rows can hang on. */
export interface Owner {
  scope: { tenant: string };
  /** Two connections, and a destination that gets the messages `delivery.*`. */
  source: string;
  target: string;
  destination: string;
}

export const actor = { id: 'key_1', name: 'Ada' };

export const keepAll: Retention = { calls: null, messages: null, events: null, documents: null };

export const tenantSettings = (change: Partial<TenantSettings> = {}): TenantSettings => ({
  name: 'A customer',
  requestsPerMinute: null,
  keepDays: keepAll,
  tunnels: {},
  approvals: [],
  quotas: {},
  ...change,
});

export async function openPlace() {
  const { folder, databaseUrl, remove } = await createTestPlace();
  const open = () => openStore({ folder, databaseUrl, log: silentLog });
  const first = await open();
  const second = await open();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return {
    first,
    second,
    client,
    /** One more process. The caller closes it. */
    open,
    /** A new tenant. */
    owner: (settings: Partial<TenantSettings> = {}) => newOwner(first, settings),
    /** Ten callers at once, in both processes. */
    tenTimes: <T>(work: (store: Store, n: number) => Promise<T>): Promise<PromiseSettledResult<T>[]> =>
      Promise.allSettled(Array.from({ length: 10 }, (_, n) => work(n % 2 === 0 ? first : second, n))),
    async close() {
      await client.end();
      await first.close();
      await second.close();
      await remove();
    },
  };
}

async function newOwner(store: Store, settings: Partial<TenantSettings>): Promise<Owner> {
  const tenant = `t-${randomUUID()}`;
  await store.tenants.create(tenant, tenantSettings(settings));
  const connect = async (name: string) => {
    const draft = { tenantId: tenant, connector: 'x', system: `x:${tenant}:${name}`, name, settings: {} };
    return (await store.connections.create(draft, {})).id;
  };
  const draft = { tenantId: tenant, url: 'http://a', types: ['delivery.*'], watch: [] };
  return {
    scope: { tenant },
    source: await connect('source'),
    target: await connect('target'),
    destination: (await store.destinations.create(draft, 'whsec_1')).id,
  };
}

/** How many of ten did what only one may do. */
export const wins = (results: readonly PromiseSettledResult<unknown>[]): number =>
  results.filter(one => {
    if (one.status === 'rejected') throw one.reason;
    return Boolean(one.value);
  }).length;
