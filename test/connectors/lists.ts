// Lists and single records of each object, against its model.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { toKontorError } from '../../src/core/errors.ts';
import type { Access, ObjectQuery } from '../../src/models/access.ts';
import { modelOf, type ObjectName, type UnifiedRecord } from '../../src/models/objects/all.ts';
import { spoilFirst } from './spoil.ts';
import { accessesOf, errorOf, isSentence, type Subject } from './subject.ts';

const query = (filters: ObjectQuery['filters'], after: ObjectQuery['after'], limit: number): ObjectQuery => ({
  filters,
  after,
  limit,
  items: false,
  fields: undefined,
  raw: false,
});

/** All records, page by page. `limits` are taken in turns. */
export async function walk(
  list: NonNullable<Access['list']>,
  filters: ObjectQuery['filters'],
  limits: readonly number[],
  afterPage: (page: number) => unknown = () => undefined,
): Promise<UnifiedRecord[]> {
  const all: UnifiedRecord[] = [];
  let after: ObjectQuery['after'];
  for (let page = 0; page < 2_000; page++) {
    const limit = limits[page % limits.length] as number;
    const { rows, unreadable, next } = await list(query(filters, after, limit));
    expect(unreadable).toEqual([]);
    expect(rows.length).toBeLessThanOrEqual(limit);
    all.push(...rows);
    await afterPage(page);
    if (next === undefined) return all;
    // A cursor of the API is JSON.
    after = JSON.parse(JSON.stringify(next));
  }
  return expect.fail('a list of thousands of pages: it has no end');
}

const idsOf = (records: readonly UnifiedRecord[]) => records.map(({ id }) => id);
const custom = z.record(z.string(), z.unknown()).optional();

/** Not every system knows all details of a model; items it does. */
export function fits(object: ObjectName, record: unknown, { withItems = false } = {}): void {
  const { shape, item, details } = modelOf(object);
  const items = item && z.array(z.strictObject({ ...item.shape, custom }));
  const { error } = z
    .strictObject({
      ...shape.shape,
      ...details?.partial().shape,
      ...(items ? { items: withItems ? items : items.optional() } : {}),
      custom,
    })
    .safeParse(record);
  expect([object, error && z.prettifyError(error)]).toEqual([object, undefined]);
}

const partsOf = (object: ObjectName): string[] => {
  const { item, details } = modelOf(object);
  return [...(item ? ['items'] : []), ...Object.keys(details?.shape ?? {})];
};

/** The first, the last, and some between. */
const some = <T>(all: readonly T[]): T[] =>
  all.filter((_, at) => at === all.length - 1 || at % Math.ceil(all.length / 5) === 0);

const isInput = (thrown: unknown): undefined => {
  if (toKontorError(thrown).kind !== 'input') throw thrown;
};

export function testLists(subject: () => Subject): void {
  const lists = () =>
    accessesOf(subject().open()).flatMap(({ name, access }) =>
      access.list
        ? [{ name, list: access.list, access, filters: subject().system.objects?.[name]?.filters ?? {} }]
        : [],
    );

  test('every record of a list fits its model, and is answered under its id as well', async () => {
    let seen = 0;
    for (const { name, list, access, filters } of lists()) {
      const records = await walk(list, filters, [250]);
      for (const record of records) fits(name, record);
      seen += records.length;
      for (const record of some(records)) {
        if (!access.get) continue;
        for (const parts of [undefined, [], partsOf(name)]) {
          const found = (await access.get(record.id, { raw: false, parts }))?.record;
          fits(name, found, { withItems: parts?.length !== 0 });
          const said = Object.fromEntries(
            Object.keys(modelOf(name).shape.shape).map(field => [field, found?.[field]]),
          );
          expect([name, parts, said]).toEqual([name, parts, { ...record, custom: undefined }]);
        }
      }
      const { items, raw } = { items: modelOf(name).item !== undefined, raw: true };
      const { rows } = await list({ ...query(filters, undefined, 3), items, raw });
      for (const { raw: asItCame, ...record } of rows) {
        fits(name, record, { withItems: items });
        expect([name, typeof asItCame]).toEqual([name, 'object']);
      }
    }
    expect(seen, 'the system has no records to test with').toBeGreaterThan(0);
  });

  test('there is none under an id that nobody has', async () => {
    // A system may know what no id of its looks like.
    for (const { name, access } of accessesOf(subject().open()))
      for (const id of ['987654321', 'nobody has this', '../1', 'ä%2F?x=1&y'])
        expect([name, id, await access.get?.(id, { raw: false }).catch(isInput)]).toEqual([
          name,
          id,
          undefined,
        ]);
  });

  test('whatever the size of its pages, a list loses and repeats nothing', async () => {
    for (const { name, list, filters } of lists()) {
      const all = idsOf(await walk(list, filters, [250]));
      expect([name, all]).toEqual([name, [...new Set(all)]]);
      const size = Math.max(1, all.length);
      for (const limits of [[1], [size], [size + 1], [1, 2, 3], [300]])
        expect([name, limits, idsOf(await walk(list, filters, limits))]).toEqual([name, limits, all]);
    }
  });

  test('a list loses and repeats nothing while records are added', async () => {
    const { system } = subject();
    for (const { name, list, filters } of lists()) {
      const add = system.objects?.[name]?.add;
      if (!add) continue;
      const before = idsOf(await walk(list, filters, [250]));
      const during = idsOf(await walk(list, filters, [1, 2], page => (page < 3 ? add() : undefined)));
      expect([name, during]).toEqual([name, [...new Set(during)]]);
      expect([name, during]).toEqual([name, expect.arrayContaining(before)]);
    }
  });

  test('a row that cannot be read is named with a reason, and keeps no other from the list', async () => {
    const { front, system, told } = subject();
    for (const { name, list, filters } of lists()) {
      front.reset();
      // Few enough for one answer of the system: each has a row that is spoilt.
      const whole = (await list(query(filters, undefined, 4))).rows;
      if (whole.length < 2) continue;
      front.change = spoilFirst;
      if (system.objects?.[name]?.readTogether) {
        await errorOf(`list ${name}`, told, () => list(query(filters, undefined, 4)));
        continue;
      }
      const { rows, unreadable } = await list(query(filters, undefined, 4));
      told.push(JSON.stringify(unreadable));
      expect([name, rows]).toEqual([name, whole.slice(1)]);
      expect([name, unreadable.length]).toEqual([name, 1]);
      for (const { id, reason } of unreadable) {
        isSentence(reason);
        expect([name, [whole[0]?.id, null]]).toEqual([name, expect.arrayContaining([id])]);
      }
    }
  });

  test('the fields that are asked for are answered, and the id', async () => {
    for (const { name, list, filters } of lists()) {
      const [field = 'id'] = Object.keys(modelOf(name).shape.shape).filter(one => one !== 'id');
      const { rows } = await list({ ...query(filters, undefined, 2), fields: [field] });
      for (const row of rows) expect([name, Object.keys(row).sort()]).toEqual([name, [field, 'id'].sort()]);
    }
  });
}
