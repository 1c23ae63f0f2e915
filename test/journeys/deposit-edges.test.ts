// Deposits of orders that change, are closed by a person or belong to an earlier version; and of a shop that takes none any more.
import pg from 'pg';
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { gateways } from '../../src/sandbox/bigcommerce/gateways.ts';
import { booked, hundred, order, setRules, towel } from '../books.ts';
import { aWhile, card, look } from '../changed-orders.ts';
import { eventuallyIs, kontorOfFile, placePaid, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

async function withDeposit(amount: string, rules: Record<string, unknown> = {}, draft = card()) {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { deposits: '21420000', afterBooking: 'offset', ...rules });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(draft);
  shop.pay(id, 'purchase', money(amount));
  await depositStands(kontor, amount);
  await kontor.idle();
  kontor.pass(1_000);
  return { kontor, shop, id };
}
const depositStands = (kontor: RunningKontor, amount: string) =>
  eventuallyIs(
    'the deposit is booked',
    async () => booked(kontor)['21420000'],
    is => is === `-${amount}.00`,
  );

/** Nobody is asked anything about any order. */
const nothingOpen = async (kontor: RunningKontor) =>
  expect((await kontor.client.listPostings({ state: 'parked,rejected' as never })).result).toEqual([]);

const payPal = () => hundred({ gateway: gateways.bigcommercePaypal, paymentMethod: 'PayPal' });

// An order of an earlier version (no rules stored) costs more after an edit: its payment is a part now, and Kontor books the same 110.00
// once more as a deposit. 220.00 stand on the clearing account; nothing is parked.
test('the payment of an order that an earlier version booked is not booked again as a deposit', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { deposits: '21420000' });
  const id = placePaid(kontor, card());
  const { id: posting } = await order(kontor, id);
  const db = new pg.Client({ connectionString: kontor.databaseUrl });
  await db.connect();
  await db.query('update postings set basis = null where id = $1', [posting]);
  await db.end();
  kontor.pass(1_000);
  kontor.store.shop.edit(id, { lines: [towel('120')] });
  await look(kontor, id);
  await nothingOpen(kontor);
  expect(booked(kontor)['11002010']).toBe('110.00');
});

// A person has booked an order by hand and closed its posting. It is edited and costs more: Kontor books its payment as a deposit, on top of
// what is booked by hand, and never takes it back, because the order stays closed. Nothing is parked or marked.
test('the payment of an order that a person has closed is not booked as a deposit', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { deposits: '21420000', clearing: { credit_card: null, default: null } });
  const id = placePaid(kontor, card());
  const parked = await order(kontor, id, 'parked');
  await kontor.client.closePosting({ id: parked.id, body: { note: 'Booked by hand.' } });
  await setRules(kontor, { deposits: '21420000' });
  kontor.pass(1_000);
  kontor.store.shop.edit(id, { lines: [towel('120')] });
  await look(kontor, id);
  await nothingOpen(kontor);
  expect(booked(kontor)).toEqual({});
});

// 66.00 are taken as a deposit; the order is edited down to 55.00 and 11.00 are voided. What is left is the whole, so the deposit is no part
// any more and is not followed: 11.00 that nobody has stay on clearing and on deposits for ever.
test('a deposit that is voided in part until it is the whole of an edited order comes to zero', async () => {
  const { kontor, shop, id } = await withDeposit('66');
  shop.edit(id, { lines: [towel('50')] });
  shop.pay(id, 'void', money('11'));
  shop.setStatus(id, 11);
  await order(kontor, id);
  await look(kontor, id);
  await nothingOpen(kontor);
  expect(booked(kontor)).toEqual({ '11002010': '55.00', '41000000': '-50.00', '22000000': '-5.00' });
});

// The same 10.00 stay when a part of the deposit is voided after the rule was removed (a deposit voided as a whole is followed then).
test('a deposit that is voided in part after the rule was removed comes to zero', async () => {
  const { kontor, shop, id } = await withDeposit('30');
  await setRules(kontor, { deposits: null, afterBooking: 'offset' });
  shop.pay(id, 'void', money('10'));
  shop.pay(id, 'purchase', money('90'));
  shop.setStatus(id, 11);
  await order(kontor, id);
  await look(kontor, id);
  await nothingOpen(kontor);
  expect(booked(kontor)).toEqual({ '11002010': '110.00', '41000000': '-100.00', '22000000': '-10.00' });
});

// A deposit by PayPal (found by the order's payment method) is moved to `default` when the rest comes by card. The report of PayPal shows
// 30.00 that its clearing account does not have. With `park` a person is asked about a difference that does not exist.
test('a deposit by PayPal stays on its account when the rest is paid by card', async () => {
  const { kontor, shop, id } = await withDeposit('30', {}, payPal());
  expect(booked(kontor)['11002020']).toBe('30.00');
  shop.pay(id, 'purchase', money('80'), { gateway: gateways.stripe });
  await order(kontor, id);
  await look(kontor, id);
  await nothingOpen(kontor);
  expect(booked(kontor)).toMatchObject({ '11002010': '80.00', '11002020': '30.00' });
});

// A deposit whose rule was removed goes back. Kontor says that it has booked nothing for the order (after a day), and the deposit cannot be
// taken back by Kontor any more.
test('a deposit goes back also after its rule was removed', async () => {
  const { kontor, shop, id } = await withDeposit('30');
  await setRules(kontor, { deposits: null });
  shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('30') }] });
  // It waits for the order, so that Kontor is never idle.
  await aWhile(4_000);
  expect(booked(kontor)).toEqual({});
});
