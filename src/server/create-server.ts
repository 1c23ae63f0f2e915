// Puts the HTTP server together: API routes under a bearer key, webhooks under their signatures, health for probes.
import { timingSafeEqual } from 'node:crypto';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { type Route, type RouteName, routes } from '../contract/routes.ts';
import { problem } from '../contract/shapes.ts';
import { KontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { PassOn } from '../gateway/proxy.ts';
import { type IntakeParts, receiveWebhook } from '../intake/receive-webhook.ts';
import { type Desks, handlers } from './handlers.ts';
import { sendProblem } from './problem.ts';
import { addProxy } from './proxy-route.ts';

export interface ServerOptions {
  apiKey: string;
  version: string;
  desks: Desks;
  proxy: PassOn;
  intake: IntakeParts;
  /** Throws when the database does not answer. */
  ready(): Promise<void>;
  /** Webhook bodies over this size are refused. */
  hookLimitBytes: number;
  log: Log;
}

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 1_000_000,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
  });
  closeWhatBecomesIdle(app);
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, options.log));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      new KontorError('missing', 'no-route', `There is no ${request.method} ${request.url.split('?')[0]}.`, {
        next: 'See /openapi.json for what there is.',
      }),
      request,
      reply,
      options.log,
    ),
  );
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Kontor',
        version: options.version,
        description: 'Integration platform for SAP S/4HANA.',
      },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{ key: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  addHealth(app, options);
  await app.register(async hooks => addHooks(hooks, options));
  await app.register(async api => {
    askForKey(api, options.apiKey);
    addProxy(api, options.proxy);
  });
  await app.register(async api => addApi(api, options));
  return app;
}

function addHealth(app: FastifyInstance, { version, ready }: ServerOptions): void {
  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok', version }));
  app.get('/readyz', { schema: { hide: true } }, async () => {
    try {
      await ready();
    } catch (cause) {
      throw new KontorError('unavailable', 'database-unreachable', 'The database does not answer.', {
        cause,
        next: 'Kontor goes on by itself when it is back.',
      });
    }
    return { status: 'ready' };
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
}

/** Webhook bodies stay raw bytes: a signature is over bytes, not over what a parser makes of them. */
function addHooks(app: FastifyInstance, { intake, hookLimitBytes }: ServerOptions): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: hookLimitBytes }, (_request, body, done) =>
    done(null, body),
  );
  app.post<{ Params: { connectionId: string } }>(
    '/hooks/:connectionId',
    { schema: { hide: true }, bodyLimit: hookLimitBytes },
    async request => {
      const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return {
        status: await receiveWebhook(request.params.connectionId, raw, plainHeaders(request), intake),
      };
    },
  );
}

function plainHeaders(request: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

function askForKey(app: FastifyInstance, apiKey: string): void {
  const expected = Buffer.from(`Bearer ${apiKey}`);
  app.addHook('onRequest', async request => {
    const given = Buffer.from(request.headers.authorization ?? '');
    if (given.length === expected.length && timingSafeEqual(given, expected)) return;
    throw new KontorError('auth', 'bad-api-key', 'The API key is missing or wrong.', {
      next: 'Send "Authorization: Bearer <key>". The key is in KONTOR_API_KEY, or in the file api.key of the data folder.',
    });
  });
}

function addApi(app: FastifyInstance, { apiKey, desks }: ServerOptions): void {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  askForKey(app, apiKey);
  const all = handlers(desks);
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    app.route({
      method: route.method,
      url: route.path,
      schema: {
        operationId: name,
        summary: route.summary,
        ...(route.params ? { params: route.params } : {}),
        ...(route.query ? { querystring: route.query } : {}),
        ...(route.body ? { body: route.body } : {}),
        response: { [route.status]: route.answer, default: problem },
      },
      async handler(request, reply) {
        const { params, query, body } = request as FastifyRequest<{
          Params: never;
          Querystring: never;
          Body: never;
        }>;
        reply.code(route.status);
        return (all[name] as Handler)({ params, query, body });
      },
    });
  }
}

type Handler = (request: { params: unknown; query: unknown; body: unknown }) => Promise<unknown>;

/**
 * When the server closes, connections that are idle at that moment are closed. One that is busy becomes idle afterwards,
 * and would hold the stop up until its client lets go of it, a minute later.
 */
function closeWhatBecomesIdle(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    const again = setInterval(() => app.server.closeIdleConnections(), 50);
    app.server.once('close', () => clearInterval(again));
  });
}
