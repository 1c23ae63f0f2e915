// Orders and refunds as journal entries: what stands on which account, and that every entry balances to the cent.
import { describe, expect, test } from 'vitest';
import { amountText, money, sum } from '../core/money.ts';
import type { Payment, ShopOrder, ShopOrderLine, ShopRefund } from '../models/objects/shop.ts';
import { type AccountRules, accountRules } from './account-rules.ts';
import { clearingAccount, completedRules } from './find-account.ts';
import type { JournalEntry } from './journal-entry.ts';
import { orderEntry } from './order-entry.ts';
import { refundEntry } from './refund-entry.ts';
import type { Tender } from './tenders.ts';

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
  channel: '1',
  reference: null,
  created_at: '2026-11-19T23:30:00.000Z',
  changed_at: '2026-11-20T10:00:00.000Z',
  currency: 'USD',
  status: 'paid',
  status_name: 'Awaiting Fulfillment',
  delivery_status: 'open',
  refund_status: null,
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

const days = { document: '2026-11-19', today: '2026-11-21' };
const book = (one: ShopOrder, tenders: Tender[], change = {}) =>
  orderEntry(one, tenders, rules(change), days);

const item = (change: Partial<ShopOrderLine> = {}): ShopOrderLine => ({
  id: '1',
  sku: 'TOWEL',
  name: 'Towel',
  quantity: '1',
  shipped_quantity: null,
  refunded_quantity: null,
  price_ex_tax: '100',
  price_inc_tax: '108',
  total_ex_tax: '100',
  total_inc_tax: '108',
  discounted_total_inc_tax: null,
  wrapping_inc_tax: null,
  wrapping_ex_tax: null,
  kind: 'goods',
  ...change,
});
const tax = (name: string, rate: string, amount: string, items: { item: string; amount: string }[] = []) => ({
  name,
  rate,
  amount,
  items,
});

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
      taxes: [tax('State', '5', '5.0033'), tax('County', '2', '2.0033'), tax('City', '1', '1.0034')],
    });
    const entry = book(one, [paid('108.01')], {
      taxByName: { State: '22000001', County: '22000002' },
      taxCode: 'O1',
    });
    expect(byAccount(entry)).toMatchObject({ '22000001': '-5.01', '22000002': '-2.00', '22000000': '-1.00' });
    expect(entry.lines.filter(line => line.taxCode === 'O1')).toHaveLength(3);
  });

  test('writes the tax code of each tax, where rates have codes of their own', () => {
    const one = order({
      tax: '8.01',
      total_inc_tax: '108.01',
      taxes: [tax('Full', '19', '5.00'), tax('Reduced', '7', '2.00'), tax('Other', '1', '1.01')],
    });
    const entry = book(one, [paid('108.01')], {
      taxCode: 'O1',
      taxCodeByName: { Full: 'A1', Reduced: 'A2' },
    });
    const codes = entry.lines.flatMap(({ taxCode, amount }) =>
      taxCode ? [[taxCode, amount.toFixed(2)]] : [],
    );
    expect(codes).toEqual([
      ['A1', '-5.00'],
      ['A2', '-2.00'],
      ['O1', '-1.01'],
    ]);
  });

  test('whose tax rows come to 163.72 has the 163.73 that its invoice says', () => {
    const one = order({
      ...{ subtotal_ex_tax: '1091.50', subtotal_inc_tax: '1255.23', total_ex_tax: '1091.50' },
      ...{ tax: '163.73', total_inc_tax: '1255.23', taxes: [tax('VAT', '15', '163.72')] },
    });
    expect(byAccount(book(one, [paid('1255.23')]))).toEqual({
      '11002010': '1255.23',
      '41000000': '-1091.50',
      '22000000': '-163.73',
    });
  });

  test('gives single products an account of their own', () => {
    const book30 = item({ sku: 'BOOK', quantity: '2', price_ex_tax: '15', total_ex_tax: '30' });
    const one = order({ items: [book30] });
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

  test('that sells a gift certificate owes it, and has no income from it', () => {
    const certificate = item({
      id: '2',
      sku: null,
      kind: 'gift-certificate',
      total_ex_tax: '50',
      total_inc_tax: '50',
    });
    const one = order({
      items: [item(), certificate],
      ...{ subtotal_ex_tax: '150', total_ex_tax: '150', total_inc_tax: '158' },
    });
    const entry = book(one, [paid('158')]);
    expect(byAccount(entry)).toEqual({
      '11002010': '158.00',
      '41000000': '-100.00',
      '21400000': '-50.00',
      '22000000': '-8.00',
    });
    expect(entry.lines.find(line => line.account === '21400000')?.costCenter).toBeUndefined();
    expect(() => book(one, [paid('158')], { giftCertificates: undefined })).toThrow(
      'Order 1001 sells gift certificates, but the flow names no account for it.',
    );
  });

  test('puts a tip and cash rounding on accounts of their own, by their names in the shop', () => {
    const fee = (name: string, amount: string) => ({ name, amount_inc_tax: amount, amount_ex_tax: amount });
    const one = order({
      fees: [fee('Tip', '5'), fee('Rounding', '-0.03'), fee('Express', '7')],
      ...{ total_ex_tax: '111.97', total_inc_tax: '119.97' },
    });
    const feesByName = { Tip: '21500000', Rounding: '48000000' };
    expect(byAccount(book(one, [paid('119.97')], { feesByName }))).toMatchObject({
      '21500000': '-5.00',
      '48000000': '0.03',
      '41200000': '-7.00',
    });
  });

  test('puts what rounding leaves on its account, and is refused with both figures beyond the limit', () => {
    const one = order({ subtotal_ex_tax: '99.98' });
    expect(byAccount(book(one, [paid('108')], { rounding: '48000000' }))).toMatchObject({
      '41000000': '-99.98',
      '48000000': '-0.02',
    });
    expect(() => book(one, [paid('108')], { rounding: '48000000', roundingLimit: '0.01' })).toThrow(
      /leave a difference of -0.02 USD, but the shop names discounts of 0.00 USD/,
    );
  });

  test('that a coupon makes free is booked, with its discount', () => {
    const one = order({ total_ex_tax: '0', tax: '0', total_inc_tax: '0', coupon: '108' });
    expect(byAccount(book(one, []))).toEqual({ '41000000': '-100.00', '44000000': '100.00' });
  });

  test('of a marketplace that owes the tax has no tax of its own, and no tax code', () => {
    const change = { taxLiable: 'marketplace', marketplaceTax: '22900000', taxCode: 'O1' };
    const entry = book(order(), [paid('108')], change);
    expect(byAccount(entry)).toEqual({ '11002010': '108.00', '41000000': '-100.00', '22900000': '-8.00' });
    expect(entry.lines.some(line => line.taxCode !== undefined)).toBe(false);
    expect(() => book(order(), [paid('108')], { ...change, marketplaceTax: undefined })).toThrow(
      /The marketplace owes the tax of order 1001, but the flow names no account/,
    );
  });

  test('with three decimals is booked to the last of them', () => {
    const one = order({
      currency: 'KWD',
      ...{ subtotal_ex_tax: '1.1758', total_ex_tax: '1.175', tax: '0.059', total_inc_tax: '1.234' },
    });
    const entry = orderEntry(
      one,
      [paid('1.234', 'credit_card', 'KWD')],
      rules({ currencies: ['KWD'] }),
      days,
    );
    expect(entry.lines.map(({ amount }) => amountText(amount, 'KWD'))).toContain('1.234');
    expect(sum(entry.lines.map(({ amount }) => amount)).toFixed(3)).toBe('0.000');
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
      /in USD, but one of its payments is in EUR/,
    ],
    ['too much received', order(), [paid('109')], /109.00 USD was received, but 108.00 USD was due/],
    [
      'a total that is not its parts',
      order({ total_inc_tax: '110' }),
      [paid('110')],
      /100.00 USD without tax plus 8.00 USD tax is not the total of 110.00 USD/,
    ],
    [
      'taxes that are not the tax',
      order({ taxes: [tax('T', '9', '9')] }),
      [paid('108')],
      /taxes come to 9.00 USD, but its tax total is 8.00 USD/,
    ],
    [
      'a difference that no discount explains',
      order({ subtotal_ex_tax: '90' }),
      [paid('108')],
      /leave a difference of -10.00 USD, but the shop names discounts of 0.00 USD/,
    ],
    [
      'a discount that was not taken off',
      order({ coupon: '10.80' }),
      [paid('108')],
      /names discounts of 10.80 USD, but its parts with tax are only 0.00 USD above its total/,
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

describe('rules of then', () => {
  test('are completed by an account that they lack, and by nothing that would change what is booked', () => {
    const then = rules({ fees: undefined, taxCode: undefined, goodwill: undefined });
    const today = rules({ fees: '41200009', taxCode: 'O1', goodwill: '9', revenue: '9' });
    const { fees, taxCode, goodwill, revenue } = completedRules(then, today);
    expect({ fees, taxCode, goodwill, revenue }).toEqual({
      fees: '41200009',
      taxCode: undefined,
      goodwill: undefined,
      revenue: then.revenue,
    });
  });

  test.each([
    ['the default, although there is one of its own now', { default: '1' }, '1'],
    ['its method, although its gateway has one now', { credit_card: '2' }, '2'],
    ['today, where it had none', { paypal: '3' }, '9'],
  ])('clear a payment on the account of %s', (_, clearing, account) => {
    const then = { ...rules(), clearing };
    const today = { ...rules(), clearing: { stripe: '9', credit_card: '9' } };
    const what = { code: 'order', params: { order: '1' } };
    expect(clearingAccount(completedRules(then, today), ['stripe', 'credit_card'], what)).toBe(account);
  });
});

test('names of the shop are found whatever their case', () => {
  const clearing = { 'Bank Deposit': '1', KLARNA: '2' };
  const what = { code: 'order', params: { order: '1' } };
  expect(clearingAccount({ ...rules(), clearing }, ['klarna'], what)).toBe('2');
  expect(clearingAccount({ ...rules(), clearing }, ['bank_deposit'], what)).toBe('1');
  const one = order({ taxes: [tax('MwSt 7%', '7', '8')] });
  expect(byAccount(book(one, [paid('108')], { taxByName: { 'mwst 7% ': '22000007' } }))).toMatchObject({
    '22000007': '-8.00',
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
    parts: [part('goods', '54')],
    payments: [back('credit_card', '54')],
    is_declined: false,
    is_overridden: false,
    ...change,
  });
  const part = (kind: ShopRefund['parts'][number]['kind'], amount: string | null, more = {}) => ({
    kind,
    item: null,
    quantity: null,
    amount,
    ...more,
  });
  const back = (method: string, amount: string, isOffline = false) => ({
    method,
    amount,
    is_offline: isOffline,
  });
  const giveBack = (
    one: ShopRefund,
    of = order(),
    change = {},
    { payments = [], before = [] }: { payments?: Payment[]; before?: ShopRefund[] } = {},
  ) => refundEntry(one, { order: of, payments, before }, rules(change), days);

  test('leaves the clearing account; goods and tax are taken back', () => {
    const entry = giveBack(refund());
    expect(byAccount(entry)).toEqual({ '44100000': '50.00', '22000000': '4.00', '11002010': '-54.00' });
    expect(entry.reference).toBe('BC-R-7');
  });

  test('of goods and shipping is split as it was refunded, to the cent', () => {
    const parts = [part('goods', '40'), part('shipping', '14')];
    const of = order({ shipping_ex_tax: '12.96', shipping_inc_tax: '14' });
    expect(byAccount(giveBack(refund({ parts }), of))).toEqual({
      '44100000': '37.04',
      '41100000': '12.96',
      '22000000': '4.00',
      '11002010': '-54.00',
    });
  });

  test('takes each tax back on its account, and several ways of giving back', () => {
    const of = order({
      taxes: [tax('State', '6', '6'), tax('County', '2', '2')],
    });
    const payments = [back('credit_card', '50'), back('storecredit', '4')];
    const entry = giveBack(refund({ payments }), of, { taxByName: { State: '22000001' } });
    expect(byAccount(entry)).toEqual({
      '44100000': '50.00',
      '22000001': '3.00',
      '22000000': '1.00',
      '11002010': '-50.00',
      '21410000': '-4.00',
    });
  });

  test('with four decimals is rounded and balances', () => {
    const odd = refund({
      total: '10.0050',
      tax: '0.7411',
      parts: [part('goods', '10.0050')],
      payments: [back('credit_card', '10.0050')],
    });
    const entry = giveBack(odd);
    expect(byAccount(entry)).toMatchObject({ '11002010': '-10.01', '22000000': '0.74' });
    for (const { amount } of entry.lines) expect(amount.decimalPlaces()).toBeLessThanOrEqual(2);
  });

  test('of goods by quantity, whose amount the shop leaves null, and shipping is not booked as shipping alone', () => {
    const of = order({
      items: [item({ total_inc_tax: '110', total_ex_tax: '100' })],
      ...{ subtotal_inc_tax: '110', subtotal_ex_tax: '100', shipping_inc_tax: '11', shipping_ex_tax: '10' },
      ...{ total_inc_tax: '121', total_ex_tax: '110', tax: '11' },
    });
    const all = refund({
      ...{ total: '121', tax: '11' },
      parts: [part('goods', null, { item: '1', quantity: '1' }), part('shipping', '11.00')],
      payments: [back('credit_card', '121')],
    });
    expect(byAccount(giveBack(all, of))).toEqual({
      '44100000': '100.00',
      '41100000': '10.00',
      '22000000': '11.00',
      '11002010': '-121.00',
    });
    const half = refund({
      ...{ total: '66', tax: '6' },
      parts: [part('goods', null, { item: '1', quantity: '1' }), part('shipping', '11.00')],
      payments: [back('credit_card', '66')],
    });
    expect(byAccount(giveBack(half, of))).toMatchObject({ '44100000': '50.00', '41100000': '10.00' });
  });

  test('of a reduced item takes back the reduced tax, not a share of all taxes', () => {
    const of = order({
      items: [
        item({ id: '1', sku: 'BOOK', total_ex_tax: '100', total_inc_tax: '107' }),
        item({ id: '2', sku: 'TOY', total_ex_tax: '100', total_inc_tax: '119' }),
      ],
      taxes: [
        tax('Reduced', '7', '7', [{ item: '1', amount: '7' }]),
        tax('Full', '19', '19', [{ item: '2', amount: '19' }]),
      ],
      ...{
        subtotal_inc_tax: '226',
        subtotal_ex_tax: '200',
        total_inc_tax: '226',
        total_ex_tax: '200',
        tax: '26',
      },
    });
    const one = refund({
      ...{ total: '107', tax: '7' },
      parts: [part('goods', null, { item: '1', quantity: '1' })],
      payments: [back('credit_card', '107')],
    });
    const taxByName = { Reduced: '22000007', Full: '22000019' };
    expect(byAccount(giveBack(one, of, { taxByName }))).toEqual({
      '44100000': '100.00',
      '22000007': '7.00',
      '11002010': '-107.00',
    });
  });

  test('piece by piece takes back each of several taxes to the cent', () => {
    const of = order({
      items: [item({ quantity: '3', total_ex_tax: '10', total_inc_tax: '11' })],
      taxes: [
        tax('State', '6', '0.60', [{ item: '1', amount: '0.60' }]),
        tax('City', '4', '0.40', [{ item: '1', amount: '0.40' }]),
      ],
      ...{ subtotal_inc_tax: '11', subtotal_ex_tax: '10' },
      ...{ total_inc_tax: '11', total_ex_tax: '10', tax: '1' },
    });
    const pieces = [
      ['3.67', '0.33'],
      ['3.67', '0.34'],
      ['3.66', '0.33'],
    ].map(([total = '', its = ''], i) =>
      refund({
        ...{ id: String(i), total, tax: its },
        parts: [part('goods', null, { item: '1', quantity: '1' })],
        payments: [back('credit_card', total)],
      }),
    );
    const taxByName = { State: '22000001', City: '22000002' };
    const entries = pieces.map((one, i) =>
      byAccount(giveBack(one, of, { taxByName }, { before: pieces.slice(0, i) })),
    );
    const cents = (account: string) =>
      entries.map(entry => Number(entry[account] ?? '0') * 100).reduce((a, b) => a + b);
    expect([cents('22000001'), cents('22000002'), cents('44100000')]).toEqual([60, 40, 1000]);
    // Each of them alone would take 0.20 of the one and 0.13 of the other, and leave a cent on both.
    expect(entries.map(entry => entry['22000001'])).toEqual(['0.20', '0.20', '0.20']);
  });

  test('of an amount on an order of nothing but gift certificates lowers what is owed on them', () => {
    const one = refund({
      ...{ total: '20', tax: '0' },
      parts: [part('order', '20')],
      payments: [back('credit_card', '20')],
    });
    const certificate = item({ kind: 'gift-certificate', total_inc_tax: '50', total_ex_tax: '50' });
    const sold = (items: NonNullable<ShopOrder['items']>) => byAccount(giveBack(one, order({ items })));
    expect(sold([certificate])).toEqual({ '21400000': '20.00', '11002010': '-20.00' });
    // Which of them is meant, the shop does not say.
    expect(sold([certificate, item({ id: '2' })])).toEqual({ '44100000': '20.00', '11002010': '-20.00' });
  });

  test('without lines is goodwill, and not everything that was sold', () => {
    const one = refund({ ...{ total: '7', tax: '0', parts: [] }, payments: [back('credit_card', '7')] });
    expect(byAccount(giveBack(one, order(), { goodwill: '44200000' }))).toEqual({
      '44200000': '7.00',
      '11002010': '-7.00',
    });
  });

  test('of tax alone takes back tax alone', () => {
    const one = refund({ ...{ total: '4', tax: '4', parts: [] }, payments: [back('credit_card', '4')] });
    expect(byAccount(giveBack(one))).toEqual({ '22000000': '4.00', '11002010': '-4.00' });
  });

  test('that keeps back a restocking fee shows it on its account, or says which rule is missing', () => {
    const one = refund({
      ...{ total: '97.2', tax: '7.2', is_overridden: true },
      parts: [part('goods', null, { item: '1', quantity: '1' })],
      payments: [back('credit_card', '97.2')],
    });
    const of = order({ items: [item()] });
    expect(byAccount(giveBack(one, of, { restockingFees: '41300000' }))).toEqual({
      '44100000': '100.00',
      '41300000': '-10.00',
      '22000000': '7.20',
      '11002010': '-97.20',
    });
    expect(() => giveBack(one, of)).toThrow(
      /keeps back a part of what was returned, but the flow names no account/,
    );
  });

  test('to store credit or a gift certificate is owed, and never leaves a clearing account', () => {
    const to = (method: string) => refund({ payments: [back(method, '54')] });
    expect(byAccount(giveBack(to('storecredit')))).toMatchObject({ '21410000': '-54.00' });
    expect(byAccount(giveBack(to('giftcertificate')))).toMatchObject({ '21400000': '-54.00' });
    expect(() => giveBack(to('storecredit'), order(), { storeCredit: undefined })).toThrow(
      'Refund 7 of order 1001 was given as store credit, but the flow names no account for it.',
    );
  });

  const payment = (gateway: string, method: string): Payment => ({
    id: '1001:1',
    order: '1001',
    status: 'received',
    event: 'purchase',
    gateway,
    method,
    amount: '108',
    currency: 'USD',
    created_at: '2026-11-19T23:30:00.000Z',
    is_test: false,
    is_offline: false,
  });

  test('goes back to the account of its payment, whatever name the gateway uses', () => {
    const clearing = { stripe: '11002011', braintree: '11002012', default: '11002090' };
    const at = (provider: string, ...payments: Payment[]) =>
      byAccount(giveBack(refund({ payments: [back(provider, '54')] }), order(), { clearing }, { payments }));
    expect(at('braintree.paypal', payment('braintree', 'credit_card'))).toMatchObject({
      '11002012': '-54.00',
    });
    expect(at('custom', payment('stripe', 'credit_card'))).toMatchObject({ '11002011': '-54.00' });
    const both = [payment('stripe', 'credit_card'), payment('braintree', 'credit_card')];
    expect(at('braintree', ...both)).toMatchObject({ '11002012': '-54.00' });
    expect(at('stripe', ...both)).toMatchObject({ '11002011': '-54.00' });
    // Nobody can tell which one an unknown name means.
    expect(at('something', ...both)).toMatchObject({ '11002090': '-54.00' });
  });

  test('outside the shop does not leave the account of a payment inside it', () => {
    const online = [payment('stripe', 'credit_card')];
    const outside = refund({ payments: [back('custom', '54', true)] });
    expect(byAccount(giveBack(outside, order(), {}, { payments: online }))['11002090']).toBe('-54.00');
    // What was paid outside goes back outside.
    const transfer = order({ payment_method: 'Bank Deposit' });
    const clearing = { clearing: { bank_deposit: '11002030', default: '11002090' } };
    expect(byAccount(giveBack(outside, transfer, clearing))['11002030']).toBe('-54.00');
  });

  test('of a fee leaves the account that the fee stood on, if the shop says which one that is', () => {
    const fees = [
      { name: 'Tip', amount_inc_tax: '5', amount_ex_tax: '5' },
      { name: 'Express', amount_inc_tax: '10.80', amount_ex_tax: '10' },
    ];
    const of = order({ fees });
    const own = { feesByName: { Tip: '21500000' } };
    const given = (amount: string, taxPart: string) =>
      byAccount(
        giveBack(
          refund({
            ...{ total: amount, tax: taxPart },
            parts: [part('fee', amount)],
            payments: [back('credit_card', amount)],
          }),
          of,
          own,
        ),
      );
    expect(given('5', '0')).toEqual({ '21500000': '5.00', '11002010': '-5.00' });
    expect(given('10.80', '0.80')).toMatchObject({ '41200000': '10.00', '22000000': '0.80' });
    // A part of either: the shop does not say of which.
    expect(given('3', '0')).toMatchObject({ '41200000': '3.00' });
  });

  test('that gives back more than was paid, with the refunds before it, is refused with both figures', () => {
    expect(() => giveBack(refund(), order(), {}, { before: [refund({ id: '6', total: '60' })] })).toThrow(
      /With refund 7, the refunds of order 1001 come to 114.00 USD, but only 108.00 USD was paid for it/,
    );
    expect(() => giveBack(refund(), order(), {}, { before: [refund({ id: '6' })] })).not.toThrow();
  });

  test('that was paid out in part only is refused in a sentence', () => {
    expect(() => giveBack(refund({ payments: [back('x', '50')] }))).toThrow(
      /50.00 USD was paid out for a refund of 54.00 USD/,
    );
  });
});
