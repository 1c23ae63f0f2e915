// The path behind the service root: `A_SalesOrder('1')/to_Item`, `A_SalesOrder/$count`.
import { converted } from './conversion.ts';
import type { Model, NavigationModel, SetModel } from './model/parse-model.ts';
import { SapFault } from './sap-fault.ts';
import type { Row } from './tables.ts';
import { dateMs, wireDate } from './wire.ts';

export interface ResourcePath {
  set: SetModel;
  /** Undefined: the whole set. */
  key: Row | undefined;
  navigation: NavigationModel | undefined;
  count: boolean;
}

export function parsePath(path: string, model: Model): ResourcePath {
  const { name, keyText, rest } = partsOf(decode(path));
  const set = model.sets.get(name);
  if (!set)
    throw new SapFault(404, '/IWBEP/CM_MGW_RT/020', `Resource not found for segment '${name || path}'`);
  const count = rest === '$count' || rest.endsWith('/$count');
  const navigationName = count ? rest.slice(0, -'/$count'.length) : rest;
  const navigation =
    navigationName === '' || rest === '$count' ? undefined : set.navigations.get(navigationName);
  if (navigationName !== '' && rest !== '$count' && !navigation) {
    throw new SapFault(404, '/IWBEP/CM_MGW_RT/020', `Resource not found for segment '${navigationName}'`);
  }
  return { set, key: keyText === undefined ? undefined : parseKey(keyText, set), navigation, count };
}

/** The key ends where a bracket closes the path or its segment: a text in it may hold brackets and slashes. */
function partsOf(path: string): { name: string; keyText: string | undefined; rest: string } {
  const name = /^\w+/.exec(path)?.[0] ?? '';
  const behind = path.slice(name.length);
  if (behind.startsWith('/')) return { name, keyText: undefined, rest: behind.slice(1) };
  const close = /\)(?=\/|$)/.exec(behind)?.index;
  if (behind === '' || !behind.startsWith('(') || close === undefined)
    return { name: behind === '' ? name : '', keyText: undefined, rest: '' };
  return { name, keyText: behind.slice(1, close), rest: behind.slice(close + 2) };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new SapFault(400, '/IWFND/CM_MGW/002', 'Malformed URI');
  }
}

/** `SalesOrder='1'`, `3L`, `guid'…'`: literals of OData 2.0 (chapter 2.2.2, abstract type system). */
const keyPart = /^(?:(\w+)=)?(?:(datetime|guid)?'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)[LlMm]?)(?:,|$)/;

const numeric = new Set<string>(['Byte', 'Int16', 'Int32', 'Int64', 'Decimal']);

function parseKey(text: string, set: SetModel): Row {
  const key: Row = {};
  let rest = text;
  while (rest !== '') {
    const match = keyPart.exec(rest);
    if (!match) throw new SapFault(400, '/IWFND/CM_MGW/002', `Malformed key: (${text})`);
    const [all, name = set.keys[0] ?? '', kind, quoted, number] = match;
    const type = set.fields.get(name)?.type ?? 'String';
    if (quoted !== undefined && numeric.has(type))
      throw new SapFault(400, '/IWFND/CM_MGW/002', `Malformed key: (${text})`);
    const value = quoted?.replaceAll("''", "'") ?? number ?? '';
    const isSmall = numeric.has(type) && type !== 'Int64' && type !== 'Decimal';
    key[name] = kind === 'datetime' ? wireDate(dateMs(value)) : isSmall ? Number(value) : value;
    rest = rest.slice(all.length);
  }
  const missing = set.keys.filter(name => key[name] === undefined);
  const unknown = Object.keys(key).filter(name => !set.keys.includes(name));
  if (missing.length + unknown.length > 0) {
    throw new SapFault(400, '/IWBEP/CM_MGW_RT/022', `Invalid key predicate: (${text})`);
  }
  for (const name of set.keys) key[name] = converted(key[name] ?? '', set.fields.get(name), set);
  return key;
}
