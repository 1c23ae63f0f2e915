// What a connector creates: once, and found again when the answer is lost or broken.
import { expect, test } from 'vitest';
import { accessesOf, errorOf, isWrite, type Subject } from './subject.ts';

export function testWrites(subject: () => Subject): void {
  const creations = () =>
    accessesOf(subject().open()).flatMap(({ name, access }) => {
      const writeOf = subject().system.objects?.[name]?.create;
      return access.create && writeOf ? [{ name, access, create: access.create, writeOf }] : [];
    });

  test('what would be sent is said without sending it', async () => {
    const { front } = subject();
    for (const { name, create, writeOf } of creations()) {
      front.reset();
      expect([name, typeof (await create.prepare(writeOf('DRY-1')))]).toEqual([name, 'object']);
      expect(front.asked.filter(one => isWrite(one, subject().system))).toEqual([]);
      expect([name, await create.find(writeOf('DRY-1'))]).toEqual([name, []]);
    }
  });

  test('what was created is there under the id that was answered', async () => {
    for (const { name, access, create, writeOf } of creations()) {
      const { number } = await create.post(writeOf('MADE-1'), { requestId: crypto.randomUUID() });
      expect([name, (await access.get?.(number, { raw: false }))?.record.id]).toEqual([name, number]);
    }
  });

  test('a document whose answer was lost is found by its reference, and no other is taken for it', async () => {
    const { front, told } = subject();
    for (const { name, create, writeOf } of creations()) {
      const lost = writeOf('LOST-1');
      front.change = (body, request) => (isWrite(request, subject().system) ? undefined : body);
      const context = { requestId: crypto.randomUUID() };
      const error = await errorOf(`create ${name}: a lost answer`, told, () => create.post(lost, context));
      expect([name, error.kind]).toEqual([name, 'uncertain']);
      front.reset();
      const [found, ...others] = await create.find(lost, new Date(subject().system.now() - 60_000));
      expect([name, typeof found?.number, others]).toEqual([name, 'string', []]);
      // Alike in all but the reference.
      for (const reference of ['LOST-10', 'LOST', 'OST-1', 'LOST-2'])
        expect([name, reference, await create.find(writeOf(reference))]).toEqual([name, reference, []]);
    }
  });
}
