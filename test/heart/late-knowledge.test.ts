// Several processes look at the same postings, and some are slow: what was found out about an earlier sending says nothing about the
// latest one.
import { expect, test } from 'vitest';
import { lookUp } from '../../src/engine/postings/look-up.ts';
import { legalMove } from '../../src/engine/postings/moves.ts';
import { postingDraft } from '../posting-draft.ts';
import { asked, record } from './entries.ts';
import { openHeart } from './open-heart.ts';

async function uncertain() {
  const heart = await openHeart();
  const { first, connectionId, system } = heart;
  system.trouble('lost before');
  const { id } = await first.engine.post(connectionId, asked('R1'));
  const { parts } = first;
  const connection = await parts.connections.get(connectionId);
  const at = () => new Date(parts.clock.now());
  return { ...heart, id, parts, connection, postings: parts.postings, at };
}

test('Kontor sends a posting twice, and not a third time, if one process sends it while another one still looks for its document', async () => {
  const { id, posting, parts, connection, system, postings, at } = await uncertain();
  const { promise, resolve } = Promise.withResolvers<void>();
  const asking = system.asked.length;
  system.holdReads(promise);
  const looking = lookUp(await posting(id), connection, parts);
  await expect.poll(() => system.asked.length).toBeGreaterThan(asking);
  // Another process has found nothing, has sent it again, and its answer is lost: it may still be booked.
  await postings.move({ id, ...legalMove('uncertain', 'planned'), at: at() });
  await postings.move({ id, ...legalMove('planned', 'sent'), at: at() });
  await postings.move({ id, ...legalMove('sent', 'uncertain'), at: at() });
  resolve();
  await looking;
  expect(await posting(id)).toMatchObject({ state: 'uncertain', attempts: 2 });
});

test('a posting of which another has the reference does not take a document that may be the other one', async () => {
  const { id, posting, parts, connection, connectionId, system, postings, at } = await uncertain();
  // As the migration leaves those that had the reference as well.
  const document = { reference: 'R1', record: record() };
  const [businessKey, subjectId] = ['orders/2', '2'];
  const { system: of } = await posting(id);
  const draft = postingDraft({ id: 'pst_2', connectionId, system: of, businessKey, subjectId });
  const second = await postings.open({ ...draft, state: 'sent', document });
  await postings.move({ id: second.id, ...legalMove('sent', 'uncertain'), at: at() });
  system.add('entries', { ...system.entry('12.50'), reference: 'R1' });
  await lookUp(await posting(second.id), connection, parts);
  expect(await posting(second.id)).toMatchObject({
    state: 'parked',
    reason: { code: 'reference-shared' },
    documentNumber: null,
  });
});

test('a posting that has been claimed or decided meanwhile is not put off', async () => {
  const { first, connectionId, system, posting, postings: all, pass } = await openHeart();
  const { promise, resolve } = Promise.withResolvers<void>();
  system.holdWrites(promise);
  const sending = first.engine.post(connectionId, asked('R1'));
  await expect.poll(() => system.writes()).toBe(1);
  const [{ id, nextAt }] = (await all()) as [Awaited<ReturnType<typeof posting>>];
  const { postings, clock } = first.parts;
  await postings.postponeAll([id], new Date(clock.now()));
  expect((await posting(id)).nextAt).toEqual(nextAt);
  resolve();
  await sending;
  pass(1_000);
  await postings.postponeAll([id], new Date(clock.now()));
  expect(await posting(id)).toMatchObject({ state: 'accepted', nextAt: null });
});
