// The only place where the concrete parts meet: store, connectors, flows, engine, server.

import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { bigCommerce } from './connectors/bigcommerce/connector.ts';
import { s4Hana } from './connectors/s4hana/connector.ts';
import { type Clock, wholeClock } from './core/clock.ts';
import { KontorError } from './core/errors.ts';
import type { Log } from './core/log.ts';
import { trimEnd } from './core/trim-end.ts';
import { openConnections } from './engine/connections.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import { jobsFor } from './engine/flows/listeners.ts';
import { checkNow } from './engine/probe.ts';
import { customerToBusinessPartner } from './flows/customer-to-business-partner.ts';
import { orderToJournal } from './flows/order-to-journal.ts';
import { orderToSalesOrder } from './flows/order-to-sales-order.ts';
import { refundToJournal } from './flows/refund-to-journal.ts';
import { changeRequestAdmin } from './gateway/change-requests.ts';
import { connectDesk } from './gateway/connect-desk.ts';
import { connectionDesk } from './gateway/connection-desk.ts';
import { connectorDesk } from './gateway/connector-desk.ts';
import { destinationDesk } from './gateway/destination-desk.ts';
import { directories } from './gateway/directory.ts';
import { doorkeeper } from './gateway/doorkeeper.ts';
import { flowDesk } from './gateway/flow-desk.ts';
import { keyedWriter } from './gateway/keyed-writes.ts';
import { objectWrites } from './gateway/object-writes.ts';
import { objects } from './gateway/objects.ts';
import { proxy } from './gateway/proxy.ts';
import { records } from './gateway/records.ts';
import { setAsideDesk } from './gateway/set-aside-desk.ts';
import { type SignOnSettings, signOn } from './gateway/single-sign-on.ts';
import { snapshots } from './gateway/snapshots.ts';
import { keyDesk, tenantDesk } from './gateway/tenant-desk.ts';
import { withCallContext } from './http/call-context.ts';
import type { AllowedPrivate } from './http/host-rules.ts';
import { messagePoster } from './http/post-message.ts';
import type { Send } from './http/send.ts';
import { rememberReceivers } from './intake/receivers.ts';
import type { Flow } from './models/flow.ts';
import { type AnyConnector, type Opening, openConnection, tryOut } from './open-connection.ts';
import { authenticator } from './server/authenticate.ts';
import { createServer } from './server/create-server.ts';
import { openRequests } from './server/open-requests.ts';
import { makeFolder } from './store/folder-lock.ts';
import { openStore, type PrivateDatabase, type Store } from './store/open-store.ts';
import { secretFile } from './store/secret-file.ts';
import { type Tuning, usualTuning } from './tuning.ts';
import { version } from './version.ts';

export { lockFolder } from './store/folder-lock.ts';
export type { Tuning } from './tuning.ts';

export interface AppOptions {
  /** Keys, and the private database where no server is named. */
  folder: string;
  databaseUrl?: string | undefined;
  /** How the private database is run. */
  privateDatabase?: PrivateDatabase | undefined;
  encryptionKey?: string | undefined;
  /** Undefined: kept in the folder, made when there is none. */
  apiKey?: string | undefined;
  /** The identity provider whose people are let in. */
  signOn?: SignOnSettings | undefined;
  role: 'all' | 'api' | 'worker';
  host: string;
  port: number;
  /** Hosts and networks inside our own that connections may reach; none when left out. */
  privateHosts?: AllowedPrivate | undefined;
  /** Proxies in front of Kontor. */
  trustProxy?: string[] | undefined;
  /** Where the outside reaches this Kontor, for webhooks; undefined: where it listens. */
  publicUrl?: string | undefined;
  log: Log;
  /** What is left out of it is the machine's. */
  clock?: Partial<Clock>;
  /** How a reading of the database's clock is taken; left out: as it is. */
  databaseClock?: (readMs: number) => number;
  tuning?: Partial<Tuning>;
}

export interface App {
  url: string;
  apiKey: string;
  store: Store;
  engine: Engine;
  stop(): Promise<void>;
}

const connectors: ReadonlyMap<string, AnyConnector> = byName<AnyConnector>([bigCommerce, s4Hana]);
const flowKinds: ReadonlyMap<string, Flow> = byName<Flow>([
  orderToJournal,
  refundToJournal,
  orderToSalesOrder,
  customerToBusinessPartner,
]);

