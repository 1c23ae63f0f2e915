// The requests that a set of entities understands.
import { type HttpReply, header } from '../http/send.ts';
import type { Refusals } from './client.ts';
import type { EntitySet, ServiceModel } from './metadata/model.ts';
import type { Changed, Prepared, Written } from './prepared.ts';
import { type Query, shapeString } from './query.ts';
import { say } from './sentences.ts';
import { type Entity, etagOf, type ReadEntity } from './values/read-entity.ts';
import { changeBody, createBody, type Key, keyPath } from './values/write-entity.ts';
import { bodyOf, headersFor, warningsOf } from './wire.ts';

export interface SetContext {
  model: ServiceModel;
  set: EntitySet;
  /** From the service's root on: the set's name, or the way to it through a record. */
  path: string;
  read: ReadEntity;
  refusals: Refusals;
}

export interface ChangeOptions {
  /** The version that is changed; left out, that of the entity handed in. `*` overwrites whatever is there. */
  etag?: string | undefined;
}

export interface UpdateOptions extends ChangeOptions {
  /** `PATCH` changes the named fields; `MERGE` is the older word for it, tunnelled through POST; `PUT` empties the rest. */
  method?: 'PATCH' | 'MERGE' | 'PUT' | undefined;
}

/** Undefined: there is none with this key. */
export function oneRequest(
  context: SetContext,
  key: Key,
  shape: Pick<Query, 'select' | 'expand'> = {},
): Prepared<Entity | undefined> {
  const { model, set, path, read, refusals } = context;
  return {
    method: 'GET',
    path: `${path}${keyPath(model, set, key)}${shapeString(shape, set, model)}`,
    headers: { accept: headersFor(model.protocol).accept },
    write: false,
    read(reply) {
      if (refusals.isNoRecord(reply)) return undefined;
      return read(bodyOf(reply, model.protocol, { write: false, refusals }));
    },
  };
}

export interface CreateOptions {
  /**
   * Names the creation, so that a server that keeps such names carries it out once however often it comes. SAP says
   * whether it does in the header `RepeatabilityResult`; many systems do not (S4-93).
   */
  repeatable?: { requestId: string; createdAt: Date } | undefined;
}

/** Children go along as lists under their names. */
export function createRequest(
  context: SetContext,
  record: Entity,
  { repeatable }: CreateOptions = {},
): Prepared<Written<Entity>> {
  const { model, set, path, read, refusals } = context;
  return {
    method: 'POST',
    path,
    headers: repeatable
      ? { ...headersFor(model.protocol), ...repeatabilityHeaders(repeatable) }
      : headersFor(model.protocol),
    body: JSON.stringify(createBody(model, set, record)),
    write: true,
    read(reply) {
      const body = bodyOf(reply, model.protocol, { write: true, refusals });
      const repeatability = header(reply, 'repeatabilityresult')?.toLowerCase();
      return {
        entity: read(body),
        warnings: warningsOf(reply, body),
        ...(repeatability === undefined ? {} : { repeatability }),
      };
    },
  };
}

/** 32 hexadecimal digits, and a date as HTTP writes it. The date's form was not tried against a system. */
function repeatabilityHeaders({ requestId, createdAt }: NonNullable<CreateOptions['repeatable']>) {
  return {
    requestid: requestId.replaceAll('-', '').toUpperCase(),
    repeatabilitycreation: createdAt.toUTCString(),
  };
}

/** `target`: a key, or an entity that was read, which brings its key and its version along. */
export function updateRequest(
  context: SetContext,
  target: Key,
  changes: Entity,
  { method = 'PATCH', etag }: UpdateOptions = {},
): Prepared<Changed> {
  const { model } = context;
  const tunnelled = method === 'MERGE';
  return {
    ...changing(context, target),
    method: method === 'MERGE' ? 'POST' : method,
    body: JSON.stringify(changeBody(model, context.set, changes)),
    headers: {
      ...headersFor(model.protocol),
      ...ifMatch(context.set, target, etag),
      ...(tunnelled ? { 'x-http-method': 'MERGE' } : {}),
    },
  };
}

export function removeRequest(
  context: SetContext,
  target: Key,
  { etag }: ChangeOptions = {},
): Prepared<Changed> {
  return {
    ...changing(context, target),
    method: 'DELETE',
    headers: { accept: headersFor(context.model.protocol).accept, ...ifMatch(context.set, target, etag) },
  };
}

function changing(context: SetContext, target: Key) {
  const { model, set, path, refusals } = context;
  return {
    path: `${path}${keyPath(model, set, keyFrom(set, target))}`,
    write: true as const,
    read(reply: HttpReply): Changed {
      if (reply.status >= 300) throw refusals.errorOf(reply, { write: true });
      return { etag: header(reply, 'etag'), warnings: warningsOf(reply) };
    },
  };
}

/** An entity that was read has more fields than its key. */
function keyFrom(set: EntitySet, target: Key): Key {
  if (typeof target !== 'object') return target;
  const { keys } = set.type;
  const isEntity = etagOf(target) !== undefined || Object.keys(target).length > keys.length;
  return isEntity ? Object.fromEntries(keys.map(name => [name, target[name]])) : target;
}

export const etagNeeded = 'etag-needed';

/** Throws `input/etag-needed`: overwriting what somebody else has just changed must be asked for in so many words. */
export function ifMatch(set: EntitySet, target: unknown, etag: string | undefined): { 'if-match'?: string } {
  const version = etag ?? (typeof target === 'object' && target !== null ? etagOf(target) : undefined);
  if (version !== undefined) return { 'if-match': version };
  if (!set.concurrency) return {};
  throw say.error(etagNeeded, { set: set.name });
}
