// Several processes look at the same postings, and some are slow: what was found out about an earlier sending says nothing
// about the latest one.
import { afterEach, describe, expect, test } from 'vitest';
import { createTestPlace } from '../../../test/databases.ts';
import { postingDraft } from '../../../test/posting-draft.ts';
import type { OpenConnection } from '../../connections/open-connections.ts';
import { everyTenant, mainTenant } from '../../core/caller.ts';
import { systemClock } from '../../core/clock.ts';
import { silentLog } from '../../core/log.ts';
import { redactor } from '../../http/redact.ts';
import { openStore } from '../../store/open-store.ts';
import type { Posting, PostingDraftRow } from '../../store/posting-rows.ts';
import { lookUp } from './look-up.ts';
import { legalMove } from './moves.ts';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('a posting', () => {
  const open = async () => {
    const { folder, databaseUrl, remove } = await createTestPlace();
    const store = await openStore({ folder, databaseUrl, log: silentLog });
    close = async () => {
      await store.close();
      await remove();
    };
    const { id: connectionId } = await store.connections.create(
      { tenantId: mainTenant, connector: 's4hana', system: 's4hana:1', name: 'SAP', settings: {} },
      {},
    );
    const row: PostingDraftRow = {
      id: 'pst_1',
      connectionId,
      system: 's4hana:1',
      flowId: null,
      operation: 'journal-entries.create',
      businessKey: 'references/R1',
      subjectId: null,
      caller: 'operator',
      idempotencyKey: 'key',
      state: 'sent',
      reference: 'R1',
      requestId: 'r1',
      document: {},
      documentHash: 'h',
      amount: null,
      currency: null,
      basis: null,
      reason: null,
      nextAt: minutesAgo(59),
      runId: null,
    };
    const { postings } = store;
    const { id } = await postings.open(row);
    return { store, postings, id, now: () => postings.get(everyTenant, id) };
  };

  test('that was sent again while somebody still looked for it is not sent a third time', async () => {
    const { store, postings, id, now } = await open();
    await postings.move({ id, ...legalMove('sent', 'uncertain'), at: minutesAgo(58) });
    const stale = await now();
    let answer = (_: never[]) => {};
    const found = new Promise<never[]>(done => {
      answer = done;
    });
    const slow = {
      limits: { quietMs: 60_000 },
      redact: redactor([]),
      objects: { 'journal-entries': { create: { find: () => found } } },
    } as unknown as OpenConnection;
    const settling = lookUp(stale as NonNullable<typeof stale>, slow, {
      postings,
      latest: store.latest,
      clock: store.clock,
      wall: systemClock,
      log: silentLog,
      longestPauseMs: 60_000,
      withCalls: (_, work) => work(),
    });
    // Another process has found nothing, has sent it again, and its answer is lost: it may still be booked.
    const at = new Date();
    await postings.move({ id, ...legalMove('uncertain', 'planned'), at });
    await postings.move({ id, ...legalMove('planned', 'sent'), at });
    await postings.move({ id, ...legalMove('sent', 'uncertain'), at });
    answer([]);
    await settling;
    expect(await now()).toMatchObject({ state: 'uncertain', attempts: 2 });
  });

  test('of which another has the reference does not take a document that may be the other one', async () => {
    const { store, postings, id } = await open();
    await postings.move({ id, ...legalMove('sent', 'uncertain'), at: minutesAgo(5) });
    const first = (await postings.get(everyTenant, id)) as Posting;
    // As the migration leaves those that had the reference as well.
    const document = { reference: 'R1', record: {} };
    const second = await postings.open({
      ...postingDraft({
        id: 'pst_2',
        connectionId: first.connectionId,
        businessKey: 'orders/2',
        subjectId: '2',
      }),
      state: 'sent',
      document,
    });
    await postings.move({ id: second.id, ...legalMove('sent', 'uncertain'), at: minutesAgo(5) });
    const system = {
      limits: { quietMs: 60_000 },
      redact: redactor([]),
      objects: { 'journal-entries': { create: { find: async () => [{ number: '1710:2026:1' }] } } },
    } as unknown as OpenConnection;
    const parts = {
      postings,
      latest: store.latest,
      clock: store.clock,
      wall: systemClock,
      log: silentLog,
      longestPauseMs: 60_000,
      withCalls: <T>(_: unknown, work: () => Promise<T>) => work(),
    };
    await lookUp((await postings.get(everyTenant, second.id)) as Posting, system, parts);
    const parked = await postings.get(everyTenant, second.id);
    expect(parked).toMatchObject({
      state: 'parked',
      reason: { code: 'reference-shared' },
      documentNumber: null,
    });
  });

  test('that has been claimed or decided meanwhile is not put off', async () => {
    const { postings, id, now } = await open();
    const before = await now();
    await postings.postponeAll([id], new Date());
    expect((await now())?.nextAt).toEqual(before?.nextAt);
    await postings.move({ id, ...legalMove('sent', 'uncertain'), at: new Date(), nextAt: new Date() });
    const until = new Date(Date.now() + 30_000);
    await postings.postponeAll([id], until);
    expect((await now())?.nextAt).toEqual(until);
    await postings.move({ id, ...legalMove('uncertain', 'accepted'), at: new Date(), documentNumber: '1' });
    await postings.postponeAll([id], until);
    expect(await now()).toMatchObject({ state: 'accepted', nextAt: null });
  });
});
