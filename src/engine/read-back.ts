// Reads back what was created, in groups and apart from posting: a system may store something else than it was sent, such as a cent more of
// tax. One reader for each connection and operation, however many processes work. A system that does not answer proves no difference.
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenConnection, OpenConnections } from '../connections/open-connections.ts';
import { type KontorError, toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { type ObjectOperation, objectOf } from '../models/access.ts';
import type { Store } from '../store/open-store.ts';
import type { ReadBackLane } from '../store/read-backs.ts';
import { claimedTasks } from './claimed-tasks.ts';
import { releasing } from './claims.ts';
import { backoffMs } from './postings/next-move.ts';
import { readBackGroup } from './postings/read-back-group.ts';
import type { PostingParts } from './postings/send-posting.ts';

export interface ReadBackReader {
  /** Begins to read what is due, and does not wait for it. */
  pass(): Promise<void>;
  stop(patienceMs: number): Promise<void>;
}

type ReaderParts = PostingParts & {
  store: Store;
  connections: OpenConnections;
  log: Log;
  readBackEveryMs: number;
  /** Called after each lane. */
  ended(): void;
};

/** So many are read together where the system gives several at once, and otherwise in one pass, so that posting has the room. */
const inGroup = { together: 50, eachAlone: 4 };
const firstRestMs = 5_000;
/** After each group it waits so many times as long as that took: what is read back takes a small part of a busy machine and system. */
const waits = { times: 9, longestMs: 5_000 };

export function readBackReader(parts: ReaderParts): ReadBackReader {
  const { store, connections, clock, wall, readBackEveryMs } = parts;
  const lanes = claimedTasks(parts);
  /** Lanes whose system could not be read, and how often in a row. */
  const resting = new Map<string, { failures: number; until: number }>();
  let stopped = false;

  /** What is accepted now waits for the next pass, so that more is read together. */
  const dueBefore = () => new Date(clock.now() - readBackEveryMs);

  const rest = (name: string, { retryAfterMs }: KontorError) => {
    const failures = (resting.get(name)?.failures ?? 0) + 1;
    const restMs = retryAfterMs ?? backoffMs(failures, firstRestMs, parts.longestPauseMs);
    resting.set(name, { failures, until: wall.elapsed() + restMs });
  };

  /** Reads until nothing is due. Throws what says nothing of a document: the system cannot be read. */
  const drain = async (lane: ReadBackLane): Promise<void> => {
    const before = dueBefore();
    while (!stopped) {
      const connection = await connections.get(lane.connectionId);
      if (connection.health.refusal()) return;
      const isTogether = readsTogether(connection, lane);
      const limit = isTogether ? inGroup.together : inGroup.eachAlone;
      const due = await store.readBacks.due(lane, before, limit);
      if (due.length === 0) return;
      const begunAt = wall.elapsed();
      const results = await readBackGroup(due, connection, parts);
      await store.readBacks.note(results, new Date(clock.now()));
      if (!isTogether || due.length < limit) return;
      const tookMs = wall.elapsed() - begunAt;
      await sleep(Math.min(waits.longestMs, tookMs * waits.times), undefined, { ref: false });
    }
  };

  return {
    async pass() {
      const due = await store.readBacks.lanes(dueBefore());
      const tasks = due.flatMap(({ tenantId, ...lane }) => {
        const { connectionId, operation } = lane;
        const name = `read-backs ${connectionId} ${operation}`;
        if ((resting.get(name)?.until ?? 0) > wall.elapsed()) return [];
        const work = () =>
          drain(lane).then(
            () => void resting.delete(name),
            thrown => {
              const error = toKontorError(thrown);
              rest(name, error);
              throw error;
            },
          );
        return [
          {
            name,
            kind: 'read-backs' as const,
            connectionId,
            tenantId,
            names: () => [operation],
            async run({ redact }: OpenConnection, claims: Parameters<typeof releasing>[0][]) {
              for (const claim of claims) await releasing(claim, { store, redact }, work);
            },
          },
        ];
      });
      lanes.start(tasks, readBackEveryMs / 2);
    },
    async stop(patienceMs) {
      stopped = true;
      await lanes.stop(patienceMs);
    },
  };
}

const readsTogether = ({ objects }: OpenConnection, { operation }: ReadBackLane) =>
  objects?.[objectOf(operation as ObjectOperation)]?.getMany !== undefined;
