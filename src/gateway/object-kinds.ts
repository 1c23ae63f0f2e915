// What a connection can do with which unified object.
import type { Caller } from '../core/caller.ts';
import type { Access } from '../models/access.ts';
import type { Connected } from '../models/connector.ts';
import { type ObjectName, objectNames } from '../models/objects/all.ts';

const acts = [
  'list',
  'get',
  'create',
  'update',
  'file',
  'changes',
] as const satisfies readonly (keyof Access)[];

export interface ObjectKind {
  name: ObjectName;
  can: (typeof acts)[number][];
}

/** In the order of the models. Throws `missing/no-connection`. */
export type ObjectKinds = (caller: Caller, connectionId: string) => Promise<ObjectKind[]>;

export function objectKinds(open: (caller: Caller, id: string) => Promise<Connected>): ObjectKinds {
  return async (caller, connectionId) => {
    const { objects = {} } = await open(caller, connectionId);
    return objectNames.flatMap(name => {
      const access = objects[name];
      return access ? [{ name, can: acts.filter(act => access[act] !== undefined) }] : [];
    });
  };
}