export async function startApp(options: AppOptions): Promise<App> {
  const { log } = options;
  const clock = wholeClock(options.clock);
  const tuning = { ...usualTuning, ...options.tuning };
  // Before anything is opened that would have to be closed again.
  makeFolder(options.folder);
  const apiKey =
    options.apiKey ?? secretFile(options.folder, 'api.key', () => randomBytes(24).toString('base64url'));
  const store = await openStore({
    ...options,
    clock,
    longestPauseMs: tuning.longestPauseMs,
  });
  const kept = snapshots(clock);
  const opening: Opening = {
    store,
    clock,
    log,
    privateHosts: options.privateHosts ?? [],
    answerLimitBytes: tuning.answerLimitBytes,
    mayHaveChanged: kept.forget,
  };
  const connections = openConnections(
    async id => {
      const full = await desk.settingsOf(id);
      return full && openConnection(full, opening);
    },
    () => clock.elapsed(),
  );
  let url: string | undefined;
  const hookUrl = (id: string): string | undefined => {
    const base = options.publicUrl ?? url;
    return base && `${trimEnd(base, '/')}/hooks/${id}`;
  };
  const desk = connectionDesk<{ send: Send }>({
    store,
    clock,
    connectors,
    open: connections.get,
    check: async id => checkNow(await connections.get(id), withCallContext),
    tryOut: (connector, settings, tenantId) => tryOut(connector, settings, tenantId, opening),
    changed(id) {
      connections.reopen(id);
      kept.forget(id);
    },
  });
  const door = doorkeeper({
    store,
    operatorKey: apiKey,
    signOn: options.signOn && signOn(options.signOn, clock),
    clock,
    log,
  });
  const poster = messagePoster(opening.privateHosts, clock);
  const engine = createEngine({
    ...tuning,
    postMessage: poster.post,
    redactPosted: poster.redact,
    store,
    connections,
    flows: flowKinds,
    wall: clock,
    log,
    withCalls: withCallContext,
    hookUrl,
  });
  let server: FastifyInstance | undefined;
  const stop = async () => {
    // First the door, then the work, then the memory.
    engine.idle.close();
    await server?.close();
    await engine.stop();
    await door.close();
    await poster.close();
    await store.close();
    await connections.close();
  };
  try {
    if (options.role !== 'worker') {
      const flows = flowDesk({
        store,
        clock,
        kinds: flowKinds,
        open: desk.open,
        run: (caller, id, since) => engine.runNow(caller.sees, id, since),
        hookUrl,
        parkOfDeleted: engine.parkOfDeleted,
        changed: engine.flowsChanged,
      });
      const kinds = connectorDesk(connectors);
      const open = openRequests(tuning.openRequests);
      server = await createServer({
        authenticate: authenticator(door, tuning, open),
        inTurn: open.inTurn,
        version,
        desks: {
          tenants: tenantDesk(store, { changed: door.forget }),
          keys: keyDesk(store, { changed: door.forget }),
          connections: desk,
          connectors: kinds,
          connect: connectDesk({ store, clock, connectors: kinds, connections: desk, changed: door.forget }),
          destinations: destinationDesk({
            store,
            clock: store.clock,
            checkAddress: poster.checkAddress,
            open: desk.open,
          }),
          flows,
          records: records(store, engine.byHand),
          setAside: setAsideDesk(store),
          idle: engine.idle,
          changeRequests: changeRequestAdmin(store, clock),
        },
        objects: objects(desk.open, directories(clock, tuning.searchLimitBytes), kept),
        writes: objectWrites({
          open: desk.open,
          ofCaller: store.postings.ofCaller,
          post: engine.post,
        }),
        proxy: proxy({
          open: desk.open,
          keyed: keyedWriter(store.keyedWrites, store.clock),
          snapshots: kept,
          withCalls: withCallContext,
        }),
        intake: {
          receiverOf: rememberReceivers(async connectionId => {
            const found = await desk.settingsOf(connectionId);
            const webhooks = found?.connector.webhooks;
            return found && webhooks && { connectionId, settings: found.settings, webhooks };
          }, clock),
          async jobsFor(connectionId, change) {
            const stored = await engine.storedFlows();
            return jobsFor(
              change,
              stored.filter(flow => flow.fromId === connectionId),
              flowKinds,
            );
          },
          events: store.events,
          clock,
        },
        ready: () => store.ping(),
        hookLimitBytes: 256 * 1024,
        requestTimeoutMs: tuning.requestTimeoutMs,
        stalledClientMs: tuning.stalledClientMs,
        trustProxy: options.trustProxy,
        log,
      });
    }
    url = await server?.listen({ host: options.host, port: options.port }).catch(refusedPort(options));
    await engine.start({ work: options.role !== 'api' });
  } catch (error) {
    await stop().catch(thrown =>
      log.warn({ error: String(thrown) }, 'The failed start left something open.'),
    );
    throw error;
  }
  return {
    url: url ?? '',
    apiKey,
    store,
    engine,
    stop,
  };
}

/** Throws `config/port` with a sentence for an address that cannot be listened on. */
function refusedPort({ host, port }: AppOptions): (cause: NodeJS.ErrnoException) => never {
  return cause => {
    const why: Record<string, string> = {
      EADDRINUSE: 'another program listens there already',
      EACCES: 'this user may not listen there',
      EADDRNOTAVAIL: 'this machine has no such address',
      ENOTFOUND: 'there is no such name',
      EAI_AGAIN: 'the name could not be looked up',
    };
    const said = (cause.code && why[cause.code]) || cause.message;
    throw new KontorError('config', 'port', `Kontor cannot listen on ${host}:${port}: ${said}.`, {
      cause,
      next: 'End that program, or choose another address: --port N, --host ADDRESS.',
    });
  };
}

function byName<T extends { name: string }>(parts: readonly unknown[]): ReadonlyMap<string, T> {
  return new Map((parts as T[]).map(part => [part.name, part]));
}
