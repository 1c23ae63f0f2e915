// Payments: which money counts, and where it stands. Only what has moved is booked.
import { type Gateway, gateways } from '../../sandbox/bigcommerce/gateways.ts';
import type { Account } from './accounts.ts';
import type { GoldenCase } from './case.ts';
import { type Desk, line } from './desk.ts';
import { credit, debit, type Line } from './entry.ts';

const paidTo = (account: Account, n: Desk['n']): Line[] => [
  debit(account, n('110')),
  credit('goods', n('100')),
  credit('tax', n('10')),
];

/** Goods of 110.00 that are paid in this way. `outside`: staff see the money elsewhere, and the shop has no payment. */
const paidBy = (name: string, says: string, gateway: Gateway, account: Account, how?: 'outside') => ({
  name,
  says,
  play({ place, order, n, shop }: Desk) {
    const id = place({ gateway });
    if (how === 'outside') shop.setStatus(id, 11);
    else shop.pay(id, 'purchase');
    return { entries: [order(id, paidTo(account, n))] };
  },
});

/** The shop tells of a payment that is no money: nothing is booked. */
const noMoney = (name: string, says: string, pay: (desk: Desk, id: number) => void): GoldenCase => ({
  name,
  says,
  play(desk) {
    pay(desk, desk.place());
    return {};
  },
});

/** It comes in by several steps, and counts once. */
const inSteps = (name: string, says: string, pay: (desk: Desk, id: number) => void): GoldenCase => ({
  name,
  says,
  play(desk) {
    const id = desk.place();
    pay(desk, id);
    return { entries: [desk.order(id, paidTo('cards', desk.n))] };
  },
});

const parked = (
  name: string,
  says: string,
  code: string,
  pay: (desk: Desk, id: number) => void,
): GoldenCase => ({
  name,
  says,
  play(desk) {
    const id = desk.place();
    pay(desk, id);
    return { parked: [{ key: `orders/${id}`, code }] };
  },
});

export const payments: GoldenCase[] = [
  paidBy('paypal', 'Paid by PayPal.', gateways.paypal, 'payPal'),
  paidBy(
    'paypal through another gateway',
    'PayPal, which Braintree handles.',
    gateways.braintreePaypal,
    'payPal',
  ),
  paidBy(
    'transfer',
    'A bank transfer that the shop has no payment for.',
    gateways.bankDeposit,
    'transfers',
    'outside',
  ),
  paidBy(
    'transfer that the shop knows',
    'A bank transfer that the shop has a payment for.',
    gateways.bankDeposit,
    'transfers',
  ),
  paidBy(
    'cash on delivery',
    'No rule names it: it stands on the account for all else.',
    gateways.cashOnDelivery,
    'otherMoney',
  ),
  inSteps('several captures', 'Authorized at once, captured in two parts.', ({ shop, n }, id) => {
    shop.pay(id, 'authorization');
    shop.pay(id, 'capture', n('66'));
    shop.pay(id, 'capture', n('44'));
  }),
  {
    name: 'captured in part, the rest released',
    says: 'A part cannot be delivered: the order is reduced to the rest, which is captured.',
    play({ place, order, n, shop }) {
      const id = place();
      shop.pay(id, 'authorization');
      shop.edit(id, { lines: [line(n('60'))] });
      shop.pay(id, 'capture', n('66'));
      shop.voidPayment(id);
      return {
        entries: [order(id, [debit('cards', n('66')), credit('goods', n('60')), credit('tax', n('6'))])],
      };
    },
  },
  inSteps('declined, then paid', 'The second attempt succeeds.', ({ shop }, id) => {
    shop.pay(id, 'purchase', undefined, { status: 'error' });
    shop.pay(id, 'purchase');
  }),
  inSteps('settled later', 'The money was pending for a while.', ({ shop }, id) => {
    shop.pay(id, 'pending');
    shop.pay(id, 'settled');
  }),
  inSteps('said twice', 'A settlement repeats the purchase.', ({ shop }, id) => {
    shop.pay(id, 'purchase');
    shop.pay(id, 'settled');
  }),
  noMoney('authorized only', 'The money is reserved and was not taken.', ({ shop }, id) =>
    shop.pay(id, 'authorization'),
  ),
  noMoney('captured in part', 'A part is still missing.', ({ shop, n }, id) => {
    shop.pay(id, 'authorization');
    shop.pay(id, 'capture', n('66'));
  }),
  noMoney('released', 'The reservation was released, and the order cancelled.', ({ shop }, id) => {
    shop.pay(id, 'authorization');
    shop.voidPayment(id);
    shop.setStatus(id, 5);
  }),
  noMoney('test', 'The gateway was in test mode: the shop calls the order paid.', ({ shop }, id) =>
    shop.pay(id, 'purchase', undefined, { test: true }),
  ),
  noMoney('declined', 'The card was declined, and the customer left.', ({ shop }, id) =>
    shop.pay(id, 'purchase', undefined, { status: 'error' }),
  ),
  noMoney('pending', 'The money has not come yet.', ({ shop }, id) => shop.pay(id, 'pending')),
  noMoney('left', 'The customer left the checkout: the shop lists the order all the same.', ({ shop }, id) =>
    shop.setStatus(id, 0),
  ),
  parked('paid too much', 'More came in than was due.', 'does-not-add-up', ({ shop, n }, id) =>
    shop.pay(id, 'purchase', n('120')),
  ),
  parked(
    'paid in another currency',
    'The payment is in euros, the order in dollars.',
    'foreign-payment',
    ({ shop }, id) => shop.pay(id, 'purchase', undefined, { currency: 'EUR' }),
  ),
  parked(
    'paid, says the shop',
    'All payments were declined, and staff call the order paid.',
    'no-payment-stands',
    ({ shop }, id) => {
      shop.pay(id, 'purchase', undefined, { status: 'error' });
      shop.setStatus(id, 11);
    },
  ),
];
