// What the store remembers.
import type { Money } from '../../core/money.ts';

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
  /** Order-level fees, ex tax. */
  fees: { name: string; amount: Money }[];
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
}

export interface ShopLine {
  id: number;
  sku: string;
  name: string;
  quantity: number;
  priceExTax: Money;
}

export interface ShopTotals {
  subtotalEx: Money;
  subtotalInc: Money;
  shippingInc: Money;
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
  city: string;
  state: string;
  zip: string;
  country: string;
  country_iso2: string;
  email: string;
  phone: string;
}

export interface ShopTransaction {
  id: number;
  orderId: number;
  event: 'purchase' | 'authorization' | 'capture' | 'refund';
  method: string;
  gateway: string;
  amount: Money;
  currency: string;
  createdMs: number;
  referenceId: number | undefined;
}

export interface ShopRefund {
  id: number;
  orderId: number;
  createdMs: number;
  reason: string;
  total: Money;
  tax: Money;
  items: { item_type: string; item_id: number; quantity: number; requested_amount: string }[];
  provider: string;
}

export interface ShopCustomer {
  id: number;
  address: ShopAddress;
  createdMs: number;
  modifiedMs: number;
}

export interface ShopEvent {
  scope: string;
  data: Record<string, unknown>;
}

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
