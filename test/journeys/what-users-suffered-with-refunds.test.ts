// What users of other tools suffered with refunds, gift cards and deposits, in their numbers: each of it ends in right books here.
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { gateways } from '../../src/sandbox/bigcommerce/gateways.ts';
import type { ShopRefund } from '../../src/sandbox/bigcommerce/shop-data.ts';
import { booked, giveBack, hundred, order, refund, setRules, towel, untaxed } from '../books.ts';
import { connectionOf, entriesOf, kontorOfFile, orderDraft, placePaid } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

test('refund 500 and order 500 are two documents, and neither is taken for the other', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const state = shop.dump();
  shop.restore({ ...state, last: { ...state.last, refund: 499 } });
  const id = placePaid(kontor, hundred({ id: 500 }));
  await order(kontor, id);
  expect(await giveBack(kontor, id, { items: [{ type: 'PRODUCT', id: 1, quantity: 1 }] })).toBe('BC-R-500');
  expect(booked(kontor, 'BC-500')).toMatchObject({ '11002010': '110.00' });
  expect(booked(kontor, 'BC-R-500')).toMatchObject({ '11002010': '-110.00' });
});

test('a refund that the provider has not paid out yet is no refund of nothing', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const id = placePaid(kontor, hundred());
  await order(kontor, id);
  const item = { item_type: 'PRODUCT' as const, item_id: 1, quantity: 1, requested_amount: null };
  const made: ShopRefund = {
    ...{ id: 77, orderId: id, createdMs: kontor.now(), reason: '', provider: '' },
    ...{ total: money('110'), tax: money('10'), items: [item], payments: [] },
  };
  shop.refunds.set(id, [made]);
  shop.tell('order/refund/created', { type: 'order', id, refund: { refund_id: 77 } });
  const pending = await refund(kontor, id, 77, 'parked');
  expect(pending.reason).toMatch(/0.00 USD was paid out for a refund of 110.00 USD.*Then replay/);
  expect(entriesOf(kontor, 'BC-R-77')).toEqual([]);
  made.payments = [{ id: 770, provider: 'credit_card', amount: money('110'), offline: false }];
  await kontor.client.replayPosting({ id: pending.id });
  await refund(kontor, id, 77);
  expect(booked(kontor, `BC-${id}`, 'BC-R-77')).toEqual({ '41000000': '-100.00', '44100000': '100.00' });
});

test('four refunds of one order, goodwill among them, come to what was paid, and repeat no piece', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { goodwill: '44200000' });
  const id = placePaid(kontor, untaxed('10', { lines: [towel('10', 2)], shippingExTax: money('5') }));
  await order(kontor, id);
  const piece = { type: 'PRODUCT' as const, id: 1, quantity: 1 };
  const back = [
    await giveBack(kontor, id, { items: [{ type: 'SHIPPING', id, amount: money('5') }] }),
    await giveBack(kontor, id, { items: [piece] }),
    await giveBack(kontor, id, { items: [{ type: 'ORDER', id, amount: money('7') }] }),
    // Of the second piece only 3.00 are left.
    await giveBack(kontor, id, { items: [piece] }),
  ];
  expect(booked(kontor, ...back)).toEqual({
    '41100000': '5.00',
    '44100000': '13.00',
    '44200000': '7.00',
    '11002010': '-25.00',
  });
});

test('an exchange leaves nothing open with the customer: 2,258 less 1,528 are the 2 x 365 that were kept', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const customerId = shop.addCustomer(orderDraft().address).id;
  const of = { customerId, taxRates: [] };
  const id = placePaid(kontor, hundred({ ...of, lines: [towel('1528'), towel('365', 2, 2)] }));
  await order(kontor, id);
  const swapped = await giveBack(kontor, id, {
    items: [{ type: 'PRODUCT', id: 2, quantity: 2 }],
    payments: [{ provider: 'storecredit', amount: money('730') }],
  });
  const next = placePaid(kontor, hundred({ ...of, lines: [towel('365', 2)], storeCredit: money('730') }));
  await order(kontor, next);
  const back = await giveBack(kontor, id, { items: [{ type: 'PRODUCT', id: 1, quantity: 1 }] });
  // Nothing on store credit, and as much on the clearing account as was kept.
  expect(booked(kontor, `BC-${id}`, swapped, `BC-${next}`, back)).toEqual({
    '11002010': '730.00',
    '41000000': '-2988.00',
    '44100000': '2258.00',
  });
});

