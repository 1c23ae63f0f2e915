// Bodies of writes, checked field by field before anything is sent. Every problem is found, each with its path.
import type { KontorError } from '../../core/errors.ts';
import type { Reason } from '../../core/reasons.ts';
import type { EntitySet, Property, ServiceModel, StructuredType } from '../metadata/model.ts';
import { whyLeftOut } from '../metadata/whole-types.ts';
import { type Invalid, inEnglish, say } from '../sentences.ts';
import { ValueProblem } from './check.ts';
import { encodeValue, literal } from './encode.ts';
import type { Entity } from './read-entity.ts';

export interface FieldProblem {
  /** Such as `to_Item[0].RequestedQuantity`. */
  field: string;
  problem: string;
}

/** The same, to be put into words later. */
export interface FoundProblem {
  field: string;
  problem: Reason;
}

/** A key: the value itself when there is one part, otherwise each part by name. */
export type Key = string | number | bigint | Record<string, unknown>;

interface Writing {
  model: ServiceModel;
  problems: FoundProblem[];
}

/**
 * The body that creates a record, children included. Children may be a list or one object; `undefined` fields are left
 * out. Throws `input/invalid-record` with `details.problems`.
 */
export function createBody(model: ServiceModel, set: EntitySet, record: Entity): Entity {
  const writing: Writing = { model, problems: [] };
  const body = bodyOf(set.type, record, '', writing);
  for (const name of set.requiredOnCreate)
    if (record[name] === undefined || record[name] === null || record[name] === '')
      writing.problems.push({ field: name, problem: say.reason('must-be-given') });
  refuseIfAny(writing.problems, set.name);
  return body;
}

/** The body that changes a record: fields of its own only. Throws `input/invalid-record`. */
export function changeBody(model: ServiceModel, set: EntitySet, changes: Entity): Entity {
  const writing: Writing = { model, problems: [] };
  for (const name of Object.keys(changes))
    if (set.type.navigations.has(name) && changes[name] !== undefined)
      writing.problems.push({ field: name, problem: say.reason('changed-on-its-own') });
  const own = Object.fromEntries(Object.entries(changes).filter(([name]) => !set.type.navigations.has(name)));
  const body = bodyOf(set.type, own, '', writing);
  refuseIfAny(writing.problems, set.name);
  return body;
}

function bodyOf(type: StructuredType, record: Entity, path: string, writing: Writing): Entity {
  const body: Entity = {};
  for (const [name, value] of Object.entries(record)) {
    if (value === undefined) continue;
    const field = path + name;
    const property = type.properties.get(name);
    const navigation = type.navigations.get(name);
    if (property) put(body, property, value, field, writing);
    else if (navigation) {
      const target = writing.model.types.get(navigation.target);
      if (target) body[name] = childrenOf(target, navigation.collection, value, field, writing);
    } else writing.problems.push({ field, problem: notAField(name, type, writing.model) });
  }
  return body;
}

function put(body: Entity, property: Property, value: unknown, field: string, writing: Writing): void {
  const { model, problems } = writing;
  if (value === null) {
    if (property.nullable) body[property.name] = null;
    else problems.push({ field, problem: say.reason('not-null') });
    return;
  }
  const complex = property.edm === undefined ? model.types.get(property.typeName) : undefined;
  if (complex) {
    body[property.name] = childrenOf(complex, property.collection, value, field, writing);
    return;
  }
  if (property.collection !== Array.isArray(value)) {
    problems.push({
      field,
      problem: say.reason(property.collection ? 'must-be-list' : 'no-list-wanted'),
    });
    return;
  }
  try {
    body[property.name] = property.collection
      ? (value as unknown[]).map(one => encodeValue(property, one, model.protocol))
      : encodeValue(property, value, model.protocol);
  } catch (thrown) {
    if (!(thrown instanceof ValueProblem)) throw thrown;
    problems.push({ field, problem: thrown.reason });
  }
}

function childrenOf(
  type: StructuredType,
  many: boolean,
  value: unknown,
  field: string,
  writing: Writing,
): unknown {
  const one = (child: unknown, path: string) => {
    if (typeof child === 'object' && child !== null && !Array.isArray(child))
      return bodyOf(type, child as Entity, `${path}.`, writing);
    writing.problems.push({ field: path, problem: say.reason('must-be-record', { type: shortName(type) }) });
    return null;
  };
  if (!many) return one(value, field);
  if (Array.isArray(value)) return value.map((child, i) => one(child, `${field}[${i}]`));
  writing.problems.push({ field, problem: say.reason('must-be-list-of', { type: shortName(type) }) });
  return null;
}

/** The key as it stands in the path: `('1')`, `(SalesOrder='1',SalesOrderItem='10')`. Throws `input/invalid-key`. */
export function keyPath(model: ServiceModel, set: EntitySet, key: Key): string {
  const { keys, properties } = set.type;
  const parts: Record<string, unknown> = typeof key === 'object' ? key : { [keys[0] ?? '']: key };
  const problems: FoundProblem[] = [];
  for (const name of Object.keys(parts))
    if (!keys.includes(name))
      problems.push({ field: name, problem: say.reason('not-a-key-field', { set: set.name }) });
  const written = keys.map(name => {
    const property = properties.get(name);
    const value = parts[name];
    if (!property || value === undefined || value === null) {
      problems.push({ field: name, problem: say.reason('must-be-given') });
      return '';
    }
    try {
      const text = encodeURIComponent(literal(property, value, model.protocol)).replaceAll('%3A', ':');
      return keys.length === 1 ? text : `${name}=${text}`;
    } catch (thrown) {
      if (!(thrown instanceof ValueProblem)) throw thrown;
      problems.push({ field: name, problem: thrown.reason });
      return '';
    }
  });
  if (typeof key !== 'object' && keys.length !== 1)
    problems.push({ field: keys.join(', '), problem: say.reason('given-by-name') });
  if (problems.length > 0) throw invalid('invalid-key', set.name, problems);
  return `(${written.join(',')})`;
}

function refuseIfAny(problems: FoundProblem[], set: string): void {
  if (problems.length > 0) throw invalid('invalid-record', set, problems);
}

export const invalid = (code: Invalid, what: string, problems: readonly FoundProblem[]): KontorError =>
  say.error(
    code,
    { what, problems: problems.map(one => say.reason('wrong-field', { ...one })) },
    {
      details: {
        problems: problems.map(
          ({ field, problem }): FieldProblem => ({ field, problem: inEnglish(problem) }),
        ),
      },
    },
  );

const shortName = (type: StructuredType) => type.name.replace(/^.*\./, '');

/** Why there is no field at this path: it was left out, has nearly another name, or is not there. */
export function notAField(name: string, type: StructuredType, model: ServiceModel): Reason {
  const why = whyLeftOut(name, type, model);
  if (why) return say.reason('left-out', { why });
  const other = closest(name, type);
  if (other === undefined) return say.reason('not-a-field', { type: shortName(type) });
  return say.reason('field-of-other-name', { type: shortName(type), other });
}

/** A field of nearly this name, for the one who mistyped it. */
function closest(name: string, type: StructuredType): string | undefined {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const names = [...type.properties.keys(), ...type.navigations.keys()];
  return names.find(one => {
    const other = one.toLowerCase().replace(/[^a-z0-9]/g, '');
    return other === plain || (plain.length > 4 && (other.startsWith(plain) || plain.startsWith(other)));
  });
}
