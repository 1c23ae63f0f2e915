// Puts the HTTP server together: API routes under a bearer key, webhooks under their signatures, health for probes.

import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { Route } from '../contract/route.ts';
import { everyRoute, type RouteName, routes } from '../contract/routes.ts';
import type { Caller } from '../core/caller.ts';
import { errorKinds, toKontorError } from '../core/errors.ts';
import { type IfMatch, ifMatchOf } from '../core/if-match.ts';
import type { Language } from '../core/language.ts';
import type { Log } from '../core/log.ts';
import { speaker } from '../core/reasons.ts';
import type { Idle } from '../engine/idle.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { type IntakeParts, receiveWebhook } from '../intake/receive-webhook.ts';
import { type Authenticate, permit } from './authenticate.ts';
import { endStalled, hasLeft } from './client-leaves.ts';
import { addConnectPage } from './connect-page.ts';
import { addConnect } from './connect-routes.ts';
import { addConsole, consoleFolder } from './console.ts';
import { describedOnce } from './description.ts';
import type { Handlers, SpeakingGateway } from './handlers.ts';
import { takeJson } from './json-body.ts';
import { languageOf, sayLanguage } from './language.ts';
import { addObjects } from './object-routes.ts';
import type { OpenRequests } from './open-requests.ts';
import { addOpenId, type OpenIdParts } from './openid-routes.ts';
import { otherRoutes, otherTags } from './other-routes.ts';
import type { OwnAddress } from './own-address.ts';
import { allowPages } from './page-routes.ts';
import { addPostingCsv } from './posting-csv.ts';
import { sendProblem } from './problem.ts';
import { addProblemPages } from './problem-pages.ts';
import { addProxy } from './proxy-route.ts';
import { schemaOf, tagOf } from './route-schema.ts';
import { auditHandlers } from './routes/audit.ts';
import { bulkPlanHandlers } from './routes/bulk-plans.ts';
import { changeRequestHandlers } from './routes/change-requests.ts';
import { connectSessionHandlers } from './routes/connect-sessions.ts';
import { connectionHandlers } from './routes/connections.ts';
import { destinationHandlers } from './routes/destinations.ts';
import { eventHandlers } from './routes/events.ts';
import { examinationHandlers } from './routes/examinations.ts';
import { findHandlers } from './routes/find.ts';
import { flowDifferenceHandlers } from './routes/flow-differences.ts';
import { flowPreviewHandlers } from './routes/flow-previews.ts';
import { flowHandlers } from './routes/flows.ts';
import { idleHandlers } from './routes/idle.ts';
import { objectKindHandlers } from './routes/object-kinds.ts';
import { orderBoardHandlers } from './routes/order-board.ts';
import { postingHandlers } from './routes/postings.ts';
import { restoreHandlers } from './routes/restores.ts';
import { runHandlers } from './routes/runs.ts';
import { seriesHandlers } from './routes/series.ts';
import { sessionHandlers } from './routes/sessions.ts';
import { setAsideHandlers } from './routes/set-aside.ts';
import { storyHandlers } from './routes/stories.ts';
import { tenantHandlers } from './routes/tenants.ts';
import { widgetTokenHandlers } from './routes/widget-tokens.ts';
import { say } from './sentences.ts';
import { shortenDescription } from './shorten-description.ts';
import { addSignIn, type SignInParts } from './sign-in-routes.ts';
import { addTail, type TailLimits } from './tail-route.ts';
import { describeWebhooks } from './webhooks.ts';
import { addWidgetFiles, widgetsFolder } from './widget-files.ts';
import { addWidgets } from './widget-routes.ts';

