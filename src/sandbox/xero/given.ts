// Reads the fields of a record that a caller sends.
import { z } from 'zod';
import { exception } from './answers.ts';
import { day, readDate } from './dates.ts';

/** A day; a time of the day is dropped. */
export const dateField = z.string().transform((text, context) => {
  const date = readDate(text);
  if (!date) context.addIssue({ code: 'custom', message: `'${text}' is not a date` });
  return day(date ?? new Date(0));
});

/** Amounts come as numbers, or as text with a number. */
export const numberField = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);

/** Throws `Refusal`: a field is of another type than Xero takes. */
export function read<Schema extends z.ZodType>(schema: Schema, given: object): z.output<Schema> {
  const fields = schema.safeParse(given);
  if (fields.success) return fields.data;
  const [issue] = fields.error.issues;
  throw exception(
    14,
    'PostDataInvalidException',
    `JSON for post data was invalid: ${issue?.path.join('.')}: ${issue?.message}`,
  );
}

/** Over `before`, without what was not given. */
export function over<Record extends object>(before: object, given: object): Record {
  return {
    ...before,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  } as Record;
}
