// Text without the way in which it is written down: JSON, XML, percent and form escapes are undone at any depth and in any mixture,
// base64 and base64url look the same, in lines or in one. So one comparison finds a secret in every form. Takes linear time: every escape is read once for
// each level that hides it.
import { byName } from './entities.ts';

/** What is read at present, and its characters; synchronous and not reentrant, so that all texts share it. */
let source = '';
let units = new Uint16Array(4_096);
let bytes = Buffer.from(units.buffer);
let size = 0;
/** Where the escape ends that was read last. */
let readTo = 0;

/**
 * Control characters, escaped or not, and backslashes leave nothing behind; a newline in the middle of base64 is one of them.
 */
const nothing = 0xffff;
const [backslash, ampersand, percent] = [0x5c, 0x26, 0x25];
/** What ASCII characters fold to; `nothing`, or `special`: they begin an escape. */
const special = 0xfffe;
const fold = new Uint16Array(128);
for (let code = 0; code < 128; code++) fold[code] = code < 0x20 ? nothing : code;
for (const code of [backslash, ampersand, percent]) fold[code] = special;
for (const alike of '+-') fold[alike.charCodeAt(0)] = 0x20;
fold['_'.charCodeAt(0)] = '/'.charCodeAt(0);
const unfolded = Array.from(fold, (_, code) => [...fold.keys()].filter(one => fold[one] === code));

export function load(text: string): void {
  source = text;
  size = text.length;
  if (size > units.length) {
    units = new Uint16Array(2 * size);
    bytes = Buffer.from(units.buffer);
  }
  bytes.write(text, 0, 'utf16le');
}

/** Lets go of what a long text took. */
function unload(): void {
  source = '';
  if (units.length <= 65_536) return;
  units = new Uint16Array(4_096);
  bytes = Buffer.from(units.buffer);
}

/** The last four characters as one number. */
export const nextKey = (key: number, code: number): number => (key << 8) ^ code;
export const hashOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> 19;
export const hashes = 8_192;

/** So many characters of the beginning of a secret are its key. */
export const keyLength = 4;

export interface Sought {
  /** Folded. */
  codes: Uint16Array;
}

/** So much of the beginning of what is sought is enough to have found it: the rest may have been cut off or changed. */
export const enough = 64;

/**
 * Looks for what is sought in a text that was loaded, from `from` to `until` and on to where three characters have come that
 * are written as they are. -1: it is there; else where the look has ended. `keys` holds all of it by its first four
 * characters, `marked` the hashes of these.
 */
export function look(
  from: number,
  until: number,
  marked: Uint8Array,
  keys: ReadonlyMap<number, readonly Sought[]>,
): number {
  // As local names, because this loop runs over much that is written down.
  const [read, folds, all] = [units, fold, size];
  let key = 0;
  let at = from;
  let end = until;
  while (at < end && at < all) {
    let code = read[at++] as number;
    if (code < 128) {
      code = folds[code] as number;
      if (code >= special) {
        if (code === special) {
          code = readEscape(at - 1);
          at = readTo;
        }
        end = Math.max(end, at + keyLength - 1);
        if (code === nothing) continue;
        if (code > 0xffff) {
          key = nextKey(key, highHalf(code));
          if (keys.has(key)) return -1;
          code = lowHalf(code);
        }
      }
    }
    key = nextKey(key, code);
    // Words of every day begin like one: they must not make the whole text be folded.
    if (marked[hashOf(key)] === 1 && keys.get(key)?.some(one => goesOn(one, at))) return -1;
  }
  return at;
}

/** Whether the text goes on at `from` as what is sought does after its key. */
function goesOn({ codes }: Sought, from: number): boolean {
  const most = Math.min(codes.length, enough);
  let at = from;
  let same = keyLength;
  while (same < most && at < size) {
    let code = units[at++] as number;
    if (code < 128) {
      code = fold[code] as number;
      if (code === special) {
        code = readEscape(at - 1);
        at = readTo;
      }
      if (code === nothing) continue;
    }
    if (code > 0xffff) {
      if (codes[same++] !== highHalf(code)) return false;
      if (same === most) return true;
      code = lowHalf(code);
    }
    if (codes[same++] !== code) return false;
  }
  return same === most;
}

/** The characters that fold to this one, each by the lower half of its code. */
export const writingsOf = (code: number): readonly number[] =>
  (code < 128 ? unfolded[code] : [code & 255]) ?? [];

export interface Folded {
  codes: Uint16Array;
  /** Where the writing of each character begins and ends in the text. */
  starts: Uint32Array;
  ends: Uint32Array;
  length: number;
}

