// One OData service of a system, V2 or V4, as its own metadata describes it.

import { trimEnd } from '../core/trim-end.ts';
import { type BatchOptions, type Outcome, sendBatch } from './batch.ts';
import type { ODataClient } from './client.ts';
import { type EntitySetClient, entitySetClient } from './entity-set.ts';
import { fetchModel } from './metadata/fetch-model.ts';
import type { EntitySet, ServiceModel } from './metadata/model.ts';
import { type Called, type CallOptions, callRequest } from './operations.ts';
import type { Prepared } from './prepared.ts';
import { say } from './sentences.ts';
import { type Entity, entityReaders } from './values/read-entity.ts';
import type { Key } from './values/write-entity.ts';

/** What a service holds, for the compiler. `kontor s4 types` writes one for a system's own service. */
export interface ServiceTypes {
  sets: { [name: string]: { entity: Entity; key: Key } };
  operations: { [name: string]: { parameters: Entity } };
}

export interface Service<Types extends ServiceTypes = ServiceTypes> {
  model: ServiceModel;
  /** The root, without a slash at its end. */
  path: string;
  /** Throws `input/no-set`. */
  set<Name extends keyof Types['sets'] & string>(
    name: Name,
  ): EntitySetClient<Types['sets'][Name]['entity'], Types['sets'][Name]['key']>;
  /** Calls a function import, an action or a function. An error that hides in a 200 is thrown. */
  call<Name extends keyof Types['operations'] & string>(
    name: Name,
    parameters: Types['operations'][Name]['parameters'],
    options?: CallOptions,
  ): Promise<Called>;
  /** The same for a batch. */
  calling<Name extends keyof Types['operations'] & string>(
    name: Name,
    parameters: Types['operations'][Name]['parameters'],
    options?: CallOptions,
  ): Prepared<Called>;
  /** Sends one request alone. */
  send<Result>(request: Prepared<Result>): Promise<Result>;
  /** Sends requests (`set.requests.…`, `calling`) together; every one has its own outcome. */
  batch<Requests extends readonly Prepared<unknown>[]>(
    requests: readonly [...Requests],
    options?: BatchOptions,
  ): Promise<{
    [At in keyof Requests]: Outcome<Requests[At] extends Prepared<infer Result> ? Result : never>;
  }>;
}

export interface ServiceOptions {
  /** Already parsed metadata: nothing is fetched. */
  model?: ServiceModel | undefined;
}

/**
 * Opens a service by the path of its root. Fetches its `$metadata` unless a model is
 * given. Throws `config/bad-metadata`, and what a refused or failed request throws.
 */
export async function openService<Types extends ServiceTypes = ServiceTypes>(
  client: ODataClient,
  path: string,
  options: ServiceOptions = {},
): Promise<Service<Types>> {
  const root = trimEnd(path, '/');
  const model = options.model ?? (await fetchModel(client, root));
  const readers = entityReaders(model, client.system);
  const { refusals } = client;

  const send = async <Result>(request: Prepared<Result>): Promise<Result> => {
    const { method, headers, body, write } = request;
    const full = {
      method,
      path: `${root}/${request.path}`,
      headers,
      ...(body === undefined ? {} : { body }),
    };
    return request.read(await (write ? client.write(root, full) : client.request(full)));
  };
  const calling = (name: string, parameters: Entity, callOptions: CallOptions = {}) =>
    callRequest(model, name, parameters, callOptions, {
      read: typeName => {
        const type = model.types.get(typeName);
        return type && readers(type);
      },
      refusals,
    });
  const readerOf = (set: EntitySet) => readers(set.type);

  return {
    model,
    path: root,
    set(name) {
      const set = model.sets.get(name);
      if (!set) {
        const why = model.leftOut.get(name);
        throw say.error('no-set', {
          service: root,
          set: why ? say.reason('set-unusable', { set: name, why }) : name,
          names: [...model.sets.keys()].join(', ') || say.reason('has-none'),
        });
      }
      const context = { model, set, path: name, read: readerOf(set), refusals };
      return entitySetClient({ client, service: root, context, send, readerOf });
    },
    send,
    calling,
    call: async (name, parameters, callOptions) => send(calling(name, parameters, callOptions)),
    batch: ((requests: readonly Prepared<unknown>[], batchOptions?: BatchOptions) =>
      sendBatch(client, root, model.protocol, requests, batchOptions)) as Service<Types>['batch'],
  };
}
