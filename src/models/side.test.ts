// Authors of flows get records with the fields of their models: the compiler refuses others. `npm run check` checks the lines below.
import { expect, expectTypeOf, test } from 'vitest';
import { objectNames } from './objects/all.ts';
import { type RecordOf, sideOf } from './side.ts';

test('records have the types of their models, and parts that were not asked for may be missing', async () => {
  expectTypeOf<RecordOf<'customers'>['name']>().toEqualTypeOf<string | null>();
  expectTypeOf<RecordOf<'gl-accounts'>['id']>().toEqualTypeOf<string>();
  expectTypeOf<NonNullable<RecordOf<'journal-entries'>['items']>[number]['account']>().toEqualTypeOf<
    string | null
  >();
  expectTypeOf<RecordOf<'products'>>().not.toHaveProperty('nothing_of_this_name');
  expectTypeOf<RecordOf<'stock'>>().not.toBeAny();
  const [name = 'customers'] = objectNames;
  const side = sideOf({
    objects: { [name]: { get: async (id: string) => ({ record: { id }, warnings: [] }) } },
  });
  expect(await side.get(name, '1', [])).toEqual({ id: '1' });
});
