// Answers of people: they hold for the question that was asked, and the last act counts.
import { expect, test } from 'vitest';
import { fromDatabase } from '../../core/redacted.ts';
import { storableJson } from '../../core/storable.ts';
import type { Posting } from '../../store/posting-rows.ts';
import { answerIn, withAnswer } from './answers.ts';

type Asked = Pick<Posting, 'answers' | 'state' | 'reason'>;
const differs = (amount: string) => ({
  code: 'changed-after-booking',
  params: { order: fromDatabase('1001'), difference: fromDatabase(amount) },
});
const parked = (amount: string, answers: Posting['answers'] = []): Asked => ({
  state: 'parked',
  reason: differs(amount),
  answers,
});

test('an answer holds for the question with its figures; a code alone finds it whatever they are', () => {
  const answers = withAnswer(parked('10.00'), 'replayed');
  expect(answerIn({ answers }, differs('10.00'))).toBe('replayed');
  expect(answerIn({ answers }, differs('12.00'))).toBeUndefined();
  expect(answerIn({ answers }, 'changed-after-booking')).toBe('replayed');
  expect(answerIn({ answers }, 'cancelled-with-money')).toBeUndefined();
});

test('of one question the last answer counts', () => {
  const answers = withAnswer(parked('12.00', withAnswer(parked('10.00'), 'replayed')), 'closed');
  expect(answerIn({ answers }, differs('12.00'))).toBe('closed');
  expect(answerIn({ answers }, differs('10.00'))).toBeUndefined();
});

test('who closes what was replayed takes the yes back, and who replays what was closed takes the no back', () => {
  const yes = withAnswer(parked('10.00'), 'replayed');
  const planned: Asked = { state: 'planned', reason: { code: 'replayed', params: {} }, answers: yes };
  const no = withAnswer(planned, 'closed');
  expect(no).toHaveLength(1);
  expect(answerIn({ answers: no }, differs('10.00'))).toBe('closed');
  const again = withAnswer(
    { state: 'closed', reason: { code: 'closed', params: {} }, answers: no },
    'replayed',
  );
  expect(answerIn({ answers: again }, differs('10.00'))).toBe('replayed');
});

test('what an earlier version has kept without figures holds for all of them', () => {
  const answers = [{ code: 'changed-after-booking', params: null, act: 'replayed' as const }];
  expect(answerIn({ answers }, differs('10.00'))).toBe('replayed');
});

test('an answer holds also for a question with text that the database cannot hold', () => {
  const params = { names: fromDatabase('Gift \ud83c wrap\u0000') };
  const kept = JSON.parse(storableJson([{ code: 'asked', params, act: 'closed' }])) as Posting['answers'];
  expect(answerIn({ answers: kept }, { code: 'asked', params })).toBe('closed');
});
