// What is booked is right: only money that has moved, owed where it is owed, on the day of the business, by the rules of its time.
import { expect, onTestFinished, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { gateways } from '../../src/sandbox/bigcommerce/gateways.ts';
import type { Shop } from '../../src/sandbox/bigcommerce/shop.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { booked, change, hundred, order, refund, setRules, sold } from '../books.ts';
import { countingFront } from '../counting-front.ts';
import { eventuallyIs } from '../eventually.ts';
import {
  entriesOf,
  eventually,
  flowOf,
  kontorOfFile,
  orderDraft,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

/** The references of what is booked of its deposits, in the order in which it was. */
async function deposits(kontor: RunningKontor, id: number, count: number): Promise<[string, ...string[]]> {
  const all = await eventuallyIs(
    `${count} documents of deposits`,
    async () =>
      (await kontor.client.listPostings({ state: 'accepted' })).result.filter(one =>
        one.business_key.includes(`/orders/${id}/deposits/`),
      ),
    found => found.length === count,
  );
  return all.map(one => one.reference ?? '').toReversed() as [string, ...string[]];
}

test('an order that was paid in test mode is not booked as real money', async () => {
  const kontor = await kontorOf({ flows: true });
  const { store, client } = kontor;
  const tested = store.shop.placeOrder(hundred({ gateway: gateways.stripe }));
  store.shop.pay(tested.id, 'purchase', tested.totals.totalInc, { test: true });
  const real = placePaid(kontor, hundred({ gateway: gateways.stripe }));
  await order(kontor, real);
  await kontor.idle();
  expect(entriesOf(kontor, `BC-${tested.id}`)).toEqual([]);
  expect(kontor.s4.books().salesOrders.get(`BC-${tested.id}`)).toBeUndefined();
  const { result } = await client.listPostings({ business_key: `orders/${tested.id}` });
  expect(result.filter(one => one.state === 'accepted')).toEqual([]);
});

test('an evening order is booked on the day of the shop, and not on that of Greenwich', async () => {
  const kontor = await kontorOf({ flows: true, store: { timezone: 'America/Chicago' } });
  const utc = new Date(kontor.now()).toISOString().slice(0, 10);
  // Half past nine in the evening, and half past two in the morning of the next day in UTC.
  const id = kontor.store.shop.placeOrder(hundred({ createdMs: Date.parse(`${utc}T02:30:00Z`) })).id;
  kontor.store.shop.pay(id, 'purchase');
  await order(kontor, id);
  const before = new Date(Date.parse(utc) - 86_400_000);
  const [item] = kontor.s4.books().ledgerItems.filter(one => one.reference === `BC-${id}`);
  expect(item).toMatchObject({
    documentDate: `/Date(${before.getTime()})/`,
    postingDate: `/Date(${before.getTime()})/`,
  });

  await setRules(kontor, { timeZone: 'Asia/Tokyo' });
  const late = kontor.store.shop.placeOrder(hundred({ createdMs: Date.parse(`${utc}T02:30:00Z`) })).id;
  kontor.store.shop.pay(late, 'purchase');
  await order(kontor, late);
  const [there] = kontor.s4.books().ledgerItems.filter(one => one.reference === `BC-${late}`);
  expect(there?.documentDate).toBe(`/Date(${Date.parse(utc)})/`);
});

test('a refund to store credit leaves no clearing account, and comes to zero when it is spent', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const first = placePaid(
    kontor,
    hundred({ gateway: gateways.stripe, customerId: shop.addCustomer(orderDraft().address).id }),
  );
  await order(kontor, first);
  const { id } = shop.refundBy(first, {
    items: [{ type: 'PRODUCT', id: 1, quantity: 1 }],
    payments: [{ provider: 'storecredit', amount: money('110') }],
  });
  await refund(kontor, first, id);
  expect(booked(kontor, `BC-${first}`, `BC-R-${id}`)).toEqual({
    '11002010': '110.00',
    '41000000': '-100.00',
    '44100000': '100.00',
    '21410000': '-110.00',
  });
  const next = placePaid(kontor, hundred({ storeCredit: money('110') }));
  await order(kontor, next);
  expect(booked(kontor, `BC-R-${id}`, `BC-${next}`)['21410000']).toBeUndefined();
});

test('a refund of goods and shipping, which the shop gives by quantity and amount, is booked as both', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, hundred({ shippingExTax: money('10') }));
  await order(kontor, id);
  const given = kontor.store.shop.refundBy(id, {
    items: [
      { type: 'PRODUCT', id: 1, quantity: 1 },
      { type: 'SHIPPING', id, amount: money('11') },
    ],
  });
  await refund(kontor, id, given.id);
  expect(booked(kontor, `BC-R-${given.id}`)).toMatchObject({
    '44100000': '100.00',
    '41100000': '10.00',
    '22000000': '11.00',
  });
});