export interface ServerOptions
  extends Pick<SignInParts, 'strangers' | 'signInsPerMinute'>,
    Pick<OpenIdParts, 'vault'> {
  authenticate: Authenticate;
  inTurn: OpenRequests['inTurn'];
  tails: TailLimits;
  version: string;
  own: OwnAddress;
  /** The address of a page on which a person signs in. */
  signInUrl(token: string): string;
  gateway: Gateway;
  idle: Pick<Idle, 'wait'>;
  intake: IntakeParts;
  /** Throws when the database does not answer. */
  ready(): Promise<void>;
  /** Webhook bodies over this size are refused. */
  hookLimitBytes: number;
  /** How long a request may take to come in, body included. */
  requestTimeoutMs: number;
  /** A client that takes nothing of its answer for so long is cut off. */
  stalledClientMs: number;
  /** Addresses of proxies in front of Kontor, whose word on who the client is counts. */
  trustProxy?: string[] | undefined;
  log: Log;
}

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const requestMs = options.requestTimeoutMs;
  const telling = { log: options.log, words: options.gateway.words };
  const app = Fastify({
    bodyLimit: 1_000_000,
    // A request that dribbles in for longer is cut off, so that nobody holds sockets by sending slowly.
    requestTimeout: requestMs,
    http: {
      headersTimeout: Math.min(60_000, requestMs / 2),
      connectionsCheckingInterval: Math.min(10_000, requestMs / 4),
    },
    forceCloseConnections: 'idle',
    trustProxy: options.trustProxy ?? false,
    rewriteUrl: options.own.rewriteUrl,
    // A service may be named by its path.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 1_000 },
    // What the router itself refuses, such as an address that cannot be decoded.
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply, telling),
  });
  app.decorateRequest('caller', undefined);
  await app.register(cookie);
  closeWhatBecomesIdle(app);
  endStalled(app, options.stalledClientMs);
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, telling));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      say.error('no-route', { method: request.method, path: request.url.split('?')[0] ?? '' }),
      request,
      reply,
      telling,
    ),
  );
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Kontor',
        version: options.version,
        description: 'Integration platform for SAP S/4HANA.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: options.own.basePath || '/' }],
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{ key: [] }],
      tags: [...new Set([...Object.values(everyRoute).map(tagOf), ...otherTags])].map(name => ({ name })),
    },
    transform: jsonSchemaTransform,
    transformObject(document) {
      const described = jsonSchemaTransformObject(document);
      const paths = { ...described.paths, ...otherRoutes() };
      return shortenDescription({ ...described, paths, webhooks: describeWebhooks() });
    },
  });
  const described = describedOnce(app);
  app.get('/openapi.json', { schema: { hide: true } }, described);
  // To be read in a browser; everything it shows comes with the package.
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    indexPrefix: options.own.basePath,
    uiConfig: { docExpansion: 'list' },
    logo,
    theme: { title: 'Kontor API' },
    uiHooks: { onRequest: described },
  });
  addHealth(app, options);
  addProblemPages(app, options.gateway.words);
  await app.register(async pages => addConsole(pages, { folder: consoleFolder, ...options.own }));
  addConnectPage(app, {
    folder: consoleFolder,
    ...options.own,
    originOf: session => options.gateway.connect.originOf(session),
  });
  await app.register(async files => addWidgetFiles(files, widgetsFolder));
  await app.register(async hooks => addHooks(hooks, options));
  await app.register(async api => addProxy(api, { ...options.gateway, ...options }));
  await app.register(async api => addApi(api, options));
  await app.register(async api => {
    checkByContract(api);
    await allowPages(api);
    const { authenticate, inTurn, gateway } = options;
    const parts = { words: gateway.words, authenticate, inTurn };
    addConnect(api, { ...parts, form: gateway.connect.form });
    addWidgets(api, { ...parts, widgets: gateway.widgets });
  });
  await app.register(async api => {
    checkByContract(api);
    const { sessions, clock } = options.gateway;
    addSignIn(api, { ...options, sessions });
    const provider = sessions.provider;
    if (provider) addOpenId(api, { ...options, sessions, provider, clock });
  });
  return app;
}

function addHealth(app: FastifyInstance, { version, ready }: ServerOptions): void {
  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok', version }));
  app.get('/readyz', { schema: { hide: true } }, async () => {
    try {
      await ready();
    } catch (cause) {
      throw say.error('not-ready', { cause });
    }
    return { status: 'ready' };
  });
}

/**
 * Webhook bodies stay raw bytes: a signature covers bytes, not what a parser makes of them. Senders read the status of the
 * answer alone, and some (Xero) take a body with 200 or 401 for a failure.
 */
function addHooks(app: FastifyInstance, { intake, hookLimitBytes, log, gateway }: ServerOptions): void {
  app.setErrorHandler((error, request, reply) =>
    toKontorError(error).kind === 'auth'
      ? reply.code(errorKinds.auth.status).send()
      : sendProblem(error, request, reply, { log, words: gateway.words }),
  );
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: hookLimitBytes }, (_request, body, done) =>
    done(null, body),
  );
  app.post<{ Params: { connectionId: string } }>(
    '/hooks/:connectionId',
    { schema: { hide: true }, bodyLimit: hookLimitBytes },
    async (request, reply) => {
      const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const received = await receiveWebhook(request.params.connectionId, raw, plainHeaders(request), intake);
      return reply.header('kontor-received', received).send();
    },
  );
}

