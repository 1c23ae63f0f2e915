// What callers ask for, without a server in between: each sees what is theirs, and writes once.
import { describe, expect, test } from 'vitest';
import type { Caller } from '../../src/core/caller.ts';
import { defaultRetention } from '../../src/core/retention.ts';
import type { WriteRequest } from '../../src/gateway/object-writes.ts';
import { record } from './entries.ts';
import { callerOf, type Heart, openHeart } from './open-heart.ts';

const main = callerOf();

const creation = (key: string, amount = '12.50', reference?: string): WriteRequest => ({
  object: 'journal-entries',
  act: 'create',
  record: { ...record(amount), ...(reference === undefined ? {} : { reference }) },
  idempotencyKey: key,
});

const listOf = ({ first }: Pick<Heart, 'first'>, caller: Caller, connectionId: string) => {
  const query = { filters: {}, limit: 10, items: false, fields: undefined, raw: false, cursor: undefined };
  return first.gateway.objects.list(caller, connectionId, 'journal-entries', query, undefined);
};

describe('a write', () => {
  test('is carried out once under its key, and its document is in the list', async () => {
    const heart = await openHeart();
    const { first, connectionId, system } = heart;
    const { writes } = first.gateway;
    const posting = await writes.write(main, connectionId, creation('k1'));
    expect(await writes.write(main, connectionId, creation('k1'))).toMatchObject({ id: posting.id });
    expect(system.writes()).toBe(1);
    const { value } = await listOf(heart, main, connectionId);
    expect(value.result.map(({ id }) => id)).toEqual([posting.documentNumber]);
  });

  test('that meets a reference in the system is refused, and says whose it is', async () => {
    const { first, connectionId, system } = await openHeart();
    system.add('entries', { ...system.entry('1.00'), reference: 'R1' });
    const writing = first.gateway.writes.write(main, connectionId, creation('k1', '12.50', 'R1'));
    await expect(writing).rejects.toMatchObject({ code: 'exists-already', details: { ids: ['1'] } });
    expect(system.writes()).toBe(0);
  });

  test('that the system refuses is told with its words', async () => {
    const { first, connectionId, system } = await openHeart();
    system.trouble({ refused: 'The period is closed.' });
    const writing = first.gateway.writes.write(main, connectionId, creation('k1'));
    await expect(writing).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('The period is closed'),
    });
    // Under the same key it is the same answer, and no second request.
    await expect(first.gateway.writes.write(main, connectionId, creation('k1'))).rejects.toMatchObject({
      kind: 'rejected',
    });
    expect(system.writes()).toBe(1);
  });

  test('whose answer is lost is answered as it stands, and not repeated', async () => {
    const { first, connectionId, system, pass, posting } = await openHeart({ quietSeconds: 10 });
    system.trouble('lost after');
    const { id, state } = await first.gateway.writes.write(main, connectionId, creation('k1'));
    expect(state).toBe('uncertain');
    pass(2_000);
    await first.sweep();
    expect(await posting(id)).toMatchObject({ state: 'accepted' });
    expect(system.writes()).toBe(1);
  });

  test('that is only tried writes nothing, and shows what would be sent', async () => {
    const { first, connectionId, system, postings } = await openHeart();
    const said = await first.gateway.writes.dryRun(main, connectionId, creation('k1'));
    expect(JSON.stringify(said.would_send)).toContain('12.50');
    expect([system.writes(), await postings()]).toEqual([0, []]);
  });

  test('of what a system does not have is refused', async () => {
    const { first, connectionId } = await openHeart();
    const request = { ...creation('k1'), object: 'sales-orders' as const };
    await expect(first.gateway.writes.write(main, connectionId, request)).rejects.toMatchObject({
      code: 'not-writable',
    });
  });
});

describe('another tenant', () => {
  test('finds neither connection nor posting, and its keys are its own', async () => {
    const heart = await openHeart();
    const { first, connectionId, connect, system } = heart;
    await first.store.tenants.create('other', {
      name: 'Other',
      requestsPerMinute: null,
      keepDays: defaultRetention,
      tunnels: {},
      approvals: [],
      quotas: {},
    });
    const theirs = await connect('their-books', 'other');
    const other = callerOf('other');
    const { writes, postings } = first.gateway;
    const posting = await writes.write(main, connectionId, creation('k1'));
    const none = { kind: 'missing' };
    await expect(writes.write(other, connectionId, creation('k2'))).rejects.toMatchObject(none);
    await expect(listOf(heart, other, connectionId)).rejects.toMatchObject(none);
    await expect(postings.get(other.sees, posting.id)).rejects.toMatchObject(none);
    await writes.write(other, theirs.id, creation('k1'));
    expect([system.writes(), theirs.system.writes()]).toEqual([1, 1]);
  });
});

describe('a connection whose credentials were refused', () => {
  test('sends nothing more, and says what to do', async () => {
    const heart = await openHeart();
    const { connectionId, system } = heart;
    system.withdrawKey();
    await expect(listOf(heart, main, connectionId)).rejects.toMatchObject({
      kind: 'auth',
    });
    const before = system.asked.length;
    await expect(listOf(heart, main, connectionId)).rejects.toMatchObject({
      code: 'needs-credentials',
      next: expect.any(String),
    });
    expect(system.asked.length).toBe(before);
  });
});
