// The same question once more, and what nobody would be told.
import pg from 'pg';
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { booked, change, order, refund, salesOrder, setRules, towel } from '../books.ts';
import { aWhile, bookedOrder, card, look, postingsOf, swap } from '../changed-orders.ts';
import { eventuallyIs, flowOf, kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

test('the money of a closed void came back and goes again: a person is asked (park)', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.pay(id, 'void', money('110'));
  shop.setStatus(id, 11);
  const first = await change(kontor, id, 1, 'parked');
  await client.closePosting({ id: first.id, body: { note: 'Booked by hand; reversed when it was paid.' } });
  shop.pay(id, 'purchase', money('110'));
  shop.setStatus(id, 11);
  await look(kontor, id);
  const paid = (shop.transactions.get(id) ?? []).findLast(one => one.event === 'purchase');
  shop.pay(id, 'void', money('110'));
  const last = (shop.transactions.get(id) ?? []).at(-1);
  if (last && paid) last.referenceId = paid.id;
  shop.setStatus(id, 11);
  await look(kontor, id);
  expect((await postingsOf(kontor, id)).filter(one => one.includes('parked'))).toHaveLength(1);
});

test('the money of a sales order came back and goes again: a person is asked', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const id = placePaid(kontor, card());
  await salesOrder(kontor, id);
  kontor.pass(1_000);
  shop.pay(id, 'void', money('110'));
  shop.setStatus(id, 11);
  const first = await postingIn(kontor, 'sales-orders.update', `orders/${id}/changes/1`, 'parked');
  await kontor.client.closePosting({ id: first.id, body: { note: 'The customer pays again.' } });
  shop.pay(id, 'purchase', money('110'));
  shop.setStatus(id, 11);
  await look(kontor, id, 2, 'order-to-sales-order');
  const paid = (shop.transactions.get(id) ?? []).findLast(one => one.event === 'purchase');
  shop.pay(id, 'void', money('110'));
  const last = (shop.transactions.get(id) ?? []).at(-1);
  if (last && paid) last.referenceId = paid.id;
  shop.setStatus(id, 11);
  await look(kontor, id, 2, 'order-to-sales-order');
  expect(
    (await postingsOf(kontor, id, 'sales-orders.update')).filter(one => one.includes('parked')),
  ).toHaveLength(1);
});

test('a declined refund of an order that an earlier version booked is at least marked', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  const db = new pg.Client(kontor.databaseUrl);
  await db.connect();
  await db.query(
    `update postings set basis = null where business_key like $1 and operation = 'journal-entries.create'`,
    [`%orders/${id}`],
  );
  await db.end();
  const made = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('11') }] });
  const one = await refund(kontor, id, made.id);
  shop.declineRefund(made.id, 'x');
  await aWhile(2500);
  const now = await client.getPosting({ id: one.id });
  const asked = (await postingsOf(kontor, id)).some(line => line.includes('parked'));
  expect(asked || now.changed_after_at !== null).toBe(true);
});

test('a refused change of which nothing is left is closed', async () => {
  const { kontor, id, shop } = await bookedOrder(kontorOf, { afterBooking: 'offset' });
  kontor.s4.blockAccount('41200000', true);
  shop.edit(id, swap(10));
  await change(kontor, id, 1, 'rejected');
  shop.edit(id, { lines: [towel('100')], fees: [] });
  await look(kontor, id, 1);
  expect((await postingsOf(kontor, id)).filter(line => line.includes('rejected'))).toEqual([]);
});

test('a closed change, replay, close, replay', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  const journal = await flowOf(kontor, 'order-to-journal');
  await kontor.idle();
  await client.pauseFlow({ id: journal });
  await client.replayPosting({ id: first.id });
  await client.closePosting({ id: first.id, body: { note: 'No.' } });
  await client.replayPosting({ id: first.id });
  await client.resumeFlow({ id: journal });
  await change(kontor, id, 1);
  expect(booked(kontor)).toMatchObject({ '41200000': '-10.00' });
});

test('an order that a person closed, replayed while nothing is due, keeps its row and what was said of it', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(card());
  shop.pay(id, 'purchase', money('110'), { status: 'error' });
  shop.setStatus(id, 11);
  const parked = await order(kontor, id, 'parked');
  await kontor.client.closePosting({ id: parked.id, body: { note: 'Fraud. Case 4711.' } });
  const there = shop.orders.get(id);
  if (there) there.statusId = 1;
  await kontor.client.replayPosting({ id: parked.id });
  await aWhile(2000);
  const now = await kontor.client.getPosting({ id: parked.id }).then(
    p => `${p.state} ${p.reason}`,
    e => String(e),
  );
  expect(now).not.toContain('There is no posting');
});

test('a refund change that is closed and replayed after a later one: nothing twice (offset)', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  const made = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('11') }] });
  await refund(kontor, id, made.id);
  shop.declineRefund(made.id, 'x');
  const key = `orders/${id}/refunds/${made.id}/changes`;
  const one = await postingIn(kontor, 'journal-entries.create', `${key}/1`, 'parked');
  await client.closePosting({ id: one.id, body: { note: 'x' } });
  await client.replayPosting({ id: one.id });
  await postingIn(kontor, 'journal-entries.create', `${key}/1`, 'accepted');
  expect(booked(kontor)).toEqual({ '11002010': '110.00', '41000000': '-100.00', '22000000': '-10.00' });
});

test('a deposit that SAP refuses to take back, closed: not taken back by the next event', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { deposits: '21420000', afterBooking: 'offset' });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(card());
  shop.pay(id, 'purchase', money('30'));
  await kontor.idle();
  await aWhile(1500);
  kontor.pass(1_000);
  kontor.s4.blockAccount('21420000', true);
  shop.pay(id, 'void', money('30'));
  const [one] = await eventuallyIs(
    'SAP has refused it',
    async () => (await kontor.client.listPostings({ state: 'rejected' })).result,
    ({ length }) => length === 1,
  );
  await kontor.idle();
  await kontor.client.closePosting({ id: one?.id as string, body: { note: 'Booked by hand.' } });
  kontor.s4.blockAccount('21420000', false);
  const before = booked(kontor);
  await look(kontor, id, 1);
  expect(booked(kontor)).toEqual(before);
});
