import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, test } from 'vitest';
import { turnsFor } from './turns.ts';

test('at most so many are under way; the others begin in order, those ahead first, each in the context of its caller', async () => {
  const context = new AsyncLocalStorage<string>();
  const turns = turnsFor(1);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const work = () => {
    begun.push(context.getStore() ?? '');
    return new Promise<void>(end => ends.push(end));
  };
  const all = ['a', 'b', 'c'].map(name => context.run(name, () => turns.run(work, 'usual')));
  all.push(context.run('first', () => turns.run(work, 'ahead')));
  expect([turns.underWay(), turns.waiting(), begun]).toEqual([1, 3, ['a']]);
  const endOne = async () => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  await endOne();
  expect(begun).toEqual(['a', 'first']);
  turns.hold();
  await endOne();
  expect(begun).toEqual(['a', 'first']);
  turns.limit = 2;
  turns.release();
  expect(begun).toEqual(['a', 'first', 'b', 'c']);
  await endOne();
  await endOne();
  await Promise.all(all);
  expect([turns.underWay(), turns.waiting()]).toEqual([0, 0]);
});

test('of several that could begin, none does after one that holds them; what waits can be sent away', async () => {
  const turns = turnsFor(0);
  const waits = turns.run(async () => 'sent', 'usual');
  const holds = turns.run(async () => turns.hold(), 'ahead');
  turns.limit = 2;
  await holds;
  expect([turns.underWay(), turns.waiting()]).toEqual([0, 1]);
  turns.sendAway(() => new Error('not now'));
  await expect(waits).rejects.toThrow('not now');
  turns.release();
  // A failure gives the turn back, too.
  await expect(turns.run(() => Promise.reject(new Error('failed')), 'usual')).rejects.toThrow('failed');
  expect(turns.underWay()).toBe(0);
});
