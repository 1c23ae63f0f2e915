// Groups with any number of entries that are refused, anywhere: the others are written once, each gets its own outcome.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KontorError } from './errors.ts';
import { inParts } from './in-parts.ts';

test('whichever entries are refused, all others are written once and in their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 60 }), async bad => {
      const written: number[] = [];
      let statements = 0;
      const results = await inParts([...bad.keys()], {
        async commit(items) {
          statements++;
          if (items.some(item => bad[item])) throw new Error('refused');
          written.push(...items);
          return items.map(item => `stored ${item}`);
        },
        instead: async item => `set aside ${item}`,
      });
      expect(results).toEqual(bad.map((isBad, at) => `${isBad ? 'set aside' : 'stored'} ${at}`));
      expect(written).toEqual([...bad.keys()].filter(at => !bad[at]));
      const refused = bad.filter(Boolean).length;
      expect(statements).toBeLessThanOrEqual(1 + refused * 2 * Math.ceil(Math.log2(bad.length + 1)));
    }),
  );
});

test('an error that is about the database and not about an entry ends the tries', async () => {
  const broken = new Error('no such table');
  let statements = 0;
  const results = await inParts([1, 2, 3, 4, 5, 6, 7, 8], {
    async commit() {
      statements++;
      throw broken;
    },
    async instead(_item, error) {
      throw error;
    },
  });
  expect(results).toEqual(Array(8).fill(broken));
  expect(statements).toBeLessThanOrEqual(4);
});

test('a database that goes away while an entry is set aside is not asked for the others', async () => {
  const away = new KontorError('unavailable', 'database-unreachable', 'It does not answer.');
  let statements = 0;
  const results = await inParts([1, 2, 3], {
    async commit() {
      statements++;
      throw new Error('refused');
    },
    async instead() {
      throw away;
    },
  });
  expect(results).toEqual([away, away, away]);
  expect(statements).toBe(2);
});
