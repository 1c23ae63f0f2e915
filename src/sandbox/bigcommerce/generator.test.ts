// Whatever the seed and the mix: orders add up as documented, what is paid is covered, and no more goes back than came in.
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { minorDigits, money, sum } from '../../core/money.ts';
import { startGenerator } from './generator.ts';
import { believableMix, type Mix, plainMix } from './mix.ts';
import { paymentsOf } from './refund-quote.ts';
import { openShop, paidStatuses, type Shop } from './shop.ts';
import type { ShopOrder } from './shop-data.ts';
import { orderV2 } from './wire.ts';
import { feesV2, productsV2, taxesV2 } from './wire-lines.ts';

const open: Shop[] = [];
afterAll(() => {
  for (const shop of open) shop.stock.stop();
});

async function lived(seed: string, mix: Partial<Mix>, orders: number): Promise<Shop> {
  const shop = openShop({ currency: 'USD', now: Date.now, stockDelayMs: () => 0 });
  open.push(shop);
  await startGenerator(shop, { seed, ordersPerSecond: 50_000, orders, followUpMs: 20, mix }).done;
  return shop;
}

type Wire = Record<string, string>;
const wire = (row: object) => row as Wire;
const total = (rows: object[], name: string) => sum(rows.map(row => money(wire(row)[name])));

/** What of an order is not as BigCommerce documents it (BIGC-12, BIGC-18). */
function wrongIn(order: ShopOrder, shop: Shop): string[] {
  const all = wire(orderV2(order, ''));
  const amount = (name: string) => money(all[name]);
  const lines = productsV2(order, shop.refunds.get(order.id));
  const costs = ['shipping', 'handling', 'wrapping'].map(name => amount(`${name}_cost_inc_tax`));
  const withTax = sum([amount('subtotal_inc_tax'), ...costs, total(feesV2(order), 'cost_inc_tax')])
    .minus(amount('discount_amount'))
    .minus(amount('coupon_discount'));
  const taxes = taxesV2(order, true);
  const isExact = (name: string) => amount(name).decimalPlaces() <= minorDigits(order.currency);
  const said: [string, boolean][] = [
    ['parts with tax', withTax.equals(amount('total_inc_tax'))],
    ['total without tax', amount('total_ex_tax').plus(amount('total_tax')).equals(amount('total_inc_tax'))],
    ['lines with tax', total(lines, 'total_inc_tax').equals(amount('subtotal_inc_tax'))],
    ['lines without tax', total(lines, 'total_ex_tax').equals(amount('subtotal_ex_tax'))],
    ['wrapping', total(lines, 'wrapping_cost_inc_tax').equals(amount('wrapping_cost_inc_tax'))],
    ['taxes', taxes.length === 0 || total(taxes, 'line_amount').equals(amount('total_tax'))],
    ['tax without rows', taxes.length > 0 || amount('total_tax').isZero()],
    ['decimals', ['total_inc_tax', 'total_tax', 'subtotal_inc_tax'].every(isExact)],
    ['below zero', !amount('total_inc_tax').isNegative() && !amount('total_tax').isNegative()],
    ['quantities', order.lines.every(line => line.quantity > 0)],
    [
      'discounted lines',
      total(lines, 'discounted_total_inc_tax').lessThanOrEqualTo(amount('subtotal_inc_tax')),
    ],
  ];
  return said.flatMap(([what, holds]) => (holds ? [] : [`order ${order.id}: ${what}`]));
}

/** What came in: money, and what the store owed the customer. */
function receivedFor(order: ShopOrder, shop: Shop) {
  const rows = shop.transactions.get(order.id) ?? [];
  const isFirst = (reference: number | undefined) =>
    !rows.some(row => row.id === reference && ['purchase', 'capture'].includes(row.event));
  const money = rows.filter(
    row =>
      row.status !== 'error' &&
      !['store_credit', 'gift_certificate'].includes(row.method) &&
      (['purchase', 'capture'].includes(row.event) || (row.event === 'settled' && isFirst(row.referenceId))),
  );
  return sum([order.giftCertificate, order.storeCredit, ...money.map(row => row.amount)]);
}

function wrongAfter(order: ShopOrder, shop: Shop): string[] {
  const rows = shop.transactions.get(order.id) ?? [];
  const received = receivedFor(order, shop);
  const isPaidInFull = paidStatuses.includes(order.statusId) && !rows.some(row => row.event === 'void');
  const outside = order.gateway?.isOffline === true && rows.every(row => row.event === 'refund');
  const refunds = shop.refunds.get(order.id) ?? [];
  const given = sum(refunds.map(refund => refund.total));
  const said: [string, boolean][] = [
    [
      'is paid and not covered',
      !isPaidInFull || outside || received.greaterThanOrEqualTo(order.totals.totalInc),
    ],
    ['gave back more than came in', outside || given.lessThanOrEqualTo(received)],
    ['gave back more than its total', given.lessThanOrEqualTo(order.totals.totalInc)],
    [
      'has a refund whose payments are not its total',
      refunds.every(one => sum(paymentsOf(one).map(payment => payment.amount)).equals(one.total)),
    ],
    ['gave back more tax than it had', sum(refunds.map(one => one.tax)).lessThanOrEqualTo(order.totals.tax)],
  ];
  return said.flatMap(([what, holds]) => (holds ? [] : [`order ${order.id} ${what}`]));
}

