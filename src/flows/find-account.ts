// Which account the rules name for a part of a document. Names of the shop are found whatever their case.
import type { Reason } from '../core/reasons.ts';
import type { AccountRules } from './account-rules.ts';
import { say } from './sentences.ts';

/** `clearingOfToday`: of rules of then, where those of today go on: for payments that the rules of then know no account for. */
export type RulesOfThen = AccountRules & { clearingOfToday?: AccountRules['clearing'] };

const whereNeeded = ['fees', 'restockingFees', 'giftCertificates', 'storeCredit', 'marketplaceTax'] as const;

/** The rules that a document was made by, for one that follows it. Only an account that they lack and it cannot do without is taken from those of today. */
export function completedRules(then: AccountRules, today: AccountRules): RulesOfThen {
  const missing = whereNeeded.filter(name => then[name] === undefined && today[name] !== undefined);
  return {
    ...then,
    ...Object.fromEntries(missing.map(name => [name, today[name]])),
    clearingOfToday: today.clearing,
    currencies: [...new Set([...then.currencies, ...today.currencies])],
  };
}

/** Throws `input/no-currency-rule`. */
export function requireCurrency(rules: AccountRules, currency: string, what: Reason): void {
  if (rules.currencies.includes(currency)) return;
  throw say.error('input', 'no-currency-rule', { what, currency });
}

/** The clearing account of a payment; `methods` are its names, the most telling first. Throws `input/no-clearing-rule`. */
export function clearingAccount(
  { clearing, clearingOfToday = {} }: RulesOfThen,
  methods: readonly string[],
  what: Reason,
): string {
  for (const accounts of [clearing, clearingOfToday])
    for (const method of [...methods, 'default']) {
      const found = byMethod(accounts, method);
      if (found !== undefined) return found;
    }
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

/** What the rules say of this payment method. */
export const byMethod = <T>(rules: Record<string, T>, method: string): T | undefined =>
  found(rules, method, keyOfMethod);

/** What the rules say of this name of the shop: of a tax, a fee or a product. */
export const byName = <T>(rules: Record<string, T>, name: string): T | undefined =>
  found(rules, name, folded);

const folded = (name: string) => name.trim().toLowerCase();

function found<T>(rules: Record<string, T>, name: string, keyOf: (name: string) => string): T | undefined {
  if (Object.hasOwn(rules, name)) return rules[name];
  return Object.entries(rules).find(([key]) => keyOf(key) === keyOf(name))?.[1];
}

/** The account of a rule that may be missing. Throws `input/no-account-rule`. */
export function requireAccount(number: string | undefined, rule: string, what: Reason): string {
  if (number !== undefined) return number;
  throw say.error('input', 'no-account-rule', { what, rule });
}
