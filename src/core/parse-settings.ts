// Settings of connections and flows, checked against the schema that documents them.
import type { z } from 'zod';
import { issuesOf, say as ofFields, problemsOf } from './field-problems.ts';
import { say } from './own-sentences.ts';

/** Throws `input/bad-settings` with one sentence per field. */
export function parseSettings<T>(schema: z.ZodType<T>, settings: unknown, what: string): T {
  const result = schema.safeParse(settings);
  if (result.success) return result.data;
  const { text, details } = problemsOf(issuesOf(result.error), 'settings');
  throw say.error('bad-settings', { what, text }, { details, also: ofFields.words.en });
}
