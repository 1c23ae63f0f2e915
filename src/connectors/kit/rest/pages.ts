// Reads a list to its end, however the system divides it into pages. A list without an end is an error, and so is one that begins again.
import { listOf, rowsOf } from '../../../core/broken-answer.ts';
import { KontorError } from '../../../core/errors.ts';
import { maxSaid } from '../../../core/said-numbers.ts';
import type { RestClient } from './client.ts';
import type { Paging } from './paging.ts';
import { type Path, valueAt } from './path.ts';

export interface ListShape {
  by: Paging;
  /** Where the rows stand; left out: the answer is the list. */
  rows?: Path;
  /** More pages than this are a mistake of the system. */
  maxPages?: number;
  headers?: Record<string, string>;
}

/**
 * A system that ignores the number of a page answers one for ever. Once or twice the same answer may come where as many rows
 * as a page has were added before it.
 */
const maxRepeats = 10;

/** Rows may be anything. Throws `config/paging-loop`, and what `brokenAnswer` says for rows that are no list. */
export async function* readPages(
  client: RestClient,
  path: string,
  { by, rows: at = [], maxPages = maxSaid.pages, headers }: ListShape,
): AsyncGenerator<unknown[]> {
  const { first, next } = by(path);
  const followed = new Set<string>();
  let [empty, repeats, before] = [0, 0, ''];
  for (let address: string | undefined = first; address !== undefined; ) {
    const isEndless = followed.size >= maxPages || empty >= maxSaid.emptyPages || repeats >= maxRepeats;
    if (isEndless || followed.has(address)) throw endless(client.system, path);
    followed.add(address);
    const page = await client.page(address, headers);
    if (page === undefined) return yield [];
    const rows = listOf(valueAt(page.body, at), answerTo(client, path));
    empty = rows.length === 0 ? empty + 1 : 0;
    repeats = rows.length > 0 && page.reply.text === before ? repeats + 1 : 0;
    before = page.reply.text;
    yield rows;
    address = next({ ...page, rows });
  }
}

/** All rows, which must be records. */
export async function readAll<Row>(client: RestClient, path: string, shape: ListShape): Promise<Row[]> {
  const all: unknown[] = [];
  for await (const rows of readPages(client, path, shape)) all.push(...rows);
  return rowsOf(all, answerTo(client, path));
}

/** What an answer is called in a sentence. */
export const answerTo = ({ system }: Pick<RestClient, 'system'>, path: string): string =>
  `The answer of ${system} to ${path.replace(/\?.*/, '')}`;

const endless = (system: string, path: string) =>
  new KontorError('config', 'paging-loop', `${system} answers page after page of ${path} without an end.`, {
    next: 'Report it with the recorded calls; the system has probably changed its answers.',
  });
