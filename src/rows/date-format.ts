// Reads dates in a declared format, digit by digit: nothing guesses which number is the month.
import { Temporal } from 'temporal-polyfill';

/** A part of a format: so many digits, at least and at most; or the mark between two parts. */
type Part = { field: 'year' | 'month' | 'day'; least: number; most: number } | { mark: string };

const parts: Record<string, Part> = {
  YYYY: { field: 'year', least: 4, most: 4 },
  MM: { field: 'month', least: 2, most: 2 },
  DD: { field: 'day', least: 2, most: 2 },
  M: { field: 'month', least: 1, most: 2 },
  D: { field: 'day', least: 1, most: 2 },
};
const known = new Map<string, readonly Part[] | undefined>();

export const isDateFormat = (format: string): boolean => partsOf(format) !== undefined;

/** The date as YYYY-MM-DD; undefined: the text does not have the format, or there is no such day. */
export function dateFrom(text: string, format: string): string | undefined {
  const found = { year: 0, month: 0, day: 0 };
  let at = 0;
  for (const part of partsOf(format) ?? []) {
    if ('mark' in part) {
      if (text[at++] !== part.mark) return undefined;
      continue;
    }
    let end = at;
    while (end - at < part.most && isDigit(text, end)) end++;
    if (end - at < part.least) return undefined;
    found[part.field] = Number(text.slice(at, end));
    at = end;
  }
  return at === text.length ? dayOf(found) : undefined;
}

const isDigit = (text: string, at: number) => text[at] !== undefined && text[at] >= '0' && text[at] <= '9';

/** Undefined: there is no such day, or it is before the year 1. */
function dayOf(found: { year: number; month: number; day: number }): string | undefined {
  if (found.year < 1) return undefined;
  try {
    return Temporal.PlainDate.from(found, { overflow: 'reject' }).toString();
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}

/** Undefined: it is no format. Without marks each part has a fixed width. */
function partsOf(format: string): readonly Part[] | undefined {
  if (!known.has(format)) known.set(format, parse(format));
  return known.get(format);
}

function parse(format: string): readonly Part[] | undefined {
  const words: readonly string[] = format.match(/YYYY|MM?|DD?|./gs) ?? [];
  const found = words.map(word => parts[word] ?? { mark: word });
  const fields = found.flatMap(part => ('field' in part ? [part.field] : []));
  const marks = found.flatMap(part => ('mark' in part ? [part.mark] : []));
  const isWhole = fields.length === 3 && new Set(fields).size === 3;
  const hasMarks = marks.length === 2 && marks[0] === marks[1] && './-'.includes(marks[0] as string);
  const isFixed = marks.length === 0 && !words.includes('M') && !words.includes('D');
  const alternates = found.every((part, at) => 'mark' in part === (at % 2 === 1));
  return isWhole && (isFixed || (hasMarks && alternates)) ? found : undefined;
}
