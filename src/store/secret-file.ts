// A secret that is made once and kept in the data folder, readable by its owner only. Processes that start together on a new
// folder get the same one: it is made behind a lock, and has its name only when it is whole.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock } from './folder-lock.ts';
import { say } from './sentences.ts';

/** To make one takes milliseconds; on a disk that is hardly there, some seconds. */
const patienceMs = 10_000;
const lookEveryMs = 20;

export function secretFile(folder: string, name: string, make: () => string): string {
  const path = join(folder, name);
  if (!existsSync(path)) {
    const release = waitForLock(folder);
    try {
      if (!existsSync(path)) {
        // Not linked under its name, although a link alone would be exclusive: some shared folders know no second names.
        const whole = `${path}.new`;
        writeFileSync(whole, `${make()}\n`, { mode: 0o600, flush: true });
        renameSync(whole, path);
      }
    } finally {
      release();
    }
  }
  return readFile(path).trim();
}

function waitForLock(folder: string): () => void {
  const end = performance.now() + patienceMs;
  for (;;) {
    const release = tryLock(join(folder, 'lock-secrets'), 'exclusive');
    if (release) return release;
    if (performance.now() > end) throw say.error('keys-being-made', { folder, seconds: patienceMs / 1000 });
    // At its start a process has nothing else to do.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, lookEveryMs);
  }
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // Reading, unlike opening, names no path: that of a folder, for example.
    throw Object.assign(error as Error, { path });
  }
}
