import { expect, test } from 'vitest';
import { redactor } from '../http/redact.ts';
import { KontorError, toKontorError } from './errors.ts';
import { mergeWording } from './merge-wording.ts';
import { type Reason, speaker } from './reasons.ts';
import { own, type Redacted, reasonOf } from './redacted.ts';
import { sentences } from './sentences.ts';

const say = sentences({
  booked: '{what} is booked as {numbers}',
  refused: { kind: 'input', says: '{what} was refused: {words}.', next: 'Look at {what}.' },
  order: 'order {id}',
  plain: { kind: 'input', says: 'It is so.', next: 'Leave it.' },
});
const speak = speaker(say.words.en);

test('a reason becomes its sentences, with reasons inside of it', () => {
  const what = say.reason('order', { id: '17' });
  expect(speak(say.reason('refused', { what, words: 'no {what} $& today' }))).toBe(
    'order 17 was refused: no {what} $& today. Look at order 17.',
  );
  expect(speak({ code: 'booked', params: { what, numbers: [what, what] } })).toBe(
    'order 17 is booked as order 17; order 17',
  );
});

test('the word for a value is the sentence of its list, where there is one', () => {
  const german = speaker({ moved: 'Sie ist {state.now}, war {state.before}.', 'state-parked': 'geparkt' });
  expect(german({ code: 'moved', params: { now: 'parked', before: 'thrown' } })).toBe(
    'Sie ist geparkt, war thrown.',
  );
});

test('what to do next follows a full stop, also after words of a system that lack it', () => {
  const next = say.reason('plain');
  for (const [words, shown] of [
    ['It is blocked (block 01)', 'It is blocked (block 01). It is so. Leave it.'],
    ['It is blocked.', 'It is blocked. It is so. Leave it.'],
    ['It is blocked (see above.)', 'It is blocked (see above.) It is so. Leave it.'],
  ])
    expect(speak({ code: 'system-said', params: { said: words as string, next } })).toBe(shown);
});

test('the compiler asks for the code and its parameters, and lets nothing be stored that is not redacted', () => {
  // @ts-expect-error a parameter is missing
  say.reason('refused', { what: 'A' });
  // @ts-expect-error no part has this code
  say.reason('other');
  // @ts-expect-error the name is taken
  sentences({ other: 'It said {said}.' });
  // @ts-expect-error the text may hold a secret
  const unsafe: Reason<Redacted> = say.reason('order', { id: 'x' as string });
  const safe: Reason<Redacted>[] = [say.reason('plain'), say.reason('order', { id: own`${17}` })];
  expect([unsafe, ...safe].map(speak)).toEqual(['order x', 'It is so. Leave it.', 'order 17']);
});

test('an error of a code has its sentence, what to do, its parameters and the cause', () => {
  const cause = new Error('why');
  expect(say.error('refused', { what: 'A', words: 'B' }, { cause })).toMatchObject({
    message: 'A was refused: B.',
    next: 'Look at A.',
    params: { what: 'A', words: 'B' },
    cause,
  });
  expect(say.error('plain', { retryAfterMs: 5 })).toMatchObject({
    next: 'Leave it.',
    retryAfterMs: 5,
  });
});

test('what another part has worded is shown as it was said, under its own code', () => {
  const error = new KontorError('rejected', 'plain', 'The ledger is shut.', { next: 'Open it.' });
  const reason = reasonOf(error, redactor([]));
  expect(reason).toEqual({ code: 'plain', params: { said: 'The ledger is shut.', next: 'Open it.' } });
  expect(speak(reason)).toBe('The ledger is shut. Open it.');
});

test('of a mistake of Kontor nothing is stored but that there is one', () => {
  const reason = reasonOf(toKontorError(new TypeError('made.map is not a function')), redactor([]));
  expect(reason).toEqual({ code: 'unexpected', params: {} });
});

test('a code without a sentence shows its parameters', () => {
  expect(speak({ code: 'gone', params: { id: 17, of: say.reason('order', { id: '1' }) } })).toBe(
    'gone. id: 17 of: order 1',
  );
  expect(speak({ code: 'toString', params: {} })).toBe('toString.');
});

test('no secret is in a parameter, however deep it stands', () => {
  const inner = say.reason('order', { id: 'a-secret-value' });
  const error = say.error('refused', { what: inner, words: 'a-secret-value' });
  const redact = redactor(['a-secret-value']);
  for (const reason of [reasonOf(error, redact), { code: '', params: redact.error(error).params ?? {} }])
    expect(JSON.stringify(reason)).not.toContain('a-secret-value');
});

test('two parts with different sentences for one code are refused at the start', () => {
  const german = sentences({ order: 'order {id}' }, { order: 'Auftrag {id}' });
  const { en, de, kinds } = mergeWording([say.words, say.words, german.words]);
  expect(en).toEqual(say.words.en);
  expect(de).toEqual({ ...say.words.en, order: 'Auftrag {id}' });
  expect(kinds).toEqual({ refused: 'input', plain: 'input' });
  expect(() => mergeWording([say.words, sentences({ plain: 'It is otherwise.' }).words])).toThrow(
    /sentence of its own for the code plain/,
  );
});
