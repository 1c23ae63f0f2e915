// The query of a V4 request: what is to be answered, and the same question in V2's words.
import { SapFault } from '../sap-fault.ts';
import { v2Filter, v2Path } from './filter-text.ts';
import type { V4Service, V4Set } from './projection.ts';

const options = new Set(
  ['filter', 'select', 'expand', 'orderby', 'top', 'skip', 'skiptoken', 'count', 'format'].map(
    name => `$${name}`,
  ),
);

/** Which fields of an entity are answered, and which children with it. */
export interface Shape {
  select: Set<string> | undefined;
  children: Map<string, Shape>;
}

/** Throws 400 for options and names that V4 or the service does not know. */
export function parseQuery(
  query: URLSearchParams,
  set: V4Set,
  service: V4Service,
): { shape: Shape; v2Query: URLSearchParams } {
  for (const name of query.keys())
    if (name.startsWith('$') && !options.has(name))
      throw new SapFault(400, '/IWBEP/CM_V4_COS/010', `Invalid system query option '${name}'`);
  const shape = shapeOf(query.get('$select'), query.get('$expand'), set, service);
  return { shape, v2Query: inV2(query, shape, set, service) };
}

function inV2(query: URLSearchParams, shape: Shape, set: V4Set, service: V4Service): URLSearchParams {
  const v2 = new URLSearchParams();
  const filter = query.get('$filter');
  if (filter) v2.set('$filter', v2Filter(filter, set, service));
  const order = query.get('$orderby');
  if (order)
    v2.set(
      '$orderby',
      order
        .split(',')
        .map(part => {
          const [path = '', ...direction] = part.trim().split(/\s+/);
          return [v2Path(path, set, service), ...direction].join(' ');
        })
        .join(','),
    );
  for (const name of ['$top', '$skip', '$skiptoken']) {
    const value = query.get(name);
    if (value !== null) v2.set(name, value);
  }
  if (query.get('$count') === 'true') v2.set('$inlinecount', 'allpages');
  const paths = expandPaths(shape, set, service);
  if (paths.length > 0) v2.set('$expand', paths.join(','));
  return v2;
}

function expandPaths(shape: Shape, set: V4Set, service: V4Service): string[] {
  return [...shape.children].flatMap(([name, child]) => {
    const way = set.navigations.get(name);
    const target = way && service.sets.get(way.target);
    if (!way || !target) return [];
    const below = expandPaths(child, target, service).map(path => `${way.of.name}/${path}`);
    return below.length > 0 ? below : [way.of.name];
  });
}

/** `_Item($select=Product;$expand=_ItemText),_Partner` */
function shapeOf(select: string | null, expand: string | null, set: V4Set, service: V4Service): Shape {
  const fields = select?.split(',').map(name => name.trim());
  for (const name of fields ?? []) if (name !== '*') v2Path(name, set, service);
  const children = new Map<string, Shape>();
  for (const part of expand === null ? [] : splitOutside(expand, ',')) {
    const [, name = '', inner] = /^(\w+)(?:\s*\((.*)\))?$/s.exec(part.trim()) ?? [];
    const target = service.sets.get(set.navigations.get(name)?.target ?? '');
    if (!target)
      throw new SapFault(
        400,
        '/IWBEP/CM_V4_COS/021',
        `Navigation property '${part}' does not exist in type of '${set.name}'`,
      );
    const given = new Map(
      splitOutside(inner ?? '', ';')
        .filter(Boolean)
        .map((option): [string, string] => [
          option.slice(0, option.indexOf('=')).trim(),
          option.slice(option.indexOf('=') + 1),
        ]),
    );
    for (const option of given.keys())
      if (option !== '$select' && option !== '$expand')
        throw new SapFault(400, '/IWBEP/CM_V4_COS/010', `'${option}' inside $expand is not supported here`);
    children.set(name, shapeOf(given.get('$select') ?? null, given.get('$expand') ?? null, target, service));
  }
  return { select: fields && !fields.includes('*') ? new Set(fields) : undefined, children };
}

/** Splits at a mark that does not stand in parentheses. */
function splitOutside(text: string, mark: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of text) {
    depth += char === '(' ? 1 : char === ')' ? -1 : 0;
    if (char === mark && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}
