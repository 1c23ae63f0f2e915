// Lists and single records of each object must fit its model.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { toKontorError } from '../../core/errors.ts';
import type { Access, ObjectQuery } from '../../models/access.ts';
import { modelOf, type ObjectName, type UnifiedRecord } from '../../models/objects/all.ts';
import type { Promises } from './promises.ts';
import { none, same, sameIds } from './same.ts';
import { spoilFirst } from './spoil.ts';
import { accessesOf, errorOf, isSaid, type Subject } from './subject.ts';

const query = (filters: ObjectQuery['filters'], after: ObjectQuery['after'], limit: number): ObjectQuery => ({
  filters,
  after,
  limit,
  items: false,
  fields: undefined,
  raw: false,
});

/** Reads all records page by page, with each of the `limits` in turn. */
export async function walk(
  object: ObjectName,
  list: NonNullable<Access['list']>,
  filters: ObjectQuery['filters'],
  limits: readonly number[],
  afterPage: (page: number) => unknown = () => undefined,
): Promise<UnifiedRecord[]> {
  const all: UnifiedRecord[] = [];
  const seen = new Set<string>();
  let after: ObjectQuery['after'];
  for (let page = 0; page < 2_000; page++) {
    const limit = limits[page % limits.length] as number;
    const { rows, unreadable, next } = await list(query(filters, after, limit));
    none(
      `list ${object}: every row of the system under test can be read. Look at ${object}.read.`,
      unreadable,
    );
    assert.ok(
      rows.length <= limit,
      `list ${object}: a page has at most as many rows as are asked for, ${limit}. Seen: ${rows.length}. Look at list.by: whether the system takes the parameter for the size.`,
    );
    if (rows.length > 0 && rows.every(({ id }) => seen.has(id)))
      assert.fail(
        `list ${object}: a page goes on where the one before has ended. Seen: a page of records that came before. Look at list.by: whether the system takes its parameter.`,
      );
    for (const { id } of rows) seen.add(id);
    all.push(...rows);
    await afterPage(page);
    if (next === undefined) return all;
    // A cursor of the API is JSON.
    after = JSON.parse(JSON.stringify(next));
  }
  return assert.fail(
    `list ${object}: a list ends. Seen: 2,000 pages. Look at list.by: whether the last page ends it.`,
  );
}

const idsOf = (records: readonly UnifiedRecord[]) => records.map(({ id }) => id);
const custom = z.record(z.string(), z.unknown()).optional();

/** A system may lack details of a model, but not items. */
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
  if (error)
    assert.fail(
      `${object}: a record has the fields of the model, each of its kind (docs/reference/objects.md). Look at ${object}.read${item ? ' and parts' : ''}. Seen:\n${z.prettifyError(error)}`,
    );
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

const lists = ({ open, system }: Subject) =>
  accessesOf(open()).flatMap(({ name, access }) =>
    access.list ? [{ name, list: access.list, access, filters: system.objects?.[name]?.filters ?? {} }] : [],
  );

