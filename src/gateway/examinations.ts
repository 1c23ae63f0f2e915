// Examines the systems behind connections, on behalf of callers who come back for the result. What was found so far is in the
// database, so that every process can answer for it.
import type { Caller } from '../core/caller.ts';
import { type KontorError, toKontorError } from '../core/errors.ts';
import { fairPool } from '../core/fair-pool.ts';
import type { Log } from '../core/log.ts';
import type { Reason } from '../core/reasons.ts';
import { type Redacted, reasonOf, redacted } from '../core/redacted.ts';
import type { RunOutcome } from '../core/words.ts';
import type { Connected } from '../models/connector.ts';
import type { ExaminedService } from '../models/examination.ts';
import type { StoredExamination } from '../store/examinations.ts';
import type { Store } from '../store/open-store.ts';
import type { Usable } from './connection-admin.ts';
import { say } from './sentences.ts';

export type Examination = Omit<StoredExamination, 'services'> & { services: ExaminedService[] };

export type Examinations = ReturnType<typeof examinations>;

type Examinable = Usable & Required<Pick<Connected, 'examine'>>;

/** Of all connections, in one process; each reads three services at a time. */
const atOnce = 8;
const leaseMs = 30_000;

export function examinations(parts: {
  store: Pick<Store, 'examinations' | 'clock'>;
  open(caller: Caller, id: string): Promise<Usable>;
  /** One that has not ended by then is given up. */
  longestMs: number;
  log: Log;
}) {
  const { store, longestMs, log } = parts;
  const stop = new AbortController();
  const pool = fairPool({
    slots: atOnce,
    mostWhenShared: atOnce / 2,
    // The database sees to it that there is one; the second finds out that there is.
    perLane: 2,
    stallsAfterMs: longestMs * 2,
  });
  const leasedUntil = () => new Date(store.clock.now() + leaseMs);
  /** Nothing is judged by its age while the clock is in doubt. */
  const endOrphans = async () => {
    if (!store.clock.trusted()) return;
    await store.examinations.endOrphans(new Date(store.clock.now()), say.reason('examination-stopped'));
  };

  const begin = async (connectionId: string) => {
    await endOrphans();
    return store.examinations.begin(connectionId, leasedUntil());
  };
  const carryOut = async (id: string, { examine, redact }: Examinable) => {
    let found: { services: ExaminedService[]; total: number } | undefined;
    /** One is written after the other. What could not be written stands in the next one too. */
    let writing: Promise<unknown> = Promise.resolve();
    const write = (work: () => Promise<void>) => {
      writing = writing.then(work).catch(thrown => {
        const { code, message } = toKontorError(thrown);
        log.warn({ code, examination: id }, `The findings of an examination could not be stored: ${message}`);
      });
      return writing;
    };
    const renewal = setInterval(() => write(() => store.examinations.renew(id, leasedUntil())), leaseMs / 3);
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(longestMs)]);
    const onProgress = (services: ExaminedService[], total: number) => {
      if (signal.aborted) return;
      found = { services, total };
      const clean = redact.inside(services);
      void write(() => store.examinations.note(id, { services: clean, total }));
    };
    const givenUp = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(endedEarly(stop.signal.aborted, found, longestMs)), {
        once: true,
      });
    });
    const end = (outcome: RunOutcome, fixes: Reason[], error?: Reason<Redacted>) =>
      write(() => {
        const services = redact.inside(found?.services ?? []);
        const result = { services, fixes: fixes.map(fix => redacted(fix, redact)), error };
        return store.examinations.end(id, { outcome, ...result });
      });
    try {
      const { services, fixes } = await Promise.race([examine({ onProgress, signal }), givenUp]);
      found = { services, total: services.length };
      void end('succeeded', fixes);
    } catch (thrown) {
      const error = redact.error(thrown);
      if (error.kind === 'bug') log.error({ examination: id, cause: error.cause }, error.message);
      void end('failed', [], reasonOf(error, redact));
    } finally {
      clearInterval(renewal);
      await writing;
    }
  };

  const get = async ({ sees }: Caller, connectionId: string, id: string): Promise<Examination> => {
    await endOrphans();
    const found = await store.examinations.get(sees, connectionId, id);
    if (!found) throw say.error('no-examination', { id, connectionId });
    return found as Examination;
  };

  return {
    /** Throws `missing/no-examination`. */
    get,
    /**
     * Begins one, or answers the one that runs for the connection already. Throws `input/not-examinable` where the system cannot
     * be examined, `limited/too-many-examinations`.
     */
    async start(caller: Caller, connectionId: string): Promise<Examination> {
      const connection = await parts.open(caller, connectionId);
      if (!isExaminable(connection)) throw say.error('not-examinable', { id: connectionId });
      const leave = pool.enter({ id: connectionId, tenant: connection.tenantId });
      if (!leave) throw tooMany();
      const { id, isNew } = await begin(connectionId).catch(thrown => {
        leave();
        throw thrown;
      });
      if (isNew) void carryOut(id, connection).finally(leave);
      else leave();
      return get(caller, connectionId, id);
    },
    /** Ends those that run in this process. */
    async close(): Promise<void> {
      stop.abort();
      await pool.settled();
    },
  };
}

const isExaminable = (connection: Usable): connection is Examinable => connection.examine !== undefined;

function endedEarly(
  stopped: boolean,
  found: { services: unknown[]; total: number } | undefined,
  longestMs: number,
): KontorError {
  const looked = found
    ? say.reason('services-examined', { done: found.services.length, total: found.total })
    : say.reason('no-service-examined');
  return stopped
    ? say.error('stopped', { looked })
    : say.error('examination-too-slow', { looked, seconds: Math.round(longestMs / 1000) });
}

const tooMany = () => say.error('too-many-examinations', { retryAfterMs: 10_000 });
