// What a store's orders are a mix of: for each kind of thing its share, from 0 to 1. Shares that say "of" count within those.

export interface Mix {
  /** Orders that name a real gateway, and have all rows that one writes. */
  gateways: number;
  /** Paid while the gateway was in test mode. */
  testPayments: number;
  /** Refused by the gateway at first. */
  failedPayments: number;
  /** Authorized, then released; staff cancel the order. */
  voids: number;
  /** Captured in two parts, or one part captured and the rest released. */
  partialCaptures: number;
  pendingPayments: number;
  /** A settlement repeats the purchase. */
  settledTwice: number;
  /** Of payments outside the store: those without a transaction. */
  withoutTransaction: number;
  storeCredit: number;
  /** Store credit pays it all. */
  onlyStoreCredit: number;
  giftCertificates: number;
  soldCertificates: number;
  digital: number;
  fees: number;
  /** Of fees: tips, cash rounding, surcharges and donations, each with a tax of its own. */
  otherFees: number;
  handling: number;
  wrapping: number;
  /** Nothing is left to pay after a discount. */
  free: number;
  /** Prices include tax. */
  taxInclusive: number;
  automaticTax: number;
  /** Unit prices with four decimals. */
  oddPrices: number;
  /** In a currency without decimals, or with three. */
  otherCurrencies: number;
  /** The shopper saw another currency than the one that was paid in. */
  displayedCurrencies: number;
  /** Not through the default storefront. */
  channels: number;
  /** Of refunds: those by the store's own rules, of items or of tax, and not of an amount. */
  itemRefunds: number;
  /** Of those: only tax. */
  taxRefunds: number;
  /** Of those: totals that staff have calculated, with tax that is taken back. */
  overriddenRefunds: number;
  /** Of those: a fee for restocking is kept back. */
  restockingFees: number;
  /** Of those: not to where the money came from. */
  otherProviders: number;
  /** Of those: declined by the provider at once. */
  declinedRefunds: number;
  /** Lines or discounts are changed after the order was paid. */
  editedAfterPayment: number;
  cancelledAfterPayment: number;
  disputes: number;
}

/** Orders of plain goods, each paid in one piece or authorized and captured. */
export const plainMix: Mix = {
  gateways: 0,
  testPayments: 0,
  failedPayments: 0,
  voids: 0,
  partialCaptures: 0,
  pendingPayments: 0,
  settledTwice: 0,
  withoutTransaction: 0,
  storeCredit: 0.03,
  onlyStoreCredit: 0,
  giftCertificates: 0.04,
  soldCertificates: 0,
  digital: 0,
  fees: 0.04,
  otherFees: 0,
  handling: 0,
  wrapping: 0,
  free: 0,
  taxInclusive: 0,
  automaticTax: 0,
  oddPrices: 0,
  otherCurrencies: 0,
  displayedCurrencies: 0,
  channels: 0,
  itemRefunds: 0,
  taxRefunds: 0,
  overriddenRefunds: 0,
  restockingFees: 0,
  otherProviders: 0,
  declinedRefunds: 0,
  editedAfterPayment: 0,
  cancelledAfterPayment: 0,
  disputes: 0,
};

/** What a shop of some size sees; nothing published says the shares, so they are ours. */
export const believableMix: Mix = {
  gateways: 1,
  testPayments: 0.03,
  failedPayments: 0.03,
  voids: 0.02,
  partialCaptures: 0.03,
  pendingPayments: 0.03,
  settledTwice: 0.02,
  withoutTransaction: 0.3,
  storeCredit: 0.05,
  onlyStoreCredit: 0.01,
  giftCertificates: 0.05,
  soldCertificates: 0.04,
  digital: 0.05,
  fees: 0.08,
  otherFees: 0.8,
  handling: 0.05,
  wrapping: 0.04,
  free: 0.01,
  taxInclusive: 0.3,
  automaticTax: 0.1,
  oddPrices: 0.03,
  otherCurrencies: 0.05,
  displayedCurrencies: 0.05,
  channels: 0.15,
  itemRefunds: 0.8,
  taxRefunds: 0.05,
  overriddenRefunds: 0.06,
  restockingFees: 0.08,
  otherProviders: 0.15,
  declinedRefunds: 0.04,
  editedAfterPayment: 0.03,
  cancelledAfterPayment: 0.02,
  disputes: 0.01,
};
