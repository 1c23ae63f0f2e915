// A V4 request is put into V2's words, answered from the same tables by the same rules, and its answer put back into
// V4's. What V4 does differently is here: ETags of children come from their parent, changes answer the changed entity,
// decimals are numbers unless text is asked for.
import { answerOne, type Incoming } from '../answer.ts';
import { keyLiteral, notFound, read } from '../read.ts';
import { parsePath } from '../resource-path.ts';
import { SapFault } from '../sap-fault.ts';
import type { Answer } from '../strikes.ts';
import type { Row, Value } from '../tables.ts';
import type { WriteContext } from '../write.ts';
import { parseBody } from './body.ts';
import { v4Metadata } from './metadata.ts';
import type { V4Service, V4Set } from './projection.ts';
import { parseQuery, type Shape } from './query.ts';
import { toV4 } from './values.ts';

type Json = Record<string, unknown>;

export function answerV4(request: Incoming, service: V4Service, context: WriteContext): Answer {
  try {
    return answer(request, service, context);
  } catch (error) {
    if (!(error instanceof SapFault)) throw error;
    return v4Error(error);
  }
}

export function v4Error({ status, code, message, details }: SapFault): Answer {
  const error = {
    code,
    message,
    details: details.map(detail => ({
      code: detail.code,
      message: detail.message,
      target: detail.target ?? '',
    })),
  };
  return { status, headers: jsonHeaders(false), body: JSON.stringify({ error }) };
}

const jsonHeaders = (exact: boolean) => ({
  'content-type': `application/json;odata.metadata=minimal${exact ? ';IEEE754Compatible=true' : ''};charset=utf-8`,
  'odata-version': '4.0',
});

const isExact = (header: string | undefined) => /IEEE754Compatible=true/i.test(header ?? '');

interface Asked {
  service: V4Service;
  context: WriteContext;
  /** The set whose entities are answered. */
  set: V4Set;
  v2Path: string;
  exact: boolean;
}

function answer(request: Incoming, service: V4Service, context: WriteContext): Answer {
  const { method, path, headers } = request;
  if (path === '$metadata')
    return {
      status: 200,
      headers: { 'content-type': 'application/xml', 'odata-version': '4.0' },
      body: v4Metadata(service),
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
  const { set, v2 } = place(path, service);
  const asked: Asked = { service, context, set, v2Path: v2, exact: isExact(headers.accept) };
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

/** `SalesOrder('1')/_Item` → the set of the items, and `A_SalesOrder('1')/to_Item`. */
function place(path: string, service: V4Service): { set: V4Set; v2: string } {
  const [head = '', ...rest] = path.split('/');
  const [, name = '', key = ''] = /^(\w+)(\(.*\))?$/.exec(head) ?? [];
  const set = service.sets.get(name);
  if (!set) throw new SapFault(404, '/IWBEP/CM_V4_COS/014', `Resource '${name || head}' does not exist`);
  const [way, tail] = rest;
  if (way === undefined || way === '$count')
    return { set, v2: [`${set.table.name}${key}`, ...rest].join('/') };
  const navigation = set.navigations.get(way);
  const target = navigation && service.sets.get(navigation.target);
  if (!navigation || !target || (tail !== undefined && tail !== '$count'))
    throw new SapFault(404, '/IWBEP/CM_V4_COS/014', `Resource '${rest.join('/')}' does not exist`);
  return {
    set: target,
    v2: [`${set.table.name}${key}`, navigation.of.name, ...(tail ? [tail] : [])].join('/'),
  };
}

function answerRead({ query, path }: Incoming, asked: Asked): Answer {
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

function entityOf(v2: Json, set: V4Set, shape: Shape, asked: Asked): Json {
  const { service, exact } = asked;
  const etag = etagOf(v2 as Row, set, asked);
  const json: Json = etag === undefined ? {} : { '@odata.etag': etag };
  for (const field of set.fields.values())
    if (!shape.select || shape.select.has(field.name))
      json[field.name] = toV4(field, (v2[field.of.name] ?? null) as Value, exact);
  if (set.messages && !shape.select) json.SAP__Messages = [];
  for (const [name, child] of shape.children) {
    const way = set.navigations.get(name);
    const target = way && service.sets.get(way.target);
    if (!way || !target) continue;
    const inner = v2[way.of.name] as { results?: Json[] } | Json | null;
    json[name] = Array.isArray(inner?.results)
      ? (inner.results as Json[]).map(row => entityOf(row, target, child, asked))
      : inner && entityOf(inner as Json, target, child, asked);
  }
  return json;
}

/** A child's version is that of its order: any change beside it makes it stale (FACTS §4.2). */
function etagOf(keys: Row, set: V4Set, { service, context }: Asked): string | undefined {
  const { tables, etagOf: versionOf } = context;
  const row = tables.of(set.table.service, set.table.name).get(keys);
  const root = tables.of(service.versions.service, service.versions.name).get(keys);
  return row && root && versionOf(root);
}

const etagHeader = (entity: Json): { etag?: string } =>
  typeof entity['@odata.etag'] === 'string' ? { etag: entity['@odata.etag'] } : {};

function answerCreate(request: Incoming, asked: Asked): Answer {
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

function answerChange(request: Incoming, asked: Asked): Answer {
  const { set, service, context, v2Path: path } = asked;
  const { method, headers } = request;
  if (!(method === 'DELETE' ? set.deletable : set.updatable))
    throw new SapFault(405, '/IWBEP/CM_V4_APPS/004', `Method '${method}' not allowed for '${set.name}'`);
  const { key } = parsePath(path, context.model);
  const current = key && etagOf(key, set, asked);
  if (!key || current === undefined) throw notFound();
  const given = headers['if-match'];
  if (given === undefined)
    throw new SapFault(428, '/IWBEP/CM_V4_APPS/012', 'Precondition required: send If-Match');
  if (given !== '*' && given !== current)
    throw new SapFault(
      412,
      '/IWBEP/CM_V4_APPS/011',
      'Precondition failed: the entity has changed, read it again',
    );
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
