// Bodies are indented and coloured without losing a character that counts.
import { expect, test } from 'vitest';
import { piecesOf } from './body-pieces.ts';

const shown = (text: string) =>
  piecesOf(text)
    .map(({ text: piece }) => piece)
    .join('');
const kinds = (text: string) =>
  piecesOf(text)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text: piece }) => [kind, piece]);

test('JSON is indented, and its numbers keep every digit', () => {
  expect(shown('{"a":[1.10,{}],"b":"x, {y}\\"","c":[]}')).toBe(
    '{\n  "a": [\n    1.10,\n    {}\n  ],\n  "b": "x, {y}\\"",\n  "c": []\n}',
  );
  expect(kinds('{"a":12345678901234567890.10,"b":null,"c":"d"}')).toEqual([
    ['name', '"a"'],
    ['number', '12345678901234567890.10'],
    ['name', '"b"'],
    ['word', 'null'],
    ['name', '"c"'],
    ['text', '"d"'],
  ]);
});

test('XML is indented by its elements, and a text stays between its tags', () => {
  expect(shown('<?xml version="1.0"?><a><b c="1">text</b><d/><e></e></a>')).toBe(
    '<?xml version="1.0"?>\n<a>\n  <b c="1">text</b>\n  <d/>\n  <e></e>\n</a>',
  );
});

test.each(['{"a": "cut o', '[1, 2', '<a><b>cut', '<a><b att', 'plain text', '', '{{{{]]]]', '</a></b>'])(
  'what was cut off or is neither is shown as well: %j',
  text => {
    const letters = (one: string) => one.replaceAll(/\s/g, '');
    expect(letters(shown(text))).toBe(letters(text));
  },
);
