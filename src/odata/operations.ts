// Function imports (V2) and actions and functions (V4).
import type { Refusals } from './client.ts';
import { ifMatch } from './entity-requests.ts';
import type { ServiceMessage } from './message.ts';
import type { EntitySet, Operation, Property, ServiceModel } from './metadata/model.ts';
import { propertyOf } from './metadata/property.ts';
import type { Prepared } from './prepared.ts';
import { say } from './sentences.ts';
import { ValueProblem } from './values/check.ts';
import { decoderOf } from './values/decode.ts';
import { encodeValue, literal } from './values/encode.ts';
import type { Entity, ReadEntity } from './values/read-entity.ts';
import { type FoundProblem, invalid, type Key, keyPath } from './values/write-entity.ts';
import { bodyOf, headersFor, warningsOf } from './wire.ts';

export interface CallOptions {
  /** V4: the record, or the set, that a bound operation is called on. */
  on?: { set: string; key?: Key } | undefined;
  /** The version of the record it acts on, or the record itself as it was read. `*`: whichever is there. */
  etag?: string | undefined;
  record?: Entity | undefined;
}

export interface Called {
  /** An entity, a list, a value, or undefined when the operation answers nothing. */
  result: unknown;
  warnings: ServiceMessage[];
}

/** Throws kind `input` for parameters that do not fit. */
export function callRequest(
  model: ServiceModel,
  name: string,
  parameters: Entity,
  options: CallOptions,
  { read, refusals }: { read(typeName: string): ReadEntity | undefined; refusals: Refusals },
): Prepared<Called> {
  const named = model.operations.get(name);
  if (!named) {
    throw say.error('no-operation', {
      name,
      names: [...model.operations.keys()].join(', ') || say.reason('has-none'),
    });
  }
  const operation = chosen(model, named, parameters, options);
  const write = operation.kind === 'action';
  const { path, body } =
    model.protocol === 'V2' ? v2Call(operation, parameters) : v4Call(model, operation, parameters, options);
  const acted = actedOn(model, operation, options);
  return {
    method: write ? 'POST' : 'GET',
    path,
    headers: {
      ...(body === undefined ? { accept: headersFor(model.protocol).accept } : headersFor(model.protocol)),
      ...versionOf(acted, options, write),
    },
    ...(body === undefined ? {} : { body }),
    write,
    read(reply) {
      if (reply.status === 204) return { result: undefined, warnings: warningsOf(reply) };
      const answer = bodyOf(reply, model.protocol, { write, refusals });
      const warnings = warningsOf(reply, answer);
      const result = resultOf(model, operation, answer, read);
      const hidden = refusals.hiddenIn(name, result);
      if (hidden) throw hidden;
      return { result, warnings };
    },
  };
}

/** Of several operations of one name, the one that is bound to what it is called on and knows the parameters. */
function chosen(model: ServiceModel, named: Operation, parameters: Entity, { on }: CallOptions): Operation {
  if (named.overloads.length === 0) return named;
  const type = on && model.sets.get(on.set)?.type.name;
  const bound = [named, ...named.overloads].filter(({ boundTo }) =>
    on === undefined
      ? boundTo === undefined
      : boundTo?.typeName === type && boundTo?.collection === (on.key === undefined),
  );
  const given = Object.keys(parameters);
  return (
    bound.find(one => given.every(name => one.parameters.some(parameter => parameter.name === name))) ??
    bound[0] ??
    named
  );
}

/** The set whose record the operation changes: V2 names its type, V4 is called on it. */
function actedOn(
  model: ServiceModel,
  { actsOn, boundTo }: Operation,
  { on }: CallOptions,
): EntitySet | undefined {
  if (boundTo) return on?.key === undefined ? undefined : model.sets.get(on.set);
  return [...model.sets.values()].find(set => set.type.name === actsOn);
}

function versionOf(
  acted: EntitySet | undefined,
  { etag, record }: CallOptions,
  write: boolean,
): { 'if-match'?: string } {
  if (etag !== undefined) return { 'if-match': etag };
  return acted && write ? ifMatch(acted, record, undefined) : {};
}

