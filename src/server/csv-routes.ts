// Lists as CSV for spreadsheets, to the end: at the path of the list with `.csv` behind, with the same filters. Kontor reads one page,
// sends it and reads the next, so that millions of records need no more memory than one page.
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Lines, Route } from '../contract/route.ts';
import { type Cell, csvLine } from '../core/csv.ts';
import { toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Authenticate } from './authenticate.ts';
import { hasLeft } from './client-leaves.ts';
import { languageOf, sayLanguage } from './language.ts';
import type { OpenRequests } from './open-requests.ts';
import { say } from './sentences.ts';

/** As many as most lists answer. */
const perPage = 200;
const longestPauseMs = 30_000;
/** What a table does not take: all of it comes, and its columns are those of the list. */
const notTaken = ['cursor', 'limit', 'count', 'search', 'raw'];

export interface Page {
  result: readonly object[];
  next_cursor: string | null;
  /** Where only the system knows them. */
  columns?: readonly string[];
  /** The fields that are the key of a record, of lists that a system pages. */
  keys?: readonly string[];
}
type PageOf = (
  request: FastifyRequest,
  query: Record<string, unknown>,
  hasLeft: () => boolean,
) => Promise<Page>;

export const csvPath = ({ path }: Pick<Route, 'path'>) => `${path}.csv`;

/** The filters of a list, which are those of its table. */
export function csvQuery({ query, csv }: Pick<Route, 'query' | 'csv'>): z.ZodObject {
  // The columns of a contract have no room for what an expanded record brings.
  const left = csv === 'answered' ? notTaken : [...notTaken, 'expand'];
  const taken = Object.entries(query?.shape ?? {}).filter(([name]) => !left.includes(name));
  const checks = (query?.def.checks ?? []) as z.core.$ZodCheck<Record<string, unknown>>[];
  return z.strictObject(Object.fromEntries(taken)).check(...checks);
}

/** `pageOf` reads a page of the list. When the first cannot be read, the caller gets a problem, and not a table that ends early. */
export function addCsv(
  app: FastifyInstance,
  { authenticate, inTurn, log }: { authenticate: Authenticate; inTurn: OpenRequests['inTurn']; log: Log },
  route: Route,
  pageOf: PageOf,
): void {
  const { csv, params, query } = route;
  const size = query?.shape.limit as z.ZodType | undefined;
  const limit = size?.safeParse(perPage).data ?? size?.parse(undefined);
  app.get<{ Querystring: Record<string, unknown> }>(
    csvPath(route),
    {
      schema: { hide: true, querystring: csvQuery(route), ...(params ? { params } : {}) },
      exposeHeadRoute: false,
      onRequest: (request, reply) => authenticate(request, reply, route),
    },
    async (request, reply) => {
      const isGone = () => hasLeft(reply.raw);
      const pageBehind = (cursor: string | undefined) =>
        inTurn(request, reply, () => pageOf(request, { ...request.query, cursor, limit }, isGone));
      /** What has begun goes on as long as the client is there and its key is good, however long a turn takes. */
      const nextPage = async (cursor: string): Promise<Page> => {
        for (;;)
          try {
            await authenticate(request, reply, { ...route, again: true });
            return await pageBehind(cursor);
          } catch (thrown) {
            const { kind, retryAfterMs = 1_000 } = toKontorError(thrown);
            if (kind !== 'limited' || isGone()) throw thrown;
            // A pause for a system keeps no process from stopping.
            await sleep(Math.min(retryAfterMs, longestPauseMs), undefined, { ref: false });
          }
      };
      const first = await pageBehind(undefined);
      const table = linesFor(csv === 'answered' ? (first.columns ?? []) : csv, request.query.fields);
      sayLanguage(reply, languageOf(request))
        .type('text/csv; charset=utf-8; header=present')
        .header('content-disposition', `attachment; filename="${fileOf(route, request)}.csv"`);
      const lines = Readable.from(written(table, first, nextPage));
      // The caller sees only that the table has broken off.
      lines.on('error', thrown => {
        const { code, message } = toKontorError(thrown);
        if (!isGone()) log.warn({ code, url: request.url }, message);
      });
      return reply.send(lines);
    },
  );
}

/** The end of its path; where that is a parameter, what was asked for. */
function fileOf({ path }: Route, { params }: FastifyRequest): string {
  const end = path.split('/').at(-1) ?? '';
  const name = end.startsWith(':') ? String((params as Record<string, unknown>)[end.slice(1)]) : end;
  return name.replaceAll(/[^\w-]/g, '_');
}

type Table = Pick<Lines, 'columns'> & { linesOf(record: object): readonly (readonly Cell[])[] };

/** `fields`: those that were asked for, of lists that can be asked so. */
function linesFor(csv: readonly string[] | Lines = [], fields?: unknown): Table {
  if ('linesOf' in csv) return csv as Table;
  const columns = Array.isArray(fields)
    ? csv.filter(one => ['id', 'unreadable', ...fields].includes(one))
    : csv;
  return { columns, linesOf: record => [columns.map(column => cellOf(record, column))] };
}

/** A page at a time. Throws `config/same-records-again`: a service that does not page would answer its first records for ever. */
async function* written(
  { columns, linesOf }: Table,
  first: Page,
  nextPage: (cursor: string) => Promise<Page>,
): AsyncGenerator<string> {
  yield `${csvLine(columns)}\r\n`;
  let before: string | undefined;
  for (let page = first; ; ) {
    const { result, next_cursor: next } = page;
    const begins = beginningOf(page);
    if (begins !== undefined && begins === before) throw say.error('same-records-again');
    before = begins;
    yield result
      .flatMap(linesOf)
      .map(line => `${csvLine(line)}\r\n`)
      .join('');
    if (next === null) return;
    page = await nextPage(next);
  }
}

/** The key of its first record; undefined where that is not known whole. */
function beginningOf({ result: [first], keys = [] }: Page): string | undefined {
  const key = keys.map(name => (first as Record<string, unknown> | undefined)?.[name]);
  return key.length > 0 && key.every(value => (value ?? '') !== '') ? JSON.stringify(key) : undefined;
}

/** Of a list inside of a record: what each of its elements has there. */
function cellOf(row: unknown, column: string): Cell {
  const [name = '', ...rest] = column.split('.');
  const value: unknown = (row as Record<string, unknown> | null)?.[name];
  if (rest.length > 0)
    return Array.isArray(value)
      ? value.map(one => cellOf(one, rest.join('.')) ?? '').join('; ')
      : cellOf(value, rest.join('.'));
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value) && value.every(one => typeof one === 'string')) return value.join('; ');
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
