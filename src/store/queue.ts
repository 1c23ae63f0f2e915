// The queue: "run this flow for this subject". pg-boss on the same database, so that a job is enqueued in the
// transaction of the event that caused it. Jobs carry no data of their own and may run twice: the flow decides by
// what it finds. Policy `short`: while a job for a subject waits, further ones are the same job.
import { CompiledQuery, type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { type Db, PgBoss } from 'pg-boss';
import { everyTenant, type TenantScope } from '../core/caller.ts';
import { toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { mark, prepared } from './prepared.ts';
import type { Schema } from './schema.ts';
import { ofConnectionIn } from './tenant-scope.ts';

export interface FlowJob {
  flowId: string;
  subjectId: string;
  runId?: string;
  /** The row that held the subject's place while it waited. */
  placeholderId?: string;
}

export interface Queue {
  /**
   * SQL: puts jobs in, as a part of another statement. `jobs` is an expression for a JSON array of what `toInsert` makes;
   * other fields of its objects are ignored. Call `wake` after it has committed.
   */
  inserting(jobs: RawBuilder<unknown>): RawBuilder<unknown>;
  toInsert(job: FlowJob): object;
  /** In the given transaction. Call `wake` after it has committed. */
  enqueue(jobs: readonly FlowJob[], db: Kysely<Schema> | Transaction<Schema>): Promise<void>;
  /** Lets idle workers of this process look now instead of at their next poll. */
  wake(): void;
  /** `handle` settles one job; when it throws, the queue tries that job again, later each time. */
  work(handle: (job: FlowJob) => Promise<void>): Promise<void>;
  /** Jobs that wait or run for the flows of this scope, on all processes. */
  size(scope: TenantScope): Promise<number>;
  /** `listener` is called when jobs of this process may have ended; it may be called more often. */
  onEnd(listener: () => void): void;
  /** Stops taking jobs and waits for those that run, up to `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>;
}

type Job = { id: string; data: FlowJob; retryCount: number };

const name = 'flow-run';
/** Several loops, so that one slow document does not hold up the rest; each takes a batch at a time. */
const loops = 4;
const batchSize = 64;
const wakeAtMostEveryMs = 15;

export interface QueueOptions {
  /** The pauses between tries of a job grow up to this. */
  longestPauseMs: number;
  /** Whether this process works. One that only puts jobs in leaves the queue's upkeep to those that do. */
  works: boolean;
  /** Whether no other process can work: then jobs that are being worked on were left by one that is gone. */
  alone: boolean;
  log: Log;
}

export async function openQueue(
  db: Kysely<Schema>,
  { longestPauseMs, works, alone, log }: QueueOptions,
): Promise<Queue> {
  let ended = () => {};
  const boss = new PgBoss({
    db: through(db, () => ended()),
    supervise: works,
    // Nothing runs by the clock here: what does is the engine's.
    schedule: false,
    // How soon the jobs of a killed process are noticed.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    // Finished jobs tell nothing that postings do not; without them every statement of the queue is cheaper.
    maintenanceIntervalSeconds: 30,
  });
  boss.on('error', error =>
    log.warn({ error: error.message }, 'The queue met an error; it goes on by itself.'),
  );
  await boss.start();
  const settings = {
    retryLimit: 1_000_000,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: Math.ceil(longestPauseMs / 1000),
    expireInSeconds: 900,
    heartbeatSeconds: 10,
    deleteAfterSeconds: 30,
  };
  await boss.createQueue(name, { policy: 'short', ...settings });
  // The queue may be older than these settings; creating it again changes nothing.
  await boss.updateQueue(name, settings);
  if (alone) await releaseJobsOfTheDead();

  async function releaseJobsOfTheDead(): Promise<void> {
    const { rows } = await sql<{ id: string }>`
      select id from pgboss.job where name = ${name} and state = 'active'`.execute(db);
    if (rows.length > 0)
      await boss.fail(
        name,
        rows.map(row => row.id),
        { message: 'the process was stopped' },
      );
  }

  const insertSql = await insertStatement(boss);
  const inserting = (jobs: RawBuilder<unknown>) =>
    sql`${sql.raw(insertSql.before)}${jobs}${sql.raw(insertSql.after)}`;
  const toInsert = (job: FlowJob) => ({ data: job, singletonKey: `${job.flowId}/${job.subjectId}` });

  const workers: { id: string; busy: boolean }[] = [];
  let lastWake = 0;
  let waking: NodeJS.Timeout | undefined;

  return {
    inserting,
    toInsert,
    async enqueue(jobs, on) {
      if (jobs.length === 0) return;
      const all = sql`${JSON.stringify(jobs.map(toInsert))}`;
      await sql`${prepared('enqueue-jobs')}${inserting(all)}`.execute(on);
    },
    wake() {
      waking ??= setTimeout(
        () => {
          waking = undefined;
          lastWake = performance.now();
          // One idle loop is enough: while its batches come back full it goes on, and others poll.
          const next = workers.find(worker => !worker.busy) ?? workers[0];
          if (next) boss.notifyWorker(next.id);
        },
        Math.max(0, lastWake + wakeAtMostEveryMs - performance.now()),
      ).unref();
    },
    async work(handle) {
      /** The id of a job that has to be tried again. */
      const attempt = async ({ id, data, retryCount }: Job): Promise<string[]> => {
        try {
          await handle(data);
          return [];
        } catch (thrown) {
          const { code, message } = toKontorError(thrown);
          const { flowId, subjectId } = data;
          log.warn({ code, flowId, subjectId, tries: retryCount + 1 }, message);
          return [id];
        }
      };
      for (let i = 0; i < loops; i++) {
        const worker = { id: '', busy: false };
        workers.push(worker);
        worker.id = await boss.work(
          name,
          { batchSize, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true },
          async jobs => {
            worker.busy = true;
            try {
              const failed = await Promise.all((jobs as Job[]).map(attempt));
              // The rest of the batch is completed by pg-boss when this returns. (Its results per job would say the
              // same, but cost a statement that reads every job there is.)
              if (failed.flat().length > 0) await boss.fail(name, failed.flat());
            } finally {
              worker.busy = false;
            }
          },
        );
      }
    },
    async size(scope) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from pgboss.job where ${jobsOpenIn(scope)}`.execute(db);
      return rows[0]?.count ?? 0;
    },
    onEnd(listener) {
      ended = listener;
    },
    async stop(timeoutMs) {
      clearTimeout(waking);
      await boss.stop({ graceful: true, timeout: timeoutMs });
    },
  };
}

/** Condition on `pgboss.job`: it waits or runs for a flow of this scope. */
export function jobsOpenIn(scope: TenantScope): RawBuilder<boolean> {
  const ofScope =
    scope === everyTenant
      ? sql`true`
      : sql`data->>'flowId' in (select id from flows where ${ofConnectionIn(scope, 'from_id')})`;
  return sql<boolean>`name = ${name} and state in ('created', 'retry', 'active') and ${ofScope}`;
}

/** pg-boss's statement that inserts jobs, around its only parameter: their JSON. */
async function insertStatement(boss: PgBoss): Promise<{ before: string; after: string }> {
  const texts: string[] = [];
  const listening: Db = {
    async executeSql(text) {
      texts.push(text);
      return { rows: [] };
    },
  };
  await boss.insert(name, [], { db: listening });
  const [before, after, ...more] = texts.join().split('$1');
  if (before === undefined || after === undefined || more.length > 0 || after.includes('$2'))
    throw new TypeError('pg-boss inserts jobs in another way than this Kontor knows');
  return { before, after };
}

/** Settling jobs is the one statement of pg-boss itself that is prepared: of every batch, and planned right while small. */
const settles = /^\s*WITH results AS \(\s*UPDATE pgboss\.job\S*\s+SET completed_on/;

/** pg-boss's way to the database; `done` is called after each statement. */
function through(db: Kysely<Schema>, done: () => void): Db {
  return {
    async executeSql(text, values = []) {
      const query = CompiledQuery.raw(settles.test(text) ? mark('settle-jobs') + text : text, values);
      const { rows } = await db.executeQuery(query);
      // A job has ended when the statement that says so has: pg-boss tells nobody.
      done();
      return { rows: [...rows] };
    },
  };
}
