// Types of a system's metadata with the keys, fields and ways of the types that they extend.

type Element = Record<string, unknown>;

/** By local name. A base type that is missing, or leads in a ring, adds nothing. */
export function withBases(types: readonly Element[]): Map<string, Element> {
  const byName = new Map(types.map(type => [String(type['@Name']), type]));
  const whole = (type: Element, seen: ReadonlySet<Element>): Element => {
    const base = byName.get(String(type['@BaseType'] ?? '').replace(/^.*\./, ''));
    if (!base || seen.has(base)) return type;
    const from = whole(base, new Set([...seen, base]));
    const all = (name: string) => [from[name], type[name]].flatMap(one => (Array.isArray(one) ? one : []));
    return {
      ...type,
      Key: type.Key ?? from.Key,
      Property: all('Property'),
      NavigationProperty: all('NavigationProperty'),
    };
  };
  return new Map([...byName].map(([name, type]) => [name, whole(type, new Set([type]))]));
}
