// One OData request and its answer, wherever it came from: alone, or in a batch. A refused write leaves nothing.
import { answerCall } from './call.ts';
import { childPaths } from './draft.ts';
import type { Answer } from './fault-injection.ts';
import { metadata } from './metadata.ts';
import type { ODataRequest } from './odata-request.ts';
import { keyLiteral, read, wholeEntity } from './read.ts';
import { errorBody, errorXml, SapFault } from './sap-fault.ts';
import { prepareCreate, remove, update, type WriteContext } from './write.ts';

const json = { 'content-type': 'application/json;charset=utf-8', dataserviceversion: '2.0' };

/** A refusal is an answer: nothing is thrown for what SAP would refuse. */
export function answerOne(request: ODataRequest, context: WriteContext): Answer {
  const method = methodOf(request);
  const savepoint = context.tables.savepoint();
  try {
    const answer =
      answerCall(method, request, context) ??
      (method === 'GET' || method === 'HEAD'
        ? answerRead(method, request, context)
        : change(method, request, context));
    savepoint.keep();
    return answer;
  } catch (error) {
    savepoint.undo();
    if (!(error instanceof SapFault)) throw error;
    return errorAnswer(error, context.model.service, request);
  }
}

/** POST tunnels the older verbs through X-HTTP-Method. */
function methodOf({ method, headers }: ODataRequest): string {
  const tunnelled = headers['x-http-method'];
  return method === 'POST' && tunnelled !== undefined ? tunnelled.toUpperCase() : method;
}

function answerRead(
  method: string,
  { path, query, headers: asked }: ODataRequest,
  context: WriteContext,
): Answer {
  const { model } = context;
  const answer = (body: string, headers: Record<string, string> = json): Answer => ({
    status: 200,
    headers,
    body,
  });
  if (path === '$metadata')
    return answer(context.ownMetadata.get(model.service) ?? metadata(model), {
      'content-type': 'application/xml',
    });
  const format = query.get('$format');
  if (format !== null && format !== 'json')
    throw new SapFault(400, '/IWFND/CM_MGW/003', `Format '${format}' is not supported here`);
  if (path === '') {
    const sets = JSON.stringify({ d: { EntitySets: [...model.sets.keys()] } });
    return answer(method === 'HEAD' ? '' : sets);
  }
  // HEAD is known on the service root only, as on the real Gateway.
  if (method === 'HEAD') throw new SapFault(405, '/IWBEP/CM_MGW_RT/098', 'Method HEAD not allowed');
  const found = read(path, query, context);
  if (typeof found === 'string') return answer(found, { 'content-type': 'text/plain' });
  const etag = (found.__metadata as { etag?: string } | undefined)?.etag;
  // Services may know conditional reads; those with an ETag here do.
  if (etag !== undefined && asked['if-none-match'] === etag)
    return { status: 304, headers: { etag }, body: '' };
  return answer(JSON.stringify({ d: found }), { ...json, ...(etag ? { etag } : {}) });
}

function change(method: string, request: ODataRequest, context: WriteContext): Answer {
  const { path, headers } = request;
  const ifMatch = headers['if-match'];
  switch (method) {
    case 'POST': {
      const creation = prepareCreate(path, bodyOf(request), context);
      const passing = creation.transient ? context.tables.savepoint() : undefined;
      const row = creation.commit();
      const table = context.tables.of(context.model.service, creation.set.name);
      const entity = wholeEntity(row, table, childPaths(creation.draft), context);
      const location = `${context.root}/${creation.set.name}(${keyLiteral(row, creation.set)})`;
      const etag = creation.set.etag ? context.etagOf(row) : undefined;
      passing?.undo();
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

export function errorAnswer(fault: SapFault, service: string, { headers, query }: ODataRequest): Answer {
  const asJson = /json|\*\/\*/.test(headers.accept ?? '') || query.get('$format') === 'json';
  return asJson
    ? { status: fault.status, headers: json, body: errorBody(fault, service) }
    : {
        status: fault.status,
        headers: { ...json, 'content-type': 'application/xml;charset=utf-8' },
        body: errorXml(fault),
      };
}

/** What Gateway says to a token that is missing, wrong, or was handed out with other cookies. */
export const csrfRefusal: Answer = {
  status: 403,
  headers: { 'x-csrf-token': 'Required', 'content-type': 'text/plain' },
  body: 'CSRF token validation failed',
};

export function noService(service: string, request: ODataRequest): Answer {
  const text = `No service found for namespace '', name '${service}', version '0001'`;
  return errorAnswer(new SapFault(403, '/IWFND/MED/170', text), service, request);
}

function bodyOf({ body }: ODataRequest): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new SapFault(400, 'CX_SXML_PARSE_ERROR', 'Error while parsing the request body');
  }
}
