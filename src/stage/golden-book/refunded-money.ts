// Refunds by where the money goes: back to its account, or to what the shop owes.
import { type Gateway, gateways } from '../../sandbox/bigcommerce/gateways.ts';
import type { Account } from './accounts.ts';
import type { GoldenCase } from './case.ts';
import { line } from './desk.ts';
import { credit, debit } from './entry.ts';
import { given, goods, goodsTo } from './one-refund.ts';

const paidBack = (name: string, gateway: Gateway, account: Account): GoldenCase =>
  given({
    name,
    says: 'The money goes back to where it came from.',
    draft: () => ({ gateway }),
    sold: ({ n }) => [debit(account, n('110')), credit('goods', n('100')), credit('tax', n('10'))],
    items: () => [goods(1)],
    lines: goodsTo(account),
  });

export const refundedMoney: GoldenCase[] = [
  given({
    name: 'to store credit',
    says: 'No money moves: the shop owes it to the customer now.',
    items: () => [goods(1)],
    more: ({ n }) => ({ payments: [{ provider: 'storecredit', amount: n('110') }] }),
    lines: goodsTo('storeCredit'),
  }),
  given({
    name: 'to a certificate',
    says: 'No money moves: the shop owes it to whoever holds the certificate.',
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
    name: 'of a sold certificate',
    says: 'The certificate is not owed any more; it never was income, nor taxed.',
    draft: ({ n }) => ({
      lines: [
        line(n('100')),
        line(n('50'), 1, { id: 2, sku: '', name: 'Certificate', type: 'giftcertificate' }),
      ],
    }),
    sold: ({ n }) => [
      debit('cards', n('160')),
      credit('goods', n('100')),
      credit('certificates', n('50')),
      credit('tax', n('10')),
    ],
    items: () => [goods(1, { id: 2 })],
    lines: ({ n }) => [debit('certificates', n('50')), credit('cards', n('50'))],
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
  }),
  paidBack('paypal', gateways.paypal, 'payPal'),
  paidBack('transfer', gateways.bankDeposit, 'transfers'),
];
