// Makes PostgreSQL's data directory, or sees to it that the one that is there can be opened.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { say } from '../sentences.ts';
import { syncFolder } from '../sync-folder.ts';
import type { Binaries } from './binaries.ts';
import { freeSpace, minimumFree } from './disk-space.ts';
import { endingWithKontor } from './ending-with-kontor.ts';
import type { Layout } from './layout.ts';
import { role } from './listening.ts';
import type { RunAs } from './run-as.ts';

const unfinished = 'data.new-';
/** An initdb that has outlived its Kontor for a moment may still write there. */
const wholly = { recursive: true, force: true, retryDelay: 50 };
/** What initdb writes, and some more. */
const initialBytes = 48 * 1024 * 1024;

/**
 * Throws `config/other-postgres` for a folder of another version,
 * `config/old-data-folder` and `unavailable/not-a-database` for what it cannot open, `unavailable/no-space-for-database`,
 * `unavailable/disk-full-at-start`, and `unavailable/database-not-made` when initdb fails.
 */
export async function initialize(
  layout: Layout,
  binaries: Binaries,
  runAs: RunAs,
  environment: NodeJS.ProcessEnv,
  fsync: boolean,
): Promise<void> {
  refuseOtherVersion(layout, binaries);
  for (const name of readdirSync(layout.root))
    if (name.startsWith(unfinished)) rmSync(join(layout.root, name), { ...wholly, maxRetries: 10 });
  if (existsSync(layout.data)) {
    closeToOthers(layout.data);
    return;
  }
  const free = freeSpace(layout.folder);
  if (free < initialBytes + minimumFree) {
    const needed = Math.ceil((initialBytes + minimumFree) / 2 ** 20);
    throw say.error('no-space-for-database', {
      folder: layout.folder,
      free: Math.floor(free / 2 ** 20),
      needed,
    });
  }
  // PostgreSQL would start on a directory that a killed initdb left half done: so it gets its name when it is whole.
  const made = join(layout.root, `${unfinished}${process.pid}`);
  mkdirSync(made, { mode: 0o700 });
  for (const path of [made, layout.password]) runAs.give(path);
  await runInitdb(made, layout, binaries, runAs, environment, fsync);
  renameSync(made, layout.data);
  syncFolder(layout.root);
}

/** A copy of the folder may have lost its mode, and PostgreSQL does not open what others may read. */
function closeToOthers(data: string): void {
  const { uid, mode } = statSync(data);
  if (uid === process.getuid?.() && (mode & 0o077) !== 0) chmodSync(data, 0o700);
}

function refuseOtherVersion({ folder, data }: Layout, { major, version }: Binaries): void {
  if (existsSync(join(folder, 'pgdata'))) {
    throw say.error('old-data-folder', { folder });
  }
  if (!existsSync(data)) return;
  let written: string;
  try {
    written = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  } catch (cause) {
    throw say.error('not-a-database', { data }, { cause });
  }
  if (Number(written) === major) return;
  throw say.error('other-postgres', { folder, written, version });
}

async function runInitdb(
  made: string,
  layout: Layout,
  { initdb, major }: Binaries,
  runAs: RunAs,
  environment: NodeJS.ProcessEnv,
  fsync: boolean,
): Promise<void> {
  const { program, args, ...user } = runAs.command(
    ...endingWithKontor(initdb, [
      ...['-D', made, '-U', role, '-A', 'trust', '--pwfile', layout.password],
      ...['--encoding=UTF8', '--locale=C'],
      // The order of texts then never changes with a library's version.
      ...(major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
      ...(major >= 16 ? ['--no-instructions'] : []),
      ...(fsync ? [] : ['--no-sync']),
    ]),
  );
  const child = spawn(program, args, { ...user, env: environment, stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000);
  });
  const why = await new Promise<string | undefined>(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(code === 0 ? undefined : said.trim() || `${signal ?? code}`),
    );
  });
  if (why === undefined) return;
  rmSync(made, { recursive: true, force: true });
  if (/No space left on device/.test(why)) {
    throw say.error('disk-full-at-start', { folder: layout.folder });
  }
  throw say.error('database-not-made', { root: layout.root, why });
}
