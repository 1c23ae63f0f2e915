// How V4 shows a row: an entity with its version, fields under V4's names, children where they are asked for.

import type { Answer } from '../fault-injection.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row, Value } from '../tables.ts';
import type { WriteContext } from '../write.ts';
import type { V4Service, V4Set } from './projection.ts';
import type { Shape } from './query.ts';
import { toV4 } from './values.ts';

export type Json = Record<string, unknown>;

export interface RequestedOperation {
  service: V4Service;
  context: WriteContext;
  /** The set whose entities are answered. */
  set: V4Set;
  v2Path: string;
  exact: boolean;
}

export const jsonHeaders = (exact: boolean) => ({
  'content-type': `application/json;odata.metadata=minimal${exact ? ';IEEE754Compatible=true' : ''};charset=utf-8`,
  'odata-version': '4.0',
});

export const isExact = (header: string | undefined) => /IEEE754Compatible=true/i.test(header ?? '');

export function v4Error({ status, code, message, details }: SapFault): Answer {
  const error = {
    code,
    message,
    details: details.map(detail => ({
      code: detail.code,
      message: detail.message,
      target: detail.target ?? '',
    })),
  };
  return { status, headers: jsonHeaders(false), body: JSON.stringify({ error }) };
}

export function entityOf(v2: Json, set: V4Set, shape: Shape, asked: RequestedOperation): Json {
  const { service, exact } = asked;
  const etag = etagOf(v2 as Row, set, asked);
  const json: Json = etag === undefined ? {} : { '@odata.etag': etag };
  for (const field of set.fields.values())
    if (!shape.select || shape.select.has(field.name))
      json[field.name] = toV4(field, (v2[field.of.name] ?? null) as Value, exact);
  if (set.messages && !shape.select) json.SAP__Messages = [];
  for (const [name, child] of shape.children) {
    const way = set.navigations.get(name);
    const target = way && service.sets.get(way.target);
    if (!way || !target) continue;
    const inner = v2[way.of.name] as { results?: Json[] } | Json | null;
    json[name] = Array.isArray(inner?.results)
      ? (inner.results as Json[]).map(row => entityOf(row, target, child, asked))
      : inner && entityOf(inner as Json, target, child, asked);
  }
  return json;
}

/** A child's version is that of its order: any change of the order makes it stale (S4-31). */
export function etagOf(keys: Row, set: V4Set, { service, context }: RequestedOperation): string | undefined {
  const { tables, etagOf: versionOf } = context;
  const row = tables.of(set.table.service, set.table.name).get(keys);
  const root = service.versions ? tables.of(service.versions.service, service.versions.name).get(keys) : row;
  return row && root && versionOf(root);
}

export const etagHeader = (entity: Json): { etag?: string } =>
  typeof entity['@odata.etag'] === 'string' ? { etag: entity['@odata.etag'] } : {};

export function checkIfMatch(given: string | undefined, current: string): void {
  if (given === undefined)
    throw new SapFault(428, '/IWBEP/CM_V4_APPS/012', 'Precondition required: send If-Match');
  if (given !== '*' && given !== current)
    throw new SapFault(
      412,
      '/IWBEP/CM_V4_APPS/011',
      'Precondition failed: the entity has changed, read it again',
    );
}
