// The S/4HANA sandbox over HTTP. A request passes: faults, logon, CSRF, then OData or SOAP.
import { TLSSocket } from 'node:tls';
import { Decimal } from 'decimal.js';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { addressOf } from '../address.ts';
import { addFaultRoutes } from '../fault-routes.ts';
import { type FaultRates, faults, s4Faults } from '../faults.ts';
import { type Books, booksOf } from './books.ts';
import type { Credentials } from './credentials.ts';
import { openCsrf } from './csrf.ts';
import type { PartnerChange, PartnerLife } from './documents/partner-life.ts';
import { openStock } from './documents/stock.ts';
import { enterByHand } from './enter-by-hand.ts';
import { type EventState, openEvents } from './events.ts';
import { createFaultInjector } from './fault-injection.ts';
import { refuseUnknown } from './locked-services.ts';
import { openLogon, type Presented } from './logon.ts';
import { answerOData, odataRoot } from './odata-requests.ts';
import { fillOrderBook, nordicProducts, type OrderBook } from './order-book.ts';
import type { OwnService } from './own-metadata/read-edmx.ts';
import { openRepeatability } from './repeatability.ts';
import { soapRoot } from './soap.ts';
import { answerSoap } from './soap-requests.ts';
import { openSystem, type System } from './system.ts';
import { odata4Root } from './v4/projection.ts';

export interface S4SandboxOptions {
  port?: number;
  seed?: string;
  faults?: FaultRates;
  /** Milliseconds: how long a slow answer takes, and when a late commit happens. */
  slowMs?: number;
  lateMs?: number;
  /** Milliseconds until a one-way message is worked off. */
  oneWayMs?: number;
  pageSize?: number;
  /** Services of a real system, served from its own metadata. */
  metadata?: readonly OwnService[];
  /** Where business events go as CloudEvents. */
  eventsTo?: string;
  /** The first pause before an event is delivered again, in milliseconds. */
  eventRetryMs?: number;
  /** Keep creations under their RequestID; many real systems do not. */
  repeatability?: boolean;
  /** Services without a communication arrangement, by a part of their address (`API_PRODUCT_SRV`). */
  locked?: readonly string[];
  tokenLifeMs?: number;
  credentials?: Partial<Credentials>;
  /** Answer under https, with this certificate; clients that present one signed by `ca` are logged on by it. */
  tls?: { key: string; cert: string; ca: string };
  /** Material numbers in addition to the built-in ones. */
  products?: readonly string[];
  /** Customers and suppliers have other numbers than their partners, as in systems whose number ranges are not the same. */
  numbersSidesApart?: boolean;
  /** So many open orders of the last thirty days, of a Nordic manufacturer. */
  openOrders?: number;
  now?: () => number;
}

export const sandboxCredentials: Credentials = {
  username: 'KONTOR_COMM',
  password: 'sandbox-password',
  apiKey: 'sandbox-api-key',
  clientId: 'sandbox-client',
  clientSecret: 'sandbox-client-secret',
  businessUsers: ['buyer@example.org'],
};

/** Left out: the one plant and storage location that has everything. */
interface WarehousePlace {
  plant?: string;
  storageLocation?: string;
}

const stockPlace = (
  Material: string,
  { plant: Plant = '1710', storageLocation: StorageLocation = '171A' }: WarehousePlace = {},
) => ({ Material, Plant, StorageLocation });

