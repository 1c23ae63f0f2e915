// What is wrong with an account, a cost center or a company code that is to be booked to, in the same words wherever it is asked.
import { KontorError } from '../core/errors.ts';
import { sentences } from '../core/sentences.ts';
import type { UnifiedRecord } from './objects/all.ts';
import type { Side } from './side.ts';

const nextOf = {
  account: 'Ask for it to be opened in the ledger, or name another account in the flow, then replay.',
  costCenter: 'Ask for it to be opened in the ledger, or name another cost center in the flow, then replay.',
  company: 'Name another company code in the flow, or let the user of the connection read this one.',
} as const;

const germanNext = {
  account:
    'Lassen Sie es in der Buchhaltung öffnen, oder nennen Sie im Flow ein anderes Konto. Wiederholen Sie dann diese Buchung.',
  costCenter:
    'Lassen Sie sie in der Buchhaltung öffnen, oder nennen Sie im Flow eine andere Kostenstelle. Wiederholen Sie dann diese Buchung.',
  company:
    'Nennen Sie im Flow einen anderen Buchungskreis, oder lassen Sie den Benutzer der Verbindung diesen lesen.',
} as const;

export const ofLedger = sentences(
  {
    'account-missing': {
      kind: 'input',
      says: 'G/L account {account} does not exist in chart of accounts {chart}.',
      next: nextOf.account,
    },
    'account-unknown': { kind: 'input', says: 'The ledger has no account {account}.', next: nextOf.account },
    'account-blocked': {
      kind: 'input',
      says: 'G/L account {account} is blocked for posting.',
      next: nextOf.account,
    },
    'company-code-missing': {
      kind: 'input',
      says: 'Company code {company} does not exist, or the user of the connection may not read it.',
      next: nextOf.company,
    },
    'cost-center-missing': {
      kind: 'input',
      says: 'Cost center {center} is not valid on {day} in controlling area {area}.',
      next: nextOf.costCenter,
    },
    'cost-center-blocked': {
      kind: 'input',
      says: 'Cost center {center} is blocked for posting.',
      next: nextOf.costCenter,
    },
  },
  {
    'account-missing': ['Das Sachkonto {account} gibt es im Kontenplan {chart} nicht.', germanNext.account],
    'account-unknown': ['Das Konto {account} gibt es in der Buchhaltung nicht.', germanNext.account],
    'account-blocked': ['Das Sachkonto {account} ist für Buchungen gesperrt.', germanNext.account],
    'company-code-missing': [
      'Den Buchungskreis {company} gibt es nicht, oder der Benutzer der Verbindung darf ihn nicht lesen.',
      germanNext.company,
    ],
    'cost-center-missing': [
      'Die Kostenstelle {center} ist am {day} im Kostenrechnungskreis {area} nicht gültig.',
      germanNext.costCenter,
    ],
    'cost-center-blocked': ['Die Kostenstelle {center} ist für Buchungen gesperrt.', germanNext.costCenter],
  },
);

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
      ? ofLedger.error('account-unknown', { account })
      : ofLedger.error('account-missing', { account, chart });
  if (found.is_blocked_for_posting !== true) return undefined;
  return ofLedger.error('account-blocked', { account });
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
  if (!found) return ofLedger.error('cost-center-missing', { center, day, area });
  return found.is_blocked === true ? ofLedger.error('cost-center-blocked', { center }) : undefined;
}

/** Undefined: it can be booked in, as far as the ledger says: who may book need not be allowed to read company codes. */
export async function companyCodeProblem(
  { known }: Pick<Side, 'known'>,
  company: string,
): Promise<KontorError | undefined> {
  try {
    const [found] = await known('company-codes', { company_code: company });
    return found ? undefined : ofLedger.error('company-code-missing', { company });
  } catch (thrown) {
    if (thrown instanceof KontorError && mayNotBeThere.has(thrown.kind)) return undefined;
    throw thrown;
  }
}

/** Of a service that is not released for this user, or not in this ledger. Others say that the ledger does not answer now. */
const mayNotBeThere: ReadonlySet<KontorError['kind']> = new Set([
  'auth',
  'config',
  'forbidden',
  'input',
  'missing',
]);
