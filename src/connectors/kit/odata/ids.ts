// The ids of unified objects: the key of the system, part by part.
import { Decimal } from 'decimal.js';
import { recordWithout } from '../../../core/broken-answer.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import { say } from '../sentences.ts';
import type { Mapping } from './mapping.ts';

/** What an id is made of, and which system a sentence about it names. */
type Keyed = Pick<Mapping, 'key' | 'system'>;

export const separator = ':';

/** Parts may be empty. Throws what `brokenAnswer` says where one is missing. */
export const keyOf = ({ key, system }: Keyed, row: Entity): string[] =>
  key.map(field => {
    if (isPart(row[field])) return String(row[field]);
    throw recordWithout(system, field);
  });

export const idOf = (mapping: Keyed, row: Entity): string => keyOf(mapping, row).join(separator);

/** Of a row that may be anything; undefined: it does not say which record it is. */
export function idIn(mapping: Keyed, row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const entity = row as Entity;
  return mapping.key.every(field => isPart(entity[field])) ? idOf(mapping, entity) : undefined;
}

const isPart = (value: unknown) =>
  value !== undefined && value !== null && (typeof value !== 'object' || Decimal.isDecimal(value));

/** Undefined: it cannot be an id of this object. A product may have a colon in its number. */
export function splitId({ key }: Keyed, id: string): Record<string, string> | undefined {
  const parts = key.length === 1 ? [id] : id.split(separator);
  if (parts.length !== key.length || parts[0] === '') return undefined;
  return Object.fromEntries(key.map((field, at) => [field, parts[at] ?? '']));
}

export const noSuchRecord = (system: string, id: string | undefined) =>
  say.error('no-such-record', { id: id ?? '', system });
