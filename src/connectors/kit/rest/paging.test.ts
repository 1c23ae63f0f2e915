// Lists over real HTTP: each kind of paging while rows come and go, and systems whose lists have no end.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RestSystem, restSystem, type Said } from '../../../../test/rest-system.ts';
import { maxExternal } from '../../../core/external-numbers.ts';
import { type ListShape, readAll, readPages, readPart } from './pages.ts';
import { byAnchor, byCursor, byKey, byLink, byNextUrl, byNumber, byOffset, whole } from './paging.ts';

interface Row {
  id: number;
  /** What changes are sorted by. */
  at: number;
}

const size = ['size', 3] as const;

/** Each kind with the system that speaks it: `rows` are sorted by id, and by time for the last. */
const kinds: Record<string, { shape: ListShape; answer(query: URLSearchParams, rows: Row[]): Said }> = {
  byNumber: {
    shape: { by: byNumber({ parameter: 'page', size }) },
    answer: (query, rows) => ({
      body: slice(rows, (Number(query.get('page')) - 1) * sizeOf(query), sizeOf(query)),
    }),
  },
  'byNumber, with a total': {
    shape: { by: byNumber({ parameter: 'p', size, from: 0, total: 'meta.pages' }), rows: 'data' },
    answer: (query, rows) => ({
      body: {
        data: slice(rows, Number(query.get('p')) * sizeOf(query), sizeOf(query)),
        meta: { pages: Math.ceil(rows.length / sizeOf(query)) },
      },
    }),
  },
  byOffset: {
    shape: { by: byOffset({ parameter: 'offset', size }) },
    answer: (query, rows) => ({ body: slice(rows, Number(query.get('offset')), sizeOf(query)) }),
  },
  'byOffset, from 1, with a total as text': {
    shape: {
      by: byOffset({ parameter: 'start', size, from: 1, total: ['ia::meta', 'totalCount'] }),
      rows: ['ia::result'],
    },
    answer: (query, rows) => ({
      body: {
        'ia::result': slice(rows, Number(query.get('start')) - 1, sizeOf(query)),
        'ia::meta': { totalCount: String(rows.length) },
      },
    }),
  },
  byCursor: {
    shape: { by: byCursor({ parameter: 'after', cursor: 'meta.next', size }), rows: 'data' },
    answer: (query, rows) => keyset(query, rows, (data, next) => ({ body: { data, meta: { next } } })),
  },
  'byCursor, with a word about more': {
    shape: {
      by: byCursor({ parameter: 'after', cursor: 'page.end', more: 'page.hasNext', size }),
      rows: 'data',
    },
    answer: (query, rows) =>
      keyset(query, rows, (data, next) => ({
        // It says where the page ends, also of the last one.
        body: { data, page: { end: data.at(-1)?.id ?? null, hasNext: next !== null } },
      })),
  },
  'byCursor, whose pages are full': {
    shape: { by: byCursor({ parameter: 'after', cursor: 'end', isFull: true, size }), rows: 'data' },
    answer: (query, rows) => keyset(query, rows, data => ({ body: { data, end: data.at(-1)?.id ?? null } })),
  },
  byKey: {
    shape: {
      by: byKey({
        parameter: 'after',
        size,
        of: row => String((row as Row).id),
        behind: key => String(Number(key) + 0.5),
      }),
    },
    answer: (query, rows) => keyset(query, rows, body => ({ body })),
  },
  byLink: {
    shape: { by: byLink(size) },
    answer: (query, rows) =>
      keyset(query, rows, (body, next) => ({
        body,
        headers: {
          link: `</v1/things?size=3>; rel="first"; title="<, ;"${next ? `, </v1/things?size=3&after=${next}>; type="x"; rel="last next"` : ''}`,
        },
      })),
  },
  byNextUrl: {
    shape: { by: byNextUrl(['@odata.nextLink']), rows: 'value' },
    answer: (query, rows) =>
      keyset(query, rows, (value, next) => ({
        body: { value, ...(next === null ? {} : { '@odata.nextLink': `things?after=${next}` }) },
      })),
  },
};

const slice = (rows: Row[], from: number, count = 3) => rows.slice(from, from + count);
/** As many as are asked for. */
const sizeOf = (query: URLSearchParams) => Number(query.get('size') ?? 3);

