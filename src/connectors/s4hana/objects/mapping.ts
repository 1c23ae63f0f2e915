// How unified objects lie in S/4HANA: which set, which of SAP's fields, which filters. The mappings are data; what is
// done with them stands in `reader.ts`.
import { Decimal } from 'decimal.js';
import { eq, type Filter } from '../../../odata/filter.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import type { S4Client } from '../../../s4/client.ts';
import type { ServiceName } from '../../../s4/documents/known-services.ts';
import { sdStatus } from '../../../s4/documents/sd-status.ts';

/** A field of SAP's as it is, one that is said in other words, or one that is made of children. */
export type Source = string | Reworded | Derived;

export interface Reworded {
  from: string;
  as(value: unknown): unknown;
}

export interface Derived {
  child: string;
  /** Of each child. */
  fields: readonly string[];
  as(children: readonly Entity[]): unknown;
}

export interface Mapping {
  service: ServiceName;
  set: string;
  /** In the order that lists are in. */
  key: readonly string[];
  fields: Record<string, Source>;
  items?: Items;
  /** What one by itself says beyond lists. */
  details?: Record<string, Derived>;
  /** Details that another set knows, whose records name this one's key in the field `by`. */
  beside?: { set: string; by: string; details: Record<string, Derived> };
  /** Narrows the set, where one record of ours is several of SAP's. */
  only?: Filter;
  filters: Record<string, (value: string) => Filter>;
  /** The field in which SAP stamps changes; where it has none, content is compared. */
  stamp?: string;
  /** Of what is compared: the records that may have changed since the last time; left out: all. */
  touched?(client: S4Client, cursor: unknown, now: Date): Promise<Touched>;
  /** Fields of a record that is there no more, besides its key; left out: nobody is told that it is gone. */
  emptied?: Entity;
  /** The field that names what a record belongs to. */
  belongsTo?: string;
  /** What items say beyond what their set says; `items` are those of each row, in the order of the rows. */
  complete?(client: S4Client, rows: readonly Entity[], items: Record<string, unknown>[][]): Promise<void>;
}

export interface Touched {
  /** Those with one of these values in this field of the key; undefined: all of them. */
  where: { field: string; values: readonly string[] } | undefined;
  /** Where to go on the next time. Plain JSON. */
  cursor: unknown;
}

/** Where the items are: behind a navigation, or read by themselves for the records of a page, in their order. */
export type Items = { key: string; fields: Record<string, Source> } & (
  | { navigation: string }
  | { of(client: S4Client, rows: readonly Entity[]): Promise<Entity[][]> }
);

export const is = (field: string) => (value: string) => eq(field, value);

const letters: Record<string, string> = { open: 'A', partly: 'B', complete: 'C' };
export const hasStatus = (field: string) => (value: string) => eq(field, letters[value]);

export const inWords = (from: string): Reworded => ({ from, as: sdStatus });
/** Some of SAP's flags are a letter. */
export const isMarked = (from: string): Reworded => ({ from, as: value => value === 'X' || value === true });

/** Codes in words; a code that has none comes as it is. */
export const inOtherWords = (from: string, words: Record<string, string>): Reworded => ({
  from,
  as: value => words[String(value)] ?? value,
});

export const sumOf = (child: string, field: string): Derived => ({
  child,
  fields: [field],
  as: rows => rows.reduce((sum, row) => sum.plus((row[field] as Decimal | null) ?? 0), new Decimal(0)),
});

/** Children as they are, under names of ours. */
export const listOf = (child: string, fields: Record<string, string>): Derived => ({
  child,
  fields: Object.values(fields),
  as: rows =>
    rows.map(row =>
      Object.fromEntries(Object.entries(fields).map(([name, path]) => [name, plain(valueAt(row, path))])),
    ),
});

/** Behind a slash stands the first of further children. */
function valueAt(row: Entity, path: string): unknown {
  const [name = '', ...rest] = path.split('/');
  if (rest.length === 0) return row[name];
  const [first] = (row[name] as Entity[] | null) ?? [];
  return first && valueAt(first, rest.join('/'));
}

/** An empty text of SAP's means that there is nothing. */
export function plain(value: unknown): unknown {
  if (value === undefined || value === '') return null;
  return value instanceof Decimal ? value.toFixed() : typeof value === 'bigint' ? String(value) : value;
}

/** The text in English, else in whichever language comes first. */
export const textOf = (child: string, field: string): Derived => ({
  child,
  fields: ['Language', field],
  as: rows => (rows.find(row => row.Language === 'EN') ?? rows[0])?.[field],
});
