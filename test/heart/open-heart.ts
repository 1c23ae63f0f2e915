// The heart of Kontor for tests: engine and gateway as they are, on a real database, with the system in memory at the other end. Nothing is
// started: a test asks for what the loops would do. Several processes can work on the one database.
import { onTestFinished } from 'vitest';
import type { AnyConnector } from '../../src/connections/any-connector.ts';
import { connectionHealth } from '../../src/connections/connection-health.ts';
import { fullSettings } from '../../src/connections/full-settings.ts';
import type { Opening } from '../../src/connections/open-connection.ts';
import { type OpenConnection, openConnections } from '../../src/connections/open-connections.ts';
import { type Caller, everyTenant, mainTenant, permissions } from '../../src/core/caller.ts';
import { silentLog } from '../../src/core/log.ts';
import { speaker } from '../../src/core/reasons.ts';
import { createEngine } from '../../src/engine/engine.ts';
import type { FlowParts } from '../../src/engine/flows/open-flow.ts';
import { readChanges } from '../../src/engine/read-changes.ts';
import { sweep } from '../../src/engine/sweep.ts';
import { browserSessions } from '../../src/gateway/browser-sessions.ts';
import { openGateway } from '../../src/gateway/gateway.ts';
import { responseCache } from '../../src/gateway/response-cache.ts';
import { withCallContext } from '../../src/http/call-context.ts';
import { cleanErrors } from '../../src/http/clean-errors.ts';
import { messagePoster } from '../../src/http/post-message.ts';
import { redactor } from '../../src/http/redact.ts';
import { redactErrors } from '../../src/http/redact-errors.ts';
import { refuseWhileBlocked } from '../../src/http/refuse-while-blocked.ts';
import { withSendDeadline } from '../../src/http/send-deadline.ts';
import type { Flow } from '../../src/models/flow.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import type { Posting } from '../../src/store/posting-rows.ts';
import { defaultTuning } from '../../src/tuning.ts';
import { wordingOf } from '../../src/wording.ts';
import { createTestPlace } from '../databases.ts';
import { memoryConnector } from './memory-connector.ts';
import { key, type MemorySystem, memorySystem } from './memory-system.ts';

export interface HeartOptions {
  quietSeconds?: number;
  flows?: readonly Flow[];
}

export type Heart = Awaited<ReturnType<typeof openHeart>>;
export type HeartProcess = Awaited<ReturnType<Heart['start']>>;

const connector = memoryConnector as AnyConnector;
const words = wordingOf([connector]);
const longestPauseMs = 4_000;

/** `start` adds a process, `pass` lets time pass for all of them and the database. Both are ended with the test. */
export async function openHeart({ quietSeconds = 0, flows = [] }: HeartOptions = {}) {
  const { folder, databaseUrl, remove } = await createTestPlace();
  let later = 0;
  const clock = { now: () => Date.now() + later, elapsed: () => performance.now() + later };
  const systems = new Map<string, MemorySystem>();
  const stores: Store[] = [];
  onTestFinished(async () => {
    for (const store of stores) await store.close();
    await remove();
  });

  const start = async () => {
    const store = await openStore({
      folder,
      databaseUrl,
      clock,
      databaseClock: ms => ms + later,
      log: silentLog,
    });
    stores.push(store);
    return processOn(store, { clock, systems, flows });
  };
  const first = await start();
  const pass = (ms: number) => {
    later += ms;
  };
  // A process trusts the clock some seconds after its start.
  pass(5_000);

  /** Creates a connection to a new system. */
  const connect = async (name: string, tenantId = mainTenant) => {
    const system = memorySystem({ now: clock.now });
    const { host, settings } = {
      host: `${name}.example`,
      settings: { baseUrl: `http://${name}.example`, quietSeconds },
    };
    const { id } = await first.store.connections.create(
      { tenantId, connector: connector.name, system: `memory:${host}`, name, settings },
      { apiKey: key },
    );
    systems.set(id, system);
    return { id, system };
  };
  const { id: connectionId, system } = await connect('books');
  return {
    first,
    connectionId,
    system,
    connect,
    pass,
    now: clock.now,
    /** One more process on the same database. */
    async start() {
      const started = await start();
      pass(5_000);
      return started;
    },
    posting: async (id: string) => (await first.store.postings.get(everyTenant, id)) as Posting,
    postings: async () => {
      const listed = await first.store.postings.list(everyTenant, { limit: 500 });
      return Promise.all(
        listed.map(async ({ id }) => (await first.store.postings.get(everyTenant, id)) as Posting),
      );
    },
    /** Each attempt as `kind number outcome`. */
    attempts: async (id: string) =>
      (await first.store.postings.attemptsOf(id)).map(one => `${one.kind} ${one.number} ${one.outcome}`),
  };
}

