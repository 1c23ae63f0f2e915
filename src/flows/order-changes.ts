// What changes about an order after it was booked: edited lines, a payment that was voided, a cancellation, a dispute. What is booked stays
// booked; the difference becomes a document of its own, or waits for a person.
import { isDeepStrictEqual } from 'node:util';
import { dayIn } from '../core/calendar.ts';
import { KontorError } from '../core/errors.ts';
import { amountText, type Money, money, roundTo, sum, zero } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import { type FlowContext, isOnItsWay, type OnceIntent, type PostingAnswer } from '../models/flow.ts';
import type { Payment, ShopOrder } from '../models/objects/shop.ts';
import { type AccountRules, accountRules, rulesOf } from './account-rules.ts';
import { zoneOf } from './books.ts';
import { type BookingRules, completedRules } from './find-account.ts';
import { entryBy, type JournalEntry, type JournalLine, journalRecord } from './journal-entry.ts';
import { madeOf } from './made-of.ts';
import { onNextOpenDay } from './open-period.ts';
import { orderEntry } from './order-entry.ts';
import { shownAmount } from './order-parts.ts';
import { changeKey, changeReference, keyAt, orderKey } from './references.ts';
import { givenBack } from './refund-tenders.ts';
import { say } from './sentences.ts';
import type { Tender } from './tenders.ts';

type Context = FlowContext<AccountRules>;

/** Kept with the document of an order: what follows it, such as a refund, is booked by the same rules. */
export function basisOf({
  channels: _,
  clearingOfToday: __,
  ...rules
}: BookingRules): Record<string, unknown> {
  return { rules };
}

/** The rules that a document was made by; undefined: that is not known, as of documents of earlier versions. */
export function rulesIn(basis: Record<string, unknown> | undefined): AccountRules | undefined {
  const { success, data } = accountRules.safeParse(basis?.rules);
  return success ? data : undefined;
}

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
      ? madeOf(() => orderEntry(order, tenders, rules, days))
      : say.reason('currency-changed', { was, now: order.currency });
  await bookDifference(order, { of: changesOf(order, rules), entry, documents, rules, days }, context);
  return true;
}

/**
 * What a person is told of a cancelled order whose money has not gone back: nobody buys anything, so what came in is owed to the customer, and
 * is no income. Undefined: it is not cancelled, everything went back, or a person has said that the shop keeps it.
 */
export async function moneyKept(order: ShopOrder, context: Context): Promise<KontorError | undefined> {
  if (order.status !== 'cancelled') return undefined;
  const refunds = await context.from.list('shop-refunds', { order: order.id });
  const kept = roundTo(money(order.total_inc_tax).minus(sum(refunds.map(givenBack))), order.currency);
  if (kept.lessThanOrEqualTo(0)) return undefined;
  const shown = shownAmount(kept, order.currency);
  const question = say.error('input', 'cancelled-with-money', { order: order.id, kept: shown });
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
  const hasMoney = payments.some(({ status }) => status === 'received');
  const isFree = money(order.total_inc_tax).isZero();
  const isGone = order.status !== 'disputed' && !hasMoney && (wasPaidHere || isFree);
  const refunds = isGone ? await context.from.list('shop-refunds', { order: order.id }) : [];
  // What was voided and refunded would be taken back twice.
  let entry: Booked['entry'] = isGone && refunds.every(refund => refund.is_declined) ? 'nothing' : why;
  // Unless everything went back, or a person says that the shop keeps it: then what is booked is right.
  if (order.status === 'cancelled' && !isGone && !(why instanceof KontorError))
    entry = (await moneyKept(order, context)) ?? 'as booked';
  await bookDifference(order, { of: changesOf(order, rules), entry, documents, rules, days }, context);
  return true;
}

const changesOf = ({ id }: ShopOrder, { referencePrefix }: AccountRules): Booked['of'] => ({
  key: orderKey(id),
  referenceOf: number => changeReference(referencePrefix, id, number),
  name: `order ${id}`,
});

async function daysOf({ changed_at }: ShopOrder, rules: AccountRules, { from, today }: Context) {
  const zone = await zoneOf(from, rules);
  return { document: dayIn(changed_at, zone), today: today(zone) };
}

/**
 * The order's own document and those of its changes, in the order in which they were posted. Throws kind `unavailable` as long as Kontor is
 * finding out whether one of them was booked: the queue tries again, lest what has changed meanwhile is lost.
 */
export async function documentsOf(key: string, { posted }: Context): Promise<PostingAnswer[]> {
  const found: PostingAnswer[] = [];
  for (;;) {
    const next = await posted('journal-entries.create', keyAt(key, found.length));
    if (!next) return found;
    if (isOnItsWay(next)) throw undecided(key.split('/')[1] ?? '');
    found.push(next);
  }
}

const hasOpenChange = (documents: readonly PostingAnswer[]): boolean => {
  const last = documents.at(-1);
  return documents.length > 1 && last?.state !== 'accepted' && last?.state !== 'closed';
};

export const undecided = (order: string): KontorError => say.error('unavailable', 'order-between', { order });

