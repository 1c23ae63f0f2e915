// Deposits of orders that are never booked, that people have booked by hand, and that stand on several accounts or next to store credit: each
// comes to zero, or a person is asked.
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { gateways, storeCredit } from '../../src/sandbox/bigcommerce/gateways.ts';
import { booked, order, refund, setRules } from '../books.ts';
import { card, look, postingsOf } from '../changed-orders.ts';
import { eventuallyIs, kontorOfFile, postingIn, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });
const deposits = '21420000';

async function partlyPaid(amount: string, rules: Record<string, unknown> = {}, draft = card()) {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { deposits, afterBooking: 'offset', ...rules });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(draft);
  shop.pay(id, 'purchase', money(amount));
  await kontor.idle();
  kontor.pass(1_000);
  return { kontor, shop, id, client: kontor.client };
}

const open = async ({ client }: RunningKontor) =>
  (await client.listPostings({ state: 'parked,rejected' as never })).result.map(one => one.reason_code);

const comesTo = (kontor: RunningKontor, wanted: Record<string, string>) =>
  eventuallyIs(
    `the ledger comes to ${JSON.stringify(wanted)}`,
    async () => JSON.stringify(Object.entries(booked(kontor)).sort()),
    is => is === JSON.stringify(Object.entries(wanted).sort()),
  );

const payTheRest = (shop: RunningKontor['store']['shop'], id: number, amount: string) => {
  shop.pay(id, 'purchase', money(amount));
  shop.setStatus(id, 11);
};

// Cancelled, never booked: the deposit.

test('a cancelled order whose deposit stays asks with both figures; the refund is booked, and closes the question', async () => {
  const { kontor, shop, id } = await partlyPaid('30');
  shop.setStatus(id, 5);
  const parked = await order(kontor, id, 'parked');
  expect(parked.reason_code).toBe('cancelled-with-deposit');
  expect(parked.reason).toMatch(
    /has booked 30\.00 USD for it as deposits, and 0\.00 USD of that went back to the customer: 30\.00 USD stays.*Give the money back in the shop.*close this posting/,
  );
  await look(kontor, id);
  expect((await order(kontor, id, 'parked')).changed_after_at).toBeNull();
  const { id: no } = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('30') }] });
  await refund(kontor, id, no);
  await comesTo(kontor, {});
  expect((await order(kontor, id, 'closed')).reason).toContain('Nothing of the deposits');
  await look(kontor, id);
  expect(await open(kontor)).toEqual([]);
});

test('a cancelled order whose deposit was voided asks nobody', async () => {
  const { kontor, shop, id } = await partlyPaid('30');
  shop.pay(id, 'void', money('30'));
  shop.setStatus(id, 5);
  await comesTo(kontor, {});
  await look(kontor, id);
  expect(await open(kontor)).toEqual([]);
});

test('a part of a deposit that goes back leaves the question; the rest closes it', async () => {
  const { kontor, shop, id } = await partlyPaid('30');
  shop.setStatus(id, 5);
  await order(kontor, id, 'parked');
  const give = (amount: string) =>
    shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money(amount) }] });
  await refund(kontor, id, give('10').id);
  await look(kontor, id);
  expect(await open(kontor)).toEqual(['cancelled-with-deposit']);
  await refund(kontor, id, give('20').id);
  await order(kontor, id, 'closed');
  await comesTo(kontor, {});
});

test('a person who closes the question is not asked again; when more comes in, the posting is marked', async () => {
  const { kontor, shop, id, client } = await partlyPaid('30');
  shop.setStatus(id, 5);
  const { id: posting } = await order(kontor, id, 'parked');
  await client.closePosting({ id: posting, body: { note: 'The shop keeps it; booked by hand.' } });
  await look(kontor, id);
  const closed = await order(kontor, id, 'closed');
  expect([closed.changed_after_at, await open(kontor)]).toEqual([null, []]);
  // What the shop says of the next second is news.
  kontor.pass(1_000);
  shop.pay(id, 'purchase', money('20'));
  shop.setStatus(id, 5);
  await eventuallyIs(
    'it is marked',
    async () => (await order(kontor, id, 'closed')).changed_after_at,
    is => is !== null,
  );
});

test('a replay of the question asks again, and an order that is opened again and paid is booked', async () => {
  const { kontor, shop, id, client } = await partlyPaid('30');
  shop.setStatus(id, 5);
  const { id: posting } = await order(kontor, id, 'parked');
  await client.replayPosting({ id: posting });
  await kontor.idle();
  await order(kontor, id, 'parked');
  shop.setStatus(id, 7);
  await order(kontor, id, 'closed');
  payTheRest(shop, id, '80');
  await order(kontor, id);
  expect(booked(kontor)).toEqual({ '11002010': '110.00', '41000000': '-100.00', '22000000': '-10.00' });
});

// Deposits that people have dealt with.

/** A deposit that could not be booked. */
async function parkedDeposit() {
  const made = await partlyPaid('30', { clearing: { credit_card: null, default: null } });
  const { kontor, shop, id, client } = made;
  const payment = shop.transactions.get(id)?.[0]?.id;
  const key = `orders/${id}/deposits/${id}:${payment}`;
  const deposit = (state: string) => postingIn(kontor, 'journal-entries.create', key, state);
  const { id: posting } = await deposit('parked');
  await setRules(kontor, { deposits, afterBooking: 'offset' });
  /** As a bookkeeper enters it. */
  const byHand = () => kontor.s4.enterByHand({ '11002010': '30.00', [deposits]: '-30.00' });
  const settle = (document_number: string) =>
    client.settlePosting({ id: posting, body: { found: true, document_number, accept_difference: true } });
  return { ...made, posting, deposit, byHand, settle };
}
const sold = { '11002010': '110.00', '41000000': '-100.00', '22000000': '-10.00' };

