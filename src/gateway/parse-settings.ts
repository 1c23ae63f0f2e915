// Settings of connections and flows, checked against the schema that documents them.
import type { z } from 'zod';
import { KontorError } from '../core/errors.ts';

/** Throws `input/bad-settings` with one sentence per field. */
export function parseSettings<T>(schema: z.ZodType<T>, settings: unknown, what: string): T {
  const result = schema.safeParse(settings);
  if (result.success) return result.data;
  const fields = result.error.issues.map(issue => ({ field: issue.path.join('.'), problem: issue.message }));
  throw new KontorError(
    'input',
    'bad-settings',
    `The settings of ${what} are not right: ${fields.map(one => `${one.field || 'settings'}: ${one.problem}`).join('; ')}.`,
    {
      details: { fields },
      next: 'Correct the named fields and send it again.',
    },
  );
}
