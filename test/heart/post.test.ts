// The one door to write: whatever the answer, and however many ask at the same time, there is one document or none.
import { describe, expect, test } from 'vitest';
import { KontorError } from '../../src/core/errors.ts';
import { asked, flowed } from './entries.ts';
import type { Trouble } from './memory-system.ts';
import { openHeart } from './open-heart.ts';

const codeOf = (thrown: unknown) =>
  thrown instanceof KontorError ? `${thrown.kind}/${thrown.code}` : thrown;
const failing = (work: Promise<unknown>) => work.then(() => 'no error', codeOf);

describe('one key', () => {
  test('ten calls in two processes at the same time: one document, one posting', async () => {
    const { first, start, connectionId, system, postings } = await openHeart();
    const second = await start();
    const calls = Array.from({ length: 10 }, (_, at) =>
      (at % 2 ? first : second).engine.post(connectionId, asked('R1')),
    );
    const ids = new Set((await Promise.all(calls)).map(({ id }) => id));
    expect([ids.size, system.standing('R1').length, system.writes()]).toEqual([1, 1, 1]);
    expect(await postings()).toMatchObject([{ state: 'accepted', documentNumber: '1' }]);
  });

  test('a later call gets the stored answer and sends nothing', async () => {
    const { first, connectionId, system } = await openHeart();
    await first.engine.post(connectionId, asked('R1'));
    const again = await first.engine.post(connectionId, asked('R1'));
    expect([again.documentNumber, system.writes()]).toEqual(['1', 1]);
  });

  test('a caller who means another document under it is told, and nothing is sent', async () => {
    const { first, connectionId, system } = await openHeart();
    await first.engine.post(connectionId, asked('R1'));
    const other = first.engine.post(connectionId, asked('R1', { amount: '13.00' }));
    expect(await failing(other)).toBe('config/key-reused');
    expect(system.writes()).toBe(1);
  });

  test('a flow whose source has changed since keeps its document, and people see that', async () => {
    const { first, connectionId, system, posting } = await openHeart();
    const { id } = await first.engine.post(connectionId, flowed('1001'));
    await first.engine.post(connectionId, flowed('1001', { amount: '13.00' }));
    expect(system.writes()).toBe(1);
    expect((await posting(id)).changedAfterAt).toBeInstanceOf(Date);
  });

  test('the day on which an entry is posted is no change', async () => {
    const { first, connectionId, posting } = await openHeart();
    const { id } = await first.engine.post(connectionId, flowed('1001'));
    const later = flowed('1001', { change: { posting_date: '2026-12-01' } });
    await first.engine.post(connectionId, later);
    expect((await posting(id)).changedAfterAt).toBeNull();
  });
});

describe('one reference', () => {
  test('belongs to one document', async () => {
    const { first, connectionId, system } = await openHeart();
    await first.engine.post(connectionId, asked('A', { reference: 'R1' }));
    const other = first.engine.post(connectionId, asked('B', { reference: 'R1' }));
    expect(await failing(other)).toBe('conflict/reference-used');
    expect(system.writes()).toBe(1);
  });

  test('is free again when its document was reversed', async () => {
    const { first, connectionId, system, posting } = await openHeart();
    await first.engine.post(connectionId, asked('A', { reference: 'R1' }));
    system.change('entries', 1, { is_reversed: true });
    const { id } = await first.engine.post(connectionId, asked('B', { reference: 'R1' }));
    expect(await posting(id)).toMatchObject({ state: 'accepted', documentNumber: '2' });
  });

  test('of another system is another one', async () => {
    const { first, connect, connectionId, system } = await openHeart();
    const other = await connect('other-books');
    await first.engine.post(connectionId, asked('A', { reference: 'R1' }));
    await first.engine.post(other.id, asked('A', { reference: 'R1' }));
    expect([system.standing('R1').length, other.system.standing('R1').length]).toEqual([1, 1]);
  });
});

describe('the intent', () => {
  test('is stored before the request leaves', async () => {
    const { first, connectionId, system, postings } = await openHeart();
    const { promise, resolve } = Promise.withResolvers<void>();
    system.holdWrites(promise);
    const posting = first.engine.post(connectionId, asked('R1'));
    await expect.poll(() => system.writes()).toBe(1);
    expect(await postings()).toMatchObject([{ state: 'sent', attempts: 1, reference: 'R1' }]);
    resolve();
    expect((await posting).state).toBe('accepted');
  });

  test('that cannot be stored sends nothing', async () => {
    const { first, connectionId, system } = await openHeart();
    const refusing = new Error('The database is away.');
    const parts = first.store.postings;
    const { open } = parts;
    parts.open = async () => {
      throw refusing;
    };
    expect(await failing(first.engine.post(connectionId, asked('R1')))).toBe(refusing);
    parts.open = open;
    expect(system.writes()).toBe(0);
  });
});

describe('the first answer decides where a posting stands', () => {
  const troubles: [name: string, trouble: Trouble, state: string, documents: number][] = [
    ['a lost request', 'lost before', 'uncertain', 0],
    ['a lost answer', 'lost after', 'uncertain', 1],
    ['a server error', { status: 503 }, 'uncertain', 0],
    ['an address where nothing answers', 'unreachable', 'planned', 0],
    ['a limit', { status: 429, retryAfterSeconds: 2 }, 'planned', 0],
    ['a refusal', { refused: 'The period is closed.' }, 'rejected', 0],
    ['a missing authorisation', { status: 403 }, 'planned', 0],
  ];
  test.each(troubles)('%s', async (_, trouble, state, documents) => {
    const { first, connectionId, system } = await openHeart();
    system.trouble(trouble);
    const { state: stored, reason } = await first.engine.post(connectionId, asked('R1'));
    expect([stored, system.standing('R1').length]).toEqual([state, documents]);
    expect(reason?.code).toEqual(expect.any(String));
  });

  test('what the system has no form for is not sent', async () => {
    const { first, connectionId, system } = await openHeart();
    const { state, reason } = await first.engine.post(
      connectionId,
      asked('R1', { change: { currency: undefined } }),
    );
    expect([state, reason?.code, system.writes()]).toEqual(['parked', 'fields-missing', 0]);
  });
});

test('one system that hangs holds up no other', async () => {
  const { first, connect, connectionId, system } = await openHeart();
  const other = await connect('other-books');
  const { promise, resolve } = Promise.withResolvers<void>();
  system.holdWrites(promise);
  const hanging = first.engine.post(connectionId, asked('R1'));
  expect((await first.engine.post(other.id, asked('R2'))).state).toBe('accepted');
  resolve();
  await hanging;
});
