// A V4 `$filter` in V2's words: other literals, other names, and `contains` instead of `substringof`.
import { SapFault } from '../sap-fault.ts';
import type { V4Service, V4Set } from './projection.ts';

const token =
  /('(?:[^']|'')*')|(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d))|(\d{4}-\d\d-\d\d)|(\d\d:\d\d:\d\d)|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w/]*)|(\s+|[(),])/y;

export function v2Filter(text: string, set: V4Set, service: V4Service): string {
  const parts: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (!match) throw new SapFault(400, '/IWBEP/CM_V4_COS/012', `Invalid $filter: "${text}"`);
    const [all, , instant, day, time, , word] = match;
    if (instant) parts.push(`datetimeoffset'${instant}'`);
    else if (day) parts.push(`datetime'${day}T00:00:00'`);
    else if (time) parts.push(`time'PT${time.replace(':', 'H').replace(':', 'M')}S'`);
    else if (word) parts.push(v2Word(word, set, service));
    else parts.push(all);
  }
  return withSubstringof(parts).join('');
}

const own = new Set([
  'eq',
  'ne',
  'gt',
  'ge',
  'lt',
  'le',
  'and',
  'or',
  'not',
  'null',
  'true',
  'false',
  'startswith',
  'endswith',
  'contains',
]);

function v2Word(word: string, set: V4Set, service: V4Service): string {
  if (own.has(word)) return word;
  if (word === 'substringof')
    throw new SapFault(400, '/IWBEP/CM_V4_COS/012', 'substringof is not known to OData V4');
  return v2Path(word, set, service);
}

/** `_Item/Product` → `to_Item/Material`. */
export function v2Path(path: string, set: V4Set, service: V4Service): string {
  const [head = '', ...rest] = path.split('/');
  const way = set.navigations.get(head);
  const target = way && service.sets.get(way.target);
  if (way && target)
    return rest.length === 0 ? way.of.name : `${way.of.name}/${v2Path(rest.join('/'), target, service)}`;
  const field = set.fields.get(head);
  if (field && rest.length === 0) return field.of.name;
  throw new SapFault(
    400,
    '/IWBEP/CM_V4_COS/021',
    `Property '${path}' does not exist in type of '${set.name}'`,
  );
}

/** `contains(Field,'x')` → `substringof('x',Field)`. */
function withSubstringof(parts: string[]): string[] {
  for (let at = 0; at < parts.length; at++) {
    if (parts[at] !== 'contains') continue;
    const comma = parts.indexOf(',', at);
    const close = parts.indexOf(')', comma);
    const argument = (from: number, to: number) => parts.slice(from, to).join('').trim();
    parts.splice(at, close - at + 1, `substringof(${argument(comma + 1, close)},${argument(at + 2, comma)})`);
  }
  return parts;
}
