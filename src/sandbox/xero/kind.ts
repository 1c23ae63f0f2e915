// What a kind of record must say so that it can be listed, read and written.
import type { Row } from './books.ts';
import type { Fields } from './where.ts';

export interface Kind<Record extends Row = Row> {
  /** Name of the list and the path, of one record, and of its id. */
  list: string;
  type: string;
  id: string;
  scopes: { read: readonly string[]; write: readonly string[] };
  fields: Fields;
  /** Category of its webhooks; some kinds have none. */
  category?: 'CONTACT' | 'INVOICE';
  rows(): Map<string, Record>;
  /** By the key of a path: the id, or another key of its own. */
  find(key: string): Record | undefined;
  /** Which record a POST means; undefined: a new one. */
  meant(given: object): Record | undefined;
  /** The record as it becomes, or what is wrong with it. Throws `Refusal` when it cannot be read. */
  save(given: object, before: Record | undefined): Saved<Record>;
  /** As it is answered; not `whole`: in lists without pages. */
  shown(row: Record, whole: boolean): object;
  /** Does a list with these parameters have it? */
  listed(row: Record, query: Query): boolean;
}

export type Query = { [name: string]: string | undefined };
export type Saved<Record> = { row: Record; warnings?: string[] } | { problems: string[] };

export const among = (listed: string | undefined, value: string | undefined): boolean =>
  listed === undefined || listed.split(',').includes(value ?? '');

export const holdsTerm = (term: string | undefined, ...values: (string | undefined)[]): boolean =>
  term === undefined || values.some(value => value?.toLowerCase().includes(term.toLowerCase()));
