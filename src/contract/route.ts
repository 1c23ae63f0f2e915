// What a route is made of, and the shapes that all of them use. Kontor's own fields are snake_case; settings keep the names
// that their connector gives them.
import { z } from 'zod';
import type { Right } from '../core/caller.ts';
import type { Cell } from '../core/csv.ts';
import { rule } from '../core/schema-rules.ts';

/** `nothing`: strangers may ask. */
export type Need = Right | 'nothing';

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  /** What the caller must be permitted. */
  needs: Need;
  /** Only for callers that see every tenant. */
  everyTenant?: true;
  params?: z.ZodType;
  query?: z.ZodObject;
  body?: z.ZodType;
  headers?: z.ZodType;
  status: 200 | 201;
  /** Further statuses with the same answer. */
  also?: readonly number[];
  answer: z.ZodType;
  /**
   * Of a list that comes as CSV, too, at its path with `.csv` behind: the fields of a record that are columns, one inside of another after a
   * dot. `answered`: only the system knows them, and each page of the list names them (`columns`).
   */
  csv?: readonly string[] | 'answered' | Lines;
}

/** Of a list whose records make several lines each. */
export interface Lines {
  columns: readonly string[];
  linesOf(record: never): readonly (readonly Cell[])[];
}

type Method = Route['method'];
type NamesIn<Path> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type More = Partial<Pick<Route, 'everyTenant' | 'params' | 'query' | 'body' | 'headers' | 'status' | 'csv'>>;
type Params<At> = [NamesIn<At>] extends [never]
  ? unknown
  : { params: z.ZodObject<Record<NamesIn<At>, z.ZodString>> };
type Defined<At, Answer, Rest> = Pick<Route, 'method' | 'path' | 'summary' | 'needs' | 'status'> & {
  answer: Answer;
} & (Rest extends { params: z.ZodType } ? unknown : Params<At>) &
  Rest;

/** `at`: method and path. What the path names is a text, and the status 200, unless `more` says otherwise. */
export function define<
  const At extends `${Method} /${string}`,
  Answer extends z.ZodType,
  Rest extends More = Record<never, never>,
>(at: At, needs: Need, summary: string, answer: Answer, more?: Rest) {
  const [method, path = ''] = at.split(' ');
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => [name, z.string()]);
  const params = names.length === 0 ? {} : { params: z.object(Object.fromEntries(names)) };
  const route = { method, path, summary, needs, status: 200, ...params, answer, ...more };
  return route as Defined<At, Answer, Rest>;
}

/** A list is read page by page. `query`: what else can be asked for. `csv`: see Route. */
export const list = <
  const Path extends `/${string}`,
  Shape extends z.ZodType,
  Query extends z.ZodRawShape = Record<never, never>,
>(
  path: Path,
  needs: Need,
  summary: string,
  shape: Shape,
  query = {} as Query,
  csv?: readonly string[],
) =>
  define(`GET ${path}`, needs, summary, listOf(shape), {
    query: pageQuery.extend(query),
    ...(csv ? { csv } : {}),
  });

export const instant = z.iso.datetime().describe('An instant, UTC.');

export const problem = z
  .object({
    type: z.string().describe('The address of a page about the code, relative to that of Kontor.'),
    title: z.string(),
    status: z.number(),
    code: z.string().describe('Names exactly what happened.'),
    kind: z
      .string()
      .describe('Says what to do: input, config, auth, missing, conflict, limited, unavailable, …'),
    detail: z
      .string()
      .describe(
        'A sentence for a person, in the first language of Accept-Language that Kontor speaks: en or de.',
      ),
    next: z.string().optional().describe('What to do next.'),
    params: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('The values in the sentence, by name. A value may be a code with its own parameters.'),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });

export const listOf = <Shape extends z.ZodType>(shape: Shape) =>
  z.object({ result: z.array(shape), next_cursor: z.string().nullable() });

export const pageQuery = z.object({
  cursor: z.string().optional().describe('`next_cursor` of the page before.'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** `done`: what happened to a record in the period, `Stored`. */
export const period = (done: string) => ({
  since: instant.optional().describe(`${done} at this instant or later.`),
  until: instant.optional().describe(`${done} before this instant.`),
});

export const idParams = z.object({ id: z.string() });

export const etag = z
  .string()
  .describe(
    'Changes only when somebody changes the settings. Send it as `If-Match` to change or delete exactly this version.',
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
  .regex(/^[^\p{Cc}]*$/u, rule('rule-no-control-characters'));
