// A running Kontor between both sandboxes, over real HTTP and on a real database. Most files have one for all their tests,
// each of which gets a tenant and sandboxes of its own; tests about starting, stopping and settings start their own.
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type App, type AppOptions, startApp, type Tuning } from '../src/app.ts';
import { type Client, createClient } from '../src/client/index.ts';
import { mainTenant } from '../src/core/caller.ts';
import { type Log, silentLog } from '../src/core/log.ts';
import { worded } from '../src/core/reasons.ts';
import { own } from '../src/core/redacted.ts';
import { exampleOrder } from '../src/sandbox/bigcommerce/example-order.ts';
import {
  type StoreSandbox,
  type StoreSandboxOptions,
  startStoreSandbox,
} from '../src/sandbox/bigcommerce/server.ts';
import type { OrderDraft } from '../src/sandbox/bigcommerce/shop-data.ts';
import {
  type S4Sandbox,
  type S4SandboxOptions,
  sandboxCredentials,
  startS4Sandbox,
} from '../src/sandbox/s4hana/server.ts';
import { setUpConnections } from '../src/stage/set-up.ts';
import { waitUntilIdle } from '../src/stage/wait-until-idle.ts';
import { createTestPlace } from './databases.ts';
import { eventually, eventuallyIs } from './eventually.ts';

export interface RunningKontor {
  /** The process; after a restart the one that runs then. */
  readonly app: App;
  readonly databaseUrl: string;
  readonly folder: string;
  store: StoreSandbox;
  s4: S4Sandbox;
  /** The tenant of this test. */
  tenant: string;
  /** Sees this tenant only. */
  client: Client;
  /** Sees every tenant. */
  operator: Client;
  /** Connects S/4HANA and answers the connection's id. `settings`: besides its address and logon. */
  connect(settings?: Record<string, unknown>): Promise<string>;
  /** Makes a request of this tenant, past the client. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Resolves when nothing is on its way any more in this tenant; fails when that does not happen within a minute. */
  idle(): Promise<void>;
  /** What the clocks of both sandboxes say, and that of Kontor as long as nobody has set it. */
  now(): number;
  /** Lets time pass, for Kontor, its database and both sandboxes. */
  pass(ms: number): void;
  /** Sets the wall clock of Kontor alone, ahead or back. No time passes. */
  stepWall(ms: number): void;
  /** Stops Kontor and starts it again on the same data. `meanwhile`: what happens in between. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
}

/** How the process runs. */
export interface ProcessOptions {
  tuning?: Partial<Tuning>;
  log?: Log;
  signOn?: AppOptions['signOn'];
  publicUrl?: string;
  trustProxy?: string[];
  /** Something between Kontor and its database. */
  throughDatabase?(url: string): Promise<string>;
}

/** What is around it in one test. */
export interface SceneOptions {
  store?: StoreSandboxOptions;
  s4?: S4SandboxOptions;
  /** Connects both sandboxes and makes the four flows. */
  flows?: boolean;
  quietPeriodSeconds?: number;
  pollGraceSeconds?: number;
  /** The material of every SKU; left out, SKUs are material numbers. */
  defaultMaterial?: string;
}

interface Process {
  app: App;
  databaseUrl: string;
  folder: string;
  now(): number;
  pass(ms: number): void;
  stepWall(ms: number): void;
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  end(): Promise<void>;
}

/** One Kontor for all tests of a file. Each calls what this answers, and gets a tenant of its own. */
export function kontorOfFile(options: ProcessOptions = {}): (scene?: SceneOptions) => Promise<RunningKontor> {
  let process: Process;
  let tenants = 0;
  beforeAll(async () => {
    process = await startProcess(options);
  });
  afterAll(() => process?.end());
  return async (scene = {}) => {
    const tenant = `tenant-${++tenants}`;
    const kontor = await between(process, tenant, scene);
    onTestFinished(() => calmDown(kontor));
    return kontor;
  };
}

/** A Kontor for one test, which works in the tenant that is there from the beginning. */
export async function ownKontor({
  scene = {},
  ...options
}: ProcessOptions & { scene?: SceneOptions } = {}): Promise<RunningKontor> {
  const process = await startProcess(options);
  onTestFinished(() => process.end());
  return between(process, mainTenant, scene);
}

async function startProcess({
  tuning,
  log,
  signOn,
  publicUrl,
  trustProxy,
  throughDatabase,
}: ProcessOptions): Promise<Process> {
  const { folder, databaseUrl, remove } = await createTestPlace();
  let later = 0;
  let ahead = 0;
  const now = () => Date.now() + later;
  const url = (await throughDatabase?.(databaseUrl)) ?? databaseUrl;
  const open = (port: number) =>
    startApp({
      folder,
      databaseUrl: url,
      privateHosts: ['127.0.0.1'],
      role: 'all',
      host: '127.0.0.1',
      port,
      log: log ?? silentLog,
      clock: { now: () => now() + ahead, elapsed: () => performance.now() + later },
      databaseClock: ms => ms + later,
      signOn,
      publicUrl,
      trustProxy,
      tuning: {
        sweepEveryMs: 100,
        deliverEveryMs: 100,
        followEveryMs: 400,
        longestPauseMs: 4_000,
        pollEveryMs: 600_000,
        // Tests count requests.
        readBackEveryMs: 600_000,
        ...tuning,
      },
    });
  let app = await open(0);
  return {
    get app() {
      return app;
    },
    databaseUrl,
    folder,
    now,
    pass(ms) {
      later += ms;
    },
    stepWall(ms) {
      ahead += ms;
    },
    async restart(meanwhile) {
      const { port } = new URL(app.url);
      await app.stop();
      await meanwhile?.();
      app = await open(Number(port));
    },
    async end() {
      await app.stop();
      await remove();
    },
  };
}

const seenUrls = new Set<string>();

/** A system that has the address of an earlier one would be the same to Kontor, and have its references. */
async function startUnseen<System extends { url: string; close(): Promise<void> }>(
  start: () => Promise<System>,
): Promise<System> {
  const system = await start();
  if (!seenUrls.has(system.url)) {
    seenUrls.add(system.url);
    return system;
  }
  const other = await startUnseen(start);
  await system.close();
  return other;
}

async function between(process: Process, tenant: string, scene: SceneOptions): Promise<RunningKontor> {
  const store = await startStoreSandbox({ retryScale: 0.01, now: process.now, ...scene.store });
  onTestFinished(() => store.close());
  const s4 = await startUnseen(() =>
    startS4Sandbox({ lateMs: 1_500, slowMs: 200, now: process.now, ...scene.s4 }),
  );
  onTestFinished(() => s4.close());
  const { url, apiKey } = process.app;
  const operator = createClient({ url, apiKey, retries: 0 });
  if (tenant !== mainTenant) await operator.createTenant({ body: { id: tenant, name: tenant } });
  const client = tenant === mainTenant ? operator : createClient({ url, apiKey, tenant, retries: 0 });
  const kontor: RunningKontor = {
    get app() {
      return process.app;
    },
    databaseUrl: process.databaseUrl,
    folder: process.folder,
    store,
    s4,
    tenant,
    client,
    operator,
    async connect(settings = {}) {
      const { username, password } = sandboxCredentials;
      const auth = { kind: 'basic', username, password };
      const { id } = await client.createConnection({
        body: { connector: 's4hana', name: 'SAP', settings: { baseUrl: s4.url, auth, ...settings } },
      });
      return id;
    },
    request: (path, init = {}) =>
      fetch(url + path, {
        ...init,
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(tenant === mainTenant ? {} : { 'kontor-tenant': tenant }),
          ...init.headers,
        },
      }),
    async idle() {
      const { idle, open } = await waitUntilIdle(client, store, { timeoutMs: 60_000 });
      if (!idle)
        throw new Error(`Kontor is not idle after a minute. Open: ${await whatIsOpen(client, open)}`);
    },
    now: process.now,
    pass: process.pass,
    stepWall: process.stepWall,
    restart: process.restart,
  };
  if (scene.flows) {
    const { quietPeriodSeconds = 3, pollGraceSeconds = 0, defaultMaterial } = scene;
    await setUpConnections(client, {
      store,
      s4,
      tuning: { timeoutSeconds: 1, quietPeriodSeconds, concurrency: 12, pollGraceSeconds },
      materials: defaultMaterial === undefined ? 'sku' : { one: defaultMaterial },
    });
  }
  return kontor;
}

