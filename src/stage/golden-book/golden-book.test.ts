// The golden book in itself: its entries balance, every order is in it, and it can be read.
import { expect, test } from 'vitest';
import { sum } from '../../core/money.ts';
import { openShop, paidStatuses } from '../../sandbox/bigcommerce/shop.ts';
import { type Account, accounts } from './accounts.ts';
import type { Entry, Side } from './entry.ts';
import { cases, writeGoldenBook } from './golden-book.ts';
import { toText } from './to-text.ts';

const tenders: Account[] = ['cards', 'payPal', 'transfers', 'otherMoney', 'certificates', 'storeCredit'];
const taxes: Account[] = ['tax', 'secondTax', 'marketplaceTax'];

const total = (entry: Entry | undefined, side: Side, of: Account[]): string => {
  const numbers = of.map(name => accounts[name] as string);
  const lines = entry?.lines.filter(one => one.side === side && numbers.includes(one.account)) ?? [];
  return sum(lines.map(one => one.amount)).toFixed();
};

const placed = (orders: number, seed = 'october') => {
  const shop = openShop({
    currency: 'USD',
    timezone: 'America/Chicago',
    now: () => Date.UTC(2025, 11, 1),
    stockDelayMs: () => 0,
  });
  return { shop, book: writeGoldenBook(shop, { known: 2, unknown: 3, wholesale: 4 }, { orders, seed }) };
};

const written = (orders: number, seed?: string) => {
  const { shop, book } = placed(orders, seed);
  while (book.goOn());
  return { shop, pages: book.pages };
};

test('every entry balances in its currency, and no line is nothing', () => {
  const { pages } = written(3 * cases.length);
  for (const { name, entries } of pages)
    for (const { lines } of entries) {
      const signed = lines.map(({ side, amount }) => (side === 'debit' ? amount : amount.negated()));
      expect(sum(signed).toFixed(), name).toBe('0');
      expect(
        lines.every(({ amount }) => amount.greaterThan(0)),
        name,
      ).toBe(true);
    }
});

test('another seed makes another book, and the same seed the same', () => {
  const { pages } = written(2 * cases.length);
  expect(new Set(pages.map(page => page.name)).size).toBe(cases.length);
  expect(toText(pages)).not.toBe(toText(written(2 * cases.length, 'another').pages));
  expect(toText(pages)).toBe(toText(written(2 * cases.length).pages));
});

test('every order that the shop calls paid is booked or waits for a person, unless its payment was a test', () => {
  const { shop, pages } = written(2 * cases.length);
  const answered = new Set(
    pages.flatMap(({ entries, parked }) => [
      ...entries.map(one => one.reference),
      ...parked.map(one => one.key.replace('orders/', 'BC-')),
    ]),
  );
  const hasDeposit = (id: number) => shop.transactions.get(id)?.some(one => answered.has(`BC-P-${one.id}`));
  const left = [...shop.orders.values()]
    .filter(one => !hasDeposit(one.id))
    .filter(one => paidStatuses.includes(one.statusId))
    .filter(one => !shop.transactions.get(one.id)?.some(payment => payment.test === true))
    .filter(one => !answered.has(`BC-${one.id}`));
  expect(left).toEqual([]);
});

test('each document comes to what the shop says, with tax and of tax', () => {
  const { shop, book } = placed(2 * cases.length);
  const entries = new Map(book.pages.flatMap(page => page.entries.map(one => [one.reference, one])));
  const onTenders = (reference: string, side: Side) => total(entries.get(reference), side, tenders);
  const onTaxes = (reference: string, side: Side) => total(entries.get(reference), side, taxes);
  for (const { id, totals } of shop.orders.values()) {
    const reference = `BC-${id}`;
    if (!entries.has(reference)) continue;
    expect(onTenders(reference, 'debit'), reference).toBe(totals.totalInc.toFixed());
    expect(onTaxes(reference, 'credit'), reference).toBe(totals.tax.toFixed());
  }
  for (const refund of [...shop.refunds.values()].flat()) {
    const reference = `BC-R-${refund.id}`;
    if (!entries.has(reference)) continue;
    expect(onTenders(reference, 'credit'), reference).toBe(refund.total.toFixed());
    expect(onTaxes(reference, 'debit'), reference).toBe(refund.tax.toFixed());
  }
});

/** Debits less credits. */
const balance = (entries: readonly Entry[], account: Account): string =>
  sum(
    entries
      .flatMap(one => one.lines)
      .filter(one => one.account === accounts[account])
      .map(({ side, amount }) => (side === 'debit' ? amount : amount.negated())),
  ).toFixed();

test('what is owed, or comes and goes, is nothing when its case has ended', () => {
  const { pages } = written(cases.length);
  const closing = pages.flatMap(({ name, closes = [], entries }) =>
    closes.map(account => [name, account, balance(entries, account)]),
  );
  expect(closing.length).toBeGreaterThan(20);
  expect(closing.filter(([, , left]) => left !== '0')).toEqual([]);
});

test('an order that was given back as a whole leaves no tax and no tip', () => {
  const { shop, pages } = written(2 * cases.length);
  const entries = pages.flatMap(page => page.entries);
  const whole = [...shop.orders.values()].filter(({ id, statusId }) => {
    const isDeclined = shop.refunds.get(id)?.some(one => one.payments?.some(paid => paid.declined));
    return statusId === 4 && !isDeclined && entries.some(one => one.reference === `BC-${id}`);
  });
  expect(whole.length).toBeGreaterThan(20);
  for (const { id } of whole) {
    const references = [`BC-${id}`, ...(shop.refunds.get(id) ?? []).map(one => `BC-R-${one.id}`)];
    const own = entries.filter(one => references.includes(one.reference));
    for (const account of ['tax', 'secondTax', 'marketplaceTax', 'tips'] as const)
      expect(balance(own, account), `${account} of order ${id}`).toBe('0');
  }
});

test('it reads like a journal', () => {
  const line = (account: string, name: string, figures: string) =>
    `    ${account}  ${name.padEnd(16)}${figures}`;
  const text = toText([
    {
      name: 'plain',
      says: 'Goods.',
      entries: [
        {
          reference: 'BC-1001',
          currency: 'USD',
          day: '2025-09-30',
          postedOn: '2025-10-01',
          lines: [
            { account: '11002010', side: 'debit', amount: sum([]).plus(110) },
            { account: '41000000', side: 'credit', amount: sum([]).plus(110) },
          ],
        },
      ],
      parked: [{ key: 'orders/1002', code: 'no-currency-rule' }],
    },
  ]);
  expect(text.split('\n')).toEqual([
    'PLAIN. Goods.',
    '  BC-1001  2025-09-30 (posted on 2025-10-01)  USD',
    line('11002010', 'cards', '      110.00            '),
    line('41000000', 'goods', '                  110.00'),
    '  orders/1002 waits for a person: no-currency-rule',
    '',
  ]);
});
