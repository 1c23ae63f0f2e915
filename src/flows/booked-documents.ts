// What is booked of an order, a deposit or a refund: its document, and those of what changed about it afterwards.
import type { KontorError } from '../core/errors.ts';
import { type FlowContext, isOnItsWay, type PostingAnswer } from '../models/flow.ts';
import { type AccountRules, accountRules } from './account-rules.ts';
import type { BookingRules } from './find-account.ts';
import { keyAt } from './references.ts';
import { say } from './sentences.ts';

/** Kept with the document of an order: what follows it, such as a refund, is booked by the same rules. */
export function basisOf({
  channels: _,
  clearingOfToday: __,
  ...rules
}: BookingRules): Record<string, unknown> {
  return { rules };
}

/** The rules that a document was made by; undefined: that is not known, as of documents of earlier versions. */
export function rulesIn(basis: Record<string, unknown> | undefined): AccountRules | undefined {
  const { success, data } = accountRules.safeParse(basis?.rules);
  return success ? data : undefined;
}

/**
 * The order's own document and those of its changes, in the order in which they were posted. Throws kind `unavailable` as long as Kontor is
 * finding out whether one of them was booked: the queue tries again, lest what has changed meanwhile is lost.
 */
export async function documentsOf(
  key: string,
  { posted }: Pick<FlowContext<AccountRules>, 'posted'>,
): Promise<PostingAnswer[]> {
  const found: PostingAnswer[] = [];
  for (;;) {
    const next = await posted('journal-entries.create', keyAt(key, found.length));
    if (!next) return found;
    if (isOnItsWay(next)) throw undecided(key.split('/')[1] ?? '');
    found.push(next);
  }
}

export const hasOpenChange = (documents: readonly PostingAnswer[]): boolean => {
  const last = documents.at(-1);
  return documents.length > 1 && last?.state !== 'accepted' && last?.state !== 'closed';
};

export const undecided = (order: string): KontorError => say.error('order-between', { order });
