// Many callers, one statement: what is added within a few milliseconds is carried out together, and every caller
// gets its own result. This is what makes durable writes cheap at high rates (docs/decisions/0004-group-commit.md).
import DataLoader from 'dataloader';

export interface GroupCommitOptions {
  /** How long the first item waits for company, in milliseconds. 0 collects only what is added in the same turn. */
  waitMs: number;
  maxItems: number;
}

export interface GroupCommit<Item, Result> {
  add(item: Item): Promise<Result>;
}

/**
 * `commit` receives the collected items and answers one result, or one Error, per item in the same order.
 * If it throws, every caller of the group gets that error.
 */
export function groupCommit<Item, Result>(
  commit: (items: readonly Item[]) => Promise<ArrayLike<Result | Error>>,
  { waitMs, maxItems }: GroupCommitOptions,
): GroupCommit<Item, Result> {
  const loader = new DataLoader<Item, Result>(commit, {
    cache: false,
    maxBatchSize: maxItems,
    batchScheduleFn: waitMs > 0 ? flush => setTimeout(flush, waitMs) : flush => setImmediate(flush),
  });
  return { add: item => loader.load(item) };
}
