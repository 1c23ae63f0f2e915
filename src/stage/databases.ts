// Makes a database for the proof on the named server, and takes databases away: cuts the connections of the named one, or
// kills the private PostgreSQL.
import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { say } from './sentences.ts';

export interface TemporaryDatabase {
  url: string;
  drop(): Promise<void>;
}

export async function temporaryDatabase(serverUrl: string): Promise<TemporaryDatabase> {
  const name = `kontor_prove_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, client => client.query(`create database ${name}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => onServer(serverUrl, client => client.query(`drop database if exists ${name} with (force)`)),
  };
}

/** Ends every connection of Kontor to its database, as a restart of the server would. */
export async function cutConnections(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const server = new URL(url);
  server.pathname = '/postgres';
  await onServer(server.href, client =>
    client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]),
  );
}

/** Kills the private PostgreSQL of a data folder with SIGKILL. Does nothing when none runs. */
export function killPostgres(folder: string): void {
  const data = join(folder, 'postgres', 'data');
  try {
    const pid = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10);
    // The file outlives a killed server, and its number may be another program's by now.
    const isOurs = process.platform !== 'linux' || readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    if (pid > 0 && isOurs) process.kill(pid, 'SIGKILL');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ESRCH') throw error;
  }
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await work(client);
  } catch (cause) {
    throw say.error('stage-database-refused', { why: (cause as Error).message }, { cause });
  } finally {
    await client.end();
  }
}
