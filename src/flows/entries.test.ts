// Orders and refunds as journal entries: what stands on which account, and that every entry balances to the cent.
import { describe, expect, test } from 'vitest';
import { amountText, money, sum } from '../core/money.ts';
import type { ShopOrder, ShopRefund } from '../models/objects/shop.ts';
import { type AccountRules, accountRules } from './account-rules.ts';
import type { JournalEntry } from './journal-entry.ts';
import { orderEntry, type Tender } from './order-entry.ts';
import { refundEntry } from './refund-entry.ts';

const rules = (change: Record<string, unknown> = {}): AccountRules =>
  accountRules.parse({
    companyCode: '1710',
    currencies: ['USD', 'JPY'],
    revenue: '41000000',
    tax: '22000000',
    shipping: '41100000',
    discount: '44000000',
    fees: '41200000',
    returns: '44100000',
    giftCertificates: '21400000',
    storeCredit: '21410000',
    clearing: { credit_card: '11002010', default: '11002090' },
    costCenter: '17101301',
    ...change,
  });

const m = (value: string) => money(value);
const nobody = {
  first_name: null,
  last_name: null,
  company: null,
  street: null,
  street_2: null,
  city: null,
  postal_code: null,
  region: null,
  country: null,
  email: null,
  phone: null,
};

/** Goods of 100.00 with 8.00 tax; the rest as given. */
const order = (change: Partial<ShopOrder> = {}): ShopOrder => ({
  id: '1001',
  customer: null,
  reference: null,
  created_at: '2026-11-19T23:30:00.000Z',
  changed_at: '2026-11-20T10:00:00.000Z',
  currency: 'USD',
  status: 'paid',
  status_name: 'Awaiting Fulfillment',
  delivery_status: 'open',
  payment_method: 'Credit Card',
  total_inc_tax: '108',
  total_ex_tax: '100',
  tax: '8',
  subtotal_inc_tax: '108',
  subtotal_ex_tax: '100',
  shipping_inc_tax: '0',
  shipping_ex_tax: '0',
  extras_inc_tax: '0',
  extras_ex_tax: '0',
  discount: '0',
  coupon: '0',
  gift_certificate: '0',
  store_credit: '0',
  fees: [],
  billing_address: nobody,
  items: [],
  taxes: [],
  ...change,
});

const paid = (amount: string, method = 'credit_card', currency = 'USD'): Tender => ({
  methods: [method],
  amount: m(amount),
  currency,
});

/** Account → amount; several lines on one account are added. Fails when the entry does not balance. */
function byAccount(entry: JournalEntry): Record<string, string> {
  expect(sum(entry.lines.map(line => line.amount)).toFixed(2)).toBe('0.00');
  const accounts: Record<string, string> = {};
  for (const { account, amount } of entry.lines)
    accounts[account] = amountText(m(accounts[account] ?? '0').plus(amount), entry.currency);
  return accounts;
}

const book = (one: ShopOrder, tenders: Tender[], change = {}) =>
  orderEntry(one, tenders, rules(change), '2026-11-21');

