// What the store remembers.
import type { Money } from '../../core/money.ts';
import type { Gateway } from './gateways.ts';

export interface ShopOrder {
  id: number;
  customerId: number;
  statusId: number;
  paymentStatus: string;
  paymentMethod: string;
  currency: string;
  createdMs: number;
  modifiedMs: number;
  lines: ShopLine[];
  taxRates: { name: string; rate: Money }[];
  shippingExTax: Money;
  handlingExTax?: Money;
  fees: ShopFee[];
  /** Both include tax. */
  discount: Money;
  coupons: { code: string; amount: Money }[];
  giftCertificate: Money;
  storeCredit: Money;
  address: ShopAddress;
  externalOrderId: string;
  staffNotes: string;
  customerMessage: string;
  totals: ShopTotals;
  /** Left out: 1, the default storefront. */
  channelId?: number;
  /** The amounts with tax are exact, and those without are derived from them, with four decimals. */
  isTaxInclusivePricing?: boolean;
  taxProviderId?: 'BasicTaxProvider' | 'AvaTaxProvider' | '';
  /** Left out: the text of the payment method stands for everything, and only what the shopper pays is a transaction. */
  gateway?: Gateway;
  /** Only of a store with several currencies. */
  currencies?: ShopCurrencies;
  /** The payment's id at the provider, once there is one. */
  paymentProviderId?: string;
}

/** Rates are those to the store's own currency. `displayed`: what the shopper saw; `currency` of the order is what they paid in. */
export interface ShopCurrencies {
  displayed: string;
  displayRate: Money;
  store: string;
  paidRate: Money;
}

export interface ShopFee {
  name: string;
  /** Without tax; negative where cash is rounded down. */
  amount: Money;
  /** Left out: at the order's rates. */
  tax?: Money;
  /** What the staff see; left out: the name. */
  merchantName?: string;
}

export interface ShopLine {
  id: number;
  sku: string;
  name: string;
  quantity: number;
  priceExTax: Money;
  /** Left out: physical. A sold gift certificate carries no tax (BIGC-58). */
  type?: 'physical' | 'digital' | 'giftcertificate';
  /** Of a sold certificate; the store numbers it when the order is placed. */
  giftCertificateId?: number;
  /** Of another tax class than the rest of the order, such as a reduced one; left out: the order's. */
  taxRates?: ShopOrder['taxRates'];
  /** Gift wrapping of the whole line. */
  wrappingExTax?: Money;
}

export interface ShopTotals {
  subtotalEx: Money;
  subtotalInc: Money;
  shippingEx: Money;
  shippingInc: Money;
  handlingEx: Money;
  handlingInc: Money;
  wrappingEx: Money;
  wrappingInc: Money;
  feesInc: Money;
  coupon: Money;
  tax: Money;
  totalInc: Money;
  totalEx: Money;
}

export interface ShopAddress {
  first_name: string;
  last_name: string;
  company: string;
  street_1: string;
  street_2: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  country_iso2: string;
  email: string;
  phone: string;
}

export type TransactionEvent =
  | 'purchase'
  | 'authorization'
  | 'capture'
  | 'refund'
  | 'void'
  | 'pending'
  | 'settled';

export interface ShopTransaction {
  id: number;
  orderId: number;
  event: TransactionEvent;
  method: string;
  gateway: string;
  amount: Money;
  currency: string;
  createdMs: number;
  referenceId: number | undefined;
  /** Left out: ok. */
  status?: 'ok' | 'error';
  /** Left out: real money. */
  test?: boolean;
}

export interface ShopRefund {
  id: number;
  orderId: number;
  createdMs: number;
  reason: string;
  total: Money;
  tax: Money;
  items: ShopRefundItem[];
  provider: string;
  /** Missing in what older versions have written: one payment of the total. */
  payments?: ShopRefundPayment[];
  usesOverride?: boolean;
}

export interface ShopRefundItem {
  item_type: RefundItemType;
  /** Of the line; of the order's address for shipping and handling; of the order for all else. */
  item_id: number;
  /** Null for what is refunded by amount (BIGC-28). */
  quantity: number | null;
  /** Null for what is refunded by quantity. */
  requested_amount: string | null;
  reason?: string;
  adjustments?: { amount: Money; description: string }[];
}

export type RefundItemType = 'PRODUCT' | 'GIFT_WRAPPING' | 'SHIPPING' | 'HANDLING' | 'ORDER' | 'FEE' | 'TAX';

export interface ShopRefundPayment {
  id: number;
  provider: string;
  amount: Money;
  offline: boolean;
  /** Why the provider declined it, which it may do later. */
  declined?: string;
  transactionId?: number;
}

/** What is asked to be refunded: items, or too much tax, or what staff have calculated themselves. */
export interface RefundDraft {
  reason?: string;
  items?: RefundItemDraft[];
  /** Left out: now. */
  createdMs?: number;
  taxAdjustment?: Money;
  override?: { total: Money; tax: Money };
  /** Left out: back to where the money came from. */
  payments?: { provider: string; amount: Money; offline?: boolean }[];
}

export interface RefundItemDraft {
  type: RefundItemType;
  /** Of the line; of the order's address for shipping and handling; of the fee; otherwise of the order. */
  id: number;
  /** Of products and gift wrapping. */
  quantity?: number;
  /** Of all else, with tax. */
  amount?: Money;
  reason?: string;
  /** Negative: what is kept back, such as a restocking fee. */
  adjustments?: { amount: Money; description: string }[];
}

export interface ShopCustomer {
  id: number;
  address: ShopAddress;
  createdMs: number;
  modifiedMs: number;
}

export interface ShopChannel {
  id: number;
  name: string;
  type: 'storefront' | 'marketplace' | 'pos' | 'marketing';
  platform: string;
  status: string;
  externalId: string;
  createdMs: number;
}

export type ChannelDraft = Pick<ShopChannel, 'name' | 'type'> & Partial<ShopChannel>;

export interface ShopEvent {
  scope: string;
  data: Record<string, unknown>;
}

/** What staff may change in an order that has been placed; `totals` overrides what the rest comes to. */
export type OrderChange = Partial<
  Pick<
    ShopOrder,
    | 'staffNotes'
    | 'customerMessage'
    | 'externalOrderId'
    | 'paymentMethod'
    | 'lines'
    | 'shippingExTax'
    | 'handlingExTax'
    | 'fees'
    | 'discount'
    | 'coupons'
  >
> & { totals?: Partial<ShopTotals> };

export type OrderDraft = Omit<
  ShopOrder,
  | 'id'
  | 'createdMs'
  | 'modifiedMs'
  | 'totals'
  | 'statusId'
  | 'paymentStatus'
  | 'externalOrderId'
  | 'staffNotes'
  | 'customerMessage'
> & { id?: number; createdMs?: number; statusId?: number };
