// Keeps PostgreSQL from filling its disk: on a full one it stops with a panic and does not even start, so that nothing
// could be read. Below a limit of free space the database refuses writes; a reserve is given back when a start needs it.
import { randomBytes } from 'node:crypto';
import { rmSync, statfsSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { Layout } from './layout.ts';

const mebibyte = 1024 * 1024;
const reserveBytes = 64 * mebibyte;
/** With less free space than this, nothing is stored any more. */
export const minimumFree = 64 * mebibyte;
/** Storing begins again when there is so much; more than the limit, so that it does not end at once. */
const enoughFree = 2 * minimumFree;
/** A quota can forbid what seems to be free: the reserve is then tried again seldom. */
const tryEveryMs = 10_000;

export function freeSpace(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

export type DiskSpace = ReturnType<typeof diskSpace>;

export function diskSpace({ root, reserve }: Layout, give: (path: string) => void) {
  let low = false;
  let triedAt = Number.NEGATIVE_INFINITY;
  const missing = () => {
    try {
      return statSync(reserve).size < reserveBytes;
    } catch {
      return true;
    }
  };
  return {
    /** Whether writes are refused now. */
    low: () => low,
    /** Before a start of the server: gives the reserve back when there is too little space; then writes are refused. */
    prepareStart(): void {
      if (freeSpace(root) >= minimumFree) return;
      low = true;
      rmSync(reserve, { force: true });
    },
    /** Measures the free space once, and makes the reserve when there is room for it. */
    async look(): Promise<void> {
      const free = freeSpace(root);
      const lacking = missing();
      if (free < minimumFree) low = true;
      else if (free >= enoughFree + (lacking ? reserveBytes : 0)) {
        if (lacking && performance.now() - triedAt > tryEveryMs) {
          triedAt = performance.now();
          if (await makeReserve(reserve)) give(reserve);
        }
        low = false;
      }
    },
  };
}

/** Written in full and not as a hole: only then is it space that can be given back. False: there was none after all. */
async function makeReserve(path: string): Promise<boolean> {
  const unfinished = `${path}.new`;
  try {
    const file = await open(unfinished, 'w', 0o600);
    try {
      const piece = randomBytes(mebibyte);
      for (let written = 0; written < reserveBytes; ) written += (await file.write(piece)).bytesWritten;
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    return true;
  } catch {
    await rm(unfinished, { force: true });
    return false;
  }
}
