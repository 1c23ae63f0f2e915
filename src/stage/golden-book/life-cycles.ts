// What the shop owes, from the order in which it begins to the one in which it ends: nothing may be left.
import { money } from '../../core/money.ts';
import { exampleOrder } from '../../sandbox/bigcommerce/example-order.ts';
import { storeCredit } from '../../sandbox/bigcommerce/gateways.ts';
import type { Account } from './accounts.ts';
import type { GoldenCase } from './case.ts';
import { certificateOf, type Desk, line } from './desk.ts';
import { credit, debit, type Entry } from './entry.ts';
import { goods, goodsTo, soldFor100 } from './one-refund.ts';

/** Goods of 100.00, of which a certificate pays this much, and a card the rest. */
const paidWithCertificate = ({ sell, order, n }: Desk, paid: string, day: number): Entry => {
  const certificate = n(paid);
  const id = sell({ giftCertificate: certificate }, { day });
  const cards = n('110').minus(certificate);
  return order(id, [
    ...(cards.isZero() ? [] : [debit('cards', cards)]),
    debit('certificates', certificate),
    credit('goods', n('100')),
    credit('tax', n('10')),
  ]);
};

/** Goods of 100.00 come back, and what is owed for them pays another order. */
const givenBackAndSpent = (
  name: string,
  says: string,
  account: Account & ('storeCredit' | 'certificates'),
): GoldenCase => ({
  name: `life: ${name}`,
  says,
  closes: [account],
  play(desk) {
    const { sell, shop, n, refund, order, refunded } = desk;
    const { id: customerId } = shop.addCustomer(exampleOrder().address);
    const first = sell({ customerId }, { day: 2 });
    const [provider, spent] =
      account === 'storeCredit'
        ? ['storecredit', { storeCredit: n('110'), gateway: storeCredit }]
        : ['giftcertificate', { giftCertificate: n('110') }];
    const back = refund(first, [goods(1)], { payments: [{ provider, amount: n('110') }] }, { day: 9 });
    const second = sell({ customerId, ...spent }, { day: 16 });
    return {
      entries: [
        order(first, soldFor100(desk)),
        refunded(back, goodsTo(account)(desk)),
        order(second, [debit(account, n('110')), credit('goods', n('100')), credit('tax', n('10'))]),
      ],
    };
  },
});

export const lifeCycles: GoldenCase[] = [
  {
    name: 'life: a certificate from its sale to its end',
    says: 'Sold for 50.00; 30.00 of it pay one order, and 20.00 another.',
    closes: ['certificates'],
    play(desk) {
      const { sell, order, n } = desk;
      const id = sell({ lines: [certificateOf(n('50'))] }, { day: 2 });
      return {
        entries: [
          order(id, [debit('cards', n('50')), credit('certificates', n('50'))]),
          paidWithCertificate(desk, '30', 9),
          paidWithCertificate(desk, '20', 23),
        ],
      };
    },
  },
  givenBackAndSpent(
    'store credit from a refund to its end',
    'Goods come back for store credit, which pays another order.',
    'storeCredit',
  ),
  givenBackAndSpent(
    'a certificate from a refund to its end',
    'Goods come back for a certificate, which pays another order.',
    'certificates',
  ),
  {
    name: 'life: an exchange',
    says: 'Two pieces of 365.00 of an order of 1,528.00 are exchanged: 730.00 are owed, and pay the others.',
    closes: ['storeCredit'],
    play({ sell, shop, refund, order, refunded }) {
      const { id: customerId } = shop.addCustomer(exampleOrder().address);
      const lines = [line('365', 2), line('798', 1, { id: 2, sku: 'TG12', name: 'Bath towel' })];
      const first = sell({ customerId, lines, taxRates: [] }, { day: 6 });
      const payments = [{ provider: 'storecredit', amount: money('730') }];
      const back = refund(first, [goods(2)], { payments }, { day: 13 });
      const others = { lines: [line('365', 2)], taxRates: [], storeCredit: money('730') };
      const second = sell({ customerId, ...others, gateway: storeCredit }, { day: 13 });
      return {
        entries: [
          order(first, [debit('cards', '1528'), credit('goods', '1528')]),
          refunded(back, [debit('returns', '730'), credit('storeCredit', '730')]),
          order(second, [debit('storeCredit', '730'), credit('goods', '730')]),
        ],
      };
    },
  },
];
