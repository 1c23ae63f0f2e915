// A small disk in memory that a test can fill; Linux only, and only where this process may mount one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const mebibyte = 2 ** 20;

export interface SmallDisk {
  folder: string;
  /** Leaves so many bytes free. */
  fill(leave: number): void;
  /** Takes away what `fill` has put there. */
  empty(): void;
}

function mount(sizeMb: number): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m,mode=700`, 'none', folder]);
  if (mounted.status === 0) return folder;
  rmdirSync(folder);
  return undefined;
}

function unmount(folder: string): void {
  spawnSync('umount', ['-l', folder]);
  rmdirSync(folder);
}

/** Is unmounted when the test ends. */
export function smallDisk(sizeMb: number): SmallDisk {
  const disk = mount(sizeMb) as string;
  onTestFinished(() => unmount(disk));
  const ballast = join(disk, 'ballast');
  mkdirSync(ballast);
  let n = 0;
  return {
    folder: join(disk, 'data'),
    fill(leave) {
      const { bavail, bsize } = statfsSync(disk);
      const bytes = Math.max(0, bavail * bsize - leave);
      try {
        writeFileSync(join(ballast, String(n++)), Buffer.alloc(bytes));
      } catch (error) {
        // Another process writes at the same time, so the disk is full earlier than planned: it is full, as wanted.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
    empty() {
      for (const name of readdirSync(ballast)) rmSync(join(ballast, name));
    },
  };
}

const probe = process.platform === 'linux' ? mount(1) : undefined;
if (probe) unmount(probe);
export const canMount = probe !== undefined;
if (!canMount)
  console.info('skipped: "a full disk", because no disk in memory can be mounted here (that needs root)');
