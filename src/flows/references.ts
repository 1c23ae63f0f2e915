// Keys and references of documents. Each says of what kind its subject is, so that refund 500 is never found as order 500.
import { say } from './sentences.ts';

/** The shortest field that holds one: of journal entries (S4-81). */
const most = 16;
/** A business partner is searched for by its search term. */
const maxOfCustomer = 20;

/** Under which an order is posted, whatever is made of it. */
export function orderKey(orderId: string): string {
  return `orders/${orderId}`;
}

export function orderReference(prefix: string, orderId: string): string {
  return checked(prefix + (/^\d+$/.test(orderId) ? orderId : `O-${orderId}`), most);
}

export function refundReference(prefix: string, refundId: string): string {
  return checked(`${prefix}R-${refundId}`, most);
}

export function refundKey(orderId: string, refundId: string): string {
  return `${orderKey(orderId)}/refunds/${refundId}`;
}

/** Of what has changed about it after it was booked, counted from 1. */
export function refundChangeReference(prefix: string, refundId: string, number: number): string {
  return checked(`${prefix}R${number}-${refundId}`, most);
}

/** Of a payment that came in before its order was fully paid. */
export function depositKey(orderId: string, paymentId: string): string {
  return `${orderKey(orderId)}/deposits/${paymentId}`;
}

export function depositReference(prefix: string, paymentId: string): string {
  return checked(`${prefix}P-${ownNumber(paymentId)}`, most);
}

/** Of what has changed about it, counted from 1. */
export function depositChangeReference(prefix: string, paymentId: string, number: number): string {
  return checked(`${prefix}P${number}-${ownNumber(paymentId)}`, most);
}

/** The id of a payment may name its order before it. */
const ownNumber = (paymentId: string) => paymentId.slice(paymentId.lastIndexOf(':') + 1);

/** Under which what has changed about a document is posted, counted from 1. */
export const changeKey = (key: string, number: number): string => `${key}/changes/${number}`;

/** Of the document itself (0), and of its changes. */
export const keyAt = (key: string, at: number): string => (at === 0 ? key : changeKey(key, at));

export const changeKeys = {
  key: changeKey,
  of: (key: string): string | undefined =>
    /^(orders\/[^/]+(?:\/(?:deposits|refunds)\/[^/]+)?)\/changes\/\d+$/.exec(key)?.[1],
};

/** Of what has changed about an order after it was booked, counted from 1. */
export function changeReference(prefix: string, orderId: string, number: number): string {
  return checked(`${prefix}C${number}-${orderId}`, most);
}

export function customerReference(prefix: string, customerId: string): string {
  return checked(`${prefix}C${customerId}`, maxOfCustomer);
}

/** Throws `input/reference-too-long` rather than cutting: a cut reference would find another document. */
function checked(reference: string, longest: number): string {
  if (reference.length <= longest) return reference;
  throw say.error('reference-too-long', { reference, longest });
}
