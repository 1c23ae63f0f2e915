// Writes that are carried out together: each caller gets its own outcome.
import { expect, test } from 'vitest';
import { KontorError } from './errors.ts';
import { groupCommit } from './group-commit.ts';

const options = { waitMs: 0, maxItems: 100 };

test('what is added together is carried out together, and every caller gets its own result', async () => {
  const groups: number[] = [];
  const writer = groupCommit<number, number>(async items => {
    groups.push(items.length);
    return items.map(item => item * 2);
  }, options);
  expect(await Promise.all([1, 2, 3].map(writer.add))).toEqual([2, 4, 6]);
  expect(groups).toEqual([3]);
});

test('one item that cannot be stored keeps no other from being stored', async () => {
  const stored: number[] = [];
  const writer = groupCommit<number, string>(async items => {
    if (items.includes(13)) throw new Error('13 cannot be stored');
    stored.push(...items);
    return items.map(item => `stored ${item}`);
  }, options);
  const results = await Promise.allSettled([11, 12, 13, 14].map(writer.add));
  expect(results).toEqual([
    { status: 'fulfilled', value: 'stored 11' },
    { status: 'fulfilled', value: 'stored 12' },
    { status: 'rejected', reason: new Error('13 cannot be stored') },
    { status: 'fulfilled', value: 'stored 14' },
  ]);
  expect(stored).toEqual([11, 12, 14]);
});

test('a database that is away is not asked once more for each item', async () => {
  let asked = 0;
  const away = new KontorError('unavailable', 'database-unreachable', 'It does not answer.');
  const writer = groupCommit<number, number>(() => {
    asked++;
    return Promise.reject(away);
  }, options);
  const results = await Promise.allSettled([1, 2, 3].map(writer.add));
  expect(results.every(one => one.status === 'rejected' && one.reason === away)).toBe(true);
  expect(asked).toBe(1);
});

test('a database that goes away while items are stored one by one is not asked for each of the others', async () => {
  let asked = 0;
  const writer = groupCommit<number, number>(items => {
    asked++;
    return Promise.reject(
      items.length > 1
        ? new Error('one of them cannot be stored')
        : new KontorError('unavailable', 'database-unreachable', 'It does not answer.'),
    );
  }, options);
  const results = await Promise.allSettled([1, 2, 3].map(writer.add));
  expect(results.map(one => one.status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(asked).toBe(2);
});
