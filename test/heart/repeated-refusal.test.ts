// When the same answer of a system, again and again, is a refusal, and what is none: with two processes on one database.
import { expect, test } from 'vitest';
import { answered } from '../../src/core/answered.ts';
import { everyTenant } from '../../src/core/caller.ts';
import { KontorError } from '../../src/core/errors.ts';
import { own } from '../../src/core/redacted.ts';
import { lookUp } from '../../src/engine/postings/look-up.ts';
import { legalMove } from '../../src/engine/postings/moves.ts';
import { repeatedRefusal } from '../../src/engine/postings/repeated-refusal.ts';
import { leaseFrom, storeOutcome } from '../../src/engine/postings/send-posting.ts';
import { postingDraft } from '../posting-draft.ts';
import { record } from './entries.ts';
import { key as secret } from './memory-system.ts';
import { openHeart } from './open-heart.ts';

const id = 'pst_1';

/** One posting, and two processes that work on it. `send` sends it once more with this answer, `look` finds nothing. */
async function open() {
  const heart = await openHeart();
  const { first, connectionId, attempts } = heart;
  const second = await heart.start();
  const { postings } = first.store;
  const document = { reference: 'R1', record: record() };
  await postings.open(postingDraft({ id, connectionId, nextAt: new Date(), document, documentHash: 'h1' }));
  const now = () => heart.posting(id);
  const send = async (error: KontorError, { parts } = first) => {
    const at = new Date(parts.clock.now());
    await parts.postings.move({ id, ...legalMove('planned', 'sent'), at, nextAt: at });
    const connection = await parts.connections.get(connectionId);
    await storeOutcome(await now(), { error }, connection, leaseFrom(parts, 1_000), parts);
  };
  const look = async ({ parts } = first) =>
    lookUp(await now(), await parts.connections.get(connectionId), parts);
  return { first, second, start: heart.start, now, send, look, kinds: () => attempts(id) };
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
  await send(fault(`Error ${secret}`));
  await look();
  for (const state of ['planned', 'parked']) {
    const fresh = await start();
    await send(fault(`Error ${secret}`), fresh);
    await look(fresh);
    expect((await now()).state).toBe(state);
  }
  const said = JSON.stringify((await now()).reason);
  expect(said).toContain('Error');
  expect(said).not.toContain(secret);
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
  for (let n = 0; n < 3; n++) {
    await send(fault());
    await look();
  }
  await first.engine.manualMoves.replay({ id: 'key_1', name: 'Somebody', sees: everyTenant }, id, undefined);
  expect((await now()).state).toBe('uncertain');
  await look();
  for (const state of ['planned', 'planned', 'parked']) {
    expect(await now()).toMatchObject({ state: 'planned' });
    await send(fault());
    await look();
    expect((await now()).state).toBe(state);
  }
});
