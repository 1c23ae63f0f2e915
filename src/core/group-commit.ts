// Many callers, one statement: what is added within a few milliseconds is carried out together, and every caller
// gets its own result. This is what makes durable writes cheap at high rates (docs/decisions/0004-group-commit.md).
import DataLoader from 'dataloader';
import { type GroupWriter, inParts } from './in-parts.ts';

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
 * One item that cannot be stored does not keep the others from being stored: see `in-parts.ts`, whose rules hold for `commit`
 * and `instead`.
 */
export function groupCommit<Item, Result>(
  commit: GroupWriter<Item, Result>['commit'],
  { waitMs, maxItems, instead }: GroupCommitOptions & Pick<GroupWriter<Item, Result>, 'instead'>,
): GroupCommit<Item, Result> {
  // While one group is being committed, the next one gathers: the busier it is, the larger the groups.
  let busy: Promise<unknown> = Promise.resolve();
  const loader = new DataLoader<Item, Result>(
    items => {
      const committing = inParts(items, { commit, instead });
      busy = committing;
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
