import { expect, test } from 'vitest';
import { parseAside } from './parse-aside.ts';
import { parseMetadata } from './parse-metadata.ts';

/** A V2 service with so many entity types of twenty fields. */
function metadataOf(types: number): string {
  const fields = Array.from(
    { length: 20 },
    (_, n) => `<Property Name="Field${n}" Type="Edm.String" MaxLength="40"/>`,
  );
  const all = Array.from({ length: types }, (_, n) => n);
  const entities = all.map(
    n => `<EntityType Name="T${n}"><Key><PropertyRef Name="Field0"/></Key>${fields.join('')}</EntityType>`,
  );
  const sets = all.map(n => `<EntitySet Name="S${n}" EntityType="N.T${n}"/>`);
  return `<Edmx Version="1.0"><DataServices><Schema Namespace="N">${entities.join('')}<EntityContainer Name="C">${sets.join('')}</EntityContainer></Schema></DataServices></Edmx>`;
}

test('long metadata is parsed in another thread, to the same model, and others are served meanwhile', async () => {
  const text = metadataOf(1_500);
  expect(text.length).toBeGreaterThan(1_500_000);
  let longest = 0;
  let last = performance.now();
  const watching = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const model = await parseAside(text);
  clearInterval(watching);
  const here = performance.now();
  const same = parseMetadata(text);
  const tookHere = performance.now() - here;
  expect(model).toEqual(same);
  expect(model.sets.get('S7')?.type).toBe(model.types.get('N.T7') ?? model.types.get('T7'));
  expect(longest).toBeLessThan(tookHere);
});

test('what is wrong with long metadata is said as it is of short metadata', async () => {
  const text = `${metadataOf(500).slice(0, 20)}<!ENTITY x "y">${'x'.repeat(300_000)}`;
  await expect(parseAside(text)).rejects.toMatchObject({
    kind: 'config',
    code: 'bad-metadata',
    next: expect.any(String),
  });
  expect(() => parseMetadata(text)).toThrow();
});
