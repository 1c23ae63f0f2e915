// A source that is read for one subject several times over, and asked once: each read is made the first time, and its answer kept.
import type { Side } from '../../models/side.ts';

export interface ReadOnce {
  side: Side;
  /** The source does not know the subject (any more). */
  readonly isGone: boolean;
  /** What the first read that failed has thrown. */
  readonly failure: unknown;
}

export function readOnce(side: Side, subjectId: string): ReadOnce {
  const answers = new Map<string, Promise<unknown>>();
  let isGone = false;
  let failure: unknown;
  const once = <Name extends keyof Side>(name: Name) =>
    (async (...args: unknown[]) => {
      const key = JSON.stringify([name, args]);
      const read = side[name] as (...given: unknown[]) => Promise<unknown>;
      const answer = answers.get(key) ?? read(...args);
      answers.set(key, answer);
      try {
        const record = await answer;
        if (name === 'get' && args[1] === subjectId) isGone = record === undefined;
        return record;
      } catch (thrown) {
        failure ??= thrown;
        throw thrown;
      }
    }) as Side[Name];
  return {
    side: {
      get: once('get'),
      list: once('list'),
      complete: once('complete'),
      known: once('known'),
      knownOne: once('knownOne'),
    },
    get isGone() {
      return isGone;
    },
    get failure() {
      return failure;
    },
  };
}
