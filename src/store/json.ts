// JSON for statements. Nothing else may go into a column of JSON: the type says so, and a rule of the linter for this folder.
import { storableJson } from '../core/storable.ts';

declare const made: unique symbol;
/** JSON that the database takes, whatever texts are in it. */
export type JsonText = string & { readonly [made]: true };

export const jsonOf = (value: unknown): JsonText => storableJson(value) as JsonText;

/** What goes into a column of JSON that may be null. */
export const asJson = (value: unknown): JsonText | null =>
  value === null || value === undefined ? null : jsonOf(value);
