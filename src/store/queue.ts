// The queue: "run this flow for this subject". pg-boss on the same database, so that a job is enqueued in the
// transaction of the event that caused it. Jobs carry no data of their own and may run twice: the flow decides by
// what it finds. Policy `short`: while a job for a subject waits, further ones are the same job;
// while one runs, they wait.
import { CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import { type Db, PgBoss } from 'pg-boss';
import { everyTenant, type TenantScope } from '../core/caller.ts';
import { KontorError } from '../core/errors.ts';
import { groupCommit } from '../core/group-commit.ts';
import type { Log } from '../core/log.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import { groupIn } from './group-in.ts';
import { jsonOf } from './json.ts';
import { mark, prepared } from './prepared.ts';
import {
  makeUrgent,
  prepareLanes,
  priorities,
  type TakenJob,
  takeJobs,
  waitingLanes,
} from './queue-lanes.ts';
import { isRefusal } from './refusal.ts';
import type { Schema } from './schema.ts';
import { say } from './sentences.ts';
import { ofConnectionIn } from './tenant-scope.ts';

export interface FlowJob {
  flowId: string;
  subjectId: string;
  runId?: string;
  /** The planned posting that the run is for: a row that held the subject's place, or a document that is to be sent again. */
  postingId?: string;
  /** A person has asked for it: it goes before what waits. */
  urgent?: true;
}

export type TakenFlowJob = TakenJob<FlowJob>;

interface FailedJob {
  job: TakenFlowJob;
  why: Reason<Redacted> | undefined;
}

export type Queue = Awaited<ReturnType<typeof openQueue>>;

const jobRefused =
  'The database refuses a job: this subject is not worked on now. Its event or posting stays in the lists.';

const name = 'flow-run';
/** Jobs that end within so many milliseconds are settled together. */
const settle = { waitMs: 20, maxItems: 256 };

export interface QueueOptions {
  /** The pauses between tries of a job grow up to this. */
  longestPauseMs: number;
  /** Whether this process works. One that only puts jobs in leaves the queue's upkeep to those that do. */
  works: boolean;
  /** Whether no other process can work: then jobs that are being worked on were left by one that is gone. */
  alone: boolean;
  log: Log;
}

export async function openQueue(db: Kysely<Schema>, { longestPauseMs, works, alone, log }: QueueOptions) {
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
    log.warn({ error: error.message }, 'The queue met an error; it goes on automatically.'),
  );
  const settings = {
    retryLimit: 1_000_000,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: Math.ceil(longestPauseMs / 1000),
    expireInSeconds: 900,
    heartbeatSeconds: 10,
    deleteAfterSeconds: 30,
    // A job of a paused flow waits as long as the flow is paused.
    retentionSeconds: 10 * 365 * 86_400,
  };
  const insertSql = await startQueue().catch(async thrown => {
    // It would go on by the clock, and keep a process that cannot start.
    await boss.stop({ graceful: false }).catch(() => {});
    throw thrown instanceof KontorError ? thrown : notStarted(thrown);
  });

  async function startQueue() {
    await boss.start();
    await boss.createQueue(name, { policy: 'short', ...settings });
    // The queue may be older than these settings; creating it again changes nothing.
    await boss.updateQueue(name, settings);
    await prepareLanes(db);
    if (alone) await releaseJobsOfTheDead();
    return insertStatement(boss);
  }

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

  const inserting = (jobs: RawBuilder<unknown>) =>
    sql`${sql.raw(insertSql.before)}${jobs}${sql.raw(insertSql.after)}`;
  const toInsert = (job: FlowJob) => ({
    data: job,
    singletonKey: keyOf(job),
    groupId: job.flowId,
    priority: job.urgent ? priorities.urgent : priorities.usual,
  });

  const all = (jobs: readonly TakenFlowJob[]) => jobs.map(({ id, retryCount }) => ({ id, retryCount }));
  const completed = groupCommit<TakenFlowJob, void>(async jobs => {
    await boss.complete(name, all(jobs));
    return jobs.map(() => undefined);
  }, settle);
  const failed = groupCommit<FailedJob, void>(async jobs => {
    const alike = Map.groupBy(jobs, ({ why = null }) => jsonOf({ why }));
    for (const [said, some] of alike)
      await boss.fail(name, all(some.map(({ job }) => job)), JSON.parse(said));
    return jobs.map(() => undefined);
  }, settle);
  let woken = () => {};

  return {
    /**
     * SQL: puts jobs in, as a part of another statement. `jobs` is an expression for a JSON array of what `toInsert` makes;
     * other fields of its objects are ignored. Call `wake` after it has committed.
     */
    inserting,
    toInsert,
    /** In the given transaction, which goes on when a job is refused. Call `wake` after it has committed. */
    async enqueue(jobs: readonly FlowJob[], on: Kysely<Schema>): Promise<void> {
      if (jobs.length === 0) return;
      const urgent = jobs.filter(job => job.urgent).map(keyOf);
      if (urgent.length > 0) await makeUrgent(on, urgent);
      await groupIn<FlowJob, void>(on, jobs, {
        async commit(some) {
          const json = sql`${jsonOf(some.map(toInsert))}`;
          await sql`${prepared('enqueue-jobs')}${inserting(json)}`.execute(on);
          return some.map(() => undefined);
        },
        async instead({ flowId, subjectId }, error) {
          if (!isRefusal(error)) throw error;
          log.error({ flow: flowId, subject: subjectId, error: error.message }, jobRefused);
        },
      });
    },
    /** Tells those who work in this process that jobs have come. */
    wake: () => woken(),
    /** `listener` is called when there may be jobs to take. */
    onWake(listener: () => void): void {
      woken = listener;
    },
    /** The flows of which jobs could run now; at most `most` jobs of each are counted. */
    waiting: (most: number) => waitingLanes(db, most),
    /** Takes up to so many jobs of each flow. Each has to be settled, and touched every few seconds until then. */
    take: (wanted: ReadonlyMap<string, number>) => takeJobs<FlowJob>(db, wanted, { alone }),
    /** It has been dealt with. */
    complete: (job: TakenFlowJob) => completed.add(job),
    /** It is to be tried again, later each time. `why`: what people see of it. */
    tryAgain: (job: TakenFlowJob, why?: Reason<Redacted>) => failed.add({ job, why }),
    /** They are still being worked on. Jobs that are not touched for ten seconds are given to others. */
    async touch(jobs: readonly TakenFlowJob[]): Promise<void> {
      if (jobs.length > 0) await boss.touch(name, all(jobs));
    },
    /** Jobs that wait or run for the flows of this scope, on all processes. */
    async size(scope: TenantScope): Promise<number> {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from pgboss.job where ${jobsOpenIn(scope)}`.execute(db);
      return rows[0]?.count ?? 0;
    },
    /** `listener` is called when jobs of this process may have ended; it may be called more often. */
    onEnd(listener: () => void): void {
      ended = listener;
    },
    stop: () => boss.stop({ graceful: false }),
  };
}

const keyOf = ({ flowId, subjectId }: FlowJob) => `${flowId}/${subjectId}`;

function notStarted(cause: unknown): KontorError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return say.error('queue-not-started', { why }, { cause });
}

/** Condition on `pgboss.job`: it waits or runs for a flow of this scope. */
export function jobsOpenIn(scope: TenantScope): RawBuilder<boolean> {
  const ofScope =
    scope === everyTenant
      ? sql`true`
      : sql`group_id in (select id from flows where ${ofConnectionIn(scope, 'from_id')})`;
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
