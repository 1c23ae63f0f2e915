// What is closed, refused or booked by hand, and rules that were removed since.
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { booked, change, hundred, order, refund, salesOrder, setRules, towel } from '../books.ts';
import { aWhile, bookedOrder, card, look, postingsOf, swap } from '../changed-orders.ts';
import { flowOf, kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

test('a closed change that is replayed after a later one was booked is not booked twice (offset)', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  await client.closePosting({ id: first.id, body: { note: 'By hand.' } });
  await setRules(kontor, { afterBooking: 'offset' });
  shop.edit(id, swap(15));
  const second = await change(kontor, id, 2, 'parked');
  await client.replayPosting({ id: second.id });
  await change(kontor, id, 2);
  const right = booked(kontor);
  await client.replayPosting({ id: first.id });
  await aWhile(2500);
  await look(kontor, id, 1);
  expect(booked(kontor)).toEqual(right);
});

const rates = [
  { name: 'State', rate: money('6') },
  { name: 'County', rate: money('4') },
];
const named = { taxByName: { State: '22000000', County: '22900000' } };

test('a change of the rules alone changes nothing: taxByName is removed', async () => {
  const { kontor, id } = await bookedOrder(
    kontorOf,
    { ...named, afterBooking: 'offset' },
    { taxRates: rates },
  );
  const right = booked(kontor);
  await setRules(kontor, { taxByName: null, afterBooking: 'offset' });
  kontor.pass(61_000);
  await look(kontor, id);
  expect(booked(kontor)).toEqual(right);
});

test('a change of the rules alone changes nothing: taxCodeByName is removed', async () => {
  const { kontor, id } = await bookedOrder(
    kontorOf,
    { taxCodeByName: { State: 'O1', County: 'O2' }, afterBooking: 'offset' },
    { taxRates: rates },
  );
  await setRules(kontor, { taxCodeByName: null, afterBooking: 'offset' });
  kontor.pass(61_000);
  await look(kontor, id);
  expect(await postingsOf(kontor, id)).toHaveLength(1);
});

test('a refund is booked by the rules of its order: taxByName is removed', async () => {
  const { kontor, id, shop } = await bookedOrder(kontorOf, named, { taxRates: rates });
  await setRules(kontor, { taxByName: null });
  kontor.pass(61_000);
  const made = shop.refundBy(id, { items: [{ type: 'PRODUCT', id: 1, quantity: 1 }] });
  await refund(kontor, id, made.id);
  expect(booked(kontor)).toEqual({ '41000000': '-100.00', '44100000': '100.00' });
});

test('a change that SAP has refused, and that a person has booked by hand and closed, is not booked by the next event (offset)', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf, { afterBooking: 'offset' });
  kontor.s4.blockAccount('41200000', true);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'rejected');
  await client.closePosting({ id: first.id, body: { note: 'Booked by hand.' } });
  kontor.s4.blockAccount('41200000', false);
  const before = booked(kontor);
  await look(kontor, id, 1);
  expect(booked(kontor)).toEqual(before);
});

test('the same after a replay that SAP refused (park): it is not asked again', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  kontor.s4.blockAccount('41200000', true);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  await client.replayPosting({ id: first.id });
  await change(kontor, id, 1, 'rejected');
  await client.closePosting({ id: first.id, body: { note: 'Booked by hand.' } });
  await look(kontor, id, 1);
  expect(await postingsOf(kontor, id)).toHaveLength(2);
});

async function partlyDeclined() {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { storeCredit: '21410000', afterBooking: 'offset' });
  const { shop } = kontor.store;
  const id = placePaid(kontor, card({ storeCredit: money('40') }));
  await order(kontor, id);
  const made = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('90') }] });
  await refund(kontor, id, made.id);
  shop.declineRefund(made.id, 'x', 0);
  const key = `orders/${id}/refunds/${made.id}/changes`;
  const one = await postingIn(kontor, 'journal-entries.create', `${key}/1`, 'parked');
  await kontor.client.closePosting({ id: one.id, body: { note: 'Booked 70.00 by hand.' } });
  return { kontor, shop, id, made, key };
}

test('what did not go back was booked by hand as Kontor said; then all is declined: Kontor asks, and does not take back the whole', async () => {
  const { kontor, shop, made } = await partlyDeclined();
  const before = booked(kontor);
  shop.declineRefund(made.id, 'x', 1);
  await aWhile(2500);
  expect(booked(kontor)).toEqual(before);
});

test('what did not go back was booked by hand as Kontor said; then it is paid after all: a person is told', async () => {
  const { kontor, shop, id, made } = await partlyDeclined();
  shop.acceptRefund(made.id, 0);
  await aWhile(2500);
  expect((await postingsOf(kontor, id)).some(one => one.includes('parked'))).toBe(true);
});

test('a part of a payment is voided after the order was booked', async () => {
  const { kontor, id, shop } = await bookedOrder(kontorOf, { afterBooking: 'offset' });
  shop.pay(id, 'void', money('10'));
  shop.setStatus(id, 11);
  await look(kontor, id);
  expect(booked(kontor)).not.toEqual({});
});

test('paid in another way is not said of a card payment that came later: the sales order', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(card());
  shop.pay(id, 'purchase', money('110'), { status: 'error' });
  shop.setStatus(id, 11);
  const parked = await salesOrder(kontor, id, 'parked');
  const flow = await flowOf(kontor, 'order-to-sales-order');
  await kontor.idle();
  await kontor.client.pauseFlow({ id: flow });
  await kontor.client.replayPosting({ id: parked.id });
  shop.pay(id, 'purchase', money('110'));
  await kontor.client.resumeFlow({ id: flow });
  await salesOrder(kontor, id);
  kontor.pass(1_000);
  shop.pay(id, 'void', money('110'));
  shop.setStatus(id, 11);
  await look(kontor, id, 2, 'order-to-sales-order');
  expect(await postingsOf(kontor, id, 'sales-orders.update')).toHaveLength(1);
});

test('a change of a sales order that S/4HANA has refused and a person has closed is not sent again', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const id = placePaid(kontor, hundred());
  await salesOrder(kontor, id);
  kontor.pass(1_000);
  shop.edit(id, { lines: [{ ...towel('100'), sku: 'NOPE' }] });
  const first = await postingIn(
    kontor,
    'sales-orders.update',
    `orders/${id}/changes/1`,
    'rejected',
    'parked',
  );
  await kontor.client.closePosting({ id: first.id, body: { note: 'Done by hand.' } });
  await look(kontor, id, 1, 'order-to-sales-order');
  expect(await postingsOf(kontor, id, 'sales-orders.update')).toHaveLength(1);
});
