// A posting goes on asking what it was parked for: what has changed since is asked afterwards, and nobody answers it unseen.
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { change, salesOrder, towel } from '../books.ts';
import { bookedOrder, look, postingsOf, swap } from '../changed-orders.ts';
import { flowOf, kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

test('who closes a parked edit of 10.00 is asked about the payment of 110.00 that was voided since', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  shop.pay(id, 'void', money('110'));
  shop.setStatus(id, 11);
  await look(kontor, id);
  expect((await client.getPosting({ id: first.id })).changed_after_at).not.toBeNull();
  await client.closePosting({ id: first.id, body: { note: 'Only 10.00 between two kinds of income.' } });
  expect((await change(kontor, id, 2, 'parked')).reason).toContain('110.00 USD');
});

test('who closes a parked edit of 10.00 is asked about the order that was cancelled with its money since', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  shop.setStatus(id, 5);
  await look(kontor, id);
  expect((await client.getPosting({ id: first.id })).changed_after_at).not.toBeNull();
  await client.closePosting({ id: first.id, body: { note: 'Only 10.00 between two kinds of income.' } });
  expect((await change(kontor, id, 2, 'parked')).reason).toContain('110.00 USD');
});

test('who closes a parked change of a sales order is asked about what was edited since', async () => {
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
  await client.closePosting({ id: first.id, body: { note: 'One towel more does not matter.' } });
  const second = await postingIn(kontor, 'sales-orders.update', `orders/${id}/changes/2`, 'parked');
  expect(second.reason).toContain('4 → 1');
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
