// The routes of unified objects. Their answers are written as they are: a list of a thousand records is not checked
// field by field again on its way out.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ObjectRoute, objectRoutes } from '../contract/objects.ts';
import type { Caller } from '../core/caller.ts';
import type { Language } from '../core/language.ts';
import type { ObjectWrites } from '../gateway/object-writes.ts';
import type { Objects } from '../gateway/objects.ts';
import type { Authenticate } from './authenticate.ts';
import { maxAgeOf, sendJson } from './conditional.ts';
import { languageOf, sayLanguage } from './language.ts';
import { schemaOf } from './route-schema.ts';
import { postingView, type Words } from './routes/postings.ts';

interface RequestedOperation {
  Params: { id: string; key: string };
  Querystring: Record<string, unknown> & {
    cursor?: string;
    limit: number;
    expand?: 'items';
    fields?: string[];
    raw: 'true' | 'false';
    search?: string;
    dry_run: 'true' | 'false';
  };
  Headers: { 'idempotency-key'?: string };
  Body: Record<string, unknown>;
}

type Answer = (
  request: FastifyRequest<RequestedOperation>,
  reply: FastifyReply,
  route: ObjectRoute,
) => Promise<FastifyReply>;

export function addObjects(
  app: FastifyInstance,
  {
    objects,
    writes,
    authenticate,
    wordsIn,
  }: {
    objects: Objects;
    writes: ObjectWrites;
    authenticate: Authenticate;
    wordsIn: Record<Language, Words>;
  },
): void {
  const list: Answer = async (request, reply, { object }) => {
    const { params, query } = request;
    const caller = request.caller as Caller;
    const { cursor, limit, expand, fields, raw, search: text, ...filters } = query;
    if (text !== undefined) {
      const found = await objects.search(caller, params.id, object, { text, limit, fields, filters });
      return sendJson(request, reply, found, undefined);
    }
    const asked = { cursor, limit, items: expand === 'items', fields, raw: raw === 'true', filters };
    const { value, ageMs } = await objects.list(caller, params.id, object, asked, maxAgeOf(request));
    return sendJson(request, reply, value, ageMs);
  };
  const get: Answer = async (request, reply, { object }) => {
    const { params, query } = request;
    const asked = { id: params.key, raw: query.raw === 'true' };
    const { value, ageMs } = await objects.get(
      request.caller as Caller,
      params.id,
      object,
      asked,
      maxAgeOf(request),
    );
    return sendJson(request, reply, value, ageMs);
  };
  const write: Answer = async ({ caller, params, query, headers, body }, reply, { object, act }) => {
    const asked = {
      object,
      act: act as 'create' | 'update',
      id: params.key,
      record: body,
      idempotencyKey: headers['idempotency-key'],
    };
    if (query.dry_run === 'true') {
      reply.code(200);
      const { warnings, ...rehearsal } = await writes.dryRun(caller as Caller, params.id, asked);
      return reply.send(JSON.stringify({ result: null, posting: null, rehearsal, warnings }));
    }
    const posting = await writes.write(caller as Caller, params.id, asked);
    if (posting.state !== 'accepted') reply.code(202).header('location', `/v1/postings/${posting.id}`);
    const language = languageOf({ headers });
    const words = wordsIn[language];
    sayLanguage(reply, language);
    const answer = {
      result: posting.state === 'accepted' ? { id: posting.documentNumber } : null,
      posting: postingView(posting, words),
      warnings: posting.reason === null ? [] : [words.speak(posting.reason)],
    };
    return reply.send(JSON.stringify(answer));
  };
  const answers: Record<ObjectRoute['act'], Answer> = { list, get, create: write, update: write };

  for (const [name, route] of Object.entries(objectRoutes)) {
    app.route({
      method: route.method,
      url: route.path,
      exposeHeadRoute: false,
      schema: schemaOf(name, route),
      onRequest: (request, reply) => authenticate(request, reply, route),
      async handler(request, reply) {
        reply.code(route.status).type('application/json; charset=utf-8');
        return answers[route.act](request as FastifyRequest<RequestedOperation>, reply, route);
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
      const pdf = await objects.file(request.caller as Caller, id, 'invoices', key);
      return reply.type('application/pdf').send(Buffer.from(pdf));
    },
  );
}
