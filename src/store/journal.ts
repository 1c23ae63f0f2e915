// The journal of the embedded database. PGlite never calls fsync: what it has committed survives a kill, but not a
// power cut. So accepted events and posting intents are also written here and forced to disk before anybody is told
// that they are safe. At a checkpoint everything PGlite has written is forced to disk, and the journal begins anew.
import { createReadStream } from 'node:fs';
import { type FileHandle, lstat, open, readdir, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import PQueue from 'p-queue';
import { KontorError } from '../core/errors.ts';
import { groupCommit } from '../core/group-commit.ts';

export type JournalEntry =
  | { type: 'event'; row: Record<string, unknown> }
  | { type: 'sent'; row: Record<string, unknown> }
  | { type: 'keyed'; row: Record<string, unknown> };

export interface Journal {
  /** Resolves when the entry is on disk. Throws `unavailable/disk-full` when it cannot be written. */
  append(entries: readonly JournalEntry[]): Promise<void>;
  /** Entries since the last checkpoint: what the database may have lost. */
  entries(): AsyncGenerator<JournalEntry>;
  /** `flush` forces the database to disk; what was appended before it began is then no longer needed. */
  checkpoint(flush: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

const current = 'journal';
const previous = 'journal.old';

/** Opens `journal` and, if a checkpoint was cut short, `journal.old` in the folder. */
export async function openJournal(folder: string): Promise<Journal> {
  const path = join(folder, current);
  const oldPath = join(folder, previous);
  let file: FileHandle = await open(path, 'a', 0o600);
  // One thing at a time: the file must not be changed for the next one between a write and its sync.
  const oneAtATime = new PQueue({ concurrency: 1 });

  const write = async (groups: readonly (readonly JournalEntry[])[]): Promise<undefined[]> => {
    const lines = groups.flatMap(group => group.map(entry => JSON.stringify(entry)));
    try {
      // Begins on a line of its own: the write before it may have been cut short, by a crash or a full disk.
      await file.appendFile(`\n${lines.join('\n')}\n`);
      await file.datasync();
    } catch (cause) {
      throw diskError(cause, folder);
    }
    return groups.map(() => undefined);
  };
  const writer = groupCommit<readonly JournalEntry[], undefined>(
    groups => oneAtATime.add(() => write(groups)),
    {
      waitMs: 0,
      maxItems: 1000,
    },
  );

  const turnPage = async (): Promise<void> => {
    // After a crash between rename and unlink the old part still counts; the new one is added to it.
    if ((await readdir(folder)).includes(previous)) return;
    const before = file;
    await rename(path, oldPath);
    file = await open(path, 'a', 0o600);
    await before.close();
  };

  return {
    append: entries => writer.add(entries),
    async *entries() {
      for (const part of [oldPath, path]) yield* readEntries(part);
    },
    async checkpoint(flush) {
      await oneAtATime.add(turnPage);
      await flush();
      await unlink(oldPath);
    },
    close: () => file.close(),
  };
}

async function* readEntries(path: string): AsyncGenerator<JournalEntry> {
  const stat = await lstat(path).catch(() => undefined);
  if (!stat?.isFile()) return;
  const stream = createReadStream(path, 'utf8');
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    const entry = parse(line);
    if (entry) yield entry;
  }
}

/** Undefined for a line that was not written to its end: nobody was told that it is safe. */
function parse(line: string): JournalEntry | undefined {
  if (line === '') return undefined;
  try {
    return JSON.parse(line) as JournalEntry;
  } catch {
    return undefined;
  }
}

function diskError(cause: unknown, folder: string): KontorError {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new KontorError('unavailable', 'disk-full', `The disk that holds ${folder} is full.`, {
      cause,
      next: 'Free some space; Kontor accepts events again by itself. Nothing that was acknowledged is lost.',
    });
  }
  return new KontorError(
    'unavailable',
    'disk-error',
    `The data folder ${folder} cannot be written (${code}).`,
    {
      cause,
      next: 'Check the disk and the rights on the folder.',
    },
  );
}
