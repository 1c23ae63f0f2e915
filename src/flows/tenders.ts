// The money that has come in for an order. Only money that has moved counts: not a test, not what was reserved, declined or voided.
import { KontorError } from '../core/errors.ts';
import { type Money, money, roundTo, sum } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import type { ObjectOperation } from '../models/access.ts';
import type { FlowContext } from '../models/flow.ts';
import type { Payment, ShopOrder } from '../models/objects/shop.ts';
import { byMethod, keyOfMethod } from './find-account.ts';
import { shownAmount } from './order-parts.ts';
import { orderKey } from './references.ts';
import { say } from './sentences.ts';

/** Money that has been received for an order. */
export interface Tender {
  /** What the account rules may be keyed by, the most telling first: ["stripe", "credit_card"]. */
  methods: string[];
  amount: Money;
  currency: string;
  /** The payment that it is; undefined: the shop knows of none. */
  payment?: string;
  /** Where it stands already; undefined: where the rules put its method. */
  account?: string;
}

/** What a flow does about orders that the shop calls paid and that have no payment: `book`, or `wait` until there is one. */
export type PaidOutside = Record<string, 'book' | 'wait'>;

/** The part of the total that money has to come in for. */
export function amountDue(order: ShopOrder): Money {
  const otherwise = money(order.gift_certificate).plus(money(order.store_credit));
  return roundTo(money(order.total_inc_tax).minus(otherwise), order.currency);
}

/**
 * What was paid for an order in all, whatever it costs now. What came in outside the shop leaves no payment, so that the total has to do.
 */
export function amountPaid(order: ShopOrder, payments: readonly Payment[]): Money {
  const came = payments.filter(
    ({ status, currency }) => status === 'received' && (currency ?? order.currency) === order.currency,
  );
  const total = money(order.total_inc_tax);
  const otherwise = total.minus(amountDue(order));
  const paid = came.length > 0 ? sum(came.map(one => money(one.amount))).plus(otherwise) : total;
  return roundTo(paid, order.currency);
}

/**
 * The payments of an order that is paid, or why it is not. `released`: a person has looked at it and says that it is paid.
 * Throws `input/no-payment-stands` for an order that the shop calls paid although none of its payments came in.
 */
export function tendersWhenPaid(
  order: ShopOrder,
  payments: readonly Payment[],
  { paidOutside, released = false }: { paidOutside: PaidOutside; released?: boolean },
): Tender[] | Reason {
  if (order.status === 'disputed') return say.reason('order-disputed', { order: order.id });
  const due = amountDue(order);
  const named = { order: order.id, status: order.status_name };
  const received = payments.filter(({ status }) => status === 'received');
  if (received.length > 0) {
    const tenders = received.map(
      (one): Tender => ({
        methods: methodsOf(one, received, order),
        amount: money(one.amount),
        currency: one.currency ?? order.currency,
        payment: one.id,
      }),
    );
    // Whether money of another currency is enough, only the shop can say.
    if (isForeign(order, tenders))
      return order.status === 'paid' ? tenders : say.reason('order-not-paid', named);
    const amount = sum(tenders.map(tender => tender.amount));
    // More than due is paid too; that it does not add up is said when the entry is made.
    if (amount.greaterThanOrEqualTo(due)) return tenders;
    const shown = (one: Money) => shownAmount(one, order.currency);
    return say.reason('order-partly-paid', { order: order.id, received: shown(amount), due: shown(due) });
  }
  if (order.status !== 'paid') return say.reason('order-not-paid', named);
  if (due.isZero()) return [];
  const method = keyOfMethod(order.payment_method);
  // The status is all that some shops tell of such money (BIGC-24).
  const outside: Tender = { methods: [method, 'offline'], amount: due, currency: order.currency };
  // A refund that was declined is no payment.
  const online = payments.filter(one => !one.is_offline && one.status !== 'other' && one.event !== 'refund');
  if (online.length > 0 && !released) {
    if (online.every(({ status }) => status === 'test'))
      return say.reason('order-test-payment', { order: order.id });
    // The money may still come; the shop tells of it then.
    if (online.some(isUnderWay)) return say.reason('order-payment-not-final', { order: order.id });
    const [last = { status: '' }] = online.slice(-1);
    throw say.error('no-payment-stands', { ...named, payment: last.status });
  }
  const rule = byMethod(paidOutside, method) ?? paidOutside.default ?? 'book';
  return rule === 'book' || released
    ? [outside]
    : say.reason('order-waits-for-payment', { order: order.id, method: order.payment_method });
}

/** As `tendersWhenPaid`; if a person has replayed `no-payment-stands`, the order counts as paid outside the shop. */
export async function tendersOf(
  order: ShopOrder,
  payments: readonly Payment[],
  paidOutside: PaidOutside,
  { approved, posted }: Pick<FlowContext<unknown>, 'approved' | 'posted'>,
  operation: ObjectOperation,
): Promise<Tender[] | Reason> {
  try {
    return tendersWhenPaid(order, payments, { paidOutside });
  } catch (thrown) {
    if (!(thrown instanceof KontorError) || thrown.code !== 'no-payment-stands') throw thrown;
    const key = orderKey(order.id);
    // What was said of payments that failed says nothing of one that came in later, and was booked.
    const wasReceived = (await posted(operation, key))?.basis?.received === true;
    if (wasReceived || !(await approved(key, thrown.code))) throw thrown;
    return tendersWhenPaid(order, payments, { paidOutside, released: true });
  }
}

export const hasReceived = (payments: readonly Payment[]): boolean =>
  payments.some(({ status }) => status === 'received');

const isUnderWay = ({ status }: Payment) => status === 'reserved' || status === 'pending';

const isForeign = ({ currency }: ShopOrder, tenders: readonly Tender[]) =>
  tenders.some(tender => tender.currency !== currency);

/**
 * What came in is what was due, to the cent: a payment is never rounded away.
 * Throws `input/does-not-add-up` with both figures.
 */
export function checkReceived(order: ShopOrder, tenders: readonly Tender[]): void {
  const received = sum(tenders.map(tender => tender.amount));
  const due = amountDue(order);
  if (received.equals(due)) return;
  const show = (amount: Money) => shownAmount(amount, order.currency);
  const why = say.reason('received-differs', { received: show(received), due: show(due) });
  throw say.error('does-not-add-up', { order: order.id, why });
}

/**
 * What the account rules may call a payment: by its gateway, its method, or the payment method of the order, which says "PayPal" where
 * gateways have names of their own. With several gateways it means the payment that is called alike, or else the first: the way that the
 * customer chose at the checkout. So a payment keeps its names when another one comes in.
 */
export function methodsOf(
  { gateway, method }: Payment,
  received: readonly Payment[],
  order: ShopOrder,
): string[] {
  const isChosen = chosenAtCheckout(received, order)?.gateway === gateway;
  return [gateway, method, isChosen ? order.payment_method : null].filter(
    (name): name is string => name !== null && name !== '',
  );
}

function chosenAtCheckout(received: readonly Payment[], { payment_method }: ShopOrder): Payment | undefined {
  const bare = (name: string | null) => keyOfMethod(name ?? '').replaceAll('_', '');
  const wanted = bare(payment_method);
  const isAlike = ({ gateway, method }: Payment) =>
    wanted !== '' && (bare(gateway).includes(wanted) || bare(method) === wanted);
  const cameAt = ({ created_at }: Payment) => Date.parse(created_at ?? '') || 0;
  return received.find(isAlike) ?? received.toSorted((a, b) => cameAt(a) - cameAt(b))[0];
}
