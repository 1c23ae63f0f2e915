// What every port promises of its rows: whose they are, that lists are whole, and that several processes have the same.
import { expect } from 'vitest';
import { everyTenant, type TenantScope } from '../../src/core/caller.ts';
import type { Store } from '../../src/store/open-store.ts';
import { type Owner, type Place, wins } from './place.ts';
import type { CommonPromises, Port, Row } from './port.ts';

type Listed = Port & Required<Pick<Port, 'list'>>;

export const rowsOf = (port: Listed, store: Store, owner: Owner, scope: TenantScope = owner.scope) =>
  port.list(store, scope, { limit: 10_000 }, owner);

const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);

/** Reads the list page by page, with each of the limits in turn. */
async function walk(
  port: Listed,
  { first, second }: Place,
  owner: Owner,
  limits: readonly number[],
  afterPage: (page: number) => unknown = () => undefined,
): Promise<string[]> {
  const found: string[] = [];
  for (let page = 0; page < 200; page++) {
    const limit = limits[page % limits.length] ?? 1;
    const store = page % 2 === 0 ? first : second;
    const ids = idsOf(await port.list(store, owner.scope, { after: found.at(-1), limit }, owner));
    expect(ids.length).toBeLessThanOrEqual(limit);
    found.push(...ids);
    await afterPage(page);
    if (ids.length < limit) return found;
  }
  throw new Error('The list has no end.');
}

/** Rows that both processes have made, some of them at the same instant. */
const addSome = ({ tenTimes }: Place, port: Port, owner: Owner) =>
  tenTimes((store, n) => port.add(store, owner, `some-${n}`)).then(results =>
    results.map(one => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    }),
  );

export const everyPort: CommonPromises = {
  'the rows of another tenant are not listed, and those of every tenant are': port => {
    const { list, isUnscoped, add } = port;
    if (!list || isUnscoped) return undefined;
    return async ({ first, owner }) => {
      const [mine, other] = [await owner(), await owner()];
      const added = [await add(first, mine, 'one'), await add(first, other, 'one')];
      const seen = async (scope: TenantScope) => {
        const lists = await Promise.all(
          [mine, other].map(one => list(first, scope, { limit: 10_000 }, one).then(idsOf)),
        );
        return added.map(id => lists.flat().includes(id));
      };
      expect(await seen(mine.scope)).toEqual([true, false]);
      expect(await seen(other.scope)).toEqual([false, true]);
      expect(await seen(everyTenant)).toEqual([true, true]);
      expect(await seen({ tenant: 'nobody' })).toEqual([false, false]);
    };
  },

  'a row is not there for another tenant that names its id': ({ get, add }) =>
    get &&
    (async ({ first, owner }) => {
      const [mine, other] = [await owner(), await owner()];
      const id = await add(first, mine, 'one');
      expect(await get(first, other.scope, id, mine)).toBeUndefined();
      expect(await get(first, mine.scope, id, mine)).toMatchObject({ id });
      expect(await get(first, everyTenant, id, mine)).toMatchObject({ id });
    }),

  'a row is not changed by another tenant that names its id, and once by its own': port => {
    const { change, list, add } = port;
    if (!change || !list) return undefined;
    return async ({ first, owner, tenTimes }) => {
      const [mine, other] = [await owner(), await owner()];
      const id = await add(first, mine, 'one');
      const before = await rowsOf({ ...port, list }, first, mine);
      const at = new Date();
      expect(await change(first, other.scope, id, at)).toBe(false);
      expect(await rowsOf({ ...port, list }, first, mine)).toEqual(before);
      const changed = await tenTimes(store => change(store, mine.scope, id, at));
      expect(wins(changed)).toBe(1);
      expect(await rowsOf({ ...port, list }, first, mine)).not.toEqual(before);
    };
  },

  'page by page, whatever its size, a list loses and repeats nothing': port => {
    const { list } = port;
    if (!list) return undefined;
    return async place => {
      const mine = await place.owner();
      const added = await addSome(place, port, mine);
      const whole = idsOf(await rowsOf({ ...port, list }, place.first, mine));
      expect(new Set(whole).size).toBe(whole.length);
      expect(whole).toEqual(expect.arrayContaining(added));
      for (const limits of [[1], [3], [whole.length], [whole.length + 1], [1, 2, 4]])
        expect(await walk({ ...port, list }, place, mine, limits)).toEqual(whole);
    };
  },

  'a list loses and repeats nothing while rows are added': port => {
    const { list, add } = port;
    if (!list) return undefined;
    return async place => {
      const mine = await place.owner();
      await addSome(place, port, mine);
      const before = idsOf(await rowsOf({ ...port, list }, place.first, mine));
      const during = await walk({ ...port, list }, place, mine, [1, 2], page =>
        page < 4 ? add(page % 2 ? place.first : place.second, mine, `during-${page}`) : undefined,
      );
      expect(new Set(during).size).toBe(during.length);
      expect(during.filter(id => before.includes(id))).toEqual(before);
    };
  },

  'of ten callers in two processes who add the same, one does': port => {
    const { again, list, get, add } = port;
    return (
      again &&
      (async ({ first, second, owner, tenTimes }) => {
        const mine = await owner();
        const before = list ? await rowsOf({ ...port, list }, first, mine) : [];
        const results = await tenTimes(store => add(store, mine, 'same'));
        const ids = new Set(results.flatMap(one => (one.status === 'fulfilled' ? one.value : [])));
        const codes = results.flatMap(one => (one.status === 'rejected' ? one.reason.code : []));
        expect(ids.size).toBe(1);
        expect(codes).toEqual(again === 'the same row' ? [] : Array.from({ length: 9 }, () => again.code));
        if (list) expect(await rowsOf({ ...port, list }, second, mine)).toHaveLength(before.length + 1);
        for (const id of ids) if (get) expect(await get(second, mine.scope, id, mine)).toMatchObject({ id });
      })
    );
  },

  'what one process writes, the other reads at once': port => {
    const { list, get, add } = port;
    if (!list && !get) return undefined;
    return async ({ first, second, owner }) => {
      const mine = await owner();
      for (const [writer, reader] of [[first, second] as const, [second, first] as const]) {
        const id = await add(writer, mine, writer === first ? 'by-the-first' : 'by-the-second');
        if (list) {
          const read = await rowsOf({ ...port, list }, reader, mine);
          expect(idsOf(read)).toContain(id);
          expect(read).toEqual(await rowsOf({ ...port, list }, writer, mine));
        }
        if (get) expect(await get(reader, mine.scope, id, mine)).toMatchObject({ id });
      }
    };
  },
};
