// What is booked differs from what should be: the difference becomes a document of its own, or waits for a person, and what people have closed
// stays as they left it.
import { isDeepStrictEqual } from 'node:util';
import { KontorError } from '../core/errors.ts';
import { amountText, type Money, money, sum, zero } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import type { FlowContext, OnceIntent, PostingAnswer } from '../models/flow.ts';
import type { ShopOrder } from '../models/objects/shop.ts';
import type { AccountRules } from './account-rules.ts';
import { basisOf, hasOpenChange } from './booked-documents.ts';
import { type ClosedChange, closedAtEnd, isClosedByPerson, isLeft, isUndone } from './closed-changes.ts';
import type { BookingRules } from './find-account.ts';
import { entryBy, type JournalEntry, type JournalLine, journalRecord } from './journal-entry.ts';
import { onNextOpenDay } from './open-period.ts';
import { shownAmount } from './order-parts.ts';
import { changeKey } from './references.ts';
import { say } from './sentences.ts';

type Context = FlowContext<AccountRules>;

/** In words: `10.00 USD`, and all its lines, so that no other difference is the same question. */
interface Difference {
  difference: string;
  lines: Reason[];
}

export interface Booked {
  /** What the changes are of: their keys are under `key`. */
  of: { key: string; referenceOf(number: number): string; name: string; what: Reason };
  documents: readonly PostingAnswer[];
  /**
   * What it would be booked as by the rules of then; `first`: as its first document says; `as booked`: as all its documents say together;
   * a reason or an error: only a person can say what it is worth now.
   */
  entry: JournalEntry | 'nothing' | 'first' | 'as booked' | Reason | KontorError;
  rules: BookingRules;
  days: { document: string; today: string };
  /** What a person is asked where differences are left to people. Left out: that the order was changed. */
  ask?(difference: Difference): KontorError;
  /** It follows from what Kontor itself has booked: nobody is asked, whatever the flow says of changes. */
  isExpected?: boolean;
}

/** Posts the difference, or parks it, as the flow says. A change that has not ended is decided before the next one. */
export async function bookDifference(order: ShopOrder, booked: Booked, context: Context): Promise<void> {
  const { of, documents, entry, rules, ask = askAbout(order) } = booked;
  const isOpen = hasOpenChange(documents);
  const number = documents.length - (isOpen ? 1 : 0);
  const closed = closedAtEnd(of.key, documents.slice(1, number));
  const currency = currencyOf(documents, order);
  const isSaid = typeof entry === 'object' && 'code' in entry;
  const areKnown = documents.every(({ state, record }) => state !== 'accepted' || record !== undefined);
  const change = isSaid || !areKnown ? undefined : differenceOf(order, booked, number);
  const key = changeKey(of.key, number);
  if (entry === 'as booked' || change?.lines.length === 0) {
    const why = order.status === 'cancelled' ? 'stays-booked' : 'as-booked';
    const undone = say.error('undone-after-closing', { order: order.id, of: of.what });
    if (order.status !== 'cancelled' && (await isUndone(closed, undone, context))) {
      await context.postOrPark(key, () => Promise.reject(undone));
      return;
    }
    if (isOpen) await context.closeUnsent(key, say.reason(why, { order: order.id }));
    return;
  }
  await context.noteChange(of.key);
  const amount = change ? grossOf(change) : zero;
  const said = (lines: readonly JournalLine[]) => linesSaid(lines, currency);
  const question = change
    ? ask({ difference: shownAmount(amount, currency), lines: said(change.lines) })
    : isSaid
      ? questionAbout(order, entry)
      : say.error('lines-unknown', { of: of.what, order: order.id, now: worthOf(entry, order) });
  const isSame = ({ record }: ClosedChange) =>
    change !== undefined &&
    record !== undefined &&
    isDeepStrictEqual(said(linesOf(record)), said(change.lines));
  if (await isLeft(closed, question, isSame, context)) {
    if (isOpen) await context.closeUnsent(key, say.reason('left-as-decided', { order: order.id }));
    return;
  }
  let intent: OnceIntent | undefined;
  const first = await context.postOrPark(key, async () => {
    if (!change) throw question;
    // What a person has closed may be booked by hand: the next difference contains it.
    const parks = context.settings.afterBooking === 'park' && booked.isExpected !== true;
    const isAsked = parks || isClosedByPerson(closed[0]);
    if (isAsked && !(await context.approved(key, question))) throw question;
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

const worthOf = (entry: Exclude<Booked['entry'], Reason | KontorError>, order: ShopOrder): string => {
  const whole = entry === 'nothing' ? zero : money(order.total_inc_tax);
  return shownAmount(typeof entry === 'object' ? grossOf(entry) : whole, order.currency);
};

const questionAbout = ({ id }: ShopOrder, entry: Reason | KontorError): KontorError =>
  entry instanceof KontorError ? entry : say.error('changed-unclear', { order: id, why: entry });

/** By account, so that the same lines are always said in the same order. */
const linesSaid = (lines: readonly JournalLine[], currency: string): Reason[] =>
  lines
    .toSorted((a, b) => (a.account < b.account ? -1 : a.account > b.account ? 1 : 0))
    .map(({ account, amount, costCenter, taxCode }) => {
      return say.reason(amount.isNegative() ? 'credit-line' : 'debit-line', {
        account: [account, costCenter, taxCode].filter(Boolean).join(' '),
        amount: amountText(amount.abs(), currency),
      });
    });

const askAbout =
  ({ id }: ShopOrder) =>
  (said: Difference) =>
    say.error('changed-after-booking', { order: id, ...said });

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
export const currencyOf = ([first]: readonly PostingAnswer[], order: ShopOrder): string =>
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
