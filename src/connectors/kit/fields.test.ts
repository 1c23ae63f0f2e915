// Fields of a record as another system writes it; what is missing or of another kind is named.
import { expect, test } from 'vitest';
import { fieldsOf } from './fields.ts';

const row = fieldsOf(
  {
    name: 'Ada',
    empty: '',
    nothing: null,
    number: 7,
    price: '12.5000',
    small: 0.1,
    iso: '2026-11-20T10:00:00+01:00',
    mail: 'Fri, 20 Nov 2026 10:00:00 +0000',
    net: '/Date(1518685950940+0000)/',
    isGood: false,
    lines: [{ id: 1 }, { id: 2 }],
    place: { city: 'Walldorf' },
  },
  'order',
);

test('are read as what they are', () => {
  expect([row.text('name'), row.text('number'), row.word('name')]).toEqual(['Ada', '7', 'Ada']);
  for (const name of ['empty', 'nothing', 'missing', 'toString'])
    expect([row.text(name), row.has(name), row.day(name)]).toEqual([null, false, null]);
  expect([row.amount('price'), row.amount('small'), row.number('number')]).toEqual(['12.5', '0.1', 7]);
  expect([row.instant('iso'), row.instant('mail'), row.instant('net')]).toEqual([
    '2026-11-20T09:00:00.000Z',
    '2026-11-20T10:00:00.000Z',
    '2018-02-15T09:12:30.940Z',
  ]);
  expect([row.day('net'), row.flag('isGood'), row.flag('nothing')]).toEqual(['2018-02-15', false, null]);
  expect(row.each('lines', line => line.id('id'))).toEqual(['1', '2']);
  expect([row.each('nothing', line => line), row.at('place').text('city')]).toEqual([[], 'Walldorf']);
});

test.each([
  ['text', 'lines', 'lines: expected a text, received a list'],
  ['word', 'empty', 'empty: expected a text'],
  ['amount', 'name', 'name: expected an amount'],
  ['amount', 'missing', 'missing: expected an amount, received nothing'],
  ['number', 'price', 'price: expected a number'],
  ['instant', 'name', 'name: expected an instant'],
  ['instant', 'missing', 'missing: expected an instant, received nothing'],
  ['flag', 'name', 'name: expected true or false'],
  ['at', 'nothing', 'nothing: expected a record, received null'],
] as const)('%s of %s is refused with its place', (reading, name, said) => {
  expect(() => row[reading](name)).toThrow(`The order cannot be read: ${said}`);
});

test.each(['01', '-1', '1.0', ' 1', '', null, {}, 1.5, '9'.repeat(16)])('%j is no id', id => {
  const inside = fieldsOf({ lines: [{ id }] }, 'order');
  expect(() => inside.each('lines', line => line.id('id'))).toThrow('lines.0.id: expected an id');
});

test.each([null, [], 'x', undefined])('%j is no record', raw => {
  expect(() => fieldsOf(raw, 'order')).toThrow('The order cannot be read: expected a record');
});
