// The bookkeeper who computes agrees with the one who wrote the golden book by hand, case by case, and sees what is wrong in a journal.
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Money, money } from '../../core/money.ts';
import { startGenerator } from '../../sandbox/bigcommerce/generator.ts';
import { believableMix } from '../../sandbox/bigcommerce/mix.ts';
import { openShop } from '../../sandbox/bigcommerce/shop.ts';
import type { ShopOrder } from '../../sandbox/bigcommerce/shop-data.ts';
import { deposits } from '../golden-book/deposits.ts';
import type { Entry, Parked } from '../golden-book/entry.ts';
import { cases, openMarkets, writeGoldenBook } from '../golden-book/golden-book.ts';
import { goldenBooks, mixBooks } from './agreement.ts';
import { checkJournal } from './journal.ts';
import { checkSalesOrders } from './sales-orders.ts';
import { watchShop } from './watch-shop.ts';

/** Whether a payment is a deposit depends on when Kontor looks, which the bookkeeper cannot know. */
const known = cases.filter(one => !deposits.includes(one));

/** Every case so many times. */
function goldenMonth(times = 1) {
  const shop = openShop({
    currency: 'USD',
    timezone: 'America/Chicago',
    now: Date.now,
    stockDelayMs: () => 0,
  });
  onTestFinished(shop.stock.stop);
  const markets = openMarkets(shop);
  const history = watchShop(shop);
  const book = writeGoldenBook(shop, markets, { orders: times * known.length, seed: 'october', of: known });
  while (book.goOn());
  const entries = book.pages.flatMap(page => page.entries);
  const parked = book.pages.flatMap(page => page.parked);
  const journal = { shop, history, agreed: goldenBooks('BC-', markets.known) };
  return {
    entries,
    parked,
    check: (all: Entry[], waits: Parked[] = parked) => checkJournal(journal, all, waits),
  };
}

test('every case of the golden book comes out as it was written by hand', () => {
  const { entries, parked, check } = goldenMonth(3);
  const findings = check(entries);
  expect(findings.wrong).toEqual([]);
  expect(findings).toMatchObject({ missing: [], unexpected: [] });
  expect(findings.waiting).toHaveLength(parked.length);
});

describe('what is wrong is found, wherever it is:', () => {
  const keyOf = ({ reference }: Entry) => reference.replace(/^BC-(C\d+-|R-)?/, '');
  /** Every seventh document, so that each case and each kind of document has its turn. */
  const each = ({ entries }: ReturnType<typeof goldenMonth>) => entries.filter((_, i) => i % 7 === 3);

  test('a document that is lost', () => {
    const month = goldenMonth();
    for (const lost of each(month)) {
      const { missing, wrong } = month.check(month.entries.filter(one => one !== lost));
      // That of a change is missed in what the order comes to.
      expect([...missing, ...wrong].join(), lost.reference).toContain(keyOf(lost));
    }
  });

  test('a document that stands there twice', () => {
    const month = goldenMonth();
    for (const twice of each(month))
      expect(month.check([...month.entries, twice]).wrong.join(), twice.reference).toContain(keyOf(twice));
  });

  test('a cent on another account, and another day', () => {
    const month = goldenMonth();
    for (const one of each(month)) {
      const [first, ...rest] = one.lines;
      if (!first) continue;
      const cent = { account: '41000000', side: first.side, amount: money('0.01') } as const;
      const moved = { ...one, lines: [{ ...first, amount: first.amount.minus('0.01') }, cent, ...rest] };
      const others = month.entries.filter(other => other !== one);
      if (first.account !== '41000000')
        expect(month.check([...others, moved]).wrong.join(), one.reference).toContain(keyOf(one));
      if (!one.reference.startsWith('BC-C'))
        expect(month.check([...others, { ...one, day: '2025-11-30' }]).wrong).toHaveLength(1);
    }
  });

  test('what waits without a reason, and what does not wait although it should', () => {
    const { entries, parked, check } = goldenMonth();
    const [first, ...others] = parked as [Parked, ...Parked[]];
    expect(check(entries, others).wrong).toEqual([`${first.key} should wait for a person: ${first.code}`]);
    const odd = { key: 'orders/1001', code: 'no-currency-rule' };
    expect(check(entries, [...parked, odd]).unexpected).toEqual([odd]);
    const other = { ...first, code: 'refused' };
    expect(check(entries, [...others, other])).toMatchObject({ unexpected: [other] });
    expect(check([...entries, { ...(entries[0] as Entry), reference: 'BC-9' }]).wrong).toEqual([
      'BC-9 should not be there',
    ]);
  });
});

