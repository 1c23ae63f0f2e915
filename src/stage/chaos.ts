// The chaos of the fault campaign: Kontor is killed and started, its database connections are cut or its private
// PostgreSQL is killed, at moments that the seed decides.
import { setTimeout as sleep } from 'node:timers/promises';
import { chance } from '../sandbox/faults.ts';
import { cutConnections, killPostgres } from './databases.ts';
import type { KontorProcess } from './kontor-process.ts';

/** So many kills are enough for a number of orders: with more of them nothing else would be done. */
export const maxKills = (orders: number) => Math.min(25, 3 + Math.ceil(orders / 80));

export interface ChaosOptions {
  seed: string;
  /** Between two kills, and between two times at which the database is taken away; left out: a few seconds. */
  pauseMs?: { least: number; most: number };
  /** Called just before each. */
  tell?(what: 'kontor' | 'database'): void;
}

/** Kills the process again and again, and takes its database away in between. */
export function startChaos(
  kontor: Pick<KontorProcess, 'kill' | 'restart'>,
  { folder, databaseUrl }: { folder: string; databaseUrl: string | undefined },
  { seed, pauseMs = { least: 2_500, most: 6_500 }, tell = () => {} }: ChaosOptions,
) {
  let kills = 0;
  let cuts = 0;
  let ended = false;
  const stopped = new AbortController();
  const { least, most } = pauseMs;
  /** Resolves early when all this is to stop. */
  const pause = (what: string, n: number) =>
    sleep(least + chance(`${seed}|${what}|${n}`) * (most - least) + 2 * startMs, undefined, {
      signal: stopped.signal,
    }).catch(() => {});
  // A machine that is slow to start Kontor is also slow at what it does then.
  let startMs = 0;
  // The database is taken away once in a start at most: otherwise a slow machine would never end one.
  let cutsLeft = Number.POSITIVE_INFINITY;
  const killing = (async () => {
    while (!ended) {
      await pause('kill', kills);
      if (ended) return;
      tell('kontor');
      await kontor.kill();
      kills++;
      const killedAt = performance.now();
      cutsLeft = 1;
      await startAgain(kontor);
      cutsLeft = Number.POSITIVE_INFINITY;
      startMs = performance.now() - killedAt;
    }
  })();
  const cutting = (async () => {
    while (!ended) {
      await pause('cut', cuts);
      if (ended) return;
      if (cutsLeft === 0) continue;
      cutsLeft--;
      tell('database');
      if (databaseUrl === undefined) killPostgres(folder);
      else await cutConnections(databaseUrl);
      cuts++;
    }
  })();
  // What goes wrong meanwhile is told by `stop`.
  const over = Promise.allSettled([killing, cutting]);
  let failed = false;
  for (const one of [killing, cutting])
    one.catch(() => {
      failed = true;
    });
  return {
    /** It cannot continue; `stop` says why. */
    failed: () => failed,
    kills: () => kills,
    cuts: () => cuts,
    async stop() {
      ended = true;
      stopped.abort();
      for (const one of await over) if (one.status === 'rejected') throw one.reason;
    },
  };
}

/** As a service manager does: a start that fails, because its database connection was just cut, is tried again. */
async function startAgain(kontor: Pick<KontorProcess, 'kill' | 'restart'>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await kontor.restart();
    } catch (error) {
      if (tries === 5) throw error;
      await kontor.kill();
    }
  }
}