export interface S4Sandbox {
  url: string;
  setFaults(rates: FaultRates): void;
  struck(): Record<string, number>;
  /** Months such as "2026-03" in which nothing can be posted. */
  closePeriods(periods: readonly string[]): void;
  /** Blocks or unblocks a G/L account for posting. */
  blockAccount(account: string, blocked: boolean): void;
  /** Blocks, flags, merges or ends a customer. */
  changePartner: PartnerLife['change'];
  /** So many pieces of a product have come to the warehouse; negative: they have gone. */
  moveGoods(product: string, quantity: number, place?: WarehousePlace): void;
  /** Stock becomes this without a movement; undefined: it is listed no more. */
  setStock(product: string, quantity: number | undefined, place?: WarehousePlace): void;
  /** Somebody enters a journal entry in dollars by hand: account → amount. Answers its id, as `journal-entries` has it. */
  enterByHand(amounts: Record<string, string>): string;
  /** What stands in the books, for those who compare. */
  books(): Books;
  /** What was filled in, where open orders were wanted. */
  orderBook: OrderBook | undefined;
  /** Where the service with this namespace lies; undefined: there is none. */
  pathOf(namespace: string): string | undefined;
  events(): EventState | undefined;
  dump: System['dump'];
  restore: System['restore'];
  sessionsOpened(): number;
  /** Every bearer token that was handed out. */
  tokens(): string[];
  /** Somebody has entered other credentials in the system. */
  changeCredentials(credentials: Partial<Credentials>): void;
  /** How many requests came. */
  requests(): number;
  /** How many of them could have changed something. */
  written(): number;
  /** How often somebody was not let in. */
  refusedLogons(): number;
  close(): Promise<void>;
}

