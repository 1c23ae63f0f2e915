// Reads a list to its end, however the system divides it into pages. A list without an end is an error, and so is one that begins again.
import { answerTo as answerOf, listOf, rowsOf } from '../../../core/broken-answer.ts';
import { externalInteger, maxExternal } from '../../../core/external-numbers.ts';
import type { Reason } from '../../../core/reasons.ts';
import { broken, say } from '../sentences.ts';
import type { RestClient } from './client.ts';
import type { Paging } from './paging.ts';
import { type Path, valueAt } from './path.ts';

export interface ListShape {
  by: Paging;
  /** Where the rows stand; left out: the answer is the list. */
  rows?: Path;
  /** The answer is the only row. */
  isRow?: boolean;
  /** More pages than this are a mistake of the system. */
  maxPages?: number;
  headers?: Record<string, string>;
  /** 404 is an empty list; otherwise it means that the address is wrong. */
  orNone?: boolean;
}

function rowsIn(body: unknown, { rows = [], isRow = false }: Partial<ListShape>, what: Reason): unknown[] {
  if (!isRow) return listOf(valueAt(body, rows), what);
  const [row] = rowsOf<object>([body], what);
  // An answer without the record does not mean that it has no fields.
  if (Object.keys(row ?? {}).length === 0) throw broken(say.reason('empty-record', { of: what }));
  return [row];
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
  { by, maxPages = maxExternal.pages, headers, orNone, ...shape }: ListShape,
): AsyncGenerator<unknown[]> {
  const followed = new Set<string>();
  let [empty, repeats, before] = [0, 0, ''];
  let begin: string | undefined;
  do {
    const step = by.page(path, begin, by.max ?? 0);
    const asked = JSON.stringify([step.address, step.headers]);
    const isEndless = followed.size >= maxPages || empty >= maxExternal.emptyPages || repeats >= maxRepeats;
    if (isEndless || followed.has(asked)) throw endless(client.system, path);
    followed.add(asked);
    const page = await client.page(step.address, { ...headers, ...step.headers }, orNone);
    if (page === undefined) return yield [];
    const rows = rowsIn(page.body, shape, answerTo(client, path));
    empty = rows.length === 0 ? empty + 1 : 0;
    repeats = rows.length > 0 && page.reply.text === before ? repeats + 1 : 0;
    before = page.reply.text;
    yield rows;
    begin = step.next({ ...page, rows }, rows.length);
  } while (begin !== undefined);
}

export interface Part {
  rows: unknown[];
  /** Where the next part begins; undefined: the list ends with this one. */
  next: string[] | undefined;
}

export interface Arranged {
  /** Changes the rows of an answer before they are counted. */
  arrange?: ((rows: unknown[]) => unknown[]) | undefined;
}

/** At most `limit` rows, from where the part before has ended. Throws what `readPages` throws. */
export async function readPart(
  client: RestClient,
  path: string,
  { by, headers, orNone, arrange, ...shape }: ListShape & Arranged,
  { after, limit }: { after: readonly string[] | undefined; limit: number },
): Promise<Part> {
  const part: unknown[] = [];
  let at = after?.[0] || undefined;
  let passed = externalInteger(after?.[1]) ?? 0;
  // An address of the caller's would be asked with our credentials.
  if (by.isByAddress && at !== undefined && !at.startsWith('?')) at = URL.parse(at)?.search || undefined;
  for (let empty = 0; ; ) {
    const few = limit - part.length;
    // Rows that are arranged are other ones than the system counts: its pages are read whole, and cut.
    const step = by.page(path, at, arrange ? (by.max ?? few) : Math.min(by.max ?? few, few));
    const page = await client.page(step.address, headers, orNone);
    if (page === undefined) return { rows: part, next: undefined };
    const read = rowsIn(page.body, shape, answerTo(client, path));
    const rows = arrange ? arrange(read) : read;
    const begin = (step.skip ?? 0) + passed;
    const until = Math.min(rows.length, begin + few);
    part.push(...rows.slice(begin, until));
    if (until < rows.length && (arrange || !step.resumes))
      return { rows: part, next: [at ?? '', String(until)] };
    at = step.next({ ...page, rows: read }, arrange ? read.length : until);
    passed = 0;
    empty = rows.length === 0 ? empty + 1 : 0;
    if (empty >= maxExternal.emptyPages) throw endless(client.system, path);
    if (at === undefined || part.length >= limit)
      return { rows: part, next: at === undefined ? undefined : [at] };
  }
}

/** All rows, which must be records. */
export async function readAll<Row>(client: RestClient, path: string, shape: ListShape): Promise<Row[]> {
  const all: unknown[] = [];
  for await (const rows of readPages(client, path, shape)) all.push(...rows);
  return rowsOf(all, answerTo(client, path));
}

/** What an answer is called in a sentence. */
export const answerTo = ({ system }: Pick<RestClient, 'system'>, path: string): Reason =>
  answerOf(system, path.replace(/\?.*/, ''));

const endless = (system: string, path: string) => say.error('endless-pages', { system, path });