test('the sales orders of a mix are those of its paid orders', async () => {
  const shop = openShop({ currency: 'USD', now: Date.now, stockDelayMs: () => 0 });
  onTestFinished(shop.stock.stop);
  const history = watchShop(shop);
  const options = { seed: 'sales', ordersPerSecond: 50_000, orders: 400, followUpMs: 20 };
  await startGenerator(shop, { ...options, mix: believableMix }).done;
  const journal = { shop, history, agreed: mixBooks('BC-').agreed };
  const netOf = (reference: string, off = money(0)) => {
    const { totals, currency } = shop.orders.get(Number(reference.slice(3))) as ShopOrder;
    return { amount: totals.totalInc.minus(totals.tax).plus(off), currency };
  };
  const check = (found: readonly string[], orders: Parked[], changes: Parked[] = [], off?: Money) =>
    checkSalesOrders(journal, new Map(found.map(reference => [reference, netOf(reference, off)])), {
      orders,
      changes,
    });
  const { orders: nothing } = check([], []);
  const parked = nothing.wrong.map(text => ({
    key: text.split(':')[0] ?? '',
    code: text.split(': ')[2] ?? '',
  }));
  const posted = nothing.missing.map(key => key.replace('orders/', 'BC-'));
  const sellsCertificate = [...shop.orders.values()].find(order =>
    order.lines.every(line => line.type === 'giftcertificate'),
  );
  const test = [...shop.orders.values()].find(order => order.gateway?.gateway === 'testgateway');
  expect(check(posted, parked).orders).toMatchObject({
    missing: [],
    wrong: [],
    unexpected: [],
    waiting: parked,
  });
  expect(posted.length).toBeGreaterThan(300);
  expect(parked).toContainEqual({ key: `orders/${sellsCertificate?.id}`, code: 'no-certificate-material' });
  expect(check(posted.slice(1), parked).orders.missing).toEqual(nothing.missing.slice(0, 1));
  expect(check([...posted, `BC-${test?.id}`], parked).orders.wrong).toEqual([
    `BC-${test?.id} should be no sales order`,
  ]);
  const { orders: dearer } = check(posted, parked, [], money('0.01'));
  expect(dearer.wrong).toHaveLength(posted.length);
  expect(dearer.wrong[0]).toMatch(/^sales order BC-\d+ comes to [\d.]+ \w+, and not to [\d.]+ \w+$/);
  // Of an order that was cancelled after it became a sales order a person is told.
  const cancelled = [...shop.orders.values()].find(
    ({ id, statusId }) => statusId === 5 && (history.of(id) ?? []).some(({ order }) => order.statusId === 11),
  );
  const sold = [...posted, `BC-${cancelled?.id}`];
  const told = { key: `orders/${cancelled?.id}/changes/1`, code: 'sales-order-cancelled' };
  expect(check(sold, parked, [told]).changes).toMatchObject({ waiting: [told], unexpected: [], wrong: [] });
  expect(check(sold, parked).changes.wrong).toEqual([
    `orders/${cancelled?.id}: its sales order should wait: sales-order-cancelled`,
  ]);
  expect(check(posted, parked, [told]).changes.unexpected).toEqual([told]);
});