describe('the generator', () => {
  const anyMix = fc.record(
    Object.fromEntries(
      Object.keys(plainMix).map(name => [name, fc.integer({ min: 0, max: 10 }).map(tenths => tenths / 10)]),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Partial<Mix>>;

  test('makes orders that add up, are covered when they are paid, and give back no more, for any seed and mix', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), anyMix, async (seed, mix) => {
        const shop = await lived(seed, mix, 60);
        const orders = [...shop.orders.values()];
        expect(orders).toHaveLength(60);
        expect(orders.flatMap(order => [...wrongIn(order, shop), ...wrongAfter(order, shop)])).toEqual([]);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  }, 60_000);

  test('makes with the believable mix all that real shops send, the same for the same seed', async () => {
    const shop = await lived('kontor', believableMix, 2_000);
    const orders = [...shop.orders.values()];
    const rows = [...shop.transactions.values()].flat();
    const refunds = [...shop.refunds.values()].flat();
    const share = (of: (order: ShopOrder) => boolean) => orders.filter(of).length / orders.length;
    const lines = (of: (line: ShopOrder['lines'][number]) => boolean) => share(order => order.lines.some(of));
    const shares: [string, number, number][] = [
      ['test payments', share(order => order.gateway?.gateway === 'testgateway'), believableMix.testPayments],
      ['sold certificates', lines(line => line.type === 'giftcertificate'), believableMix.soldCertificates],
      ['wrapping', lines(line => line.wrappingExTax !== undefined), believableMix.wrapping],
      ['fees', share(order => order.fees.length > 0), believableMix.fees],
      [
        'other currencies',
        share(order => ['JPY', 'KWD'].includes(order.currency)),
        believableMix.otherCurrencies,
      ],
      ['channels', share(order => order.channelId !== undefined), believableMix.channels],
      ['free', share(order => order.totals.totalInc.isZero()), believableMix.free],
    ];
    for (const [what, found, wanted] of shares) {
      expect(found, what).toBeGreaterThan(wanted * 0.5);
      expect(found, what).toBeLessThan(wanted * 1.7);
    }
    const events = new Set(rows.map(row => row.event));
    for (const event of ['purchase', 'authorization', 'capture', 'refund', 'void', 'pending', 'settled'])
      expect(events, event).toContain(event);
    expect(rows.some(row => row.status === 'error')).toBe(true);
    expect(new Set(rows.map(row => row.gateway)).size).toBeGreaterThan(10);
    const names = new Set(orders.flatMap(order => order.fees.map(fee => fee.name)));
    expect([...names].sort()).toEqual(['Card surcharge', 'Cash rounding', 'Donation', 'Gift packing', 'Tip']);
    const kinds = new Set(refunds.flatMap(refund => refund.items.map(item => item.item_type)));
    expect([...kinds]).toEqual(expect.arrayContaining(['PRODUCT', 'SHIPPING', 'ORDER']));
    expect(refunds.some(refund => refund.items.length === 0)).toBe(true);
    expect(refunds.some(refund => refund.tax.isNegative())).toBe(true);
    const providers = new Set(refunds.flatMap(refund => paymentsOf(refund).map(one => one.provider)));
    expect([...providers]).toEqual(
      expect.arrayContaining(['storecredit', 'custom', 'stripe', 'braintree.paypal']),
    );
    const statuses = new Set(orders.map(order => order.statusId));
    expect([...statuses].sort((a, b) => a - b)).toEqual([3, 4, 5, 11, 13, 14]);
    const again = await lived('kontor', believableMix, 2_000);
    const told = (of: Shop) =>
      [...of.orders.values()].map(order =>
        JSON.stringify({ ...order, createdMs: 0, modifiedMs: 0, paymentProviderId: '' }),
      );
    expect(told(again)).toEqual(told(shop));
  }, 60_000);

  test('makes with no mix what it has always made', async () => {
    const shop = await lived('kontor', {}, 300);
    const orders = [...shop.orders.values()];
    expect(orders.every(order => order.gateway === undefined && order.channelId === undefined)).toBe(true);
    const money = orders
      .slice(0, 4)
      .map(order => `${order.currency} ${order.totals.totalInc} ${order.totals.tax}`);
    expect(money).toMatchInlineSnapshot(`
      [
        "USD 9.65 0.71",
        "USD 881.02 65.26",
        "EUR 143.37 22.89",
        "GBP 173.94 28.99",
      ]
    `);
    expect(sum(orders.map(order => order.totals.totalInc)).toFixed(2)).toMatchInlineSnapshot(`"282692.20"`);
  });
});
