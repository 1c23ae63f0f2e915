// What Kontor's process holds, and its database on disk.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { waitedMs } from '../../bench/processes.ts';
import { openFiles, residentMb } from '../process-figures.ts';
import { every } from './every.ts';

export interface Held {
  mb: number;
  files: number;
}

export interface Most extends Held {
  /** Of two seconds, how many milliseconds its main thread was ready to work and got no processor. */
  waitedMs: number;
}

/** Connections that are kept for the next request are closed by then, on both sides. */
const settledMs = 90_000;

/** What it holds when it has had nothing to do for a while. */
export async function heldAtRest({ pid }: { pid(): number }): Promise<Held> {
  await sleep(settledMs);
  return { mb: Math.round(residentMb(pid())), files: openFiles(pid()).length };
}

/** Until the signal. Answers the most of all its processes. */
export async function mostHeld({ pid }: { pid(): number }, signal: AbortSignal): Promise<Most> {
  const most: Most = { mb: 0, files: 0, waitedMs: 0 };
  let last = { pid: 0, waited: 0 };
  await every(2_000, signal, () => {
    const now = { pid: pid(), waited: waitedMs(pid()) };
    const { mb, files } = heldNow(now.pid);
    most.mb = Math.max(most.mb, mb);
    most.files = Math.max(most.files, files);
    if (now.pid === last.pid) most.waitedMs = Math.max(most.waitedMs, Math.round(now.waited - last.waited));
    last = now;
  });
  return most;
}

/** Nothing, of one that has just been killed. */
function heldNow(pid: number): Held {
  try {
    return { mb: Math.round(residentMb(pid)) || 0, files: openFiles(pid).length };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { mb: 0, files: 0 };
  }
}

/** In megabytes. */
export async function databaseMb(database: pg.ClientConfig): Promise<number> {
  const client = new pg.Client(database);
  await client.connect();
  const { rows } = await client.query<{ mb: number }>(
    'select (pg_database_size(current_database()) / 1048576)::int as mb',
  );
  await client.end();
  return rows[0]?.mb ?? Number.NaN;
}
