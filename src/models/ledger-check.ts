// What a ledger says against an account or a cost center, in the same words wherever it is asked.
import type { LedgerReader } from './connector.ts';

export interface LedgerProblem {
  code: 'account-missing' | 'account-blocked' | 'cost-center';
  sentence: string;
}

/** Undefined: it can be booked to. */
export async function accountProblem(
  ledger: LedgerReader,
  chart: string,
  account: string,
): Promise<LedgerProblem | undefined> {
  const found = await ledger.fetchAccount(chart, account);
  if (!found)
    return {
      code: 'account-missing',
      sentence: `G/L account ${account} does not exist in chart of accounts ${chart}.`,
    };
  if (!found.blocked) return undefined;
  return { code: 'account-blocked', sentence: `G/L account ${account} is blocked for posting.` };
}

/** Undefined: it can be booked to today. */
export async function costCenterProblem(
  ledger: LedgerReader,
  area: string,
  center: string,
): Promise<LedgerProblem | undefined> {
  const found = await ledger.fetchCostCenter(area, center);
  if (found && !found.blocked) return undefined;
  const why = found ? 'is blocked for posting' : `is not valid today in controlling area ${area}`;
  return { code: 'cost-center', sentence: `Cost center ${center} ${why}.` };
}
