// Gives the queue's jobs to flows, fairly among tenants: each job has a slot of its own, and is settled when it ends. A
// flow whose system is left alone for a moment (breaker, short pause) rests, so that its jobs wait in the queue and not in
// slots. Of a connection that is shut for longer the jobs run, and become postings that wait (`run-flow.ts`).
import type { Clock } from '../../core/clock.ts';
import { toKontorError } from '../../core/errors.ts';
import { fairPool } from '../../core/fair-pool.ts';
import type { Log } from '../../core/log.ts';
import type { FlowJob, Queue, TakenFlowJob } from '../../store/queue.ts';
import type { Failure } from './run-flow.ts';

export interface DispatchParts {
  queue: Queue;
  /** Whose flow it is; undefined: there is none any more. */
  tenantOf(flowId: string): Promise<string | undefined>;
  /** Works on one job; when it throws or answers a failure, the job is tried again, later each time. */
  handle(job: FlowJob): Promise<Failure | undefined>;
  clock: Clock;
  log: Log;
}

export interface Dispatcher {
  /** Takes no more jobs, and waits so long for those that run; what is left is given back to the queue. */
  stop(patienceMs: number): Promise<void>;
}

/** A tenant alone is limited by its systems. With other tenants, each job ends the sooner the fewer run at the same time. */
const pooled = { slots: 128, mostWhenShared: 16, perLane: 96, stallsAfterMs: 3_000 };
/** Jobs that come one by one, and slots that become free one by one, are dealt with together. */
const passAtMostEveryMs = 30;
/** How often Kontor looks for jobs of other processes and jobs whose pause has ended. */
const lookEveryMs = 500;
const touchEveryMs = 3_000;
/** How long a flow rests whose system is left alone: as long as the error says, within these. */
const rest = { usualMs: 1_000, longestMs: 15_000 };

/** Deleted flows have no tenant; what waits for them is dealt with in a lane of its own. */
const nobody = 'deleted';

export function dispatch({ queue, tenantOf, handle, clock, log }: DispatchParts): Dispatcher {
  const pool = fairPool(pooled);
  const taken = new Map<string, TakenFlowJob>();
  const resting = new Map<string, number>();
  let stopped = false;
  let lastPass = 0;
  let gathering: NodeJS.Timeout | undefined;
  let passing: Promise<void> | undefined;
  let again = false;

  const run = async (job: TakenFlowJob): Promise<void> => {
    const { flowId, subjectId } = job.data;
    const failure = await handle(job.data).catch((thrown): Partial<Failure> & Pick<Failure, 'error'> => ({
      error: toKontorError(thrown),
    }));
    if (failure) {
      const { code, message, kind, retryAfterMs } = failure.error;
      log.warn({ code, flowId, subjectId, tries: job.retryCount + 1 }, message);
      // Nothing was sent. Whatever else waits for the same system would end like this.
      if (code === 'breaker-open' || kind === 'limited')
        resting.set(flowId, clock.elapsed() + Math.min(retryAfterMs ?? rest.usualMs, rest.longestMs));
    }
    // A job that cannot be settled is no longer touched, so another process gets it.
    const settled = failure ? queue.tryAgain(job, failure.why) : queue.complete(job);
    await settled.catch(thrown => {
      const { code, message } = toKontorError(thrown);
      log.warn({ code, flowId, subjectId }, `A job could not be settled and will run again: ${message}`);
    });
    taken.delete(job.id);
  };

  /** Takes what there is room for. */
  const pass = async (): Promise<void> => {
    const now = clock.elapsed();
    for (const [flowId, until] of resting) if (until <= now) resting.delete(flowId);
    const lanes = (await queue.waiting(pooled.perLane)).filter(({ flowId }) => !resting.has(flowId));
    const waiting = await Promise.all(
      lanes.map(async ({ flowId, ...lane }) => ({
        id: flowId,
        tenant: (await tenantOf(flowId)) ?? nobody,
        ...lane,
      })),
    );
    const wanted = pool.share(waiting);
    if (wanted.size === 0) return;
    const tenants = new Map(waiting.map(({ id, tenant }) => [id, tenant]));
    const jobs = await queue.take(wanted);
    for (const job of jobs) {
      taken.set(job.id, job);
      const { flowId } = job.data;
      pool.run({ id: flowId, tenant: tenants.get(flowId) ?? nobody }, () => run(job));
    }
  };
  const passes = async (): Promise<void> => {
    do {
      again = false;
      await pass();
    } while (again && !stopped);
  };
  const look = () => {
    gathering = undefined;
    lastPass = clock.elapsed();
    if (stopped || !pool.hasRoom()) return;
    if (passing) {
      again = true;
      return;
    }
    passing = passes()
      .catch(thrown => {
        const { code, message } = toKontorError(thrown);
        log.warn({ code }, `The queue could not be read; Kontor tries again: ${message}`);
      })
      .finally(() => {
        passing = undefined;
      });
  };
  const soon = () => {
    gathering ??= setTimeout(look, Math.max(1, lastPass + passAtMostEveryMs - clock.elapsed()));
  };
  queue.onWake(soon);
  pool.onRoom(soon);
  const looking = setInterval(look, lookEveryMs);
  const touching = setInterval(() => {
    queue.touch([...taken.values()]).catch(thrown => {
      const { code, message } = toKontorError(thrown);
      log.warn({ code }, `What is being worked on could not be reported to the queue: ${message}`);
    });
  }, touchEveryMs);
  look();

  return {
    async stop(patienceMs) {
      stopped = true;
      clearInterval(looking);
      clearTimeout(gathering);
      await passing;
      await settledWithin(pool.settled(), patienceMs);
      clearInterval(touching);
      await Promise.all([...taken.values()].map(job => queue.tryAgain(job))).catch(() => {
        // The database is down. The jobs are no longer touched, so another process gets them.
      });
    },
  };
}

async function settledWithin(settled: Promise<void>, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>(done => {
    timer = setTimeout(done, patienceMs);
  });
  await Promise.race([settled, over]);
  clearTimeout(timer);
}
