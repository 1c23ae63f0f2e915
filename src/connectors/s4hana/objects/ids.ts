// The ids of unified objects: SAP's key, part by part.
import { Decimal } from 'decimal.js';
import { answeredText, brokenAnswer } from '../../../core/broken-answer.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import { say } from '../sentences.ts';
import type { Mapping } from './mapping.ts';

const separator = ':';

/** Parts may be empty. Throws what `brokenAnswer` says where one is missing. */
export const keyOf = ({ key }: Pick<Mapping, 'key'>, row: Entity): string[] =>
  key.map(field => {
    if (isPart(row[field])) return String(row[field]);
    throw brokenAnswer(`S/4HANA answered a record without ${field}`);
  });

export const idOf = (mapping: Pick<Mapping, 'key'>, row: Entity): string =>
  keyOf(mapping, row).join(separator);

/** A field of a key. Throws as `answeredText` does. */
export const partOf = (row: Entity, field: string): string => answeredText(row, field, 'S/4HANA');

/** The id of a document that has just been answered. Throws as `partOf` does. */
export const answeredId = ({ key }: Pick<Mapping, 'key'>, row: Entity): string =>
  key.map(field => partOf(row, field)).join(separator);

/** Of a row that may be anything; undefined: it does not say which record it is. */
export function idIn(mapping: Pick<Mapping, 'key'>, row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const entity = row as Entity;
  return mapping.key.every(field => isPart(entity[field])) ? idOf(mapping, entity) : undefined;
}

const isPart = (value: unknown) =>
  value !== undefined && value !== null && (typeof value !== 'object' || Decimal.isDecimal(value));

/** Undefined: it cannot be an id of this object. A product may have a colon in its number. */
export function splitId({ key }: Mapping, id: string): Record<string, string> | undefined {
  const parts = key.length === 1 ? [id] : id.split(separator);
  if (parts.length !== key.length || parts[0] === '') return undefined;
  return Object.fromEntries(key.map((field, at) => [field, parts[at] ?? '']));
}

export const noSuchRecord = (id: string | undefined) =>
  say.error('missing', 'no-document', { id: String(id) });
