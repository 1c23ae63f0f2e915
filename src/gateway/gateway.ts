// Everything that people and programs can ask Kontor for: one administration for each thing, objects, writes and the proxy.
import type { AnyConnector } from '../connections/any-connector.ts';
import { type Opening, tryOut } from '../connections/open-connection.ts';
import type { OpenConnections } from '../connections/open-connections.ts';
import { checkNow, type WithCalls } from '../connections/probe.ts';
import { speaker } from '../core/reasons.ts';
import type { Wording } from '../core/sentences.ts';
import type { Flow } from '../models/flow.ts';
import { apiKeyAdmin } from './api-key-admin.ts';
import { audit } from './audit.ts';
import type { Authenticator } from './authenticator.ts';
import { bulkPlans } from './bulk-plans.ts';
import { callRepeats } from './call-repeats.ts';
import { changeRequestAdmin } from './change-requests.ts';
import { connectSessions } from './connect-sessions.ts';
import { connectionAdmin } from './connection-admin.ts';
import { connectorCatalog } from './connector-catalog.ts';
import { destinationAdmin } from './destination-admin.ts';
import { events, type OutcomeReader } from './events.ts';
import { examinations } from './examinations.ts';
import { finder } from './finding.ts';
import type { SetUpParts } from './first-steps.ts';
import { type FlowRunner, flowAdmin } from './flow-admin.ts';
import { flowCatalog } from './flow-catalog.ts';
import { flowDifferences } from './flow-differences.ts';
import { flowPreviews } from './flow-previews.ts';
import { writeOnce } from './idempotency-keys.ts';
import { type InstallationParts, installation } from './installation.ts';
import { objectKinds } from './object-kinds.ts';
import { type ObjectWriteParts, objectWrites } from './object-writes.ts';
import { objects } from './objects.ts';
import { orderBoard } from './order-board.ts';
import { type ManualMoves, postings } from './postings.ts';
import { type ProxyParts, proxy } from './proxy.ts';
import type { ResponseCache } from './response-cache.ts';
import { restores } from './restores.ts';
import { searchIndex } from './search-index.ts';
import { seriesReader } from './series.ts';
import { servicesOf } from './services.ts';
import { sessionAdmin } from './session-admin.ts';
import { setAsideAdmin } from './set-aside-admin.ts';
import { stories } from './story.ts';
import { summariser } from './summary.ts';
import { liveTail } from './tail.ts';
import { tenantAdmin } from './tenant-admin.ts';
import { widgetTokens } from './widget-tokens.ts';
import { widgets } from './widgets.ts';

export type Gateway = ReturnType<typeof openGateway>;

export interface GatewayParts {
  opening: Opening;
  connectors: ReadonlyMap<string, AnyConnector>;
  flows: ReadonlyMap<string, Flow>;
  connections: Pick<OpenConnections, 'get' | 'reopen'>;
  authenticator: Pick<Authenticator, 'forget' | 'byKey'>;
  signIn: Pick<Parameters<typeof sessionAdmin>[0], 'operatorKey' | 'sessions' | 'provider'>;
  cache: ResponseCache;
  searchLimitBytes: number;
  tailEveryMs: number;
  /** An examination that has not ended by then is given up. */
  examinationMs: number;
  withCalls: ProxyParts['withCalls'] & WithCalls;
  /** Throws for an address that no message may be sent to. */
  checkAddress: Parameters<typeof destinationAdmin>[0]['checkAddress'];
  engine: FlowRunner & {
    manualMoves: ManualMoves;
    post: ObjectWriteParts['post'];
    outcomes: OutcomeReader;
  };
  installation: InstallationParts;
  /** For the first steps of people. */
  setUp: SetUpParts;
  /** The sentences of all parts. */
  words: Wording;
  /** Where a connection's webhooks are received; undefined: nowhere that is known. */
  hookUrl(connectionId: string): string | undefined;
}

export function openGateway(parts: GatewayParts) {
  const { opening, connectors, authenticator, cache, engine, words } = parts;
  const { store, clock } = opening;
  const changed = authenticator.forget;
  const connections = connectionAdmin({
    store,
    clock,
    connectors,
    pool: parts.connections,
    check: connection => checkNow(connection, parts.withCalls),
    tryOut: (connector, settings, tenantId) => tryOut(connector, settings, tenantId, opening),
    changed(id) {
      parts.connections.reopen(id);
      cache.forget(id);
    },
  });
  const { open } = connections;
  const catalog = connectorCatalog(connectors);
  const read = objects(open, searchIndex(clock, parts.searchLimitBytes), cache);
  const flows = flowAdmin({ ...parts, store, clock, kinds: parts.flows, open });
  const tail = liveTail({ store, everyMs: parts.tailEveryMs, log: opening.log });
  const examiner = examinations({ store, open, longestMs: parts.examinationMs, log: opening.log });
  const posted = postings(store, engine.manualMoves, parts.flows.values());
  const board = orderBoard(read, clock);
  const told = stories(store, parts.flows);
  const passing = {
    open,
    writeOnce: writeOnce(store.idempotencyKeys, store.clock),
    cache,
    withCalls: parts.withCalls,
  };
  const passOn = proxy(passing);
  const tokens = widgetTokens({ store, clock, changed });
  return {
    tenants: tenantAdmin(store, { changed }),
    keys: apiKeyAdmin(store, { changed }),
    installation: installation(store, parts.installation),
    sessions: sessionAdmin({ ...parts.signIn, store, clock, byKey: authenticator.byKey, changed }),
    connections,
    examinations: examiner,
    services: servicesOf(open),
    objectKinds: objectKinds(open),
    connectors: catalog,
    connect: connectSessions({ store, clock, connectors: catalog, connections, changed }),
    widgetTokens: tokens,
    widgets: widgets({ tokens, objects: read, orderBoard: board, postings: posted }),
    orderBoard: board,
    destinations: destinationAdmin({ store, clock: store.clock, checkAddress: parts.checkAddress, open }),
    flows,
    flowPreviews: flowPreviews({
      flow: flows.get,
      draft: flows.draft,
      kinds: parts.flows,
      list: read.list,
      engine,
      clock,
    }),
    flowDefinitions: flowCatalog(parts.flows),
    flowDifferences: flowDifferences({
      flow: flows.get,
      kinds: parts.flows,
      accepted: store.accepted,
      engine,
      clock,
      log: opening.log,
    }),
    postings: posted,
    bulkPlans: bulkPlans({ store, clock, moves: engine.manualMoves, isQuestion: posted.isQuestion }),
    events: events(store, engine.outcomes),
    stories: told,
    callRepeats: callRepeats({
      call: (caller, id) => told.call(caller.sees, id),
      connection: connections.get,
      connectorOf: ({ connector }) => catalog.find(connector),
      open,
      forwardOver: opened => proxy({ ...passing, open: async () => opened }),
    }),
    find: finder({ store, kinds: parts.flows, outcomes: engine.outcomes, search: read.search }),
    tail,
    summary: summariser({ store, clock, setUp: parts.setUp, expiriesOf: connections.expiries }),
    series: seriesReader(store, clock),
    audit: audit(store),
    setAside: setAsideAdmin(store),
    restores: restores(store.restores),
    changeRequests: changeRequestAdmin(store, clock),
    objects: read,
    writes: objectWrites({
      open,
      ofCaller: store.postings.ofCaller,
      post: engine.post,
      speak: speaker(words.en),
    }),
    proxy: passOn,
    words,
    clock,
    /** Stops examinations that run, and the reading for those who follow. */
    async close() {
      await tail.close();
      await examiner.close();
    },
  };
}
