// Refunds by what is given back: goods, shipping, fees, tax, goodwill.
import { money } from '../../core/money.ts';
import type { GoldenCase } from './case.ts';
import { type Desk, line, reduced } from './desk.ts';
import { credit, debit, type Line } from './entry.ts';
import { given, goods } from './one-refund.ts';

/** Goods of 100.00 that are sent for 10.00. */
const withShipping = {
  draft: ({ n }: Desk) => ({ shippingExTax: n('10') }),
  sold: ({ n }: Desk): Line[] => [
    debit('cards', n('121')),
    credit('goods', n('100')),
    credit('shipping', n('10')),
    credit('tax', n('11')),
  ],
};

export const refundedParts: GoldenCase[] = [
  given({
    name: 'by quantity',
    says: 'Two of three pieces come back.',
    draft: ({ n }) => ({ lines: [line(n('100'), 3)] }),
    sold: ({ n }) => [debit('cards', n('330')), credit('goods', n('300')), credit('tax', n('30'))],
    items: () => [goods(2)],
    lines: ({ n }) => [debit('returns', n('200')), debit('tax', n('20')), credit('cards', n('220'))],
  }),
  given({
    name: 'goods and shipping',
    says: 'Everything comes back.',
    ...withShipping,
    items: ({ n }, id) => [goods(1), { type: 'SHIPPING', id, amount: n('11') }],
    lines: ({ n }) => [
      debit('returns', n('100')),
      debit('shipping', n('10')),
      debit('tax', n('11')),
      credit('cards', n('121')),
    ],
  }),
  given({
    name: 'shipping only',
    says: 'The parcel was late.',
    ...withShipping,
    items: ({ n }, id) => [{ type: 'SHIPPING', id, amount: n('11') }],
    lines: ({ n }) => [debit('shipping', n('10')), debit('tax', n('1')), credit('cards', n('11'))],
  }),
  given({
    name: 'goodwill',
    says: 'An amount on the order as a whole, for which the shop takes no tax back.',
    items: ({ n }, id) => [{ type: 'ORDER', id, amount: n('5') }],
    lines: ({ n }) => [debit('goodwill', n('5')), credit('cards', n('5'))],
  }),
  given({
    name: 'tax only',
    says: 'The customer proves to be exempt later.',
    items: () => [],
    more: ({ n }) => ({ taxAdjustment: n('10') }),
    lines: ({ n }) => [debit('tax', n('10')), credit('cards', n('10'))],
  }),
  given({
    name: 'restocking fee',
    says: 'Goods come back, and a tenth is kept.',
    items: ({ n }) => [goods(1, { adjustments: [{ amount: n('-11'), description: 'Restocking' }] })],
    lines: ({ n }) => [
      debit('returns', n('100')),
      debit('tax', n('9')),
      credit('restocking', n('10')),
      credit('cards', n('99')),
    ],
  }),
  given({
    name: 'with a coupon',
    says: 'Goods come back at what the customer paid for them.',
    draft: ({ n }) => ({ coupons: [{ code: 'TENOFF', amount: n('11') }] }),
    sold: ({ n }) => [
      debit('cards', n('99')),
      debit('discounts', n('10')),
      credit('goods', n('100')),
      credit('tax', n('9')),
    ],
    items: () => [goods(1)],
    lines: ({ n }) => [debit('returns', n('90')), debit('tax', n('9')), credit('cards', n('99'))],
  }),
  given({
    name: 'with a coupon of odd cents',
    says: 'A towel of 19.99 with 8.25 %, less 5.00: the coupon held 0.38 of tax.',
    draft: () => ({
      lines: [line('19.99')],
      taxRates: [{ name: 'State Tax', rate: money('8.25') }],
      coupons: [{ code: 'FIVEOFF', amount: money('5') }],
    }),
    sold: () => [
      debit('cards', '16.64'),
      debit('discounts', '4.62'),
      credit('goods', '19.99'),
      credit('tax', '1.27'),
    ],
    items: () => [goods(1)],
    lines: () => [debit('returns', '15.37'), debit('tax', '1.27'), credit('cards', '16.64')],
    closes: ['cards', 'tax'],
  }),
  given({
    name: 'two taxes',
    says: 'Each tax is taken back from its account.',
    draft: ({ n }) => ({
      lines: [line(n('50'), 2)],
      taxRates: [
        { name: 'State Tax', rate: money('6') },
        { name: 'County Tax', rate: money('4') },
      ],
    }),
    sold: ({ n }) => [
      debit('cards', n('110')),
      credit('goods', n('100')),
      credit('tax', n('6')),
      credit('secondTax', n('4')),
    ],
    items: () => [goods(1)],
    lines: ({ n }) => [
      debit('returns', n('50')),
      debit('tax', n('3')),
      debit('secondTax', n('2')),
      credit('cards', n('55')),
    ],
  }),
  given({
    name: 'reduced item',
    says: 'Only the book comes back, and only its tax.',
    draft: ({ n }) => ({ lines: [line(n('100')), reduced(n('50'))] }),
    sold: ({ n }) => [
      debit('cards', n('162.5')),
      credit('goods', n('150')),
      credit('tax', n('10')),
      credit('secondTax', n('2.5')),
    ],
    items: () => [goods(1, { id: 2 })],
    lines: ({ n }) => [debit('returns', n('50')), debit('secondTax', n('2.5')), credit('cards', n('52.5'))],
  }),
  given({
    name: 'tip',
    says: 'The tip leaves the account that it stood on.',
    draft: ({ n }) => ({ fees: [{ name: 'Tip', amount: n('5'), tax: money('0') }] }),
    sold: ({ n }) => [
      debit('cards', n('115')),
      credit('goods', n('100')),
      credit('tips', n('5')),
      credit('tax', n('10')),
    ],
    items: ({ n }) => [{ type: 'FEE', id: 1, amount: n('5') }],
    lines: ({ n }) => [debit('tips', n('5')), credit('cards', n('5'))],
    closes: ['tips'],
  }),
  given({
    name: 'one of two fees',
    says: 'The delivery was not as quick as it should have been; the tip stays with the staff.',
    draft: ({ n }) => ({
      fees: [
        { name: 'Tip', amount: n('5'), tax: money('0') },
        { name: 'Express', amount: n('10') },
      ],
    }),
    sold: ({ n }) => [
      debit('cards', n('126')),
      credit('goods', n('100')),
      credit('tips', n('5')),
      credit('fees', n('10')),
      credit('tax', n('11')),
    ],
    items: ({ n }) => [{ type: 'FEE', id: 2, amount: n('11') }],
    lines: ({ n }) => [debit('fees', n('10')), debit('tax', n('1')), credit('cards', n('11'))],
  }),
  given({
    name: 'handling and wrapping',
    says: 'They come back with the goods.',
    draft: ({ n }) => ({ handlingExTax: n('5'), lines: [line(n('100'), 1, { wrappingExTax: n('2') })] }),
    sold: ({ n }) => [
      debit('cards', n('117.7')),
      credit('goods', n('100')),
      credit('fees', n('7')),
      credit('tax', n('10.7')),
    ],
    items: ({ n }, id) => [
      goods(1),
      { type: 'GIFT_WRAPPING', id: 1, quantity: 1 },
      { type: 'HANDLING', id, amount: n('5.5') },
    ],
    lines: ({ n }) => [
      debit('returns', n('100')),
      debit('fees', n('7')),
      debit('tax', n('10.7')),
      credit('cards', n('117.7')),
    ],
  }),
  given({
    name: 'prices with tax',
    says: 'One of three pieces at 9.99 with 19 %.',
    draft: () => ({
      lines: [line('8.395', 3)],
      taxRates: [{ name: 'VAT', rate: money('19') }],
      isTaxInclusivePricing: true,
    }),
    sold: () => [debit('cards', '29.97'), credit('goods', '25.18'), credit('tax', '4.79')],
    items: () => [goods(1)],
    lines: () => [debit('returns', '8.39'), debit('tax', '1.60'), credit('cards', '9.99')],
  }),
  given({
    name: 'four decimals',
    says: 'Nine pieces of 13.9563 come back as the 138.17 that were paid.',
    draft: () => ({ lines: [line('13.9563', 9)] }),
    sold: () => [debit('cards', '138.17'), credit('goods', '125.61'), credit('tax', '12.56')],
    items: () => [goods(9)],
    lines: () => [debit('returns', '125.61'), debit('tax', '12.56'), credit('cards', '138.17')],
  }),
];
