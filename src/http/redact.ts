// Takes secrets out of what is written down or handed on: the very values of the connection's secrets, in every form in which they
// travel, and fields called like a secret.
import { LRUCache } from 'lru-cache';
import { KontorError, toKontorError } from '../core/errors.ts';
import { hidden, type Redacted, type RedactedInside, type Redactor, redacted } from '../core/redacted.ts';
import { formsOf } from './secret-forms.ts';
import { type FindSecrets, mayBeEscaped, type Needle, type Range, secretIndex } from './secret-index.ts';
import { hideFields, isSecretName } from './secret-names.ts';
import { shortestSecret } from './secret-sieve.ts';

/** Secrets of the run time that are remembered, and the characters of all of them: more than are ever on their way at the same time. */
const maxLearned = 256;
const maxCharacters = 262_144;
const longestLearned = 65_536;

/** With what those need who hand bytes on. */
export interface ConnectionRedactor extends Redactor {
  find: FindSecrets;
}

/**
 * `secrets` are the plain secret values of the connection. Those under 6 characters are hidden where the name of the field says so and
 * in the forms that are longer (Basic); by themselves they stand in too many words.
 */
export function redactor(secrets: readonly string[]): ConnectionRedactor {
  const index = secretIndex();
  const literals: string[] = [];
  const addAll = (secret: string): Needle[] => formsOf(secret).flatMap(index.add);
  for (const secret of secrets) {
    if (secret.length < shortestSecret) continue;
    addAll(secret);
    // What stands before or behind may read as an escape together with it; and little is left of one that is all backslashes.
    literals.push(secret, JSON.stringify(secret).slice(1, -1));
  }
  const learned = new LRUCache<string, Needle[]>({
    max: maxLearned,
    maxSize: maxCharacters,
    sizeCalculation: (_, secret) => secret.length,
    dispose: index.remove,
  });

  const find = (text: string): Range[] => {
    const found = index.find(text);
    if (!mayBeEscaped.test(text)) return found;
    const more = literals.flatMap(literal => placesOf(literal, text));
    return more.length === 0 ? found : merged([...found, ...more]);
  };
  const values = (text: string): string => {
    const found = find(text);
    if (found.length === 0) return text;
    let output = '';
    let at = 0;
    for (const { from, to } of found) {
      output += text.slice(at, from) + hidden;
      at = to;
    }
    return output + text.slice(at);
  };
  const text = (input: string): Redacted => hideFields(values(input)) as Redacted;
  return {
    find,
    values,
    text,
    headers(headers) {
      const out: Record<string, Redacted> = {};
      for (const name in headers) {
        const value = headers[name];
        if (value === undefined) continue;
        out[name] =
          isSecretName(name) && !isHandshake(name, value) ? (hidden as Redacted) : text(String(value));
      }
      return out;
    },
    inside: value => inside(value, text, 0) as RedactedInside<typeof value>,
    error(thrown) {
      const error = toKontorError(thrown);
      const { kind, code, message, next, details, params, retryAfterMs, cause } = error;
      return new KontorError(kind, values(code), text(message), {
        ...(next === undefined ? {} : { next: text(next) }),
        details: inside(details, text, 0) as Record<string, unknown>,
        ...(params === undefined ? {} : { params: redacted({ code, params }, { text }).params }),
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        ...(cause === undefined ? {} : { cause: inside(cause, text, 0) }),
      });
    },
    learn(secret, parts = alone) {
      if (learned.get(secret) !== undefined) return;
      // Nobody takes headers that are longer than this; and what the memory does not take would never be forgotten.
      if (secret.length > longestLearned) return;
      const long = parts(secret).filter(part => part.length >= shortestSecret);
      if (long.length > 0) learned.set(secret, long.flatMap(addAll));
    },
  };
}

const alone = (secret: string) => [secret];

const keptToken = /^(fetch|required)$/i;

/** A CSRF handshake is readable without the token itself: "Fetch" and "Required" stay. */
function isHandshake(name: string, value: string | string[]): boolean {
  return name.toLowerCase() === 'x-csrf-token' && keptToken.test(String(value));
}

function placesOf(literal: string, text: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(literal); at !== -1; at = text.indexOf(literal, at + literal.length))
    found.push({ from: at, to: at + literal.length });
  return found;
}

function merged(ranges: Range[]): Range[] {
  const apart: Range[] = [];
  for (const range of ranges.sort((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else apart.push({ ...range });
  }
  return apart;
}

const deepest = 12;

/** Every text inside of a value; what lies deeper than Kontor's own values is left out. */
function inside(value: unknown, text: (input: string) => string, depth: number): unknown {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return hidden;
  if (Array.isArray(value)) return value.map(one => inside(one, text, depth + 1));
  if (value instanceof Error) return innerError(value, text, depth);
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [text(name), inside(one, text, depth + 1)]),
  );
}

function innerError(error: Error, text: (input: string) => string, depth: number): Error {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const clean = new Error(
    text(error.message),
    cause === undefined ? {} : { cause: inside(cause, text, depth + 1) },
  );
  clean.name = error.name;
  if (error.stack !== undefined) clean.stack = text(error.stack);
  return code === undefined ? clean : Object.assign(clean, { code: inside(code, text, depth + 1) });
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
