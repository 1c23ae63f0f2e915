import { expect, test } from 'vitest';
import { saidText } from './said-text.ts';

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
    expect(saidText(said)).toBe('It is locked.');
  expect(saidText(404)).toBe('404');
  expect(saidText(['One.', { text: 'Two.' }])).toBe('One. Two.');
  for (const nothing of [undefined, null, '', {}, [], [null], { lang: 'en' }, { value: {} }, () => 1])
    expect(saidText(nothing)).toBe('');
  const ring: Record<string, unknown> = {};
  ring.message = ring;
  expect(saidText(ring)).toBe('');
});
