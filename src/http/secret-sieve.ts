// Proves of most texts, four characters at a time, that no secret stands in them. Of a secret that is written as it is, three
// characters in a row stand in a word of the text: it has six at least, and the words begin at every fourth character. Where an
// escape stands in it, it is read character by character.
import { hashes, hashOf, load, look, type Sought, writingsOf } from './fold-text.ts';

/** Shorter secrets are found by chance. */
export const shortestSecret = 6;

export interface Sieve {
  /** The secrets, by their first four characters as a number. */
  keys: ReadonlyMap<number, readonly Sought[]>;
  /** The hashes of the keys. */
  marked: Uint8Array;
  /** One bit for each hash of three characters in a row among the first six of a secret. */
  grams: Uint32Array;
}

export const sieve = (keys: Sieve['keys']): Sieve => ({
  keys,
  marked: new Uint8Array(hashes),
  grams: new Uint32Array(65_536 / 32),
});

export function clear({ marked, grams }: Sieve): void {
  marked.fill(0);
  grams.fill(0);
}

/** `codes`: folded. */
export function mark({ marked, grams }: Sieve, key: number, codes: Uint16Array): void {
  marked[hashOf(key)] = 1;
  const written = Array.from(codes.subarray(0, shortestSecret), writingsOf);
  for (const [at, first] of written.slice(0, -2).entries())
    for (const a of first)
      for (const b of written[at + 1] as readonly number[])
        for (const c of written[at + 2] as readonly number[]) {
          const hash = gramHash(a | (b << 8) | (c << 16));
          grams[hash >>> 5] = (grams[hash >>> 5] as number) | (1 << (hash & 31));
        }
}

/** Of the first three characters of a word. */
const gramHash = (word: number): number => Math.imul(word & 0xffffff, 0x9e3779b1) >>> 16;

/** The text of which is asked at present, with the lower half of each character's code; synchronous, so that all texts share it. */
let words = new Int32Array(4_096);
let bytes = Buffer.from(words.buffer);

/** False: none of the secrets is in it. */
export function mayHold(text: string, { keys, marked, grams }: Sieve): boolean {
  const size = text.length;
  if (size > bytes.length) {
    words = new Int32Array(size >> 1);
    bytes = Buffer.from(words.buffer);
  }
  bytes.write(text, 0, 'latin1');
  // As local names, because this loop runs over everything that is written down.
  const [read, bits] = [words, grams];
  let isLoaded = false;
  /** Secrets that begin before it have been looked for. */
  let done = 0;
  for (let at = 0; at < size; at += 4) {
    const word = read[at >>> 2] as number;
    const hash = gramHash(word);
    if ((escapesIn(word) | (((bits[hash >>> 5] as number) >>> (hash & 31)) & 1)) === 0) continue;
    if (!isLoaded) load(text);
    isLoaded = true;
    // Secrets that begin up to three characters earlier had no word before this one.
    const end = look(Math.max(done, at - 3), at + 4, marked, keys);
    if (end < 0) return true;
    if (end >= size) return false;
    done = end - 3;
    at = ((done + 3) & ~3) - 4;
  }
  return false;
}

/** Not 0 if one of the four is a control character, a backslash, `%` or `&` (or `$`, because that is one step less). */
function escapesIn(word: number): number {
  const backslash = word ^ 0x5c5c5c5c;
  const others = word ^ 0x24242424;
  return (
    (((word - 0x20202020) & ~word) |
      ((backslash - 0x01010101) & ~backslash) |
      ((others - 0x03030303) & ~others)) &
    0x80808080
  );
}
