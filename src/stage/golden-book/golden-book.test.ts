// The golden book in itself: its entries balance, every order is in it, and it can be read.
import { expect, test } from 'vitest';
import { sum } from '../../core/money.ts';
import { openShop } from '../../sandbox/bigcommerce/shop.ts';
import { cases, writeGoldenBook } from './golden-book.ts';
import { toText } from './to-text.ts';

const written = (orders: number, seed = 'october') => {
  const shop = openShop({
    currency: 'USD',
    timezone: 'America/Chicago',
    now: () => Date.UTC(2025, 11, 1),
    stockDelayMs: () => 0,
  });
  const book = writeGoldenBook(shop, { known: 2, unknown: 3 }, { orders, seed });
  book.goOn();
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

test('every order of the shop has its page; another seed makes another book', () => {
  const { shop, pages } = written(2 * cases.length);
  expect(shop.orders.size).toBe(pages.length);
  expect(new Set(pages.map(page => page.name)).size).toBe(cases.length);
  expect(toText(pages)).not.toBe(toText(written(2 * cases.length, 'another').pages));
  expect(toText(pages)).toBe(toText(written(2 * cases.length).pages));
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
          day: '2025-10-03',
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
    '  BC-1001  2025-10-03  USD',
    line('11002010', 'cards', '      110.00            '),
    line('41000000', 'goods', '                  110.00'),
    '  orders/1002 waits for a person: no-currency-rule',
    '',
  ]);
});
