// The PostgreSQL that all tests of a run use, each file with a database of its own: a private one of Kontor without
// fsync, run as KONTOR_POSTGRES_BIN and KONTOR_POSTGRES_LISTEN say, or the server that KONTOR_TEST_DATABASE_URL names.
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
  const {
    KONTOR_TEST_DATABASE_URL: named,
    KONTOR_POSTGRES_BIN: programs,
    KONTOR_POSTGRES_LISTEN,
  } = process.env;
  if (named) return { url: named, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'kontor-test-server-'));
  const listenOn = KONTOR_POSTGRES_LISTEN === 'loopback' ? 'loopback' : undefined;
  const server = await openPrivatePostgres({ folder, programs, listenOn, fsync: false, log: silentLog });
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