export interface Booked {
  /** What the changes are of: their keys are under `key`. */
  of: { key: string; referenceOf(number: number): string; name: string };
  documents: readonly PostingAnswer[];
  /**
   * What it would be booked as by the rules of then; `first`: as its first document says; `as booked`: as all its documents say together;
   * a reason or an error: only a person can say what it is worth now.
   */
  entry: JournalEntry | 'nothing' | 'first' | 'as booked' | Reason | KontorError;
  rules: BookingRules;
  days: { document: string; today: string };
  /** What a person is asked where differences are left to people. Left out: that the order was changed. */
  ask?(difference: string): KontorError;
}

/** Posts the difference, or parks it, as the flow says. A change that has not ended is decided before the next one. */
export async function bookDifference(order: ShopOrder, booked: Booked, context: Context): Promise<void> {
  const { of, documents, entry, rules, ask = askAbout(order) } = booked;
  const isOpen = hasOpenChange(documents);
  const number = documents.length - (isOpen ? 1 : 0);
  const currency = currencyOf(documents, order);
  const change =
    typeof entry === 'object' && 'code' in entry ? undefined : differenceOf(order, booked, number);
  const key = changeKey(of.key, number);
  if (entry === 'as booked' || change?.lines.length === 0) {
    const why = order.status === 'cancelled' ? 'stays-booked' : 'as-booked';
    if (isOpen) await context.closeUnsent(key, say.reason(why, { order: order.id }));
    return;
  }
  await context.noteChange(of.key);
  const amount = change ? grossOf(change) : zero;
  const question = change
    ? ask(shownAmount(amount, currency))
    : questionAbout(order, entry as Reason | KontorError);
  if (await isLeft(booked, number, { question, change }, context)) {
    if (isOpen) await context.closeUnsent(key, say.reason('left-as-decided', { order: order.id }));
    return;
  }
  let intent: OnceIntent | undefined;
  const first = await context.postOrPark(key, async () => {
    if (!change) throw question;
    const isAllowed = context.settings.afterBooking === 'offset' || (await context.approved(key, question));
    if (!isAllowed) throw question;
    intent = {
      key,
      reference: change.reference,
      record: journalRecord(change),
      amount: amountText(amount, currency),
      currency,
      basis: basisOf(rules),
    };
    return intent;
  });
  await onNextOpenDay(first, intent, context, booked.days.today);
}

const questionAbout = ({ id }: ShopOrder, entry: Reason | KontorError): KontorError =>
  entry instanceof KontorError ? entry : say.error('input', 'changed-unclear', { order: id, why: entry });

/** A person has closed this very difference, and nothing was booked since: the books stay as they are. */
async function isLeft(
  { of, documents }: Booked,
  number: number,
  { question, change }: { question: KontorError; change: JournalEntry | undefined },
  context: Context,
): Promise<boolean> {
  for (let at = number - 1; at > 0; at--) {
    const { state, reasonCode, record } = documents[at] as PostingAnswer;
    if (state !== 'closed') return false;
    if (await context.closedOver(keyAt(of.key, at), question)) return true;
    // The system had refused it, or it was to be booked without a question.
    const isSame = change && record && isDeepStrictEqual(placesIn(linesOf(record)), placesIn(change.lines));
    if (isSame && reasonCode === 'closed') return true;
  }
  return false;
}

const placesIn = (lines: readonly JournalLine[]): string[] =>
  lines
    .map(({ account, amount, costCenter, taxCode }) =>
      [account, amount.toFixed(), costCenter, taxCode].join('|'),
    )
    .sort();

const askAbout =
  ({ id }: ShopOrder) =>
  (difference: string) =>
    say.error('input', 'changed-after-booking', { order: id, difference });

function differenceOf(
  order: ShopOrder,
  { of, documents, entry, rules, days }: Booked,
  number: number,
): JournalEntry {
  const places = new Map<string, JournalLine>();
  const add = (line: JournalLine) => {
    const place = [line.account, line.costCenter, line.taxCode].join('|');
    const known = places.get(place)?.amount ?? zero;
    const text = `Change ${number} ${of.name}`;
    places.set(place, { ...line, text, amount: known.plus(line.amount) });
  };
  if (typeof entry === 'object' && 'lines' in entry) for (const line of entry.lines) add(line);
  if (entry === 'first') for (const line of linesOf(documents[0]?.record)) add(line);
  for (const { state, record } of documents)
    if (state === 'accepted')
      for (const line of linesOf(record)) add({ ...line, amount: line.amount.negated() });
  return entryBy(rules, days, {
    reference: of.referenceOf(number),
    headerText: `Change of ${of.name}`,
    currency: currencyOf(documents, order),
    lines: [...places.values()],
  });
}

/** In which it is booked. */
const currencyOf = ([first]: readonly PostingAnswer[], order: ShopOrder): string =>
  String(first?.record?.currency ?? order.currency);

function linesOf(record: Record<string, unknown> | undefined): JournalLine[] {
  const items = (record?.items ?? []) as Record<string, string | undefined>[];
  return items.map(({ account = '', amount, cost_center: costCenter, tax_code: taxCode }) => ({
    account,
    amount: money(amount),
    text: '',
    ...(costCenter === undefined ? {} : { costCenter }),
    ...(taxCode === undefined ? {} : { taxCode }),
  }));
}

const grossOf = ({ lines }: JournalEntry): Money =>
  sum(lines.map(({ amount }) => amount).filter(amount => amount.greaterThan(0)));