test('a restocking fee that is kept back waits for its account, and is income then', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, hundred());
  await order(kontor, id);
  const kept = { amount: money('-11'), description: 'Restocking' };
  const given = kontor.store.shop.refundBy(id, {
    items: [{ type: 'PRODUCT', id: 1, quantity: 1, adjustments: [kept] }],
  });
  const parked = await refund(kontor, id, given.id, 'parked');
  expect(parked.reason).toMatch(
    /keeps back a part.*Set "restockingFees" in the flow's account rules, then replay/,
  );
  // The order was booked by rules that had no such account: what they did not say, the rules of today say.
  await setRules(kontor, { restockingFees: '41300000' });
  await kontor.client.replayPosting({ id: parked.id });
  await refund(kontor, id, given.id);
  expect(booked(kontor, `BC-R-${given.id}`)).toMatchObject({ '44100000': '100.00', '41300000': '-10.00' });
});

test('a refund is booked by the rules that its order was booked by', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, hundred());
  await order(kontor, id);
  await setRules(kontor, { clearing: { default: '11002030' }, returns: '41000000' });
  const given = kontor.store.shop.refundBy(id, { items: [{ type: 'PRODUCT', id: 1, quantity: 1 }] });
  await refund(kontor, id, given.id);
  expect(booked(kontor, `BC-R-${given.id}`)).toMatchObject({ '11002010': '-110.00', '44100000': '100.00' });
  // A change of the rules changes nothing about what is booked.
  kontor.store.shop.edit(id, { staffNotes: 'called the customer' });
  const other = placePaid(kontor, hundred());
  await order(kontor, other);
  await kontor.idle();
  expect(booked(kontor, `BC-${id}`)).toMatchObject({ '11002010': '110.00' });
  expect(entriesOf(kontor, `BC-C1-${id}`)).toEqual([]);
});

test('an order that is edited after it was booked waits for a person, or books the difference, as the flow says', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const id = placePaid(kontor, hundred());
  await order(kontor, id);
  // A fee becomes part of it, and the price gives way by as much.
  const lines = [{ id: 1, sku: 'TG11', name: 'Linen towel', quantity: 1, priceExTax: money('90') }];
  shop.edit(id, { lines, fees: [{ name: 'Express', amount: money('10') }] });
  const parked = await change(kontor, id, 1, 'parked');
  expect(parked.reason).toMatch(/changed in the shop after it was booked. The difference is 10.00 USD./);
  await kontor.client.replayPosting({ id: parked.id });
  await change(kontor, id, 1);
  const after = { '11002010': '110.00', '41000000': '-90.00', '41200000': '-10.00', '22000000': '-10.00' };
  expect(booked(kontor, `BC-${id}`, `BC-C1-${id}`)).toEqual(after);

  await setRules(kontor, { afterBooking: 'offset' });
  shop.edit(id, { lines, fees: [{ name: 'Express', amount: money('4') }], shippingExTax: money('6') });
  await change(kontor, id, 2);
  expect(booked(kontor, `BC-${id}`, `BC-C1-${id}`, `BC-C2-${id}`)).toEqual({
    ...after,
    '41200000': '-4.00',
    '41100000': '-6.00',
  });
  await kontor.idle();
  expect(entriesOf(kontor, `BC-C2-${id}`)).toHaveLength(1);
});

test('an edit that needs an account which the rules did not have is booked once they have it', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { afterBooking: 'offset', fees: null });
  const { shop } = kontor.store;
  const id = placePaid(kontor, hundred());
  await order(kontor, id);
  kontor.pass(1_000);
  shop.edit(id, { fees: [{ name: 'Express', amount: money('10') }] });
  shop.pay(id, 'purchase', money('11'));
  const parked = await change(kontor, id, 1, 'parked');
  expect(parked.reason_code).toBe('no-account-rule');
  await setRules(kontor, { afterBooking: 'offset', taxCode: 'O1' });
  await kontor.client.replayPosting({ id: parked.id });
  await change(kontor, id, 1);
  expect(booked(kontor, `BC-C1-${id}`)).toMatchObject({ '41200000': '-10.00' });
});

