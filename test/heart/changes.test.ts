// What changes in a connected system is read by one process, told once, and lost by no crash.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { everyTenant } from '../../src/core/caller.ts';
import { defineFlow } from '../../src/models/flow.ts';
import { openHeart } from './open-heart.ts';

/** Hears of customers, and posts nothing. */
const listener = defineFlow({
  name: 'hear-customers',
  title: 'Hears of customers',
  on: ['customers'],
  posts: 'journal-entries.create',
  needs: { from: ['customers.list'], to: [] },
  settings: z.strictObject({}),
  sentences: [],
  businessKey: subject => `customers/${subject}`,
  run: async () => ({ kind: 'done' }),
});

async function listening() {
  const heart = await openHeart({ flows: [listener] });
  const { first, connectionId, connect } = heart;
  const { id: toId } = await connect('other-books');
  await first.store.flows.create({ flow: listener.name, fromId: connectionId, toId, settings: {} });
  const told = async () =>
    (await first.store.events.list(everyTenant, { limit: 500 })).map(one => one.subjectId).sort();
  const add = (name: string) => String(heart.system.add('customers', { name }).id);
  return { ...heart, told, add };
}

test('a new record is told once, however often it is read', async () => {
  const { first, connectionId, add, told, pass } = await listening();
  const id = add('Berger');
  for (let round = 0; round < 3; round++) {
    pass(2_000);
    await first.readCustomers(connectionId);
  }
  expect(await told()).toEqual([id]);
});

test('a pass begins where the last one ended', async () => {
  const { first, connectionId, add, pass } = await listening();
  for (let count = 0; count < 150; count++) add(`Berger ${count}`);
  expect(await first.readCustomers(connectionId)).toMatchObject({ found: 150 });
  pass(600_000);
  expect(await first.readCustomers(connectionId)).toMatchObject({ found: 0 });
});

test('a record that changes is told again', async () => {
  const { first, connectionId, system, add, told, pass } = await listening();
  const id = add('Berger');
  await first.readCustomers(connectionId);
  pass(2_000);
  system.change('customers', Number(id), { name: 'Berger & Co' });
  await first.readCustomers(connectionId);
  expect(await told()).toEqual([id, id]);
});

test('of two processes that read at the same time, one does', async () => {
  const { first, start, connectionId, add, told } = await listening();
  const second = await start();
  const id = add('Berger');
  const runs = await Promise.all([first, second].map(one => one.readCustomers(connectionId)));
  expect(runs.filter(Boolean)).toHaveLength(1);
  expect(await told()).toEqual([id]);
});

test('a process that stops in the middle leaves the rest to the next, and nothing is told twice', async () => {
  const { first, start, connectionId, add, told, pass } = await listening();
  const second = await start();
  const ids = Array.from({ length: 150 }, (_, at) => add(`Berger ${at}`));
  // The second page is never stored: as if the process had been killed between two pages.
  const { transaction } = first.store;
  let pages = 0;
  first.store.transaction = work => {
    if (++pages > 1) throw new Error('The process is gone.');
    return transaction(work);
  };
  expect(await first.readCustomers(connectionId)).toMatchObject({ outcome: 'failed' });
  const before = (await told()).length;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(150);
  pass(61_000);
  await second.readCustomers(connectionId);
  expect(await told()).toEqual(ids.sort());
});

test('a record that cannot be read is told as such, and hides no other', async () => {
  const { first, connectionId, system, add, told } = await listening();
  const broken = String(system.add('customers', { name: { first: 'Anna' } }).id);
  const whole = add('Berger');
  expect(await first.readCustomers(connectionId)).toMatchObject({ outcome: 'succeeded', found: 2 });
  expect(await told()).toEqual([broken, whole].sort());
  const events = await first.store.events.list(everyTenant, { limit: 10 });
  expect(events.find(one => one.subjectId === broken)?.unreadable).toMatchObject({
    code: expect.any(String),
  });
});

test('a system that is away ends the run as failed, and the next one goes on where the last one stopped', async () => {
  const { first, connectionId, system, add, told, pass } = await listening();
  system.away(true);
  const id = add('Berger');
  const run = await first.readCustomers(connectionId);
  expect(run).toMatchObject({ outcome: 'failed', error: { code: 'unreachable' } });
  system.away(false);
  pass(2_000);
  expect(await first.readCustomers(connectionId)).toMatchObject({ outcome: 'succeeded' });
  expect(await told()).toEqual([id]);
});

test('what one connection tells is not told for another', async () => {
  const { first, connect, add, told } = await listening();
  const other = await connect('third-books');
  add('Berger');
  other.system.add('customers', { name: 'Somebody else' });
  await first.readCustomers(other.id, { watched: true });
  expect(await told()).toEqual([]);
});
