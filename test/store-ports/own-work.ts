// What single ports of work promise: postings, runs, examinations, requests with a key, documents that are read back, restores.
import { sql } from 'kysely';
import { expect } from 'vitest';
import { everyTenant } from '../../src/core/caller.ts';
import { newId } from '../../src/core/ids.ts';
import type { RedactedInside } from '../../src/core/redacted.ts';
import type { Store } from '../../src/store/open-store.ts';
import type { ReadBack } from '../../src/store/read-backs.ts';
import { keepAll, type Owner, type Place, wins } from './place.ts';
import type { OwnPromises } from './port.ts';
import { said } from './record-ports.ts';
import { inAnHour, soon } from './settings-ports.ts';
import { postingOf } from './work-ports.ts';

const passed = () => new Date(Date.now() - 1_000);

async function accepted({ postings }: Store, owner: Owner, name: string): Promise<string> {
  const { id } = await postings.open({ ...postingOf(owner, name), state: 'sent' });
  await postings.move({ id, from: 'sent', to: 'accepted', at: passed(), documentNumber: name });
  return id;
}

export const postings: OwnPromises = {
  'are opened and moved by statements that the database has prepared': async ({ first, owner }) => {
    const { id } = await first.postings.open(postingOf(await owner(), 'one'));
    await first.postings.move({ id, from: 'planned', to: 'sent', at: new Date() });
    // Of all connections that there are: which of them wrote is open.
    const names = () =>
      first.transaction(async tx => {
        const { rows } = await sql<{ name: string }>`select name from pg_prepared_statements`.execute(tx);
        return rows.map(row => row.name);
      });
    const found = (await Promise.all(Array.from({ length: 10 }, names))).flat();
    expect(found).toEqual(expect.arrayContaining(['open-postings', 'move-postings']));
  },

  'of ten that move the same posting at once, one wins': async ({ first, tenTimes, owner }) => {
    const { id } = await first.postings.open(postingOf(await owner(), 'one'));
    const move = { id, from: 'planned', to: 'sent', at: new Date() } as const;
    expect(wins(await tenTimes(store => store.postings.move(move)))).toBe(1);
    expect(await first.postings.get(everyTenant, id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(await first.postings.move(move)).toBe(false);
  },

  'what is not posted yet keeps its document': async ({ first, owner }) => {
    const mine = await owner({ keepDays: { ...keepAll, documents: 1 } });
    const open = await first.postings.open({ ...postingOf(mine, 'open'), state: 'sent' });
    const done = await accepted(first, mine, 'done');
    await first.deleteExpired(Date.now() + 2 * 86_400_000);
    expect((await first.postings.get(mine.scope, open.id))?.document).toEqual({ name: 'open' });
    expect((await first.postings.get(mine.scope, done))?.document).toBeNull();
  },
};

export const runs: OwnPromises = {
  'one whose process has died is ended, and says so; one that goes on, or has ended, is not': async ({
    first,
    second,
    owner,
  }) => {
    const { scope, source: connectionId } = await owner();
    const begin = (leasedUntil: Date) => first.runs.begin({ connectionId, trigger: 'schedule', leasedUntil });
    const [dead, alive, ended] = [await begin(passed()), await begin(passed()), await begin(passed())];
    await first.runs.renew(alive, inAnHour());
    await first.runs.end(ended, { outcome: 'succeeded', found: 1, missedByWebhook: 0 });
    await second.runs.endOrphans(new Date(), said('died'));
    expect(await first.runs.get(dead)).toMatchObject({ outcome: 'failed', error: { code: 'said' } });
    expect(await first.runs.get(alive)).toMatchObject({ outcome: null, endedAt: null });
    expect(await first.runs.get(ended)).toMatchObject({ outcome: 'succeeded', found: 1, error: null });
    const failed = await first.runs.list(scope, { outcome: 'failed', limit: 10 });
    expect(failed.map(({ id }) => id)).toEqual([dead]);
  },

  'those of a flow are its own, and those by schedule of its source': async ({ first, owner }) => {
    const { scope, source, target } = await owner();
    const flow = await first.flows.create({ flow: 'f', fromId: source, toId: target, settings: {} });
    const begin = (connectionId: string, more: { flowId?: string }) =>
      first.runs.begin({ connectionId, trigger: 'manual', leasedUntil: inAnHour(), ...more });
    const [own, ofSource] = [await begin(source, { flowId: flow.id }), await begin(source, {})];
    await begin(source, { flowId: 'flw_other' });
    await begin(target, {});
    const listed = await first.runs.list(scope, { flowIds: [flow.id], limit: 10 });
    expect(listed.map(({ id }) => id)).toEqual([ofSource, own]);
  },
};

const nothing = [] as unknown as RedactedInside<object[]>;
const succeeded = { outcome: 'succeeded', services: nothing, fixes: [], error: undefined } as const;

export const examinations: OwnPromises = {
  'one that was given up as lost says nothing any more, and another may begin': async ({
    first,
    second,
    owner,
  }) => {
    const { scope, source } = await owner();
    const { id: lost } = await first.examinations.begin(source, passed());
    await second.examinations.endOrphans(new Date(), said('died'));
    await first.examinations.note(lost, { services: nothing, total: 9 });
    await first.examinations.end(lost, succeeded);
    expect(await first.examinations.get(scope, source, lost)).toMatchObject({
      outcome: 'failed',
      total: null,
    });
    const next = await second.examinations.begin(source, passed());
    expect(next.isNew).toBe(true);
    await second.examinations.renew(next.id, inAnHour());
    await first.examinations.endOrphans(new Date(), said('died'));
    expect(await first.examinations.get(scope, source, next.id)).toMatchObject({ outcome: null });
  },

  'the latest ten of a connection stay': async ({ first, owner }) => {
    const { scope, source, target } = await owner();
    const other = await first.examinations.begin(target, inAnHour());
    const ids: string[] = [];
    for (let n = 0; n < 12; n++) {
      const { id } = await first.examinations.begin(source, inAnHour());
      await first.examinations.end(id, succeeded);
      ids.push(id);
    }
    const there = await Promise.all(ids.map(id => first.examinations.get(scope, source, id)));
    expect(there.map(one => one !== undefined)).toEqual(ids.map((_, n) => n >= 2));
    expect(await first.examinations.get(scope, target, other.id)).toBeDefined();
  },
};

export const idempotencyKeys: OwnPromises = {
  'of ten who begin the same, one sends, and the others get what is there': async ({
    tenTimes,
    first,
    owner,
  }) => {
    const { source: connectionId } = await owner();
    const asked = { connectionId, key: 'k', requestHash: 'h', sentAt: new Date() };
    const begin = async (store: Store) => (await store.idempotencyKeys.begin(asked)) ?? 'sends';
    const results = await tenTimes(begin);
    const states = results.map(one => (one.status === 'fulfilled' ? one.value : one.reason));
    expect(states.filter(one => one === 'sends')).toHaveLength(1);
    expect(states.filter(one => one.state === 'sent' && one.requestHash === 'h')).toHaveLength(9);
    const body = Buffer.from([0, 255, 10]);
    const headers = { 'set-cookie': ['a', 'b'] };
    await first.idempotencyKeys.answered({ connectionId, key: 'k', status: 201, headers, body });
    const found = await first.idempotencyKeys.begin({ ...asked, requestHash: 'other' });
    expect(found).toMatchObject({ state: 'answered', status: 201, headers, requestHash: 'h' });
    expect(Buffer.from(found?.body ?? [])).toEqual(body);
  },

  'a key is of its connection, and one whose answer was lost stays taken': async ({
    first,
    second,
    owner,
  }) => {
    const { source, target } = await owner();
    const begin = (connectionId: string) =>
      second.idempotencyKeys.begin({ connectionId, key: 'k', requestHash: 'h', sentAt: new Date() });
    expect([await begin(source), await begin(target)]).toEqual([undefined, undefined]);
    await first.idempotencyKeys.uncertain(source, 'k');
    await first.idempotencyKeys.release(target, 'k');
    expect(await begin(source)).toMatchObject({ state: 'uncertain' });
    expect(await begin(target)).toBeUndefined();
  },

  'while a key is freed and taken again, each who begins either sends or is told who does': async ({
    tenTimes,
    owner,
  }) => {
    const { source: connectionId } = await owner();
    const results = await tenTimes(async ({ idempotencyKeys: port }) => {
      let sent = 0;
      for (let n = 0; n < 60; n++) {
        const asked = { connectionId, key: 'k', requestHash: 'h', sentAt: new Date() };
        if ((await port.begin(asked)) !== undefined) continue;
        sent++;
        await port.release(connectionId, 'k');
      }
      return sent;
    });
    expect(wins(results)).toBeGreaterThan(1);
  },
};

export const readBacks: OwnPromises = {
  'a document is due after it was accepted, until it is compared, and is noted once': async place => {
    const { first, second, owner } = place;
    const mine = await owner();
    const lane = { connectionId: mine.target, operation: 'journal-entries.create' };
    const due = () => second.readBacks.due(lane, soon(), 10);
    await first.postings.open({ ...postingOf(mine, 'sent'), state: 'sent' });
    expect(await due()).toEqual([]);
    const ids = [
      await accepted(first, mine, 'a'),
      await accepted(first, mine, 'b'),
      await accepted(first, mine, 'c'),
    ];
    expect(new Set((await due()).map(({ id }) => id))).toEqual(new Set(ids));
    expect(await first.readBacks.lanes(soon())).toContainEqual({ ...lane, tenantId: mine.scope.tenant });
    const [same = '', differs = '', later = ''] = ids;
    const results: ReadBack[] = [
      { id: same, outcome: 'same' },
      { id: differs, outcome: 'differs', reason: said('amount') },
      { id: later, outcome: 'later', reason: said('away'), nextAt: inAnHour() },
    ];
    await first.readBacks.note(results, new Date());
    // The other process has read them at the same time.
    await second.readBacks.note([{ id: same, outcome: 'differs', reason: said('other') }], new Date());
    expect(await due()).toEqual([]);
    expect(await second.readBacks.due(lane, soonAfter(inAnHour()), 10)).toMatchObject([
      { id: later, tries: 1 },
    ]);
    const listed = await first.postings.list(mine.scope, { differs: true, limit: 10 });
    expect(listed.map(({ id }) => id)).toEqual([differs]);
    expect(await first.readBacks.differingUnder(mine.target, 'orders/b')).toMatchObject({ id: differs });
    expect(await first.readBacks.differingUnder(mine.target, 'orders/a')).toBeUndefined();
  },

  'of ten who accept a difference, one does': async ({ first, tenTimes, owner }) => {
    const mine = await owner();
    const id = await accepted(first, mine, 'one');
    await first.readBacks.note([{ id, outcome: 'differs', reason: said('amount') }], new Date());
    const at = new Date();
    const attempt = () => ({
      id: newId('attempt'),
      kind: 'accept-difference' as const,
      outcome: 'accepted',
      startedAt: at,
      endedAt: at,
    });
    expect(wins(await tenTimes(store => store.readBacks.acceptDifference(id, attempt())))).toBe(1);
    expect(await first.postings.get(mine.scope, id)).toMatchObject({
      differs: false,
      differenceAcceptedAt: at,
    });
    expect(await first.postings.attemptsOf(id)).toHaveLength(1);
  },
};

const soonAfter = (at: Date) => new Date(at.getTime() + 60_000);

/** Only after all others: from then on, everything in this database is in doubt. */
export const restores: OwnPromises = {
  'a flow stays in doubt until it has read past the restore and the jobs of that time have ended':
    async place => {
      const { first, owner, client, open } = place;
      expect(first.restores.last).toBeUndefined();
      const mine = await owner();
      const draft = { flow: 'f', fromId: mine.source, toId: mine.target, settings: {} };
      const { id: flowId } = await first.flows.create(draft);
      const before = await first.postings.open({ ...postingOf(mine, 'before'), flowId });
      await client.query(`insert into restores (restored_at, backup_taken_at, look_from, kontor)
      values (clock_timestamp(), clock_timestamp(), clock_timestamp() - interval '1 hour', 'test')`);
      await client.query('insert into restored_flows (flow_id) values ($1)', [flowId]);
      await first.transaction(tx => first.queue.enqueue([{ flowId, subjectId: '1' }], tx));
      await checkRestored(place, await open(), { mine, flowId, before: before.id });
    },
};

async function checkRestored(
  place: Place,
  store: Store,
  { mine, flowId, before }: { mine: Owner; flowId: string; before: string },
): Promise<void> {
  try {
    const other = await place.owner();
    const { restores: port, postings: rows } = store;
    const isInDoubt = async (id: string) => {
      const found = await rows.get(everyTenant, id);
      return found !== undefined && (await port.leavesInDoubt(found)) !== undefined;
    };
    expect(await isInDoubt(before)).toBe(true);
    expect((await port.open(mine.scope)).flows).toEqual([flowId]);
    expect((await port.open(other.scope)).flows).toEqual([]);
    await port.clear();
    expect([port.isInDoubt(), await port.unread()]).toEqual([true, [flowId]]);
    await port.noteRead([flowId]);
    await port.clear();
    expect([port.isInDoubt(), await port.unread()]).toEqual([true, []]);
    const [job] = await store.queue.take(new Map([[flowId, 1]]));
    if (!job) throw new Error('There is no job.');
    await store.queue.complete(job);
    await port.clear();
    expect(port.isInDoubt()).toBe(false);
    expect((await port.open(mine.scope)).flows).toEqual([]);
    const after = await rows.open({ ...postingOf(mine, 'after'), flowId });
    expect([await isInDoubt(before), await isInDoubt(after.id)]).toEqual([true, false]);
  } finally {
    await store.close();
  }
}
