// The routes of unified objects. Their answers are written as they are: a list of a thousand records is not checked
// field by field again on its way out.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { objectRoutes } from '../contract/objects.ts';
import { problem } from '../contract/route.ts';
import type { Caller } from '../core/caller.ts';
import type { Objects } from '../gateway/objects.ts';
import type { Authenticate } from './authenticate.ts';

interface Asked {
  Params: { id: string; key: string };
  Querystring: Record<string, unknown> & {
    cursor?: string;
    limit: number;
    expand?: 'items';
    fields?: string[];
    raw: 'true' | 'false';
    search?: string;
  };
}

export function addObjects(
  app: FastifyInstance,
  { objects, authenticate }: { objects: Objects; authenticate: Authenticate },
): void {
  for (const [name, route] of Object.entries(objectRoutes)) {
    app.route({
      method: route.method,
      url: route.path,
      exposeHeadRoute: false,
      schema: {
        operationId: name,
        summary: route.summary,
        tags: [route.object],
        params: route.params,
        querystring: route.query,
        response: { [route.status]: route.answer, default: problem },
      },
      onRequest: (request, reply) => authenticate(request, reply, route),
      async handler(request, reply) {
        const { params, query } = request as FastifyRequest<Asked>;
        const caller = request.caller as Caller;
        const raw = query.raw === 'true';
        reply.type('application/json; charset=utf-8');
        if (route.act === 'get') {
          const result = await objects.get(caller, params.id, route.object, params.key, raw);
          return reply.send(JSON.stringify({ result, warnings: [] }));
        }
        const { cursor, limit, expand, fields, raw: _, search: text, ...filters } = query;
        if (text !== undefined) {
          const found = await objects.search(caller, params.id, route.object, {
            text,
            limit,
            fields,
            filters,
          });
          return reply.send(JSON.stringify(found));
        }
        const list = await objects.list(caller, params.id, route.object, {
          cursor,
          limit,
          items: expand === 'items',
          fields,
          raw,
          filters,
        });
        return reply.send(JSON.stringify(list));
      },
    });
  }
  app.get<{ Params: { id: string; key: string } }>(
    '/v1/connections/:id/invoices/:key/pdf',
    {
      schema: { hide: true },
      exposeHeadRoute: false,
      onRequest: (request, reply) => authenticate(request, reply, { needs: 'read' }),
    },
    async (request, reply) => {
      const { id, key } = request.params;
      const pdf = await objects.invoicePdf(request.caller as Caller, id, key);
      return reply.type('application/pdf').send(Buffer.from(pdf));
    },
  );
}
