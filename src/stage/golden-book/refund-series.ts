// Refunds that follow each other, are declined, too much, or on a day of their own.
import type { GoldenCase } from './case.ts';
import { line } from './desk.ts';
import { credit, debit } from './entry.ts';
import { goods, goodsTo, soldFor100 } from './one-refund.ts';

export const refundSeries: GoldenCase[] = [
  {
    name: 'refund: several in a row',
    closes: ['cards', 'tax'],
    says: 'One piece, the shipping, goodwill of 3.00, and the second piece, of which the 3.00 are missing.',
    play({ sell, refund, order, refunded, n }) {
      const id = sell({ lines: [line(n('10'), 2)], shippingExTax: n('5') });
      const first = refund(id, [goods(1)]);
      const second = refund(id, [{ type: 'SHIPPING', id, amount: n('5.5') }]);
      const third = refund(id, [{ type: 'ORDER', id, amount: n('3') }]);
      const last = refund(id, [goods(1)]);
      return {
        entries: [
          order(id, [
            debit('cards', n('27.5')),
            credit('goods', n('20')),
            credit('shipping', n('5')),
            credit('tax', n('2.5')),
          ]),
          refunded(first, [debit('returns', n('10')), debit('tax', n('1')), credit('cards', n('11'))]),
          refunded(second, [debit('shipping', n('5')), debit('tax', n('0.5')), credit('cards', n('5.5'))]),
          refunded(third, [debit('goodwill', n('3')), credit('cards', n('3'))]),
          refunded(last, [debit('returns', n('7')), debit('tax', n('1')), credit('cards', n('8'))]),
        ],
      };
    },
  },
  {
    name: 'refund: thirds',
    closes: ['cards', 'tax'],
    says: 'Three pieces of 3.33 come back one by one; the last one takes what cents are left.',
    play({ sell, refund, order, refunded }) {
      const id = sell({ lines: [line('3.33', 3)] });
      const back = (net: string, tax: string, gross: string) =>
        refunded(refund(id, [goods(1)]), [debit('returns', net), debit('tax', tax), credit('cards', gross)]);
      return {
        entries: [
          order(id, [debit('cards', '10.99'), credit('goods', '9.99'), credit('tax', '1.00')]),
          back('3.33', '0.33', '3.66'),
          back('3.34', '0.33', '3.67'),
          back('3.32', '0.34', '3.66'),
        ],
      };
    },
  },
  {
    name: 'refund: yen',
    says: 'A currency without decimals.',
    play({ sell, refund, order, refunded }) {
      const id = sell({ currency: 'JPY', lines: [line('909', 2)] });
      const given = refund(id, [goods(1)]);
      return {
        entries: [
          order(id, [debit('cards', '2000'), credit('goods', '1818'), credit('tax', '182')], 'JPY'),
          refunded(given, [debit('returns', '909'), debit('tax', '91'), credit('cards', '1000')], 'JPY'),
        ],
      };
    },
  },
  {
    name: 'refund: declined',
    says: 'The card has expired: nothing was given back.',
    play(desk) {
      const id = desk.sell();
      desk.shop.declineRefund(desk.refund(id, [goods(1)]), 'The card has expired.');
      return { entries: [desk.order(id, soldFor100(desk))] };
    },
  },
  {
    name: 'refund: last evening of the month',
    says: 'Given on the 31st in Chicago, when it is the next month in Greenwich.',
    play(desk) {
      const id = desk.sell();
      const refund = desk.refund(id, [goods(1)], {}, { day: 31, hour: 22 });
      return {
        entries: [desk.order(id, soldFor100(desk)), desk.refunded(refund, goodsTo('cards')(desk))],
      };
    },
  },
  {
    name: 'refund: declined in part',
    says: 'The certificate has its money back, and the card was declined: only a person can say what that is worth.',
    play(desk) {
      const { n, shop } = desk;
      const id = desk.sell({ giftCertificate: n('50') });
      const refund = desk.refund(id, [goods(1)]);
      shop.declineRefund(refund, 'The card has expired.');
      return {
        entries: [
          desk.order(id, [
            debit('cards', n('60')),
            debit('certificates', n('50')),
            credit('goods', n('100')),
            credit('tax', n('10')),
          ]),
        ],
        parked: [{ key: `orders/${id}/refunds/${refund}`, code: 'refund-does-not-add-up' }],
      };
    },
  },
  {
    name: 'refund: in the next month',
    says: 'It is booked on its own day, and not on that of the order.',
    closes: ['cards', 'tax'],
    play(desk) {
      const id = desk.sell();
      const refund = desk.refund(id, [goods(1)], {}, { day: 34 });
      return { entries: [desk.order(id, soldFor100(desk)), desk.refunded(refund, goodsTo('cards')(desk))] };
    },
  },
  {
    name: 'refund: more than was paid',
    says: 'Two times 60.00 of an order of 110.00.',
    play(desk) {
      const { shop, n } = desk;
      const id = desk.sell();
      const first = desk.refund(id, [{ type: 'ORDER', id, amount: n('60') }]);
      const [known] = shop.refunds.get(id) ?? [];
      const more = first + 100_000;
      if (known) shop.refunds.get(id)?.push({ ...known, id: more });
      shop.tell('order/refund/created', { type: 'order', id, refund: { refund_id: more } });
      return {
        entries: [
          desk.order(id, soldFor100(desk)),
          desk.refunded(first, [debit('goodwill', n('60')), credit('cards', n('60'))]),
        ],
        parked: [{ key: `orders/${id}/refunds/${more}`, code: 'refund-exceeds-order' }],
      };
    },
  },
];
