// What is wrong with an account or a cost center that is to be booked to, in the same words wherever it is asked.
import type { KontorError } from '../core/errors.ts';
import { sentences } from '../core/sentences.ts';
import type { UnifiedRecord } from './objects/all.ts';
import type { Side } from './side.ts';

const nextOf = {
  account: 'Ask for it to be opened in the ledger, or name another account in the flow, then replay.',
  costCenter: 'Ask for it to be opened in the ledger, or name another cost center in the flow, then replay.',
} as const;

export const ofLedger = sentences({
  'account-missing': ['G/L account {account} does not exist in chart of accounts {chart}.', nextOf.account],
  'account-unknown': ['The ledger has no account {account}.', nextOf.account],
  'account-blocked': ['G/L account {account} is blocked for posting.', nextOf.account],
  'cost-center-missing': [
    'Cost center {center} is not valid on {day} in controlling area {area}.',
    nextOf.costCenter,
  ],
  'cost-center-blocked': ['Cost center {center} is blocked for posting.', nextOf.costCenter],
});

/** Undefined: it can be booked to. `chart`: left out where the ledger has one only. */
export async function accountProblem(
  { known }: Pick<Side, 'known'>,
  chart: string | undefined,
  account: string,
): Promise<KontorError | undefined> {
  const where = chart === undefined ? {} : { chart_of_accounts: chart };
  const [found] = await known('gl-accounts', { ...where, account });
  if (!found)
    return chart === undefined
      ? ofLedger.error('input', 'account-unknown', { account })
      : ofLedger.error('input', 'account-missing', { account, chart });
  if (found.is_blocked_for_posting !== true) return undefined;
  return ofLedger.error('input', 'account-blocked', { account });
}

/** Undefined: it can be booked to on that day (YYYY-MM-DD). */
export async function costCenterProblem(
  { known }: Pick<Side, 'known'>,
  area: string,
  center: string,
  day: string,
): Promise<KontorError | undefined> {
  const filters = { controlling_area: area, cost_center: center, valid_on: day };
  const [found]: (UnifiedRecord | undefined)[] = await known('cost-centers', filters);
  if (!found) return ofLedger.error('input', 'cost-center-missing', { center, day, area });
  return found.is_blocked === true ? ofLedger.error('input', 'cost-center-blocked', { center }) : undefined;
}
