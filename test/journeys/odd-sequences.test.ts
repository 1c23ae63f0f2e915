// Orders, deposits and refunds whose events come in an odd order: the books follow them to their end, or a person is asked.
import { describe, expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { gateways } from '../../src/sandbox/bigcommerce/gateways.ts';
import type { OrderDraft } from '../../src/sandbox/bigcommerce/shop-data.ts';
import { booked, change, hundred, order, refund, setRules, towel } from '../books.ts';
import { changesOf, look } from '../changed-orders.ts';
import {
  eventuallyIs,
  flowOf,
  kontorOfFile,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

const ledgerBecomes = (kontor: RunningKontor, wanted: Record<string, string>) =>
  eventuallyIs(
    `the ledger is ${JSON.stringify(wanted)}`,
    async () => booked(kontor),
    found => JSON.stringify(Object.entries(found).sort()) === JSON.stringify(Object.entries(wanted).sort()),
  );

/** 30.00 of 110.00 have come in, and stand on the account of deposits. */
async function withDeposit() {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { deposits: '21420000', afterBooking: 'offset' });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(hundred({ gateway: gateways.stripe }));
  shop.pay(id, 'purchase', money('30'));
  await ledgerBecomes(kontor, { '11002010': '30.00', '21420000': '-30.00' });
  const journal = await flowOf(kontor, 'order-to-journal');
  /** What happens before Kontor looks again. */
  const meanwhile = async (happens: () => void) => {
    await kontor.idle();
    await kontor.client.pauseFlow({ id: journal });
    happens();
    await kontor.client.resumeFlow({ id: journal });
  };
  return { kontor, shop, id, meanwhile };
}

const sold = { '11002010': '110.00', '41000000': '-100.00', '22000000': '-10.00' };

test('a deposit that is voided while the whole is paid by another card is taken out of the books', async () => {
  const { kontor, shop, id, meanwhile } = await withDeposit();
  await meanwhile(() => {
    shop.pay(id, 'void', money('30'));
    shop.pay(id, 'purchase', money('110'));
    shop.setStatus(id, 11);
  });
  await order(kontor, id);
  await ledgerBecomes(kontor, sold);
});

test('a deposit that is voided after the rule was removed leaves the books', async () => {
  const { kontor, shop, id } = await withDeposit();
  await setRules(kontor, { deposits: null, afterBooking: 'offset' });
  shop.pay(id, 'void', money('30'));
  shop.edit(id, { staffNotes: 'Voided.' });
  await ledgerBecomes(kontor, {});
});

test('an order with a deposit of which every payment is voided after it was booked comes to nothing', async () => {
  const { kontor, shop, id } = await withDeposit();
  shop.pay(id, 'purchase', money('80'));
  shop.setStatus(id, 11);
  await order(kontor, id);
  const payments = shop.transactions.get(id) ?? [];
  const voids = payments.map(one => ({
    ...one,
    id: one.id + 100,
    event: 'void' as const,
    referenceId: one.id,
  }));
  shop.transactions.set(id, [...payments, ...voids]);
  shop.setStatus(id, 5);
  await ledgerBecomes(kontor, {});
});

test('an order with a deposit that is paid and refunded while it cannot be booked comes to nothing', async () => {
  const { kontor, shop, id, meanwhile } = await withDeposit();
  await meanwhile(() => {
    shop.pay(id, 'purchase', money('80'));
    shop.setStatus(id, 11);
    shop.refundBy(id, { items: [{ type: 'PRODUCT', id: 1, quantity: 1 }] });
  });
  await ledgerBecomes(kontor, { '41000000': '-100.00', '44100000': '100.00' });
});

describe('a deposit of which a part goes back before the rest comes in ends with its order', () => {
  /** An amount that is given back of an order is goodwill, and takes no tax with it. */
  const soldWithout10 = {
    '11002010': '100.00',
    '41000000': '-100.00',
    '22000000': '-10.00',
    '44100000': '10.00',
  };
  const partlyRefunded = async (rules: Record<string, unknown> = {}) => {
    const made = await withDeposit();
    const { kontor, shop, id } = made;
    await setRules(kontor, { deposits: '21420000', ...rules });
    const refund = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('10') }] });
    await ledgerBecomes(kontor, { '11002010': '20.00', '21420000': '-20.00' });
    const payTheRest = async () => {
      shop.pay(id, 'purchase', money('80'));
      shop.setStatus(id, 11);
      await ledgerBecomes(kontor, soldWithout10);
    };
    return { ...made, refund, payTheRest };
  };

  test.each(['offset', 'park'])('refunded, where changes are left to %s', async afterBooking => {
    const { kontor, id, refund, payTheRest } = await partlyRefunded({ afterBooking });
    await payTheRest();
    expect(booked(kontor, `BC-R1-${refund.id}`)).toEqual({
      '44100000': '10.00',
      '21420000': '-10.00',
    });
    // Looking again changes nothing.
    for (const flow of ['order-to-journal', 'refund-to-journal']) await look(kontor, id, 2, flow);
    await ledgerBecomes(kontor, soldWithout10);
  });

  test.each(['refund', 'order'])('refunded, and the answer to the document of the %s is lost', async lost => {
    const { kontor, shop, id } = await withDeposit();
    const whileLost = async (isNow: boolean, happens: () => void, key: string) => {
      if (isNow) kontor.s4.setFaults({ 'lost-after-commit': 1 });
      happens();
      if (isNow) await postingIn(kontor, 'journal-entries.create', key, 'uncertain');
      kontor.s4.setFaults({});
    };
    const refunds = () => shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('10') }] });
    await whileLost(lost === 'refund', refunds, `orders/${id}/refunds/1`);
    if (lost === 'order') await refund(kontor, id, 1);
    const pays = () => {
      shop.pay(id, 'purchase', money('80'));
      shop.setStatus(id, 11);
    };
    await whileLost(lost === 'order', pays, `orders/${id}`);
    await ledgerBecomes(kontor, soldWithout10);
  });

  test('refunded, and the refund is declined after the order was booked, and accepted after all', async () => {
    const { kontor, shop, refund, payTheRest } = await partlyRefunded({ afterBooking: 'offset' });
    await payTheRest();
    shop.declineRefund(refund.id, 'The card has expired.');
    await ledgerBecomes(kontor, sold);
    shop.acceptRefund(refund.id);
    await ledgerBecomes(kontor, soldWithout10);
  });

  test('voided', async () => {
    const { kontor, shop, id } = await withDeposit();
    shop.pay(id, 'void', money('10'));
    shop.edit(id, { staffNotes: 'A part was voided.' });
    await ledgerBecomes(kontor, { '11002010': '20.00', '21420000': '-20.00' });
    shop.pay(id, 'purchase', money('90'));
    shop.setStatus(id, 11);
    await ledgerBecomes(kontor, sold);
  });
});

