// What people have answered to what a posting was parked for. The answers stay with the posting in every later state.
import { isDeepStrictEqual } from 'node:util';
import type { Reason } from '../../core/reasons.ts';
import type { Redacted } from '../../core/redacted.ts';
import { storableJson } from '../../core/storable.ts';
import type { Answer, Posting } from '../../store/posting-rows.ts';

/** Its answers after this act of a person. */
export function withAnswer(
  { answers, state, reason }: Pick<Posting, 'answers' | 'state' | 'reason'>,
  act: Answer['act'],
): Answer[] {
  // Closing a posting takes back what was answered with a replay, and a replay takes back that it was closed.
  const before = act === 'closed' || state === 'closed' ? answers.map(one => ({ ...one, act })) : answers;
  if (state !== 'parked' || !reason) return before;
  const { code, params } = reason as Reason<Redacted>;
  return [...before.filter(one => one.code !== code), { code, params, act }];
}

/** `question`: with its parameters, such as amounts; a code alone: whatever they were. */
export function answerIn(
  { answers }: Pick<Posting, 'answers'>,
  question: Reason | string,
): Answer['act'] | undefined {
  if (typeof question === 'string') return answers.find(({ code }) => code === question)?.act;
  const isThis = (one: Answer) =>
    one.params === null || isSameReason({ ...one, params: one.params }, question);
  return answers.find(one => one.code === question.code && isThis(one))?.act;
}

/** One of them may come from the database. What an earlier version has worded has no parameters to compare. */
export const isSameReason = (one: Reason, other: Reason): boolean =>
  one.code === other.code &&
  (one.params.said !== undefined || isDeepStrictEqual(asStored(one.params), asStored(other.params)));

const asStored = (params: Reason['params']): unknown => JSON.parse(storableJson(params));
