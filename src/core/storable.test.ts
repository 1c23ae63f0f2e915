// What is made storable has no character that PostgreSQL refuses, and is otherwise the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText, isStorable, storable, storableJson } from './storable.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  // Halves of pairs, and texts that look like escapes.
  fc
    .array(fc.constantFrom('\0', '\ud83d', '\ude00', '\\', 'u0000', 'ud83d', '"', '😀', '\u001f', 'a'))
    .map(parts => parts.join('')),
);

test('any text becomes one that a database can hold, of the same length, and a good one stays as it is', () => {
  fc.assert(
    fc.property(anyText, text => {
      const stored = storable(text);
      expect(isStorable(stored)).toBe(true);
      expect(stored).toHaveLength(text.length);
      if (isStorable(text)) expect(stored).toBe(text);
    }),
  );
});

test('any value becomes JSON whose texts are the storable form of its texts', () => {
  fc.assert(
    fc.property(fc.array(anyText), fc.dictionary(anyText, anyText), (list, record) => {
      const json = storableJson({ list, record });
      expect(JSON.parse(json)).toEqual({
        list: list.map(storable),
        record: Object.fromEntries(
          Object.entries(record).map(([name, text]) => [storable(name), storable(text)]),
        ),
      });
      expect(isStorable(json)).toBe(true);
    }),
  );
});

test('a cut never goes through a character', () => {
  expect(cutText('ab😀', 3)).toBe('ab');
  expect(cutText('ab😀', 4)).toBe('ab😀');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, limit) => {
      const cut = cutText(text, limit);
      expect(cut.isWellFormed()).toBe(true);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, limit) - 1);
      expect(cut.length).toBeLessThanOrEqual(limit);
    }),
  );
});