test('an edit that is taken back after its difference was booked is taken out of the books again', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { afterBooking: 'offset' });
  const { shop } = kontor.store;
  const id = placePaid(kontor, hundred());
  await order(kontor, id);
  const goods = (price: string) => [
    { id: 1, sku: 'TG11', name: 'Linen towel', quantity: 1, priceExTax: money(price) },
  ];
  shop.edit(id, { lines: goods('90'), fees: [{ name: 'Express', amount: money('10') }] });
  await change(kontor, id, 1);
  // The total stays, and the store says to the second when an order was changed: within one second its list would show no change.
  kontor.pass(1_000);
  shop.edit(id, { lines: goods('100'), fees: [] });
  await change(kontor, id, 2);
  const before = booked(kontor, `BC-${id}`);
  expect(booked(kontor, `BC-${id}`, `BC-C1-${id}`, `BC-C2-${id}`)).toEqual(before);
});

test('an order of which less is due after it was booked waits for a person, and does so only once', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { afterBooking: 'offset' });
  const id = placePaid(kontor, hundred());
  await order(kontor, id);
  kontor.store.shop.edit(id, { discount: money('11') });
  const parked = await change(kontor, id, 1, 'parked');
  expect(parked.reason).toMatch(/110.00 USD.*99.00 USD/);
  // As soon as it adds up again, the difference is what is left: here nothing but a fee.
  kontor.store.shop.edit(id, { fees: [{ name: 'Express', amount: money('10') }] });
  await change(kontor, id, 1);
  expect(booked(kontor, `BC-C1-${id}`)).toEqual({ '44000000': '10.00', '41200000': '-10.00' });
});

test.each([
  ['cancelled', 5],
  ['paid', 11],
])(
  'a payment that is voided after its order was booked is taken out of the books again, where the shop calls the order %s',
  async (_name, status) => {
    const kontor = await kontorOf({ flows: true });
    await setRules(kontor, { afterBooking: 'offset' });
    const { shop } = kontor.store;
    const id = placePaid(kontor, hundred({ gateway: gateways.stripe }));
    await order(kontor, id);
    shop.pay(id, 'void', money('110'));
    shop.setStatus(id, status);
    await change(kontor, id, 1);
    expect(booked(kontor, `BC-${id}`, `BC-C1-${id}`)).toEqual({});
  },
);

test('a deposit is owed until its order is fully paid, and comes to zero', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { deposits: '21420000' });
  const { shop } = kontor.store;
  // The order has an older day than what it takes from the deposit.
  const createdMs = kontor.now() - 2 * 86_400_000;
  const { id } = shop.placeOrder(hundred({ gateway: gateways.stripe, createdMs }));
  shop.pay(id, 'purchase', money('30'));
  const [first = ''] = await deposits(kontor, id, 1);
  expect(booked(kontor, first)).toEqual({ '11002010': '30.00', '21420000': '-30.00' });
  shop.pay(id, 'purchase', money('80'), { gateway: gateways.braintreePaypal });
  shop.setStatus(id, 11);
  await order(kontor, id);
  expect(booked(kontor, `BC-${id}`)).toMatchObject({ '41000000': '-100.00', '21420000': '30.00' });
  expect(booked(kontor, `BC-${id}`, first)).not.toHaveProperty('21420000');
  const postedOn = (reference: string) =>
    new Set(
      kontor.s4
        .books()
        .ledgerItems.filter(one => one.reference === reference)
        .map(one => one.postingDate),
    );
  expect(postedOn(`BC-${id}`)).toEqual(postedOn(first));
  // A change of something else books no deposit, and no order, again.
  shop.edit(id, { staffNotes: 'Call first.' });
  await kontor.idle();
  expect(entriesOf(kontor, `BC-${id}`)).toHaveLength(1);
  expect(entriesOf(kontor, first)).toHaveLength(1);
});

test('a deposit whose order is never paid goes back from where it stands', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { deposits: '21420000' });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(hundred({ gateway: gateways.stripe }));
  shop.pay(id, 'purchase', money('30'));
  const [first] = await deposits(kontor, id, 1);
  const { id: no } = shop.refund(id, money('30'), 'changed her mind');
  await refund(kontor, id, no);
  expect(booked(kontor, first, `BC-R-${no}`)).toEqual({});
});

