// Replays, payments and settings that change while something waits.
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { booked, change, order, salesOrder, setRules, towel } from '../books.ts';
import { aWhile, bookedOrder, card, look, postingsOf } from '../changed-orders.ts';
import { flowOf, kontorOfFile, placePaid, postingIn, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

test('without the upgrade it follows', async () => {
  const { kontor, id, shop } = await bookedOrder(kontorOf, { afterBooking: 'offset' });
  shop.pay(id, 'void', money('110'));
  shop.setStatus(id, 11);
  await look(kontor, id);
  expect(booked(kontor)).toEqual({});
});

const setSales = async (kontor: RunningKontor, more: Record<string, unknown>) => {
  const flow = await flowOf(kontor, 'order-to-sales-order');
  const { settings } = await kontor.client.getFlow({ id: flow });
  await kontor.idle();
  await kontor.client.updateFlow({ id: flow, body: { settings: { ...settings, ...more } } });
};
const salesChange = (kontor: RunningKontor, id: number, no: number, state = 'accepted') =>
  postingIn(kontor, 'sales-orders.update', `orders/${id}/changes/${no}`, state);
const line = (quantity: number, price = '50') => ({
  id: 1,
  sku: 'TG11',
  name: 'Goods',
  quantity,
  priceExTax: money(price),
});

async function placed(rules: Record<string, unknown>) {
  const kontor = await kontorOf({ flows: true });
  await setSales(kontor, rules);
  const id = placePaid(kontor, { lines: [line(2)], taxRates: [], shippingExTax: money('0') });
  await salesOrder(kontor, id);
  kontor.pass(1_000);
  return { kontor, id, shop: kontor.store.shop, client: kontor.client };
}

test('a change of a sales order that a person has closed is not sent after the settings are changed', async () => {
  const { kontor, id, shop, client } = await placed({ afterBooking: 'park' });
  shop.edit(id, { lines: [line(1)] });
  const first = await salesChange(kontor, id, 1, 'parked');
  await client.closePosting({ id: first.id, body: { note: 'The sales order stays.' } });
  await setSales(kontor, { afterBooking: 'change' });
  await look(kontor, id, 2, 'order-to-sales-order');
  expect((await postingsOf(kontor, id, 'sales-orders.update')).map(one => one.split(' ')[1])).toEqual([
    'closed',
  ]);
});

test('a closed change of a sales order that is replayed after a later one was made', async () => {
  const { kontor, id, shop, client } = await placed({ afterBooking: 'park' });
  shop.edit(id, { lines: [line(1)] });
  const first = await salesChange(kontor, id, 1, 'parked');
  await client.closePosting({ id: first.id, body: { note: 'No.' } });
  shop.edit(id, { lines: [line(2, '40')] });
  const second = await salesChange(kontor, id, 2, 'parked');
  await client.replayPosting({ id: second.id });
  await salesChange(kontor, id, 2);
  await client.replayPosting({ id: first.id });
  await aWhile(3000);
  await look(kontor, id, 2, 'order-to-sales-order');
  expect((await postingsOf(kontor, id, 'sales-orders.update')).filter(one => one.includes('parked'))).toEqual(
    [],
  );
});

test.each([
  ['JPY', '100', '110'],
  ['KWD', '100.125', '110.138'],
])('%s: an order, an edit, a refund and its decline', async (currency, price, _total) => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { currencies: ['USD', currency], afterBooking: 'park' });
  const { shop } = kontor.store;
  const id = placePaid(kontor, card({ currency, lines: [towel(price)] }));
  await order(kontor, id);
  kontor.pass(1_000);
  shop.edit(id, {
    lines: [towel(String(Number(price) - 10))],
    fees: [{ name: 'Express', amount: money('10') }],
  });
  const parked = await change(kontor, id, 1, 'parked');
  await kontor.client.replayPosting({ id: parked.id });
  await change(kontor, id, 1);
});

test('an order that is closed as never paid, and then paid, is not unseen', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(card());
  shop.pay(id, 'purchase', money('110'), { status: 'error' });
  shop.setStatus(id, 11);
  const parked = await order(kontor, id, 'parked');
  await kontor.client.closePosting({ id: parked.id, body: { note: 'Never paid.' } });
  kontor.pass(1_000);
  shop.pay(id, 'purchase', money('110'));
  await look(kontor, id);
  expect((await kontor.client.getPosting({ id: parked.id })).changed_after_at).not.toBeNull();
});
