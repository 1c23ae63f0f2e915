// Bodies of writes, checked field by field before anything is sent. Every problem is found, each with its path.
import { KontorError } from '../../core/errors.ts';
import type { EntitySet, Property, ServiceModel, StructuredType } from '../metadata/model.ts';
import { whyLeftOut } from '../metadata/whole-types.ts';
import { ValueProblem } from './check.ts';
import { encodeValue, literal } from './encode.ts';
import type { Entity } from './read-entity.ts';

export interface FieldProblem {
  /** Such as `to_Item[0].RequestedQuantity`. */
  field: string;
  problem: string;
}

/** A key: the value itself when there is one part, otherwise each part by name. */
export type Key = string | number | bigint | Record<string, unknown>;

interface Writing {
  model: ServiceModel;
  problems: FieldProblem[];
}

/**
 * The body that creates a record, children included. Children may be a list or one object; `undefined` fields are left
 * out. Throws `input/invalid-fields` with `details.problems`.
 */
export function createBody(model: ServiceModel, set: EntitySet, record: Entity): Entity {
  const writing: Writing = { model, problems: [] };
  const body = bodyOf(set.type, record, '', writing);
  for (const name of set.requiredOnCreate)
    if (record[name] === undefined || record[name] === null || record[name] === '')
      writing.problems.push({ field: name, problem: 'must be given' });
  refuseIfAny(writing.problems, set.name);
  return body;
}

/** The body that changes a record: fields of its own only. Throws `input/invalid-fields`. */
export function changeBody(model: ServiceModel, set: EntitySet, changes: Entity): Entity {
  const writing: Writing = { model, problems: [] };
  for (const name of Object.keys(changes))
    if (set.type.navigations.has(name) && changes[name] !== undefined)
      writing.problems.push({
        field: name,
        problem: 'must be changed on its own: children cannot be changed with their parent',
      });
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
    } else
      writing.problems.push({
        field,
        problem: `is not a field of ${shortName(type)}${whyLeftOut(name, type, writing.model) || closest(name, type)}`,
      });
  }
  return body;
}

function put(body: Entity, property: Property, value: unknown, field: string, writing: Writing): void {
  const { model, problems } = writing;
  if (value === null) {
    if (property.nullable) body[property.name] = null;
    else problems.push({ field, problem: 'must not be null' });
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
      problem: property.collection ? 'must be a list' : 'must be one value, not a list',
    });
    return;
  }
  try {
    body[property.name] = property.collection
      ? (value as unknown[]).map(one => encodeValue(property, one, model.protocol))
      : encodeValue(property, value, model.protocol);
  } catch (thrown) {
    if (!(thrown instanceof ValueProblem)) throw thrown;
    problems.push({ field, problem: thrown.message });
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
    writing.problems.push({ field: path, problem: `must be a record of ${shortName(type)}` });
    return null;
  };
  if (!many) return one(value, field);
  if (Array.isArray(value)) return value.map((child, i) => one(child, `${field}[${i}]`));
  writing.problems.push({ field, problem: `must be a list of ${shortName(type)}` });
  return null;
}

/** The key as it stands in the path: `('1')`, `(SalesOrder='1',SalesOrderItem='10')`. Throws `input/invalid-key`. */
export function keyPath(model: ServiceModel, set: EntitySet, key: Key): string {
  const { keys, properties } = set.type;
  const parts: Record<string, unknown> = typeof key === 'object' ? key : { [keys[0] ?? '']: key };
  const problems: FieldProblem[] = [];
  for (const name of Object.keys(parts))
    if (!keys.includes(name)) problems.push({ field: name, problem: `is not a key field of ${set.name}` });
  const written = keys.map(name => {
    const property = properties.get(name);
    const value = parts[name];
    if (!property || value === undefined || value === null) {
      problems.push({ field: name, problem: 'must be given' });
      return '';
    }
    try {
      const text = encodeURIComponent(literal(property, value, model.protocol)).replaceAll('%3A', ':');
      return keys.length === 1 ? text : `${name}=${text}`;
    } catch (thrown) {
      if (!(thrown instanceof ValueProblem)) throw thrown;
      problems.push({ field: name, problem: thrown.message });
      return '';
    }
  });
  if (typeof key !== 'object' && keys.length !== 1)
    problems.push({ field: keys.join(', '), problem: 'must each be given by name' });
  if (problems.length > 0) throw invalid('invalid-key', set.name, problems);
  return `(${written.join(',')})`;
}

function refuseIfAny(problems: FieldProblem[], set: string): void {
  if (problems.length > 0) throw invalid('invalid-fields', set, problems);
}

export function invalid(code: string, what: string, problems: FieldProblem[]): KontorError {
  const list = problems.map(({ field, problem }) => `${field} ${problem}`).join('; ');
  return new KontorError('input', code, `Nothing was sent to ${what}: ${list}.`, {
    details: { problems },
    next: 'Correct these fields. The $metadata of the service says what each of them may hold.',
  });
}

const shortName = (type: StructuredType) => type.name.replace(/^.*\./, '');

/** A field of nearly this name, for the one who mistyped it. */
function closest(name: string, type: StructuredType): string {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const names = [...type.properties.keys(), ...type.navigations.keys()];
  const found = names.find(one => {
    const other = one.toLowerCase().replace(/[^a-z0-9]/g, '');
    return other === plain || (plain.length > 4 && (other.startsWith(plain) || plain.startsWith(other)));
  });
  return found ? ` (${found} is)` : '';
}
