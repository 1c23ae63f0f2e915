// Replays of what was closed or left, previews of them, and lost answers between.
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { booked, change, order, refund, setRules, towel } from '../books.ts';
import { aWhile, bookedOrder, card, look, postingsOf, swap } from '../changed-orders.ts';
import { eventuallyIs, flowOf, kontorOfFile, placePaid } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

test('what the preview says of a replay is what it does, also after another edit', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  shop.edit(id, swap(20));
  await look(kontor, id, 1);
  const flow = await flowOf(kontor, 'order-to-journal');
  const preview = async () =>
    (await client.previewFlow({ id: flow, body: { subject: String(id) } })).parked[0];
  // It asks about 10.00 first, and a replay says yes to nothing else.
  expect(await preview()).toMatchObject({ after_replay: null });
  await client.replayPosting({ id: first.id });
  await eventuallyIs(
    'it asks about 20.00',
    () => client.getPosting({ id: first.id }),
    one => one.state === 'parked' && one.reason?.includes('20.00 USD') === true,
  );
  expect((await preview())?.after_replay).toHaveLength(1);
  await client.replayPosting({ id: first.id });
  await change(kontor, id, 1);
  expect(booked(kontor)).toMatchObject({ '41200000': '-20.00' });
});

test('a closed change, then Kontor restarts its own look by a refund: the change stays closed', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  await client.closePosting({ id: first.id, body: { note: 'x' } });
  const made = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('11') }] });
  await refund(kontor, id, made.id);
  await look(kontor, id);
  expect((await postingsOf(kontor, id)).filter(line => line.includes('parked'))).toEqual([]);
});

test('a closed change that is replayed after nothing was left, and then the edit comes back: booked once (offset)', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  shop.edit(id, { lines: [towel('100')], fees: [] });
  await change(kontor, id, 1, 'closed');
  await setRules(kontor, { afterBooking: 'offset' });
  shop.edit(id, swap(15));
  await aWhile(2000);
  await client.replayPosting({ id: first.id });
  await aWhile(2000);
  await look(kontor, id, 1);
  expect(booked(kontor)).toMatchObject({ '41200000': '-15.00' });
});

test('an order that is cancelled, answered by closing before it was booked, and then paid anew', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  kontor.s4.setFaults({ 'lost-before-commit': 1 });
  const id = placePaid(kontor, card());
  await order(kontor, id, 'uncertain');
  kontor.pass(1_000);
  shop.setStatus(id, 5);
  kontor.s4.setFaults({});
  const parked = await order(kontor, id, 'parked');
  await kontor.client.closePosting({ id: parked.id, body: { note: 'x' } });
  kontor.s4.setFaults({ 'lost-after-commit': 1 });
  await kontor.client.replayPosting({ id: parked.id });
  await aWhile(1500);
  kontor.s4.setFaults({});
  await order(kontor, id);
  await aWhile(1000);
  expect(booked(kontor)).toMatchObject({ '11002010': '110.00' });
});

test('the answer of a replayed change is lost after the commit, and a person closes and replays around it', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  kontor.s4.setFaults({ 'lost-after-commit': 1 });
  await client.replayPosting({ id: first.id });
  await change(kontor, id, 1, 'uncertain');
  const _closed = await client.closePosting({ id: first.id, body: { note: 'x' } }).then(
    p => p.state,
    e => e.code,
  );
  shop.edit(id, swap(20));
  kontor.s4.setFaults({});
  await aWhile(6000);
  await look(kontor, id, 1);
  expect(booked(kontor)).toMatchObject({ '41200000': '-10.00' });
});
