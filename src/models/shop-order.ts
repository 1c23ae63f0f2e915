// An order as a shop sees it, whatever shop it is. Amounts are in `currency`, the one the shopper paid in.
import type { Money } from '../core/money.ts';

export interface ShopOrder {
  id: string;
  currency: string;
  createdAt: Date;
  modifiedAt: Date;
  customerId: string | undefined;
  billing: Address;
  progress: OrderProgress;
  /** The shop's own name for the status, for sentences. */
  statusName: string;
  totals: OrderTotals;
  lines: OrderLine[];
  taxes: OrderTax[];
  fees: OrderFee[];
  tenders: Tender[];
  /** A payment is reserved but not received yet. */
  authorized: boolean;
  /** The shop's name of the payment method, for payments that leave no trace of their own. */
  paymentMethod: string;
  /** Changes when anything in the order's head changes; compared, never read. */
  fingerprint: string;
}

/**
 * open      not paid yet (or not for sure)
 * paid      the shop says that the money is there
 * cancelled will never be paid: nothing to book
 */
export type OrderProgress = 'open' | 'paid' | 'cancelled';

/** `…IncTax` amounts include tax, `…ExTax` amounts do not. `discount` and `coupon` include tax. */
export interface OrderTotals {
  totalIncTax: Money;
  totalExTax: Money;
  tax: Money;
  subtotalIncTax: Money;
  subtotalExTax: Money;
  shippingIncTax: Money;
  shippingExTax: Money;
  /** Handling and gift wrapping. */
  extrasIncTax: Money;
  extrasExTax: Money;
  discount: Money;
  coupon: Money;
  /** Part of the total that was paid with a gift certificate. */
  giftCertificate: Money;
  /** Part of the total that was paid with store credit. */
  storeCredit: Money;
}

export interface OrderLine {
  id: string;
  sku: string;
  name: string;
  quantity: Money;
  priceExTax: Money;
  priceIncTax: Money;
  totalExTax: Money;
  totalIncTax: Money;
}

export interface OrderTax {
  name: string;
  /** Percent, as the shop prints it: "19.0000". */
  rate: string;
  amount: Money;
}

export interface OrderFee {
  name: string;
  amountIncTax: Money;
  amountExTax: Money;
}

/** Money that has been received for an order. */
export interface Tender {
  id: string;
  /** What the account rules may be keyed by, the most telling first: ["stripe", "credit_card"]. */
  methods: string[];
  amount: Money;
  currency: string;
  receivedAt: Date;
}

export interface Address {
  firstName: string;
  lastName: string;
  company: string;
  street: string;
  city: string;
  postalCode: string;
  region: string;
  /** ISO 3166 alpha-2. */
  countryCode: string;
  email: string;
  phone: string;
}

/** Money given back on an order. */
export interface ShopRefund {
  id: string;
  orderId: string;
  createdAt: Date;
  reason: string;
  /** Total given back, tax included. */
  total: Money;
  tax: Money;
  /** What was refunded, in proportion: goods, shipping, or whatever else. */
  parts: { kind: 'goods' | 'shipping' | 'other'; amount: Money }[];
  /** How it was given back; declined payments are left out. */
  tenders: { methods: string[]; amount: Money }[];
  /** True while no payment has been made or every one was declined. */
  declined: boolean;
  fingerprint: string;
}

export interface ShopCustomer {
  id: string;
  firstName: string;
  lastName: string;
  company: string;
  email: string;
  phone: string;
  address: Address | undefined;
  fingerprint: string;
}