/** Pages by the last id, as cursors and links do. */
function keyset(query: URLSearchParams, rows: Row[], say: (page: Row[], next: number | null) => Said): Said {
  const left = rows.filter(({ id }) => id > Number(query.get('after') ?? 0));
  const page = left.slice(0, sizeOf(query));
  return say(page, left.length > page.length ? (page.at(-1)?.id ?? null) : null);
}

interface Happening {
  before: 'first' | 'last';
  count: number;
}
const happenings = fc.array(
  fc.record({ before: fc.constantFrom('first', 'last'), count: fc.nat(4) }) as fc.Arbitrary<Happening>,
  { maxLength: 6 },
);

describe.each(Object.entries(kinds))('%s', (name, { shape, answer }) => {
  test.each([0, 1, 2, 3, 4, 6, 7])('reads %i rows, each once', async count => {
    const rows = Array.from({ length: count }, (_, index) => ({ id: index + 1, at: 0 }));
    const system = await restSystem(({ query }) => answer(query, rows));
    expect(await readAll(system.client(), '/things?a=b', shape)).toEqual(rows);
    expect(system.asked.length).toBeLessThanOrEqual(Math.floor(count / 3) + 1);
    if (!/Url|Link/.test(name)) for (const { query } of system.asked) expect(query.get('a')).toBe('b');
  });

  test('reads parts of any size, each from where the one before has ended', async () => {
    const rows = Array.from({ length: 11 }, (_, index) => ({ id: index + 1, at: 0 }));
    const system = await restSystem(({ query }) => answer(query, rows));
    const client = system.client();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 13 }), { minLength: 1, maxLength: 4 }),
        async limits => {
          const read: unknown[] = [];
          let after: string[] | undefined;
          for (let part = 0; part === 0 || after !== undefined; part++) {
            const limit = limits[part % limits.length] as number;
            const { rows: some, next } = await readPart(client, '/things?a=b', shape, { after, limit });
            expect(some.length).toBeLessThanOrEqual(limit);
            if (next !== undefined) expect(some).toHaveLength(limit);
            read.push(...some);
            // Kept by the caller, who reaches nothing else with it.
            after = next;
            expect(next?.[0] ?? '').not.toContain('/');
          }
          expect(read).toEqual(rows);
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  });

  test('loses and repeats nothing when rows are added at its end meanwhile; in front of it, what was there is not lost', async () => {
    let rows: Row[] = [];
    let coming: Happening[] = [];
    const system = await restSystem(({ query }) => {
      const said = answer(query, rows);
      const { before, count } = coming.shift() ?? { before: 'last', count: 0 };
      for (let i = 0; i < count; i++)
        if (before === 'last') rows = [...rows, { id: (rows.at(-1)?.id ?? 1_000) + 1, at: 0 }];
        else rows = [{ id: (rows[0]?.id ?? 1_000) - 1, at: 0 }, ...rows];
      return said;
    });
    const client = system.client();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), happenings, async (count, given) => {
        rows = Array.from({ length: count }, (_, index) => ({ id: 1_000 + index, at: 0 }));
        coming = [...given];
        const atFirst = rows.map(({ id }) => id);
        const read = (await readAll<Row>(client, '/things', shape)).map(({ id }) => id);
        expect(new Set(read)).toEqual(new Set([...read, ...atFirst]));
        const isCounted = name.startsWith('byNumber') || name.startsWith('byOffset');
        if (!isCounted || given.every(({ before }) => before === 'last'))
          expect(read).toEqual([...new Set(read)]);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test.each([{ rows: null }, null, 'rows', 7])('refuses %j in place of rows', async wrong => {
    const body = JSON.stringify(shape.rows ? { data: wrong, value: wrong, 'ia::result': wrong } : wrong);
    const system = await restSystem(() => ({ body }));
    await expect(readAll(system.client(), '/things', shape)).rejects.toMatchObject({
      code: 'broken-answer',
      message: expect.stringContaining('The answer of Ledger to /things is '),
    });
  });

  test('ends where there is nothing', async () => {
    const system = await restSystem(() => ({ status: 204 }));
    expect(await readAll(system.client(), '/things', shape)).toEqual([]);
    expect(system.asked).toHaveLength(1);
  });
});

