// Starts the PostgreSQL server on its folder, and resolves when it answers.
import { spawn } from 'node:child_process';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KontorError } from '../../core/errors.ts';
import { orDiskFull } from '../disk-full.ts';
import { say } from '../sentences.ts';
import { askOnce } from './ask-once.ts';
import type { Binaries } from './binaries.ts';
import { endingWithKontor } from './ending-with-kontor.ts';
import type { Layout } from './layout.ts';
import { type Listening, role } from './listening.ts';
import type { RunAs } from './run-as.ts';
import { writeConfig } from './server-config.ts';
import { logSize, rotateLog, whyItEnded } from './server-log.ts';

export type Server = Awaited<ReturnType<typeof startServer>>;

export interface ServerParts {
  layout: Layout;
  binaries: Binaries;
  runAs: RunAs;
  listening: Listening;
  environment: NodeJS.ProcessEnv;
  fsync: boolean;
}

/** Recovery after a crash replays at most a few hundred megabytes. */
const readyWithinMs = 60_000;
const stopPatienceMs = 30_000;

/** Throws what `whyItEnded` says when it ends before it answers, and `unavailable/private-database-silent`. */
export async function startServer(parts: ServerParts, refuseWrites: boolean) {
  const { layout, binaries, runAs, listening, environment, fsync } = parts;
  rotateLog(layout);
  const logFrom = logSize(layout);
  const config = { major: binaries.major, fsync, listening: await listening.serverSettings() };
  orDiskFull(layout.folder, () => {
    writeConfig(layout, { ...config, refuseWrites });
    writeFileSync(layout.hba, listening.hba, { mode: 0o600 });
    for (const path of [layout.config, layout.hba]) runAs.give(path);
  });
  const { program, args, ...user } = runAs.command(
    ...endingWithKontor(binaries.postgres, ['-D', layout.data, '-c', `config_file=${layout.config}`]),
  );
  const log = openSync(layout.log, 'a', 0o600);
  const child = spawn(program, args, {
    ...user,
    env: environment,
    stdio: ['pipe', log, log],
    // A Ctrl-C at the terminal goes to the whole group; the database has to outlive Kontor's own stop.
    detached: true,
  });
  closeSync(log);
  // Its other end is the watcher's; an error here only says that the watcher is gone.
  child.stdin?.on('error', () => {});
  let hasEnded = false;
  const ended = new Promise<KontorError>(resolve => {
    const end = (exit: string) => {
      hasEnded = true;
      child.stdin?.destroy();
      resolve(whyItEnded(layout, logFrom, exit));
    };
    child.once('error', error => end(error.message));
    child.once('exit', (code, signal) => end(signal ?? `exit ${code}`));
  });
  const server = {
    /** Resolves when it has ended for any cause, with the reason in words for people. */
    ended,
    /** Has it refuse or accept writes. It answers reads in either case. */
    async refuseWrites(refuse: boolean): Promise<void> {
      writeConfig(layout, { ...config, refuseWrites: refuse });
      await askOnce(listening.client(), ['select pg_reload_conf()']);
    },
    /** Ends it: sessions are cut, what is committed is kept. */
    async stop(): Promise<void> {
      if (hasEnded) return;
      child.kill('SIGINT');
      const late = [
        setTimeout(() => child.kill('SIGQUIT'), stopPatienceMs),
        // A process that was stopped (SIGSTOP) hears nothing else.
        setTimeout(() => child.kill('SIGKILL'), stopPatienceMs * 1.5),
      ];
      await ended;
      for (const one of late) clearTimeout(one);
    },
  };
  try {
    await untilReady(listening, ended);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

/** Ready is a connection that answers, not a file that is there; during recovery connections are refused. */
async function untilReady(listening: Listening, ended: Promise<KontorError>): Promise<void> {
  const begun = performance.now();
  for (;;) {
    try {
      return await makeDatabase(listening);
    } catch (cause) {
      const end = await Promise.race([ended, sleep(20)]);
      if (end) throw end;
      if (performance.now() - begun < readyWithinMs) continue;
      const why = cause instanceof Error ? cause.message : String(cause);
      throw say.error('private-database-silent', { why }, { cause });
    }
  }
}

/** Kontor's own database in it; a kill may have come between initdb and this. */
async function makeDatabase(listening: Listening): Promise<void> {
  const server = { ...listening.client(), database: 'postgres' };
  const [found] = await askOnce(server, [`select from pg_database where datname = '${role}'`]);
  if (found?.rowCount === 0) await askOnce(server, [`create database ${role}`]);
}
