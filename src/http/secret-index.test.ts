import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from './fold-text.ts';
import { secretIndex } from './secret-index.ts';

const folded = (text: string): string => {
  const { codes, length } = foldText(text);
  return String.fromCharCode(...codes.subarray(0, length));
};

/** Ways in which a character may be written; most are written as they are. */
const writings: ((one: string) => string)[] = [
  ...Array.from({ length: 6 }, () => (one: string) => one),
  one => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  one => `&#${one.charCodeAt(0)};`,
  one => encodeURIComponent(one).replaceAll('%', '%25'),
  one => `\\${one}`,
  one => `\n${one}`,
  one => ({ ' ': '+', '/': '_' })[one] ?? one,
];
const secrets = ['secret', 'a b/c-d_e', 'ŜŤĥąÿā', 'eyJhbGciOiJSUzI1NiJ9', '  +-_/'];
const character = fc.constantFrom(...'secrtab/c-d_e \\%&;$u0041\n\u0120ŜŤ');
const way = fc.constantFrom(...writings);
const written = fc
  .tuple(fc.constantFrom(...secrets), fc.array(way, { minLength: 20, maxLength: 20 }))
  .map(([secret, ways]) => [...secret].map((one, at) => ways[at]?.(one)).join(''));
const cut = fc.tuple(written, fc.nat(10), fc.nat(30)).map(([text, from, to]) => text.slice(from, to));
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: character }, written, cut, cut), { maxLength: 20 })
  .map(pieces => pieces.join(''));

test('a text holds a secret exactly when it is found, wherever escapes stand', () => {
  const index = secretIndex();
  for (const one of secrets) index.add(one);
  const plain = secrets.map(folded);
  const seen = { with: 0, without: 0 };
  fc.assert(
    fc.property(text, given => {
      const read = folded(given);
      const holds = plain.some(secret => read.includes(secret));
      seen[holds ? 'with' : 'without']++;
      expect(index.find(given).length > 0).toBe(holds);
    }),
    { numRuns: 20_000, seed: 20_261_126 },
  );
  expect(Math.min(seen.with, seen.without)).toBeGreaterThan(2_000);
});

test('what was removed is found no more, and what is left still is, also after many were removed', () => {
  const index = secretIndex();
  index.add('the one that stays');
  for (let nth = 0; nth < 3_000; nth++) {
    const needles = index.add(`token-${nth}`);
    expect(index.find(`said token-${nth}.`)).toHaveLength(1);
    index.remove(needles);
    expect(index.find(`said token-${nth}.`)).toEqual([]);
  }
  expect(index.find('said the one that stays, and the+one+that+stays')).toHaveLength(2);
});

test('of a long secret the beginning is enough, also where it ends in half a character that is escaped', () => {
  const index = secretIndex();
  const beginning = 'x'.repeat(63);
  index.add(`${beginning}💶 and more`);
  expect(index.find(`${beginning}&#x1f4b6; and others`)).toHaveLength(1);
  expect(index.find(`${beginning}&#x1d11e; and more`)).toHaveLength(0);
});
