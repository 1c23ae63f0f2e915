// The types of the fields that a caller writes when something is created or changed. Lengths and codes are the
// system's own matter: it is asked for them before anything is sent.
import { z } from 'zod';
import { rule } from '../../core/schema-rules.ts';

export const text = z
  .string()
  .max(255)
  .regex(/^[^\p{Cc}]*$/u, rule('rule-no-control-characters'));
export const decimal = z
  .string()
  .regex(/^-?\d{1,20}(\.\d{1,14})?$/, rule('rule-decimal-text'))
  .describe('A decimal number as text.');
export const day = z.iso.date();
export const flag = z.boolean();

/** Where none is given, one is made of the Idempotency-Key. `most`: characters that the system keeps. */
export const reference = (most: number) =>
  text
    .min(1)
    .max(most)
    .describe(
      `What the document is known again by, should its answer be lost: one document for each. At most ${most} characters; made of the Idempotency-Key where it is left out.`,
    );

/** Fields that the customer has added; their names are the system's own. */
export const custom = z
  .record(z.string().regex(/^\w{1,60}$/), z.union([z.string().max(1_000), z.number(), z.boolean(), z.null()]))
  .optional()
  .describe('Custom fields in the SAP system of the customer.');

export const items = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(999);

/**
 * Null empties a field. `ofItems`: what can be changed of items that are there. `whole`: what is given whole or not at all, of the
 * record and of its items.
 */
export function changes(
  fields: z.ZodRawShape,
  ofItems?: z.ZodRawShape,
  whole: { fields?: z.ZodRawShape; ofItems?: z.ZodRawShape; items?: string } = {},
) {
  const item = z
    .strictObject({
      id: text.min(1).describe('Of the item, as the record says it.'),
      ...emptiable(ofItems ?? {}),
      ...optional(whole.ofItems),
      custom,
    })
    .refine(given => Object.keys(given).length > 1, rule('rule-something-to-change'));
  const changedItems = items(item)
    .refine(given => new Set(given.map(({ id }) => id)).size === given.length, rule('rule-each-item-once'))
    .optional()
    .describe(whole.items ?? 'Items that are there; they are changed together with the rest, or nothing is.');
  return z
    .strictObject({
      ...emptiable(fields),
      ...optional(whole.fields),
      custom,
      ...(ofItems ? { items: changedItems } : {}),
    })
    .refine(given => Object.keys(given).length > 0, rule('rule-something-to-change'));
}

const emptiable = (fields: z.ZodRawShape) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, (field as z.ZodType).nullable().optional()]),
  );

const optional = (fields: z.ZodRawShape = {}) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, (field as z.ZodType).optional()]));

/** What the system never changes, only takes back by a document of its own. `flag`: the field that says so. */
export const reversal = (flag: 'is_cancelled' | 'is_reversed', fields: z.ZodRawShape = {}) =>
  z
    .strictObject({ [flag]: z.literal(true), ...fields })
    .describe('Takes it back by a document of its own; nothing else of it can be changed.');
