// Describes how unified objects map to an OData system: which set, which of its fields, which filters. The mappings are data;
// `read.ts`, `create.ts` and `update.ts` carry them out.
import { Decimal } from 'decimal.js';
import type { UnifiedRecord } from '../../../models/objects/all.ts';
import type { ODataClient } from '../../../odata/client.ts';
import { eq, type Filter, ge, le } from '../../../odata/filter.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';

/** A field of the system as it is, one that is said in other words, or one that is made of children. */
export type Source = string | Translated | Derived;

export interface Translated {
  from: string;
  as(value: unknown): unknown;
  /** The code of a word, for filters; left out: nobody filters by it. */
  code?(word: string): unknown;
}

export interface Derived {
  child: string;
  /** Of each child. */
  fields: readonly string[];
  as(children: readonly Entity[]): unknown;
}

/** `Client`: what its functions ask the system through. */
export interface Mapping<Client = ODataClient> {
  /** What people call the system, for sentences. */
  system: string;
  /** The root of the service. */
  path: string;
  set: string;
  /** In the order that lists are in. */
  key: readonly string[];
  fields: Record<string, Source>;
  items?: Items<Client>;
  /** Fields that a single record has and lists do not. */
  details?: Record<string, Source>;
  /**
   * Details that another set knows, whose records name this one's key in the field `by`. `finish` asks for what takes more
   * requests.
   */
  otherSet?: {
    set: string;
    by: string;
    details: Record<string, Source>;
    finish?(client: Client, record: UnifiedRecord): Promise<void>;
  };
  /** Narrows the set, where one unified record is several of the system's. */
  only?: Filter;
  /** A value that is asked for in a field, as the system shows it; left out: as it is. */
  shown?(field: string, value: string): string;
  /** Filters that cannot be derived from the fields; see `conditionOf`. */
  filters?: Record<string, (value: string) => Filter>;
  /** The field in which the system stamps changes; where it has none, content is compared. */
  stamp?: string;
  /** Of what is compared: the records that may have changed since the last time; left out: all. */
  touched?(client: Client, cursor: unknown, now: Date): Promise<Touched>;
  /** Fields, in addition to the key, to report for a record that no longer exists; left out: it is not reported. */
  emptied?: Entity;
  /** The field that names what a record belongs to. */
  belongsTo?: string;
  /** What items say beyond what their set says; `items` are those of each row, in the order of the rows. */
  complete?(client: Client, rows: readonly Entity[], items: Record<string, unknown>[][]): Promise<void>;
}

export interface Touched {
  /** Those with one of these values in this field of the key; undefined: all of them. */
  where: { field: string; values: readonly string[] } | undefined;
  /** Those are told also where they are as they were the last time. */
  isNews?: boolean;
  /** Where to go on the next time. Plain JSON. */
  cursor: unknown;
}

/** Where the items are: behind a navigation, or read by themselves for the records of a page, in their order. */
export type Items<Client = ODataClient> = { key: string; fields: Record<string, Source> } & (
  | { navigation: string }
  | { of(client: Client, rows: readonly Entity[]): Promise<Entity[][]> }
);

/**
 * The condition of a filter: `type` is about the field of that name, `created_from` and `created_to` about `created` or
 * `created_on`, and `changed_since` about the stamp. Undefined: the system has none.
 */
export function conditionOf(
  { fields, filters, stamp, shown }: Mapping,
  name: string,
  value: string,
): Filter | undefined {
  const special = filters?.[name];
  if (special) return special(value);
  if (name === 'changed_since') return stamp === undefined ? undefined : ge(stamp, value);
  const [, begun = '', bound] = /^(\w+)_(from|to)$/.exec(name) ?? [];
  const own = fields[name];
  const source = own ?? fields[begun] ?? fields[`${begun}_on`];
  const compared = own !== undefined ? eq : bound === 'from' ? ge : le;
  if (typeof source === 'string') return compared(source, shown?.(source, value) ?? value);
  return source && 'code' in source ? eq(source.from, source.code?.(value)) : undefined;
}

/** What is written, under the system's names; fields that the customer has added keep theirs. */
export function inSystemNames(fields: Record<string, Source>, { custom, ...given }: Entity): Entity {
  const named = Object.entries(given).flatMap(([name, value]): [string, unknown][] => {
    const field = fields[name];
    return typeof field === 'string' ? [[field, value]] : [];
  });
  return { ...Object.fromEntries(named), ...(custom as Entity | undefined) };
}

/** Codes in words; a code that has none comes as it is. */
export const translate = (from: string, words: Record<string, string>): Translated => ({
  from,
  as: value => words[String(value)] ?? value,
});

export const sumOf = (child: string, field: string): Derived => ({
  child,
  fields: [field],
  as: rows => rows.reduce((sum, row) => sum.plus((row[field] as Decimal | null) ?? 0), new Decimal(0)),
});

/** Children as they are, under Kontor's names. */
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

/** An empty text means that there is nothing. */
export function plain(value: unknown): unknown {
  if (value === undefined || value === '') return null;
  return value instanceof Decimal ? value.toFixed() : typeof value === 'bigint' ? String(value) : value;
}
