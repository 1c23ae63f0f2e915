// Orders, refunds and customers that are not as they should be: each ends in right books or in a sentence that says what to do, and Kontor
// comes to rest.
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { accountRules } from '../../src/stage/set-up.ts';
import { booked, hundred, order, refund, salesOrder, setRules, sold, towel } from '../books.ts';
import {
  connectionOf,
  eventually,
  flowOf,
  kontorOfFile,
  orderDraft,
  ownKontor,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

/** Changes what the shop says of an order before it is paid. */
function placeOdd(
  { store: { shop } }: RunningKontor,
  draft: ReturnType<typeof hundred>,
  totals: Record<string, string>,
): number {
  const { id } = shop.placeOrder(draft);
  const amounts = Object.entries(totals).map(([name, amount]) => [name, money(amount)]);
  shop.edit(id, { totals: Object.fromEntries(amounts) });
  shop.pay(id, 'purchase');
  return id;
}

test('a cent between the parts of an order and its total stands on the account for rounding; the sales order is worth the total', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { rounding: '65000000' });
  const id = placeOdd(kontor, hundred(), { subtotalEx: '100.01' });
  await order(kontor, id);
  expect(booked(kontor, `BC-${id}`)).toEqual({
    '11002010': '110.00',
    '41000000': '-100.01',
    '22000000': '-10.00',
    '65000000': '0.01',
  });
  expect((await sold(kontor, id)).net).toBe('100');
});

test('ten between them are said with both figures, also where a discount could hide them', async () => {
  const kontor = await kontorOf({ flows: true });
  const plain = placeOdd(kontor, hundred(), { subtotalEx: '110' });
  const coupons = [{ code: 'TENOFF', amount: money('11') }];
  const hidden = placeOdd(kontor, hundred({ coupons }), { totalInc: '110', totalEx: '100', tax: '10' });
  const first = /parts leave a difference of 10.00 USD, but the shop names discounts of 0.00 USD/;
  const second = /discounts of 11.00 USD, but its parts with tax are only 0.00 USD above its total/;
  for (const posting of [order, salesOrder]) {
    expect((await posting(kontor, plain, 'parked')).reason).toMatch(first);
    expect((await posting(kontor, hidden, 'parked')).reason).toMatch(second);
  }
  await kontor.idle();
});

test('a line below zero lowers what is booked and sold; one of less than no pieces is left to a person in sales', async () => {
  const kontor = await kontorOf({ flows: true });
  const cheaper = placePaid(kontor, hundred({ lines: [towel('100'), towel('-20', 1, 2)] }));
  const returned = placePaid(kontor, hundred({ lines: [towel('100'), towel('20', -1, 2)] }));
  for (const id of [cheaper, returned]) {
    await order(kontor, id);
    expect(booked(kontor, `BC-${id}`)).toEqual({
      '11002010': '88.00',
      '41000000': '-80.00',
      '22000000': '-8.00',
    });
  }
  expect(await sold(kontor, cheaper)).toEqual({ net: '80', items: 2 });
  expect((await salesOrder(kontor, returned, 'parked')).reason).toMatch(
    /its line TG11 has a quantity of -1.*Correct the order in the shop and replay, or enter it in SAP by hand/,
  );
});

test('500 lines are one sum in the ledger and 500 items in the sales order', async () => {
  const kontor = await kontorOf({ flows: true });
  const lines = Array.from({ length: 500 }, (_, i) => towel('0.20', 1, i + 1));
  const id = placePaid(kontor, hundred({ lines }));
  await order(kontor, id);
  expect(booked(kontor, `BC-${id}`)).toEqual({
    '11002010': '110.00',
    '41000000': '-100.00',
    '22000000': '-10.00',
  });
  expect(await sold(kontor, id)).toEqual({ net: '100', items: 500 });
});

