// What is wrong with an account or a cost center that is to be booked to, in the same words wherever it is asked.
import type { UnifiedRecord } from './objects/all.ts';
import type { Side } from './side.ts';

export interface LedgerProblem {
  code: 'account-missing' | 'account-blocked' | 'cost-center';
  sentence: string;
}

/** Undefined: it can be booked to. */
export async function accountProblem(
  { known }: Pick<Side, 'known'>,
  chart: string,
  account: string,
): Promise<LedgerProblem | undefined> {
  const [found] = await known('gl-accounts', { chart_of_accounts: chart, account });
  if (!found)
    return {
      code: 'account-missing',
      sentence: `G/L account ${account} does not exist in chart of accounts ${chart}.`,
    };
  if (found.is_blocked_for_posting !== true) return undefined;
  return { code: 'account-blocked', sentence: `G/L account ${account} is blocked for posting.` };
}

/** Undefined: it can be booked to on that day (YYYY-MM-DD). */
export async function costCenterProblem(
  { known }: Pick<Side, 'known'>,
  area: string,
  center: string,
  day: string,
): Promise<LedgerProblem | undefined> {
  const filters = { controlling_area: area, cost_center: center, valid_on: day };
  const [found]: (UnifiedRecord | undefined)[] = await known('cost-centers', filters);
  if (found && found.is_blocked !== true) return undefined;
  const why = found ? 'is blocked for posting' : `is not valid on ${day} in controlling area ${area}`;
  return { code: 'cost-center', sentence: `Cost center ${center} ${why}.` };
}
