// Of states the newest counts, whatever comes in between, and none is sent that the system has acknowledged.
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createTestPlace } from '../../test/databases.ts';
import { postingDraft } from '../../test/posting-draft.ts';
import { everyTenant, mainTenant } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import { silentLog } from '../core/log.ts';
import type { PostingState } from '../core/words.ts';
import { againHash } from './latest-postings.ts';
import { openStore } from './open-store.ts';
import type { Posting } from './posting-rows.ts';

const operation = 'stock.update';

async function open() {
  const { folder, databaseUrl, remove } = await createTestPlace();
  const store = await openStore({ folder, databaseUrl, log: silentLog });
  onTestFinished(async () => {
    await store.close();
    await remove();
  });
  const connectionOf = async (name: string) =>
    store.connections.create(
      { tenantId: mainTenant, connector: 'shelf', system: name, name, settings: {} },
      {},
    );
  const [from, to] = [await connectionOf('from'), await connectionOf('to')];
  const flow = await store.flows.create({ flow: 'levels', fromId: from.id, toId: to.id, settings: {} });
  const lane = { connectionId: to.id, operation };
  const { latest, postings } = store;
  return {
    store,
    latest,
    lane,
    flow,
    keep: (businessKey: string, value: string, more: { turn?: string; asOf?: Date } = {}) =>
      latest.keep({
        ...postingDraft({
          id: newId('posting'),
          connectionId: to.id,
          flowId: flow.id,
          operation,
          businessKey,
          document: { id: businessKey, record: { value } },
          documentHash: value,
          requestId: newId('posting'),
          nextAt: new Date(0),
        }),
        turn: more.turn ?? '1',
        asOf: more.asOf ?? null,
      }),
    take: (limit = 10) => latest.take(lane, { limit, at: new Date(), orphanedAt: new Date() }),
    move: ({ id }: Pick<Posting, 'id'>, from: PostingState, to: PostingState) => {
      const attempt = {
        id: newId('attempt'),
        kind: 'post' as const,
        outcome: to,
        startedAt: new Date(),
        endedAt: new Date(),
      };
      return postings.move({ id, from, to, at: new Date(), nextAt: new Date(0), attempt });
    },
    get: async ({ id }: Pick<Posting, 'id'>) => (await postings.get(everyTenant, id)) as Posting,
  };
}

test('a run that began earlier, and stores later, replaces nothing, and is told', async () => {
  const { latest, keep } = await open();
  const [earlier, later] = [await latest.turn(), await latest.turn()];
  expect((await keep('a', '2', { turn: later })).isOlder).toBe(false);
  const { posting, isOlder } = await keep('a', '1', { turn: earlier });
  expect([posting.documentHash, isOlder]).toEqual(['2', true]);
});

test('states of one record that are stored together are one row, and the last one counts', async () => {
  const { keep, take } = await open();
  const values = Array.from({ length: 50 }, (_, at) => String(at));
  const kept = await Promise.all(values.map(value => keep('a', value)));
  expect(new Set(kept.map(({ posting }) => posting.id)).size).toBe(1);
  expect(await take()).toMatchObject([{ documentHash: '49', version: 50, state: 'sent' }]);
  expect(await take()).toEqual([]);
});

test('one that comes back to what was acknowledged, before another one has left, is not sent', async () => {
  const { latest, lane, keep, take, move, get } = await open();
  const { posting } = await keep('a', '1');
  await take();
  await move(posting, 'sent', 'accepted');
  await keep('a', '2');
  await keep('a', '1');
  expect(await get(posting)).toMatchObject({ state: 'planned', version: 3 });
  expect(await take()).toEqual([]);
  expect(await latest.withheld(lane, { now: new Date(), limit: 10 })).toMatchObject([
    { why: 'acknowledged' },
  ]);
  // What may have reached the system since is no longer known not to have.
  await keep('a', '2');
  await take();
  await move(posting, 'sent', 'uncertain');
  await keep('a', '1');
  await move(posting, 'uncertain', 'planned');
  expect(await take()).toMatchObject([{ documentHash: '1' }]);
});

