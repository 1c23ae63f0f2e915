// Asks connections that do not work now and then whether they work again: a person may have corrected a
// password or unlocked a user on the other side.
import type { Clock } from '../core/clock.ts';
import type { Reason } from '../core/reasons.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { OpenConnection, OpenConnections } from './open-connections.ts';

export type WithCalls = <T>(context: { probe: true }, work: () => Promise<T>) => Promise<T>;

/** Tries whether a connection works, also when it is known not to. Throws what is wrong, or that it is paused. */
export async function checkNow({ health, check }: OpenConnection, withCalls: WithCalls): Promise<Reason> {
  const refusal = health.refusal();
  if (refusal && health.status() === 'paused') throw refusal;
  const message = await withCalls({ probe: true }, check);
  health.recovered();
  return message;
}

export interface ProbeParts {
  connections: OpenConnections;
  /** Of all processes. */
  clock: Clock;
  /** Pauses are measured with its monotonic reading. */
  wall: Clock;
  withCalls: WithCalls;
  /** Pauses between probes grow from the first to the longest, in milliseconds. */
  probeEveryMs: { first: number; longest: number };
}

/** Answers a function that is given the stored connections every few seconds. */
export function prober(parts: ProbeParts): (stored: readonly StoredConnection[]) => Promise<void> {
  const { connections, clock, wall, withCalls, probeEveryMs } = parts;
  const due = new Map<string, { at: number; pauseMs: number }>();
  return async stored => {
    const ill = stored.filter(
      ({ status, limitedUntil }) =>
        status === 'needs_credentials' ||
        status === 'failing' ||
        // Its pause has ended, and nobody has sent anything since.
        (limitedUntil !== null && limitedUntil.getTime() <= clock.now()),
    );
    for (const id of due.keys()) if (!ill.some(one => one.id === id)) due.delete(id);
    await Promise.all(
      ill.map(async ({ id }) => {
        const now = wall.elapsed();
        const { at, pauseMs } = due.get(id) ?? { at: now + probeEveryMs.first, pauseMs: probeEveryMs.first };
        if (now < at) return void due.set(id, { at, pauseMs });
        const next = Math.min(pauseMs * 2, probeEveryMs.longest);
        due.set(id, { at: now + next, pauseMs: next });
        await connections
          .get(id)
          .then(connection => checkNow(connection, withCalls))
          // Why it does not work is known already, and written down with the calls.
          .catch(() => undefined);
      }),
    );
  };
}
