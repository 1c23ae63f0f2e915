// Types with what they inherit, and without what leads nowhere. Services that were generated or made by hand have such leftovers,
// and who reads them cannot repair them (S4-121): the rest is used, and using what was left out says why by name.
import type { Navigation, ServiceModel, StructuredType } from './model.ts';

export interface DeclaredType {
  type: StructuredType;
  /** Qualified name of the type that it extends. */
  base: string | undefined;
}

export type WholeTypes = Pick<ServiceModel, 'types' | 'leftOut'>;

export const notThere = 'is not in the metadata of the service';

export function wholeTypes(declared: readonly DeclaredType[]): WholeTypes {
  const byName = new Map(declared.map(one => [one.type.name, one]));
  const types = new Map<string, StructuredType>();
  const leftOut = new Map<string, string>();
  for (const one of declared) {
    const whole = withBase(one, byName);
    if (typeof whole === 'string') leftOut.set(one.type.name, whole);
    else types.set(whole.name, whole);
  }
  for (const type of types.values()) types.set(type.name, withoutDeadEnds(type, types));
  return { types, leftOut };
}

/** The set's type, or why the set cannot be used. */
export function typeOfSet(typeName: string, { types, leftOut }: WholeTypes): StructuredType | string {
  const why = leftOut.get(typeName);
  return types.get(typeName) ?? `its type ${typeName} ${why ? `cannot be read: ${why}` : notThere}`;
}

/** Of a path such as `to_Item/to_Product`: `: …`, why a step of it was left out; empty when none was. */
export function whyLeftOut(path: string, type: StructuredType, { types }: WholeTypes): string {
  let current: StructuredType | undefined = type;
  for (const step of path.split('/')) {
    const why: string | undefined = current?.leftOut.get(step);
    if (why !== undefined) return `: ${why}`;
    current = types.get(current?.navigations.get(step)?.target ?? '');
  }
  return '';
}

/** A string: what is wrong with its base types. Without those its keys and fields are not known. */
function withBase(
  { type, base }: DeclaredType,
  byName: ReadonlyMap<string, DeclaredType>,
): StructuredType | string {
  const seen = new Set([type.name]);
  let merged = type;
  for (let next = base; next !== undefined; next = byName.get(next)?.base) {
    const parent = byName.get(next)?.type;
    if (!parent) return `its base type ${next} ${notThere}`;
    if (seen.has(next)) return `its base type ${next} leads in a ring`;
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
    .map(({ name, target }): [string, string] => [
      name,
      `it leads to the type ${target}, which ${notThere} or cannot be read`,
    ]);
  return {
    ...type,
    navigations: new Map([...type.navigations].filter(([, way]) => !isDead(way))),
    leftOut: new Map([...type.leftOut, ...dead]),
  };
}
