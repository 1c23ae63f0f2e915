// Puts the HTTP server together: API routes under a bearer key, webhooks under their signatures, health for probes.
import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { everyRoute } from '../contract/routes.ts';
import { type ApiParts, addApi } from './api-routes.ts';
import { checkByContract } from './by-contract.ts';
import { endStalled } from './client-leaves.ts';
import { addConnectPage } from './connect-page.ts';
import { addConnect } from './connect-routes.ts';
import { addConsole, consoleFolder } from './console.ts';
import { describedOnce } from './description.ts';
import { addHooks, type HookParts } from './hook-routes.ts';
import { addOpenId, type OpenIdParts } from './openid-routes.ts';
import { otherRoutes, otherTags } from './other-routes.ts';
import { allowPages } from './page-routes.ts';
import { sendProblem } from './problem.ts';
import { addProblemPages } from './problem-pages.ts';
import { addProxy } from './proxy-route.ts';
import { tagOf } from './route-schema.ts';
import { say } from './sentences.ts';
import { shortenDescription } from './shorten-description.ts';
import { addSignIn, type SignInParts } from './sign-in-routes.ts';
import { describeWebhooks } from './webhooks.ts';
import { addWidgetFiles, widgetsFolder } from './widget-files.ts';
import { addWidgets } from './widget-routes.ts';

export interface ServerOptions
  extends ApiParts,
    Omit<HookParts, 'gateway'>,
    Pick<SignInParts, 'strangers' | 'signInsPerMinute'>,
    Pick<OpenIdParts, 'vault'> {
  version: string;
  /** Throws when the database does not answer. */
  ready(): Promise<void>;
  /** How long a request may take to come in, body included. */
  requestTimeoutMs: number;
  /** A client that takes nothing of its answer for so long is cut off. */
  stalledClientMs: number;
  /** Addresses of proxies in front of Kontor, whose word on who the client is counts. */
  trustProxy?: string[] | undefined;
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

const logo = {
  type: 'image/svg+xml',
  content: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><text x="0" y="28" font-family="sans-serif" font-size="24" font-weight="bold" fill="#fff">Kontor</text></svg>',
  ),
};

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
