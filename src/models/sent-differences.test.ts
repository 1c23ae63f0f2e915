import { expect, test } from 'vitest';
import { speaker } from '../core/reasons.ts';
import { ofDifferences, sentDifferences } from './sent-differences.ts';

const speak = speaker(ofDifferences.words.en);
const journal = 'journal-entries.create';

const item = (account: string, amount: string, more: object = {}) => ({
  account,
  amount,
  text: 'x',
  ...more,
});
const entry = (items: object[], more: object = {}) => ({
  company_code: '1710',
  type: 'SA',
  currency: 'USD',
  document_date: '2026-11-20',
  posting_date: '2026-11-20',
  items,
  ...more,
});
const entries = (sent: object[], now: object) =>
  sentDifferences(journal, sent as [Record<string, unknown>], now as Record<string, unknown>).map(speak);

test('an entry with the same lines in another order, other texts and other spellings of amounts is the same', () => {
  const sent = entry([item('1', '10'), item('2', '-4.0'), item('2', '-6')], { text: 'cut' });
  const now = entry([item('2', '-10.00', { text: 'longer' }), item('1', '10.00')], { text: 'not cut' });
  expect(entries([sent], now)).toEqual([]);
});

test('lines differ by account, side, amount, tax code and cost center; the head by its days', () => {
  const sent = entry([item('1', '10'), item('2', '-8'), item('3', '-2', { tax_code: 'I1' })]);
  const now = entry(
    [
      item('1', '10'),
      item('2', '-7.5'),
      item('4', '-0.5', { cost_center: 'C' }),
      item('3', '-2', { tax_code: 'O1' }),
    ],
    { posting_date: '2026-12-01' },
  );
  expect(entries([sent], now)).toEqual([
    'posting_date: 2026-11-20 was sent, 2026-12-01 would be sent now',
    'credit of account 2: 8.00 USD was sent, 7.50 USD would be sent now',
    'credit of account 3 (tax code I1): 2.00 USD was sent, nothing would be sent now',
    'credit of account 4 (cost center C): nothing was sent, 0.50 USD would be sent now',
    'credit of account 3 (tax code O1): nothing was sent, 2.00 USD would be sent now',
  ]);
});

test('a debit and a credit of one account are not set off against each other, except between several documents', () => {
  const sent = entry([item('1', '10'), item('1', '-10')]);
  const now = entry([]);
  expect(entries([sent], now)).toHaveLength(2);
  const first = entry([item('1', '110'), item('2', '-110')]);
  const change = entry([item('1', '-10'), item('2', '10')]);
  expect(entries([first, change], entry([item('1', '100'), item('2', '-100')]))).toEqual([]);
  expect(entries([first, change], entry([item('1', '100'), item('3', '-100')]))).toEqual([
    'credit of account 2: 100.00 USD was sent, nothing would be sent now',
    'credit of account 3: nothing was sent, 100.00 USD would be sent now',
  ]);
  expect(entries([first, change], entry([item('1', '-100'), item('2', '100')]))).toHaveLength(4);
});

test('any other record differs field by field; a text that was cut, an empty field and decimals of zero are the same', () => {
  const street = 'Lange Strasse bei der alten Muehle';
  const sent = {
    category: 'person',
    address: { street, region: '', city: 'Springfield' },
    conditions: [],
    items: [{ product: 'A', price: '24.9', quantity: '2' }],
    terms: '0001',
  };
  const now = {
    category: 'organization',
    address: { street: `${street} am grossen Fluss`, city: 'Spring' },
    items: [
      { product: 'A', price: '24.90', quantity: '3' },
      { product: 'B', quantity: '1' },
    ],
    terms: '1',
  };
  expect(sentDifferences('customers.create', [sent], now).map(speak)).toEqual([
    'category: person was sent, organization would be sent now',
    'address.city: Springfield was sent, Spring would be sent now',
    'items.1.quantity: 2 was sent, 3 would be sent now',
    'items.2.product: nothing was sent, B would be sent now',
    'items.2.quantity: nothing was sent, 1 would be sent now',
    'terms: 0001 was sent, 1 would be sent now',
  ]);
});

test('of a document that differs in hundreds of lines the first hundred are named', () => {
  const many = (from: number) => Array.from({ length: 150 }, (_, at) => item(String(from + at), '1'));
  const found = sentDifferences(journal, [entry(many(1_000))], entry(many(2_000)));
  expect(found).toHaveLength(101);
  expect(found.at(-1)).toEqual({ code: 'sent-more', params: { count: 200 } });
});
