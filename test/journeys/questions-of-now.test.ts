// A posting that waits asks what is to be decided now.
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { change, salesOrder, towel } from '../books.ts';
import { bookedOrder, look, postingsOf, swap } from '../changed-orders.ts';
import { flowOf, kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

test('a parked edit of 10.00 says so still after the payment of 110.00 was voided, and closing it hides that', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  shop.pay(id, 'void', money('110'));
  shop.setStatus(id, 11);
  await look(kontor, id);
  expect((await client.getPosting({ id: first.id })).reason).toContain('110.00 USD');
});

test('a parked edit of 10.00 says so still after the order was cancelled with its money, and closing it hides that', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  shop.setStatus(id, 5);
  await look(kontor, id);
  expect((await client.getPosting({ id: first.id })).reason).toContain('110.00 USD');
});

test('a parked change of a sales order says the quantity of now, or closing it asks for the rest', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client, store } = kontor;
  const flow = await flowOf(kontor, 'order-to-sales-order');
  const { settings } = await client.getFlow({ id: flow });
  await client.updateFlow({ id: flow, body: { settings: { ...settings, afterBooking: 'park' } } });
  const id = placePaid(kontor, { lines: [towel('50', 4)], taxRates: [], shippingExTax: money('0') });
  await salesOrder(kontor, id);
  kontor.pass(1_000);
  store.shop.edit(id, { lines: [towel('50', 3)] });
  const first = await postingIn(kontor, 'sales-orders.update', `orders/${id}/changes/1`, 'parked');
  store.shop.edit(id, { lines: [towel('50', 1)] });
  await look(kontor, id, 2, 'order-to-sales-order');
  expect((await client.getPosting({ id: first.id })).reason).toContain('4 → 1');
});

test('a chargeback that was closed, won, and lost again asks again', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.setStatus(id, 13);
  const first = await change(kontor, id, 1, 'parked');
  await client.closePosting({ id: first.id, body: { note: 'We answer the dispute.' } });
  shop.setStatus(id, 11);
  await look(kontor, id);
  shop.setStatus(id, 13);
  await look(kontor, id);
  expect((await postingsOf(kontor, id)).filter(one => one.includes('parked'))).toHaveLength(1);
});
