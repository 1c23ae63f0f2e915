// The clock of all processes on a database, while one of the clocks it is made of is set.
import { afterEach, describe, expect, test } from 'vitest';
import { createTestPlace } from '../../test/databases.ts';
import { everyTenant, mainTenant } from '../core/caller.ts';
import { silentLog } from '../core/log.ts';
import { worded } from '../core/reasons.ts';
import { own } from '../core/redacted.ts';
import { openStore, type Store } from './open-store.ts';

const minute = 60_000;
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A store whose clocks stand still, and what they can be made to do. */
async function storeWithClock() {
  const { folder, databaseUrl, remove } = await createTestPlace();
  open.push(remove);
  const said: string[] = [];
  const time = { passed: 0, wall: 0, database: 0 };
  const begun = Date.now();
  const log = { ...silentLog, warn: (_: object, text: string) => void said.push(text) };
  const store = await openStore({
    folder,
    databaseUrl,
    clock: { now: () => begun + time.passed + time.wall, elapsed: () => time.passed },
    databaseClock: () => begun + time.passed + time.database,
    log,
  });
  open.push(() => store.close());
  const { id: connectionId } = await store.connections.create(
    { tenantId: mainTenant, connector: 's4hana', system: 's4hana:1', name: 'SAP', settings: {} },
    {},
  );
  return { store, connectionId, time, said };
}

async function uncertain({ postings, clock }: Store, connectionId: string, id: string) {
  await postings.open({
    id,
    connectionId,
    system: 's4hana:1',
    flowId: null,
    operation: 'journal-entries.create',
    businessKey: `references/${id}`,
    subjectId: null,
    caller: 'operator',
    idempotencyKey: id,
    state: 'sent',
    reference: id,
    requestId: id,
    document: {},
    documentHash: 'h',
    amount: null,
    currency: null,
    basis: null,
    reason: null,
    nextAt: new Date(clock.now() + 2 * minute),
    runId: null,
  });
  const at = new Date(clock.now());
  await postings.move({ id, from: 'sent', to: 'uncertain', at, nextAt: at });
  return at;
}

describe('the shared clock', () => {
  test('goes on at the pace of time when the wall clock is set', async () => {
    const { store, time, said } = await storeWithClock();
    const before = store.clock.now();
    time.wall += 365 * 24 * 60 * minute;
    await store.clock.look();
    expect(store.clock.now() - before).toBeLessThan(10_000);
    time.passed += minute;
    await store.clock.look();
    expect(store.clock.now() - before).toBeGreaterThanOrEqual(minute);
    expect(store.clock.now() - before).toBeLessThan(minute + 10_000);
    expect(said).toEqual([]);
  });

  test.each([
    ['ahead by a year', 365 * 24 * 60 * minute],
    ['back by a year', -365 * 24 * 60 * minute],
  ])('leaves leases as long as they were when the database is set %s', async (_, step) => {
    const { store, connectionId, time } = await storeWithClock();
    const until = () => new Date(store.clock.now() + 30_000);
    const run = await store.runs.begin({ connectionId, trigger: 'schedule', leasedUntil: until() });
    const examination = await store.examinations.begin(connectionId, until());
    time.passed += 10_000;
    time.database += step;
    await store.clock.look();
    const ended = async () => {
      const now = new Date(store.clock.now());
      await store.runs.endOrphans(now, { code: 'test', params: worded(own`It was stopped.`) });
      await store.examinations.endOrphans(now, { code: 'test', params: worded(own`It was stopped.`) });
      const examined = await store.examinations.get(everyTenant, connectionId, examination.id);
      return [(await store.runs.get(run))?.outcome, examined?.outcome];
    };
    expect(await ended()).toEqual([null, null]);
    time.passed += 25_000;
    expect(await ended()).toEqual(['failed', 'failed']);
  });

  test.each([
    ['ahead by a year', 365 * 24 * 60 * minute],
    ['ahead by a minute', minute],
    ['back by a minute', -minute],
    ['back by a year', -365 * 24 * 60 * minute],
  ])(
    'makes what waits begin anew when the database is set %s, and no wait longer than that',
    async (_, step) => {
      const { store, connectionId, time, said } = await storeWithClock();
      const since = await uncertain(store, connectionId, 'pst_1');
      time.passed += 30_000;
      time.database += step;
      // What nobody has looked at yet is still judged by the clock as it was.
      const age = () => store.clock.now() - since.getTime();
      expect(age()).toBeGreaterThanOrEqual(30_000);
      expect(age()).toBeLessThan(40_000);
      await store.clock.look();
      const after = await store.postings.get(everyTenant, 'pst_1');
      const waited = store.clock.now() - (after?.uncertainSince?.getTime() ?? 0);
      expect(waited).toBeGreaterThanOrEqual(0);
      expect(waited).toBeLessThan(10_000);
      expect(said).toEqual(['The clock of the database was set. What waits now waits its whole time again.']);
      // Who judged it by what stood there before is too late.
      const stale = {
        id: 'pst_1',
        from: 'uncertain',
        to: 'planned',
        at: new Date(),
        uncertainSince: since,
      } as const;
      expect(await store.postings.move(stale)).toBe(false);
      expect(await store.postings.move({ ...stale, uncertainSince: after?.uncertainSince ?? null })).toBe(
        true,
      );
    },
  );

  test('trusts no age just after the start, when others may not have noticed a step yet', async () => {
    const { store, time } = await storeWithClock();
    expect(store.clock.trusted()).toBe(false);
    time.passed += 2_000;
    expect(store.clock.trusted()).toBe(true);
  });
});
