// What the owner of a shop and the bookkeeper have agreed upon: the same that Kontor is told as account rules.
import { type Account, accounts, goldenRules } from '../golden-book/accounts.ts';
import { accountRules } from '../set-up.ts';

export interface Agreement {
  /** What references of the shop's documents begin with. */
  prefix: string;
  /** Currencies that are booked; orders in others wait for a person. */
  currencies: readonly string[];
  /** The channel whose taxes the marketplace pays. Of other marketplaces a person has to decide. */
  marketplace?: number;
  /** Where taxes, fees and products of these names stand; all others stand where their kind does. */
  taxes: Readonly<Record<string, Account>>;
  fees: Readonly<Record<string, Account>>;
  products: Readonly<Record<string, Account>>;
  /** Accounts that the books do not have, and what stands in their place. */
  instead: Readonly<Partial<Record<Account, Account>>>;
}

/** The books of `accountRules` in `set-up.ts`. */
export const plainBooks = (prefix: string): Agreement => ({
  prefix,
  currencies: accountRules.currencies,
  taxes: {},
  fees: {},
  products: {},
  instead: { rounding: 'discounts', goodwill: 'returns' },
});

/** The books of `goldenRules`. */
export const goldenBooks = (prefix: string, marketplace: number): Agreement => ({
  prefix,
  marketplace,
  currencies: goldenRules(marketplace).currencies,
  taxes: { 'County Tax': 'secondTax', 'Reduced VAT': 'secondTax' },
  fees: { Tip: 'tips', 'Cash rounding': 'rounding' },
  products: { SETUP: 'services' },
  instead: {},
});

/**
 * The rules for a believable mix of orders, and the books that follow from them. A store does not say which of two taxes it gives back,
 * nor how a cent falls between goods and what is kept of them: these stand on one account, so that every amount is known. Nobody has
 * decided about dinars, nor about the marketplace where it is left out: such orders wait for a person.
 */
export function mixBooks(prefix: string, marketplace?: number) {
  const { channels, ...golden } = goldenRules(marketplace ?? 0);
  const currencies = ['USD', 'EUR', 'GBP', 'JPY'];
  const rules = {
    ...golden,
    currencies,
    taxByName: {},
    restockingFees: accounts.returns,
    channels: marketplace === undefined ? {} : channels,
  };
  const agreed: Agreement = {
    ...goldenBooks(prefix, marketplace ?? 0),
    currencies,
    taxes: {},
    instead: { restocking: 'returns' },
  };
  return { rules, agreed };
}

export const accountIn = ({ instead }: Agreement, account: Account): string =>
  accounts[instead[account] ?? account];
