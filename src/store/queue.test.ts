// Jobs are counted and taken flow by flow, each by one taker, what a person asked for first.
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { createTestPlace } from '../../test/databases.ts';
import { everyTenant, mainTenant } from '../core/caller.ts';
import { silentLog } from '../core/log.ts';
import { openStore, type Store } from './open-store.ts';
import type { FlowJob } from './queue.ts';

async function open(): Promise<Store> {
  const { folder, databaseUrl, remove } = await createTestPlace();
  const store = await openStore({ folder, databaseUrl, log: silentLog });
  onTestFinished(async () => {
    await store.close();
    await remove();
  });
  return store;
}

const jobs = (flowId: string, count: number, more: Partial<FlowJob> = {}): FlowJob[] =>
  Array.from({ length: count }, (_, n) => ({ flowId, subjectId: String(n), ...more }));

async function enqueue({ queue, transaction }: Store, all: FlowJob[]): Promise<void> {
  await transaction(tx => queue.enqueue(all, tx));
}

test('flows with waiting jobs are found, and no more of each is counted than was asked for', async () => {
  const store = await open();
  expect(await store.queue.waiting(8)).toEqual([]);
  await enqueue(store, [...jobs('flw_b', 100), ...jobs('flw_a', 3), ...jobs('flw_c', 1)]);
  expect(await store.queue.waiting(8)).toEqual([
    { flowId: 'flw_a', ready: 3, urgent: false },
    { flowId: 'flw_b', ready: 8, urgent: false },
    { flowId: 'flw_c', ready: 1, urgent: false },
  ]);
});

test('of ten takers each gets other jobs, and of each flow only as many as it asked for', async () => {
  const store = await open();
  await enqueue(store, [...jobs('flw_a', 30), ...jobs('flw_b', 30)]);
  const taken = await Promise.all(
    Array.from({ length: 10 }, () =>
      store.queue.take(
        new Map([
          ['flw_a', 2],
          ['flw_b', 4],
        ]),
      ),
    ),
  );
  const all = taken.flat();
  expect(new Set(all.map(job => job.id)).size).toBe(all.length);
  for (const some of taken) {
    expect(some.filter(job => job.data.flowId === 'flw_a').length).toBeLessThanOrEqual(2);
    expect(some.filter(job => job.data.flowId === 'flw_b').length).toBeLessThanOrEqual(4);
  }
  while (
    (
      await store.queue.take(
        new Map([
          ['flw_a', 50],
          ['flw_b', 50],
        ]),
      )
    ).length > 0
  );
  expect(await store.queue.waiting(8)).toEqual([]);
  expect(await store.queue.size(everyTenant)).toBe(60);
});

test('what a person asked for is taken first, also when it has waited already', async () => {
  const store = await open();
  await enqueue(store, jobs('flw_a', 50));
  await enqueue(store, [
    { flowId: 'flw_a', subjectId: '33', urgent: true },
    { flowId: 'flw_a', subjectId: 'new', urgent: true },
  ]);
  expect(await store.queue.waiting(100)).toEqual([{ flowId: 'flw_a', ready: 51, urgent: true }]);
  const first = await store.queue.take(new Map([['flw_a', 2]]));
  expect(first.map(job => job.data.subjectId).sort()).toEqual(['33', 'new']);
});

test('one that failed waits for its next try, and does not hide those behind it', async () => {
  const store = await open();
  await enqueue(store, jobs('flw_a', 20));
  const taken = await store.queue.take(new Map([['flw_a', 19]]));
  await Promise.all(taken.map(job => store.queue.tryAgain(job)));
  expect(await store.queue.waiting(8)).toEqual([{ flowId: 'flw_a', ready: 1, urgent: false }]);
  expect(await store.queue.take(new Map([['flw_a', 20]]))).toHaveLength(1);
  expect(await store.queue.size(everyTenant)).toBe(20);
});

