// Parts by their names, each of which is there once.
import { say } from './own-sentences.ts';

/** Throws `config/two-parts-of-one-name`. `what`: what they are called in a sentence. */
export function byName<T extends { name: string }>(
  what: string,
  parts: readonly T[],
): ReadonlyMap<string, T> {
  const named = new Map<string, T>();
  for (const part of parts) {
    if (named.has(part.name)) throw say.error('two-parts-of-one-name', { what, name: part.name });
    named.set(part.name, part);
  }
  return named;
}
