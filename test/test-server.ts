// The PostgreSQL that all tests of a run use, each file with a database of its own: Kontor's private one without fsync,
// or the server that KONTOR_TEST_DATABASE_URL names.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../src/core/log.ts';
import { openPrivatePostgres } from '../src/store/private-postgres/private-postgres.ts';

export interface TestServer {
  /** A database of the server to be connected to; its user may make others. */
  url: string;
  stop(): Promise<void>;
}

export async function startTestServer(): Promise<TestServer> {
  const named = process.env.KONTOR_TEST_DATABASE_URL;
  if (named) return { url: named, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'kontor-test-server-'));
  const server = await openPrivatePostgres({ folder, fsync: false, log: silentLog });
  const { user, host, port, password } = server.client();
  const login = typeof password === 'string' ? `${user}:${password}` : user;
  return {
    url: `postgres://${login}@${encodeURIComponent(host as string)}:${port}/postgres`,
    async stop() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
