// What changes about an order after it was booked: edited lines, a payment that was voided, a cancellation, a dispute. What is booked stays
// booked; the difference becomes a document of its own, or waits for a person.
import { dayIn } from '../core/calendar.ts';
import { KontorError } from '../core/errors.ts';
import { money, roundTo, sum } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import type { FlowContext, PostingAnswer } from '../models/flow.ts';
import type { Payment, ShopOrder } from '../models/objects/shop.ts';
import { type AccountRules, rulesOf } from './account-rules.ts';
import { documentsOf, rulesIn } from './booked-documents.ts';
import { asRulesNeed, zoneOf } from './books.ts';
import { type Booked, bookDifference, currencyOf } from './difference.ts';
import { type BookingRules, completedRules } from './find-account.ts';
import type { JournalEntry } from './journal-entry.ts';
import { madeOf } from './made-of.ts';
import { orderEntry } from './order-entry.ts';
import { shownAmount } from './order-parts.ts';
import { changeReference, keyAt, orderKey } from './references.ts';
import { givenBack } from './refund-tenders.ts';
import { say } from './sentences.ts';
import { amountDue, hasReceived, type Tender } from './tenders.ts';

type Context = FlowContext<AccountRules>;

/** The order is booked, and is made of something else now. A change of the rules alone changes nothing. False: its rules are not known. */
export async function bookEdit(
  order: ShopOrder,
  tenders: Tender[],
  booked: PostingAnswer,
  context: Context,
): Promise<boolean> {
  const then = rulesIn(booked.basis);
  if (!then) return false;
  const rules = completedRules(then, rulesOf(context.settings, order.channel));
  const days = await daysOf(order, rules, context);
  const documents = await documentsOf(orderKey(order.id), context);
  const was = currencyOf(documents, order);
  const entry =
    was === order.currency
      ? await madeBy(order, tenders, rules, days, context)
      : say.reason('currency-changed', { was, now: order.currency });
  await bookDifference(order, { of: changesOf(order, rules), entry, documents, rules, days }, context);
  return true;
}

async function madeBy(
  order: ShopOrder,
  tenders: Tender[],
  rules: BookingRules,
  days: Booked['days'],
  { from }: Context,
): Promise<JournalEntry | KontorError> {
  const whole = await asRulesNeed(order, rules, from);
  return madeOf(() => orderEntry(whole, tenders, rules, days));
}

/**
 * What a person is told of a cancelled order whose money has not gone back: nobody buys anything, so what came in is owed to the customer, and
 * is no income. Undefined: it is not cancelled, everything went back, or a person has said that the shop keeps it.
 */
export async function moneyKept(
  order: ShopOrder,
  payments: readonly Payment[],
  context: Context,
): Promise<KontorError | undefined> {
  if (order.status !== 'cancelled') return undefined;
  const refunds = await context.from.list('shop-refunds', { order: order.id });
  // What was voided or declined never came in; of money outside the shop no payment tells.
  const received = payments.filter(({ status }) => status === 'received').map(one => money(one.amount));
  const came = received.length > 0 ? sum(received) : amountDue(order);
  const otherwise = money(order.total_inc_tax).minus(amountDue(order));
  const kept = roundTo(came.plus(otherwise).minus(sum(refunds.map(givenBack))), order.currency);
  if (kept.lessThanOrEqualTo(0)) return undefined;
  const shown = shownAmount(kept, order.currency);
  const question = say.error('cancelled-with-money', { order: order.id, kept: shown });
  const key = orderKey(order.id);
  for (const at of (await documentsOf(key, context)).keys()) {
    const own = keyAt(key, at);
    if ((await context.approved(own, question)) || (await context.closedOver(own, question)))
      return undefined;
  }
  return question;
}

/** The order has no money (any more), or nobody but a person can say whose it is. False: it was never booked. */
export async function bookWithdrawal(
  order: ShopOrder,
  payments: readonly Payment[],
  why: Reason | KontorError,
  context: Context,
): Promise<boolean> {
  const documents = await documentsOf(orderKey(order.id), context);
  const [first] = documents;
  const rules = rulesIn(first?.basis);
  if (first?.state !== 'accepted' || !rules) return false;
  const days = await daysOf(order, rules, context);
  // Money that came outside the shop leaves no payment that could be gone, and where nothing was due none came.
  const wasPaidHere = payments.length > 0 && first.basis?.received !== false;
  const hasMoney = hasReceived(payments);
  const isFree = money(order.total_inc_tax).isZero();
  const isGone = order.status !== 'disputed' && !hasMoney && (wasPaidHere || isFree);
  const refunds = isGone ? await context.from.list('shop-refunds', { order: order.id }) : [];
  // What was voided and refunded would be taken back twice.
  let entry: Booked['entry'] = isGone && refunds.every(refund => refund.is_declined) ? 'nothing' : why;
  // Unless everything went back, or a person says that the shop keeps it: then what is booked is right.
  if (order.status === 'cancelled' && !isGone && !(why instanceof KontorError))
    entry = (await moneyKept(order, payments, context)) ?? 'as booked';
  await bookDifference(order, { of: changesOf(order, rules), entry, documents, rules, days }, context);
  return true;
}

const changesOf = ({ id }: ShopOrder, { referencePrefix }: AccountRules): Booked['of'] => ({
  key: orderKey(id),
  referenceOf: number => changeReference(referencePrefix, id, number),
  name: `order ${id}`,
  what: say.reason('the-order', { order: id }),
});

async function daysOf({ changed_at }: ShopOrder, rules: AccountRules, { from, today }: Context) {
  const zone = await zoneOf(from, rules);
  return { document: dayIn(changed_at, zone), today: today(zone) };
}