/** After its test a tenant does no more work, which other tests would feel. */
async function calmDown({ app, client, store, s4 }: RunningKontor): Promise<void> {
  store.setFaults({});
  s4.setFaults({});
  for (const { id } of await client.listDestinations().all()) await client.deleteDestination({ id });
  // Past the API, which asks a second person where a tenant wants that.
  for (const { id } of await client.listConnections().all()) {
    const from = ['ok', 'limited', 'failing', 'needs_credentials'] as const;
    await app.store.connections.setStatus(id, {
      from: [...from],
      to: 'paused',
      reason: { code: 'test', params: worded(own`Its test has ended.`) },
    });
  }
}

async function whatIsOpen(client: Client, open: Record<string, number>): Promise<string> {
  const postings = (await client.listPostings({ limit: 500 })).result
    .filter(({ state }) => ['planned', 'sent', 'uncertain'].includes(state))
    .map(one =>
      [one.operation, one.business_key, one.state, one.attempts, one.next_at, one.reason].join(' '),
    );
  return [JSON.stringify(open), ...postings].join('\n');
}

export { exampleOrder as orderDraft };

/** Places an order and pays it. Answers its number. */
export function placePaid({ store }: Pick<RunningKontor, 'store'>, change: Partial<OrderDraft> = {}): number {
  const order = store.shop.placeOrder(exampleOrder(change));
  store.shop.pay(order.id, 'purchase');
  return order.id;
}

/** The posting under a business key, once it is in one of these states. */
export async function postingIn(kontor: RunningKontor, operation: string, key: string, ...states: string[]) {
  const find = async () => {
    const { result } = await kontor.client.listPostings({ business_key: key });
    return result.find(one => one.operation === operation && one.business_key.endsWith(`/${key}`));
  };
  const found = await eventuallyIs(
    `${operation} ${key} is ${states.join(' or ')}`,
    find,
    one => one !== undefined && states.includes(one.state),
  );
  return found as NonNullable<typeof found>;
}

/** The id of the tenant's connection to such a system. */
export async function connectionOf({ client }: RunningKontor, connector: 's4hana' | 'bigcommerce') {
  const { result } = await client.listConnections();
  return result.find(one => one.connector === connector)?.id as string;
}

export async function flowOf({ client }: RunningKontor, flow: string): Promise<string> {
  const { result } = await client.listFlows();
  return result.find(one => one.flow === flow)?.id as string;
}

/** Documents in S/4HANA that carry the reference. */
export function entriesOf({ s4 }: RunningKontor, reference: string): string[] {
  return [...(s4.books().journalEntries.get(reference) ?? [])];
}

export { eventually, eventuallyIs };
