// Text of people in fields that are too short for it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, fitText, fitTexts } from './fit-text.ts';

const family = '👨‍👩‍👧‍👦';
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const charactersOf = (text: string) => Array.from(characters.segment(text), one => one.segment);

/** Whole characters, combined and joined ones, control characters, halves of pairs and spaces. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(' ', family, '🇩🇪', 'e\u0301', '\u001f', '\n', '\ud83d', '\u200d', 'क्षि', 'Straße'),
    ),
    { maxLength: 20 },
  )
  .map(parts => parts.join(''));

describe('a text that is too long', () => {
  test('is cut before an emoji that does not fit whole', () => {
    const name = 'Hand-woven linen kitchen towel, natural';
    expect(name).toHaveLength(39);
    expect(fitText(`${name}🎁 gift`, [40])).toEqual({ parts: [name], lost: '🎁 gift' });
    expect(fitText(`${name}🎁 gift`, [41])).toEqual({ parts: [`${name}🎁`], lost: ' gift' });
  });

  test('keeps its accents and its families whole', () => {
    expect(fitText('ab\u0323\u0307c', [2]).parts).toEqual(['a']);
    expect(fitText(`ab${family}c`, [12]).parts).toEqual(['ab']);
    expect(fitText(`ab${family}c`, [13]).parts).toEqual([`ab${family}`]);
  });

  test('goes on in the next field, behind a space where there is one', () => {
    const name = 'The Extraordinarily Long Named Trading Company of Lower Saxony Ltd';
    expect(fitText(name, [40, 40, 40, 40])).toEqual({
      parts: ['The Extraordinarily Long Named Trading', 'Company of Lower Saxony Ltd', '', ''],
      lost: '',
    });
    expect(fitText('Donaudampfschifffahrt', [8, 8])).toEqual({
      parts: ['Donaudam', 'pfschiff'],
      lost: 'fahrt',
    });
  });

  test('is never cut through a character, never too long, and complete together with what is lost', () => {
    fc.assert(
      fc.property(anyText, fc.nat(30), (text, length) => {
        const clean = cleanText(text);
        const {
          parts: [part = ''],
          lost,
        } = fitText(text, [length]);
        expect(part + lost).toBe(clean);
        expect(part.length).toBeLessThanOrEqual(length);
        const whole = charactersOf(clean);
        const kept = charactersOf(part);
        expect(kept).toEqual(whole.slice(0, kept.length));
        expect(fitText(part, [length])).toEqual({ parts: [part], lost: '' });
      }),
    );
  });

  test('loses nothing but spaces between two fields', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }), (text, lengths) => {
        const { parts, lost } = fitText(text, lengths);
        const bare = (one: string) => one.replaceAll(/\s/gu, '');
        expect(bare(parts.join('') + lost)).toBe(bare(cleanText(text)));
        for (const [at, part] of parts.entries()) expect(part.length).toBeLessThanOrEqual(lengths[at] ?? 0);
      }),
    );
  });
});

describe('a text that is cleaned', () => {
  test('has no control characters, no halves of characters, and its accents composed', () => {
    expect(cleanText('GST\u001f 10%')).toBe('GST 10%');
    expect(cleanText(' Line one\r\nline\u000btwo\0 ')).toBe('Line one line two');
    expect(cleanText('Rene\u0301 \ud83d')).toBe('Ren\u00e9');
  });

  test('is as it is when it is cleaned once more', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });
});

test('the second of two lines has a field of its own, and the first goes on where room is left', () => {
  expect(fitTexts(['Main Street 1', ''], [60, 40, 40])).toEqual({
    parts: ['Main Street 1', '', ''],
    lost: ['', ''],
  });
  expect(fitTexts(['Main Street 1', 'Apt 4'], [60, 40, 40]).parts).toEqual(['Main Street 1', 'Apt 4', '']);
  expect(fitTexts(['Main Street 1', 'Apt 4'], [60, 0, 40]).parts).toEqual(['Main Street 1', '', 'Apt 4']);
  expect(fitTexts(['aaaa bbbb cccc', 'dd'], [5, 5, 5])).toEqual({
    parts: ['aaaa', 'bbbb', 'dd'],
    lost: [' cccc', ''],
  });
  expect(fitTexts([family, 'dd'], [2, 20, 5]).parts).toEqual(['', family, 'dd']);
});