test('a list that is answered as a whole is cut into parts, in the order it is given', async () => {
  const rows = [3, 1, 2].map(id => ({ id }));
  const system = await restSystem(() => ({ body: { data: rows } }));
  const shape = {
    by: whole,
    rows: 'data',
    arrange: (all: unknown[]) => (all as Row[]).toSorted((a, b) => a.id - b.id),
  };
  const first = await readPart(system.client(), '/things', shape, { after: undefined, limit: 2 });
  expect(first.rows).toEqual([{ id: 1 }, { id: 2 }]);
  const rest = await readPart(system.client(), '/things', shape, { after: first.next, limit: 2 });
  expect(rest).toEqual({ rows: [{ id: 3 }], next: undefined });
});

test('an address that a caller hands in as the place to go on leads nowhere else', async () => {
  const system = await restSystem(() => ({ body: [] }));
  const after = [`${system.url}/v1/secrets?after=1`];
  await readPart(system.client(), '/things', { by: byLink() }, { after, limit: 1 });
  expect(system.asked.map(({ url }) => url)).toEqual(['/v1/things?after=1']);
});

test('parts of a list whose pages have no rows end after a hundred of them', async () => {
  const system: RestSystem = await restSystem(() => ({
    body: { rows: [], next: `c${system.asked.length}` },
  }));
  const by = byCursor({ parameter: 'at', cursor: 'next' });
  const part = readPart(system.client(), '/things', { by, rows: 'rows' }, { after: undefined, limit: 1 });
  await expect(part).rejects.toMatchObject({ code: 'endless-pages' });
  expect(system.asked).toHaveLength(maxExternal.emptyPages);
});

