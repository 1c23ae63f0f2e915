// What the fields of unified objects are made of. An empty field is null in every object of every system.
import { z } from 'zod';
import { rule } from '../../core/schema-rules.ts';

export const text = z.string().nullable();
export const flag = z.boolean().nullable();
/** Exact: digits and a point, never a float. */
export const decimal = z.string().nullable().describe('A decimal number as text.');
export const day = z.string().nullable().describe('YYYY-MM-DD');
export const instant = z.string().nullable().describe('An instant, UTC.');
/** Kontor does not have a word for everything that a system knows: an unknown value comes as it is. */
export const progress = z
  .string()
  .nullable()
  .describe('not relevant, open, partly, complete; what is not known comes as the system says it.');

/** One kind of object, as it looks whatever system it comes from. */
export interface ObjectModel {
  /** For sentences: "sales order". */
  one: string;
  summary: string;
  /** Without items. `id` names it in this API. */
  shape: z.ZodObject;
  item?: z.ZodObject;
  /** Fields that a single record has and lists do not. */
  details?: z.ZodObject;
  /** The fields that `search=` looks into; left out: there is no search. */
  searched?: readonly string[];
  /** What is given to create one, items included; left out: it cannot be created. */
  create?: z.ZodObject;
  /** The field of `create` that a created one is known again by; left out, or not given: `reference`. */
  knownBy?: string;
  /** The field of `create` within which that one is unique; left out, or not given: it is within the whole system. */
  knownWith?: string;
  /**
   * The field of `create` with the day of the books on which it is entered. The flow chooses it when it posts: it is nothing that the source
   * says, and the source has not changed because it is another day.
   */
  enteredOn?: string;
  /** The fields that are compared to tell a created document from another one with the same reference; left out: none. */
  compared?: {
    fields: readonly string[];
    /** A field of items, added up for each value of another one. */
    items?: { by: string; total: string };
    /** What the whole document is worth, compared only when it is read back: a document may be worth a cent more and be the right one. */
    value?: { field: string; of(wanted: Record<string, unknown>): string | undefined };
  };
  /**
   * The fields to be written that are text of people: names, streets, texts of items (`items.text` is that of each item). What a
   * system has no room for is cut, with a warning; every other field is written as it is, or refused.
   */
  texts?: readonly string[];
  /** What can be changed of one. */
  update?: z.ZodType;
  /** What lists can be narrowed by. */
  filters: Record<string, z.ZodType>;
}

export const since = z.iso.datetime({ offset: true }).optional();
export const date = z.iso.date().optional();
export const word = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]*$/u, rule('rule-no-control-characters'))
  .optional();
