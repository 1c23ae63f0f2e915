// Bound actions and functions of a V4 service.

import type { Answer } from '../fault-injection.ts';
import type { ODataRequest } from '../odata-request.ts';
import { notFound, plainEntity } from '../read.ts';
import { parsePath } from '../resource-path.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import type { WriteContext } from '../write.ts';
import {
  checkIfMatch,
  entityOf,
  etagOf,
  isExact,
  type Json,
  jsonHeaders,
  type RequestedOperation,
} from './entity.ts';
import { v2Key } from './place.ts';
import type { V4Operation, V4Service } from './projection.ts';
import type { Shape } from './query.ts';

export interface Called {
  operation: V4Operation;
  /** `('90000001')`, or empty on a collection. */
  key: string;
}

/** `BillingDocument('9')/com.sap….PostToAccounting`, with `SAP__self` for the namespace too. */
export function callAt(path: string, service: V4Service): Called | undefined {
  const [, set = '', key = '', namespace = '', name = ''] =
    /^(\w+)(\(.*\))?\/([\w.]+)\.(\w+)(?:\(\))?$/.exec(decodeURIComponent(path)) ?? [];
  const operation = service.operations.get(name);
  if (!operation || operation.on.set !== set) return undefined;
  if (namespace !== service.namespace && namespace !== 'SAP__self') return undefined;
  return operation.on.collection === (key === '') ? { operation, key } : undefined;
}

export function answerOperation(
  request: ODataRequest,
  { operation, key }: Called,
  service: V4Service,
  context: WriteContext,
): Answer {
  if (request.method !== (operation.kind === 'action' ? 'POST' : 'GET'))
    throw new SapFault(405, '/IWBEP/CM_V4_APPS/004', `Method '${request.method}' not allowed`);
  const rule = context.operations.get(operation.rule);
  const set = service.sets.get(operation.on.set);
  if (!rule || !set) throw new Error(`The sandbox has no rule for ${operation.rule}`);
  const exact = isExact(request.headers.accept);
  const on = key === '' ? {} : (parsePath(`${set.table.name}${v2Key(key, set)}`, context.model).key ?? {});
  if (key !== '')
    checkVersionOf(on, request.headers['if-match'], operation, { service, context, set, v2Path: '', exact });
  const found = rule(on, operation.parameters.length === 0 ? {} : parametersOf(request.body, operation));
  const returned = operation.returns;
  if (!returned) return { status: 204, headers: { 'odata-version': '4.0' }, body: '' };
  const target = service.sets.get(returned.type);
  const asked: RequestedOperation = { service, context, set: target ?? set, v2Path: '', exact };
  const entities = (Array.isArray(found) ? found : [found]).map(row =>
    target ? entityOf(plainEntity(row, target.table, context), target, everything, asked) : row,
  );
  const body = returned.collection
    ? { '@odata.context': `$metadata#${returned.type}`, value: entities }
    : { '@odata.context': `$metadata#${returned.type}`, ...entities[0] };
  return { status: 200, headers: jsonHeaders(exact), body: JSON.stringify(body) };
}

const everything: Shape = { select: undefined, children: new Map() };

/** An action changes its record, and wants to know which version of it. */
function checkVersionOf(
  key: Row,
  ifMatch: string | undefined,
  { kind }: V4Operation,
  asked: RequestedOperation,
): void {
  const current = etagOf(key, asked.set, asked);
  if (current === undefined) throw notFound();
  if (kind === 'action') checkIfMatch(ifMatch, current);
}

function parametersOf(body: string, operation: V4Operation): Json {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new SapFault(400, '/IWBEP/CM_V4_RUNTIME/003', 'Error while parsing the request body');
  }
  const given = Object(parsed) as Json;
  const known = new Map(operation.parameters.map(parameter => [parameter.name, parameter]));
  for (const [name, value] of Object.entries(given)) {
    const parameter = known.get(name);
    if (!parameter || Array.isArray(value) !== parameter.collection)
      throw new SapFault(
        400,
        '/IWBEP/CM_V4_RUNTIME/004',
        `Parameter '${name}' of '${operation.name}' is invalid`,
      );
  }
  const missing = operation.parameters.filter(({ name }) => given[name] === undefined);
  if (missing.length > 0)
    throw new SapFault(400, '/IWBEP/CM_V4_RUNTIME/004', `Parameter '${missing[0]?.name}' is missing`);
  return given;
}
