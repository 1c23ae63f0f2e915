// Bodies of V3: lists as `{ data, meta }`, page by page or behind a cursor, and errors.

export type Query = Record<string, string | undefined>;

/** Behind a cursor the page numbers do not count. The cursor names the last row (BIGC-09). */
const idOf = (row: object | undefined) => (row as { id: number } | undefined)?.id ?? 0;

/** `said`: what is answered of the rows of the page. `most`: rows of a page at most. */
export function listed(
  all: object[],
  { after, ...query }: Query,
  said: (rows: object[]) => (object | null)[] = rows => rows,
  most = 250,
): object {
  const last = after === undefined ? undefined : JSON.parse(Buffer.from(after, 'base64url').toString()).id;
  const rows = last === undefined ? all : all.filter(row => idOf(row) > last);
  const perPage = Math.min(most, Number(query.limit ?? 50));
  const page = last === undefined ? Number(query.page ?? 1) : 1;
  const data = rows.slice((page - 1) * perPage, page * perPage);
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  return {
    data: said(data),
    meta: {
      pagination: {
        total: rows.length,
        count: data.length,
        per_page: perPage,
        current_page: page,
        total_pages: pages,
      },
      ...(page === 1 && data.length > 0
        ? {
            cursor_pagination: {
              end_cursor: Buffer.from(JSON.stringify({ id: idOf(data.at(-1)) })).toString('base64url'),
            },
          }
        : {}),
    },
  };
}

export function problem(status: number, title: string, errors: Record<string, string> = {}): object {
  return {
    status,
    title,
    type: 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes',
    errors,
  };
}