export function foldText(text: string): Folded {
  load(text);
  const codes = new Uint16Array(size);
  const starts = new Uint32Array(size);
  const ends = new Uint32Array(size);
  let length = 0;
  /** Where a run of backslashes began that leads up to here. */
  let run = -1;
  const add = (code: number, from: number, to: number) => {
    codes[length] = code;
    starts[length] = run < 0 ? from : run;
    ends[length] = to;
    length++;
  };
  for (let at = 0; at < size; ) {
    const from = at;
    let code = units[at] as number;
    at++;
    if (code < 128) {
      const isBackslash = code === backslash;
      code = fold[code] as number;
      if (code === special) {
        code = readEscape(from);
        at = readTo;
      }
      if (code === nothing) {
        // After an escaped control character a new run begins.
        if (!isBackslash || at === from + 2) run = -1;
        else if (run < 0) run = from;
        continue;
      }
    }
    if (code > 0xffff) {
      add(highHalf(code), from, at);
      add(lowHalf(code), from, at);
    } else add(code, from, at);
    run = -1;
  }
  unload();
  return { codes, starts, ends, length };
}

/** Folds each character alone, as if none began an escape: so a text reads in which all of them were escaped. */
export function foldCharacters(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = folded(text.charCodeAt(at));
    if (code !== nothing) codes[length++] = code;
  }
  return codes.slice(0, length);
}

/** A character that was escaped, or that begins no escape. */
function folded(code: number): number {
  if (code >= 128) return code;
  const seen = fold[code] as number;
  return seen !== special ? seen : code === backslash ? nothing : code;
}

/** What the backslash, ampersand or percent sign at `from` stands for. */
function readEscape(from: number): number {
  let code = units[from] as number;
  let at = from + 1;
  if (code === backslash) {
    code = units[at] === 0x75 ? hexAt(at + 1, 4) : -1;
    if (code < 0) {
      readTo = isControlLetter(units[at]) ? at + 1 : at;
      return nothing;
    }
    at += 5;
  }
  readTo = at;
  if (code === ampersand) return folded(readEntity(at));
  if (code === percent) return folded(readPercent(at));
  return folded(code);
}

/** With a backslash before it, it is a control character of JSON: b, f, n, r, t. */
const isControlLetter = (code: number | undefined) =>
  code === 0x6e || code === 0x72 || code === 0x74 || code === 0x62 || code === 0x66;

/** Such a number; -1: none. */
function hexAt(from: number, digits: number): number {
  if (from + digits > size) return -1;
  let value = 0;
  for (let at = from; at < from + digits; at++) {
    const code = units[at] as number;
    const digit = code <= 0x39 ? code - 0x30 : (code | 0x20) - 0x57;
    if (digit < 0 || digit > 15 || (code > 0x39 && digit < 10)) return -1;
    value = value * 16 + digit;
  }
  return value;
}

const longestEntity = 9;

/** What `&` begins, whose name or number stands at `from`; `&amp;` may hide another one. */
function readEntity(from: number): number {
  for (let at = from; ; ) {
    readTo = at;
    let end = at;
    while (end < size && end - at < longestEntity && units[end] !== 0x3b) end++;
    if (end >= size || units[end] !== 0x3b) return ampersand;
    const code = entityCode(source.slice(at, end));
    if (code === undefined) return ampersand;
    readTo = end + 1;
    if (code !== ampersand) return code;
    at = end + 1;
  }
}

function entityCode(name: string): number | undefined {
  if (name.charCodeAt(0) !== 0x23) return byName.get(name);
  const isHex = name[1] === 'x' || name[1] === 'X';
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return code >= 0 && code <= 0x10ffff && code !== special && code !== nothing ? code : undefined;
}

/** What `%` begins, whose digits stand at `from`: a byte, or the bytes of one character in UTF-8; `%25` may hide another one. */
function readPercent(from: number): number {
  let at = from;
  readTo = at;
  let byte = hexAt(at, 2);
  if (byte < 0) return percent;
  at += 2;
  while (byte === percent) {
    readTo = at;
    byte = hexAt(at, 2);
    if (byte < 0) return percent;
    at += 2;
  }
  readTo = at;
  const more = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
  if (more === 0) return byte;
  let code = byte & (0x3f >> more);
  for (let nth = 0; nth < more; nth++) {
    if (at >= size || units[at] !== percent) return byte;
    let digits = at + 1;
    // The percent signs of the further bytes may be hidden as often.
    while (digits + 1 < size && units[digits] === 0x32 && units[digits + 1] === 0x35) digits += 2;
    const next = hexAt(digits, 2);
    if (next < 0x80 || next > 0xbf) return byte;
    code = (code << 6) | (next & 0x3f);
    at = digits + 2;
  }
  if (code > 0x10ffff || code === nothing || code === special) return byte;
  readTo = at;
  return code;
}

const highHalf = (code: number) => 0xd800 + ((code - 0x10000) >> 10);
const lowHalf = (code: number) => 0xdc00 + ((code - 0x10000) & 0x3ff);
