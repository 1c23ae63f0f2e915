// How lists go on, by what the system offers. What each of them promises while rows come and go: `../README.md`.
import { externalInteger } from '../../../core/external-numbers.ts';
import { header } from '../../../http/send.ts';
import { broken, say } from '../sentences.ts';
import type { Answer } from './client.ts';
import { type Path, valueAt } from './path.ts';
import { type Query, withQuery } from './query.ts';

export interface Paging {
  /** Rows of a page at most; undefined: the system decides. */
  max: number | undefined;
  /** The page that begins `at`, which is what the page before gave as `next`; undefined: the first. `rows`: how many are wanted. */
  page(path: string, at: string | undefined, rows: number): Step;
  /** Where a page begins may be a whole address. */
  isByAddress?: true;
}

export interface Step {
  /** A path, or a whole address. */
  address: string;
  headers?: Record<string, string>;
  /** So many of its rows stand before those that are meant. */
  skip?: number;
  /** `until`: so many of its rows are taken. Undefined: the list ends with them. */
  next(page: Page, until: number): string | undefined;
  /** It can go on in the middle of a page. */
  resumes?: true;
}

export interface Page extends Answer {
  rows: readonly unknown[];
}

/** Name of the parameter, and rows of a page; no more than the system gives, because a shorter page is the last. */
export type Size = readonly [parameter: string, rows: number];

export interface Counted {
  parameter: string;
  size: Size;
  /** The first page, or the first row; left out: 1 for pages, 0 for rows. */
  from?: number;
  /** Where the answer says how many pages, or rows, there are; left out, or not said: a short page ends the list. */
  total?: Path;
}

/** The system answers the list as a whole. */
export const whole: Paging = {
  max: undefined,
  page: address => ({ address, next: () => undefined }),
};

/** `?page=2` */
export function byNumber({ parameter, size: [name, max], from = 1, total }: Counted): Paging {
  return {
    max,
    page(path, at, rows) {
      const passed = externalInteger(at) ?? 0;
      // Where what was passed is no whole pages of that size, the rest of a larger page is meant.
      const size = passed % rows === 0 ? rows : max;
      const skip = passed % size;
      const number = (passed - skip) / size;
      return {
        address: withQuery(path, { [name]: size, [parameter]: from + number }),
        skip,
        resumes: true,
        next(page, until) {
          if (until < page.rows.length) return String(passed - skip + until);
          const pages = total === undefined ? undefined : externalInteger(valueAt(page.body, total));
          const isLast = pages === undefined ? page.rows.length < size : number + 1 >= pages;
          return isLast || page.rows.length === 0 ? undefined : String((number + 1) * size);
        },
      };
    },
  };
}

/** `?offset=100` */
export function byOffset({ parameter, size: [name, max], from = 0, total }: Counted): Paging {
  return {
    max,
    page(path, at, rows) {
      const passed = externalInteger(at) ?? 0;
      return {
        address: withQuery(path, { [name]: rows, [parameter]: from + passed }),
        resumes: true,
        next(page, until) {
          const all = total === undefined ? undefined : externalInteger(valueAt(page.body, total));
          const isLast = all === undefined ? page.rows.length < rows : passed + page.rows.length >= all;
          const isEnd = until === page.rows.length && (isLast || until === 0);
          return isEnd ? undefined : String(passed + until);
        },
      };
    },
  };
}

export interface Keyed {
  parameter: string;
  size: Size;
  /** What the list is sorted by; it is different in each row. Undefined: the row cannot be read. */
  of(row: unknown): string | undefined;
  /** How the system is asked for the rows behind one; left out: as the row says it. */
  behind?(key: string): string;
}

