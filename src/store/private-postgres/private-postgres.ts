// The PostgreSQL that Kontor runs for itself when no server is named: a child process of one of the Kontors on the data
// folder, the one that holds the folder's database lock. The others connect, and wait for the lock: when its holder
// ends, the kernel releases it, the child ends too, and the next one starts the server again.
import { setTimeout as sleep } from 'node:timers/promises';
import { type KontorError, toKontorError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { makeFolder } from '../folder-lock.ts';
import { say } from '../sentences.ts';
import { askOnce } from './ask-once.ts';
import { layoutOf } from './layout.ts';
import { defaultListenOn, type ListenOn, listenOnLoopback, listenOnSocket } from './listening.ts';
import { type OwnedServer, type OwnOptions, ownServer } from './own-server.ts';

export interface PrivatePostgresOptions {
  folder: string;
  /** The folder of other programs than the packaged ones. */
  programs?: string | undefined;
  listenOn?: ListenOn | undefined;
  /** False only for tests: a power cut may then lose what was committed. */
  fsync?: boolean | undefined;
  log: Log;
}

const askForLockEveryMs = 250;
const againAfterMs = 5_000;
/** Another process on the folder makes the database and starts the server meanwhile. */
const othersStartWithinMs = 90_000;

/**
 * Resolves when the server answers. The caller holds the folder's lock. Throws what `ownServer` and `startServer` say, and
 * `unavailable/database-not-ready` when another process on the folder does not start the server in time.
 */
export async function openPrivatePostgres(options: PrivatePostgresOptions) {
  const { folder, programs, listenOn: how = defaultListenOn, fsync = true, log } = options;
  const layout = layoutOf(folder);
  makeFolder(layout.root);
  const listenOn = how === 'loopback' ? listenOnLoopback : listenOnSocket;
  const ownOptions: OwnOptions = { layout, programs, listenOn, fsync, log };
  const closing = new AbortController();
  const { signal } = closing;
  let trouble: KontorError | undefined;

  let owned = await ownServer(ownOptions);
  const asGuest = owned ? undefined : listenOn(layout, () => {});
  const listening = () => owned?.listening ?? (asGuest as NonNullable<typeof asGuest>);

  const why = () => owned?.trouble() ?? trouble;

  /** Takes the lock when the process that holds it ends, and runs the server from then on. */
  const standBy = async (): Promise<void> => {
    while (!signal.aborted) {
      await sleep(askForLockEveryMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      try {
        owned = await ownServer(ownOptions);
        trouble = undefined;
      } catch (thrown) {
        trouble = toKontorError(thrown);
        log.error({ code: trouble.code }, trouble.message);
        await sleep(againAfterMs, undefined, { signal }).catch(() => {});
      }
      if (owned) {
        owned.guardSpace();
        return owned.keepRunning(signal);
      }
    }
  };

  let running: Promise<void>;
  if (owned) {
    const mine: OwnedServer = owned;
    await mine.start().catch(error => {
      mine.release();
      throw error;
    });
    running = mine.keepRunning(signal);
  } else {
    running = standBy();
    const end = performance.now() + othersStartWithinMs;
    for (;;) {
      try {
        await askOnce(listening().client(), ['select 1']);
        break;
      } catch (error) {
        // What only an administrator can change is said at once.
        if (performance.now() < end && why()?.kind !== 'config') {
          await sleep(50);
          continue;
        }
        const known = why();
        closing.abort();
        await running;
        asGuest?.close();
        throw known ?? notReady(error);
      }
    }
  }
  return {
    /** Where the server is now, for a new connection. */
    client: () => listening().client(),
    /** Why the server is away; undefined: it is there, or this process does not know. */
    trouble: why,
    /** Call it when the start has made its own writes. From then on PostgreSQL refuses writes while disk space is short. */
    guardSpace: () => owned?.guardSpace(),
    async close(): Promise<void> {
      closing.abort();
      await running;
      asGuest?.close();
    },
  };
}

function notReady(cause: unknown): KontorError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return say.error('database-not-ready', { why }, { cause });
}
