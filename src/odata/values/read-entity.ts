// Whole entities from the wire to plain objects: values decoded by their types, children nested as lists or objects,
// the wire's own fields (`__metadata`, `@odata.…`) gone. The ETag stays with the entity, under a symbol.
import { noRecordIn } from '../../core/broken-answer.ts';
import type { Protocol, ServiceModel, StructuredType } from '../metadata/model.ts';
import { type Decode, decoderOf } from './decode.ts';

/** A record with SAP's own field names. */
export type Entity = Record<string, unknown>;

const etagKey = Symbol('etag');

/** The ETag under which this entity was read: for the next change of it. Undefined: the service gives none. */
export function etagOf(entity: object): string | undefined {
  return (entity as { [etagKey]?: string })[etagKey];
}

export type ReadEntity = (wire: Entity) => Entity;

export type EntityReaders = (type: StructuredType) => ReadEntity;

/** Readers remember the layout of rows: they live as long as the model they were made for. */
const readersByModel = new WeakMap<ServiceModel, EntityReaders>();

/** A reader per type, made once: `entityReaders(model, system)(type)`. The system whose service it is, for sentences. */
export function entityReaders(model: ServiceModel, system: string): EntityReaders {
  const known = readersByModel.get(model);
  if (known) return known;
  const readers = makeReaders(model, system);
  readersByModel.set(model, readers);
  return readers;
}

function makeReaders(model: ServiceModel, system: string): EntityReaders {
  const made = new Map<string, ReadEntity>();
  const of = (type: StructuredType): ReadEntity => {
    const known = made.get(type.name);
    if (known) return known;
    const decoders = new Map<string, Decode>();
    const read = readerOf(decoders, model.protocol, system);
    // Before its children are looked at: types refer to each other in rings.
    made.set(type.name, read);
    for (const property of type.properties.values()) {
      const decode = decoderOf(property, model.protocol) ?? nested(property.typeName);
      if (decode) decoders.set(property.name, decode);
    }
    for (const { name, target } of type.navigations.values()) {
      const decode = nested(target);
      if (decode) decoders.set(name, decode);
    }
    return read;
  };
  /** Children, one or many; V2 wraps lists in `results`. */
  const nested = (typeName: string): Decode | undefined => {
    const target = model.types.get(typeName);
    if (!target) return undefined;
    return wire => {
      if (typeof wire !== 'object' || wire === null) return wire;
      if (Array.isArray(wire)) return wire.map(of(target));
      const { results } = wire as { results?: unknown };
      return Array.isArray(results) ? results.map(of(target)) : of(target)(wire as Entity);
    };
  };
  return of;
}

/** What happens to the field at one place of a row. */
type Step =
  | { name: string; do: 'keep' }
  | { name: string; do: 'decode'; decode: Decode }
  /** A link to children that were not asked for, or a word of the wire. */
  | { name: string; do: 'drop' }
  | { name: string; do: 'etag'; etagOf(wire: unknown): unknown };

interface Layout {
  steps: Step[];
  /** An entity of this layout. A copy of it has room for every field at once, instead of growing field by field. */
  template: Entity;
}

/** Rows of one list have the same fields in the same order: the layout of the row before is tried first. */
function readerOf(decoders: ReadonlyMap<string, Decode>, protocol: Protocol, system: string): ReadEntity {
  let layout: Layout | undefined;
  return wire => {
    if (typeof wire !== 'object' || wire === null || Array.isArray(wire)) throw noRecordIn(system, wire);
    const entity = layout && readAs(layout, wire);
    if (entity) return entity;
    const steps = Object.keys(wire).map(name => stepFor(name, wire[name], decoders, protocol));
    layout = { steps, template: templateOf(steps) };
    return readAs(layout, wire) as Entity;
  };
}

/**
 * An object that V8 keeps as a list of fields with a shape. One that is filled field by field becomes a hash table after
 * a dozen, which is slower to make, to read and to collect; one that was parsed does not.
 */
function templateOf(steps: readonly Step[]): Entity {
  const kept = steps.filter(step => step.do === 'keep' || step.do === 'decode');
  const empty = JSON.parse(JSON.stringify(Object.fromEntries(kept.map(step => [step.name, null])))) as Entity;
  return steps.some(step => step.do === 'etag') ? { ...empty, [etagKey]: '' } : empty;
}

function stepFor(
  name: string,
  value: unknown,
  decoders: ReadonlyMap<string, Decode>,
  protocol: Protocol,
): Step {
  if (protocol === 'V2') {
    if (name === '__metadata')
      return typeof etagInMetadata(value) === 'string'
        ? { name, do: 'etag', etagOf: etagInMetadata }
        : { name, do: 'drop' };
    if (isDeferred(value)) return { name, do: 'drop' };
  } else if (name.includes('@')) {
    return name === '@odata.etag' || name === '@etag'
      ? { name, do: 'etag', etagOf: etag => etag }
      : { name, do: 'drop' };
  }
  const decode = decoders.get(name);
  return decode ? { name, do: 'decode', decode } : { name, do: 'keep' };
}

/** Undefined: the row has another layout. */
function readAs({ steps, template }: Layout, wire: Entity): Entity | undefined {
  const entity = { ...template };
  let at = 0;
  for (const name in wire) {
    const step = steps[at++];
    if (step === undefined || step.name !== name) return undefined;
    const value = wire[name];
    switch (step.do) {
      case 'keep':
        if (typeof value === 'object' && isDeferred(value)) return undefined;
        entity[name] = value;
        break;
      case 'decode':
        if (typeof value === 'object' && isDeferred(value)) return undefined;
        entity[name] = step.decode(value);
        break;
      case 'etag': {
        const etag = step.etagOf(value);
        if (typeof etag !== 'string') return undefined;
        keepEtag(entity, etag);
        break;
      }
      case 'drop':
        if (!isDroppable(name, value)) return undefined;
    }
  }
  return at === steps.length ? entity : undefined;
}

const etagInMetadata = (value: unknown) => (value as { etag?: unknown } | null)?.etag;

function isDroppable(name: string, value: unknown): boolean {
  return (
    name.includes('@') || isDeferred(value) || (name === '__metadata' && etagInMetadata(value) === undefined)
  );
}

function isDeferred(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '__deferred' in value;
}

function keepEtag(entity: Entity, etag: string): void {
  (entity as { [etagKey]?: string })[etagKey] = etag;
}
