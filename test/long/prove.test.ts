// The fault campaign at length: on the private database and on a server, with several seeds.
import { execFile } from 'node:child_process';
import { expect, inject, test } from 'vitest';

/** Answers the report, and fails with what the command says when there is none. */
function prove(seed: string, databaseUrl: string): Promise<Record<string, unknown>> {
  const flags = ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts'];
  const args = ['prove', '--orders', '2000', '--seed', seed, '--json'];
  const env = { ...process.env, KONTOR_DATABASE_URL: databaseUrl };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...flags, ...args], { env, maxBuffer: 64 * 2 ** 20 }, (error, out, err) => {
      if (out === '') reject(error ?? new Error(err));
      else resolve(JSON.parse(out));
    });
  });
}

test.each(['1', '2', '3'])(
  '2,000 orders with seed %s are booked once on the private database',
  async seed => {
    const report = await prove(seed, '');
    expect(report).toMatchObject({ database: 'private', orders: 2_000, lost: [], doubled: [], passed: true });
    expect(report.kills).toBeGreaterThan(0);
    expect(report.databaseCuts).toBeGreaterThan(0);
  },
);

test.each(['1', '2'])('2,000 orders with seed %s are booked once on a server', async seed => {
  const report = await prove(seed, inject('databases').serverUrl);
  expect(report).toMatchObject({ database: 'server', orders: 2_000, lost: [], doubled: [], passed: true });
  expect(report.kills).toBeGreaterThan(0);
  expect(report.databaseCuts).toBeGreaterThan(0);
});
