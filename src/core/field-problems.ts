// What a schema says of the fields of an input, as reasons: zod has one language for the whole process, and words of JavaScript where JSON has
// nothing, or no number.
import type { z } from 'zod';
import { excerpt } from './excerpt.ts';
import { german } from './field-problems.de.ts';
import { firstTen } from './first-ten.ts';
import { type Reason, worded } from './reasons.ts';
import { englishRules, germanRules, ruleSaid } from './schema-rules.ts';
import { sentences } from './sentences.ts';
import { cutText } from './storable.ts';

const english = {
  'field-wrong': '{field}: {problem}',
  'fields-more': 'and {count} more',
  'field-missing': 'is missing (expected: {expected})',
  'field-unknown': 'has no field {fields}',
  'field-type': 'Invalid input: expected {expected}',
  'field-not-one-of': 'Invalid option: expected one of {values}',
  'field-not-value': 'Invalid input: expected {values}',
  'field-too-small': 'Too small: expected at least {minimum}',
  'field-too-small-above': 'Too small: expected more than {minimum}',
  'field-too-short': 'Too short: expected at least {minimum} characters',
  'field-too-few': 'Too few: expected at least {minimum} entries',
  'field-too-large': 'Too large: expected at most {maximum}',
  'field-too-large-below': 'Too large: expected less than {maximum}',
  'field-too-long': 'Too long: expected at most {maximum} characters',
  'field-too-many': 'Too many: expected at most {maximum} entries',
  'field-format': 'Invalid {format}',
  'field-pattern': 'Invalid text: it must match {pattern}',
  'field-multiple': 'Invalid number: it must be a multiple of {divisor}',
  ...englishRules,
} as const;

export const say = sentences(english, { ...german, ...germanRules });

/** As zod and the validation of requests report it; what it was made of stands in it by the code. */
export type Issue = { code: string; path: readonly PropertyKey[]; message: string } & Record<string, unknown>;

/** The issues of a schema that has refused something. */
export const issuesOf = (error: z.ZodError): Issue[] => error.issues as unknown as Issue[];

const longest = 500;
const shown = (value: unknown) => cutText(String(value), longest);
const expectedOf = (expected: unknown) => (expected === 'record' ? 'object' : shown(expected));
const list = (values: unknown) => shown((values as unknown[]).map(one => JSON.stringify(one)).join('|'));

/** A message that the schema of an extension brings is shown as it is. */
export function problemOf(issue: Issue): Reason {
  const { message } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return say.reason('field-unknown', { fields: firstTen(issue.keys as string[]) });
    case 'invalid_type':
      if (!message.startsWith('Invalid input: expected ')) break;
      return /received undefined$/.test(message)
        ? say.reason('field-missing', { expected: expectedOf(issue.expected) })
        : say.reason('field-type', { expected: expectedOf(issue.expected) });
    case 'invalid_value': {
      const isOne = message.startsWith('Invalid option: expected ');
      if (!isOne && !message.startsWith('Invalid input: expected ')) break;
      if (/received undefined$/.test(message))
        return say.reason('field-missing', { expected: list(issue.values) });
      return say.reason(isOne ? 'field-not-one-of' : 'field-not-value', { values: list(issue.values) });
    }
    case 'too_small': {
      if (!message.startsWith('Too small: expected ')) break;
      const minimum = Number(issue.minimum);
      if (issue.origin === 'string') return say.reason('field-too-short', { minimum });
      if (issue.origin === 'array') return say.reason('field-too-few', { minimum });
      return say.reason(issue.inclusive ? 'field-too-small' : 'field-too-small-above', { minimum });
    }
    case 'too_big': {
      if (!message.startsWith('Too big: expected ')) break;
      const maximum = Number(issue.maximum);
      if (issue.origin === 'string') return say.reason('field-too-long', { maximum });
      if (issue.origin === 'array') return say.reason('field-too-many', { maximum });
      return say.reason(issue.inclusive ? 'field-too-large' : 'field-too-large-below', { maximum });
    }
    case 'invalid_format':
      if (!message.startsWith('Invalid ')) break;
      return issue.format === 'regex'
        ? say.reason('field-pattern', { pattern: shown(issue.pattern) })
        : say.reason('field-format', { format: shown(message.slice('Invalid '.length)) });
    case 'not_multiple_of':
      return say.reason('field-multiple', { divisor: Number(issue.divisor) });
  }
  const code = ruleSaid(message);
  return code ? say.reason(code) : { code: 'field-said', params: worded(cutText(message, longest)) };
}

export interface Problems {
  /** One sentence's worth. */
  text: Reason[];
  details: { fields: { field: string; problem: Reason }[]; count: number };
}

/** The first ten. `whole`: what a problem without a field is about. */
export function problemsOf(issues: readonly Issue[], whole: string): Problems {
  const fields = issues.slice(0, 10).map(issue => ({
    field: excerpt(issue.path.map(String).join('.'), 100),
    problem: problemOf(issue),
  }));
  const count = issues.reduce((sum, { keys }) => sum + (Array.isArray(keys) ? keys.length : 1), 0);
  const text: Reason[] = fields.map(({ field, problem }) =>
    say.reason('field-wrong', { field: field || whole, problem }),
  );
  const more = issues.length - fields.length;
  if (more > 0) text.push(say.reason('fields-more', { count: more }));
  return { text, details: { fields, count } };
}
