// Sales orders and refunds whose changes are closed and replayed.
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { gateways } from '../../src/sandbox/bigcommerce/gateways.ts';
import { booked, change, order, refund, salesOrder, setRules, sold } from '../books.ts';
import { aWhile, bookedOrder, card, look, postingsOf, swap } from '../changed-orders.ts';
import { flowOf, kontorOfFile, placePaid, postingIn, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });
const setSales = async (kontor: RunningKontor, more: Record<string, unknown>) => {
  const flow = await flowOf(kontor, 'order-to-sales-order');
  const { settings } = await kontor.client.getFlow({ id: flow });
  await kontor.idle();
  await kontor.client.updateFlow({ id: flow, body: { settings: { ...settings, ...more } } });
};
const salesChange = (kontor: RunningKontor, id: number, no: number, ...states: string[]) =>
  postingIn(kontor, 'sales-orders.update', `orders/${id}/changes/${no}`, ...states);
const line = (id: number, sku: string, quantity: number, price = '50') => ({
  id,
  sku,
  name: 'Goods',
  quantity,
  priceExTax: money(price),
});

test('a closed change of a sales order that is replayed after a later one added an item does not add it twice', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client, store } = kontor;
  const { shop } = store;
  await setSales(kontor, { afterBooking: 'park' });
  const id = placePaid(kontor, { lines: [line(1, 'TG11', 2)], taxRates: [], shippingExTax: money('0') });
  await salesOrder(kontor, id);
  kontor.pass(1_000);
  shop.edit(id, { lines: [line(1, 'TG11', 1)] });
  const first = await salesChange(kontor, id, 1, 'parked');
  await client.closePosting({ id: first.id, body: { note: 'No.' } });
  await setSales(kontor, { afterBooking: 'change' });
  shop.edit(id, { lines: [line(1, 'TG11', 1), line(2, 'TG12', 1, '20')] });
  // A person has closed the one before it: Kontor asks.
  const second = await salesChange(kontor, id, 2, 'parked');
  await client.replayPosting({ id: second.id });
  await salesChange(kontor, id, 2, 'accepted');
  const right = await sold(kontor, id);
  await client.replayPosting({ id: first.id });
  await aWhile(4000);
  expect(await sold(kontor, id)).toEqual(right);
  expect((await postingsOf(kontor, id, 'sales-orders.update')).filter(one => one.includes('parked'))).toEqual(
    [],
  );
});

test('a refund that is declined while it waits, and then accepted, is booked', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  await setRules(kontor, { clearing: { credit_card: null, default: null } });
  const id = placePaid(kontor, card());
  const parked = await order(kontor, id, 'parked');
  const made = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('11') }] });
  await refund(kontor, id, made.id, 'planned');
  shop.declineRefund(made.id, 'x');
  await refund(kontor, id, made.id, 'closed');
  await setRules(kontor, { clearing: { credit_card: '11002010', default: '11002090' } });
  await kontor.client.replayPosting({ id: parked.id });
  await order(kontor, id);
  shop.acceptRefund(made.id);
  await refund(kontor, id, made.id);
  expect(booked(kontor)).toMatchObject({ '11002010': '99.00' });
});

test('two replays of one question at once book once', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  await Promise.allSettled([1, 2, 3, 4].map(() => client.replayPosting({ id: first.id })));
  await change(kontor, id, 1);
  expect(booked(kontor, `BC-C1-${id}`)).toEqual({ '41000000': '10.00', '41200000': '-10.00' });
});

test('Kontor is restarted between the replay and its run', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  kontor.s4.setFaults({ 'lost-after-commit': 1 });
  await client.replayPosting({ id: first.id });
  await kontor.restart();
  await aWhile(500);
  kontor.s4.setFaults({});
  await change(kontor, id, 1);
  await look(kontor, id, 1);
  expect(booked(kontor, `BC-C1-${id}`)).toEqual({ '41000000': '10.00', '41200000': '-10.00' });
});

test('a closed withdrawal, then the payment comes by another way: the clearing account follows', async () => {
  const clearing = { stripe: '11002010', paypalcommerce: '11002020', default: '11002090' };
  const { kontor, id, shop, client } = await bookedOrder(kontorOf, { clearing });
  shop.pay(id, 'void', money('110'));
  shop.setStatus(id, 11);
  const first = await change(kontor, id, 1, 'parked');
  await client.closePosting({ id: first.id, body: { note: 'x' } });
  shop.pay(id, 'purchase', money('110'), { gateway: gateways.paypal });
  shop.setStatus(id, 11);
  await look(kontor, id);
  expect((await postingsOf(kontor, id)).filter(one => one.includes('parked'))).toHaveLength(1);
});

test('a closed change of a sales order that is replayed after a later one added another item: the item stands once', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client, store } = kontor;
  const { shop } = store;
  await setSales(kontor, { afterBooking: 'park' });
  const id = placePaid(kontor, { lines: [line(1, 'TG11', 2)], taxRates: [], shippingExTax: money('0') });
  shop.pay(id, 'purchase', money('20'));
  await salesOrder(kontor, id);
  kontor.pass(1_000);
  shop.edit(id, { lines: [line(1, 'TG11', 2), line(2, 'TG12', 1, '10')] });
  const first = await salesChange(kontor, id, 1, 'parked');
  await client.closePosting({ id: first.id, body: { note: 'No.' } });
  await setSales(kontor, { afterBooking: 'change' });
  shop.edit(id, { lines: [line(1, 'TG11', 2), line(3, 'TG12', 1, '20')] });
  // A person has closed the one before it: Kontor asks.
  const second = await salesChange(kontor, id, 2, 'parked');
  await client.replayPosting({ id: second.id });
  await salesChange(kontor, id, 2, 'accepted');
  const right = await sold(kontor, id);
  await client.replayPosting({ id: first.id });
  await aWhile(4000);
  expect(await sold(kontor, id)).toEqual(right);
});

test('only one change of a sales order is closed, replayed while paused, closed: not asked again', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client, store } = kontor;
  await setSales(kontor, { afterBooking: 'park' });
  const id = placePaid(kontor, { lines: [line(1, 'TG11', 2)], taxRates: [], shippingExTax: money('0') });
  await salesOrder(kontor, id);
  kontor.pass(1_000);
  store.shop.edit(id, { lines: [line(1, 'TG11', 1)] });
  const first = await salesChange(kontor, id, 1, 'parked');
  const flow = await flowOf(kontor, 'order-to-sales-order');
  await kontor.idle();
  await client.pauseFlow({ id: flow });
  await client.replayPosting({ id: first.id });
  await client.closePosting({ id: first.id, body: { note: 'No, after all.' } });
  await client.resumeFlow({ id: flow });
  await look(kontor, id, 2, 'order-to-sales-order');
  expect(await postingsOf(kontor, id, 'sales-orders.update')).toHaveLength(1);
});
