// When the same answer of a system, again and again, is a refusal, and what is none: in a real store, with two processes on it.
import { expect, onTestFinished, test } from 'vitest';
import { createTestPlace } from '../../../test/databases.ts';
import { postingDraft } from '../../../test/posting-draft.ts';
import type { OpenConnection } from '../../connections/open-connections.ts';
import { answered } from '../../core/answered.ts';
import { everyTenant, mainTenant } from '../../core/caller.ts';
import { systemClock } from '../../core/clock.ts';
import { KontorError } from '../../core/errors.ts';
import { silentLog } from '../../core/log.ts';
import { own } from '../../core/redacted.ts';
import { redactor } from '../../http/redact.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import type { Posting } from '../../store/posting-rows.ts';
import { lookUp } from './look-up.ts';
import { manualMoves } from './manual-moves.ts';
import { legalMove } from './moves.ts';
import { repeatedRefusal } from './repeated-refusal.ts';
import { leaseFrom, type PostingParts, storeOutcome } from './send-posting.ts';

const id = 'pst_1';

/** One posting, and two processes that work on it. `send` sends it once more with this answer, `look` finds nothing. */
async function open() {
  const { folder, databaseUrl, remove } = await createTestPlace();
  const stores: Store[] = [];
  const start = async () => {
    const store = await openStore({ folder, databaseUrl, log: silentLog });
    stores.push(store);
    return partsOf(store);
  };
  onTestFinished(async () => {
    for (const store of stores) await store.close();
    await remove();
  });
  const first = await start();
  const second = await start();
  const { id: connectionId } = await (stores[0] as Store).connections.create(
    { tenantId: mainTenant, connector: 's4hana', system: 's4hana:1', name: 'SAP', settings: {} },
    {},
  );
  const document = { reference: 'R1', record: {} };
  await first.postings.open({
    ...postingDraft({ id, connectionId, nextAt: new Date(), document, documentHash: 'h1' }),
  });
  const now = async () => (await first.postings.get(everyTenant, id)) as Posting;
  const connection = {
    limits: { quietMs: 0, answerMs: 1_000 },
    redact: redactor(['hunter22']),
    objects: { 'journal-entries': { create: { find: async () => [] } } },
  } as unknown as OpenConnection;
  const send = async (error: KontorError, parts = first) => {
    const at = new Date(parts.clock.now());
    await parts.postings.move({ id, ...legalMove('planned', 'sent'), at, nextAt: at });
    await storeOutcome(await now(), { error }, connection, leaseFrom(parts, 1_000), parts);
  };
  const look = async (parts = first) => lookUp(await now(), connection, parts);
  const kinds = async () =>
    (await first.postings.attemptsOf(id)).map(one => `${one.kind} ${one.number} ${one.outcome}`);
  return { first, second, start, now, send, look, kinds };
}

function partsOf(store: Store): PostingParts & { store: Store } {
  const { postings, latest } = store;
  // It trusts itself two seconds after the start, because another process may have seen it set.
  const clock = { ...store.clock, trusted: () => true };
  const withCalls: PostingParts['withCalls'] = (_, work) => work();
  return { store, postings, latest, clock, wall: systemClock, log: silentLog, longestPauseMs: 0, withCalls };
}

let transactions = 0;
const fault = (words = 'Web service processing error') =>
  new KontorError('uncertain', 'soap-fault', words, {
    details: answered(`${words} (Transaction ID ${`${++transactions}`.padStart(32, 'A')})`),
  });
const timeout = () => new KontorError('uncertain', 'answer-lost', 'No answer came in time.');

test('the third time in the same words, each time without a document, it waits for a person with those words', async () => {
  const { send, look, now, kinds } = await open();
  for (const state of ['planned', 'planned', 'parked']) {
    await send(fault());
    await look();
    expect((await now()).state).toBe(state);
  }
  expect((await now()).reason).toEqual({
    code: 'refused-alike',
    params: { times: 3, words: expect.stringContaining('Web service processing error') },
  });
  expect(await kinds()).toEqual(
    [1, 2, 3].flatMap(number => [`post ${number} uncertain`, `find ${number} absent`]),
  );
});

test.each([
  ['timeouts', [timeout, timeout, timeout, timeout]],
  ['a timeout among them', [fault, timeout, fault, fault]],
  [
    'different words',
    [fault, () => fault('Account 1 is blocked'), fault, () => fault('Account 2 is blocked')],
  ],
])('%s are no refusal', async (_, errors) => {
  const { send, look, now } = await open();
  for (const error of errors) {
    await send(error());
    await look();
    expect(await now()).toMatchObject({ state: 'planned' });
  }
});

test('another document is another message', () => {
  const note = (number: number, kind: 'post' | 'find', document: string | null = null) => ({
    number,
    kind,
    outcome: kind === 'find' ? 'absent' : 'uncertain',
    answer: document === null ? null : { words: own`Error`, document },
  });
  const sent = (...documents: string[]) =>
    documents.flatMap((document, at) => [note(at + 1, 'post', document), note(at + 1, 'find')]);
  expect(repeatedRefusal(sent('h1', 'h1', 'h1'), 3)).toBe('Error');
  expect(repeatedRefusal(sent('h1', 'h1', 'h2'), 3)).toBeUndefined();
  expect(repeatedRefusal(sent('h1', 'h2', 'h2', 'h2'), 4)).toBe('Error');
  // Of one of them it is not known that it was absent.
  expect(
    repeatedRefusal(
      sent('h1', 'h1', 'h1').filter(one => one.number !== 2 || one.kind === 'post'),
      3,
    ),
  ).toBeUndefined();
});

test('a restart between them loses none of them, and no secret stands in what is kept', async () => {
  const { send, look, now, start } = await open();
  await send(fault('Error hunter22'));
  await look();
  for (const state of ['planned', 'parked']) {
    const fresh = await start();
    await send(fault('Error hunter22'), fresh);
    await look(fresh);
    expect((await now()).state).toBe(state);
  }
  expect(JSON.stringify((await now()).reason)).toMatch(/^(?!.*hunter22).*Error/);
});

test('two processes that look at the same time count one answer once', async () => {
  const { first, second, send, look, now, kinds } = await open();
  for (const state of ['planned', 'planned', 'parked']) {
    await send(fault());
    await Promise.all([look(first), look(second), look(first), look(second)]);
    expect((await now()).state).toBe(state);
  }
  expect((await kinds()).filter(one => one.startsWith('find'))).toEqual([
    'find 1 absent',
    'find 2 absent',
    'find 3 absent',
  ]);
});

test('what a person has sent again is tried three times anew', async () => {
  const { first, send, look, now } = await open();
  const connections = { forgetMasterData() {} } as unknown as Parameters<
    typeof manualMoves
  >[0]['connections'];
  for (let n = 0; n < 3; n++) {
    await send(fault());
    await look();
  }
  await manualMoves({ ...first, connections }).replay(everyTenant, id, async () => {});
  expect((await now()).state).toBe('uncertain');
  await look();
  for (const state of ['planned', 'planned', 'parked']) {
    expect(await now()).toMatchObject({ state: 'planned' });
    await send(fault());
    await look();
    expect((await now()).state).toBe(state);
  }
});
