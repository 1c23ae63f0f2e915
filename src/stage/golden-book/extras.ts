// Sales with more than goods: fees and tips, coupons, gift certificates, store credit.
import { money } from '../../core/money.ts';
import { exampleOrder } from '../../sandbox/bigcommerce/example-order.ts';
import { giftCertificate, storeCredit } from '../../sandbox/bigcommerce/gateways.ts';
import type { GoldenCase } from './case.ts';
import { certificateOf, line } from './desk.ts';
import { credit, debit } from './entry.ts';

export const extras: GoldenCase[] = [
  {
    name: 'coupon',
    says: 'The shop writes a coupon with its tax: 11.00 take 10.00 off the goods and 1.00 off the tax.',
    play({ sell, order, n }) {
      const id = sell({ coupons: [{ code: 'TENOFF', amount: n('11') }] });
      return {
        entries: [
          order(id, [
            debit('cards', n('99')),
            debit('discounts', n('10')),
            credit('goods', n('100')),
            credit('tax', n('9')),
          ]),
        ],
      };
    },
  },
  {
    name: 'discount and coupon',
    says: 'A discount by staff and a coupon are both discounts.',
    play({ sell, order, n }) {
      const id = sell({ discount: n('22'), coupons: [{ code: 'TENOFF', amount: n('11') }] });
      return {
        entries: [
          order(id, [
            debit('cards', n('77')),
            debit('discounts', n('30')),
            credit('goods', n('100')),
            credit('tax', n('7')),
          ]),
        ],
      };
    },
  },
  {
    name: 'free by coupon',
    says: 'A coupon pays for everything: the revenue and the discount stand in the books all the same.',
    play({ sell, order, n }) {
      const id = sell({ coupons: [{ code: 'FREE', amount: n('110') }] });
      return { entries: [order(id, [debit('discounts', n('100')), credit('goods', n('100'))])] };
    },
  },
  {
    name: 'fee',
    says: 'A fee for a quick delivery is taxed income.',
    play({ sell, order, n }) {
      const id = sell({ fees: [{ name: 'Express', amount: n('10') }] });
      return {
        entries: [
          order(id, [
            debit('cards', n('121')),
            credit('goods', n('100')),
            credit('fees', n('10')),
            credit('tax', n('11')),
          ]),
        ],
      };
    },
  },
  {
    name: 'tip',
    says: 'A tip belongs to the staff and carries no tax.',
    play({ sell, order, n }) {
      const id = sell({ fees: [{ name: 'Tip', amount: n('5'), tax: money('0') }] });
      return {
        entries: [
          order(id, [
            debit('cards', n('115')),
            credit('goods', n('100')),
            credit('tips', n('5')),
            credit('tax', n('10')),
          ]),
        ],
      };
    },
  },
  {
    name: 'handling and wrapping',
    says: 'Handling and gift wrapping are fees.',
    play({ sell, order, n }) {
      const id = sell({ handlingExTax: n('5'), lines: [line(n('100'), 1, { wrappingExTax: n('2') })] });
      return {
        entries: [
          order(id, [
            debit('cards', n('117.7')),
            credit('goods', n('100')),
            credit('fees', n('7')),
            credit('tax', n('10.7')),
          ]),
        ],
      };
    },
  },
  {
    name: 'certificate sold',
    says: 'A gift certificate that is sold is owed, and is no income.',
    play({ sell, order, n }) {
      const id = sell({ lines: [line(n('100')), certificateOf(n('50'))] });
      return {
        entries: [
          order(id, [
            debit('cards', n('160')),
            credit('goods', n('100')),
            credit('certificates', n('50')),
            credit('tax', n('10')),
          ]),
        ],
      };
    },
  },
  {
    name: 'certificate redeemed',
    says: 'A gift certificate pays a part, a card the rest.',
    play({ sell, order, n }) {
      const id = sell({ giftCertificate: n('50') });
      return {
        entries: [
          order(id, [
            debit('cards', n('60')),
            debit('certificates', n('50')),
            credit('goods', n('100')),
            credit('tax', n('10')),
          ]),
        ],
      };
    },
  },
  {
    name: 'certificate sold alone',
    says: 'An order of a gift certificate and nothing else: no income, and no tax.',
    play({ sell, order, n }) {
      const id = sell({ lines: [certificateOf(n('50'))] });
      return { entries: [order(id, [debit('cards', n('50')), credit('certificates', n('50'))])] };
    },
  },
  {
    name: 'certificate pays everything',
    says: 'Nothing is left to pay, and it is a sale all the same.',
    play({ sell, order, n }) {
      const id = sell({ giftCertificate: n('110'), gateway: giftCertificate });
      return {
        entries: [
          order(id, [debit('certificates', n('110')), credit('goods', n('100')), credit('tax', n('10'))]),
        ],
      };
    },
  },
  {
    name: 'certificate, store credit and card',
    says: 'Three ways to pay, each on its account.',
    play({ sell, order, n, shop }) {
      const { id: customerId } = shop.addCustomer(exampleOrder().address);
      const id = sell({ customerId, giftCertificate: n('50'), storeCredit: n('30') });
      return {
        entries: [
          order(id, [
            debit('cards', n('30')),
            debit('certificates', n('50')),
            debit('storeCredit', n('30')),
            credit('goods', n('100')),
            credit('tax', n('10')),
          ]),
        ],
      };
    },
  },
  {
    name: 'store credit',
    says: 'What the shop owes the customer pays for everything.',
    play({ sell, order, n, shop }) {
      const { id: customerId } = shop.addCustomer(exampleOrder().address);
      const id = sell({ customerId, storeCredit: n('110'), gateway: storeCredit });
      return {
        entries: [
          order(id, [debit('storeCredit', n('110')), credit('goods', n('100')), credit('tax', n('10'))]),
        ],
      };
    },
  },
];