function plainHeaders(request: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

/** Requests and answers have the shapes that the contract gives them. */
function checkByContract(app: FastifyInstance): void {
  takeJson(app);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
}

function addApi(app: FastifyInstance, options: ServerOptions): void {
  const { authenticate, inTurn, gateway, own } = options;
  checkByContract(app);
  const speaking = (language: Language): SpeakingGateway => {
    const sentences = gateway.words[language];
    return { ...gateway, language, sentences, speak: speaker(sentences) };
  };
  const speakingIn = { en: speaking('en'), de: speaking('de') };
  addObjects(app, { ...gateway, wordsIn: speakingIn, authenticate, own });
  addTail(app, { tail: gateway.tail, wordsIn: speakingIn, authenticate, tails: options.tails });
  addPostingCsv(app, { ...gateway, wordsIn: speakingIn, authenticate, inTurn });
  const handlersIn = { en: handlersOf(speakingIn.en, options), de: handlersOf(speakingIn.de, options) };
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    app.route({
      method: route.method,
      url: route.path,
      schema: schemaOf(name, route),
      onRequest: (request, reply) => authenticate(request, reply, route),
      async handler(request, reply) {
        const { caller, params, query, body } = request as FastifyRequest<{
          Params: never;
          Querystring: never;
          Body: never;
        }>;
        const language = languageOf(request);
        sayLanguage(reply, language).code(route.status);
        const known = caller as Caller;
        const ifMatch = ifMatchOf(request.headers['if-match']);
        const asked = { params, query, body, ifMatch };
        const answer = await inTurn(request, reply, () =>
          gateway.changeRequests.runOrRequest(known, { operation: name, ...asked }, () =>
            (handlersIn[language][name] as Handler)({
              caller: known,
              ...asked,
              hasLeft: () => hasLeft(reply.raw),
            }),
          ),
        );
        const { etag } = answer as { etag?: string };
        if (etag !== undefined) reply.header('etag', `"${etag}"`);
        return answer;
      },
    });
  }
}

/** What each route does, for callers of one language. */
function handlersOf(gateway: SpeakingGateway, options: ServerOptions): Handlers {
  const handlers: Handlers = {
    ...tenantHandlers(gateway),
    ...connectionHandlers(gateway),
    ...examinationHandlers(gateway),
    ...objectKindHandlers(gateway),
    ...orderBoardHandlers(gateway),
    ...connectSessionHandlers(gateway),
    ...widgetTokenHandlers(gateway),
    ...destinationHandlers(gateway),
    ...flowHandlers(gateway),
    ...flowPreviewHandlers(gateway),
    ...flowDifferenceHandlers(gateway),
    ...postingHandlers(gateway),
    ...bulkPlanHandlers(gateway),
    ...storyHandlers(gateway),
    ...findHandlers(gateway),
    ...eventHandlers(gateway),
    ...seriesHandlers(gateway),
    ...auditHandlers(gateway),
    ...sessionHandlers(gateway, options.signInUrl),
    ...runHandlers(gateway),
    ...restoreHandlers(gateway),
    ...setAsideHandlers(gateway),
    ...idleHandlers(options.idle),
    ...changeRequestHandlers(gateway, {
      permit: (caller, operation) => permit(caller, routes[operation as RouteName]),
      carryOut: (caller, { operation, ...request }) =>
        (handlers[operation as RouteName] as Handler)({ caller, ...request, hasLeft: () => false }),
    }),
  };
  return handlers;
}

const logo = {
  type: 'image/svg+xml',
  content: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><text x="0" y="28" font-family="sans-serif" font-size="24" font-weight="bold" fill="#fff">Kontor</text></svg>',
  ),
};

type Handler = (request: {
  caller: Caller;
  params: unknown;
  query: unknown;
  body: unknown;
  ifMatch?: IfMatch;
  hasLeft(): boolean;
}) => Promise<unknown>;

/**
 * When the server closes, connections that are idle at that moment are closed. One that is busy becomes idle afterwards,
 * and would hold the stop up until its client lets go of it, a minute later.
 */
const longestCloseMs = 10_000;

function closeWhatBecomesIdle(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    const again = setInterval(() => app.server.closeIdleConnections(), 50);
    // A client that has connected and sends nothing, or half of something, does not hold up the stop.
    const end = setTimeout(() => app.server.closeAllConnections(), longestCloseMs);
    app.server.once('close', () => {
      clearInterval(again);
      clearTimeout(end);
    });
  });
}
