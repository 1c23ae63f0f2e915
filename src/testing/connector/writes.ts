// What a connector creates: once, and found again when the answer is lost or broken.
import assert from 'node:assert/strict';
import type { Promises, Skip } from './promises.ts';
import { none, same } from './same.ts';
import { accessesOf, errorOf, isWrite, type Subject } from './subject.ts';

/** Fails for an object that can be created and of which the system under test gives no record: nothing of it would be tested. */
export const creations = ({ connector, system, open }: Subject, skip: Skip) => {
  const all = accessesOf(open()).flatMap(({ name, access }) => {
    if (!access.create) return [];
    const { create: writeOf, createdIn } = system.objects?.[name] ?? {};
    if (createdIn !== undefined) return [];
    assert.ok(
      writeOf,
      `${connector.title} creates ${name}: give the system under test objects.${name}.create.`,
    );
    return [{ name, access, create: access.create, writeOf }];
  });
  if (all.length === 0) skip(`${connector.title} creates nothing`);
  return all;
};

export const writePromises: Promises = {
  'what would be sent is said without sending it': async (subject, skip) => {
    const { front, system } = subject;
    for (const { name, create, writeOf } of creations(subject, skip)) {
      front.reset();
      const prepared = await create.prepare(writeOf('DRY-1'));
      assert.equal(
        typeof prepared,
        'object',
        `create ${name}: prepare answers what would be sent. Seen: ${typeof prepared}. Look at ${name}.create.body.`,
      );
      none(
        `create ${name}: prepare sends nothing that writes. Look at ${name}.create.body: it only reads (ask).`,
        front.asked.filter(one => isWrite(one, system)).map(({ method, path }) => `${method} ${path}`),
      );
      none(
        `create ${name}: nothing is found under the reference DRY-1, which nobody has created. Look at ${name}.create.find: is compares the whole reference.`,
        await create.find(writeOf('DRY-1')),
      );
    }
  },

  'what was created is there under the id that was answered': async (subject, skip) => {
    for (const { name, access, create, writeOf } of creations(subject, skip)) {
      const { number } = await create.post(writeOf('MADE-1'), { requestId: crypto.randomUUID() });
      const found = (await access.get?.(number, { raw: false }))?.record.id;
      assert.equal(
        found,
        number,
        `create ${name}: the record is there under the id that was answered, ${number}. Seen: ${found ?? 'none'}. Look at ${name}.create.at, ${name}.key and ${name}.get.`,
      );
    }
  },

  'a document whose answer was lost is found by its reference, and no other is taken for it': async (
    subject,
    skip,
  ) => {
    const { front, system, told } = subject;
    for (const { name, create, writeOf } of creations(subject, skip)) {
      const lost = writeOf('LOST-1');
      front.change = (body, request) => (isWrite(request, system) ? undefined : body);
      const context = { requestId: crypto.randomUUID() };
      const error = await errorOf(`create ${name}: a lost answer`, told, () => create.post(lost, context));
      assert.equal(
        error.kind,
        'uncertain',
        `create ${name}: after a lost answer nobody knows whether it was created. Seen: an error of kind ${error.kind} (${error.message}).`,
      );
      front.reset();
      const [found, ...others] = await create.find(lost, new Date(system.now() - 60_000));
      same(
        `create ${name}: after a lost answer the record is found once, by its reference LOST-1. Look at ${name}.create.body, which has to write the reference, and at ${name}.create.find.`,
        [typeof found?.number, others],
        ['string', []],
      );
      // Alike in all but the reference.
      for (const reference of ['LOST-10', 'LOST', 'OST-1', 'LOST-2'])
        none(
          `create ${name}: the record with the reference LOST-1 is not found under ${reference}. Look at ${name}.create.find: is compares the whole reference.`,
          await create.find(writeOf(reference)),
        );
    }
  },
};
