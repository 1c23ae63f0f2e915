// Lists that come from outside, in sentences: the first ten, and how many there are. A caller who sends 60,000 wrong
// fields is not answered with all of them.
import { excerpt } from './excerpt.ts';
import { cutText } from './storable.ts';

const most = 10;
const longestName = 100;

/** `a, b`; of more than ten: `a, b, …, j and 59,990 more (60,000 in all)`. */
export function firstTen(names: readonly string[]): string {
  const first = names.slice(0, most).map(short).join(', ');
  const more = names.length - most;
  return more <= 0 ? first : `${first} and ${number(more)} more (${number(names.length)} in all)`;
}

/** What a schema says of one field; `keys`: the names that it does not know. */
export interface Issue {
  field: string;
  problem: string;
  keys?: readonly string[] | undefined;
}

export interface Problems {
  /** One sentence's worth. */
  text: string;
  details: { fields: { field: string; problem: string }[]; count: number };
}

/** `whole`: what a problem without a field is about. */
export function problemsOf(issues: readonly Issue[], whole: string): Problems {
  const fields = issues.slice(0, most).map(({ field, problem, keys }) => ({
    field: short(field),
    problem: keys === undefined ? cutText(inJsonTerms(problem), 500) : `has no field ${firstTen(keys)}`,
  }));
  const count = issues.reduce((sum, { keys }) => sum + (keys?.length ?? 1), 0);
  const more = issues.length - most;
  const text = fields.map(one => `${one.field || whole}: ${one.problem}`).join('; ');
  return { text: more <= 0 ? text : `${text}; and ${number(more)} more`, details: { fields, count } };
}

/** A schema speaks of JavaScript where JSON has nothing, or no number. */
export const inJsonTerms = (problem: string) =>
  problem
    .replace('expected record', 'expected object')
    .replace(/^Invalid (?:input|option): expected (.*), received undefined$/, 'is missing (expected: $1)')
    .replace('received undefined', 'received nothing')
    .replace('received NaN', 'received no number');

const short = (name: string) => excerpt(name, longestName);
const number = (count: number) => count.toLocaleString('en-US');
