// Where a V4 path leads, in the words of the V2 tables.
import { SapFault } from '../sap-fault.ts';
import type { V4Service, V4Set } from './projection.ts';

/** `SalesOrder('1')/_Item` → the set of the items, and `A_SalesOrder('1')/to_Item`. */
export function place(path: string, service: V4Service): { set: V4Set; v2: string } {
  const [head = '', ...rest] = path.split('/');
  const [, name = '', key = ''] = /^(\w+)(\(.*\))?$/.exec(head) ?? [];
  const set = service.sets.get(name);
  if (!set) throw new SapFault(404, '/IWBEP/CM_V4_COS/014', `Resource '${name || head}' does not exist`);
  const [way, tail] = rest;
  const here = `${set.table.name}${v2Key(key, set)}`;
  if (way === undefined || way === '$count') return { set, v2: [here, ...rest].join('/') };
  const navigation = set.navigations.get(way);
  const target = navigation && service.sets.get(navigation.target);
  if (!navigation || !target || (tail !== undefined && tail !== '$count'))
    throw new SapFault(404, '/IWBEP/CM_V4_COS/014', `Resource '${rest.join('/')}' does not exist`);
  return {
    set: target,
    v2: [here, navigation.of.name, ...(tail ? [tail] : [])].join('/'),
  };
}

/** The names of key fields may differ. */
export function v2Key(key: string, set: V4Set): string {
  return key.replace(/([(,])(\w+)=/g, (_all, mark: string, name: string) => {
    const field = set.fields.get(name);
    return `${mark}${field?.of.name ?? name}=`;
  });
}
