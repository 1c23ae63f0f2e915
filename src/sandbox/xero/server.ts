// The Xero sandbox over HTTP: the token endpoint and the accounting API of one organisation.
import Fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify';
import { addressOf } from '../address.ts';
import { addFaultRoutes } from '../fault-routes.ts';
import { type FaultRates, faults, xeroFaults } from '../faults.ts';
import { exception, problem, Refusal } from './answers.ts';
import { type Books, openBooks } from './books.ts';
import { contactsKind } from './contacts.ts';
import { Cut, cutOff, openCuts } from './cuts.ts';
import { openIdempotency } from './idempotency.ts';
import { invoicesKind } from './invoices.ts';
import type { Kind } from './kind.ts';
import { type LimitOptions, openLimits, xeroLimits } from './limits.ts';
import { openLogon } from './logon.ts';
import { manualJournalsKind } from './manual-journals.ts';
import { addRoutes } from './routes.ts';
import { openWebhooks, type Webhooks } from './webhooks.ts';
import { xmlOf } from './xml.ts';

export interface XeroSandboxOptions {
  port?: number;
  seed?: string;
  faults?: FaultRates;
  slowMs?: number;
  lateMs?: number;
  currency?: string;
  clientId?: string;
  clientSecret?: string;
  webhookKey?: string;
  /** What the app may do. Apps made since March 2026 have these; older ones `accounting.transactions`. */
  scopes?: readonly string[];
  /** False: none. What is left out is as Xero has it. */
  limits?: Partial<LimitOptions> | false;
  retryScale?: number;
  now?: () => number;
}

export interface XeroSandbox {
  url: string;
  books: Books;
  credentials: { clientId: string; clientSecret: string; tenantId: string; webhookKey: string };
  expireTokens(): void;
  /** As somebody does in Xero: the first contact becomes part of the second. */
  mergeContacts(from: string, into: string): void;
  registerWebhook: Webhooks['register'];
  outstandingWebhooks(): number;
  setFaults(rates: FaultRates): void;
  struck(): Record<string, number>;
  close(): Promise<void>;
}

const granted = [
  'accounting.settings',
  'accounting.settings.read',
  'accounting.contacts',
  'accounting.contacts.read',
  'accounting.invoices',
  'accounting.invoices.read',
  'accounting.manualjournals',
  'accounting.manualjournals.read',
];

