// Sales of goods: taxes, channels, days, odd lines.
import { money } from '../../core/money.ts';
import type { GoldenCase } from './case.ts';
import { line, reduced } from './desk.ts';
import { credit, debit } from './entry.ts';

export const sales: GoldenCase[] = [
  {
    name: 'plain',
    says: 'Goods and shipping with one tax, paid by card.',
    play({ sell, order, n }) {
      const id = sell({ shippingExTax: n('10') });
      return {
        entries: [
          order(id, [
            debit('cards', n('121')),
            credit('goods', n('100')),
            credit('shipping', n('10')),
            credit('tax', n('11')),
          ]),
        ],
      };
    },
  },
  {
    name: 'two taxes',
    says: 'Two taxes lie on the order, each on its account.',
    play({ sell, order, n }) {
      const id = sell({
        taxRates: [
          { name: 'State Tax', rate: money('6') },
          { name: 'County Tax', rate: money('4') },
        ],
      });
      return {
        entries: [
          order(id, [
            debit('cards', n('110')),
            credit('goods', n('100')),
            credit('tax', n('6')),
            credit('secondTax', n('4')),
          ]),
        ],
      };
    },
  },
  {
    name: 'reduced item',
    says: 'A book is taxed at 5 %, the towel at 10 %.',
    play({ sell, order, n }) {
      const id = sell({ lines: [line(n('100')), reduced(n('50'))] });
      return {
        entries: [
          order(id, [
            debit('cards', n('162.5')),
            credit('goods', n('150')),
            credit('tax', n('10')),
            credit('secondTax', n('2.5')),
          ]),
        ],
      };
    },
  },
  {
    name: 'coupon on a reduced item',
    says: 'A tenth off everything takes a tenth of each tax.',
    play({ sell, order, n }) {
      const id = sell({
        lines: [line(n('100')), reduced(n('50'))],
        coupons: [{ code: 'TENTH', amount: n('16.25') }],
      });
      return {
        entries: [
          order(id, [
            debit('cards', n('146.25')),
            debit('discounts', n('15')),
            credit('goods', n('150')),
            credit('tax', n('9')),
            credit('secondTax', n('2.25')),
          ]),
        ],
      };
    },
  },
  {
    name: 'product with its own account',
    says: 'A service is sold together with goods.',
    play({ sell, order, n }) {
      const id = sell({ lines: [line(n('100')), line(n('20'), 2, { id: 2, sku: 'SETUP', name: 'Set-up' })] });
      return {
        entries: [
          order(id, [
            debit('cards', n('154')),
            credit('goods', n('100')),
            credit('services', n('40')),
            credit('tax', n('14')),
          ]),
        ],
      };
    },
  },
  {
    name: 'marketplace',
    says: 'The marketplace owes the tax: the shop does not owe it.',
    play({ sell, order, n, markets }) {
      const id = sell({ channelId: markets.known });
      return {
        entries: [
          order(id, [debit('cards', n('110')), credit('goods', n('100')), credit('marketplaceTax', n('10'))]),
        ],
      };
    },
  },
  {
    name: 'marketplace nobody has decided about',
    says: 'Kontor cannot know who owes the tax.',
    play({ sell, markets }) {
      const id = sell({ channelId: markets.unknown });
      return { parked: [{ key: `orders/${id}`, code: 'tax-owner-unknown' }] };
    },
  },
  {
    name: 'last evening of the month',
    says: 'It is the next month in Greenwich, and the 31st in Chicago.',
    play({ sell, order, n, pick }) {
      const id = sell({}, { day: 31, hour: pick([19, 21, 23]) });
      return {
        entries: [order(id, [debit('cards', n('110')), credit('goods', n('100')), credit('tax', n('10'))])],
      };
    },
  },
  {
    name: 'last evening of a closed month',
    says: 'September is closed: the document has the day of the order, and is posted on the first open day.',
    play({ sell, order, n }) {
      const id = sell({}, { day: 0, hour: 21 });
      const lines = [debit('cards', n('110')), credit('goods', n('100')), credit('tax', n('10'))];
      return { entries: [order(id, lines, 'USD', '2025-10-01')] };
    },
  },
  {
    name: 'hundred lines',
    says: 'A hundred lines are one sum.',
    play({ sell, order, n }) {
      const lines = Array.from({ length: 100 }, (_, i) => line(n('1'), 1, { id: i + 1 }));
      const id = sell({ lines });
      return {
        entries: [order(id, [debit('cards', n('110')), credit('goods', n('100')), credit('tax', n('10'))])],
      };
    },
  },
  {
    name: 'five hundred lines',
    says: 'More lines than a shop answers at once are one sum, too.',
    play({ sell, order, n }) {
      const lines = Array.from({ length: 500 }, (_, i) => line(n('1'), 1, { id: i + 1 }));
      const id = sell({ lines });
      return {
        entries: [order(id, [debit('cards', n('550')), credit('goods', n('500')), credit('tax', n('50'))])],
      };
    },
  },
  {
    name: 'line of nothing',
    says: 'A sample costs nothing.',
    play({ sell, order, n }) {
      const id = sell({ lines: [line(n('100')), line('0', 1, { id: 2, name: 'Sample' })] });
      return {
        entries: [order(id, [debit('cards', n('110')), credit('goods', n('100')), credit('tax', n('10'))])],
      };
    },
  },
  {
    name: 'exempt customer',
    says: 'There is no tax.',
    play({ sell, order, n }) {
      const id = sell({ taxRates: [] });
      return { entries: [order(id, [debit('cards', n('100')), credit('goods', n('100'))])] };
    },
  },
  {
    name: 'old one in payment',
    says: 'A line is negative: what the customer hands in is taken off its own account.',
    play({ sell, order, n }) {
      const id = sell({
        lines: [line(n('100')), line(n('-20'), 1, { id: 2, sku: 'SETUP', name: 'Credit' })],
      });
      return {
        entries: [
          order(id, [
            debit('cards', n('88')),
            debit('services', n('20')),
            credit('goods', n('100')),
            credit('tax', n('8')),
          ]),
        ],
      };
    },
  },
  {
    name: 'shown in euros',
    says: 'The shopper saw euros and paid dollars: the books are kept in what was paid.',
    play({ sell, order, n }) {
      const currencies = { displayed: 'EUR', displayRate: money('0.9'), store: 'USD', paidRate: money('1') };
      const id = sell({ currencies });
      return {
        entries: [order(id, [debit('cards', n('110')), credit('goods', n('100')), credit('tax', n('10'))])],
      };
    },
  },
  {
    name: 'paid in yen in a shop of dollars',
    says: 'The shopper paid in yen: the rate of the shop is of no account.',
    play({ sell, order }) {
      const currencies = {
        displayed: 'JPY',
        displayRate: money('150'),
        store: 'USD',
        paidRate: money('150'),
      };
      const id = sell({ currency: 'JPY', currencies, lines: [line('5000')] });
      return {
        entries: [order(id, [debit('cards', '5500'), credit('goods', '5000'), credit('tax', '500')], 'JPY')],
      };
    },
  },
  {
    name: 'currency without a rule',
    says: 'Nobody has said on which accounts francs are booked.',
    play({ sell }) {
      const id = sell({ currency: 'CHF' });
      return { parked: [{ key: `orders/${id}`, code: 'no-currency-rule' }] };
    },
  },
];
