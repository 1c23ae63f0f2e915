// Which headers and fields are called like a secret, and their values in JSON and forms. Each text is read once, from left to right.
import { hidden } from '../core/redacted.ts';

const secretHeader =
  /^(authorization|proxy-authorization|cookie|set-cookie|apikey|x-auth-token|x-csrf-token)$/i;
const secretName = /secret|password|passwd|token|api[-_]?key|signature|assertion|credential/i;
/** Headers that match `secretName` only by their look. */
const harmlessHeader = /^x-bc-|^x-csrf-token-state$/i;

/** The same few names come with every exchange. */
const known = new Map<string, boolean>();
const mostKnown = 500;
const longestName = 200;

/** Of a header, or of a field of a form. */
export function isSecretName(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (name.length > longestName) return secretName.test(name.slice(0, longestName));
  const isOne = secretHeader.test(name) || (secretName.test(name) && !harmlessHeader.test(name));
  if (known.size >= mostKnown) known.clear();
  known.set(name, isOne);
  return isOne;
}

const word = /secret|passw(?:or)?d|token|api[-_]?key|assertion/gi;
/** In JSON the plain name "token" is often a page of a list, or a field of the business. */
const harmlessInJson = /^token$/i;
const namesToken = /(?:access|refresh|id)[-_]?$/i;
/** Names and the space around separators are read no further than this. */
const maxOfName = 64;
const maxSpace = 16;

/** Values of fields called like a secret: `"client_secret": "…"`, also where the JSON is itself a text in JSON, and `token=…`. */
export function hideFields(text: string): string {
  let shown = '';
  let from = 0;
  word.lastIndex = 0;
  for (let hit = word.exec(text); hit; hit = word.exec(text)) {
    const value = valueAfter(text, hit[0], hit.index);
    if (!value) continue;
    shown += text.slice(from, value.from) + hidden;
    from = value.to;
    word.lastIndex = value.to;
  }
  return from === 0 ? text : shown + text.slice(from);
}

interface Place {
  from: number;
  to: number;
}

function valueAfter(text: string, name: string, index: number): Place | undefined {
  const nameEnd = skip(text, index + name.length, maxOfName, isNameCode);
  if (text[nameEnd] === '=') return formValue(text, nameEnd + 1);
  const quote = skip(text, nameEnd, maxOfName, isBackslash);
  if (text[quote] !== '"') return undefined;
  const colon = skip(text, quote + 1, maxSpace, isSpace);
  if (text[colon] !== ':') return undefined;
  if (harmlessInJson.test(name) && !namesToken.test(text.slice(Math.max(0, index - 8), index)))
    return undefined;
  const escapes = skip(text, colon + 1, maxSpace, isSpace);
  const opening = skip(text, escapes, maxOfName, isBackslash);
  if (text[opening] !== '"') return undefined;
  return { from: opening + 1, to: closingOf(text, opening + 1, opening - escapes) };
}

/** Where the text in quotes ends whose own quotes come after so many backslashes. A text that was cut has no end. */
function closingOf(text: string, from: number, depth: number): number {
  let escapes = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) escapes++;
    else {
      const closes = depth === 0 ? escapes % 2 === 0 : escapes <= depth;
      if (code === 0x22 && closes) return at - (depth === 0 ? 0 : escapes);
      escapes = 0;
    }
  }
  return text.length;
}

function formValue(text: string, from: number): Place {
  const quote = text[from] === '"' || text[from] === "'" ? text[from] : undefined;
  const start = quote === undefined ? from : from + 1;
  let to = start;
  while (to < text.length && (quote === undefined ? !endsValue(text.charCodeAt(to)) : text[to] !== quote))
    to++;
  return { from: start, to };
}

function skip(text: string, from: number, most: number, is: (code: number) => boolean): number {
  let at = from;
  while (at < text.length && at - from < most && is(text.charCodeAt(at))) at++;
  return at;
}

const isSpace = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d);
const isBackslash = (code: number) => code === 0x5c;
/** `&`, quotes, `<`, `>` and white space. */
const endsValue = (code: number) =>
  code === 0x26 || code === 0x22 || code === 0x3c || code === 0x3e || isSpace(code);
/** Not what stands around names: quotes, backslashes, `=`, `&`, `:`, `?`, `,`, brackets and white space. */
const notInNames = new Set([...'"\'\\=&:?,<>{}()'].map(one => one.charCodeAt(0)));
const isNameCode = (code: number) => !notInNames.has(code) && !isSpace(code);
