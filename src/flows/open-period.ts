// What a flow does when the period of a document is closed: it waits for a person, or is posted on the next day that is open. The date of
// the document stays what it was.
import { periodClosed } from '../core/words.ts';
import type { FlowContext, OnceIntent, PostingAnswer } from '../models/flow.ts';
import type { AccountRules } from './account-rules.ts';

/**
 * What was posted was rejected because its period is closed, and the flow may post it later: on the first day of each month after it
 * until today, and then today. No ledger says which of its periods are open, so that its refusals have to (S4-42). Otherwise the answer is the first one.
 */
export async function onNextOpenDay(
  first: PostingAnswer,
  intent: OnceIntent | undefined,
  { settings, post }: Pick<FlowContext<AccountRules>, 'settings' | 'post'>,
  today: string,
): Promise<PostingAnswer> {
  if (settings.closedPeriod === 'park' || !intent) return first;
  let answer = first;
  for (const day of laterDays(String(intent.record.posting_date), today)) {
    if (answer.state !== 'rejected' || answer.reasonCode !== periodClosed) break;
    const record = { ...intent.record, posting_date: day };
    answer = await post({ ...intent, record, insteadOf: periodClosed });
  }
  return answer;
}

/** YYYY-MM-DD; at most a year of months. A day in the future is never tried: nothing is booked before it has happened. */
export function laterDays(day: string, today: string): string[] {
  const days: string[] = [];
  let [year = 0, month = 0] = day.split('-').map(Number);
  while (days.length < 12) {
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    const first = `${year}-${String(month).padStart(2, '0')}-01`;
    if (first > today) break;
    days.push(first);
  }
  return days.at(-1) === today || today <= day ? days : [...days, today];
}
