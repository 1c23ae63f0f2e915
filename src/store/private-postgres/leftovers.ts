// Ends a server that was left behind on this folder, and clears the locks of one that is gone: its Kontor was killed, or
// the server itself was, and one of its sessions still computes. PID files alone are not believed: the number may be
// another program's by now, and a copied folder names the original's server.
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../sentences.ts';
import { askOnce } from './ask-once.ts';
import type { Layout } from './layout.ts';
import type { Listening } from './listening.ts';

const patienceMs = 20_000;

/** To be called by the owner of the folder's database lock only. Throws `conflict/database-in-use`. */
export async function clearLeftovers(layout: Layout, listening: Listening): Promise<void> {
  const running =
    process.platform === 'linux'
      ? () => Promise.resolve(processesIn(layout.data))
      : () => serverAt(layout, listening);
  const begun = performance.now();
  for (let pids = await running(); pids.length > 0; pids = await running()) {
    const waitedMs = performance.now() - begun;
    if (waitedMs > patienceMs * 2) {
      throw say.error('database-in-use', { folder: layout.data, processes: pids.join(', ') });
    }
    endServer(pids, pidIn(layout.data), waitedMs);
    await sleep(20);
  }
  removeFalseLocks(layout);
}

/**
 * The fast shutdown is for the postmaster alone: its checkpointer takes a SIGINT for the order to shut the log down, and
 * panics while others still write to it. Without a postmaster, or when it takes too long, all stop at once; the next start
 * then recovers.
 */
function endServer(pids: readonly number[], postmaster: number | undefined, waitedMs: number): void {
  const isPatient = waitedMs < patienceMs;
  if (isPatient && postmaster !== undefined && pids.includes(postmaster)) signal(postmaster, 'SIGINT');
  // A process that was stopped (SIGSTOP) hears nothing but SIGKILL.
  else for (const pid of pids) signal(pid, waitedMs < patienceMs * 1.5 ? 'SIGQUIT' : 'SIGKILL');
}

/** PostgreSQL and all its processes work inside the data directory. */
function processesIn(data: string): number[] {
  let real: string;
  try {
    real = realpathSync(data);
  } catch {
    return [];
  }
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => {
      try {
        const program = basename(readlinkSync(`/proc/${pid}/exe`));
        return program.startsWith('postgres') && readlinkSync(`/proc/${pid}/cwd`) === real;
      } catch {
        return false; // it has ended, or is not ours to look at
      }
    });
}

/** Elsewhere the server itself is asked what it serves. */
async function serverAt({ data }: Layout, listening: Listening): Promise<number[]> {
  const pid = pidIn(data);
  if (pid === undefined || !isAlive(pid)) return [];
  try {
    const server = { ...listening.client(), database: 'postgres' };
    const [shown] = await askOnce(server, ['show data_directory']);
    return realpathSync(shown?.rows[0].data_directory) === realpathSync(data) ? [pid] : [];
  } catch {
    return []; // nobody answers there
  }
}

/**
 * No server runs on the folder. A PID file whose process is gone is PostgreSQL's own to judge; one that is empty or names
 * a living process would keep it from starting.
 */
function removeFalseLocks({ data, socket }: Layout): void {
  const pid = pidIn(data);
  if (pid === undefined || isAlive(pid)) rmSync(join(data, 'postmaster.pid'), { force: true });
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(socket, name), { force: true });
}

function pidIn(data: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10);
    return Number.isInteger(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has just ended
  }
}