test('a deposit that could not be sent at once does not hold up its order for ever', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { deposits: '21420000' });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(hundred({ gateway: gateways.stripe }));
  kontor.s4.setFaults({ 'lost-before-commit': 1 });
  shop.pay(id, 'purchase', money('30'));
  await eventuallyIs(
    'its answer is lost',
    async () => (await kontor.client.listPostings({ state: 'uncertain' })).result,
    found => found.some(one => one.business_key.includes('/deposits/')),
  );
  kontor.s4.setFaults({});
  shop.pay(id, 'purchase', money('80'));
  shop.setStatus(id, 11);
  await ledgerBecomes(kontor, sold);
});

test.each(['offset', 'park'])(
  'a refund that the provider takes after all is booked again, or asks no more (%s)',
  async afterBooking => {
    const kontor = await kontorOf({ flows: true });
    await setRules(kontor, { afterBooking });
    const { shop } = kontor.store;
    const id = placePaid(kontor, hundred({ gateway: gateways.stripe }));
    await order(kontor, id);
    const made = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('11') }] });
    await refund(kontor, id, made.id);
    shop.declineRefund(made.id, 'The card has expired.');
    const changes = `orders/${id}/refunds/${made.id}/changes`;
    const isParked = afterBooking === 'park';
    await postingIn(kontor, 'journal-entries.create', `${changes}/1`, isParked ? 'parked' : 'accepted');
    shop.acceptRefund(made.id);
    const [last, state] = isParked ? [`${changes}/1`, 'closed'] : [`${changes}/2`, 'accepted'];
    await postingIn(kontor, 'journal-entries.create', last, state);
    expect(booked(kontor)).toMatchObject({ '11002010': '99.00' });
  },
);

test.each<[string, Partial<OrderDraft>]>([
  ['by bank transfer', { paymentMethod: 'Bank Deposit' }],
  ['with a gift certificate', { gateway: gateways.stripe, giftCertificate: money('110') }],
  ['with store credit', { gateway: gateways.stripe, storeCredit: money('110') }],
])('an order that was paid %s and is cancelled waits for a person: its money stays', async (_, how) => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { afterBooking: 'offset' });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(hundred(how));
  if (how.gateway) shop.pay(id, 'purchase');
  else shop.setStatus(id, 11);
  await order(kontor, id);
  const before = booked(kontor);
  kontor.pass(1_000);
  shop.setStatus(id, 5);
  expect((await change(kontor, id, 1, 'parked')).reason_code).toBe('cancelled-with-money');
  expect(booked(kontor)).toEqual(before);
});

