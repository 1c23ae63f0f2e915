// What people answer, and what comes after it.
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { change, order, refund, setRules, towel } from '../books.ts';
import { bookedOrder, card, changesOf, look, swap } from '../changed-orders.ts';
import { eventuallyIs, flowOf, kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

test('a closed difference of 10.00 hides another one of 10.00 on other accounts', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  await client.closePosting({ id: first.id, body: { note: 'Booked by hand.' } });
  shop.edit(id, { lines: [towel('90')], fees: [], shippingExTax: money('10') });
  await look(kontor, id);
  expect((await changesOf(kontor, id)).map(one => one.state)).toEqual(['closed', 'parked']);
});

test('a closed difference of 10.00 hides new money of 10.00', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  await client.closePosting({ id: first.id, body: { note: 'Does not matter.' } });
  shop.pay(id, 'purchase', money('10'));
  shop.edit(id, { lines: [towel('109.09')], fees: [] });
  await look(kontor, id);
  expect((await changesOf(kontor, id)).map(one => one.state)).toEqual(['closed', 'parked']);
});

test('a replay of 10.00 books another 10.00 than the person has seen', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  const journal = await flowOf(kontor, 'order-to-journal');
  await kontor.idle();
  await client.pauseFlow({ id: journal });
  shop.edit(id, { lines: [towel('90')], fees: [], shippingExTax: money('10') });
  await client.replayPosting({ id: first.id });
  await client.resumeFlow({ id: journal });
  await look(kontor, id, 1);
  expect((await changesOf(kontor, id)).map(one => one.state)).toEqual(['parked']);
});

test('a person who closes a parked change of 10.00 after the order was edited again is asked for the rest', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  shop.edit(id, { lines: [towel('80')], fees: [{ name: 'Express', amount: money('20') }] });
  await look(kontor, id);
  await client.closePosting({ id: first.id, body: { note: 'Booked 10.00 by hand, as it says.' } });
  expect((await change(kontor, id, 2, 'parked')).reason).toContain('20.00 USD');
});

test('replay while paused, then close: not asked again', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  const journal = await flowOf(kontor, 'order-to-journal');
  await kontor.idle();
  await client.pauseFlow({ id: journal });
  await client.replayPosting({ id: first.id });
  await client.closePosting({ id: first.id, body: { note: 'No, leave it.' } });
  await client.resumeFlow({ id: journal });
  await look(kontor, id);
  expect((await changesOf(kontor, id)).map(one => one.state)).toEqual(['closed']);
});

test('replay of a closed change after a later one was booked does not stay planned', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  await client.closePosting({ id: first.id, body: { note: 'By hand.' } });
  shop.edit(id, { lines: [towel('85')], fees: [{ name: 'Express', amount: money('15') }] });
  const second = await change(kontor, id, 2, 'parked');
  await client.replayPosting({ id: second.id });
  await change(kontor, id, 2);
  await client.replayPosting({ id: first.id });
  await new Promise(r => setTimeout(r, 4000));
  expect((await changesOf(kontor, id))[0]?.state).toBe('closed');
  await kontor.idle();
});

test('that it was paid another way is not said of a card payment that came later and is voided', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, {
    clearing: { credit_card: null, default: '11002090', offline: null },
    afterBooking: 'offset',
  });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(card());
  shop.pay(id, 'purchase', money('110'), { status: 'error' });
  shop.setStatus(id, 11);
  const parked = await order(kontor, id, 'parked');
  expect(parked.reason_code).toBe('no-payment-stands');
  const journal = await flowOf(kontor, 'order-to-journal');
  await kontor.idle();
  await kontor.client.pauseFlow({ id: journal });
  await kontor.client.replayPosting({ id: parked.id });
  shop.pay(id, 'purchase', money('110'));
  await kontor.client.resumeFlow({ id: journal });
  await order(kontor, id);
  kontor.pass(1_000);
  shop.pay(id, 'void', money('110'));
  shop.setStatus(id, 11);
  await look(kontor, id);
  const open = await changesOf(kontor, id);
  expect(open.length).toBeGreaterThan(0);
});

test('a refund declined after the order was cancelled: a person is asked for the money without another event', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { afterBooking: 'offset' });
  const { shop } = kontor.store;
  const id = placePaid(kontor, card());
  await order(kontor, id);
  kontor.pass(1_000);
  const made = shop.refundBy(id, { items: [{ type: 'PRODUCT', id: 1, quantity: 1 }] });
  await refund(kontor, id, made.id);
  kontor.pass(1_000);
  shop.setStatus(id, 5);
  await kontor.idle();
  await new Promise(r => setTimeout(r, 1500));
  kontor.pass(1_000);
  shop.declineRefund(made.id, 'The card has expired.', 0);
  await postingIn(kontor, 'journal-entries.create', `orders/${id}/refunds/${made.id}/changes/1`, 'accepted');
  await kontor.idle();
  await new Promise(r => setTimeout(r, 3000));
  expect((await changesOf(kontor, id)).map(one => one.reason_code)).toEqual(['cancelled-with-money']);
});

test('declined, closed, accepted, declined again', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  const made = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('11') }] });
  await refund(kontor, id, made.id);
  shop.declineRefund(made.id, 'x');
  const key = `orders/${id}/refunds/${made.id}/changes`;
  const one = await postingIn(kontor, 'journal-entries.create', `${key}/1`, 'parked');
  await client.replayPosting({ id: one.id });
  await postingIn(kontor, 'journal-entries.create', `${key}/1`, 'accepted');
  shop.acceptRefund(made.id);
  const two = await postingIn(kontor, 'journal-entries.create', `${key}/2`, 'parked');
  await client.closePosting({ id: two.id, body: { note: 'no' } });
  shop.declineRefund(made.id, 'x');
  await kontor.idle();
  shop.acceptRefund(made.id);
  await kontor.idle();
  await new Promise(r => setTimeout(r, 1500));
  expect(two.reason_code).toBe('refund-accepted-after-all');
});

test('a flow is deleted; its parked posting is replayed', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  shop.edit(id, swap(10));
  const first = await change(kontor, id, 1, 'parked');
  await client.deleteFlow({ id: await flowOf(kontor, 'order-to-journal') });
  await client.replayPosting({ id: first.id });
  await eventuallyIs(
    'it waits for a person again',
    () => client.getPosting({ id: first.id }),
    one => one.state === 'parked' && one.reason_code === 'flow-deleted',
  );
});
