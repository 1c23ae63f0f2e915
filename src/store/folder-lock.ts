// One process per data folder. PGlite takes no lock of its own, and a second process would lose rows without a word.
// The lock is SQLite's: an operating-system lock on a file, which the kernel lets go when the process dies, however
// it dies. A lock file of our own would outlive a kill -9 and could be broken by two starters at once.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { KontorError } from '../core/errors.ts';

/** Answers how to let go. Throws `conflict/folder-in-use` when another process holds the folder. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const owner = join(folder, 'owner');
  const lock = new DatabaseSync(join(folder, 'lock'));
  try {
    lock.exec('pragma busy_timeout = 0; begin exclusive');
  } catch (cause) {
    lock.close();
    throw new KontorError(
      'conflict',
      'folder-in-use',
      `Another Kontor${ownerText(owner)} is using the data folder ${folder}.`,
      { cause, next: 'Stop it first, or start this one with another folder: --data DIR.' },
    );
  }
  writeFileSync(owner, String(process.pid));
  return () => lock.close();
}

function ownerText(owner: string): string {
  try {
    return ` (process ${readFileSync(owner, 'utf8')})`;
  } catch {
    return ''; // it has not written its number yet
  }
}
