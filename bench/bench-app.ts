// A Kontor for the measurements: its API only, on a database of its own, with connections that nobody has to check first.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../src/app.ts';
import { mainTenant } from '../src/core/caller.ts';
import { silentLog } from '../src/core/log.ts';

export function startBenchApp(): Promise<App> {
  // A benchmark that is killed leaves nothing behind.
  process.on('disconnect', () => process.exit());
  return startApp({
    folder: mkdtempSync(join(tmpdir(), 'kontor-bench-')),
    role: 'api',
    privateHosts: ['127.0.0.1'],
    host: '127.0.0.1',
    port: 0,
    log: silentLog,
  });
}

/** Answers the address of a new connection to the system at `baseUrl`. */
export async function connectTo(
  { store, url }: App,
  baseUrl: string,
  more: { tenantId?: string; concurrency?: number } = {},
): Promise<string> {
  const { tenantId = mainTenant, ...settings } = more;
  const { id } = await store.connections.create(
    {
      tenantId,
      connector: 's4hana',
      system: 's4hana:bench',
      name: 'S/4HANA',
      settings: { baseUrl, auth: { kind: 'basic', username: 'u' }, ...settings },
    },
    { 'auth.password': 'password-of-u' },
  );
  return `${url}/v1/connections/${id}`;
}
