// How lists go on, by what the system offers. What each of them promises while rows come and go: `../README.md`.
import { saidWhole } from '../../../core/said-numbers.ts';
import { header } from '../../../http/send.ts';
import type { Answer } from './client.ts';
import { type Path, valueAt } from './path.ts';
import { withQuery } from './query.ts';

/** Begins to read a list. */
export type Paging = (path: string) => {
  first: string;
  /** A path, or a whole address. Undefined: this was the last page. */
  next(page: Page): string | undefined;
};

export interface Page extends Answer {
  rows: readonly unknown[];
}

/** Name of the parameter, and rows of a page; no more than the system gives, because a shorter page is the last. */
export type Size = readonly [parameter: string, rows: number];

const sized = (size: Size | undefined): Record<string, number> => (size ? { [size[0]]: size[1] } : {});

export interface Counted {
  parameter: string;
  size: Size;
  /** The first page, or the first row; left out: 1 for pages, 0 for rows. */
  from?: number;
  /** Where the answer says how many pages, or rows, there are; left out, or not said: a short page ends the list. */
  total?: Path;
}

/** `?page=2` */
export const byNumber = (counted: Counted): Paging => byCount({ from: 1, ...counted }, () => 1);
/** `?offset=100` */
export const byOffset = (counted: Counted): Paging => byCount({ from: 0, ...counted }, rows => rows);

function byCount(
  { parameter, size, from, total }: Counted & { from: number },
  step: (rows: number) => number,
): Paging {
  return path => {
    let passed = 0;
    const at = (count: number) => withQuery(path, { ...sized(size), [parameter]: count });
    return {
      first: at(from),
      next({ rows, body }) {
        passed += step(rows.length);
        const all = total === undefined ? undefined : saidWhole(valueAt(body, total));
        const isLast = all === undefined ? rows.length < size[1] : passed >= all;
        return rows.length === 0 || isLast ? undefined : at(from + passed);
      },
    };
  };
}

/** `?after=…`: the answer says what to ask with for the next page, and perhaps (`more`) whether there is one. */
export function byCursor(options: { parameter: string; cursor: Path; more?: Path; size?: Size }): Paging {
  const { parameter, cursor, more, size } = options;
  return bySaid(size, ({ body }, path) => {
    const value = valueAt(body, cursor);
    const isLast = more !== undefined && valueAt(body, more) !== true;
    if (isLast || (typeof value !== 'string' && typeof value !== 'number') || value === '') return undefined;
    return withQuery(path, { ...sized(size), [parameter]: value });
  });
}

/** `Link: <…>; rel="next"` (RFC 8288). */
export const byLink = (size?: Size): Paging =>
  bySaid(size, ({ reply, url }) => {
    for (const [, target, parameters = ''] of (header(reply, 'link') ?? '').matchAll(/<([^<>]*)>([^<]*)/g)) {
      const [, quoted, word = quoted] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^",;\s]+))/i.exec(parameters) ?? [];
      if (word?.toLowerCase().split(' ').includes('next')) return absolute(target, url);
    }
    return undefined;
  });

/** The answer holds the address of the next page. */
export const byNextUrl = (at: Path, size?: Size): Paging =>
  bySaid(size, ({ body, url }) => absolute(valueAt(body, at), url));

function bySaid(size: Size | undefined, next: (page: Page, path: string) => string | undefined): Paging {
  return path => ({ first: withQuery(path, sized(size)), next: page => next(page, path) });
}

const absolute = (link: unknown, url: string): string | undefined =>
  typeof link === 'string' && link !== '' ? (URL.parse(link, url)?.href ?? link) : undefined;

export interface Anchored {
  parameter: string;
  size: Size;
  /** Where the list begins. */
  from: number;
  /** What a row is sorted by; undefined: it cannot be read. */
  of(row: unknown): number | undefined;
  /** As the system writes it. */
  write(anchor: number): string;
  /** Counts on where a whole page stands at one anchor. */
  page: string;
}

/** Asks from the last row on, which comes again: rows that move to the end while the list is read are not lost. */
export function byAnchor({ parameter, size, from, of, write, page }: Anchored): Paging {
  return path => {
    let [anchor, number] = [from, 1];
    const at = () => withQuery(path, { [parameter]: write(anchor), ...sized(size), [page]: number });
    return {
      first: at(),
      next({ rows }) {
        if (rows.length < size[1]) return undefined;
        const last = rows.map(of).findLast(one => one !== undefined) ?? anchor;
        [anchor, number] = last <= anchor ? [anchor, number + 1] : [last, 1];
        return at();
      },
    };
  };
}