test('a parked deposit that a person has booked by hand and settled is taken by its order', async () => {
  const { kontor, shop, id, byHand, settle, deposit } = await parkedDeposit();
  await settle(byHand());
  await deposit('accepted');
  payTheRest(shop, id, '80');
  await order(kontor, id);
  expect(booked(kontor)).toEqual(sold);
});

test('a deposit that a person has booked by hand, settled, and that goes back comes to zero', async () => {
  const { kontor, shop, id, byHand, settle } = await parkedDeposit();
  await settle(byHand());
  const { id: no } = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('30') }] });
  await refund(kontor, id, no);
  expect(booked(kontor)).toEqual({});
});

test('a deposit that a person has booked by hand, settled, and that is voided asks a person', async () => {
  const { kontor, shop, id, byHand, settle } = await parkedDeposit();
  await settle(byHand());
  shop.pay(id, 'void', money('30'));
  await eventuallyIs(
    'a person is asked',
    () => open(kontor),
    is => is.join() === 'lines-unknown',
  );
  await look(kontor, id);
  expect(await postingsOf(kontor, id)).toHaveLength(2);
});

test('a deposit that a person has closed as booked by hand is not booked twice: Kontor asks, and takes it once it is settled', async () => {
  const { kontor, shop, id, client, posting, byHand, settle } = await parkedDeposit();
  const number = byHand();
  await client.closePosting({ id: posting, body: { note: 'Booked by hand.' } });
  payTheRest(shop, id, '80');
  const parked = await order(kontor, id, 'parked');
  expect(parked.reason).toMatch(/closed its deposit .* \(30\.00 USD\).*settle the posting of the deposit/);
  await settle(number);
  await order(kontor, id);
  expect(booked(kontor)).toEqual(sold);
});

test('a deposit that a person has closed, and of which nothing is booked, comes with its order after a replay', async () => {
  const { kontor, shop, id, client, posting } = await parkedDeposit();
  await client.closePosting({ id: posting, body: { note: 'Not to be booked.' } });
  payTheRest(shop, id, '80');
  await client.replayPosting({ id: (await order(kontor, id, 'parked')).id });
  await order(kontor, id);
  await look(kontor, id);
  expect([booked(kontor), await open(kontor)]).toEqual([sold, []]);
});

// Deposits on several accounts, and next to store credit.

const other = '21400000';

test.each(['paid', 'given back'])('two deposits on two accounts leave nothing on either: %s', async end => {
  const { kontor, shop, id } = await partlyPaid('30');
  await setRules(kontor, { deposits: other, afterBooking: 'offset' });
  shop.pay(id, 'purchase', money('20'));
  await comesTo(kontor, { '11002010': '50.00', [deposits]: '-30.00', [other]: '-20.00' });
  if (end === 'paid') {
    payTheRest(shop, id, '60');
    await order(kontor, id);
    expect(booked(kontor)).toEqual(sold);
    return;
  }
  const { id: no } = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('50') }] });
  await refund(kontor, id, no);
  expect(booked(kontor)).toEqual({});
});

/** 50.00 of 110.00 are paid with store credit. */
const withCredit = () => partlyPaid('30', { storeCredit: '21410000' }, card({ storeCredit: money('50') }));
const owed = '21410000';

test('a deposit next to store credit that is voided comes to zero', async () => {
  const { kontor, shop, id } = await withCredit();
  expect(booked(kontor)).toEqual({ '11002010': '30.00', [deposits]: '-30.00' });
  shop.pay(id, 'void', money('30'));
  shop.setStatus(id, 5);
  await comesTo(kontor, {});
  await look(kontor, id);
  expect(await open(kontor)).toEqual([]);
});

test('a deposit next to store credit that all goes back to where it came from leaves nothing', async () => {
  const { kontor, shop, id } = await withCredit();
  const { id: no } = shop.refundBy(id, {
    items: [{ type: 'ORDER', id, amount: money('80') }],
    payments: [
      { provider: storeCredit.refundProvider, amount: money('50') },
      { provider: gateways.stripe.refundProvider, amount: money('30') },
    ],
  });
  await refund(kontor, id, no);
  expect(booked(kontor)).toEqual({});
});

test('a deposit next to store credit that all becomes store credit is owed to the customer as such', async () => {
  const { kontor, shop, id } = await withCredit();
  for (const amount of ['60', '20']) {
    const { id: no } = shop.refundBy(id, {
      items: [{ type: 'ORDER', id, amount: money(amount) }],
      payments: [{ provider: storeCredit.refundProvider, amount: money(amount) }],
    });
    await refund(kontor, id, no);
  }
  // 50.00 of it were owed before the order, and never left the account.
  expect(booked(kontor)).toEqual({ '11002010': '30.00', [owed]: '-30.00' });
});

test('a deposit next to store credit is taken by the order, also after a part went back', async () => {
  const { kontor, shop, id } = await withCredit();
  const { id: no } = shop.refundBy(id, {
    items: [{ type: 'ORDER', id, amount: money('10') }],
    payments: [{ provider: gateways.stripe.refundProvider, amount: money('10') }],
  });
  await refund(kontor, id, no);
  payTheRest(shop, id, '30');
  await order(kontor, id);
  await comesTo(kontor, {
    '11002010': '50.00',
    [owed]: '50.00',
    '41000000': '-100.00',
    '22000000': '-10.00',
    '44100000': '10.00',
  });
});
