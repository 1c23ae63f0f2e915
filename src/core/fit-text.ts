// Makes text of people fit the fields of a system: names, streets, texts of items. It is cleaned, cut only between whole
// characters as people see them (grapheme clusters), and goes on in further fields where there are some. Lengths are in UTF-16
// units, as ABAP and JavaScript count.

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Breaks of a line, tabs, and line and paragraph separators: they stand between words. */
const breaks = /[\t-\r\u0085\u2028\u2029]+/gu;
/** Control characters, halves of pairs, and what no XML may hold. */
const unwritable = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Composed (NFC), without control characters, and without space around it. A break of a line becomes a space. */
export const cleanText = (text: string): string =>
  text.replace(breaks, ' ').replace(unwritable, '').normalize('NFC').trim();

export interface FittedText {
  /** For each field what stands in it; empty: nothing does. */
  parts: string[];
  /** What has no room any more. Empty: everything has. */
  lost: string;
}

/**
 * Into fields of these lengths, one after another. Between two fields it is broken at a space where there is one. `parts` joined,
 * with the spaces at which it was broken, and `lost` are the cleaned text.
 */
export function fitText(text: string, lengths: readonly number[]): FittedText {
  let rest = cleanText(text);
  const parts = lengths.map((length, at) => {
    const end = endOfPart(rest, length, at < lengths.length - 1);
    const part = rest.slice(0, end).trimEnd();
    rest = rest.slice(part.length);
    if (at < lengths.length - 1) rest = rest.trimStart();
    return part;
  });
  return { parts, lost: rest };
}

function endOfPart(text: string, length: number, goesOn: boolean): number {
  if (text.length <= length) return text.length;
  // The character that stands across the border, or begins at it.
  const end = characters.segment(text).containing(length)?.index ?? 0;
  const space = text.lastIndexOf(' ', end);
  return goesOn && space > 0 ? space : end;
}

/**
 * Several texts into the same fields: each begins in a field of its own, and goes on in those that the texts after it leave.
 * Answers what each has lost. A field of length 0 is not there.
 */
export function fitTexts(
  texts: readonly string[],
  lengths: readonly number[],
): { parts: string[]; lost: string[] } {
  const given = texts.map(cleanText);
  const fields = lengths.flatMap((length, at) => (length > 0 ? [at] : []));
  const parts = lengths.map(() => '');
  let used = 0;
  const lost = given.map((text, at) => {
    const after = given.slice(at + 1).filter(one => one !== '').length;
    const own = fields.slice(used, Math.max(used, fields.length - after));
    const fitted = fitText(
      text,
      own.map(field => lengths[field] ?? 0),
    );
    for (const [nth, field] of own.entries()) parts[field] = fitted.parts[nth] ?? '';
    used += fitted.parts.findLastIndex(part => part !== '') + 1;
    return fitted.lost;
  });
  return { parts, lost };
}
