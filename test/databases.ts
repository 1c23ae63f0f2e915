// The databases that suites run on: embedded always, PostgreSQL where KONTOR_TEST_DATABASE_URL names a server.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { temporaryDatabase } from '../src/cli/prove-database.ts';

const serverUrl = process.env.KONTOR_TEST_DATABASE_URL;

export interface TestDatabase {
  kind: 'embedded' | 'PostgreSQL';
  /** A folder and, on a server, a database of its own. */
  make(): Promise<{ folder: string; databaseUrl: string | undefined; remove(): Promise<void> }>;
}

export const embedded: TestDatabase = {
  kind: 'embedded',
  async make() {
    const folder = temporaryFolder();
    const { KONTOR_TEST_EMBEDDED: made } = process.env;
    if (made) cpSync(made, folder, { recursive: true });
    return {
      folder,
      databaseUrl: undefined,
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

const server: TestDatabase = {
  kind: 'PostgreSQL',
  async make() {
    const folder = temporaryFolder();
    const database = await temporaryDatabase(serverUrl as string);
    return {
      folder,
      databaseUrl: database.url,
      async remove() {
        await database.drop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

/** Runs the suite on every database there is, and says why where there is none. */
export function onEveryDatabase(name: string, suite: (database: TestDatabase) => void): void {
  describe(`${name} (embedded database)`, () => suite(embedded));
  onPostgres(name, suite);
}

export function onPostgres(name: string, suite: (database: TestDatabase) => void): void {
  if (serverUrl) describe(`${name} (PostgreSQL)`, () => suite(server));
  else {
    console.info(`skipped: "${name}" on PostgreSQL, because KONTOR_TEST_DATABASE_URL is not set`);
    describe.skip(`${name} (PostgreSQL: KONTOR_TEST_DATABASE_URL is not set)`, () => suite(server));
  }
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'kontor-test-'));
}