test('a deposit that is voided is taken out of the books again', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { deposits: '21420000', afterBooking: 'offset' });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(hundred({ gateway: gateways.stripe }));
  shop.pay(id, 'purchase', money('30'));
  const [first] = await deposits(kontor, id, 1);
  shop.pay(id, 'void', money('30'));
  shop.edit(id, { staffNotes: 'The card was stolen.' });
  const [, second] = await deposits(kontor, id, 2);
  expect(booked(kontor, first, second ?? '')).toEqual({});
});

test('an order that is cancelled while it is being booked does not stay sold', async () => {
  const kontor = await kontorOf();
  const { client, s4 } = kontor;
  const { shop } = kontor.store;
  const front = await countingFront(s4.url);
  onTestFinished(() => front.close());
  const tuning = { timeoutSeconds: 30, quietPeriodSeconds: 3, concurrency: 12, pollGraceSeconds: 0 };
  const between = { store: kontor.store, s4: { ...s4, url: front.url }, tuning, materials: 'sku' as const };
  await setUpConnections(client, between);
  await setRules(kontor, { afterBooking: 'offset' });
  kontor.pass(61_000);
  front.keep = /GLAccount%20eq%20'41000000'/;
  const id = placePaid(kontor, hundred({ gateway: gateways.stripe }));
  await eventually('it is being booked', () => front.kept() > 0);
  front.keep = undefined;
  shop.pay(id, 'void', money('110'));
  shop.setStatus(id, 5);
  const polls = async () =>
    (await client.listRuns({ outcome: 'succeeded', limit: 500 })).result.filter(one => one.found > 0).length;
  const before = await polls();
  await eventually('the cancellation is polled', async () => (await polls()) > before);
  // What it starts has time to run.
  await new Promise(done => setTimeout(done, 1_000));
  front.letGo();
  await change(kontor, id, 1);
  expect(booked(kontor, `BC-${id}`, `BC-C1-${id}`)).toEqual({});
});

test('a cancelled order whose money was not given back is no income: a person is told, until it is', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client } = kontor;
  const { shop } = kontor.store;
  const kept = /was cancelled in the shop, but 110.00 USD of what came in for it was not given back/;
  const back = (id: number) => shop.refundBy(id, { items: [{ type: 'PRODUCT', id: 1, quantity: 1 }] });
  const isGivenBack = async (id: number, given: { id: number }) => {
    await refund(kontor, id, given.id);
    expect(booked(kontor, `BC-${id}`, `BC-R-${given.id}`)).toEqual({
      '41000000': '-100.00',
      '44100000': '100.00',
    });
  };

  // It was booked before it was cancelled.
  const sold = placePaid(kontor, hundred({ gateway: gateways.stripe }));
  await order(kontor, sold);
  shop.setStatus(sold, 5);
  expect((await change(kontor, sold, 1, 'parked')).reason).toMatch(kept);
  await isGivenBack(sold, back(sold));
  expect(await change(kontor, sold, 1, 'closed')).toMatchObject({ reason_code: 'nothing-left' });

  // It was cancelled before it could be booked.
  const journal = await flowOf(kontor, 'order-to-journal');
  const cancelled = async () => {
    await client.pauseFlow({ id: journal });
    const id = placePaid(kontor, hundred({ gateway: gateways.stripe }));
    shop.setStatus(id, 5);
    await client.resumeFlow({ id: journal });
    const parked = await order(kontor, id, 'parked');
    expect(parked.reason).toMatch(kept);
    expect(booked(kontor, `BC-${id}`)).toEqual({});
    return { id, parked };
  };
  const first = await cancelled();
  await isGivenBack(first.id, back(first.id));
  const second = await cancelled();
  await client.replayPosting({ id: second.parked.id });
  await order(kontor, second.id);
  expect(booked(kontor, `BC-${second.id}`)).toMatchObject({ '41000000': '-100.00' });
});

