// The routes of unified objects. Their answers are written as they are: a list of a thousand records is not checked
// field by field again on its way out.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ObjectRoute, objectRoutes } from '../contract/objects.ts';
import type { Caller } from '../core/caller.ts';
import type { Language } from '../core/language.ts';
import type { Log } from '../core/log.ts';
import { type Reason, type Speak, saidAll, shownReason } from '../core/reasons.ts';
import type { ObjectWrites } from '../gateway/object-writes.ts';
import type { Objects } from '../gateway/objects.ts';
import type { Authenticate } from './authenticate.ts';
import { maxAgeOf, sendJson } from './conditional.ts';
import { addCsv } from './csv-routes.ts';
import { languageOf, sayLanguage } from './language.ts';
import type { OpenRequests } from './open-requests.ts';
import type { OwnAddress } from './own-address.ts';
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
    inTurn,
    wordsIn,
    own,
    log,
  }: {
    objects: Objects;
    writes: ObjectWrites;
    authenticate: Authenticate;
    inTurn: OpenRequests['inTurn'];
    wordsIn: Record<Language, Words>;
    own: OwnAddress;
    log: Log;
  },
): void {
  const list: Answer = async (request, reply, { object }) => {
    const { params, query } = request;
    const caller = request.caller as Caller;
    const language = languageOf(request);
    const { speak } = wordsIn[language];
    const { cursor, limit, expand, fields, raw, search: text, ...filters } = query;
    if (text !== undefined) {
      const { warnings, ...found } = await objects.search(caller, params.id, object, {
        text,
        limit,
        fields,
        filters,
      });
      const answer = { ...found, warnings: saidAll(warnings, speak) };
      return sendJson(request, sayLanguage(reply, language), answer, undefined);
    }
    const asked = { cursor, limit, items: expand === 'items', fields, raw: raw === 'true', filters };
    const { value, ageMs } = await objects.list(caller, params.id, object, asked, maxAgeOf(request));
    const unreadable = value.unreadable.map(one => unreadableView(one, speak));
    const warnings = saidAll(value.warnings, speak);
    return sendJson(request, sayLanguage(reply, language), { ...value, unreadable, warnings }, ageMs);
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
    const language = languageOf(request);
    const warnings = saidAll(value.warnings, wordsIn[language].speak);
    return sendJson(request, sayLanguage(reply, language), { ...value, warnings }, ageMs);
  };
  const write: Answer = async ({ caller, params, query, headers, body }, reply, { object, act }) => {
    const asked = {
      object,
      act: act as 'create' | 'update',
      id: params.key,
      record: body,
      idempotencyKey: headers['idempotency-key'],
    };
    const language = languageOf({ headers });
    const words = wordsIn[language];
    sayLanguage(reply, language);
    if (query.dry_run === 'true') {
      reply.code(200);
      const { warnings, checked, ...more } = await writes.dryRun(caller as Caller, params.id, asked);
      const rehearsal = { ...more, checked: saidAll(checked, words.speak) };
      return reply.send(
        JSON.stringify({ result: null, posting: null, rehearsal, warnings: saidAll(warnings, words.speak) }),
      );
    }
    const posting = await writes.write(caller as Caller, params.id, asked);
    if (posting.state !== 'accepted')
      reply.code(202).header('location', `${own.basePath}/v1/postings/${posting.id}`);
    const answer = {
      result: posting.state === 'accepted' ? { id: posting.documentNumber } : null,
      posting: postingView(posting, words),
      warnings: saidAll(posting.reason === null ? [] : [posting.reason], words.speak),
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
    if (route.csv)
      addCsv(app, { authenticate, inTurn, log }, route, async (request, query) => {
        const { caller, params } = request as FastifyRequest<RequestedOperation>;
        const { cursor, limit, fields, ...filters } = query as RequestedOperation['Querystring'];
        const asked = { cursor, limit, items: false, fields, raw: false, filters };
        const { value } = await objects.list(caller as Caller, params.id, route.object, asked, undefined);
        const { speak } = wordsIn[languageOf(request)];
        // What cannot be read has its line, too, with the reason.
        const unreadable = value.unreadable.map(({ id, reason }) => ({ id, unreadable: speak(reason) }));
        return {
          result: [...value.result, ...unreadable],
          next_cursor: value.next_cursor,
          keys: ['id'],
        };
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

const unreadableView = <One extends { reason: Reason }>(one: One, speak: Speak) => ({
  ...one,
  ...shownReason(one.reason, speak),
});
