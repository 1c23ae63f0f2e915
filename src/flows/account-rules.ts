// The account rules of the journal flows: which account takes what. Set by people, checked against the ledger.
import { z } from 'zod';
import type { KontorError } from '../core/errors.ts';
import type { Reason } from '../core/reasons.ts';
import type { Need } from '../models/flow.ts';
import { accountProblem, costCenterProblem } from '../models/ledger-check.ts';
import type { Side } from '../models/side.ts';
import type { JournalEntry } from './journal-entry.ts';
import { say } from './sentences.ts';

const account = z.string().regex(/^[\w-]{1,10}$/, 'an account of up to ten letters and digits');
const byName = z.record(z.string(), account);

export const accountRules = z.strictObject({
  companyCode: z.string().length(4).optional().describe('S/4HANA needs it.'),
  chartOfAccounts: z
    .string()
    .length(4)
    .default('YCOA')
    .describe('Where accounts are looked up, in a ledger with company codes.'),
  controllingArea: z.string().length(4).default('A000'),
  documentType: z.string().min(2).max(2).default('SA'),
  currencies: z
    .array(z.string().length(3))
    .min(1)
    .describe('Currencies in which these accounts may be posted; orders in another one are parked.'),
  revenue: account,
  revenueBySku: byName.default({}).describe('Revenue accounts of single products.'),
  tax: account,
  taxByName: byName.default({}).describe('Tax accounts by the name of the tax in the shop.'),
  taxCode: z
    .string()
    .max(2)
    .optional()
    .describe('SAP tax code written on tax lines, where the ledger asks for one.'),
  shipping: account,
  discount: account,
  fees: account.optional(),
  returns: account.optional().describe('Takes refunds of goods; the revenue account when left out.'),
  giftCertificates: account.optional(),
  storeCredit: account.optional(),
  clearing: byName.describe('Clearing account per payment method; `default` takes every other.'),
  costCenter: z
    .string()
    .max(10)
    .optional()
    .describe('Written on revenue, shipping, discount, fee and return lines.'),
  postingDate: z
    .enum(['order', 'today'])
    .default('order')
    .describe('The date of the order or refund, or today.'),
  referencePrefix: z
    .string()
    .regex(/^[A-Z0-9-]{1,6}$/)
    .default('BC-')
    .describe('Stands before the order number in the reference that SAP is searched by. One per shop.'),
});

/** What the rules are checked against; cost centers too, where the rules name one. */
export const ledgerNeeds: readonly Need[] = ['gl-accounts.list'];

export type AccountRules = z.output<typeof accountRules>;

/** One account and where the rules name it. */
function accountsOf(rules: AccountRules): [place: string, account: string][] {
  const single = [
    'revenue',
    'tax',
    'shipping',
    'discount',
    'fees',
    'returns',
    'giftCertificates',
    'storeCredit',
  ] as const;
  const maps = ['revenueBySku', 'taxByName', 'clearing'] as const;
  return [
    ...single.flatMap(name => (rules[name] === undefined ? [] : [[name, rules[name]] as [string, string]])),
    ...maps.flatMap(name =>
      Object.entries(rules[name]).map(([key, value]) => [`${name}.${key}`, value] as [string, string]),
    ),
  ];
}

/** Undefined: the ledger has no charts, or one only. */
export const chartOf = ({ companyCode, chartOfAccounts }: AccountRules): string | undefined =>
  companyCode === undefined ? undefined : chartOfAccounts;

/** What is wrong with the rules against the ledger's own lists, one sentence each. */
export async function validateRules(
  rules: AccountRules,
  { to }: { to: Side },
  today: string,
): Promise<string[]> {
  const { companyCode, revenue, controllingArea, costCenter } = rules;
  const [found] = companyCode === undefined ? await to.known('gl-accounts', { account: revenue }) : [];
  if (found?.chart_of_accounts)
    return ['companyCode: This ledger has charts of accounts, and books in company codes.'];
  const problems = await Promise.all([
    ...accountsOf(rules).map(async ([place, number]) => ({
      place,
      problem: await accountProblem(to, chartOf(rules), number),
    })),
    ...(costCenter === undefined
      ? []
      : [{ place: 'costCenter', problem: await costCenterProblem(to, controllingArea, costCenter, today) }]),
  ]);
  return problems.flatMap(({ place, problem }) => (problem ? [`${place}: ${problem.message}`] : []));
}

/** Throws `input/no-currency-rule`. */
export function requireCurrency(rules: AccountRules, currency: string, what: Reason): void {
  if (rules.currencies.includes(currency)) return;
  throw say.error('input', 'no-currency-rule', { what, currency });
}

/** The clearing account of a payment; `methods` are its names, the most telling first. Throws `input/no-clearing-rule`. */
export function clearingAccount(rules: AccountRules, methods: readonly string[], what: Reason): string {
  for (const method of methods) {
    const found = rules.clearing[keyOfMethod(method)] ?? rules.clearing[method];
    if (found !== undefined) return found;
  }
  if (rules.clearing.default !== undefined) return rules.clearing.default;
  const method = methods[0] ?? 'default';
  const named = methods.join(' / ') || say.reason('unnamed-method');
  throw say.error('input', 'no-clearing-rule', { what, methods: named, method });
}

/** "Bank Deposit" → "bank_deposit" */
export function keyOfMethod(method: string): string {
  return method
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_');
}

/** The account of a rule that may be missing. Throws `input/no-account-rule`. */
export function requireAccount(number: string | undefined, rule: string, what: Reason): string {
  if (number !== undefined) return number;
  throw say.error('input', 'no-account-rule', { what, rule });
}

/** Throws `input` for an account or a cost center that cannot be booked to. */
export async function checkAccounts(
  to: Side,
  { chartOfAccounts, controllingArea, lines }: JournalEntry,
  today: string,
): Promise<void> {
  const refuse = (problem: KontorError | undefined) => {
    if (problem) throw problem;
  };
  for (const number of new Set(lines.map(line => line.account)))
    refuse(await accountProblem(to, chartOfAccounts, number));
  for (const center of new Set(lines.flatMap(line => line.costCenter ?? [])))
    refuse(await costCenterProblem(to, controllingArea, center, today));
}
