// Amounts that do not come out even. Each row was computed by hand: with tax, the tax, without tax, and what rounding leaves.
import { money } from '../../core/money.ts';
import { gateways } from '../../sandbox/bigcommerce/gateways.ts';
import type { ShopLine } from '../../sandbox/bigcommerce/shop-data.ts';
import type { GoldenCase } from './case.ts';
import { line } from './desk.ts';
import { credit, debit } from './entry.ts';

const nineteen = [{ name: 'VAT', rate: money('19') }];
const sixAndAQuarter = [{ name: 'State Tax', rate: money('6.25') }];
const stateAndCounty = [
  { name: 'State Tax', rate: money('6.25') },
  { name: 'County Tax', rate: money('1.75') },
];
const cents = (count: number): ShopLine[] =>
  Array.from({ length: count }, (_, i) => line('0.28', 1, { id: i + 1 }));

export const amounts: GoldenCase[] = [
  {
    name: 'cash rounding',
    says: 'What is paid in cash is rounded to five cents, up or down; that is neither sales nor taxed.',
    play({ sell, order, pick }) {
      const row = pick([
        { price: '9.07', by: '0.02', paid: '10.00', tax: '0.91', side: credit },
        { price: '9.10', by: '-0.01', paid: '10.00', tax: '0.91', side: debit },
        { price: '18.20', by: '-0.02', paid: '20.00', tax: '1.82', side: debit },
      ]);
      const by = money(row.by);
      const id = sell({
        lines: [line(row.price)],
        fees: [{ name: 'Cash rounding', amount: by, tax: money('0') }],
        gateway: gateways.cashOnDelivery,
      });
      return {
        entries: [
          order(id, [
            debit('otherMoney', row.paid),
            credit('goods', row.price),
            credit('tax', row.tax),
            row.side('rounding', by.abs()),
          ]),
        ],
      };
    },
  },
  {
    name: 'prices with tax',
    says: 'Prices include 19 %; the tax is that of the whole order.',
    play({ sell, order, pick }) {
      const row = pick([
        { ex: '8.395', quantity: 3, gross: '29.97', net: '25.18', tax: '4.79' },
        { ex: '100', quantity: 1, gross: '119.00', net: '100.00', tax: '19.00' },
        { ex: '41.9748', quantity: 1, gross: '49.95', net: '41.97', tax: '7.98' },
      ]);
      const id = sell({
        lines: [line(row.ex, row.quantity)],
        taxRates: nineteen,
        isTaxInclusivePricing: true,
      });
      return {
        entries: [order(id, [debit('cards', row.gross), credit('goods', row.net), credit('tax', row.tax)])],
      };
    },
  },
  {
    name: 'prices with tax that leave a cent',
    says: 'Goods 7.99 and shipping 4.99 hold 2.07 of tax; 6.71 and 4.19 leave one cent.',
    play({ sell, order }) {
      const id = sell({
        lines: [line('6.7143')],
        shippingExTax: money('4.1933'),
        taxRates: nineteen,
        isTaxInclusivePricing: true,
      });
      return {
        entries: [
          order(id, [
            debit('cards', '12.98'),
            credit('goods', '6.71'),
            credit('shipping', '4.19'),
            credit('tax', '2.07'),
            credit('rounding', '0.01'),
          ]),
        ],
      };
    },
  },
  {
    name: 'tax rounded by line',
    says: 'A line of 0.28 has 0.02 of tax with 6.25 %, and the tax of the order is the sum of its lines: nothing is left.',
    play({ place, order, pick, shop }) {
      const row = pick([
        { lines: 5, net: '1.40', tax: '0.10', gross: '1.50' },
        { lines: 100, net: '28.00', tax: '2.00', gross: '30.00' },
      ]);
      const id = place({ lines: cents(row.lines), taxRates: sixAndAQuarter });
      shop.edit(id, { totals: { tax: money(row.tax), totalEx: money(row.net) } });
      shop.pay(id, 'purchase');
      return {
        entries: [order(id, [debit('cards', row.gross), credit('goods', row.net), credit('tax', row.tax)])],
      };
    },
  },
  {
    name: 'tax of the whole order',
    says: 'Five times 0.28 are 0.30 each with 6.25 %: the shop finds 0.09 of tax in 1.50, and one cent is left.',
    play({ sell, order }) {
      const id = sell({ lines: cents(5), taxRates: sixAndAQuarter });
      return {
        entries: [
          order(id, [
            debit('cards', '1.50'),
            credit('goods', '1.40'),
            credit('tax', '0.09'),
            credit('rounding', '0.01'),
          ]),
        ],
      };
    },
  },
  {
    name: 'rounding beyond the limit',
    says: 'A hundred times 0.28: the shop finds 1.76 of tax in 30.00, and 0.24 is more than rounding may be.',
    play({ sell }) {
      const id = sell({ lines: cents(100), taxRates: sixAndAQuarter });
      return { parked: [{ key: `orders/${id}`, code: 'does-not-add-up' }] };
    },
  },
  {
    name: 'two taxes that leave a cent',
    says: 'Goods 53.78 and shipping 6.37 hold 4.46 of tax, of 6.25 % and 1.75 %; 49.80 and 5.90 are a cent too much.',
    play({ sell, order }) {
      const id = sell({ lines: [line('24.90', 2)], shippingExTax: money('5.90'), taxRates: stateAndCounty });
      return {
        entries: [
          order(id, [
            debit('cards', '60.15'),
            debit('rounding', '0.01'),
            credit('goods', '49.80'),
            credit('shipping', '5.90'),
            credit('tax', '3.48'),
            credit('secondTax', '0.98'),
          ]),
        ],
      };
    },
  },
  {
    name: 'four decimals',
    says: 'Unit prices have more decimals than the currency; the line counts.',
    play({ sell, order, pick }) {
      const row = pick([
        { price: '13.9563', quantity: 9, net: '125.61', tax: '12.56', gross: '138.17' },
        { price: '0.0049', quantity: 1000, net: '4.90', tax: '0.49', gross: '5.39' },
        { price: '2.4975', quantity: 7, net: '17.48', tax: '1.75', gross: '19.23' },
      ]);
      const id = sell({ lines: [line(row.price, row.quantity)] });
      return {
        entries: [order(id, [debit('cards', row.gross), credit('goods', row.net), credit('tax', row.tax)])],
      };
    },
  },
  {
    name: 'yen',
    says: 'A currency without decimals.',
    play({ sell, order, pick }) {
      const row = pick([
        { price: '5000', net: '5000', tax: '500', gross: '5500', isInclusive: false },
        { price: '909', net: '909', tax: '91', gross: '1000', isInclusive: false },
        { price: '1364', net: '1364', tax: '136', gross: '1500', isInclusive: false },
        { price: '45454.5454', net: '45455', tax: '4545', gross: '50000', isInclusive: true },
      ]);
      const id = sell({
        currency: 'JPY',
        lines: [line(row.price)],
        isTaxInclusivePricing: row.isInclusive,
      });
      return {
        entries: [
          order(id, [debit('cards', row.gross), credit('goods', row.net), credit('tax', row.tax)], 'JPY'),
        ],
      };
    },
  },
  {
    name: 'dinars',
    says: 'A currency with three decimals.',
    play({ sell, order, pick }) {
      const row = pick([
        { net: '1.234', tax: '0.123', gross: '1.357' },
        { net: '12.345', tax: '1.235', gross: '13.580' },
        { net: '0.999', tax: '0.100', gross: '1.099' },
      ]);
      const id = sell({ currency: 'KWD', lines: [line(row.net)] });
      return {
        entries: [
          order(id, [debit('cards', row.gross), credit('goods', row.net), credit('tax', row.tax)], 'KWD'),
        ],
      };
    },
  },
];
