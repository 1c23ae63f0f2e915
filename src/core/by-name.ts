// Parts by their names, each of which is there once.
import { KontorError } from './errors.ts';

/** Throws `config/name-taken`. `what`: what they are called in a sentence. */
export function byName<T extends { name: string }>(
  what: string,
  parts: readonly T[],
): ReadonlyMap<string, T> {
  const named = new Map<string, T>();
  for (const part of parts) {
    if (named.has(part.name))
      throw new KontorError(
        'config',
        'two-parts-of-one-name',
        `There are two ${what}s with the name ${part.name}.`,
        {
          next: 'Give yours a name of its own.',
        },
      );
    named.set(part.name, part);
  }
  return named;
}
