// Processes by their parents, and their memory, as Linux tells them in /proc.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The process and all that descend from it, PostgreSQL's included: a detached process keeps its parent. */
export function treeOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const { parent } = (/^\d+$/.test(name) && stateOf(Number(name))) || {};
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [pid];
  for (const one of tree) tree.push(...(children.get(one) ?? []));
  return tree;
}

/** Undefined: it has ended; a zombie only waits for its parent to notice. */
function stateOf(pid: number): { parent: number; cpuTicks: number } | undefined {
  const stat = contents(`/proc/${pid}/stat`);
  // The name stands in brackets and may contain anything.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  const [state, parent] = fields;
  if (state === undefined || state === 'Z') return undefined;
  return { parent: Number(parent), cpuTicks: Number(fields[11]) + Number(fields[12]) };
}

/** Megabytes of memory; a page that several processes share counts once, in equal parts. */
export function pssMb(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + (kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss') ?? 0), 0) / 1024;
}

/** The most memory that this one process has had at any time, in megabytes; what it shares counts in full. */
export function peakRssMb(pid: number): number {
  return (kilobytes(`/proc/${pid}/status`, 'VmHWM') ?? 0) / 1024;
}

/** Milliseconds of processor time that these processes have used until now; what has ended counts no more. */
export function cpuMs(pids: readonly number[]): number {
  // Of their first threads and all others, in hundredths of a second.
  return pids.reduce((sum, pid) => sum + (stateOf(pid)?.cpuTicks ?? 0), 0) * 10;
}

/** How long the process's first thread has waited for a processor, in milliseconds; 0 where the kernel does not tell. */
export function waitedMs(pid: number): number {
  return Number(contents(`/proc/${pid}/schedstat`)?.split(' ')[1] ?? 0) / 1e6;
}

/** Resolves when all of them are gone; gives up silently after ten seconds. */
export async function untilGone(pids: readonly number[]): Promise<void> {
  for (let i = 0; i < 1_000 && pids.some(stateOf); i++) await sleep(10);
}

function kilobytes(file: string, name: string): number | undefined {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(contents(file) ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

function contents(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
