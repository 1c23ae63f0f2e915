import { expect, test } from 'vitest';
import { externalText } from './external-text.ts';

test('the text is found in whatever shape a system writes it', () => {
  for (const said of [
    'It is locked.',
    ' It is locked. ',
    { lang: 'en', value: 'It is locked.' },
    [{ lang: 'en', value: 'It is locked.' }],
    ['It is locked.', 'It is locked.'],
    { '#text': 'It is locked.', '@lang': 'en' },
    { message: { lang: 'en', value: 'It is locked.' } },
    { error: { message: 'It is locked.' } },
    { value: { value: 'It is locked.' } },
    { value: '', text: 'It is locked.' },
  ])
    expect(externalText(said)).toBe('It is locked.');
  expect(externalText(404)).toBe('404');
  expect(externalText(['One.', { text: 'Two.' }])).toBe('One. Two.');
  for (const nothing of [undefined, null, '', {}, [], [null], { lang: 'en' }, { value: {} }, () => 1])
    expect(externalText(nothing)).toBe('');
  const ring: Record<string, unknown> = {};
  ring.message = ring;
  expect(externalText(ring)).toBe('');
});