export async function startXeroSandbox(options: XeroSandboxOptions = {}): Promise<XeroSandbox> {
  const now = options.now ?? Date.now;
  const books = openBooks({ currency: options.currency ?? 'USD', now });
  const tenantId = books.organisation.OrganisationID;
  const credentials = {
    clientId: options.clientId ?? 'sandbox-client',
    clientSecret: options.clientSecret ?? 'sandbox-client-secret',
    webhookKey: options.webhookKey ?? 'sandbox-webhook-key',
    tenantId,
  };
  const plan = faults(xeroFaults, options.seed ?? 'sandbox', options.faults);
  const logon = openLogon({ ...credentials, scopes: options.scopes ?? granted, now });
  const limits = options.limits === false ? undefined : openLimits({ ...xeroLimits, ...options.limits }, now);
  const idempotency = openIdempotency(now);
  const cuts = openCuts(plan, options.lateMs ?? 3_000);
  const webhooks = openWebhooks({
    tenantId,
    key: credentials.webhookKey,
    retryScale: options.retryScale ?? 1,
    faults: plan,
    now,
  });
  const contacts = contactsKind(books);
  const kinds = [contacts, invoicesKind(books, contacts), manualJournalsKind(books)] as unknown as Kind[];

  const app = Fastify({ forceCloseConnections: true });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.setErrorHandler((error: FastifyError | Refusal | Cut, request, reply) => {
    if (error instanceof Cut) return cutOff(reply, error);
    if (error instanceof Refusal) return refuse(request, reply, error);
    if (error.code?.startsWith('FST_ERR_CTP'))
      return refuse(
        request,
        reply,
        exception(14, 'PostDataInvalidException', 'JSON for post data was invalid'),
      );
    throw error;
  });

  addFaultRoutes(app, plan, xeroFaults);
  app.put<{ Body: { url: string } }>('/sandbox/webhooks', ({ body }) => webhooks.register(body.url));

  app.post<{ Body: Record<string, string> }>('/connect/token', request =>
    logon.token(request.headers.authorization, request.body ?? {}),
  );

  await app.register(async api => {
    api.addHook('onRequest', async (request, reply) => {
      const about = `${request.method} ${request.url}`;
      if (plan.hits('slow', about)) await new Promise(done => setTimeout(done, options.slowMs ?? 2_000));
      if (plan.hits('unavailable', about)) throw new Refusal(503, 'The organisation is offline');
      if (plan.hits('unauthorized', about)) throw problem(401, 'TokenExpired: token expired');
      logon.check(request.headers.authorization, tenantOf(request), []);
      if (plan.hits('throttled', about)) {
        reply.headers({ 'x-rate-limit-problem': 'minute', 'retry-after': '1' });
        throw new Refusal(429, 'Rate Limit Exceeded');
      }
      if (plan.hits('throttled-bare', about)) {
        reply.header('x-rate-limit-problem', 'concurrent');
        throw new Refusal(429, 'Rate Limit Exceeded');
      }
      if (!limits) return;
      const { refused, headers } = limits.begin();
      reply.headers(headers);
      if (refused) throw new Refusal(429, 'Rate Limit Exceeded');
      reply.raw.once('close', limits.end);
    });
    api.addHook('preSerialization', async (request, reply, body) => {
      if (isJsonAsked(request)) return body;
      reply.type('text/xml; charset=utf-8').serializer(text => text as string);
      return xmlOf(body as object);
    });
    api.get('/connections', () => [
      {
        id: tenantId,
        tenantId,
        tenantType: 'ORGANISATION',
        tenantName: books.organisation.Name,
        createdDateUtc: new Date(now()).toISOString(),
        updatedDateUtc: new Date(now()).toISOString(),
      },
    ]);
    addRoutes(api, {
      books,
      kinds,
      allow: (request, scopes) => logon.check(request.headers.authorization, tenantOf(request), scopes),
      write: (request, work) =>
        cuts.write(request, () =>
          idempotency.once(
            header(request, 'idempotency-key'),
            `${request.method} ${request.url} ${JSON.stringify(request.body)}`,
            work,
          ),
        ),
      changed(kind, id, type) {
        if (kind.category)
          webhooks.publish({ resource: `${kind.list}/${id}`, resourceId: id, category: kind.category, type });
      },
    });
  });

  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  return {
    url: addressOf(app.server),
    books,
    credentials,
    expireTokens: logon.expireTokens,
    mergeContacts(from, into) {
      const contact = books.contacts.get(from);
      if (!contact) return;
      const merged = { ContactStatus: 'ARCHIVED', MergedToContactID: into } as const;
      books.contacts.set(from, { ...contact, ...merged, UpdatedDateUTC: new Date(now()) });
      webhooks.publish({
        resource: `Contacts/${from}`,
        resourceId: from,
        category: 'CONTACT',
        type: 'UPDATE',
      });
    },
    registerWebhook: webhooks.register,
    outstandingWebhooks: webhooks.outstanding,
    setFaults: plan.set,
    struck: plan.struck,
    async close() {
      cuts.stop();
      await webhooks.stop();
      await app.close();
    },
  };
}

function refuse(request: FastifyRequest, reply: FastifyReply, { status, body }: Refusal): FastifyReply {
  reply.code(status);
  if (typeof body === 'string') return reply.type('text/plain; charset=utf-8').send(body);
  return status === 400 && request.url.startsWith('/api.xro') && !isJsonAsked(request)
    ? reply.type('text/xml; charset=utf-8').send(xmlOf(body))
    : reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}

const header = (request: FastifyRequest, name: string) => request.headers[name] as string | undefined;
const tenantOf = (request: FastifyRequest) => header(request, 'xero-tenant-id');
const isJsonAsked = (request: FastifyRequest) => (request.headers.accept ?? '').includes('application/json');
