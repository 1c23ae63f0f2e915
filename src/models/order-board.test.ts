import { expect, test } from 'vitest';
import { boardStateOf, type Order } from './order-board.ts';

const today = '2026-11-28';
const order = (given: Partial<Order>): Order => ({
  status: 'open',
  delivery_status: 'open',
  billing_status: 'open',
  delivery_block: null,
  billing_block: null,
  requested_delivery_date: '2026-12-24',
  ...given,
});

test.each([
  ['open', {}],
  ['partly', { status: 'partly', delivery_status: 'partly' }],
  ['delivered', { status: 'partly', delivery_status: 'complete' }],
  ['delivered', { status: 'complete', delivery_status: 'complete', billing_status: 'not relevant' }],
  ['billed', { status: 'complete', delivery_status: 'complete', billing_status: 'complete' }],
  ['billed', { delivery_status: 'not relevant', billing_status: 'complete' }],
  ['open', { requested_delivery_date: null }],
] as const)('%s: %o', (state, given) => {
  expect(boardStateOf(order(given), today)).toEqual({ state, risk: undefined });
});

test.each([
  ['overdue', { requested_delivery_date: '2026-11-27' }],
  ['overdue', { requested_delivery_date: '2026-11-27', delivery_status: 'partly' }],
  ['due', { requested_delivery_date: '2026-11-28' }],
  ['due', { requested_delivery_date: '2026-12-01' }],
  ['blocked', { delivery_block: '01' }],
  ['blocked', { billing_block: '01', delivery_status: 'complete' }],
  ['blocked', { delivery_block: '01', requested_delivery_date: '2026-11-01' }],
] as const)('at risk, %s: %o', (risk, given) => {
  expect(boardStateOf(order(given), today)).toEqual({ state: 'at-risk', risk });
});

test.each([
  ['the fourth day is not near yet', { requested_delivery_date: '2026-12-02' }],
  [
    'what is delivered is late no more',
    { requested_delivery_date: '2026-11-01', delivery_status: 'complete' },
  ],
  [
    'what is not to be delivered is not late',
    { requested_delivery_date: '2026-11-01', delivery_status: 'not relevant' },
  ],
  ['a block of what is done stops nothing', { delivery_block: '01', delivery_status: 'complete' }],
  [
    'a block of a billed order stops nothing',
    { billing_block: '01', billing_status: 'complete', delivery_status: 'complete' },
  ],
] as const)('not at risk: %s', (_, given) => {
  expect(boardStateOf(order(given), today).risk).toBeUndefined();
});
