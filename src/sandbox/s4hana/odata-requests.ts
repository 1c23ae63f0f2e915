// HTTP around OData: CSRF, the verbs, SAP's headers and error bodies.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Csrf } from './csrf.ts';
import { metadata } from './metadata.ts';
import type { Model } from './model/parse-model.ts';
import { keyLiteral, read, wholeEntity } from './read.ts';
import { errorBody, errorXml, SapFault } from './sap-fault.ts';
import { type Answer, aboutOf, type Strikes } from './strikes.ts';
import type { Tenant } from './tenant.ts';
import { prepareCreate, remove, update, type WriteContext } from './write.ts';

export const odataRoot = '/sap/opu/odata/sap/';

interface Context {
  tenant: Tenant;
  strikes: Strikes;
  csrf: Csrf;
  user: string;
  pageSize: number;
}

const json = { 'content-type': 'application/json;charset=utf-8', dataserviceversion: '2.0' };

export async function answerOData(
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
): Promise<FastifyReply> {
  const [service = '', path = '', query] = split(request.url);
  const model = context.tenant.tables.models.get(service);
  try {
    if (!model) {
      throw new SapFault(
        403,
        '/IWFND/MED/170',
        `No service found for namespace '', name '${service}', version '0001'`,
      );
    }
    reply.headers(csrfHeaders(request, context));
    const root = `http://${request.headers.host}${odataRoot}${service}`;
    const { tenant, pageSize } = context;
    const write: WriteContext = { ...tenant, model, root, pageSize };
    const method = methodOf(request);
    if (method === 'GET' || method === 'HEAD') return answerRead(method, path, query, model, write, reply);
    checkCsrf(request, context);
    if (context.strikes.locked(aboutOf(request))) {
      throw new SapFault(400, 'V1/042', 'The sales document is currently being processed by user BACKGROUND');
    }
    return await context.strikes.write(aboutOf(request), reply, () =>
      guarded(service, request, () => change(method, path, request, write)),
    );
  } catch (error) {
    if (!(error instanceof SapFault)) throw error;
    if (error.code === 'CSRF') {
      return reply
        .code(403)
        .header('x-csrf-token', 'Required')
        .type('text/plain')
        .send('CSRF token validation failed');
    }
    const { headers, body } = refusal(error, service, request);
    return reply.code(error.status).headers(headers).send(body);
  }
}

/** `/sap/opu/odata/sap/API_X;v=0002/A_Y('1')?$a=b` → service, path, query. */
function split(url: string): [string, string, URLSearchParams] {
  const at = url.indexOf('?');
  const [service = '', ...rest] = url.slice(odataRoot.length, at < 0 ? undefined : at).split('/');
  return [
    service.replace(/;v=\d+$/, ''),
    rest.join('/'),
    new URLSearchParams(at < 0 ? '' : url.slice(at + 1)),
  ];
}

/** POST tunnels the older verbs through X-HTTP-Method. */
function methodOf(request: FastifyRequest): string {
  const tunnelled = request.headers['x-http-method'];
  return request.method === 'POST' && typeof tunnelled === 'string'
    ? tunnelled.toUpperCase()
    : request.method;
}

function csrfHeaders(request: FastifyRequest, { csrf, user }: Context): Record<string, string | string[]> {
  const wanted = String(request.headers['x-csrf-token'] ?? '').toLowerCase() === 'fetch';
  const safe = request.method === 'GET' || request.method === 'HEAD';
  return wanted && safe ? csrf.open(user) : {};
}

function checkCsrf(request: FastifyRequest, { csrf, user, strikes }: Context): void {
  const { cookie, 'x-csrf-token': token } = request.headers;
  if (strikes.csrfExpired(aboutOf(request))) csrf.expire(cookie);
  if (!csrf.valid(user, token as string | undefined, cookie)) throw new SapFault(403, 'CSRF', '');
}

function answerRead(
  method: string,
  path: string,
  query: URLSearchParams,
  model: Model,
  context: WriteContext,
  reply: FastifyReply,
): FastifyReply {
  if (path === '$metadata') return reply.type('application/xml').send(metadata(model));
  const format = query.get('$format');
  if (format !== null && format !== 'json')
    throw new SapFault(400, '/IWFND/CM_MGW/003', `Format '${format}' is not supported here`);
  if (path === '') {
    const body = JSON.stringify({ d: { EntitySets: [...model.sets.keys()] } });
    return reply.headers(json).send(method === 'HEAD' ? '' : body);
  }
  // HEAD is known on the service root only, as on the real Gateway.
  if (method === 'HEAD') throw new SapFault(405, '/IWBEP/CM_MGW_RT/098', 'Method HEAD not allowed');
  const answer = read(path, query, context);
  if (typeof answer === 'string') return reply.type('text/plain').send(answer);
  const etag = (answer.__metadata as { etag?: string } | undefined)?.etag;
  return reply.headers({ ...json, ...(etag ? { etag } : {}) }).send(JSON.stringify({ d: answer }));
}

function change(method: string, path: string, request: FastifyRequest, context: WriteContext): Answer {
  const ifMatch = request.headers['if-match'];
  switch (method) {
    case 'POST': {
      const creation = prepareCreate(path, bodyOf(request), context);
      const row = creation.commit();
      const table = context.tables.of(context.model.service, creation.set.name);
      const entity = wholeEntity(row, table, [...creation.draft.children.keys()], context);
      const location = `${context.root}/${creation.set.name}(${keyLiteral(row, creation.set)})`;
      const etag = creation.set.etag ? context.etagOf(row) : undefined;
      return {
        status: 201,
        headers: { ...json, location, ...(etag ? { etag } : {}) },
        body: JSON.stringify({ d: entity }),
      };
    }
    case 'PATCH':
    case 'MERGE':
    case 'PUT':
      update(path, bodyOf(request), ifMatch, method === 'PUT', context);
      return { status: 204, headers: { dataserviceversion: '2.0' }, body: '' };
    case 'DELETE':
      remove(path, ifMatch, context);
      return { status: 204, headers: { dataserviceversion: '2.0' }, body: '' };
    default:
      throw new SapFault(405, '/IWBEP/CM_MGW_RT/098', `Method '${method}' not allowed`);
  }
}

/** A refusal inside the write is an answer too, so that it can be lost like any other. */
function guarded(service: string, request: FastifyRequest, work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SapFault)) throw error;
    return { status: error.status, ...refusal(error, service, request) };
  }
}

function refusal(fault: SapFault, service: string, request: FastifyRequest): Omit<Answer, 'status'> {
  const asJson = /json|\*\/\*/.test(request.headers.accept ?? '') || /[?&]\$format=json/.test(request.url);
  return asJson
    ? { headers: json, body: errorBody(fault, service) }
    : { headers: { ...json, 'content-type': 'application/xml;charset=utf-8' }, body: errorXml(fault) };
}

function bodyOf(request: FastifyRequest): unknown {
  try {
    return JSON.parse(String(request.body ?? ''));
  } catch {
    throw new SapFault(400, 'CX_SXML_PARSE_ERROR', 'Error while parsing the request body');
  }
}
