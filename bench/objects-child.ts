// A tenant with many sales orders in a process of its own (a simple server that pages by key, so that the sandbox is not
// what is measured), or Kontor in front of it.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../src/app.ts';
import { mainTenant } from '../src/core/caller.ts';
import { silentLog } from '../src/core/log.ts';

const [, , baseUrl = ''] = process.argv;
const app = await startApp({
  folder: mkdtempSync(join(tmpdir(), 'kontor-bench-')),
  role: 'api',
  privateHosts: ['127.0.0.1'],
  host: '127.0.0.1',
  port: 0,
  log: silentLog,
});
const { id } = await app.store.connections.create(
  {
    tenantId: mainTenant,
    connector: 's4hana',
    name: 'tenant',
    settings: { baseUrl, auth: { kind: 'basic', username: 'u' } },
  },
  { 'auth.password': 'password-of-u' },
);
process.send?.({ url: `${app.url}/v1/connections/${id}`, key: app.apiKey });
