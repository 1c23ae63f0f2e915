// Data folders with a private PostgreSQL, and what can be seen of its server from outside.
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { silentLog } from '../src/core/log.ts';
import { layoutOf } from '../src/store/private-postgres/layout.ts';
import {
  openPrivatePostgres,
  type PrivatePostgresOptions,
} from '../src/store/private-postgres/private-postgres.ts';

export function newFolder(name = ''): string {
  const root = mkdtempSync(join(tmpdir(), 'kontor-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

let made: string;
/** For a file whose tests use `usedFolder`: makes the database once, because initdb takes longer than most tests. */
export function databaseToCopy(): void {
  beforeAll(async () => {
    made = mkdtempSync(join(tmpdir(), 'kontor-test-'));
    const database = await openPrivatePostgres({ folder: made, log: silentLog, fsync: false });
    await database.close();
  });
  afterAll(() => rmSync(made, { recursive: true, force: true }));
}

/** A folder in which the database has been made already. */
export function usedFolder(name = ''): string {
  const folder = newFolder(name);
  const { root, data } = layoutOf(folder);
  mkdirSync(root, { mode: 0o700 });
  cpSync(layoutOf(made).data, data, { recursive: true });
  chmodSync(data, 0o700);
  return folder;
}

export async function open(folder: string, options: Partial<PrivatePostgresOptions> = {}) {
  const database = await openPrivatePostgres({ folder, log: silentLog, fsync: false, ...options });
  let closed = false;
  const close = async () => {
    if (!closed) await database.close();
    closed = true;
  };
  onTestFinished(close);
  return { ...database, close };
}

export async function query<Row>(where: pg.ClientConfig, sql: string): Promise<Row[]> {
  const client = new pg.Client(where);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

export const postmaster = (folder: string) =>
  Number.parseInt(readFileSync(join(layoutOf(folder).data, 'postmaster.pid'), 'utf8'), 10);

/** Every process of a server on this folder; Linux only. */
export function processesOf(folder: string): number[] {
  const { data } = layoutOf(folder);
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === data;
      } catch {
        return false;
      }
    });
}
export const isRoot = process.getuid?.() === 0;
export const onLinux = process.platform === 'linux';
