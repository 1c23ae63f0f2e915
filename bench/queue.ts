// What it costs to take jobs while others wait. One tenant has reached its limit and has 0, 20,000 or 200,000 waiting jobs;
// ten others have one each. Measures Kontor's way and, for comparison, pg-boss's fetch with a limit for each group. Medians.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery, sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { silentLog } from '../src/core/log.ts';
import { openStore } from '../src/store/open-store.ts';
import { median } from './children.ts';

const looks = 100;
const flows = Array.from({ length: 10 }, (_, i) => `flw_small${i}`);
const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
const store = await openStore({ folder, log: silentLog });

/** Straight into the database: it is not what is measured. */
async function addJobs(flowId: string, count: number): Promise<void> {
  await store.transaction(async tx => {
    const jobs = sql`(select jsonb_agg(jsonb_build_object('data', jsonb_build_object('flowId', ${flowId}::text,
      'subjectId', n::text), 'singletonKey', ${flowId}::text || '/' || n || '/' || random(), 'groupId', ${flowId}::text))
      from generate_series(1, ${count}::int) n)`;
    await store.queue.inserting(jobs).execute(tx);
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

try {
  const boss = new PgBoss({
    db: {
      executeSql: (text, values = []) =>
        store.transaction(async tx => ({
          rows: [...(await tx.executeQuery(CompiledQuery.raw(text, values))).rows],
        })),
    },
    supervise: false,
    schedule: false,
  });
  await boss.start();
  let waiting = 0;
  let hanging: Awaited<ReturnType<typeof store.queue.take>> = [];
  for (const backlog of [0, 20_000, 200_000]) {
    await addJobs('flw_large', backlog - waiting);
    waiting = backlog;
    // The limit of the tenant is reached: eight of its jobs run, and hang.
    if (hanging.length === 0) hanging = await store.queue.take(new Map([['flw_large', 8]]));
    const took = { look: [] as number[], take: [] as number[], boss: [] as number[] };
    for (let i = 0; i < looks; i++) {
      await store.queue.touch(hanging);
      for (const flow of flows) await addJobs(flow, 1);
      took.look.push(await timed(() => store.queue.waiting(32)));
      const wanted = new Map(flows.map(flow => [flow, 3]));
      let jobs: Awaited<ReturnType<typeof store.queue.take>> = [];
      took.take.push(
        await timed(async () => {
          jobs = await store.queue.take(wanted);
        }),
      );
      if (jobs.length !== flows.length) throw new Error(`${jobs.length} jobs were taken`);
      await Promise.all(jobs.map(store.queue.complete));
      for (const flow of flows) await addJobs(flow, 1);
      const fetched = async () => {
        jobs = (await boss.fetch('flow-run', { batchSize: 32, groupConcurrency: 8 })) as typeof jobs;
      };
      took.boss.push(await timed(fetched));
      if (jobs.length !== flows.length) throw new Error(`pg-boss fetched ${jobs.length}`);
      await Promise.all(jobs.map(store.queue.complete));
    }
    const ms = (values: number[]) => `${median(values).toFixed(2).padStart(7)} ms`;
    process.stdout.write(
      `${String(backlog).padStart(7)} waiting: look ${ms(took.look)}, take ${ms(took.take)}, pg-boss's fetch ${ms(took.boss)}\n`,
    );
  }
  await boss.stop({ graceful: false });
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