/** `?id:greater=17`: loses and repeats nothing, even when rows are added or deleted meanwhile. */
export const byKey = ({ parameter, size: [name, max], of, behind = key => key }: Keyed): Paging => ({
  max,
  page: (path, at, rows) => ({
    address: withQuery(path, { ...(at === undefined ? {} : { [parameter]: behind(at) }), [name]: rows }),
    resumes: true,
    next(page, until) {
      if (until === page.rows.length && until < rows) return undefined;
      const last = page.rows
        .slice(0, until)
        .flatMap(row => of(row) ?? [])
        .at(-1);
      if (last === undefined)
        throw broken(
          say.reason('list-without-ids', {
            of: say.reason('answer-to-path', { path: path.replace(/\?.*/, '') }),
          }),
        );
      return last;
    },
  }),
});

export interface Continued {
  parameter: string;
  cursor: Path;
  /** Where the answer says whether there is a next page. */
  more?: Path;
  size?: Size;
  /** Every page but the last is full. */
  isFull?: true;
}

/** `?after=…`: the answer says what to ask with for the next page. */
export const byCursor = ({ parameter, cursor, more, size, isFull }: Continued): Paging => ({
  max: size?.[1],
  page: (path, at, rows) => ({
    address: withQuery(path, { ...sized(size, rows), ...(at === undefined ? {} : { [parameter]: at }) }),
    next({ body, rows: read }) {
      const value = valueAt(body, cursor);
      const isLast = (more !== undefined && valueAt(body, more) !== true) || (isFull && read.length < rows);
      if (isLast || (typeof value !== 'string' && typeof value !== 'number') || value === '')
        return undefined;
      return String(value);
    },
  }),
});

/** `Link: <…>; rel="next"` (RFC 8288). */
export const byLink = (size?: Size): Paging =>
  byAddress(size, ({ reply }) => {
    for (const [, target, parameters = ''] of (header(reply, 'link') ?? '').matchAll(/<([^<>]*)>([^<]*)/g)) {
      const [, quoted, word = quoted] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^",;\s]+))/i.exec(parameters) ?? [];
      if (word?.toLowerCase().split(' ').includes('next')) return target;
    }
    return undefined;
  });

/** The answer holds the address of the next page. */
export const byNextUrl = (at: Path, size?: Size): Paging => byAddress(size, ({ body }) => valueAt(body, at));

/** Keeps only the query of a link to the next page, so that a cursor cannot lead to another address. */
function byAddress(size: Size | undefined, linkIn: (page: Page) => unknown): Paging {
  return {
    max: size?.[1],
    isByAddress: true,
    page: (path, at, rows) => ({
      address:
        at === undefined
          ? withQuery(path, sized(size, rows))
          : at.startsWith('?')
            ? path.replace(/\?.*/, '') + at
            : at,
      next(page) {
        const link = linkIn(page);
        if (typeof link !== 'string' || link === '') return undefined;
        const [to, from] = [URL.parse(link, page.url), new URL(page.url)];
        return to?.origin === from.origin && to.pathname === from.pathname ? to.search : (to?.href ?? link);
      },
    }),
  };
}

const sized = (size: Size | undefined, rows: number): Query => (size ? { [size[0]]: rows } : {});

export interface Anchored {
  /** Of the address, or a header: `If-Modified-Since`. */
  parameter: string | { header: string };
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
export const byAnchor = ({
  parameter,
  size: [name, max],
  from,
  of,
  write,
  page: counter,
}: Anchored): Paging => ({
  max,
  page(path, at, size) {
    const [anchor = from, number = 1] = at?.split('/').map(Number) ?? [];
    const begin = write(anchor);
    const [own, headers] =
      typeof parameter === 'string' ? [{ [parameter]: begin }, {}] : [{}, { [parameter.header]: begin }];
    return {
      address: withQuery(path, { ...own, [name]: size, [counter]: number }),
      headers,
      next({ rows }) {
        if (rows.length < size) return undefined;
        const last = rows.map(of).findLast(one => one !== undefined) ?? anchor;
        // What the system cannot tell apart is one anchor: it may be asked to the second only.
        return last <= anchor || write(last) === begin ? `${anchor}/${number + 1}` : `${last}/1`;
      },
    };
  },
});
