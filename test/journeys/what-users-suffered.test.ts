// What users of other tools suffered with amounts, taxes, days and events, in their numbers: each of it ends in right books here.
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { booked, giveBack, hundred, order, refund, setRules, sold, towel, untaxed } from '../books.ts';
import {
  entriesOf,
  eventuallyIs,
  kontorOfFile,
  orderDraft,
  placePaid,
  type RunningKontor,
} from '../running-kontor.ts';
import { postWebhook, signed, stubOf } from '../signed-webhooks.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500, readBackEveryMs: 300 } });
const rounding = { rounding: '65000000' };
const vat = (rate: string) => ({ taxRates: [{ name: 'VAT', rate: money(rate) }] });

const dayOf = ({ s4 }: RunningKontor, reference: string) => {
  const item = s4.books().ledgerItems.find(one => one.reference === reference);
  const day = (text = '') => new Date(Number(text.replace(/\D/g, ''))).toISOString().slice(0, 10);
  return { document: day(item?.documentDate), posting: day(item?.postingDate) };
};

test('tax that was rounded by line leaves cents: each order is booked as it was paid, and the cents on an account of their own', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, rounding);
  for (const [parts, total, cents] of [
    ['1.70', '1.72', '-0.02'],
    ['3.05', '3.06', '-0.01'],
    ['78.18', '78.21', '-0.03'],
    ['8.33', '8.32', '0.01'],
    ['63.00', '63.01', '-0.01'],
  ] as const) {
    const tax = money('0.10');
    const goods = money(parts).minus(tax);
    const { shop } = kontor.store;
    const { id } = shop.placeOrder(untaxed(goods.toFixed()));
    shop.edit(id, { totals: { tax, totalInc: money(total), totalEx: money(total).minus(tax) } });
    shop.pay(id, 'purchase');
    await order(kontor, id);
    expect(booked(kontor, `BC-${id}`)).toEqual({
      '11002010': total,
      '41000000': goods.negated().toFixed(2),
      '22000000': '-0.10',
      '65000000': cents,
    });
  }
});

test('prices that include tax are not rounded twice: 50,000 yen stay 50,000, and 24,900 do not become 24,900.01', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { ...rounding, currencies: ['USD', 'JPY'] });
  const isTaxInclusivePricing = true;
  const lines = [towel('45454.5454')];
  const yen = placePaid(kontor, hundred({ currency: 'JPY', isTaxInclusivePricing, lines }));
  await order(kontor, yen);
  expect(booked(kontor, `BC-${yen}`)).toEqual({
    '11002010': '50000',
    '41000000': '-45455',
    '22000000': '-4545',
  });
  const other = hundred({ ...vat('28'), isTaxInclusivePricing, lines: [towel('19453.125')] });
  const id = placePaid(kontor, other);
  await order(kontor, id);
  expect(booked(kontor, `BC-${id}`)).toEqual({
    '11002010': '24900.00',
    '41000000': '-19453.13',
    '22000000': '-5446.88',
    '65000000': '0.01',
  });
});

test("a cent that the ledger's own tax engine moves does not pass for what was booked", async () => {
  const kontor = await kontorOf({ flows: true, s4: { faults: { 'cent-moved': 1 } } });
  const id = placePaid(kontor, hundred({ ...vat('9.975'), lines: [towel('4495.16')] }));
  const { id: posting } = await order(kontor, id);
  const read = await eventuallyIs(
    'it is read back',
    () => kontor.client.getPosting({ id: posting }),
    one => one.differs,
  );
  expect(read.read_back?.says).toContain('amount of account 22000000 is -448.4 instead of -448.39');
});

test('20 off 100 at 10 % are 88 in the ledger as in the shop, and 80 without tax in the sales order', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, hundred({ discount: money('22') }));
  await order(kontor, id);
  expect(booked(kontor, `BC-${id}`)).toEqual({
    '11002010': '88.00',
    '41000000': '-100.00',
    '44000000': '20.00',
    '22000000': '-8.00',
  });
  expect((await sold(kontor, id)).net).toBe('80');
});

test('nine pieces of 13.9563 that all come back leave nothing of what was paid for them', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, hundred({ lines: [towel('13.9563', 9)] }));
  await order(kontor, id);
  expect((await sold(kontor, id)).net).toBe('125.61');
  const back = await giveBack(kontor, id, { items: [{ type: 'PRODUCT', id: 1, quantity: 9 }] });
  expect(booked(kontor, `BC-${id}`, back)).toEqual({ '41000000': '-125.61', '44100000': '125.61' });
});

test.each([
  ['JPY', '500'],
  ['KWD', '1.234'],
  ['USD', '1.10'],
])(
  '%s %s is booked and given back as such, and not as a hundred times or a tenth of it',
  async (currency, price) => {
    const kontor = await kontorOf({ flows: true });
    await setRules(kontor, { currencies: [currency] });
    const id = placePaid(kontor, untaxed(price, { currency }));
    await order(kontor, id);
    expect(booked(kontor, `BC-${id}`)).toEqual({ '11002010': price, '41000000': `-${price}` });
    expect(money((await sold(kontor, id)).net).equals(price)).toBe(true);
    const back = await giveBack(kontor, id, { items: [{ type: 'PRODUCT', id: 1, quantity: 1 }] });
    expect(booked(kontor, back)).toEqual({ '11002010': `-${price}`, '44100000': price });
  },
);