describe('an order', () => {
  test('debits what was received, credits revenue and tax', () => {
    const entry = book(order(), [paid('108')]);
    expect(byAccount(entry)).toEqual({ '11002010': '108.00', '41000000': '-100.00', '22000000': '-8.00' });
    expect(entry).toMatchObject({
      reference: 'BC-1001',
      documentDate: '2026-11-19',
      postingDate: '2026-11-19',
    });
    expect(entry.lines.map(line => line.costCenter)).toEqual([undefined, '17101301', undefined]);
    expect(book(order(), [paid('108')], { postingDate: 'today' }).postingDate).toBe('2026-11-21');
  });

  test('keeps shipping, fees and gift wrapping apart from revenue', () => {
    const one = order({
      total_ex_tax: '116.90',
      tax: '8.40',
      total_inc_tax: '125.30',
      shipping_ex_tax: '5.90',
      extras_ex_tax: '4',
      fees: [{ name: 'Express', amount_inc_tax: '7', amount_ex_tax: '7' }],
    });
    expect(byAccount(book(one, [paid('125.30')]))).toEqual({
      '11002010': '125.30',
      '41000000': '-100.00',
      '41100000': '-5.90',
      '41200000': '-11.00',
      '22000000': '-8.40',
    });
  });

  test('takes discounts and coupons, which include tax, as what is left', () => {
    // 10.80 off with tax: 10.00 without.
    const one = order({
      total_ex_tax: '90',
      tax: '7.20',
      total_inc_tax: '97.20',
      discount: '5.40',
      coupon: '5.40',
    });
    expect(byAccount(book(one, [paid('97.20')]))).toMatchObject({
      '44000000': '10.00',
      '41000000': '-100.00',
    });
  });

  test('splits several payments, gift certificates and store credit', () => {
    const one = order({ gift_certificate: '20', store_credit: '10' });
    const tenders = [paid('50'), paid('28', 'paypal')];
    expect(byAccount(book(one, tenders))).toEqual({
      '11002010': '50.00',
      '11002090': '28.00',
      '21400000': '20.00',
      '21410000': '10.00',
      '41000000': '-100.00',
      '22000000': '-8.00',
    });
  });

  test('puts each tax on its account, exactly the tax total in sum', () => {
    const one = order({
      tax: '8.01',
      total_inc_tax: '108.01',
      taxes: [
        { name: 'State', rate: '5', amount: '5.0033' },
        { name: 'County', rate: '2', amount: '2.0033' },
        { name: 'City', rate: '1', amount: '1.0034' },
      ],
    });
    const entry = book(one, [paid('108.01')], {
      taxByName: { State: '22000001', County: '22000002' },
      taxCode: 'O1',
    });
    expect(byAccount(entry)).toMatchObject({ '22000001': '-5.01', '22000002': '-2.00', '22000000': '-1.00' });
    expect(entry.lines.filter(line => line.taxCode === 'O1')).toHaveLength(3);
  });

  test('gives single products an account of their own', () => {
    const line = {
      id: '1',
      name: 'Book',
      quantity: '2',
      shipped_quantity: null,
      price_ex_tax: '15',
      price_inc_tax: '15',
      total_inc_tax: '30',
    };
    const one = order({ items: [{ ...line, sku: 'BOOK', total_ex_tax: '30' }] });
    expect(byAccount(book(one, [paid('108')], { revenueBySku: { BOOK: '41000001' } }))).toMatchObject({
      '41000001': '-30.00',
      '41000000': '-70.00',
    });
  });

  test('rounds the four decimals of the shop to the cent, and to whole yen', () => {
    const one = order({
      subtotal_ex_tax: '99.9951',
      total_ex_tax: '99.9951',
      tax: '8.0049',
      total_inc_tax: '108',
    });
    expect(byAccount(book(one, [paid('108')]))).toEqual({
      '11002010': '108.00',
      '41000000': '-100.00',
      '22000000': '-8.00',
    });
    const yen = order({
      subtotal_ex_tax: '1000',
      total_ex_tax: '1000',
      tax: '80',
      total_inc_tax: '1080',
      currency: 'JPY',
    });
    expect(byAccount(book(yen, [paid('1080', 'credit_card', 'JPY')]))).toEqual({
      '11002010': '1080',
      '41000000': '-1000',
      '22000000': '-80',
    });
  });

  test.each([
    [
      'a currency without rules',
      order({ currency: 'SEK' }),
      [paid('108', 'x', 'SEK')],
      /Order 1001 is in SEK, for which there are no account rules/,
    ],
    [
      'a payment in another currency',
      order(),
      [paid('108', 'x', 'EUR')],
      /in USD, but a payment came in EUR/,
    ],
    ['too much received', order(), [paid('109')], /109.00 USD was received for 108.00 USD due/],
    [
      'a total that is not its parts',
      order({ total_inc_tax: '110' }),
      [paid('110')],
      /100.00 USD without tax and 8.00 USD tax are not the total of 110.00 USD/,
    ],
    [
      'taxes that are not the tax',
      order({ taxes: [{ name: 'T', rate: '9', amount: '9' }] }),
      [paid('108')],
      /taxes come to 9.00 USD, its tax total says 8.00 USD/,
    ],
    [
      'a difference that no discount explains',
      order({ subtotal_ex_tax: '90' }),
      [paid('108')],
      /leave a difference of -10.00 USD, but the shop names discounts of 0.00 USD/,
    ],
    [
      'a negative total',
      order({ total_ex_tax: '-10', tax: '0', total_inc_tax: '-10', subtotal_ex_tax: '-10' }),
      [paid('-10')],
      /its total is negative/,
    ],
    [
      'nothing at all',
      order({ total_ex_tax: '0', tax: '0', total_inc_tax: '0', subtotal_ex_tax: '0' }),
      [],
      /comes to 0.00 USD: there is nothing to book/,
    ],
  ])('is refused in a sentence for %s', (_, one, tenders, sentence) => {
    expect(() => book(one, tenders)).toThrow(sentence);
  });

  test('names the rule that is missing', () => {
    expect(() =>
      book(order({ gift_certificate: '8' }), [paid('100')], { giftCertificates: undefined }),
    ).toThrow(/paid with a gift certificate, but the flow names no account for it/);
    expect(() => book(order(), [paid('108', 'barter')], { clearing: { paypal: '1' } })).toThrow(
      /paid by barter, for which there is no clearing account/,
    );
    expect(() => book(order({ id: '12345678901234' }), [paid('108')])).toThrow(
      /longer than the 16 characters/,
    );
  });
});

