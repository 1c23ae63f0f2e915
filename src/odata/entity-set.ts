// One set of entities: read as a stream of records or pages, one record by its key, and written.

import { answerTo, rowsOf } from '../core/broken-answer.ts';
import type { ODataClient } from './client.ts';
import {
  type ChangeOptions,
  type CreateOptions,
  createRequest,
  oneRequest,
  removeRequest,
  type SetContext,
  type UpdateOptions,
  updateRequest,
} from './entity-requests.ts';
import { type EntitySet, targetSet } from './metadata/model.ts';
import { whyLeftOut } from './metadata/whole-types.ts';
import { readPages } from './pages.ts';
import type { Changed, Prepared, Written } from './prepared.ts';
import { type Query, queryStrings } from './query.ts';
import { say } from './sentences.ts';
import type { Entity, ReadEntity } from './values/read-entity.ts';
import { type Key, keyPath } from './values/write-entity.ts';
import type { WirePage } from './wire.ts';
import type { Writable } from './writable.ts';

export interface Page<E> {
  rows: E[];
  /** How many there are in all, when the query asked for it. */
  count: number | undefined;
}

/** Gets the row as it came, and what was thrown. */
export type LeftOut = (row: unknown, thrown: unknown) => void;

type FieldOf<E> = keyof E & string;
type Shape = Pick<Query, 'select' | 'expand'>;

/** Requests for a batch: made now, sent together. */
export interface EntitySetRequests<E extends Entity, K extends Key> {
  one(key: K, shape?: Shape): Prepared<E | undefined>;
  create(record: Writable<E>, options?: CreateOptions): Prepared<Written<E>>;
  update(target: K | E, changes: Writable<E>, options?: UpdateOptions): Prepared<Changed>;
  remove(target: K | E, options?: ChangeOptions): Prepared<Changed>;
}

export interface EntitySetClient<E extends Entity = Entity, K extends Key = Key> {
  /** What the metadata says of the set. */
  definition: EntitySet;
  /** Record after record, across all pages. */
  read(query?: Query<FieldOf<E>>): AsyncGenerator<E>;
  pages(query?: Query<FieldOf<E>>): AsyncGenerator<Page<E>>;
  /** Pages as they came, values not decoded: for those who pass them on. */
  rawPages(query?: Query<FieldOf<E>>): AsyncGenerator<WirePage>;
  /**
   * All of them in one list. `leftOut` is told of each row that cannot be read, and why; without it such a row is an error
   * of the whole list.
   */
  list(query?: Query<FieldOf<E>>, leftOut?: LeftOut): Promise<E[]>;
  /** Undefined: there is none with this key. */
  one(key: K, shape?: Shape): Promise<E | undefined>;
  /** How many meet the condition. */
  count(filter?: Query<FieldOf<E>>['filter']): Promise<number>;
  /**
   * Creates a record with its children. Throws `input/invalid-record` before anything is sent, kind `rejected` when the
   * system refuses, kind `uncertain` when the answer was lost: then look before you create again.
   */
  create(record: Writable<E>, options?: CreateOptions): Promise<Written<E>>;
  /** Changes fields. `target`: an entity that was read, which brings its version along, or a key. */
  update(target: K | E, changes: Writable<E>, options?: UpdateOptions): Promise<Changed>;
  remove(target: K | E, options?: ChangeOptions): Promise<Changed>;
  /** The children of one record as a set of their own: `orders.of('1', 'to_Item')`. */
  of<C extends Entity = Entity, CK extends Key = Key>(key: K, navigation: string): EntitySetClient<C, CK>;
  requests: EntitySetRequests<E, K>;
}

export interface SetParts {
  client: ODataClient;
  service: string;
  context: SetContext;
  send<Result>(request: Prepared<Result>): Promise<Result>;
  readerOf(set: EntitySet): ReadEntity;
}

export function entitySetClient<E extends Entity, K extends Key>(parts: SetParts): EntitySetClient<E, K> {
  const { client, service, context, send, readerOf } = parts;
  const { model, set, path, read } = context;

  async function* wirePages(query: Query = {}): AsyncGenerator<WirePage> {
    const at = `${service}/${path}`;
    let left = query.top;
    for (const text of queryStrings(query, set, model, at.length)) {
      const request = { client, protocol: model.protocol, service, path: at + text, what: path, top: left };
      for await (const page of readPages(request)) {
        if (left !== undefined) left -= page.rows.length;
        yield page;
      }
      if (left === 0) return;
    }
  }
  async function* rawPages(query?: Query): AsyncGenerator<WirePage> {
    for await (const page of wirePages(query))
      yield { ...page, rows: rowsOf(page.rows, answerTo(client.system, path)) };
  }
  async function* pages(query?: Query): AsyncGenerator<Page<E>> {
    for await (const { rows, count } of rawPages(query)) yield { rows: rows.map(read) as E[], count };
  }
  const readable = (rows: readonly Entity[], leftOut: LeftOut): E[] => {
    const entities: E[] = [];
    for (const row of rows) {
      try {
        entities.push(read(row) as E);
      } catch (thrown) {
        leftOut(row, thrown);
      }
    }
    return entities;
  };

  const requests = {
    one: (key, shape) => oneRequest(context, key, shape),
    create: (record, options) => createRequest(context, record, options),
    update: (target, changes, options) => updateRequest(context, target as Key, changes, options),
    remove: (target, options) => removeRequest(context, target as Key, options),
  } as EntitySetRequests<E, K>;

  return {
    definition: set,
    requests,
    pages,
    rawPages,
    async *read(query) {
      for await (const { rows } of pages(query)) yield* rows;
    },
    async list(query, leftOut) {
      const all: E[] = [];
      for await (const { rows } of leftOut ? wirePages(query) : pages(query)) {
        for (const row of leftOut ? readable(rows as Entity[], leftOut) : (rows as E[])) all.push(row);
        if (all.length > maxRows) throw tooManyRows(path);
      }
      return all;
    },
    one: async (key, shape) => send(requests.one(key, shape)),
    async count(filter) {
      for await (const { count } of rawPages({ filter, top: 0, count: true }))
        if (count !== undefined) return count;
      throw say.error('no-count', { path });
    },
    create: async (record, options) => send(requests.create(record, options)),
    update: async (target, changes, options) => send(requests.update(target, changes, options)),
    remove: async (target, options) => send(requests.remove(target, options)),
    of(key, navigation) {
      const child = targetSet(model, set, navigation);
      if (!child) {
        const why = whyLeftOut(navigation, set.type, model);
        throw say.error('no-navigation', {
          navigation,
          problem: why ? say.reason('left-out', { why }) : say.reason('leads-to-no-set', { set: set.name }),
          names: [...set.type.navigations.keys()].join(', ') || say.reason('has-none'),
        });
      }
      const at = `${path}${keyPath(model, set, key)}/${navigation}`;
      return entitySetClient({
        ...parts,
        context: { ...context, set: child, path: at, read: readerOf(child) },
      });
    },
  };
}

/** A list is held whole. A server that goes on answering pages must not fill the memory. */
const maxRows = 100_000;

const tooManyRows = (path: string) => say.error('too-many-rows', { path, maxRows }, { details: { maxRows } });