test('of 164, of which two gift cards pay 39 each, the card is booked with 86, and each gets its own back', async () => {
  const kontor = await kontorOf({ flows: true });
  const { shop } = kontor.store;
  const cards = { gateway: gateways.stripe, giftCertificate: money('39').plus('39') };
  const { id } = shop.placeOrder(untaxed('164', cards));
  shop.pay(id, 'authorization');
  shop.pay(id, 'capture');
  await order(kontor, id);
  expect(booked(kontor, `BC-${id}`)).toEqual({
    '11002010': '86.00',
    '21400000': '78.00',
    '41000000': '-164.00',
  });
  const back = await giveBack(kontor, id, { items: [{ type: 'PRODUCT', id: 1, quantity: 1 }] });
  expect(booked(kontor, `BC-${id}`, back)).toEqual({ '41000000': '-164.00', '44100000': '164.00' });
});

test('a gift card of 50 is no income when it is sold, nor when 30 are redeemed; 20 that expire are', async () => {
  const kontor = await kontorOf({ flows: true });
  const card = { ...towel('50'), sku: '', type: 'giftcertificate' as const };
  await order(kontor, placePaid(kontor, untaxed('50', { lines: [card] })));
  await order(kontor, placePaid(kontor, untaxed('80', { giftCertificate: money('30') })));
  expect(booked(kontor)).toEqual({ '11002010': '100.00', '21400000': '-20.00', '41000000': '-80.00' });
  // The shop tells nobody that a certificate has expired: somebody books it.
  const on = '2026-11-20';
  const body = {
    ...{ company_code: '1710', type: 'SA', document_date: on, posting_date: on, currency: 'USD' },
    items: [
      { account: '21400000', amount: '20' },
      { account: '41300000', amount: '-20' },
    ],
  };
  const id = await connectionOf(kontor, 's4hana');
  const { posting } = await kontor.client.createJournalEntries({ id, body, idempotencyKey: 'expired' });
  expect(posting?.state).toBe('accepted');
  expect(booked(kontor)).toEqual({ '11002010': '100.00', '41000000': '-80.00', '41300000': '-20.00' });
});

test('107 that were paid before, and are delivered in two parts, are booked once', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, hundred({ taxRates: [{ name: 'VAT', rate: money('7') }] }));
  await order(kontor, id);
  for (const part of [3, 2]) {
    kontor.store.shop.setStatus(id, part);
    await kontor.idle();
  }
  expect(booked(kontor)).toEqual({ '11002010': '107.00', '41000000': '-100.00', '22000000': '-7.00' });
  expect(entriesOf(kontor, `BC-${id}`)).toHaveLength(1);
});

test('a shopper who pays euros in a store of dollars is booked and refunded in euros, by the rules of the sale', async () => {
  const kontor = await kontorOf({ flows: true });
  const currencies = { displayed: 'EUR', displayRate: money('0.9'), store: 'USD', paidRate: money('0.9') };
  const id = placePaid(kontor, hundred({ currency: 'EUR', currencies }));
  await order(kontor, id);
  await setRules(kontor, { clearing: { default: '11002090' } });
  const back = await giveBack(kontor, id, { items: [{ type: 'ORDER', id, amount: money('30') }] });
  expect(booked(kontor, back)).toEqual({ '44100000': '30.00', '11002010': '-30.00' });
  // And no difference of exchange rates as well: that is S/4HANA's to book.
  expect(new Set(kontor.s4.books().ledgerItems.map(one => one.currency))).toEqual(new Set(['EUR']));
  const dollars = { ...currencies, paidRate: money('1') };
  const seen = placePaid(kontor, hundred({ currencies: dollars }));
  await order(kontor, seen);
  expect(kontor.s4.books().ledgerItems.at(-1)).toMatchObject({ reference: `BC-${seen}`, currency: 'USD' });
});
