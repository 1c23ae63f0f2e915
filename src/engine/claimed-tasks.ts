// What one process at a time does with a connection: read what changes there, ask whether it still sends its webhooks, write the
// newest states to it. However many processes work, each of these is done as often as by one: whichever process comes first
// claims it in the database.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenConnection, OpenConnections } from '../connections/open-connections.ts';
import { isExplained, KontorError, sentenceOf, toKontorError } from '../core/errors.ts';
import { fairPool } from '../core/fair-pool.ts';
import type { Log } from '../core/log.ts';
import { unredactedReason } from '../core/redacted.ts';
import type { FeedKind } from '../core/words.ts';
import type { Claim } from '../store/cursors.ts';
import type { Store } from '../store/open-store.ts';
import { leaseMs, renewing } from './claims.ts';

export interface ClaimedTask {
  /** The same one is not begun twice. */
  name: string;
  kind: FeedKind;
  connectionId: string;
  tenantId: string;
  /** What of the connection is claimed, as it stands with the cursors; none: nothing. */
  names(connection: OpenConnection): readonly string[];
  /** Releases each of the claims. Throws what failed. */
  run(connection: OpenConnection, claims: readonly Claim[]): Promise<void>;
}

/** A tick may come a little early, or to another process a little later: what is nearly due is due. */
const dueAt = 0.95;
/** A system that hangs holds at most four slots, and those only for a second. */
const pooled = { slots: 32, mostWhenShared: 16, perLane: 4, stallsAfterMs: 1_000 };

interface Waiting {
  task: ClaimedTask;
  everyMs: number;
}

/** `ended` is called after each of them. */
export function claimedTasks(parts: { store: Store; connections: OpenConnections; log: Log; ended(): void }) {
  const { log, ended } = parts;
  const pool = fairPool(pooled);
  /** In the order in which they came. */
  const waiting = new Map<string, Waiting>();
  const running = new Set<string>();
  const run = ({ task, everyMs }: Waiting) => {
    waiting.delete(task.name);
    running.add(task.name);
    const work = () =>
      runIfDue(task, everyMs, parts)
        .catch(thrown => {
          const { code, message } = toKontorError(thrown);
          log.warn({ code, work: task.name }, message);
        })
        .finally(() => {
          running.delete(task.name);
          ended();
        });
    pool.run({ id: task.connectionId, tenant: task.tenantId }, work);
  };
  const begin = () => {
    if (waiting.size === 0) return;
    const lanes = Map.groupBy(waiting.values(), ({ task }) => task.connectionId);
    const shares = pool.share(
      [...lanes].map(([id, [first, ...more]]) => ({
        id,
        tenant: (first as Waiting).task.tenantId,
        ready: 1 + more.length,
        urgent: false,
      })),
    );
    for (const [id, count] of shares) for (const one of lanes.get(id)?.slice(0, count) ?? []) run(one);
  };
  pool.onRoom(begin);
  return {
    /** Begins those that are due, and does not wait for them; one that still runs goes on instead. */
    start(tasks: readonly ClaimedTask[], everyMs: number): void {
      for (const task of tasks) if (!running.has(task.name)) waiting.set(task.name, { task, everyMs });
      begin();
    },
    /** Drops work that has not begun, and waits at most `patienceMs` for work that has. */
    async stop(patienceMs: number): Promise<void> {
      waiting.clear();
      await Promise.race([pool.settled(), sleep(patienceMs, undefined, { ref: false })]);
    },
  };
}

async function runIfDue(
  { kind, connectionId, names, run }: ClaimedTask,
  everyMs: number,
  parts: { store: Store; connections: OpenConnections; log: Log },
): Promise<void> {
  const { store, connections } = parts;
  const connection = await connections.get(connectionId);
  const claimable = names(connection);
  if (claimable.length === 0 || connection.health.refusal()) return;
  const by = randomUUID();
  const now = store.clock.now();
  const claims = await store.cursors.claim({ connectionId, kind, names: claimable }, by, {
    now: new Date(now),
    dueBefore: new Date(now - everyMs * dueAt),
    until: new Date(now + leaseMs),
  });
  if (claims.length === 0) return;
  await renewing(
    until => store.cursors.renew(by, until),
    parts,
    () => run(connection, claims),
  );
}

/** One error for all that failed; undefined: nothing did. */
export function joined(failures: readonly KontorError[]): KontorError | undefined {
  const [first, ...more] = failures;
  if (!first || more.length === 0) return first;
  // The texts of mistakes in Kontor itself go to the log only.
  const explained = failures.find(isExplained);
  const said = [...new Set(failures.map(sentenceOf))];
  if (explained && said.length === 1) return explained;
  const { kind, code } = explained ?? first;
  // One that says the same as another is left out.
  const reasons = [...new Map(failures.map(one => [sentenceOf(one), unredactedReason(one)])).values()];
  return new KontorError(kind, code, said.join(' '), {
    params: { said: { code: 'several-failed', params: { failures: reasons } } },
    cause: first,
  });
}
