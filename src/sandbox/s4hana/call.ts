// Function imports: `PostGoodsIssue?DeliveryDocument='80000001'`.

import type { Answer } from './fault-injection.ts';
import type { CallModel, FieldModel } from './model/parse-model.ts';
import type { ODataRequest } from './odata-request.ts';
import { plainEntity } from './read.ts';
import { SapFault } from './sap-fault.ts';
import type { Row, Value } from './tables.ts';
import { dateMs, wireDate, withoutZeros } from './wire.ts';
import { checkETag, type WriteContext } from './write.ts';

const json = { 'content-type': 'application/json;charset=utf-8', dataserviceversion: '2.0' };

/** Undefined: the path names no function import. */
export function answerCall(
  method: string,
  { path, query, headers }: ODataRequest,
  context: WriteContext,
): Answer | undefined {
  const { model } = context;
  const call = model.calls.get(path);
  const operation = call && context.operations.get(`${model.service}/${call.name}`);
  if (!call || !operation) return undefined;
  if (method !== call.method)
    throw new SapFault(405, '/IWBEP/CM_MGW_RT/098', `Method '${method}' not allowed for '${path}'`);
  const parameters = parametersOf(call, query);
  if (call.method === 'POST') checkVersion(call, parameters, headers['if-match'], context);
  const found = operation(parameters, {});
  const rows = (Array.isArray(found) ? found : [found]).map(row => shown(row, call, context));
  // A single complex value stands under the operation's name, an entity and a list do not.
  const d = call.many
    ? { results: rows }
    : model.complexes.has(call.returns)
      ? { [call.name]: rows[0] }
      : rows[0];
  return { status: 200, headers: json, body: JSON.stringify({ d }) };
}

function shown(row: Row, call: CallModel, context: WriteContext): object {
  const set = context.model.sets.get(call.returns);
  if (set) return plainEntity(row, set, context);
  const fields = context.model.complexes.get(call.returns) ?? [];
  return {
    __metadata: { type: `${context.model.service}.${call.returns}` },
    ...Object.fromEntries(
      fields.map(({ name, type }) => [
        name,
        row[name] ?? (type === 'Boolean' ? false : type === 'Decimal' ? '0' : ''),
      ]),
    ),
  };
}

/** What acts on a record with a version wants to know which (KBA 3539067). */
function checkVersion(
  { actsOn }: CallModel,
  parameters: Row,
  ifMatch: string | undefined,
  context: WriteContext,
): void {
  const set = actsOn === undefined ? undefined : context.model.sets.get(actsOn);
  if (!set?.etag) return;
  const row = context.tables.of(set.service, set.name).get(parameters);
  if (!row) throw new SapFault(404, '/IWBEP/CM_MGW_RT/013', 'Resource not found');
  checkETag(row, set, ifMatch, context);
}

function parametersOf(call: CallModel, query: URLSearchParams): Row {
  const known = new Map(call.parameters.map(parameter => [parameter.name, parameter]));
  for (const name of query.keys())
    if (!name.startsWith('$') && !name.startsWith('sap-') && !known.has(name))
      throw new SapFault(400, '/IWBEP/CM_MGW_RT/022', `Parameter '${name}' is not known to '${call.name}'`);
  const row: Row = {};
  for (const parameter of call.parameters) {
    const text = query.get(parameter.name);
    if (text !== null) row[parameter.name] = literalValue(text, parameter);
  }
  return row;
}

function literalValue(text: string, { name, type, maxLength }: FieldModel): Value {
  const bad = () => new SapFault(400, '/IWFND/CM_MGW/002', `Invalid value of parameter '${name}': ${text}`);
  switch (type) {
    case 'DateTime': {
      const inner = /^datetime'(.+)'$/.exec(text)?.[1];
      const ms = inner === undefined ? Number.NaN : dateMs(inner.length === 16 ? `${inner}:00` : inner);
      if (Number.isNaN(ms)) throw bad();
      return wireDate(ms);
    }
    case 'Decimal': {
      const inner = /^(-?\d+(?:\.\d+)?)[mM]?$/.exec(text)?.[1];
      if (inner === undefined) throw bad();
      return inner;
    }
    case 'Boolean':
      if (text !== 'true' && text !== 'false') throw bad();
      return text === 'true';
    default: {
      const inner = /^'((?:[^']|'')*)'$/.exec(text)?.[1]?.replaceAll("''", "'");
      if (inner === undefined || (maxLength !== undefined && inner.length > maxLength)) throw bad();
      return withoutZeros(inner);
    }
  }
}