/** Throws `input/unknown-service` for a locked service that it does not have. */
export async function startS4Sandbox(options: S4SandboxOptions = {}): Promise<S4Sandbox> {
  const clock = options.now ?? Date.now;
  let setMs: number | undefined;
  const now = () => setMs ?? clock();
  const seed = options.seed ?? 'sandbox';
  const plan = faults(s4Faults, seed, options.faults);
  const events = options.eventsTo
    ? openEvents({
        destination: options.eventsTo,
        origin: 'sandbox.s4hana.example',
        faults: plan,
        retryMs: options.eventRetryMs ?? 1_000,
      })
    : undefined;
  const system = openSystem({
    now,
    products: [...(options.products ?? []), ...(options.openOrders ? Object.keys(nordicProducts) : [])],
    own: options.metadata ?? [],
    seed,
    numbersSidesApart: options.numbersSidesApart ?? false,
    movesCent: reference => plan.hits('cent-moved', reference),
    onEvents: published => events?.publish(published),
  });
  refuseUnknown(options.locked ?? [], system);
  const orderBook = options.openOrders
    ? fillOrderBook(system, {
        orders: options.openOrders,
        seed,
        nowMs: clock(),
        at(ms) {
          setMs = ms;
        },
      })
    : undefined;
  const logon = openLogon(
    { ...sandboxCredentials, ...options.credentials },
    options.tokenLifeMs ?? 3_600_000,
    now,
  );
  const repeatability = openRepeatability(options.repeatability ?? false, now);
  const csrf = openCsrf();
  let refusedLogons = 0;
  let requests = 0;
  let written = 0;
  const injector = createFaultInjector(plan, {
    slowMs: options.slowMs ?? 2_000,
    lateMs: options.lateMs ?? 3_000,
  });
  const timers = new Set<NodeJS.Timeout>();
  const later = (work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, options.oneWayMs ?? 50);
    timers.add(timer);
  };
  const plain = { bodyLimit: 20_000_000, forceCloseConnections: true, exposeHeadRoutes: false } as const;
  const app = (
    options.tls
      ? Fastify({ ...plain, https: { ...options.tls, requestCert: true, rejectUnauthorized: false } })
      : Fastify(plain)
  ) as FastifyInstance;
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.removeContentTypeParser('application/json');
  addControlRoutes(app);

  app.post('/sap/bc/sec/oauth2/token', async (request, reply) => {
    const form = new URLSearchParams(String(request.body ?? ''));
    const url = `${request.protocol}://${request.headers.host}${request.url}`;
    const answer = logon.token(form, presentedBy(request), url);
    if (answer.status === 401) refusedLogons++;
    return reply.code(answer.status).send(answer.body);
  });

  app.all('/sap/*', async (request, reply) => {
    requests++;
    if (request.method !== 'GET' && request.method !== 'HEAD') written++;
    if (await injector.beforeLogon(request, reply)) return reply;
    const user = logon.userOf(presentedBy(request));
    if (user === undefined) {
      refusedLogons++;
      return unauthorized(reply);
    }
    if (request.url.startsWith(soapRoot) && options.locked?.some(name => request.url.includes(name)))
      return reply.code(403).type('text/html').send('<html><body>403 Forbidden</body></html>');
    if (request.url.startsWith(soapRoot))
      return answerSoap(request, reply, { system, faults: injector, later, now });
    if (request.url.startsWith(odataRoot) || request.url.startsWith(odata4Root)) {
      return answerOData(request, reply, {
        system,
        faults: injector,
        csrf,
        user,
        pageSize: options.pageSize ?? 1_000,
        repeatability,
        locked: options.locked ?? [],
      });
    }
    return reply.code(404).type('text/html').send('<html><body><h1>404 Not found</h1></body></html>');
  });

  function addControlRoutes(server: FastifyInstance): void {
    server.get('/sandbox/events', () => events?.state() ?? { allowed: false, delivered: 0, outstanding: 0 });
    server.post('/sandbox/events/handshake', async () => ({ allowed: (await events?.handshake()) ?? false }));
    addFaultRoutes(server, plan, s4Faults);
    server.put<{ Params: { customer: string }; Body: string }>(
      '/sandbox/partners/:customer',
      async ({ params, body }, reply) => {
        try {
          system.partners.change(params.customer, JSON.parse(body) as PartnerChange);
          return { customer: params.customer };
        } catch (error) {
          return reply.code(400).send({ error: (error as Error).message });
        }
      },
    );
  }

  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const accounts = system.tables.of('API_GLACCOUNTINCHARTOFACCOUNTS_SRV', 'A_GLAccountInChartOfAccounts');
  return {
    url: addressOf(app.server),
    setFaults: plan.set,
    struck: plan.struck,
    closePeriods(periods) {
      system.ledger.closedPeriods.clear();
      for (const period of periods) system.ledger.closedPeriods.add(period);
    },
    blockAccount(account, blocked) {
      const row = accounts.get({ ChartOfAccounts: 'YCOA', GLAccount: account });
      if (row) row.AccountIsBlockedForPosting = blocked;
    },
    changePartner: system.partners.change,
    moveGoods: (product, quantity, place) =>
      system.movements.count(stockPlace(product, place), new Decimal(quantity)),
    setStock: (product, quantity, place) =>
      openStock(system).put(
        stockPlace(product, place),
        quantity === undefined ? undefined : new Decimal(quantity),
      ),
    enterByHand: amounts => enterByHand(amounts, system.ledger, now()),
    books: () => booksOf(system),
    orderBook,
    pathOf: namespace =>
      system.v4Services.find(service => service.namespace === namespace)?.root ??
      (system.tables.models.has(namespace) ? odataRoot + namespace : undefined),
    events: () => events?.state(),
    dump: system.dump,
    restore: system.restore,
    sessionsOpened: csrf.opened,
    tokens: logon.tokens,
    requests: () => requests,
    written: () => written,
    changeCredentials: logon.change,
    refusedLogons: () => refusedLogons,
    async close() {
      injector.stop();
      for (const timer of timers) clearTimeout(timer);
      await events?.stop();
      await app.close();
    },
  };
}

function presentedBy({ headers, raw }: FastifyRequest): Presented {
  const { socket } = raw;
  const known = socket instanceof TLSSocket && socket.authorized ? socket.getPeerCertificate() : undefined;
  const name = known?.subject.CN;
  return {
    authorization: headers.authorization,
    apikey: headers.apikey as string | undefined,
    certificateName: Array.isArray(name) ? name[0] : name,
  };
}

/** Basic failure: 401 with a challenge and an HTML body. */
function unauthorized(reply: FastifyReply): FastifyReply {
  return reply
    .code(401)
    .header('www-authenticate', 'Basic realm="SAP NetWeaver Application Server [S4H/100]"')
    .type('text/html')
    .send(
      '<html><head><title>Logon Error Message</title></head><body>Anmeldung fehlgeschlagen</body></html>',
    );
}
