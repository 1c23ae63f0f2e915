// The ids of documents that S/4HANA has just answered.
import { answeredText } from '../../../core/broken-answer.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import { separator } from '../../kit/odata/ids.ts';

/** A field of a key. Throws as `answeredText` does. */
export const partOf = (row: Entity, field: string): string => answeredText(row, field, 'S/4HANA');

/** Throws as `partOf` does. */
export const answeredId = ({ key }: { key: readonly string[] }, row: Entity): string =>
  key.map(field => partOf(row, field)).join(separator);
