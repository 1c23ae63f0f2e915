// The fault campaign at length: on the private database and on a server, with several seeds.
import { describe, expect, inject, test } from 'vitest';
import { prove } from '../prove.ts';

describe.each([
  ['the private database', () => ''],
  ['a server', () => inject('databases').serverUrl],
])('kontor prove on %s', (_, url) => {
  test.each(['1', '2', '3'])('books 2,000 orders once with seed %s', async seed => {
    const report = await prove({ orders: 2_000, seed, databaseUrl: url() });
    expect(report).toMatchObject({
      orders: 2_000,
      lost: [],
      doubled: [],
      wrong: [],
      unexplained: [],
      untold: [],
      misshown: [],
      passed: true,
      code: 0,
    });
    expect(report.kills).toBeGreaterThan(0);
    expect(report.databaseCuts).toBeGreaterThan(0);
  });
});