describe('byAnchor', () => {
  /** `coming`: the row that is changed after each answer; it moves to the end. */
  const changing = async (read: Row[], coming: (number | undefined)[] = []) => {
    let rows = read;
    let now = 1_000;
    const system = await restSystem(({ query }) => {
      const sorted = rows
        .filter(({ at }) => at >= Number(query.get('min')))
        .sort((a, b) => a.at - b.at || a.id - b.id);
      const changed = coming.shift();
      if (changed !== undefined) rows = rows.map(row => (row.id === changed ? { ...row, at: ++now } : row));
      return { body: slice(sorted, (Number(query.get('page')) - 1) * 3) };
    });
    const of = (row: unknown) => (row as Partial<Row> | null)?.at;
    const by = byAnchor({ parameter: 'min', size, from: 0, of, write: String, page: 'page' });
    return readAll<Row>(system.client(), '/things', { by });
  };
  const idsOf = (rows: Row[]) => [...new Set(rows.map(({ id }) => id))].sort((a, b) => a - b);

  test('loses nothing that is changed while it is read', async () => {
    // Two at one time, pages of three.
    const rows = Array.from({ length: 12 }, (_, id) => ({ id, at: Math.floor(id / 2) }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.nat(11), { nil: undefined }), { maxLength: 10 }),
        async coming => {
          expect(idsOf(await changing(rows, coming))).toEqual(idsOf(rows));
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });

  test.each([1, 3, 6, 7, 9])('counts on where %i rows have one time', async count => {
    const rows = Array.from({ length: count + 4 }, (_, id) => ({ id, at: id < count ? 5 : id + 10 }));
    expect(idsOf(await changing(rows))).toEqual(idsOf(rows));
  });

  test('in a header, to the second: what lies within one second is counted on', async () => {
    const rows = Array.from({ length: 8 }, (_, id) => ({ id, at: 1_000 + id * 100 }));
    const second = (ms: number) => String(Math.floor(ms / 1_000));
    const system = await restSystem(({ query, headers }) => {
      const since = Number(headers['if-modified-since']);
      const seen = rows.filter(({ at }) => Number(second(at)) >= since);
      return { body: slice(seen, (Number(query.get('page')) - 1) * 3) };
    });
    const of = (row: unknown) => (row as Row).at;
    const by = byAnchor({
      parameter: { header: 'if-modified-since' },
      size,
      from: 0,
      of,
      write: second,
      page: 'page',
    });
    expect(idsOf(await readAll<Row>(system.client(), '/things', { by }))).toEqual(idsOf(rows));
  });
});

describe('a list without an end', () => {
  const endlessly = async (shape: ListShape, answer: (count: number, system: RestSystem) => Said) => {
    const system: RestSystem = await restSystem(() => answer(system.asked.length, system));
    await expect(readAll(system.client(), '/things?a=1', shape)).rejects.toMatchObject({
      kind: 'config',
      code: 'endless-pages',
      message: 'Ledger answers page after page of /things?a=1 without an end.',
    });
    return system.asked.length;
  };
  const full = (count: number) => [1, 2, 3].map(id => ({ id: count * 3 + id }));

  test('is left after as many pages as there may be, and not one before', async () => {
    const by = byNumber({ parameter: 'page', size });
    expect(await endlessly({ by, maxPages: 5 }, count => ({ body: full(count) }))).toBe(5);
    const system: RestSystem = await restSystem(() => {
      const count = system.asked.length;
      return { body: count < 5 ? full(count) : [] };
    });
    expect(await readAll(system.client(), '/things', { by, maxPages: 5 })).toHaveLength(12);
  });

  test('that is the same page again and again is left after ten times', async () => {
    for (const by of [
      byNumber({ parameter: 'page', size }),
      byOffset({ parameter: 'offset', size }),
      byAnchor({ parameter: 'min', size, from: 0, of: () => 1, write: String, page: 'page' }),
    ])
      expect(await endlessly({ by }, () => ({ body: full(1) }))).toBe(11);
  });

  test('whose links lead in a ring is left when one comes twice', async () => {
    const ring = (count: number, { url }: RestSystem) => `${url}/v1/things?at=${count % 3}`;
    const next = (count: number, system: RestSystem) => ({
      body: { rows: [{ count }], next: ring(count, system) },
    });
    expect(await endlessly({ by: byNextUrl('next'), rows: 'rows' }, next)).toBe(4);
    const link = (count: number, system: RestSystem) => ({
      body: [{ count }],
      headers: { link: `<${ring(count, system)}>;rel=next` },
    });
    expect(await endlessly({ by: byLink() }, link)).toBe(4);
    const cursor = (count: number) => ({ body: { rows: [{ count }], next: count % 3 } });
    expect(await endlessly({ by: byCursor({ parameter: 'at', cursor: 'next' }), rows: 'rows' }, cursor)).toBe(
      4,
    );
  });

  test('of pages without rows is left after a hundred of them', async () => {
    const by = byCursor({ parameter: 'at', cursor: 'next' });
    const asked = await endlessly({ by, rows: 'rows' }, count => ({ body: { rows: [], next: `c${count}` } }));
    expect(asked).toBe(maxExternal.emptyPages);
  });
});

test.each([
  ['<?at=1>; rel="next"', true],
  ['<?at=0>; rel=prev, <?at=1> ; title="a, b" ;REL = NEXT', true],
  ['<?at=1>; rel="last next"', true],
  ['<?at=1>; rel="nextish"', false],
  ['<?at=1>; title=next', false],
  ['<?at=1; rel="next"', false],
  ['', false],
])('a header Link: %s', async (link, leads) => {
  const system = await restSystem(({ query }) =>
    query.has('at') ? { body: [{ at: query.get('at') }] } : { body: [], headers: { link } },
  );
  expect(await readAll(system.client(), '/things', { by: byLink() })).toEqual(leads ? [{ at: '1' }] : []);
});

test('pages without rows are passed over', async () => {
  const system: RestSystem = await restSystem(() =>
    system.asked.length < 50
      ? { body: [], headers: { link: `<things?at=${system.asked.length}>; rel="next"` } }
      : { body: [{ id: 1 }] },
  );
  expect(await readAll(system.client(), '/things', { by: byLink() })).toEqual([{ id: 1 }]);
});

test('a next page on another host is not asked for', async () => {
  const system = await restSystem(() => ({ body: { rows: [1], next: 'https://evil.example/things' } }));
  const pages = readPages(system.client(), '/things', { by: byNextUrl('next'), rows: 'rows' });
  expect(await pages.next()).toMatchObject({ value: [1] });
  await expect(pages.next()).rejects.toMatchObject({ code: 'foreign-link' });
  expect(system.asked).toHaveLength(1);
});
