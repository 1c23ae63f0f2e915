// A V4 request is put into V2's words, answered from the same tables by the same rules, and its answer put back into
// V4's. What V4 does differently is here: ETags of children come from their parent, changes answer the changed entity,
// decimals are numbers unless text is asked for.
import { answerOne } from '../answer.ts';
import type { Answer } from '../fault-injection.ts';
import type { ODataRequest } from '../odata-request.ts';
import { keyLiteral, notFound, read } from '../read.ts';
import { parsePath } from '../resource-path.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import type { WriteContext } from '../write.ts';
import { parseBody } from './body.ts';
import { answerOperation, callAt } from './call-v4.ts';
import {
  checkIfMatch,
  entityOf,
  etagHeader,
  etagOf,
  isExact,
  type Json,
  jsonHeaders,
  type RequestedOperation,
  v4Error,
} from './entity.ts';
import { v4Metadata } from './metadata.ts';
import { place } from './place.ts';
import type { V4Service } from './projection.ts';
import { parseQuery } from './query.ts';

export function answerV4(request: ODataRequest, service: V4Service, context: WriteContext): Answer {
  const savepoint = context.tables.savepoint();
  try {
    const answered = answer(request, service, context);
    savepoint.keep();
    return answered;
  } catch (error) {
    savepoint.undo();
    if (!(error instanceof SapFault)) throw error;
    return v4Error(error);
  }
}

function answer(request: ODataRequest, service: V4Service, context: WriteContext): Answer {
  const { method, path, headers } = request;
  if (path === '$metadata')
    return {
      status: 200,
      headers: { 'content-type': 'application/xml', 'odata-version': '4.0' },
      body: context.ownMetadata.get(service.root) ?? v4Metadata(service),
    };
  if (path === '') {
    const value = [...service.sets.keys()].map(name => ({ name, url: name }));
    return {
      status: 200,
      headers: jsonHeaders(false),
      body: method === 'HEAD' ? '' : JSON.stringify({ '@odata.context': '$metadata', value }),
    };
  }
  // Real systems stumble over it (SAP/cloud-sdk#2511).
  if (path.endsWith('/'))
    throw new SapFault(400, '/IWCOR/CX_OD_URI_SYNTAX_ERROR', 'The URI ends with a slash');
  const called = callAt(path, service);
  if (called) return answerOperation(request, called, service, context);
  const { set, v2 } = place(path, service);
  const asked: RequestedOperation = { service, context, set, v2Path: v2, exact: isExact(headers.accept) };
  switch (method) {
    case 'GET':
      return answerRead(request, asked);
    case 'POST':
      return answerCreate(request, asked);
    case 'PATCH':
    case 'PUT':
    case 'DELETE':
      return answerChange(request, asked);
    default:
      throw new SapFault(405, '/IWBEP/CM_V4_APPS/004', `Method '${method}' not allowed`);
  }
}

function answerRead({ query, path }: ODataRequest, asked: RequestedOperation): Answer {
  const { service, context, set, exact } = asked;
  const { shape, v2Query } = parseQuery(query, set, service);
  const found = read(asked.v2Path, v2Query, context);
  if (typeof found === 'string')
    return { status: 200, headers: { 'content-type': 'text/plain', 'odata-version': '4.0' }, body: found };
  if (!Array.isArray(found.results)) {
    const entity = entityOf(found, set, shape, asked);
    return {
      status: 200,
      headers: { ...jsonHeaders(exact), ...etagHeader(entity) },
      body: JSON.stringify({ '@odata.context': `$metadata#${set.name}/$entity`, ...entity }),
    };
  }
  const body: Json = { '@odata.context': `$metadata#${set.name}` };
  if (found.__count !== undefined) body['@odata.count'] = Number(found.__count);
  body.value = (found.results as Json[]).map(row => entityOf(row, set, shape, asked));
  const token =
    typeof found.__next === 'string' ? new URL(found.__next).searchParams.get('$skiptoken') : null;
  if (token !== null) {
    const rest = new URLSearchParams(query);
    rest.set('$skiptoken', token);
    // Relative to the request, as V4 allows.
    body['@odata.nextLink'] = `${path.split('/').at(-1)}?${rest}`;
  }
  return { status: 200, headers: jsonHeaders(exact), body: JSON.stringify(body) };
}

function answerCreate(request: ODataRequest, asked: RequestedOperation): Answer {
  const { set, service, context, v2Path: path } = asked;
  const direct = !path.includes('/');
  if (direct && !set.creatable)
    throw new SapFault(405, '/IWBEP/CM_V4_APPS/004', `Method 'POST' not allowed for '${set.name}'`);
  const { body, children } = parseBody(request.body, set, service, isExact(request.headers['content-type']));
  const answered = answerOne(
    { ...request, path, headers: { accept: 'application/json' }, body: JSON.stringify(body) },
    context,
  );
  if (answered.status >= 400) return translatedError(answered);
  const created = (JSON.parse(answered.body) as { d: Json }).d;
  const entity = entityOf(created, set, children, asked);
  return {
    status: 201,
    headers: {
      ...jsonHeaders(asked.exact),
      ...etagHeader(entity),
      location: `${context.root}/${set.name}(${keyLiteral(created as Row, set.table)})`,
    },
    body: JSON.stringify(entity),
  };
}

function answerChange(request: ODataRequest, asked: RequestedOperation): Answer {
  const { set, service, context, v2Path: path } = asked;
  const { method, headers } = request;
  if (!(method === 'DELETE' ? set.deletable : set.updatable))
    throw new SapFault(405, '/IWBEP/CM_V4_APPS/004', `Method '${method}' not allowed for '${set.name}'`);
  const { key } = parsePath(path, context.model);
  const current = key && etagOf(key, set, asked);
  if (!key || current === undefined) throw notFound();
  checkIfMatch(headers['if-match'], current);
  const body =
    method === 'DELETE'
      ? ''
      : JSON.stringify(parseBody(request.body, set, service, isExact(headers['content-type'])).body);
  const answered = answerOne(
    { ...request, path, headers: { accept: 'application/json', 'if-match': '*' }, body },
    context,
  );
  if (answered.status >= 400) return translatedError(answered);
  if (method === 'DELETE') return { status: 204, headers: { 'odata-version': '4.0' }, body: '' };
  return answerRead({ ...request, query: new URLSearchParams() }, asked);
}

function translatedError({ status, body }: Answer): Answer {
  const { error } = JSON.parse(body) as {
    error: {
      code: string;
      message: { value: string };
      innererror: { errordetails: { code: string; message: string; target: string }[] };
    };
  };
  const details = error.innererror.errordetails
    .slice(1)
    .filter(detail => !detail.code.startsWith('/IWBEP/CX_'));
  return v4Error(new SapFault(status, error.code, error.message.value, details));
}