/** Something that changes the accounts, and no total. */
const swap = { lines: [towel('90')], fees: [{ name: 'Express', amount: money('10') }] };

test('an edit is booked by the rules of then, where an account of today is blocked or a marketplace has no rules any more', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const { id: channelId } = shop.channels.add({ name: 'Big market', type: 'marketplace' });
  const market = { taxLiable: 'marketplace', marketplaceTax: '22900000' };
  await setRules(kontor, { afterBooking: 'offset', channels: { [channelId]: market } });
  const ids = [{}, { channelId }].map(more =>
    placePaid(kontor, hundred({ gateway: gateways.stripe, ...more })),
  );
  for (const id of ids) await order(kontor, id);
  await setRules(kontor, { afterBooking: 'offset', revenue: '41000500', channels: null });
  kontor.s4.blockAccount('41000500', true);
  kontor.pass(61_000);
  for (const id of ids) {
    shop.edit(id, swap);
    await change(kontor, id, 1);
    expect(booked(kontor, `BC-C1-${id}`)).toEqual({ '41000000': '10.00', '41200000': '-10.00' });
  }
});

test('an edit is booked of an order of which a person has said that it was paid in another way', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { afterBooking: 'offset' });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(hundred({ gateway: gateways.stripe }));
  shop.pay(id, 'purchase', money('110'), { status: 'error' });
  shop.setStatus(id, 11);
  const parked = await order(kontor, id, 'parked');
  await kontor.client.replayPosting({ id: parked.id });
  await order(kontor, id);
  kontor.pass(1_000);
  shop.edit(id, swap);
  await change(kontor, id, 1);
});

test('a replay after a rule was set does not book an order whose payment was voided meanwhile', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { clearing: { credit_card: null, default: null } });
  const { shop } = kontor.store;
  const id = placePaid(kontor, hundred({ gateway: gateways.stripe }));
  const parked = await order(kontor, id, 'parked');
  expect(parked.reason_code).toBe('no-clearing-rule');
  shop.pay(id, 'void', money('110'));
  shop.setStatus(id, 11);
  await setRules(kontor, {});
  await kontor.client.replayPosting({ id: parked.id });
  await eventuallyIs(
    'it asks how it was paid',
    () => order(kontor, id, 'parked'),
    one => one.reason_code === 'no-payment-stands',
  );
  expect(booked(kontor)).toEqual({});
});

/** Its journal entry was sent and is surely not there; then it was cancelled, and its money stays. */
async function cancelledOnceSent() {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  kontor.s4.setFaults({ 'lost-before-commit': 1 });
  const id = placePaid(kontor, hundred({ gateway: gateways.stripe }));
  await order(kontor, id, 'uncertain');
  kontor.pass(1_000);
  shop.setStatus(id, 5);
  kontor.s4.setFaults({});
  const parked = await order(kontor, id, 'parked');
  expect(parked.reason_code).toBe('cancelled-with-money');
  expect(parked.attempts).toBeGreaterThan(0);
  return { kontor, shop, id, parked };
}

test('a cancelled order that was sent once, and is not there, is booked when a person says that the shop keeps the money', async () => {
  const { kontor, id, parked } = await cancelledOnceSent();
  await kontor.client.replayPosting({ id: parked.id });
  await order(kontor, id);
  expect(booked(kontor)).toEqual(sold);
});

test('a cancelled order that was sent once, and is not there, follows its money when that goes back', async () => {
  const { kontor, shop, id } = await cancelledOnceSent();
  const made = shop.refundBy(id, { items: [{ type: 'PRODUCT', id: 1, quantity: 1 }] });
  await refund(kontor, id, made.id);
  expect(booked(kontor)).toEqual({ '41000000': '-100.00', '44100000': '100.00' });
});

test('what a person has decided about an edit is not asked again, until the difference is another one', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client, store } = kontor;
  const id = placePaid(kontor, hundred({ gateway: gateways.stripe }));
  await order(kontor, id);
  kontor.pass(1_000);
  store.shop.edit(id, swap);
  const first = await change(kontor, id, 1, 'parked');
  await client.closePosting({ id: first.id, body: { note: 'Booked by hand.' } });
  await look(kontor, id);
  expect(await changesOf(kontor, id)).toMatchObject([{ state: 'closed' }]);
  store.shop.edit(id, { ...swap, lines: [towel('85')], fees: [{ name: 'Express', amount: money('15') }] });
  expect((await change(kontor, id, 2, 'parked')).reason).toContain('15.00 USD');
});

