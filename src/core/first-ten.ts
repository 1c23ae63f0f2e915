// Lists that come from outside, in sentences: the first ten, and how many there are. A caller who sends 60,000 wrong
// fields is not answered with all of them.
import { excerpt } from './excerpt.ts';

const most = 10;
const longestName = 100;

/** `a, b`; of more than ten: `a, b, …, j and 59,990 more (60,000 in all)`. */
export function firstTen(names: readonly string[]): string {
  const first = names.slice(0, most).map(short).join(', ');
  const more = names.length - most;
  return more <= 0 ? first : `${first} and ${number(more)} more (${number(names.length)} in all)`;
}

const short = (name: string) => excerpt(name, longestName);
const number = (count: number) => count.toLocaleString('en-US');
