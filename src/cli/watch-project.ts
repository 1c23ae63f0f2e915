// `kontor start --project DIR --watch`: Kontor in a process of its own, which is ended and started again whenever a file of the project changes.
// Loaded modules cannot be loaded anew in the same process.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './output.ts';
import { say as ofCli } from './sentences.ts';
import { stopSignal } from './stop-signal.ts';

/** Editors write a file in several steps. */
const settledMs = 200;

/** Throws `input/nothing-to-watch` where there is no folder to watch. Resolves after SIGINT, SIGTERM or SIGHUP, when the process has ended. */
export async function watchProject(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw ofCli.error('nothing-to-watch');
  const stopped = stopSignal();
  let isStopping = false;
  void stopped.then(() => {
    isStopping = true;
  });
  while (!isStopping) {
    // Before the modules are read, so that no change is missed.
    const changes = new AbortController();
    const changed = nextChange(folder, changes.signal);
    const kontor = startWithoutWatch();
    const ended = once(kontor, 'exit');
    void ended.then(() => {
      if (!isStopping && !changes.signal.aborted)
        say('Kontor has ended. It starts again when a file of the project changes.');
    });
    await Promise.race([changed, stopped]);
    changes.abort();
    await end(kontor, ended);
  }
}

const startWithoutWatch = (): ChildProcess =>
  spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1).filter(one => one !== '--watch')], {
    stdio: 'inherit',
  });

async function end(kontor: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (kontor.exitCode !== null || kontor.signalCode !== null) return;
  kontor.kill('SIGTERM');
  await ended;
}

/** Installed packages and the data of Kontor are no files of the project. */
const isOwn = (name: string) => name !== 'node_modules' && !name.startsWith('.');

async function nextChange(folder: string, signal: AbortSignal): Promise<void> {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && isOwn(entry.name))
    .map(({ name }) => join(folder, name));
  const watchers: FSWatcher[] = [];
  try {
    await new Promise<void>(resolve => {
      signal.addEventListener('abort', () => resolve());
      watchers.push(
        watch(folder, (_event, name) => name !== null && isOwn(name) && resolve()),
        ...folders.map(one => watch(one, { recursive: true }, () => resolve())),
      );
    });
    if (!signal.aborted) await pause(settledMs);
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}
