// `ANY /v1/connections/{id}/proxy/<path>`: the path, query, body and status of the tenant. Bodies are not looked into.
import type { FastifyInstance } from 'fastify';
import type { Caller } from '../core/caller.ts';
import type { PassOn } from '../gateway/proxy.ts';
import type { Authenticate } from './authenticate.ts';

/** Deep inserts and batches are larger than what the API itself takes. */
const bodyLimit = 20_000_000;
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const reading = new Set(['GET', 'HEAD']);

export function addProxy(
  app: FastifyInstance,
  { proxy, authenticate }: { proxy: PassOn; authenticate: Authenticate },
): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, done) => done(null, body));
  app.route<{ Params: { id: string; '*': string } }>({
    method: [...methods],
    url: '/v1/connections/:id/proxy/*',
    exposeHeadRoute: false,
    bodyLimit,
    schema: { hide: true },
    onRequest: async (request, reply) =>
      void (await authenticate(request, reply, { needs: reading.has(request.method) ? 'read' : 'write' })),
    async handler(request, reply) {
      const { id } = request.params;
      const root = `/v1/connections/${id}/proxy`;
      const answer = await proxy(request.caller as Caller, id, {
        method: request.method as (typeof methods)[number],
        // As it came: still encoded, with its query.
        path: request.url.slice(root.length),
        headers: plain(request.headers),
        body: typeof request.body === 'string' ? request.body : undefined,
        ...(request.headers['kontor-links'] === 'rewrite'
          ? { linksTo: `${request.protocol}://${request.headers.host}${root}` }
          : {}),
      });
      for (const [name, value] of Object.entries(answer.headers))
        if (value !== undefined) reply.header(name, value);
      return reply.code(answer.status).send(answer.text);
    },
  });
}

function plain(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