describe('one that is to be sent again', () => {
  test('is sent, whatever is stored before it leaves', async () => {
    const { keep, take, move } = await open();
    const { posting } = await keep('a', '1');
    await take();
    await move(posting, 'sent', 'accepted');
    await keep('a', againHash('1', '7'));
    await keep('a', '1');
    expect(await take()).toMatchObject([{ id: posting.id }]);
    await move(posting, 'sent', 'accepted');
    // It has been sent again: nothing is left of the wish.
    await keep('a', '1');
    expect(await take()).toEqual([]);
    await keep('a', againHash('1', '8'));
    await keep('a', '2');
    await keep('a', '1');
    expect(await take()).toMatchObject([{ id: posting.id }]);
    await move(posting, 'sent', 'accepted');
    await keep('a', '2');
    await keep('a', '1');
    expect(await take()).toEqual([]);
  });

  test('is sent after the one that is on its way, whatever is stored in between', async () => {
    const { keep, take, move, get } = await open();
    const { posting } = await keep('a', '1');
    await take();
    await keep('a', againHash('1', '7'));
    await keep('a', '2');
    await keep('a', '1');
    await move(posting, 'sent', 'accepted');
    expect(await take()).toMatchObject([{ id: posting.id }]);
    await move(posting, 'sent', 'accepted');
    expect(await take()).toEqual([]);
    expect(await get(posting)).toMatchObject({ state: 'accepted', newer: null });
  });
});

test('a row keeps its last attempts only', async () => {
  const { store, keep, take, move } = await open();
  const { posting } = await keep('a', '0');
  for (let value = 1; value <= 60; value++) {
    await take();
    await move(posting, 'sent', 'accepted');
    await keep('a', String(value));
  }
  const attempts = await store.postings.attemptsOf(posting.id);
  expect(attempts.length).toBeLessThanOrEqual(21);
  expect(attempts.at(-1)?.number).toBe(60);
});

test('lanes are found in which something is due, and in no others', async () => {
  const { latest, lane, keep, take } = await open();
  expect(await latest.lanes(new Date())).toEqual([]);
  await keep('a', '1');
  await keep('b', '1');
  expect(await latest.lanes(new Date())).toEqual([{ ...lane, tenantId: mainTenant }]);
  expect(await latest.lanes(new Date(-1))).toEqual([]);
  await take();
  expect(await latest.lanes(new Date())).toEqual([]);
});

/** What happens: a state comes, of some age; something is sent; what was sent is decided; a lost answer is. */
const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('keep' as const),
      value: fc.integer({ min: 0, max: 3 }),
      asOf: fc.integer({ min: 0, max: 9 }),
    }),
    fc.record({ kind: fc.constant('take' as const) }),
    fc.record({
      kind: fc.constant('decide' as const),
      to: fc.constantFrom('accepted' as const, 'planned' as const, 'uncertain' as const, 'rejected' as const),
      arrived: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('look' as const) }),
  ),
  { minLength: 5, maxLength: 25 },
);

test('whatever happens on the way, the system ends with the newest state, and gets none that it has acknowledged', async () => {
  const { keep, take, move, get } = await open();
  let keys = 0;
  await fc.assert(
    fc.asyncProperty(steps, async all => {
      const key = `key-${keys++}`;
      let newest: { value: string; asOf: number } | undefined;
      let id: string | undefined;
      let system: string | undefined;
      /** The last that was confirmed, as long as nothing else can have arrived. */
      let confirmed: string | undefined;
      const sentNow = async () => {
        const [taken] = await take();
        if (!taken) return;
        expect(taken.documentHash).not.toBe(confirmed);
        expect(taken.documentHash).toBe(newest?.value);
      };
      const decide = async (to: PostingState, arrived: boolean) => {
        const posting = id === undefined ? undefined : await get({ id });
        if (posting?.state !== 'sent') return;
        const reached = to === 'accepted' || (to === 'uncertain' && arrived);
        if (reached) system = posting.documentHash as string;
        if (to === 'accepted') confirmed = system;
        if (to === 'uncertain') confirmed = undefined;
        await move(posting, 'sent', to);
      };
      const look = async () => {
        const posting = id === undefined ? undefined : await get({ id });
        if (posting?.state !== 'uncertain') return;
        const isThere = posting.documentHash === system;
        if (isThere) confirmed = system;
        await move(posting, 'uncertain', isThere ? 'accepted' : 'planned');
      };
      for (const step of all) {
        if (step.kind === 'keep') {
          const value = `${key}-${step.value}`;
          const { posting, isOlder } = await keep(key, value, { asOf: new Date(step.asOf) });
          id = posting.id;
          expect(isOlder).toBe(newest !== undefined && step.asOf < newest.asOf);
          if (!isOlder) newest = { value, asOf: step.asOf };
        } else if (step.kind === 'take') await sentNow();
        else if (step.kind === 'decide') await decide(step.to, step.arrived);
        else await look();
      }
      if (id === undefined) return;
      // A state that was refused is for a person, as long as there is no newer one.
      for (let turns = 0; turns < 4; turns++) {
        await sentNow();
        await decide('accepted', true);
        await look();
      }
      const last = await get({ id });
      if (last.state === 'rejected') expect(last.documentHash).toBe(newest?.value);
      else expect(system).toBe(newest?.value);
    }),
    { numRuns: 60, seed: 20261126 },
  );
});