test('a replay answers what its own posting was parked for, and nothing else', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client } = kontor;
  const { shop } = kontor.store;
  // Parked for its currency; the bookkeeper adds the currency, while the customer cancels.
  const id = placePaid(kontor, hundred({ gateway: gateways.stripe, currency: 'SEK' }));
  const parked = await order(kontor, id, 'parked');
  expect(parked.reason_code).toBe('no-currency-rule');
  shop.setStatus(id, 5);
  await setRules(kontor, { currencies: ['USD', 'SEK'] });
  await client.replayPosting({ id: parked.id });
  const asked = () =>
    eventuallyIs(
      'it asks',
      () => order(kontor, id, 'parked'),
      one => one.reason_code === 'cancelled-with-money',
    );
  await asked();
  expect(booked(kontor, `BC-${id}`)).toEqual({});
  await client.replayPosting({ id: parked.id });
  await order(kontor, id);

  // Two questions of one order: each has its own answer.
  const other = placePaid(kontor, hundred({ gateway: gateways.stripe }));
  await order(kontor, other);
  const declined = shop.refundBy(other, { items: [{ type: 'ORDER', id: other, amount: money('11') }] });
  await refund(kontor, other, declined.id);
  shop.declineRefund(declined.id, 'The card has expired.');
  const changes = `orders/${other}/refunds/${declined.id}/changes/1`;
  await postingIn(kontor, 'journal-entries.create', changes, 'parked');
  const kept = shop.refundBy(other, {
    items: [{ type: 'PRODUCT', id: 1, quantity: 1 }],
    override: { total: money('99'), tax: money('9') },
  });
  const waits = await refund(kontor, other, kept.id, 'parked');
  expect(waits.reason_code).toBe('no-account-rule');
  await setRules(kontor, { currencies: ['USD', 'SEK'], restockingFees: '41300000' });
  await client.replayPosting({ id: waits.id });
  await refund(kontor, other, kept.id);
  await kontor.idle();
  await postingIn(kontor, 'journal-entries.create', changes, 'parked');
});

test('a refund that its provider declines after it was booked is taken out of the books again', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const id = placePaid(kontor, hundred({ gateway: gateways.stripe }));
  await order(kontor, id);
  const decline = async () => {
    const { id: given } = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('11') }] });
    await refund(kontor, id, given);
    shop.declineRefund(given, 'The card has expired.');
    return given;
  };
  const changeOf = (given: number, state = 'accepted') =>
    postingIn(kontor, 'journal-entries.create', `orders/${id}/refunds/${given}/changes/1`, state);

  const first = await decline();
  const parked = await changeOf(first, 'parked');
  expect(parked.reason).toMatch(/declined after it was booked: 11.00 USD did not go back/);
  expect(booked(kontor, `BC-R-${first}`)).toEqual({ '44100000': '11.00', '11002010': '-11.00' });
  await kontor.client.replayPosting({ id: parked.id });
  await changeOf(first);
  expect(booked(kontor, `BC-R-${first}`, `BC-R1-${first}`)).toEqual({});

  await setRules(kontor, { afterBooking: 'offset' });
  const second = await decline();
  await changeOf(second);
  expect(booked(kontor, `BC-R-${second}`, `BC-R1-${second}`)).toEqual({});
  await kontor.idle();
  expect(entriesOf(kontor, `BC-R1-${second}`)).toHaveLength(1);
});

test('a refund that is declined before it can be booked waits no more, and is booked if the provider takes it after all', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client } = kontor;
  const { shop } = kontor.store;
  const journal = await flowOf(kontor, 'order-to-journal');
  await client.pauseFlow({ id: journal });
  const id = placePaid(kontor, hundred({ gateway: gateways.stripe }));
  const made = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('11') }] });
  const reasonIn = async (state: string) => (await refund(kontor, id, made.id, state)).reason;
  expect(await reasonIn('planned')).toMatch(/waits until order \d+ is booked/);
  shop.declineRefund(made.id, 'The card has expired.');
  expect(await reasonIn('closed')).toMatch(/no document was made. Refund \d+ of order \d+ was declined/);
  shop.acceptRefund(made.id);
  await refund(kontor, id, made.id, 'planned');
  await client.resumeFlow({ id: journal });
  await refund(kontor, id, made.id);
  expect(booked(kontor, `BC-R-${made.id}`)).toEqual({ '44100000': '11.00', '11002010': '-11.00' });
});

