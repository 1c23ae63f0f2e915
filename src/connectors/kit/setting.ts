// A setting of a connection: title, description and schema. The form, the validation and the documentation are made from these three.
import { z } from 'zod';

/** `is`: left out, any text. */
export function setting<Schema extends z.ZodType = z.ZodString>(
  title: string,
  description: string,
  is: Schema = z.string().min(1) as unknown as Schema,
): Schema {
  return is.describe(description).meta({ title });
}

/** A whole number with a default. */
export const count = (usual: number, { min = 0, max = Number.MAX_SAFE_INTEGER } = {}) =>
  z.number().int().min(min).max(max).default(usual);

/** A setting of every connector. */
export const recordBodies = setting(
  'Bodies in recorded calls',
  'Whose bodies are kept in recorded calls: all (the first kilobytes), those that failed, or none. Documents that Kontor posts are kept in any case: without them it could not look for them.',
  z.enum(['all', 'failures', 'none']).default('all'),
);
