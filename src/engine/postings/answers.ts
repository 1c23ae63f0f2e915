// What people have answered to the questions for which a posting was parked. It stays with the posting, whatever becomes of it afterwards.
import { isDeepStrictEqual } from 'node:util';
import type { Reason } from '../../core/reasons.ts';
import type { Redacted } from '../../core/redacted.ts';
import type { Answer, Posting } from '../../store/posting-rows.ts';

/** Its answers after this act of a person, which answers what it is parked or rejected for. */
export function withAnswer({ answers, state, reason }: Posting, act: Answer['act']): Answer[] {
  // Who replays what was closed takes the closing back.
  if (state === 'closed') return answers.map(one => ({ ...one, act }));
  if (!reason) return answers;
  const { code, params } = reason as Reason<Redacted>;
  return [...answers.filter(one => one.code !== code), { code, params, act }];
}

/** `question`: with its parameters, such as amounts; a code alone: whatever they were. */
export function answerIn(
  { answers }: Pick<Posting, 'answers'>,
  question: Reason | string,
): Answer['act'] | undefined {
  const { code, params } = typeof question === 'string' ? { code: question, params: null } : question;
  const isAlike = (one: Answer) =>
    params === null || one.params === null || isDeepStrictEqual(one.params, asStored(params));
  return answers.find(one => one.code === code && isAlike(one))?.act;
}

const asStored = (params: Reason['params']): unknown => JSON.parse(JSON.stringify(params));