/** Parameters stand in the query, each as a literal of its type. */
function v2Call(operation: Operation, parameters: Entity): { path: string; body: undefined } {
  const parts = checked(operation, parameters, (property, value) => literal(property, value, 'V2'));
  const query = parts.map(([name, text]) => `${name}=${encodeURIComponent(text as string)}`).join('&');
  return { path: query === '' ? operation.name : `${operation.name}?${query}`, body: undefined };
}

function v4Call(
  model: ServiceModel,
  operation: Operation,
  parameters: Entity,
  { on }: CallOptions,
): { path: string; body: string | undefined } {
  const at = operation.boundTo
    ? `${placeOf(model, operation, on)}/${operation.qualifiedName}`
    : operation.name;
  if (operation.kind === 'action') {
    const parts = checked(operation, parameters, (property, value) =>
      property.edm === undefined ? value : encodeValue(property, value, 'V4'),
    );
    return { path: at, body: JSON.stringify(Object.fromEntries(parts)) };
  }
  const parts = checked(operation, parameters, (property, value) => literal(property, value, 'V4'));
  return {
    path: `${at}(${parts.map(([name, text]) => `${name}=${encodeURIComponent(text as string)}`).join(',')})`,
    body: undefined,
  };
}

function placeOf(model: ServiceModel, operation: Operation, on: CallOptions['on']): string {
  const set = on && model.sets.get(on.set);
  if (!on || !set || (operation.boundTo?.collection === false && on.key === undefined)) {
    throw say.error('operation-on-record', {
      operation: operation.name,
      type: operation.boundTo?.typeName ?? '',
      option: `{ on: { set: '…'${operation.boundTo?.collection ? '' : ", key: '…'"} } }`,
    });
  }
  return on.key === undefined ? set.name : `${set.name}${keyPath(model, set, on.key)}`;
}

function checked(
  operation: Operation,
  parameters: Entity,
  write: (property: Property, value: unknown) => unknown,
): [string, unknown][] {
  const problems: FoundProblem[] = [];
  const known = new Map(operation.parameters.map(property => [property.name, property]));
  const parts: [string, unknown][] = [];
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue;
    const property = known.get(name);
    if (!property) {
      problems.push({
        field: name,
        problem: say.reason('not-a-parameter', {
          names: [...known.keys()].join(', ') || say.reason('has-none'),
        }),
      });
      continue;
    }
    try {
      parts.push([name, value === null ? null : write(property, value)]);
    } catch (thrown) {
      if (!(thrown instanceof ValueProblem)) throw thrown;
      problems.push({ field: name, problem: thrown.reason });
    }
  }
  for (const property of operation.parameters)
    if (!property.nullable && parameters[property.name] === undefined)
      problems.push({ field: property.name, problem: say.reason('must-be-given') });
  if (problems.length > 0) throw invalid('invalid-parameters', operation.name, problems);
  return parts;
}

function resultOf(
  model: ServiceModel,
  { name, returns }: Operation,
  answer: Entity,
  read: (typeName: string) => ReadEntity | undefined,
): unknown {
  if (!returns) return undefined;
  const isV2 = model.protocol === 'V2';
  // V2 wraps what is no entity under the operation's own name.
  const inner = isV2 && name in answer ? answer[name] : answer;
  if (returns.collection) {
    const rows =
      (isV2 ? (inner as { results?: unknown }).results : (inner as { value?: unknown }).value) ?? inner;
    const one = read(returns.typeName);
    return Array.isArray(rows) && one ? rows.map(one) : rows;
  }
  const one = read(returns.typeName);
  if (one && typeof inner === 'object' && inner !== null) return one(inner as Entity);
  const value =
    !isV2 && typeof inner === 'object' && inner !== null && 'value' in inner ? inner.value : inner;
  const decode = decoderOf(propertyOf({ Name: name, Type: returns.typeName }), model.protocol);
  return decode ? decode(value) : value;
}
