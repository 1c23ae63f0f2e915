// Keeps compiled code in the data folder, where nobody else can write. A start spends a third of its time on compiling.
import { mkdirSync, statSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * For everything that is loaded from now on. Node writes the cache when the process ends, and takes from it only what
 * belongs to its own version and to unchanged code.
 */
export function keepCompiled(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Root may write anywhere; what it leaves in another user's folder would be in that user's way.
    if (process.getuid && statSync(folder).uid !== process.getuid()) return;
  } catch {
    return; // the store opens the folder next, and says what is wrong with it
  }
  enableCompileCache(join(folder, 'code-cache'));
}
