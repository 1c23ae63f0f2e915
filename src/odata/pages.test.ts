// Lists of a system that names links and counts without an end.
import { expect, test } from 'vitest';
import { maxExternal } from '../core/external-numbers.ts';
import type { ODataClient } from './client.ts';
import { readPages } from './pages.ts';
import { pageOf } from './wire.ts';

/** Answers a further link with every page; `rows` of the nth page. */
function endless(rows: (n: number) => object[]) {
  let n = 0;
  const client = {
    system: 'S/4HANA',
    async request() {
      n++;
      const text = JSON.stringify({ value: rows(n), '@odata.nextLink': `Things?$skiptoken=${n}` });
      return { status: 200, headers: {}, text };
    },
  } as unknown as ODataClient;
  const pages = readPages({
    client,
    protocol: 'V4',
    service: '/sap/x',
    path: '/sap/x/Things',
    what: 'Things',
    top: undefined,
  });
  return { pages, asked: () => n };
}

test('a list that answers links and never a row is left', async () => {
  const { pages, asked } = endless(n => (n === 1 ? [{ id: 1 }] : []));
  const all: unknown[] = [];
  const reading = (async () => {
    for await (const { rows } of pages) all.push(...rows);
  })();
  await expect(reading).rejects.toMatchObject({
    kind: 'config',
    code: 'paging-loop',
    message: expect.stringMatching(/^S\/4HANA answers .* of Things\.$/),
  });
  expect(all).toEqual([{ id: 1 }]);
  expect(asked()).toBeLessThanOrEqual(maxExternal.emptyPages + 2);
});

test.each([
  [12, 12],
  ['12', 12],
  ['1e300', undefined],
  [1e300, Number.MAX_SAFE_INTEGER],
  [-1, undefined],
  ['many', undefined],
  [Number.NaN, undefined],
  [1.5, undefined],
  [null, undefined],
])('a count of %s is read as %s', (said, expected) => {
  expect(pageOf({ value: [], '@odata.count': said } as never, 'V4', 'Things').count).toBe(expected);
});
