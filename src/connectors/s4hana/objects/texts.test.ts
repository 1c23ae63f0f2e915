// Texts of people are fields that can be written, and S/4HANA's own metadata say how much room each of them has.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { modelOf, type ObjectName, objectNames } from '../../../models/objects/all.ts';
import { creationsOf } from './creations.ts';

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
}

const at = (schema: Schema | undefined, path: string): Schema | undefined =>
  path.split('.').reduce<Schema | undefined>((one, name) => (one?.items ?? one)?.properties?.[name], schema);

test.each(objectNames.filter(name => modelOf(name).texts))('of %s', name => {
  const { texts = [], create } = modelOf(name);
  const schema = create && (z.toJSONSchema(create, { io: 'input' }) as Schema);
  expect(texts.filter(path => at(schema, path) === undefined)).toEqual([]);
});

test.each(Object.entries(creationsOf({})))('of %s in S/4HANA', (name, creation) => {
  const roomy = ('texts' in creation ? creation.texts : []).flatMap(({ of }) => of as readonly string[]);
  expect(roomy.toSorted()).toEqual([...(modelOf(name as ObjectName).texts ?? [])].toSorted());
});
