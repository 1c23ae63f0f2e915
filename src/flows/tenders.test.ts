// Which money has come in for an order. Only money that has moved is booked.
import { expect, test } from 'vitest';
import type { Payment, ShopOrder } from '../models/objects/shop.ts';
import { tendersWhenPaid } from './tenders.ts';

const order = {
  id: '1001',
  currency: 'USD',
  status: 'paid',
  status_name: 'Awaiting Fulfillment',
  payment_method: 'Bank Deposit',
  total_inc_tax: '108',
  gift_certificate: '0',
  store_credit: '0',
} as ShopOrder;

const payment = (status: Payment['status'], amount = '108', change: Partial<Payment> = {}): Payment => ({
  id: '1001:1',
  order: '1001',
  status,
  event: 'purchase',
  gateway: 'stripe',
  method: 'credit_card',
  amount,
  currency: 'USD',
  created_at: '2026-11-19T23:30:00.000Z',
  is_test: status === 'test',
  is_offline: false,
  ...change,
});

const paid = (payments: Payment[], change: Partial<ShopOrder> = {}, how = {}) =>
  tendersWhenPaid({ ...order, ...change }, payments, {
    paidOutside: { default: 'book' },
    released: false,
    ...how,
  });
const amounts = (found: ReturnType<typeof paid>) =>
  Array.isArray(found) ? found.map(tender => [tender.methods[0], tender.amount.toFixed(2)]) : found.code;

test('an order that was paid in test mode is not booked as real money', () => {
  expect(amounts(paid([payment('test')]))).toBe('order-test-payment');
});

test('several captures of one authorization are all of the money; a part of them is not', () => {
  const reserved = payment('reserved', '108', { event: 'authorization' });
  expect(amounts(paid([reserved, payment('received', '60'), payment('received', '48')]))).toEqual([
    ['stripe', '60.00'],
    ['stripe', '48.00'],
  ]);
  const partly = paid([reserved, payment('received', '60')]);
  expect(partly).toMatchObject({
    code: 'order-partly-paid',
    params: { received: '60.00 USD', due: '108.00 USD' },
  });
});

test('a refund that was declined is no payment: the order is paid outside the shop all the same', () => {
  const back = payment('declined', '108', {
    event: 'refund',
    gateway: 'storecredit',
    method: 'store_credit',
  });
  expect(amounts(paid([back]))).toEqual([['bank_deposit', '108.00']]);
});

test('a payment in another currency is not taken for a part of the total', () => {
  const euros = payment('received', '95', { currency: 'EUR' });
  // 95 euros may well be 108 dollars: the shop says whether they are.
  expect(amounts(paid([euros]))).toEqual([['stripe', '95.00']]);
  expect(amounts(paid([euros], { status: 'open' }))).toBe('order-not-paid');
});

test.each(['reserved', 'pending'] as const)('money that is %s only has not come in', status => {
  expect(amounts(paid([payment(status)]))).toBe('order-payment-not-final');
});

test.each(['declined', 'voided'] as const)(
  'an order that the shop calls paid by a payment that was %s waits for a person, who may say that it is paid',
  status => {
    expect(() => paid([payment(status)])).toThrow(
      `The shop calls order 1001 Awaiting Fulfillment, but none of its payments has come in; the last one is ${status}.`,
    );
    expect(amounts(paid([payment(status)], {}, { released: true }))).toEqual([['bank_deposit', '108.00']]);
  },
);

test('an order without any payment is paid outside the shop, if its method is one that is booked so', () => {
  expect(amounts(paid([]))).toEqual([['bank_deposit', '108.00']]);
  const paidOutside = { bank_deposit: 'wait', default: 'book' };
  expect(amounts(paid([], {}, { paidOutside }))).toBe('order-waits-for-payment');
  expect(amounts(paid([], { payment_method: 'Cash on delivery' }, { paidOutside }))).toEqual([
    ['cash_on_delivery', '108.00'],
  ]);
  expect(amounts(paid([], { status: 'open' }))).toBe('order-not-paid');
});

test('what was paid with gift certificates and store credit need not come in as money', () => {
  const own = payment('other', '108', { method: 'store_credit' });
  expect(amounts(paid([own], { store_credit: '108' }))).toEqual([]);
});

test('a payment is known by the payment method of its order, too, where gateways have names of their own', () => {
  const methods = (payments: Payment[]) => {
    const found = paid(payments);
    return Array.isArray(found) ? found.map(tender => tender.methods) : found.code;
  };
  const transfer = payment('received', '108', { gateway: 'bankdeposit', method: 'offline' });
  expect(methods([transfer])).toEqual([['bankdeposit', 'offline', 'Bank Deposit']]);
  // Of two gateways the order means the one that is called alike.
  const half = { amount: '54' };
  expect(methods([payment('received', '54'), { ...transfer, ...half }])).toEqual([
    ['stripe', 'credit_card'],
    ['bankdeposit', 'offline', 'Bank Deposit'],
  ]);
});