test('9.98 that are paid in cash as 10.00 have their two cents on an account of their own; unsaid, they are not swallowed', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { feesByName: { 'Cash rounding': '65000000' } });
  const fees = [{ name: 'Cash rounding', amount: money('0.02'), tax: money('0') }];
  const id = placePaid(kontor, untaxed('9.98', { fees }));
  await order(kontor, id);
  expect(booked(kontor, `BC-${id}`)).toEqual({
    '11002010': '10.00',
    '41000000': '-9.98',
    '65000000': '-0.02',
  });
  const unsaid = kontor.store.shop.placeOrder(untaxed('9.98')).id;
  kontor.store.shop.pay(unsaid, 'purchase', money('10'));
  expect((await order(kontor, unsaid, 'parked')).reason).toMatch(
    /10.00 USD was received, but 9.98 USD was due.*Check the order in the shop/,
  );
});

test('an order that a coupon makes free reaches the warehouse, and its discount the books', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, hundred({ coupons: [{ code: 'FREE', amount: money('110') }] }));
  await order(kontor, id);
  expect(booked(kontor, `BC-${id}`)).toEqual({ '41000000': '-100.00', '44000000': '100.00' });
  expect(await sold(kontor, id)).toEqual({ net: '0', items: 1 });
});

test('the tax on shipping goes back with the shipping, to the accounts that it stood on', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, hundred({ shippingExTax: money('10') }));
  await order(kontor, id);
  const back = await giveBack(kontor, id, { items: [{ type: 'SHIPPING', id, amount: money('11') }] });
  expect(booked(kontor, back)).toEqual({ '41100000': '10.00', '22000000': '1.00', '11002010': '-11.00' });
  expect(booked(kontor, `BC-${id}`, back)['41100000']).toBeUndefined();
});

test('an exempt company in another state is booked without tax', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { taxCode: 'O1' });
  const address = { ...orderDraft().address, company: 'Cedar Schools', state: 'Oregon' };
  const id = placePaid(kontor, untaxed('100', { address }));
  await order(kontor, id);
  expect(booked(kontor, `BC-${id}`)).toEqual({ '11002010': '100.00', '41000000': '-100.00' });
});

test('an order placed sixteen minutes past midnight in Rome is booked in April, not in March', async () => {
  const kontor = await kontorOf({ flows: true, store: { timezone: 'Europe/Rome' } });
  const id = placePaid(kontor, hundred({ createdMs: Date.parse('2026-03-31T22:16:03Z') }));
  await order(kontor, id);
  expect(dayOf(kontor, `BC-${id}`)).toEqual({ document: '2026-04-01', posting: '2026-04-01' });
});

test('a refund on February 2 for an order of January is booked although January is closed; one dated January 31 waits, or moves with both dates', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, hundred({ createdMs: Date.parse('2026-01-31T12:00:00Z') }));
  await order(kontor, id);
  kontor.s4.closePeriods(['2026-01']);
  const items = [{ type: 'ORDER' as const, id, amount: money('5') }];
  const later = await giveBack(kontor, id, { items, createdMs: Date.parse('2026-02-02T12:00:00Z') });
  expect(dayOf(kontor, later)).toEqual({ document: '2026-02-02', posting: '2026-02-02' });
  const late = { items, createdMs: Date.parse('2026-01-31T18:00:00Z') };
  const { id: no } = kontor.store.shop.refundBy(id, late);
  const refused = await refund(kontor, id, no, 'rejected');
  expect(refused).toMatchObject({ reason_code: 'period-closed' });
  await setRules(kontor, { closedPeriod: 'next-open-day' });
  await kontor.client.replayPosting({ id: refused.id });
  await refund(kontor, id, no);
  expect(dayOf(kontor, `BC-R-${no}`)).toEqual({ document: '2026-01-31', posting: '2026-02-01' });
});

test('events that arrive in any order book an order once, and one that was cancelled not at all', async () => {
  const kontor = await kontorOf({ flows: true });
  const { store, client, app } = kontor;
  store.setFaults({ 'webhook-dropped': 1 });
  const { result } = await client.listConnections();
  const path = result.find(one => one.connector === 'bigcommerce')?.webhook_path as string;
  const [created, paid, updated] = ['created', 'statusUpdated', 'updated'];
  const orders = [
    [created, paid, updated],
    [created, updated, paid],
    [paid, created, updated],
    [paid, updated, created],
    [updated, created, paid],
    [updated, paid, created],
  ];
  const tell = async (id: number, names: (string | undefined)[]) => {
    for (const name of names) {
      const body = stubOf(id, { scope: `store/order/${name}`, hash: `${name}${id}` });
      const answer = await postWebhook(app.url + path, body, signed(body, store.credentials.clientSecret));
      expect(answer.status).toBe(200);
    }
  };
  for (const names of orders) {
    const id = placePaid(kontor, hundred());
    const { id: gone } = store.shop.placeOrder(hundred());
    store.shop.setStatus(gone, 5);
    await tell(gone, names);
    await tell(id, names);
    await order(kontor, id);
    await kontor.idle();
    expect([entriesOf(kontor, `BC-${id}`).length, entriesOf(kontor, `BC-${gone}`).length]).toEqual([1, 0]);
  }
});
