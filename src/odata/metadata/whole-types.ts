// Types with what they inherit, and without what leads nowhere. Services that were generated or made by hand have such leftovers,
// and who reads them cannot repair them (S4-121): the rest is used, and using what was left out says why by name.
import { excerpt } from '../../core/excerpt.ts';
import type { Reason } from '../../core/reasons.ts';
import { say } from '../sentences.ts';
import type { Navigation, ServiceModel, StructuredType } from './model.ts';

export interface DeclaredType {
  type: StructuredType;
  /** Qualified name of the type that it extends. */
  base: string | undefined;
}

/** A name of the metadata, in a sentence: it comes from outside, and may have any length. */
export const shortName = (name: string): string => excerpt(name, 100);

export type WholeTypes = Pick<ServiceModel, 'types' | 'leftOut'>;

export function wholeTypes(declared: readonly DeclaredType[]): WholeTypes {
  const byName = new Map(declared.map(one => [one.type.name, one]));
  const types = new Map<string, StructuredType>();
  const leftOut = new Map<string, Reason>();
  for (const one of declared) {
    const whole = withBase(one, byName);
    if ('code' in whole) leftOut.set(one.type.name, whole);
    else types.set(whole.name, whole);
  }
  for (const type of types.values()) types.set(type.name, withoutDeadEnds(type, types));
  return { types, leftOut };
}

/** The set's type, or why the set cannot be used. */
export function typeOfSet(typeName: string, { types, leftOut }: WholeTypes): StructuredType | Reason {
  const type = types.get(typeName);
  if (type) return type;
  const why = leftOut.get(typeName);
  return why
    ? say.reason('type-unreadable', { type: shortName(typeName), why })
    : say.reason('type-missing', { type: shortName(typeName) });
}

/** Of a path such as `to_Item/to_Product`: why a step of it was left out; undefined when none was. */
export function whyLeftOut(path: string, type: StructuredType, { types }: WholeTypes): Reason | undefined {
  let current: StructuredType | undefined = type;
  for (const step of path.split('/')) {
    const why: Reason | undefined = current?.leftOut.get(step);
    if (why) return why;
    current = types.get(current?.navigations.get(step)?.target ?? '');
  }
  return undefined;
}

/** A reason: what is wrong with its base types. Without those its keys and fields are not known. */
function withBase(
  { type, base }: DeclaredType,
  byName: ReadonlyMap<string, DeclaredType>,
): StructuredType | Reason {
  const seen = new Set([type.name]);
  let merged = type;
  for (let next = base; next !== undefined; next = byName.get(next)?.base) {
    const parent = byName.get(next)?.type;
    if (!parent) return say.reason('base-type-missing', { type: shortName(next) });
    if (seen.has(next)) return say.reason('base-type-in-a-ring', { type: shortName(next) });
    seen.add(next);
    merged = {
      name: type.name,
      keys: merged.keys.length > 0 ? merged.keys : parent.keys,
      properties: new Map([...parent.properties, ...merged.properties]),
      navigations: new Map([...parent.navigations, ...merged.navigations]),
      leftOut: new Map([...parent.leftOut, ...merged.leftOut]),
    };
  }
  return merged;
}

function withoutDeadEnds(type: StructuredType, types: ReadonlyMap<string, StructuredType>): StructuredType {
  const isDead = ({ target }: Navigation) => !types.has(target);
  const ways = [...type.navigations.values()];
  if (!ways.some(isDead)) return type;
  const dead = ways
    .filter(isDead)
    .map(({ name, target }): [string, Reason] => [
      name,
      say.reason('target-missing', { type: shortName(target) }),
    ]);
  return {
    ...type,
    navigations: new Map([...type.navigations].filter(([, way]) => !isDead(way))),
    leftOut: new Map([...type.leftOut, ...dead]),
  };
}