describe('a refund', () => {
  const refund = (change: Partial<ShopRefund> = {}): ShopRefund => ({
    id: '7',
    order: '1001',
    created_at: '2026-11-20T10:00:00.000Z',
    reason: null,
    total: '54',
    tax: '4',
    parts: [{ kind: 'goods', amount: '54' }],
    payments: [{ method: 'credit_card', amount: '54' }],
    is_declined: false,
    ...change,
  });
  const giveBack = (one: ShopRefund, of = order(), change = {}) =>
    refundEntry(one, of, rules(change), '2026-11-21');

  test('leaves the clearing account; goods and tax are taken back', () => {
    const entry = giveBack(refund());
    expect(byAccount(entry)).toEqual({ '44100000': '50.00', '22000000': '4.00', '11002010': '-54.00' });
    expect(entry.reference).toBe('BC-R-7');
  });

  test('of goods and shipping is split as it was refunded, to the cent', () => {
    const parts = [
      { kind: 'goods' as const, amount: '40' },
      { kind: 'shipping' as const, amount: '14' },
    ];
    expect(byAccount(giveBack(refund({ parts })))).toEqual({
      '44100000': '37.04',
      '41100000': '12.96',
      '22000000': '4.00',
      '11002010': '-54.00',
    });
  });

  test('takes each tax back on its account, and several ways of giving back', () => {
    const of = order({
      taxes: [
        { name: 'State', rate: '6', amount: '6' },
        { name: 'County', rate: '2', amount: '2' },
      ],
    });
    const payments = [
      { method: 'credit_card', amount: '50' },
      { method: 'storecredit', amount: '4' },
    ];
    const entry = giveBack(refund({ payments }), of, { taxByName: { State: '22000001' } });
    expect(byAccount(entry)).toEqual({
      '44100000': '50.00',
      '22000001': '3.00',
      '22000000': '1.00',
      '11002010': '-50.00',
      '11002090': '-4.00',
    });
  });

  test('with four decimals is rounded and balances', () => {
    const odd = refund({
      total: '10.0050',
      tax: '0.7411',
      payments: [{ method: 'credit_card', amount: '10.0050' }],
    });
    const entry = giveBack(odd);
    expect(byAccount(entry)).toMatchObject({ '11002010': '-10.01', '22000000': '0.74' });
    for (const { amount } of entry.lines) expect(amount.decimalPlaces()).toBeLessThanOrEqual(2);
  });

  test('that was paid out in part only is refused in a sentence', () => {
    expect(() => giveBack(refund({ payments: [{ method: 'x', amount: '50' }] }))).toThrow(
      /50.00 USD was paid out for a refund of 54.00 USD/,
    );
  });
});
