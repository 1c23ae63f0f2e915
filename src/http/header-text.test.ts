// What the bytes of a header come to.
import { expect, test } from 'vitest';
import { headerText, readableHeaders } from './header-text.ts';

const onTheWire = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

test.each([
  [
    'UTF-8 that came as Latin-1',
    onTheWire('Menge 2 nicht möglich – 数量 🙂'),
    'Menge 2 nicht möglich – 数量 🙂',
  ],
  ['ASCII with escapes', '{"message":"nicht m\\u00f6glich"}', '{"message":"nicht m\\u00f6glich"}'],
  ['what is Latin-1 indeed', 'nicht möglich', 'nicht möglich'],
  [
    'UTF-8 that ends in the middle of a letter',
    onTheWire('möglich ä').slice(0, -1),
    onTheWire('möglich ä').slice(0, -1),
  ],
  ['text that was read as UTF-8 already', 'Ã¶ 数量', 'Ã¶ 数量'],
  ['nothing', '', ''],
])('%s is read as it was written', (_, came, written) => {
  expect(headerText(came)).toBe(written);
});

test('all headers of an answer, also those that come several times', () => {
  const headers = { a: onTheWire('ö'), 'set-cookie': ['x=1', onTheWire('ä')], none: undefined };
  expect(readableHeaders(headers)).toEqual({ a: 'ö', 'set-cookie': ['x=1', 'ä'], none: undefined });
});
