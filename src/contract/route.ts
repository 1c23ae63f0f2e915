// What a route is made of, and the shapes that all of them use. Fields of ours are snake_case; settings keep the names
// that their connector gives them.
import { z } from 'zod';
import type { Right } from '../core/caller.ts';

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  /** What the caller must be permitted. */
  needs: Right;
  /** Only for callers that see every tenant. */
  everyTenant?: true;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  headers?: z.ZodType;
  status: 200 | 201;
  /** Further statuses with the same answer. */
  also?: readonly number[];
  answer: z.ZodType;
}

export const define = <const R extends Route>(route: R): R => route;

export const instant = z.iso.datetime().describe('An instant, UTC.');

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    code: z.string().describe('Says exactly what happened.'),
    kind: z
      .string()
      .describe('Says what to do: input, config, auth, missing, conflict, limited, unavailable, …'),
    detail: z.string().describe('A sentence for a person.'),
    next: z.string().optional().describe('What to do next.'),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });

export const listOf = <Shape extends z.ZodType>(shape: Shape) =>
  z.object({ result: z.array(shape), next_cursor: z.string().nullable() });

export const pageQuery = z.object({
  cursor: z.string().optional().describe('`next_cursor` of the page before.'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

export const idParams = z.object({ id: z.string() });

export const etag = z
  .string()
  .describe(
    'Stands for what people can change of it, and changes with that only. Send it as `If-Match` to change or delete exactly this.',
  );

/** Of changes and deletions. */
export const ifMatch = z.looseObject({
  'if-match': z
    .string()
    .min(1)
    .max(1_000)
    .optional()
    .describe(
      'The `etag` that was read: 412 when something else stands there now. Left out: whatever stands there.',
    ),
});

export const deleted = z.object({ id: z.string(), deleted: z.literal(true) }).meta({ id: 'Deleted' });

/** For people; what a machine could mistake for markup or control is not in it. */
export const name = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]*$/u, 'must not contain control characters');
