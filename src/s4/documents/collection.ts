// A known service whose metadata is fetched when it is first used, so that a document can be named before it is needed.
import type { EntitySetClient } from '../../odata/entity-set.ts';
import type { CallOptions } from '../../odata/operations.ts';
import { openService } from '../../odata/service.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { knownServices, type ServiceName } from './known-services.ts';

/** A set of entities, opened when it is first used. */
export type Collection = Pick<
  EntitySetClient,
  'read' | 'list' | 'one' | 'count' | 'create' | 'update' | 'remove'
>;

export function lazyService(client: S4Client, name: ServiceName) {
  const { path } = knownServices[name];
  const open = () => openService(client, path);
  return {
    path,
    open,
    set(setName: string): Collection {
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
    call: async (operation: string, parameters: Entity, options?: CallOptions) =>
      (await open()).call(operation, parameters, options),
  };
}