test('a subject is worked on by one run at a time, whatever waits for it', async () => {
  const store = await open();
  const take = () => store.queue.take(new Map([['flw_a', 5]]));
  await enqueue(store, jobs('flw_a', 1));
  const [first] = await take();
  await enqueue(store, jobs('flw_a', 2));
  expect((await take()).map(job => job.data.subjectId)).toEqual(['1']);
  expect(await take()).toEqual([]);
  if (!first) throw new Error('no job was taken');
  // It failed: its next try and what has come meanwhile are for one run after the other, too.
  await store.queue.tryAgain(first);
  await store.transaction(tx => sql`update pgboss.job set start_after = now()`.execute(tx));
  const again = await take();
  expect(again.map(job => job.data.subjectId)).toEqual(['0']);
  for (const job of again) await store.queue.complete(job);
  expect((await take()).map(job => job.data.subjectId)).toEqual(['0']);
});

test('two processes that take at the same moment never work on one subject together', async () => {
  const { folder, databaseUrl, remove } = await createTestPlace();
  const stores = [
    await openStore({ folder, databaseUrl, log: silentLog }),
    await openStore({ folder, databaseUrl, log: silentLog }),
  ] as const;
  onTestFinished(async () => {
    for (const store of stores) await store.close();
    await remove();
  });
  const [one] = stores;
  const takeIn = (store: Store) => store.queue.take(new Map([['flw_a', 1]]));
  for (let round = 0; round < 20; round++) {
    // One that has failed, and what has come meanwhile.
    await enqueue(one, jobs('flw_a', 1));
    const [first] = await takeIn(one);
    await enqueue(one, jobs('flw_a', 1));
    if (first) await one.queue.tryAgain(first);
    await one.transaction(tx => sql`update pgboss.job set start_after = now()`.execute(tx));
    const taken = (await Promise.all(stores.map(takeIn))).flat();
    expect(taken).toHaveLength(1);
    for (const job of [...taken, ...(await takeIn(one))]) await one.queue.complete(job);
    for (const job of await takeIn(one)) await one.queue.complete(job);
  }
});

test('who settles a job that was given to somebody else meanwhile changes nothing', async () => {
  const store = await open();
  await enqueue(store, jobs('flw_a', 1));
  const [former] = await store.queue.take(new Map([['flw_a', 1]]));
  if (!former) throw new Error('no job was taken');
  await store.queue.tryAgain(former);
  await store.transaction(tx => sql`update pgboss.job set start_after = now()`.execute(tx));
  const [now] = await store.queue.take(new Map([['flw_a', 1]]));
  expect(now).toMatchObject({ id: former.id, retryCount: former.retryCount + 1 });
  await store.queue.complete(former);
  expect(await store.queue.size(everyTenant)).toBe(1);
  if (now) await store.queue.complete(now);
  expect(await store.queue.size(everyTenant)).toBe(0);
});

test('of a paused flow no jobs are counted or taken, and they wait for years', async () => {
  const store = await open();
  const connection = { tenantId: mainTenant, connector: 's4hana', system: 's4hana:1', settings: {} };
  const { id: fromId } = await store.connections.create({ ...connection, name: 'A' }, {});
  const { id: toId } = await store.connections.create({ ...connection, name: 'B' }, {});
  const { id } = await store.flows.create({ flow: 'orders', fromId, toId, settings: {} });
  await enqueue(store, [...jobs(id, 3), ...jobs('flw_other', 1)]);
  await store.flows.pause(id);
  expect((await store.queue.waiting(8)).map(({ flowId }) => flowId)).toEqual(['flw_other']);
  // A worker that looked before it was paused takes none either.
  expect(await store.queue.take(new Map([[id, 3]]))).toEqual([]);
  expect(await store.flows.paused(everyTenant)).toMatchObject([{ id, waiting: { jobs: 3, postings: 0 } }]);
  const { rows } = await store.transaction(tx =>
    sql<{ years: number }>`select min(extract(year from age(keep_until, now())))::int as years
      from pgboss.job where group_id = ${id}`.execute(tx),
  );
  expect(rows[0]?.years).toBeGreaterThanOrEqual(9);
  await store.flows.resume(id);
  expect(await store.queue.take(new Map([[id, 3]]))).toHaveLength(3);
});
