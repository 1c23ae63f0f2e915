// What is no change of an order: another day. And what is no measure of a refund: what its order costs after an edit.
import pg from 'pg';
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { booked, order, refund, setRules, towel } from '../books.ts';
import { bookedOrder, card, changesOf, look, swap } from '../changed-orders.ts';
import { kontorOfFile, placePaid, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });
const day = 86_400_000;

/** One order and one refund, booked today; `postingDate: today`. */
async function bookedToday() {
  const made = await bookedOrder(kontorOf, { postingDate: 'today', afterBooking: 'park' });
  const { kontor, shop, id } = made;
  const { id: no } = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('10') }] });
  await refund(kontor, id, no);
  const marks = async () => {
    for (const flow of ['order-to-journal', 'refund-to-journal']) await look(kontor, id, 1, flow);
    const both = [await order(kontor, id), await refund(kontor, id, no)];
    return both.map(one => one.changed_after_at);
  };
  return { ...made, no, marks };
}

const inDatabase = async ({ databaseUrl }: RunningKontor, text: string, values: unknown[]) => {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  const { rowCount } = await db.query(text, values);
  await db.end();
  return rowCount;
};

test('an event on another day does not mark what was posted with the day on which it was booked', async () => {
  const { kontor, shop, id, marks } = await bookedToday();
  kontor.pass(3 * day);
  expect(await marks()).toEqual([null, null]);
  shop.edit(id, { lines: [towel('90')] });
  await look(kontor, id);
  const [parked] = await changesOf(kontor, id);
  expect(parked?.state).toBe('parked');
  expect((await order(kontor, id)).changed_after_at).not.toBeNull();
});

test('an event on another day asks nobody about an order whose lines are not kept any more; an edit does', async () => {
  const { kontor, shop, id, marks } = await bookedToday();
  const { id: posting } = await order(kontor, id);
  await inDatabase(kontor, 'update postings set document = null where id = $1', [posting]);
  kontor.pass(3 * day);
  expect(await marks()).toEqual([null, null]);
  expect(await changesOf(kontor, id)).toEqual([]);
  const before = booked(kontor);
  shop.edit(id, swap(10));
  await look(kontor, id);
  const [parked] = await changesOf(kontor, id);
  expect([parked?.state, parked?.reason_code]).toEqual(['parked', 'lines-unknown']);
  expect(parked?.reason).toMatch(/does not know the lines.*Compare the document in SAP/);
  expect(booked(kontor)).toEqual(before);
});

test('what was paid is the limit of refunds, also when the order costs less or more after it was booked', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { afterBooking: 'offset' });
  const { shop } = kontor.store;
  const [lower, higher] = [placePaid(kontor, card()), placePaid(kontor, card())];
  for (const id of [lower, higher]) await order(kontor, id);
  kontor.pass(1_000);
  shop.edit(lower, { lines: [towel('50')] });
  shop.edit(higher, { lines: [towel('200')] });
  /** More than the sandbox itself would give back of an order of that price. */
  const give = (id: number, amount: string) => {
    const made = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('1') }] });
    Object.assign(made, {
      total: money(amount),
      items: [{ item_type: 'ORDER', item_id: id, quantity: null, requested_amount: amount }],
    });
    for (const payment of made.payments ?? []) payment.amount = money(amount);
    shop.tell('order/refund/created', { type: 'order', id, refund: { refund_id: made.id } });
    return made.id;
  };
  await refund(kontor, lower, give(lower, '110'));
  const parked = await refund(kontor, higher, give(higher, '120'), 'parked');
  expect(parked.reason).toMatch(
    /refunds of order \d+ come to 120\.00 USD, but only 110\.00 USD was paid for it/,
  );
});
