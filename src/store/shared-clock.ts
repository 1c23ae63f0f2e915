// The one clock of all processes on a database: the database's, carried on between two looks by this process's own monotonic
// reading. What waits across processes and restarts is measured with it. When the database's clock itself is set, all that
// waits begins to wait anew (`restart-waits.ts`): a step makes waits longer, never shorter.
import { type Kysely, sql } from 'kysely';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { restartWaits } from './restart-waits.ts';
import type { Schema } from './schema.ts';

/** Its `now()` is the time of the database. */
export type SharedClock = Awaited<ReturnType<typeof sharedClock>>;

export interface SharedClockOptions {
  /** Gives the monotonic reading. */
  clock: Clock;
  /** No other process works on this database. */
  alone: boolean;
  /** How a reading of the database's clock is taken; left out: as it is. */
  databaseClock?: ((readMs: number) => number) | undefined;
  log: Log;
}

/** How often each process looks. */
export const lookEveryMs = 1_000;
/** What is smaller is the drift of two clocks, and is followed. */
const stepMs = 500;

/** `offset` is what has to be added to the monotonic reading; it lies between these two. */
interface Reading {
  lowest: number;
  highest: number;
}

export async function sharedClock(
  db: Kysely<Schema>,
  { clock, alone, databaseClock = ms => ms, log }: SharedClockOptions,
) {
  /** How far a reading lies before what the database says: in tests only. */
  let ahead = 0;
  const read = async (): Promise<Reading> => {
    const before = clock.elapsed();
    const { rows } = await sql<{ ms: number }>`
      select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`.execute(db);
    const said = rows[0]?.ms ?? Number.NaN;
    const ms = databaseClock(said);
    ahead = ms - said;
    return { lowest: ms - clock.elapsed(), highest: ms - before };
  };
  const first = await read();
  let offset = (first.lowest + first.highest) / 2;
  let steady = true;
  // Another process notices a step within one look, and writes it down. Until then nothing tells whether there was one.
  let trustedFrom = alone ? 0 : clock.elapsed() + 2 * lookEveryMs;
  let looking: Promise<void> | undefined;

  const look = async (): Promise<void> => {
    const { lowest, highest } = await read();
    const nearest = Math.min(highest, Math.max(lowest, offset));
    const step = nearest - offset;
    if (Math.abs(step) < stepMs) {
      offset = nearest;
      steady = true;
      return;
    }
    steady = false;
    const elapsed = clock.elapsed();
    await restartWaits(db, { before: new Date(elapsed + offset), now: new Date(elapsed + nearest) });
    log.warn(
      { seconds: Math.round(step / 100) / 10 },
      'The clock of the database was set. What waits now waits its whole time again.',
    );
    offset = nearest;
    steady = true;
    if (!alone) trustedFrom = clock.elapsed() + 2 * lookEveryMs;
  };

  return {
    now: () => clock.elapsed() + offset,
    elapsed: () => clock.elapsed(),
    /** What the database's own clock says, as this process knows it: a statement that compares the two sees a step first. */
    databaseTime: () => new Date(clock.elapsed() + offset - ahead),
    /** Compares it with the database's clock. Throws when the database does not answer. */
    look(): Promise<void> {
      looking ??= look().finally(() => {
        looking = undefined;
      });
      return looking;
    },
    /**
     * False while a step is being dealt with, and just after the start: whatever waited before may look older than it is, and
     * nothing may be judged by its age.
     */
    trusted: () => steady && clock.elapsed() >= trustedFrom,
  };
}
