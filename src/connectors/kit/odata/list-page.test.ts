// Lists of a set that the service does not sort, while records come and go between the pages: at random, many times.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EntitySetClient } from '../../../odata/entity-set.ts';
import { parseMetadata } from '../../../odata/metadata/parse-metadata.ts';
import type { Query } from '../../../odata/query.ts';
import { listPage } from './list-page.ts';
import type { Mapping } from './mapping.ts';

const deliveries = (flags: string) =>
  parseMetadata(`<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx"><edmx:DataServices>
<Schema Namespace="X" xmlns="http://schemas.microsoft.com/ado/2008/09/edm" xmlns:sap="http://www.sap.com/Protocols/SAPData"><EntityType Name="T"><Key><PropertyRef Name="DeliveryDocument"/></Key>
<Property Name="DeliveryDocument" Type="Edm.String" MaxLength="10" Nullable="false" ${flags}/><Property Name="SoldToParty" Type="Edm.String" MaxLength="10" ${flags}/></EntityType>
<EntityContainer Name="C"><EntitySet Name="A_OutbDeliveryHeader" EntityType="X.T"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`);
const mapping: Mapping = {
  system: 'the system',
  path: '/deliveries',
  set: 'A_OutbDeliveryHeader',
  key: ['DeliveryDocument'],
  fields: { customer: 'SoldToParty' },
};

/** A service that keeps its records in the order of this list. */
function serviceOf(standing: string[], model = deliveries('sap:sortable="false" sap:filterable="false"')) {
  const asked: Query[] = [];
  const set = {
    definition: model.sets.get('A_OutbDeliveryHeader'),
    async list(query: Query) {
      asked.push(query);
      const { skip = 0, top = 0 } = query;
      return standing
        .slice(skip, skip + top)
        .map(id => ({ DeliveryDocument: id, SoldToParty: id.endsWith('7') ? 'seven' : 'other' }));
    },
  } as unknown as EntitySetClient;
  return { set, asked };
}

async function pageOf(
  set: EntitySetClient,
  after: readonly string[] | undefined,
  limit: number,
  filters: Record<string, unknown> = {},
) {
  const query = { filters, after, limit, items: false, fields: undefined, raw: false };
  const leftOut = (_: unknown, thrown: unknown) => {
    throw thrown;
  };
  const { rows, next } = await listPage(set, mapping, query, { select: ['DeliveryDocument'] }, leftOut);
  return { ids: rows.map(row => String(row.DeliveryDocument)), next };
}

const edit = fc.record({ at: fc.nat(), remove: fc.boolean() });

test('what stands all the while is listed once, whatever comes and goes before or after it', async () => {
  let moved = 0;
  let lost = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.array(edit, { maxLength: 6 }), { maxLength: 40 }),
      fc.boolean(),
      async (count, limit, edits, isFiltered) => {
        const standing = Array.from({ length: count }, (_, n) => `${n}`);
        const staying = new Set(standing);
        const { set, asked } = serviceOf(standing);
        const filters = isFiltered ? { customer: 'seven' } : {};
        const seen: string[] = [];
        let after: readonly string[] | undefined;
        let made = count;
        for (let page = 0; ; page++) {
          let answer: Awaited<ReturnType<typeof pageOf>>;
          try {
            answer = await pageOf(set, after, limit, filters);
          } catch (thrown) {
            // Only when every record by which the place is known has been deleted.
            expect(thrown).toMatchObject({ code: 'cursor-outdated', kind: 'input' });
            expect(after?.slice(2).some(id => standing.includes(id))).toBe(false);
            lost++;
            return;
          }
          seen.push(...answer.ids);
          if (answer.next === undefined) break;
          after = answer.next;
          for (const { at, remove } of edits[page] ?? []) {
            moved++;
            if (remove) staying.delete(standing.splice(at % (standing.length || 1), 1)[0] ?? '');
            else standing.splice(at % (standing.length + 1), 0, `${made++}`);
          }
        }
        expect(new Set(seen).size).toBe(seen.length);
        const wanted = [...staying].filter(id => !isFiltered || id.endsWith('7'));
        expect(wanted.filter(id => !seen.includes(id))).toEqual([]);
        for (const query of asked) expect([query.orderBy, query.filter]).toEqual([undefined, undefined]);
      },
    ),
    { numRuns: 1_000, seed: 20_261_126 },
  );
  expect(moved).toBeGreaterThan(1_000);
  expect(lost).toBeLessThan(200);
});

test('a place is found again thousands of records away', async () => {
  const standing = Array.from({ length: 12_000 }, (_, n) => `${n}`);
  const { set } = serviceOf(standing);
  let { next } = await pageOf(set, undefined, 1_000);
  for (let page = 1; page < 8; page++) ({ next } = await pageOf(set, next, 1_000));
  standing.splice(0, 5_000);
  const { ids, next: further } = await pageOf(set, next, 3);
  expect(ids).toEqual(['8000', '8001', '8002']);
  standing.unshift(...Array.from({ length: 5_000 }, (_, n) => `n${n}`));
  expect((await pageOf(set, further, 2)).ids).toEqual(['8003', '8004']);
});

test('the last two that were handed out may be deleted, or hundreds come between them', async () => {
  const deleted = Array.from({ length: 20 }, (_, n) => `${n}`);
  const first = await pageOf(serviceOf(deleted).set, undefined, 10);
  deleted.splice(8, 2);
  expect((await pageOf(serviceOf(deleted).set, first.next, 2)).ids).toEqual(['10', '11']);

  const grown = Array.from({ length: 20 }, (_, n) => `${n}`);
  const came = Array.from({ length: 300 }, (_, n) => `n${n}`);
  grown.splice(9, 0, ...came);
  expect((await pageOf(serviceOf(grown).set, first.next, 50)).ids).toEqual(grown.slice(310));
});

test('a page that is compared ends after ten requests, and the next one goes on', async () => {
  const standing = Array.from({ length: 6_000 }, (_, n) => `${n}x`);
  standing.push('6007');
  const { set, asked } = serviceOf(standing);
  const first = await pageOf(set, undefined, 100, { customer: 'seven' });
  expect([first.ids, asked.length]).toEqual([[], 10]);
  expect(await pageOf(set, first.next, 100, { customer: 'seven' })).toEqual({
    ids: ['6007'],
    next: undefined,
  });
});

test('a cursor of the other kind is refused when the metadata has changed meanwhile', async () => {
  const unsorted = serviceOf(['1', '2', '3']).set;
  const sorted = serviceOf(['1', '2', '3'], deliveries('')).set;
  const { next } = await pageOf(unsorted, undefined, 1);
  await expect(pageOf(sorted, next, 1)).rejects.toMatchObject({ code: 'cursor-outdated' });
  await expect(pageOf(unsorted, ['1'], 1)).rejects.toMatchObject({ code: 'cursor-outdated' });
});
