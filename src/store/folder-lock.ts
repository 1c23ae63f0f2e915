// Who may use a data folder: one Kontor alone, or one API process with any number of workers. The locks are SQLite's:
// operating-system locks on files, which the kernel releases when the process dies, however it dies. A lock file of our
// own would outlive a kill -9 and could be broken by two starters at once (docs/decisions/0005-folder-lock.md).
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { KontorError } from '../core/errors.ts';
import { fileReason } from '../core/file-errors.ts';
import { say as ofCore } from '../core/own-sentences.ts';
import type { Reason } from '../core/reasons.ts';
import { say } from './sentences.ts';

export type FolderRole = 'all' | 'api' | 'worker';

/**
 * Makes the folder if need be. Answers how to let go. Throws `conflict/folder-in-use` when another process holds the
 * folder, and `config/data-folder` when it cannot be used.
 */
export function lockFolder(folder: string, role: FolderRole = 'all'): () => void {
  makeFolder(folder);
  const owner = join(folder, 'owner');
  const release = role === 'all' ? tryLock(join(folder, 'lock'), 'exclusive') : lockShared(folder, role);
  if (!release) {
    throw say.error('folder-in-use', { who: ownerOf(owner), folder });
  }
  try {
    writeFileSync(owner, String(process.pid));
  } catch {
    // It only names this process in a sentence; on a full disk there is no room for it.
  }
  return release;
}

function lockShared(folder: string, role: 'api' | 'worker'): (() => void) | undefined {
  const together = tryLock(join(folder, 'lock'), 'shared');
  if (!together || role === 'worker') return together;
  const alone = tryLock(join(folder, 'lock-api'), 'exclusive');
  if (!alone) {
    together();
    return undefined;
  }
  return () => {
    alone();
    together();
  };
}

/** Answers how to let go; undefined: another process holds it. */
export function tryLock(path: string, how: 'exclusive' | 'shared'): (() => void) | undefined {
  const lock = openLock(path);
  try {
    lock.exec('pragma busy_timeout = 0');
    // Nothing is ever written, but SQLite would make a journal file for the first page, and a full disk has no room.
    lock.exec('pragma journal_mode = memory');
    // A read transaction holds the shared lock from its first read on.
    lock.exec(how === 'exclusive' ? 'begin exclusive' : 'begin; select count(*) from sqlite_master');
    return () => lock.close();
  } catch (error) {
    lock.close();
    if (/database is locked/.test(String(error))) return undefined;
    throw dataFolderError(dirname(path), error);
  }
}

function openLock(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path);
  } catch (cause) {
    throw dataFolderError(dirname(path), cause);
  }
}

export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw dataFolderError(folder, reasonAbove(folder, cause));
  }
}

/** Node says of folders on a disk that is read-only that they do not exist: the folder above them tells why. */
function reasonAbove(folder: string, cause: unknown): unknown {
  if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') return cause;
  let above = dirname(resolve(folder));
  while (!existsSync(above)) above = dirname(above);
  try {
    accessSync(above, constants.W_OK | constants.X_OK);
    return cause;
  } catch (reason) {
    return reason;
  }
}

function dataFolderError(folder: string, cause: unknown): KontorError {
  return say.error('data-folder', { folder, why: fileReason(cause) }, { cause, also: ofCore.words.en });
}

function ownerOf(owner: string): Reason {
  try {
    return say.reason('kontor-process', { process: readFileSync(owner, 'utf8') });
  } catch {
    return say.reason('another-kontor'); // it has not written its number yet
  }
}