test.each(['replay', 'close'] as const)(
  'that the shop keeps the money of a cancelled order is not asked again after a %s',
  async how => {
    const kontor = await kontorOf({ flows: true });
    const { client, store } = kontor;
    const id = placePaid(kontor, hundred({ gateway: gateways.stripe }));
    await order(kontor, id);
    kontor.pass(1_000);
    store.shop.setStatus(id, 5);
    const parked = await change(kontor, id, 1, 'parked');
    expect(parked.reason_code).toBe('cancelled-with-money');
    if (how === 'replay') await client.replayPosting({ id: parked.id });
    else await client.closePosting({ id: parked.id, body: { note: 'The shop keeps it.' } });
    await change(kontor, id, 1, 'closed');
    await look(kontor, id);
    expect(await changesOf(kontor, id)).toMatchObject([{ state: 'closed' }]);
    expect(booked(kontor)).toEqual(sold);
  },
);

test('that the shop keeps the money is not asked again when the answer to the document is lost', async () => {
  const { kontor, id, parked } = await cancelledOnceSent();
  kontor.s4.setFaults({ 'lost-before-commit': 1 });
  await kontor.client.replayPosting({ id: parked.id });
  await order(kontor, id, 'uncertain');
  kontor.s4.setFaults({});
  await order(kontor, id);
  expect(booked(kontor)).toEqual(sold);
});

test('a deposit is not booked twice when its rule was removed, and it is the whole of an edited order', async () => {
  const { kontor, shop, id } = await withDeposit();
  await setRules(kontor, { deposits: null, afterBooking: 'offset' });
  kontor.pass(1_000);
  shop.edit(id, { lines: [towel('27.27')] });
  shop.setStatus(id, 11);
  await order(kontor, id);
  expect(booked(kontor)).toEqual({ '11002010': '30.00', '41000000': '-27.27', '22000000': '-2.73' });
});

test('of a refund of which one payment is declined after it was booked a person is told, until that is paid', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { storeCredit: '21410000', afterBooking: 'offset' });
  const { shop } = kontor.store;
  const id = placePaid(kontor, hundred({ gateway: gateways.stripe, storeCredit: money('40') }));
  await order(kontor, id);
  const made = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('90') }] });
  await refund(kontor, id, made.id);
  shop.declineRefund(made.id, 'The card has expired.', 0);
  const changes = `orders/${id}/refunds/${made.id}/changes/1`;
  const parked = await postingIn(kontor, 'journal-entries.create', changes, 'parked');
  expect(parked.reason).toMatch(/as 90\.00 USD, but only 20\.00 USD went back to the customer/);
  shop.acceptRefund(made.id, 0);
  await postingIn(kontor, 'journal-entries.create', changes, 'closed');
});

test('a cancelled order whose refund went back only in part keeps the rest: a person is asked for it', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { storeCredit: '21410000', afterBooking: 'offset' });
  const { shop } = kontor.store;
  const id = placePaid(kontor, hundred({ gateway: gateways.stripe, storeCredit: money('40') }));
  await order(kontor, id);
  const made = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('110') }] });
  await refund(kontor, id, made.id);
  kontor.pass(1_000);
  shop.setStatus(id, 5);
  await kontor.idle();
  shop.declineRefund(made.id, 'The card has expired.', 0);
  shop.edit(id, { staffNotes: 'Declined.' });
  expect((await change(kontor, id, 1, 'parked')).reason).toMatch(/but 70.00 USD of what came in/);
});

test('an order that the shop shows in another currency after it was booked waits for a person', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { afterBooking: 'offset', currencies: ['USD', 'JPY'] });
  const { shop } = kontor.store;
  const id = placePaid(kontor, hundred({ gateway: gateways.stripe }));
  await order(kontor, id);
  kontor.pass(1_000);
  const there = shop.orders.get(id);
  if (there) there.currency = 'JPY';
  shop.edit(id, { staffNotes: 'Paid in yen.' });
  const parked = await change(kontor, id, 1, 'parked');
  expect(parked.reason).toContain('It was booked in USD, but the shop now shows it in JPY.');
  expect(booked(kontor)).toEqual(sold);
});

test('rules of a channel that the shop does not have are refused', async () => {
  const kontor = await kontorOf({ flows: true });
  await expect(setRules(kontor, { channels: { 99: { revenue: '41000500' } } })).rejects.toThrow(
    /The shop has no channel 99/,
  );
});