test.each([
  ['disputed', (shop: Shop, id: number) => shop.setStatus(id, 13), 'changed-unclear'],
  ['edited', (shop: Shop, id: number) => shop.edit(id, { discount: money('11') }), 'does-not-add-up'],
] as const)(
  'an order that is %s while the answer to it is lost waits for a person',
  async (_, happens, code) => {
    const kontor = await kontorOf({ flows: true, quietPeriodSeconds: 5 });
    kontor.s4.setFaults({ 'lost-after-commit': 1 });
    const id = placePaid(kontor, hundred());
    await order(kontor, id, 'uncertain');
    kontor.s4.setFaults({});
    happens(kontor.store.shop, id);
    expect((await change(kontor, id, 1, 'parked')).reason_code).toBe(code);
    expect(entriesOf(kontor, `BC-${id}`)).toHaveLength(1);
  },
);

test('an order that is disputed after it was booked waits for a person', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, hundred());
  await order(kontor, id);
  kontor.store.shop.setStatus(id, 13);
  const parked = await change(kontor, id, 1, 'parked');
  expect(parked.reason).toMatch(
    /only a person can say what it is worth now: The payment of order \d+ is disputed/,
  );
});

test('an order for a month that is closed meanwhile waits, or is posted on the next open day with its own date', async () => {
  const kontor = await kontorOf({ flows: true });
  const { s4, store } = kontor;
  const first = new Date(kontor.now());
  first.setUTCDate(1);
  const before = new Date(first.getTime() - 86_400_000);
  const month = before.toISOString().slice(0, 7);
  s4.closePeriods([month]);
  const placed = () => {
    const one = store.shop.placeOrder(hundred({ createdMs: Date.parse(`${month}-20T12:00:00Z`) }));
    store.shop.pay(one.id, 'purchase');
    return one.id;
  };
  const waiting = placed();
  const rejected = await order(kontor, waiting, 'rejected');
  expect(rejected).toMatchObject({ reason_code: 'period-closed' });

  await setRules(kontor, { closedPeriod: 'next-open-day' });
  const id = placed();
  await order(kontor, id);
  const [item] = s4.books().ledgerItems.filter(one => one.reference === `BC-${id}`);
  const day = (date: string) => `/Date(${Date.parse(date)})/`;
  expect(item).toMatchObject({
    documentDate: day(`${month}-20`),
    postingDate: day(`${first.toISOString().slice(0, 8)}01`),
  });
  // The one that was refused before is sent again by a person, and finds its day too.
  await kontor.client.replayPosting({ id: rejected.id });
  await order(kontor, waiting);
  expect(entriesOf(kontor, `BC-${waiting}`)).toHaveLength(1);
  expect(entriesOf(kontor, `BC-${id}`)).toHaveLength(1);
});

test('an order of a marketplace is parked until the flow says who owes its tax', async () => {
  const kontor = await kontorOf({ flows: true });
  const { id: channelId } = kontor.store.shop.channels.add({ name: 'Big market', type: 'marketplace' });
  const id = placePaid(kontor, hundred({ channelId }));
  const parked = await order(kontor, id, 'parked');
  expect(parked.reason).toMatch(
    /came through the marketplace Big market, and the flow does not say who owes its tax/,
  );
  const own = { taxLiable: 'marketplace', marketplaceTax: '22900000' };
  await setRules(kontor, { channels: { [channelId]: own } });
  await kontor.client.replayPosting({ id: parked.id });
  await order(kontor, id);
  expect(booked(kontor, `BC-${id}`)).toMatchObject({ '22900000': '-10.00', '41000000': '-100.00' });
  expect(booked(kontor, `BC-${id}`)['22000000']).toBeUndefined();
});

test('a refund of more than was paid is parked with both figures', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const id = placePaid(kontor, hundred());
  await order(kontor, id);
  const first = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('60') }] });
  await refund(kontor, id, first.id);
  const more = { ...first, id: first.id + 500, total: money('60') };
  shop.refunds.get(id)?.push(more);
  shop.tell('order/refund/created', { type: 'order', id, refund: { refund_id: more.id } });
  const parked = await refund(kontor, id, more.id, 'parked');
  expect(parked.reason).toMatch(
    /refunds of order \d+ come to 120.00 USD, but only 110.00 USD was paid for it/,
  );
});

test('a sales order takes a discount without its tax, and is worth what the order is worth without tax', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, hundred({ coupons: [{ code: 'TENOFF', amount: money('11') }] }));
  expect((await sold(kontor, id)).net).toBe('90');
});
