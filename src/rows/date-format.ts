// Dates in a format that somebody has named: read digit by digit, and never by guessing which number is the month.

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
  return at === text.length && isDay(found) ? written(found) : undefined;
}

const isDigit = (text: string, at: number) => text[at] !== undefined && text[at] >= '0' && text[at] <= '9';

function isDay({ year, month, day }: { year: number; month: number; day: number }): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const longest = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= longest;
}

const written = ({ year, month, day }: { year: number; month: number; day: number }) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

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