test('a currency that S/4HANA does not know is refused once, with what has to be done', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { currencies: ['QQQ'] });
  const id = placePaid(kontor, hundred({ currency: 'QQQ' }));
  const entry = await order(kontor, id, 'rejected');
  expect(entry.reason).toMatch(/currency QQQ is not defined.*Define the currency in SAP/);
  const sale = await salesOrder(kontor, id, 'rejected');
  expect(sale.reason).toMatch(/QQQ does not exist in TCURC.*Add the value in SAP/);
  await kontor.idle();
  expect([entry.attempts, sale.attempts]).toEqual([1, 1]);
});

test('a refund of an order that was never booked waits for a day, and then for a person who is told what to do', async () => {
  const kontor = await ownKontor({ tuning: { pollEveryMs: 500 }, scene: { flows: true } });
  const { client, store } = kontor;
  const journal = await flowOf(kontor, 'order-to-journal');
  await client.deleteFlow({ id: journal });
  const id = placePaid(kontor, hundred());
  const given = store.shop.refundBy(id, { items: [{ type: 'PRODUCT', id: 1, quantity: 1 }] });
  expect((await refund(kontor, id, given.id, 'planned')).reason).toBe(
    `Refund ${given.id} of order ${id} waits until order ${id} is booked.`,
  );
  kontor.pass(86_400_000);
  const parked = await refund(kontor, id, given.id, 'parked');
  expect(parked.reason).toBe(
    `Refund ${given.id} is not booked, because Kontor has booked nothing for order ${id}. Run order-to-journal for orders since the day of this order, then replay this posting. If the order is booked elsewhere, book the refund by hand and close this posting.`,
  );
  const from = await connectionOf(kontor, 'bigcommerce');
  const to = await connectionOf(kontor, 's4hana');
  const again = await eventually('the flow is made again', () =>
    client.createFlow({ body: { flow: 'order-to-journal', from, to, settings: accountRules } }),
  );
  await client.runFlow({ id: again.id, body: { since: '2020-01-01T00:00:00Z' } });
  await order(kontor, id);
  await client.replayPosting({ id: parked.id });
  await refund(kontor, id, given.id);
  expect(booked(kontor)).toEqual({ '41000000': '-100.00', '44100000': '100.00' });
});

test('a payment in another currency is not taken for a part of the total: the entry waits for a person, the sales order does not', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(hundred());
  shop.pay(id, 'purchase', money('95'), { currency: 'EUR' });
  shop.setStatus(id, 11);
  expect((await order(kontor, id, 'parked')).reason).toBe(
    `Order ${id} is in USD, but one of its payments is in EUR. Book this order by hand, then close this posting.`,
  );
  expect((await sold(kontor, id)).net).toBe('100');
});

test('a customer without a name waits for one, and becomes a partner as soon as the shop has it', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const nobody = { ...orderDraft().address, first_name: '', last_name: '', company: '' };
  const { id: customerId } = shop.addCustomer({ ...nobody });
  const partner = (state: string) => postingIn(kontor, 'customers.create', `customers/${customerId}`, state);
  expect((await partner('parked')).reason).toBe(
    `Customer ${customerId} has neither a name nor a company. Enter a name in the shop, then replay.`,
  );
  await order(kontor, placePaid(kontor, hundred({ customerId, address: nobody })));
  shop.changeCustomer(customerId, { last_name: 'Berger' });
  await partner('accepted');
});

test('a product that was deleted since is named to a person, and keeps no money out of the books', async () => {
  const kontor = await kontorOf({ flows: true });
  const gone = placePaid(kontor, hundred({ lines: [{ ...towel('100'), sku: 'GONE' }] }));
  const bare = placePaid(kontor, hundred({ lines: [{ ...towel('100'), sku: '' }] }));
  expect((await salesOrder(kontor, gone, 'rejected')).reason).toMatch(
    /Material GONE is not defined.*Create or extend the product in SAP, or map the SKU to another material/,
  );
  expect((await salesOrder(kontor, bare, 'parked')).reason).toMatch(
    /sells "Linen towel", which has no SKU.*Set defaultMaterial/,
  );
  for (const id of [gone, bare]) await order(kontor, id);
});
