// The accounts of the golden book, as a bookkeeper names them, and the rules by which Kontor is asked to keep the same book.
import { accountRules } from '../set-up.ts';

export const accounts = {
  cards: '11002010',
  payPal: '11002020',
  transfers: '11002030',
  otherMoney: '11002090',
  certificates: '21400000',
  storeCredit: '21410000',
  deposits: '21420000',
  tips: '21500000',
  tax: '22000000',
  secondTax: '22000010',
  marketplaceTax: '22900000',
  goods: '41000000',
  services: '41000500',
  shipping: '41100000',
  fees: '41200000',
  restocking: '41300000',
  discounts: '44000000',
  returns: '44100000',
  goodwill: '44200000',
  rounding: '65000000',
} as const;

export type Account = keyof typeof accounts;

/** What stays open over months: who manages the shop checks each of them against something outside the ledger. */
export const balanceSheet: readonly Account[] = [
  'cards',
  'payPal',
  'transfers',
  'otherMoney',
  'certificates',
  'storeCredit',
  'deposits',
  'tips',
  'tax',
  'secondTax',
  'marketplaceTax',
];

/** Settings of both journal flows. `marketplace`: the channel whose taxes the marketplace pays; `wholesale`: the one in which deposits are booked. */
export const goldenRules = (marketplace: number, wholesale?: number) => ({
  ...accountRules,
  currencies: ['USD', 'JPY', 'KWD'],
  clearing: {
    credit_card: accounts.cards,
    paypal: accounts.payPal,
    bank_deposit: accounts.transfers,
    default: accounts.otherMoney,
  },
  revenueBySku: { SETUP: accounts.services },
  taxByName: { 'County Tax': accounts.secondTax, 'Reduced VAT': accounts.secondTax },
  feesByName: { Tip: accounts.tips, 'Cash rounding': accounts.rounding },
  rounding: accounts.rounding,
  goodwill: accounts.goodwill,
  restockingFees: accounts.restocking,
  afterBooking: 'offset',
  closedPeriod: 'next-open-day',
  channels: {
    [marketplace]: { taxLiable: 'marketplace', marketplaceTax: accounts.marketplaceTax },
    ...(wholesale === undefined ? {} : { [wholesale]: { deposits: accounts.deposits } }),
  },
});