interface Around {
  clock: { now(): number; elapsed(): number };
  systems: ReadonlyMap<string, MemorySystem>;
  flows: readonly Flow[];
}

function processOn(store: Store, { clock, systems, flows: all }: Around) {
  const flows = new Map(all.map(flow => [flow.name, flow]));
  const connectors = new Map([[connector.name, connector]]);
  const settingsOf = fullSettings(store, connectors);
  /** As `open-connection.ts` opens one, but for the wire, the pace and the record of calls. */
  const open = async (id: string): Promise<Omit<OpenConnection, 'side'> | undefined> => {
    const full = await settingsOf(id);
    const system = systems.get(id);
    if (!full || !system) return undefined;
    const { connection, settings, secrets } = full;
    const redact = redactor(secrets);
    const health = connectionHealth(connection, {
      connections: store.connections,
      clock: store.clock,
      onOpen: opened => void store.postings.dueNow(opened),
      redact,
      words: words.en,
      log: silentLog,
    });
    const connected = connector.connect(settings, {
      send: refuseWhileBlocked(withSendDeadline(cleanErrors(system.send, redact)), health.refusal),
      clock,
      credentialsRefused: health.credentialsRefused,
      foundDefect(defect) {
        throw defect;
      },
    });
    return {
      ...redactErrors({ ...connected }, redact),
      id,
      tenantId: connection.tenantId,
      system: connection.system,
      origin: connector.origin(settings),
      environment: connection.environment,
      limits: connector.limits(settings),
      redact,
      health,
      changedAt: connection.updatedAt,
    };
  };
  const connections = openConnections(open, clock.elapsed);
  const { postings, latest, restores } = store;
  const parts: FlowParts & { log: typeof silentLog } = {
    store,
    connections,
    flows,
    postings,
    latest,
    restores,
    clock: store.clock,
    wall: clock,
    log: silentLog,
    longestPauseMs,
    withCalls: withCallContext,
  };
  const speak = speaker(words.en);
  const forBoth = {
    ...defaultTuning,
    connections,
    flows,
    withCalls: withCallContext,
    hookUrl: () => undefined,
  };
  const poster = messagePoster([], clock);
  const engine = createEngine({
    ...forBoth,
    longestPauseMs,
    store,
    wall: clock,
    speak,
    expiriesOf: () => [],
    postMessage: poster.post,
    redactPosted: poster.redact,
    log: silentLog,
  });
  const opening: Opening = {
    store,
    clock,
    log: silentLog,
    privateHosts: [],
    answerLimitBytes: 1_000_000,
    words: words.en,
    mayHaveChanged() {},
  };
  const signIn = { operatorKey: '', provider: undefined };
  const gateway = openGateway({
    ...forBoth,
    opening,
    connectors,
    authenticator: { forget() {}, byKey: async () => undefined },
    signIn: {
      ...signIn,
      sessions: browserSessions({ ...defaultTuning, ...signIn, store, clock, log: silentLog }),
    },
    installation: { ...defaultTuning, version: '', signOn: undefined, publicUrl: undefined },
    cache: responseCache(clock),
    checkAddress: poster.checkAddress,
    engine,
    setUp: { sap: 's4hana', accountCodes: [] },
    words,
  });
  return {
    store,
    parts,
    engine,
    gateway,
    /** Looks at everything that is due, as the sweep does, and ends with it. */
    async sweep() {
      const begun: Promise<void>[] = [];
      await sweep(parts, { start: (_group, _name, work) => void begun.push(work()), full: () => [] });
      await Promise.all(begun);
    },
    /** Reads what has changed of customers, as the schedule does; undefined: another process reads it. */
    async readCustomers(connectionId: string, { watched = false }: { watched?: boolean } = {}) {
      const now = store.clock.now();
      const claims = await store.cursors.claim(
        { connectionId, kind: 'changes', names: ['customers'] },
        `${Math.random()}`,
        { now: new Date(now), dueBefore: new Date(now), until: new Date(now + 60_000) },
      );
      if (claims.length === 0) return undefined;
      const ofConnection = (await store.flows.list(everyTenant)).filter(flow => flow.fromId === connectionId);
      const since = new Date(now - 86_400_000);
      const listeners = {
        flows: ofConnection,
        watched: new Map(watched ? [['customers' as const, since]] : []),
      };
      const options = { trigger: 'schedule', claims, defaultSince: since } as const;
      return readChanges(await connections.get(connectionId), listeners, options, parts);
    },
  };
}

/** Who asks the gateway. */
export const callerOf = (tenant = mainTenant): Caller => ({
  id: `key_${tenant}`,
  name: 'A program',
  sees: { tenant },
  may: permissions,
});
