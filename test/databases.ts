// Databases for tests: copies of one that has its tables already, which takes some 30 ms. Those of a run carry its number
// and are dropped with it; those of a run that was killed are dropped by the next.
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { silentLog } from '../src/core/log.ts';
import { openStore } from '../src/store/open-store.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where databases are made, and what they are copies of. */
    databases: { serverUrl: string; template: string };
  }
}

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Any number: it tells our locks from those of others. */
const lockClass = 0x6b6f6e;

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'kontor-test-'));
}

/** On the server of this run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { serverUrl, template } = inject('databases');
  const name = `${template}_${randomInt(2 ** 47).toString(36)}`;
  // The other strategy writes every page into the log, which takes longer for a database this small.
  await onServer(serverUrl, client =>
    client.query(`create database ${name} template ${template} strategy file_copy`),
  );
  return {
    url: at(serverUrl, name),
    drop: () =>
      onServer(serverUrl, async client => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** For a Kontor of the test's own: a database and a folder for its keys, both of which `remove` takes away. */
export async function createTestPlace() {
  const folder = temporaryFolder();
  const { url, drop } = await createTestDatabase();
  return {
    folder,
    databaseUrl: url,
    async remove() {
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes the database that all others are copies of. As long as `remove` was not called, no other run drops any of them. */
export async function createTemplate(serverUrl: string) {
  const run = randomInt(2 ** 31 - 1);
  const prefix = 'kontor_test_';
  const template = `${prefix}${run}`;
  const dropAll = async (client: pg.Client, ofRun: (run: number) => boolean) => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where datname ~ '^${prefix}[0-9]+(_|$)'`,
    );
    for (const { name } of rows)
      if (ofRun(Number(name.split('_')[2])))
        await client.query(`drop database if exists ${name} with (force)`);
  };
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  // As long as this connection stands, others see that the run lives.
  await client.query('select pg_advisory_lock($1, $2)', [lockClass, run]);
  const { rows: living } = await client.query<{ run: number }>(
    `select objid::bigint::int as run from pg_locks where locktype = 'advisory' and classid = $1`,
    [lockClass],
  );
  await dropAll(client, one => !living.some(({ run }) => run === one));
  await client.query(`create database ${template}`);
  const folder = temporaryFolder();
  try {
    const store = await openStore({ folder, databaseUrl: at(serverUrl, template), log: silentLog });
    await store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    template,
    async remove() {
      await dropAll(client, one => one === run);
      await client.end();
    },
  };
}

function at(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
