// `kontor prove` in a process of its own.
import { execFile } from 'node:child_process';
import type { ProveReport } from '../src/cli/prove-campaign.ts';

/** Answers the report and the exit code. `databaseUrl` '': on a private database. Throws when there is no report. */
export function prove(options: {
  orders: number;
  seed: string;
  databaseUrl: string;
  scene?: ProveReport['scene'];
}): Promise<ProveReport & { code: number }> {
  const { orders, seed, databaseUrl, scene = 'orders' } = options;
  const flags = ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts'];
  const args = ['prove', '--scene', scene, '--orders', String(orders), '--seed', seed, '--json'];
  const env = { ...process.env, KONTOR_DATABASE_URL: databaseUrl };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...flags, ...args], { env, maxBuffer: 64 * 2 ** 20 }, (error, out, err) => {
      if (out === '') reject(error ?? new Error(err));
      else resolve({ ...JSON.parse(out), code: Number(error?.code ?? 0) });
    });
  });
}
