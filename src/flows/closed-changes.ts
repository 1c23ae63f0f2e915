// Changes that were closed: what a person has decided holds as long as nothing was booked since.
import type { KontorError } from '../core/errors.ts';
import type { ObjectOperation } from '../models/access.ts';
import type { FlowContext, PostingAnswer } from '../models/flow.ts';
import { changeKey } from './references.ts';
import { say } from './sentences.ts';

export interface ClosedChange extends PostingAnswer {
  key: string;
}

/** Those at the end of `changes`, the latest first. `of`: the key of the document that they are of; `changes` begin with its first. */
export function closedAtEnd(of: string, changes: readonly PostingAnswer[]): ClosedChange[] {
  const numbered = changes.map((change, at) => ({ ...change, key: changeKey(of, at + 1) }));
  return numbered.slice(numbered.findLastIndex(({ state }) => state !== 'closed') + 1).reverse();
}

export const isClosedByPerson = (change: PostingAnswer | undefined): boolean =>
  change?.state === 'closed' && change.reasonCode === 'closed';

/**
 * A person has closed what this question asks: everything stays as it is. `isSame`: the change would have done what is to be done now; the
 * system had refused it, or it was to be made without a question.
 */
export async function isLeft(
  closed: readonly ClosedChange[],
  question: KontorError,
  isSame: (change: ClosedChange) => boolean,
  context: Pick<FlowContext<unknown>, 'closedOver' | 'posted'>,
  operation?: ObjectOperation,
): Promise<boolean> {
  for (const change of closed) {
    if (await context.closedOver(change.key, question, operation)) return true;
    if (isClosedByPerson(change) && isSame(change)) return true;
  }
  await refuseReplayed(closed, context, operation);
  return false;
}

/**
 * A person has closed a difference that no longer exists: what they may have done by hand instead has to go, too. They are asked once
 * (`question`); what comes after it is a difference of its own, also one like that.
 */
export async function isUndone(
  closed: readonly ClosedChange[],
  question: KontorError,
  context: Pick<FlowContext<unknown>, 'closedOver' | 'forgetAnswers' | 'posted'>,
  operation?: ObjectOperation,
): Promise<boolean> {
  const last = closed.find(isClosedByPerson);
  if (!last || (await context.closedOver(last.key, question, operation))) return false;
  await refuseReplayed([last], context, operation);
  await context.forgetAnswers(last.key, operation);
  return true;
}

/**
 * A person may have replayed one of them since the run read it: the next run acts on that answer. Throws
 * `unavailable/replayed-meanwhile`; the queue tries again.
 */
async function refuseReplayed(
  closed: readonly ClosedChange[],
  { posted }: Pick<FlowContext<unknown>, 'posted'>,
  operation: ObjectOperation = 'journal-entries.create',
): Promise<void> {
  for (const { key } of closed) {
    const now = await posted(operation, key);
    if (now && now.state !== 'closed') throw say.error('replayed-meanwhile', { key });
  }
}
