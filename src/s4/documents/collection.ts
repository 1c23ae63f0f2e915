// A known service whose metadata is fetched when it is first used, so that a document can be named before it is needed.
import type { EntitySetClient } from '../../odata/entity-set.ts';
import type { Called, CallOptions } from '../../odata/operations.ts';
import { openService, type Service } from '../../odata/service.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { knownServices, type ServiceName } from './known-services.ts';

/** A set of entities, opened when it is first used. */
export type Collection = Pick<
  EntitySetClient,
  'read' | 'list' | 'one' | 'count' | 'create' | 'update' | 'remove'
>;

export interface LazyService {
  path: string;
  open(): Promise<Service>;
  set(name: string): Collection;
  call(name: string, parameters: Entity, options?: CallOptions): Promise<Called>;
}

export function lazyService(client: S4Client, name: ServiceName): LazyService {
  const { path } = knownServices[name];
  const open = () => openService(client, path);
  return {
    path,
    open,
    set(setName) {
      const opened = async () => (await open()).set(setName);
      return {
        async *read(query) {
          yield* (await opened()).read(query);
        },
        list: async query => (await opened()).list(query),
        one: async (key, shape) => (await opened()).one(key, shape),
        count: async filter => (await opened()).count(filter),
        create: async (record, options) => (await opened()).create(record, options),
        update: async (target, changes, options) => (await opened()).update(target, changes, options),
        remove: async (target, options) => (await opened()).remove(target, options),
      };
    },
    call: async (operation, parameters, options) => (await open()).call(operation, parameters, options),
  };
}
