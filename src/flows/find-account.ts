// Which account the rules name for a part of a document. Names of the shop are found whatever their case.
import type { Reason } from '../core/reasons.ts';
import type { AccountRules } from './account-rules.ts';
import { say } from './sentences.ts';

/** The rules that a document is made by. `clearingOfToday`: where the document follows another one, for payments for which the rules of that one have no account. */
export type BookingRules = AccountRules & { clearingOfToday?: AccountRules['clearing'] };

const whereNeeded = ['fees', 'restockingFees', 'giftCertificates', 'storeCredit', 'marketplaceTax'] as const;

/** The rules that a document was made by, for one that follows it. Takes from the rules of today only accounts that the former rules lack and the document needs. */
export function completedRules(then: AccountRules, today: AccountRules): BookingRules {
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
  throw say.error('no-currency-rule', { what, currency });
}

/** The clearing account of a payment; `methods` are its names, the most telling first. Throws `input/no-clearing-rule`. */
export function clearingAccount(
  { clearing, clearingOfToday = {} }: BookingRules,
  methods: readonly string[],
  what: Reason,
): string {
  for (const accounts of [clearing, clearingOfToday]) {
    for (const method of [...methods, 'default']) {
      const account = byMethod(accounts, method);
      if (account !== undefined) return account;
    }
  }
  const method = methods[0] ?? 'default';
  const named = methods.join(' / ') || say.reason('unnamed-method');
  throw say.error('no-clearing-rule', { what, methods: named, method });
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
  ruleFor(rules, method, keyOfMethod);

/** What the rules say of this name of the shop: of a tax, a fee or a product. */
export const byName = <T>(rules: Record<string, T>, name: string): T | undefined =>
  ruleFor(rules, name, folded);

const folded = (name: string) => name.trim().toLowerCase();

/** A name exactly as it is written goes first. */
function ruleFor<T>(rules: Record<string, T>, name: string, keyOf: (name: string) => string): T | undefined {
  if (Object.hasOwn(rules, name)) return rules[name];
  const known =
    foldedRules.get(rules) ?? new Map(Object.entries(rules).map(([key, rule]) => [keyOf(key), rule]));
  foldedRules.set(rules, known);
  return known.get(keyOf(name)) as T | undefined;
}

/** Rules may name thousands of products, and are asked for each line of an order. */
const foldedRules = new WeakMap<object, Map<string, unknown>>();

/** The account of a rule that may be missing. Throws `input/no-account-rule`. */
export function requireAccount(number: string | undefined, rule: string, what: Reason): string {
  if (number !== undefined) return number;
  throw say.error('no-account-rule', { what, rule });
}
