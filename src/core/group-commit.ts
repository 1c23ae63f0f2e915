// Many callers, one statement: what is added within a few milliseconds is carried out together, and every caller
// gets its own result. This is what makes durable writes cheap at high rates (docs/decisions/0004-group-commit.md).
import DataLoader from 'dataloader';
import { toKontorError } from './errors.ts';

export interface GroupCommitOptions {
  /**
   * How long the first item waits for company after the group before it is done, in milliseconds. 0 collects only
   * what is added in the same turn.
   */
  waitMs: number;
  maxItems: number;
}

export interface GroupCommit<Item, Result> {
  add(item: Item): Promise<Result>;
}

/**
 * `commit` receives the collected items and answers one result, or one Error, per item in the same order; when it
 * throws, it has had no effect. One item that cannot be stored must not keep the others from being stored: a group that
 * fails is committed once more, item by item. When the database itself is away, each item would only fail again: nothing
 * is tried again, and every caller gets that error.
 */
export function groupCommit<Item, Result>(
  commit: (items: readonly Item[]) => Promise<ArrayLike<Result | Error>>,
  { waitMs, maxItems }: GroupCommitOptions,
): GroupCommit<Item, Result> {
  // While one group is being committed, the next one gathers: the busier it is, the larger the groups.
  let busy: Promise<unknown> = Promise.resolve();
  const loader = new DataLoader<Item, Result>(
    items => {
      const committing = commit(items).catch(error => {
        if (items.length === 1 || isAway(error)) throw error;
        return oneByOne(items, commit);
      });
      busy = committing.catch(() => undefined);
      return committing;
    },
    {
      cache: false,
      maxBatchSize: maxItems,
      batchScheduleFn: flush =>
        void busy.then(() => (waitMs > 0 ? setTimeout(flush, waitMs) : setImmediate(flush))),
    },
  );
  return { add: item => loader.load(item) };
}

async function oneByOne<Item, Result>(
  items: readonly Item[],
  commit: (items: readonly Item[]) => Promise<ArrayLike<Result | Error>>,
): Promise<(Result | Error)[]> {
  const results: (Result | Error)[] = [];
  let away: Error | undefined;
  for (const item of items) {
    if (away) {
      results.push(away);
      continue;
    }
    try {
      const [result] = Array.from(await commit([item]));
      results.push(result as Result | Error);
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      if (isAway(error)) away = error;
      results.push(error);
    }
  }
  return results;
}

const isAway = (error: unknown): boolean => toKontorError(error).kind === 'unavailable';
