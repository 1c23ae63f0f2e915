// Settings of connections and flows, checked against the schema that documents them.
import type { z } from 'zod';
import { problemsOf } from './first-ten.ts';
import { say } from './own-sentences.ts';

/** Throws `input/bad-settings` with one sentence per field. */
export function parseSettings<T>(schema: z.ZodType<T>, settings: unknown, what: string): T {
  const result = schema.safeParse(settings);
  if (result.success) return result.data;
  const issues = result.error.issues.map(issue => ({
    field: issue.path.join('.'),
    problem: issue.message,
    keys: issue.code === 'unrecognized_keys' ? issue.keys : undefined,
  }));
  const { text, details } = problemsOf(issues, 'settings');
  throw say.error('bad-settings', { what, text }, { details });
}
