// Finds secrets in a text in one pass, however many there are: by the last four characters read it is looked up which secrets begin
// there. Takes linear time whatever the text is.
import { enough, foldCharacters, foldText, hashOf, keyLength, nextKey, type Sought } from './fold-text.ts';
import { clear, mark, mayHold, shortestSecret, sieve } from './secret-sieve.ts';

/** Of a longer one its beginning is looked for; who has found that much knows what the rest is. */
const longestNeedle = 16_384;
/** Inside a match no further than this a second one is looked for. */
const overlap = 256;

/** So many are some percent of all marks. */
const maxOutdated = 1_000;

/** What begins an escape. */
export const mayBeEscaped = /[\\%&]/;

/** Texts are read in windows; each begins so far before the end of the one before that no secret falls between them. */
const windowSize = 262_144;
export const longestWritten = 6 * longestNeedle;

export interface Range {
  from: number;
  to: number;
}

/** In order, apart from each other. */
export type FindSecrets = (text: string) => Range[];

export interface SecretIndex {
  /** Answers what to remove it with. */
  add(form: string): Needle[];
  remove(needles: readonly Needle[]): void;
  find: FindSecrets;
}

export interface Needle extends Sought {
  key: number;
  count: number;
}

export function secretIndex(): SecretIndex {
  const byKey = new Map<number, Needle[]>();
  const marks = sieve(byKey);
  const { marked } = marks;
  /** Marks of secrets that were removed stay until there are many of them: they only say where to look. */
  let outdated = 0;
  let shortest = Number.POSITIVE_INFINITY;

  const findIn = (text: string, offset: number, found: Range[]): void => {
    const { codes, starts, ends, length } = foldText(text);
    let key = 0;
    let from = 3;
    for (let nth = 0; nth < length; nth++) {
      key = nextKey(key, codes[nth] as number);
      if (nth < from || marked[hashOf(key)] === 0) continue;
      const first = nth - 3;
      let longest = 0;
      for (const needle of byKey.get(key) ?? [])
        longest = Math.max(longest, matchOf(needle, codes, first, length));
      if (longest === 0) continue;
      const range = {
        from: offset + (starts[first] as number),
        to: offset + (ends[first + longest - 1] as number),
      };
      addRange(found, range);
      from = first + Math.max(1, longest - overlap) + 3;
    }
  };

  const addOne = (codes: Uint16Array): Needle => {
    let key = 0;
    for (const code of codes.subarray(0, keyLength)) key = nextKey(key, code);
    const same = byKey.get(key) ?? [];
    const known = same.find(one => isSame(one.codes, codes));
    if (known) {
      known.count++;
      return known;
    }
    const needle = { codes, key, count: 1 };
    same.push(needle);
    byKey.set(key, same);
    mark(marks, key, codes);
    shortest = Math.min(shortest, codes.length);
    return needle;
  };

  return {
    add(form) {
      const { codes, length } = foldText(form);
      const meant = codes.slice(0, Math.min(length, longestNeedle));
      const all = mayBeEscaped.test(form) ? [meant, foldCharacters(form).slice(0, longestNeedle)] : [meant];
      return all.filter(one => one.length >= shortestSecret).map(addOne);
    },
    remove(needles) {
      for (const needle of needles) {
        needle.count--;
        const rest = (byKey.get(needle.key) ?? []).filter(one => one.count > 0);
        if (needle.count === 0) outdated++;
        if (rest.length > 0) byKey.set(needle.key, rest);
        else byKey.delete(needle.key);
      }
      if (outdated < maxOutdated) return;
      outdated = 0;
      clear(marks);
      for (const [key, same] of byKey) for (const { codes } of same) mark(marks, key, codes);
    },
    find(text) {
      const found: Range[] = [];
      if (text.length < shortest) return found;
      for (let at = 0; ; at += windowSize) {
        const end = at + windowSize + longestWritten;
        const part = text.slice(at, end);
        if (mayHold(part, marks)) findIn(part, at, found);
        if (end >= text.length) return found;
      }
    },
  };
}

/** How many characters from `first` on are the secret, or enough of it; 0: they are not. */
function matchOf({ codes: needle }: Needle, codes: Uint16Array, first: number, length: number): number {
  const most = Math.min(needle.length, length - first);
  let same = 0;
  while (same < most && needle[same] === codes[first + same]) same++;
  return same === needle.length || same >= enough ? same : 0;
}

function isSame(a: Uint16Array, b: Uint16Array): boolean {
  return a.length === b.length && a.every((code, nth) => code === b[nth]);
}

function addRange(found: Range[], range: Range): void {
  const last = found.at(-1);
  // Secrets overlap, and where windows overlap the same is found twice.
  if (!last || range.from > last.to) found.push(range);
  else if (range.to > last.to) last.to = range.to;
}
