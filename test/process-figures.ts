// What another process holds, as Linux says it: memory, and open files and sockets.
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';

/** In megabytes. */
export const residentMb = (pid: number): number => megabytes(pid, 'VmRSS');

/** The most that it has held since it started, or since `forgetPeak`. In megabytes. */
export const peakMb = (pid: number): number => megabytes(pid, 'VmHWM');

export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

function megabytes(pid: number, field: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
}

/** Sockets and files; what else a process holds (pipes, epoll) does not come and go with exchanges. */
export function openFiles(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap(fd => {
    try {
      const what = readlinkSync(`/proc/${pid}/fd/${fd}`);
      return what.startsWith('socket:') || what.startsWith('/') ? [what] : [];
    } catch {
      return []; // closed meanwhile
    }
  });
}
