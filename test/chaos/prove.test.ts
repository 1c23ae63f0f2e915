// The fault campaign, short.
import { expect, inject, test } from 'vitest';
import { prove } from '../prove.ts';

const databases: ['private' | 'server', () => string][] = [
  ['private', () => ''],
  ['server', () => inject('databases').serverUrl],
];

test.each(databases)(
  'kontor prove on a %s database ends with nothing lost, doubled or wrong',
  async (database, url) => {
    const report = await prove({ orders: 40, seed: 'test', databaseUrl: url() });
    expect(report).toMatchObject({
      database,
      orders: 40,
      lost: [],
      doubled: [],
      wrong: [],
      unexplained: [],
      untold: [],
      misshown: [],
      passed: true,
      idle: true,
      code: 0,
    });
    expect(report.kills).toBeGreaterThan(0);
    expect(report.databaseCuts).toBeGreaterThan(0);
    for (const amount of Object.values(report.difference)) expect(amount).toBe('0.00');
  },
);
