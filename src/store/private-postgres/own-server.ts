// What the one process does that runs the private server: it prepares the folder, starts the server, starts it again
// whenever it ends, and has it refuse writes before the disk is full.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type KontorError, toKontorError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { tryLock } from '../folder-lock.ts';
import { findBinaries } from './binaries.ts';
import { type DiskSpace, diskSpace } from './disk-space.ts';
import { initialize } from './initialize.ts';
import type { Layout } from './layout.ts';
import { clearLeftovers } from './leftovers.ts';
import { libraryPath, linkLibraries } from './library-links.ts';
import { type Listening, makePassword } from './listening.ts';
import { chooseUser, type RunAs } from './run-as.ts';
import { rotateLog } from './server-log.ts';
import { type Server, type ServerParts, startServer } from './start-server.ts';

export interface OwnOptions {
  layout: Layout;
  /** The folder of other programs than the packaged ones. */
  programs: string | undefined;
  listenOn(layout: Layout, give: RunAs['give']): Listening;
  fsync: boolean;
  log: Log;
}

export type OwnedServer = ReturnType<typeof owned>;

const lookEveryMs = 250;
const pausesMs = [0, 500, 1_000, 2_000, 5_000, 10_000];
/** After a run of this length the pauses start from the shortest again. */
const wellAfterMs = 60_000;

/** Undefined: another process owns the server. Throws what `findBinaries`, `chooseUser` and `initialize` say. */
export async function ownServer(options: OwnOptions): Promise<OwnedServer | undefined> {
  const { layout } = options;
  const unlock = tryLock(join(layout.folder, 'lock-database'), 'exclusive');
  if (!unlock) return undefined;
  // A process that stands by calls this again and again: nothing may be left in the temporary folder each time.
  const undo = [unlock];
  const release = () => {
    for (const one of undo.splice(0).reverse()) one();
  };
  try {
    const binaries = findBinaries(options.programs);
    const runAs = chooseUser(layout, [binaries.postgres, binaries.initdb]);
    makePassword(layout);
    const links = binaries.libraries && linkLibraries(binaries.libraries, layout.libraries, runAs.give);
    if (links) undo.push(links.remove);
    const listening = options.listenOn(layout, runAs.give);
    undo.push(listening.close);
    const environment = environmentOf(links ? libraryPath(links.folder) : {});
    await initialize(layout, binaries, runAs, environment, options.fsync);
    return owned({
      parts: { layout, binaries, runAs, listening, environment, fsync: options.fsync },
      relink: links?.make,
      space: diskSpace(layout, runAs.give),
      log: options.log,
      release,
    });
  } catch (error) {
    release();
    throw error;
  }
}

function owned({
  parts,
  relink,
  space,
  log,
  release,
}: {
  parts: ServerParts;
  relink: (() => void) | undefined;
  space: DiskSpace;
  log: Log;
  release(): void;
}) {
  const { layout, binaries, runAs } = parts;
  const { folder } = layout;
  let server: Server | undefined;
  let trouble: KontorError | undefined;
  let guarding = false;
  let refusing = false;

  const start = async (): Promise<Server> => {
    // Also of this process's own server: when it was killed, a busy session of it goes on and keeps the next from starting.
    await clearLeftovers(layout, parts.listening);
    space.prepareStart();
    // Something may have removed them since, such as the cleaning of a temporary folder.
    relink?.();
    refusing = guarding && space.low();
    server = await startServer(parts, refusing);
    trouble = undefined;
    log.info({ version: binaries.version, runsAs: runAs.how }, 'The private PostgreSQL runs.');
    return server;
  };

  const look = async (at: Server): Promise<void> => {
    await space.look();
    const refuse = guarding && space.low();
    if (refuse !== refusing) {
      await at.refuseWrites(refuse);
      refusing = refuse;
      if (refuse)
        log.error({ folder }, 'The disk is nearly full: nothing is stored until there is space again.');
      else log.info({ folder }, 'There is disk space again: Kontor stores what it is given.');
    }
    rotateLog(layout);
  };

  /** Resolves with the reason when the server has ended. */
  const watch = async (at: Server, until: AbortSignal): Promise<KontorError> => {
    const stop = () => void at.stop();
    until.addEventListener('abort', stop, { once: true });
    if (until.aborted) stop();
    let looking = false;
    const timer = setInterval(() => {
      if (looking) return;
      looking = true;
      look(at)
        .catch(error =>
          log.debug(
            { error: String(error) },
            'Kontor could not check the disk space or tell PostgreSQL about it.',
          ),
        )
        .finally(() => {
          looking = false;
        });
    }, lookEveryMs).unref();
    const reason = await at.ended;
    clearInterval(timer);
    until.removeEventListener('abort', stop);
    return reason;
  };

  return {
    listening: parts.listening,
    /** Throws what `clearLeftovers` and `startServer` say. */
    async start(): Promise<void> {
      await start();
    },
    /** Why the server is away; undefined: it is there. */
    trouble: () => trouble,
    /** From now on writes are refused while there is too little disk space. */
    guardSpace(): void {
      guarding = true;
    },
    /** Starts it again, however it ends, until the signal; then stops it and lets go of the lock. */
    async keepRunning(until: AbortSignal): Promise<void> {
      let failures = 0;
      while (!until.aborted) {
        const begun = performance.now();
        try {
          const running = server ?? (await start());
          trouble = await watch(running, until);
        } catch (thrown) {
          trouble = toKontorError(thrown);
        }
        server = undefined;
        if (until.aborted) break;
        failures = performance.now() - begun > wellAfterMs ? 1 : failures + 1;
        log.error({ code: trouble.code }, `${trouble.message} Kontor starts it again.`);
        const pauseMs = pausesMs[Math.min(failures, pausesMs.length) - 1] as number;
        await sleep(pauseMs, undefined, { signal: until }).catch(() => {});
      }
      release();
    },
    /** Lets go of the lock without a server. */
    release,
  };
}

/** Nothing of Kontor's own, which holds secrets, and nothing that PostgreSQL would take for a setting. */
function environmentOf(libraries: Record<string, string>): NodeJS.ProcessEnv {
  const kept = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT'].flatMap(name => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), LC_ALL: 'C', ...libraries };
}
