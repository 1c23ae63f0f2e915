// A group of entries that is written together, so that one entry which cannot be written harms none of the others. Every
// group writer is made of this: those whose callers wait (`group-commit.ts`), those in the background, and those in a
// transaction of somebody else (both in `store`).
import { toKontorError } from './errors.ts';

export interface GroupWriter<Item, Result> {
  /** Answers one result, or one Error, per item in the same order. When it throws, it has had no effect. */
  commit(items: readonly Item[]): Promise<ArrayLike<Result | Error>>;
  /**
   * What is done with an item that was refused alone. Throws the error that it was given where that does not speak of the
   * item but of the database: nothing more is tried then.
   */
  instead?: ((item: Item, error: Error) => Promise<Result>) | undefined;
}

/**
 * One result, or one Error, per item. A group that is refused is halved until those that are refused stand alone: one bad
 * entry among n costs some 2 log n more statements. When the database itself is away, each part would only fail again:
 * nothing more is tried, and all that are left get that error.
 */
export async function inParts<Item, Result>(
  items: readonly Item[],
  { commit, instead }: GroupWriter<Item, Result>,
): Promise<(Result | Error)[]> {
  let stopped: Error | undefined;
  const alone = async (item: Item, refused: Error): Promise<Result | Error> => {
    if (!instead) return refused;
    try {
      return await instead(item, refused);
    } catch (thrown) {
      const error = asError(thrown);
      if (error === refused || isAway(error)) stopped = error;
      return error;
    }
  };
  const part = async (some: readonly Item[]): Promise<(Result | Error)[]> => {
    const over = stopped;
    if (over) return some.map(() => over);
    try {
      return Array.from(await commit(some));
    } catch (thrown) {
      const error = asError(thrown);
      if (isAway(error)) {
        stopped = error;
        return some.map(() => error);
      }
      const [first] = some;
      if (some.length === 1) return [await alone(first as Item, error)];
      const half = some.length >> 1;
      return [...(await part(some.slice(0, half))), ...(await part(some.slice(half)))];
    }
  };
  return items.length === 0 ? [] : part(items);
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

const isAway = (error: Error): boolean => toKontorError(error).kind === 'unavailable';
