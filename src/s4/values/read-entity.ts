// Whole entities from the wire to plain objects: values decoded by their types, children nested as lists or objects,
// the wire's own fields (`__metadata`, `@odata.…`) gone. The ETag stays with the entity, under a symbol.
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

/** A reader per type, made once: `readers(model)(type)`. */
export function entityReaders(model: ServiceModel): (type: StructuredType) => ReadEntity {
  const made = new Map<string, ReadEntity>();
  const of = (type: StructuredType): ReadEntity => {
    const known = made.get(type.name);
    if (known) return known;
    const steps = new Map<string, Decode>();
    const read = readerOf(steps, model.protocol);
    // Before its children are looked at: types refer to each other in rings.
    made.set(type.name, read);
    for (const property of type.properties.values()) {
      const decode = decoderOf(property, model.protocol) ?? nested(property.typeName);
      if (decode) steps.set(property.name, decode);
    }
    for (const { name, target } of type.navigations.values()) {
      const decode = nested(target);
      if (decode) steps.set(name, decode);
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

function readerOf(steps: ReadonlyMap<string, Decode>, protocol: Protocol): ReadEntity {
  // Rows of one list have the same fields in the same order: what the row before had at this place is tried first.
  const names: string[] = [];
  const decoders: (Decode | undefined)[] = [];
  return protocol === 'V2'
    ? wire => {
        const entity: Entity = {};
        let at = 0;
        for (const name in wire) {
          if (names[at] !== name) {
            names[at] = name;
            decoders[at] = steps.get(name);
          }
          const decode = decoders[at++];
          const value = wire[name];
          if (decode !== undefined) {
            if (!isDeferred(value)) entity[name] = decode(value);
          } else if (name === '__metadata') keepEtag(entity, (value as { etag?: unknown }).etag);
          else if (typeof value !== 'object' || !isDeferred(value)) entity[name] = value;
        }
        return entity;
      }
    : wire => {
        const entity: Entity = {};
        let at = 0;
        for (const name in wire) {
          if (names[at] !== name) {
            names[at] = name;
            decoders[at] = steps.get(name);
          }
          const decode = decoders[at++];
          if (decode !== undefined) entity[name] = decode(wire[name]);
          else if (!name.includes('@')) entity[name] = wire[name];
          else if (name === '@odata.etag' || name === '@etag') keepEtag(entity, wire[name]);
        }
        return entity;
      };
}

function isDeferred(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '__deferred' in value;
}

function keepEtag(entity: Entity, etag: unknown): void {
  if (typeof etag === 'string') (entity as { [etagKey]?: string })[etagKey] = etag;
}
