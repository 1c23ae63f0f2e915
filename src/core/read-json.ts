// The entrance for JSON from outside: every body of the API and every webhook passes it before anything looks at it. It
// takes time that grows with the length of the text, however it is nested.
import { isUtf8 } from 'node:buffer';
import type { KontorError } from './errors.ts';
import { say } from './own-sentences.ts';
import { cutText, isStorable } from './storable.ts';

/** PostgreSQL and JSON.stringify both give up somewhere above 5,000. */
export const maxDepth = 100;
/** Characters of a text that stands in an index: at most 4 bytes each, where PostgreSQL takes 2,704 in all. */
const maxIndexed = 255;

/** Throws kind `input`: `bad-encoding`, `too-deep`, `bad-json`, `bad-name`, `bad-text`. `what`: `body`. */
export function readJson(bytes: Uint8Array, what = 'body'): unknown {
  if (!isUtf8(bytes)) {
    throw say.error('bad-encoding', { what });
  }
  const text = new TextDecoder().decode(bytes);
  if (isTooDeep(text)) {
    throw say.error('too-deep', { what, maxDepth }, { details: { most: maxDepth } });
  }
  const value = parse(text, what);
  const found = mayBeFaulty.test(text) ? faultIn(value) : undefined;
  if (found) throw refusal(found.fault, cutText([what, ...found.path.toReversed()].join('.'), 200));
  return value;
}

/** Throws `input/too-long` for one that no index can hold. */
export function refuseLong(what: string, text: string): void {
  if (text.length <= maxIndexed) return;
  throw say.error(
    'too-long',
    { what, maxIndexed },
    { details: { what, most: maxIndexed, length: text.length } },
  );
}

/** Throws `input/bad-text`. */
export function refuseUnstorable(place: string, text: string): void {
  if (!isStorable(text)) throw refusal('bad-text', place);
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = text === '' ? say.reason('text-empty') : cutText((cause as Error).message, 200);
    throw say.error('bad-json', { what, why }, { cause });
  }
}

const quote = 0x22;
const backslash = 0x5c;

/**
 * Whether JSON is nested deeper than anybody means it. Brackets outside of texts are counted; whether they match is for the
 * parser to say.
 */
export function isTooDeep(json: string): boolean {
  return hasManyBrackets(json) && isNestedTooDeep(json);
}

/** Most texts have too few to be nested deep, and to look for brackets is faster than to read every character. */
function hasManyBrackets(json: string): boolean {
  let count = 0;
  for (const bracket of ['{', '['])
    for (let at = json.indexOf(bracket); at !== -1; at = json.indexOf(bracket, at + 1))
      if (++count > maxDepth) return true;
  return false;
}

function isNestedTooDeep(json: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (inText) {
      if (code === backslash) at++;
      else if (code === quote) inText = false;
    } else if (code === quote) inText = true;
    // [ and {
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > maxDepth) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}

/**
 * In UTF-8 no character is a half, and the parser takes no NUL that is written as it is: only escapes bring either into a
 * text. They, and nothing else, also hide names.
 */
const mayBeFaulty = /\\u|__proto__|constructor/;

type Fault = 'bad-text' | 'bad-name';
interface Found {
  fault: Fault;
  /** From the inside out. */
  path: string[];
}

/** Undefined: nothing in it is refused. */
function faultIn(value: unknown): Found | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : { fault: 'bad-text', path: [] };
  if (typeof value !== 'object' || value === null) return undefined;
  for (const name in value) {
    const inner = (value as Record<string, unknown>)[name];
    if (!Object.hasOwn(value, name)) continue;
    if (!isStorable(name)) return { fault: 'bad-text', path: ['(name)'] };
    if (isTrap(name, inner)) return { fault: 'bad-name', path: [name] };
    const found = faultIn(inner);
    if (found) {
      found.path.push(name);
      return found;
    }
  }
  return undefined;
}

/** Names with which a careless copy would change what all objects inherit. */
const isTrap = (name: string, inner: unknown): boolean =>
  name === '__proto__' ||
  (name === 'constructor' && typeof inner === 'object' && inner !== null && 'prototype' in inner);

function refusal(fault: Fault, place: string): KontorError {
  return say.error(fault, { place }, { details: { place } });
}
