// Refunds by where the money goes: back to its account, or to what the shop owes.
import { exampleOrder } from '../../sandbox/bigcommerce/example-order.ts';
import { type Gateway, gateways, giftCertificate, storeCredit } from '../../sandbox/bigcommerce/gateways.ts';
import type { Account } from './accounts.ts';
import type { GoldenCase } from './case.ts';
import { certificateOf, type Desk, line } from './desk.ts';
import { credit, debit } from './entry.ts';
import { given, goods, goodsTo } from './one-refund.ts';

const paidWith =
  (account: Account) =>
  ({ n }: Desk) => [debit(account, n('110')), credit('goods', n('100')), credit('tax', n('10'))];

const paidBack = (name: string, gateway: Gateway, account: Account): GoldenCase =>
  given({
    name,
    says: 'The money goes back to where it came from.',
    draft: () => ({ gateway }),
    sold: paidWith(account),
    items: () => [goods(1)],
    lines: goodsTo(account),
    closes: [account],
  });

/** Guests have no store credit. */
const ofCustomer = ({ shop }: Desk) => ({ customerId: shop.addCustomer(exampleOrder().address).id });

export const refundedMoney: GoldenCase[] = [
  given({
    name: 'to store credit',
    says: 'No money moves: the shop owes it to the customer now.',
    draft: ofCustomer,
    items: () => [goods(1)],
    more: ({ n }) => ({ payments: [{ provider: 'storecredit', amount: n('110') }] }),
    lines: goodsTo('storeCredit'),
  }),
  given({
    name: 'to a certificate',
    says: 'No money moves: the shop owes it to the holder of the certificate.',
    items: () => [goods(1)],
    more: ({ n }) => ({ payments: [{ provider: 'giftcertificate', amount: n('110') }] }),
    lines: goodsTo('certificates'),
  }),
  given({
    name: 'of a certificate and a card',
    says: 'Each gets back what it paid.',
    draft: ({ n }) => ({ giftCertificate: n('50') }),
    sold: ({ n }) => [
      debit('cards', n('60')),
      debit('certificates', n('50')),
      credit('goods', n('100')),
      credit('tax', n('10')),
    ],
    items: () => [goods(1)],
    lines: ({ n }) => [
      debit('returns', n('100')),
      debit('tax', n('10')),
      credit('cards', n('60')),
      credit('certificates', n('50')),
    ],
  }),
  given({
    name: 'of an amount on certificates alone',
    says: 'Less is owed on them. Nothing of them was income, so it is no goodwill.',
    draft: ({ n }) => ({ lines: [certificateOf(n('50'))] }),
    sold: ({ n }) => [debit('cards', n('50')), credit('certificates', n('50'))],
    items: ({ n }, id) => [{ type: 'ORDER', id, amount: n('20') }],
    lines: ({ n }) => [debit('certificates', n('20')), credit('cards', n('20'))],
  }),
  given({
    name: 'of a sold certificate',
    says: 'The certificate is not owed any more; it never was income, nor taxed.',
    draft: ({ n }) => ({
      lines: [line(n('100')), certificateOf(n('50'))],
    }),
    sold: ({ n }) => [
      debit('cards', n('160')),
      credit('goods', n('100')),
      credit('certificates', n('50')),
      credit('tax', n('10')),
    ],
    items: () => [goods(1, { id: 2 })],
    lines: ({ n }) => [debit('certificates', n('50')), credit('cards', n('50'))],
    closes: ['certificates'],
  }),
  given({
    name: 'of what a certificate paid',
    says: 'It goes back to the certificate.',
    draft: ({ n }) => ({ giftCertificate: n('110'), gateway: giftCertificate }),
    sold: paidWith('certificates'),
    items: () => [goods(1)],
    lines: goodsTo('certificates'),
    closes: ['certificates'],
  }),
  given({
    name: 'of what store credit paid',
    says: 'It is owed to the customer again.',
    draft: desk => ({ ...ofCustomer(desk), storeCredit: desk.n('110'), gateway: storeCredit }),
    sold: paidWith('storeCredit'),
    items: () => [goods(1)],
    lines: goodsTo('storeCredit'),
    closes: ['storeCredit'],
  }),
  given({
    name: 'of three quarters of a certificate and a card',
    says: 'Of 164.00 a card paid 86.00; of 123.00 the shop gives the card all of it, and the certificate the rest.',
    draft: ({ n }) => ({ lines: [line(n('41'), 4)], taxRates: [], giftCertificate: n('78') }),
    sold: ({ n }) => [debit('cards', n('86')), debit('certificates', n('78')), credit('goods', n('164'))],
    items: () => [goods(3)],
    lines: ({ n }) => [debit('returns', n('123')), credit('cards', n('86')), credit('certificates', n('37'))],
    closes: ['cards'],
  }),
  given({
    name: 'outside the shop',
    says: 'Paid by card, and given back by hand: the money does not come from the card provider.',
    items: () => [goods(1)],
    more: ({ n }) => ({ payments: [{ provider: 'custom', amount: n('110'), offline: true }] }),
    lines: goodsTo('otherMoney'),
  }),
  given({
    name: 'half as store credit',
    says: 'A half goes to the card, a half stays with the shop.',
    draft: ofCustomer,
    items: () => [goods(1)],
    more: ({ n }) => ({
      payments: [
        { provider: 'stripe', amount: n('55') },
        { provider: 'storecredit', amount: n('55') },
      ],
    }),
    lines: ({ n }) => [
      debit('returns', n('100')),
      debit('tax', n('10')),
      credit('cards', n('55')),
      credit('storeCredit', n('55')),
    ],
  }),
  given({
    name: 'of a marketplace',
    says: 'The marketplace takes its tax back.',
    draft: ({ markets }) => ({ channelId: markets.known }),
    sold: ({ n }) => [debit('cards', n('110')), credit('goods', n('100')), credit('marketplaceTax', n('10'))],
    items: () => [goods(1)],
    lines: ({ n }) => [
      debit('returns', n('100')),
      debit('marketplaceTax', n('10')),
      credit('cards', n('110')),
    ],
    closes: ['marketplaceTax'],
  }),
  paidBack('paypal', gateways.paypal, 'payPal'),
  paidBack('transfer', gateways.bankDeposit, 'transfers'),
  {
    name: 'refund: transfer that the shop has no payment for',
    says: 'The money goes back by transfer, as it came.',
    closes: ['transfers'],
    play(desk) {
      const id = desk.place({ gateway: gateways.bankDeposit });
      desk.shop.setStatus(id, 11);
      const refund = desk.refund(id, [goods(1)]);
      return {
        entries: [
          desk.order(id, paidWith('transfers')(desk)),
          desk.refunded(refund, goodsTo('transfers')(desk)),
        ],
      };
    },
  },
];
