// The ids of unified objects: SAP's key, part by part.
import type { Entity } from '../../../s4/values/read-entity.ts';
import type { Mapping } from './mapping.ts';

const separator = ':';

export const keyOf = ({ key }: Pick<Mapping, 'key'>, row: Entity): string[] =>
  key.map(field => String(row[field] ?? ''));

export const idOf = (mapping: Pick<Mapping, 'key'>, row: Entity): string =>
  keyOf(mapping, row).join(separator);

/** Undefined: it cannot be an id of this object. A product may have a colon in its number. */
export function splitId({ key }: Mapping, id: string): Record<string, string> | undefined {
  const parts = key.length === 1 ? [id] : id.split(separator);
  if (parts.length !== key.length || parts[0] === '') return undefined;
  return Object.fromEntries(key.map((field, at) => [field, parts[at] ?? '']));
}