export const listPromises: Promises = {
  'every record of a list fits its model, and is answered under its id as well': async subject => {
    let seen = 0;
    for (const { name, list, access, filters } of lists(subject)) {
      const records = await walk(name, list, filters, [250]);
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
          same(
            `get ${name} ${record.id}${parts ? `, with the parts [${parts}]` : ''}: a single record says what its list says of it. Look at ${name}.get and ${name}.read.`,
            said,
            { ...record, custom: undefined },
          );
        }
      }
      const { items, raw } = { items: modelOf(name).item !== undefined, raw: true };
      const { rows } = await list({ ...query(filters, undefined, 3), items, raw });
      for (const { raw: asItCame, ...record } of rows) {
        fits(name, record, { withItems: items });
        assert.equal(
          typeof asItCame,
          'object',
          `list ${name}: the row as it came stands in raw when it is asked for. Seen: ${typeof asItCame}.`,
        );
      }
    }
    assert.ok(seen > 0, 'The system under test has no records to test with: give it a few of each object.');
  },

  'there is none under an id that nobody has': async subject => {
    // A system may refuse what cannot be one of its ids.
    for (const { name, access } of accessesOf(subject.open()))
      for (const id of ['987654321', 'nobody has this', '../1', 'ä%2F?x=1&y'])
        same(
          `get ${name} "${id}": there is none under an id that nobody has. Look at ${name}.get, and at isId: what cannot be an id is not asked for.`,
          await access.get?.(id, { raw: false }).catch(isInput),
          undefined,
        );
  },

  'whatever the size of its pages, a list loses and repeats nothing': async subject => {
    for (const { name, list, filters } of lists(subject)) {
      const all = idsOf(await walk(name, list, filters, [250]));
      sameIds(`list ${name}: no record comes twice. Look at list.by.`, all, [...new Set(all)]);
      const size = Math.max(1, all.length);
      for (const limits of [[1], [size], [size + 1], [1, 2, 3], [300]])
        sameIds(
          `list ${name} in pages of ${limits}: the records are those of one large page, in the same order. Look at list.by, and at the order in which the system sorts.`,
          idsOf(await walk(name, list, filters, limits)),
          all,
        );
    }
  },

  'a list loses and repeats nothing while records are added': async subject => {
    for (const { name, list, filters } of lists(subject)) {
      const add = subject.system.objects?.[name]?.add;
      if (!add) continue;
      const before = idsOf(await walk(name, list, filters, [250]));
      const during = idsOf(await walk(name, list, filters, [1, 2], page => (page < 3 ? add() : undefined)));
      const where = `Look at list.by: while records are added, byNumber and byOffset repeat rows unless the list is sorted oldest first.`;
      sameIds(`list ${name} while records are added: none comes twice. ${where}`, during, [
        ...new Set(during),
      ]);
      none(
        `list ${name} while records are added: none of those that were there is lost. ${where}`,
        before.filter(id => !during.includes(id)),
      );
    }
  },

  'a row that cannot be read is named with a reason, and keeps no other from the list': async subject => {
    const { front, system, told } = subject;
    for (const { name, list, filters } of lists(subject)) {
      front.reset();
      // Few enough records for one answer of the system: each answer has a spoilt row.
      const whole = (await list(query(filters, undefined, 4))).rows;
      if (whole.length < 2) continue;
      front.change = spoilFirst;
      if (system.objects?.[name]?.readTogether) {
        await errorOf(`list ${name}`, told, () => list(query(filters, undefined, 4)));
        continue;
      }
      const { rows, unreadable } = await list(query(filters, undefined, 4));
      told.push(JSON.stringify(unreadable));
      same(
        `list ${name} with a first row that cannot be read: the other rows are listed. Look at ${name}.read.`,
        rows,
        whole.slice(1),
      );
      assert.equal(
        unreadable.length,
        1,
        `list ${name} with a first row that cannot be read: the row is named with a reason. Seen: ${unreadable.length} unreadable rows. Look at ${name}.read: it throws for a field of another kind (row.text, row.word, row.at, …).`,
      );
      for (const { id, reason } of unreadable) {
        isSaid(reason, subject);
        assert.ok(
          id === null || id === whole[0]?.id,
          `list ${name}: the row that cannot be read is named by its own id, ${whole[0]?.id}. Seen: ${id}. Look at ${name}.key and idOf.`,
        );
      }
    }
  },

  'the fields that are asked for are answered, and the id': async subject => {
    for (const { name, list, filters } of lists(subject)) {
      const [field = 'id'] = Object.keys(modelOf(name).shape.shape).filter(one => one !== 'id');
      const { rows } = await list({ ...query(filters, undefined, 2), fields: [field] });
      for (const row of rows)
        same(
          `list ${name} with fields=${field}: a record has this field and its id.`,
          Object.keys(row).sort(),
          [field, 'id'].sort(),
        );
    }
  },
};
