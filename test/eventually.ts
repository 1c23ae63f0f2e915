// Waits for a condition that nothing reports, by checking it again and again.
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

interface EventuallyOptions {
  timeoutMs?: number;
  /** Done before each further look: lets time pass, for example. */
  between?(): unknown;
}

const lookEveryMs = 20;

/**
 * Looks again until `check` answers something true, and answers that. `what` is waited for: a failure says it, and what
 * was there instead.
 */
export async function eventually<T>(
  what: string,
  check: () => Promise<T> | T,
  { timeoutMs = 45_000, between }: EventuallyOptions = {},
): Promise<Exclude<T, undefined | null | false | 0 | ''>> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    let last: unknown;
    try {
      const value = await check();
      if (value) return value as Exclude<T, undefined | null | false | 0 | ''>;
      last = value;
    } catch (thrown) {
      last = thrown;
    }
    if (performance.now() >= end) {
      const instead = last instanceof Error ? last.message : inspect(last, { depth: 6 });
      throw new Error(`Within ${timeoutMs} ms it did not happen: ${what}. Instead: ${instead}`, {
        cause: last,
      });
    }
    await sleep(lookEveryMs);
    await between?.();
  }
}

/** Waits until `read` answers what `isRight` accepts; a failure shows what it answered last. */
export async function eventuallyIs<T>(
  what: string,
  read: () => Promise<T> | T,
  isRight: (value: T) => boolean,
  options: EventuallyOptions = {},
): Promise<T> {
  let last: T | undefined;
  const found = await eventually(
    what,
    async () => {
      last = await read();
      if (isRight(last)) return { value: last };
      throw new Error(inspect(last, { depth: 6, breakLength: 120 }).slice(0, 4_000));
    },
    options,
  );
  return found.value;
}
