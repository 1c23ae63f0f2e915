// Lists as CSV for spreadsheets, to the end: at the path of the list with `.csv` behind, with the same filters. Kontor reads one page,
// sends it and reads the next, so that millions of records need no more memory than one page.
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Route } from '../contract/route.ts';
import { type Cell, csvLine } from '../core/csv.ts';
import { toKontorError } from '../core/errors.ts';
import type { Authenticate } from './authenticate.ts';
import { hasLeft } from './client-leaves.ts';
import { languageOf, sayLanguage } from './language.ts';
import type { OpenRequests } from './open-requests.ts';

/** As many as every list answers. */
const perPage = 200;
const longestPauseMs = 30_000;
/** What a table does not take: all of it comes, and its columns are those of the list. */
const notTaken = ['cursor', 'limit', 'search', 'expand', 'raw'];

export interface Page {
  result: readonly object[];
  next_cursor: string | null;
  /** Records of a system that cannot be read: each has its line with its reason. */
  unreadable?: readonly { id: string | null; reason: string }[];
}
type PageOf = (
  request: FastifyRequest,
  query: Record<string, unknown>,
  hasLeft: () => boolean,
) => Promise<Page>;

export const csvPath = ({ path }: Pick<Route, 'path'>) => `${path}.csv`;

/** The filters of a list, which are those of its table. */
export const csvQuery = ({ query }: Pick<Route, 'query'>): z.ZodObject =>
  z.strictObject(
    Object.fromEntries(Object.entries(query?.shape ?? {}).filter(([name]) => !notTaken.includes(name))),
  );

/** `pageOf` reads a page of the list. When the first cannot be read, the caller gets a problem, and not a table that ends early. */
export function addCsv(
  app: FastifyInstance,
  { authenticate, inTurn }: { authenticate: Authenticate; inTurn: OpenRequests['inTurn'] },
  route: Route,
  pageOf: PageOf,
): void {
  const { csv = [], params } = route;
  app.get<{ Querystring: Record<string, unknown> }>(
    csvPath(route),
    {
      schema: { hide: true, querystring: csvQuery(route), ...(params ? { params } : {}) },
      exposeHeadRoute: false,
      onRequest: (request, reply) => authenticate(request, reply, route),
    },
    async (request, reply) => {
      const { fields } = request.query;
      const columns = Array.isArray(fields)
        ? csv.filter(one => ['id', 'unreadable', ...fields].includes(one))
        : csv;
      const isGone = () => hasLeft(reply.raw);
      const pageBehind = (cursor: string | undefined) =>
        inTurn(request, reply, () => pageOf(request, { ...request.query, cursor, limit: perPage }, isGone));
      /** What has begun goes on as long as the client is there, however long a turn takes. */
      const nextPage = async (cursor: string): Promise<Page> => {
        for (;;)
          try {
            return await pageBehind(cursor);
          } catch (thrown) {
            const { kind, retryAfterMs = 1_000 } = toKontorError(thrown);
            if (kind !== 'limited' || isGone()) throw thrown;
            // A pause for a system keeps no process from stopping.
            await sleep(Math.min(retryAfterMs, longestPauseMs), undefined, { ref: false });
          }
      };
      const first = await pageBehind(undefined);
      sayLanguage(reply, languageOf(request))
        .type('text/csv; charset=utf-8; header=present')
        .header('content-disposition', `attachment; filename="${route.path.split('/').at(-1)}.csv"`);
      return reply.send(Readable.from(linesOf(columns, first, nextPage)));
    },
  );
}

/** A page at a time. */
async function* linesOf(
  columns: readonly string[],
  first: Page,
  nextPage: (cursor: string) => Promise<Page>,
): AsyncGenerator<string> {
  yield `${csvLine(columns)}\r\n`;
  for (let page = first; ; ) {
    const { result, next_cursor: next, unreadable = [] } = page;
    const rows = [...result, ...unreadable.map(({ id, reason }) => ({ id, unreadable: reason }))];
    yield rows.map(row => `${csvLine(columns.map(column => cellOf(row, column)))}\r\n`).join('');
    if (next === null) return;
    page = await nextPage(next);
  }
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
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
