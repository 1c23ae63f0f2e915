// Everything that a connection throws passes its redactor: an error may repeat what a system said in the middle of a successful answer,
// or what a parser met. The callers of a connection see its errors only after this.
import type { Redactor } from '../core/redacted.ts';

declare const brand: unique symbol;
/** A connection of which no function throws a secret. */
export type Guarded<Speaker> = Speaker & { readonly [brand]: 'guarded' };

/** The same functions, at any depth of plain objects and lists. */
export function redactErrors<Speaker extends object>(speaker: Speaker, redact: Redactor): Guarded<Speaker> {
  return guarded(speaker, redact, undefined) as Guarded<Speaker>;
}

function guarded(value: unknown, redact: Redactor, owner: unknown): unknown {
  if (typeof value === 'function') return guardedFunction(value as AnyFunction, redact, owner);
  if (Array.isArray(value)) return value.map(one => guarded(one, redact, value));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, guarded(one, redact, value)]));
}

type AnyFunction = (...given: unknown[]) => unknown;

function guardedFunction(work: AnyFunction, redact: Redactor, owner: unknown): AnyFunction {
  const fail = (thrown: unknown): never => {
    throw redact.error(thrown);
  };
  return (...given) => {
    let answer: unknown;
    try {
      answer = work.apply(owner, given);
    } catch (thrown) {
      return fail(thrown);
    }
    if (answer instanceof Promise) return answer.catch(fail);
    return isPages(answer) ? guardedPages(answer, fail) : answer;
  };
}

function isPages(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

async function* guardedPages(pages: AsyncIterable<unknown>, fail: (thrown: unknown) => never) {
  try {
    yield* pages;
  } catch (thrown) {
    fail(thrown);
  }
}
