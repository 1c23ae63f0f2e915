// Deposits: money that has come in for an order that is not fully paid yet. It is owed to the customer, and stands on an account of its own
// until the order is booked, or until it goes back.
import { dayIn } from '../core/calendar.ts';
import type { KontorError } from '../core/errors.ts';
import { amountText, type Money, money, roundTo } from '../core/money.ts';
import type { FlowContext, OnceIntent } from '../models/flow.ts';
import type { Payment, ShopOrder } from '../models/objects/shop.ts';
import { type AccountRules, checkAccounts, rulesOf } from './account-rules.ts';
import { basisOf, documentsOf, undecided } from './booked-documents.ts';
import { rulesFor, zoneOf } from './books.ts';
import { isClosedByPerson } from './closed-changes.ts';
import { bookDifference } from './difference.ts';
import { clearingAccount, requireAccount, requireCurrency } from './find-account.ts';
import { type Days, entryBy, type JournalEntry, journalRecord } from './journal-entry.ts';
import { onNextOpenDay } from './open-period.ts';
import { shownAmount } from './order-parts.ts';
import { depositChangeReference, depositKey, depositReference, orderKey } from './references.ts';
import { leftOfDeposits } from './refund-sources.ts';
import { say } from './sentences.ts';
import { depositOf, rulesOfDeposit, standingDeposits } from './standing-deposits.ts';
import { amountDue, methodsOf, type Tender } from './tenders.ts';

type Context = FlowContext<AccountRules>;
const operation = 'journal-entries.create';

/** Books each payment that has come in for an order that is not booked, once; `only`: the one with this id. */
export async function bookDeposits(
  order: ShopOrder,
  payments: readonly Payment[],
  context: Context,
  only?: string,
): Promise<void> {
  const rules = await rulesFor(order, context.settings, context.from);
  const zone = await zoneOf(context.from, rules);
  const today = context.today(zone);
  const received = payments.filter(({ status }) => status === 'received');
  for (const payment of received) {
    if (only !== undefined && payment.id !== only) continue;
    const days = { document: dayIn(payment.created_at ?? order.changed_at, zone), today };
    await bookDeposit({ order, payment, received, rules, days }, context);
  }
}

/** Whether payments of a part of an order of this channel are booked as deposits. */
export const hasDepositRule = ({ settings }: Pick<Context, 'settings'>, { channel }: ShopOrder): boolean =>
  rulesOf(settings, channel).deposits !== undefined;

/**
 * Of whatever order: payments that do not stand any more are no deposits, and of one that was voided in part only the rest is. Without the
 * rule they may still be booked as such.
 */
export async function followDeposits(
  order: ShopOrder,
  payments: readonly Payment[],
  context: Context,
): Promise<void> {
  const hasRule = hasDepositRule(context, order);
  const received = payments.filter(({ status }) => status === 'received');
  const isPart = ({ amount }: Payment) => money(amount).lessThan(amountDue(order));
  const parts = received.filter(
    payment => (hasRule && isPart(payment)) || mayBePart(payment, received.length, order),
  );
  const gone = payments.filter(({ status }) =>
    hasRule ? status !== 'received' : status === 'voided' || status === 'declined',
  );
  if (gone.length + parts.length === 0) return;
  const rules = rulesOf(context.settings, order.channel);
  const zone = await zoneOf(context.from, rules);
  for (const payment of [...gone, ...parts]) {
    const document = dayIn(payment.created_at ?? order.changed_at, zone);
    await follow({ order, payment, received, days: { document, today: context.today(zone) } }, context);
  }
}

/**
 * Whether a payment may have been a part once; whether it is a deposit, its posting says. Without deposits no order costs a lookup: the only
 * payment of one that has not changed since it came in was the whole.
 */
const mayBePart = (payment: Payment | undefined, count: number, order: ShopOrder): boolean =>
  count > 1 || order.changed_at > (payment?.created_at ?? '');

interface Deposit {
  order: ShopOrder;
  payment: Payment;
  received: readonly Payment[];
  rules: AccountRules;
  days: Days;
}

async function bookDeposit(deposit: Deposit, context: Context): Promise<void> {
  const { order, payment, rules, days } = deposit;
  const key = depositKey(order.id, payment.id);
  const before = await context.posted(operation, key);
  if (before?.state === 'accepted' || before?.state === 'closed') return;
  let intent: OnceIntent | undefined;
  const first = await context.postOrPark(key, async () => {
    const entry = depositEntry(deposit);
    await checkAccounts(context.to, entry, days.today);
    intent = {
      key,
      reference: entry.reference,
      record: journalRecord(entry),
      amount: amountText(money(payment.amount), order.currency),
      currency: order.currency,
      basis: basisOf(rules),
    };
    return intent;
  });
  await onNextOpenDay(first, intent, context, days.today);
}

function depositEntry({ order, payment, received, rules, days }: Deposit): JournalEntry {
  const { currency } = order;
  const what = say.reason('deposit', { order: order.id, payment: payment.id });
  requireCurrency(rules, currency, what);
  const paid = payment.currency ?? currency;
  if (paid !== currency) throw say.error('foreign-payment', { order: order.id, currency, paid });
  const amount = roundTo(money(payment.amount), currency);
  const methods = methodsOf(payment, received, order);
  const text = `Deposit order ${order.id}`;
  const why = say.reason('deposit-came-in', { order: order.id, payment: payment.id });
  return entryBy(rules, days, {
    reference: depositReference(rules.referencePrefix, payment.id),
    headerText: text,
    currency,
    lines: [
      { account: clearingAccount(rules, methods, what), amount, text },
      { account: requireAccount(rules.deposits, 'deposits', why), amount: amount.negated(), text },
    ],
  });
}

/**
 * Takes back the deposit of a payment that was voided or declined, or the part of it that was, or asks a person, as the flow says of
 * what changes after booking.
 */
async function follow(deposit: Omit<Deposit, 'rules'>, context: Context): Promise<void> {
  const { order, payment, days } = deposit;
  const key = depositKey(order.id, payment.id);
  const stands = payment.status === 'received';
  const posting = await context.posted(operation, key);
  if (!posting || (stands && posting.state !== 'accepted')) return;
  const documents = await documentsOf(key, context);
  if (posting.state !== 'accepted') {
    const why = say.reason('deposit-is-gone', { order: order.id, payment: payment.id });
    return context.closeUnsent(key, why);
  }
  // One that a person has booked by hand: its payment stands, and so does what they have made of it.
  if (stands && posting.record === undefined) return;
  const rules = rulesOfDeposit(posting, order, payment.id, context);
  const of = {
    key,
    referenceOf: (number: number) => depositChangeReference(rules.referencePrefix, payment.id, number),
    name: `deposit ${payment.id} order ${order.id}`,
    what: say.reason('the-deposit', { payment: payment.id }),
  };
  const entry = stands ? depositEntry({ ...deposit, rules }) : 'nothing';
  await bookDifference(order, { of, entry, documents, rules, days }, context);
}

/**
 * Of an order that is fully paid now: what stands on the account of deposits leaves that account, and not the one of its payment again.
 * Answers the payment whose deposit has to be booked first, if there is one.
 */
export async function fromDeposits(
  order: ShopOrder,
  tenders: readonly Tender[],
  payments: readonly Payment[],
  context: Context,
): Promise<Tender[] | string> {
  const taken: Tender[] = [];
  for (const tender of tenders) {
    const came = payments.find(({ id }) => id === tender.payment);
    const mayBe = hasDepositRule(context, order) || mayBePart(came, tenders.length, order);
    const payment = mayBe ? tender.payment : undefined;
    const deposit = payment === undefined ? undefined : await depositOf(order, payment, context);
    if (payment === undefined || !deposit) {
      taken.push(tender);
      continue;
    }
    if (deposit.state !== 'accepted' && deposit.state !== 'closed') return payment;
    if (isClosedByPerson(deposit)) await askOfClosed(order, tender, payment, context);
    const account =
      deposit.state === 'accepted' ? rulesOfDeposit(deposit, order, payment, context).deposits : undefined;
    taken.push(account === undefined ? tender : { ...tender, account });
  }
  return taken;
}

/**
 * A person has closed this deposit, and may have booked it by hand: before the order is booked, they say so. Throws
 * `input/deposit-was-closed`.
 */
async function askOfClosed(order: ShopOrder, { amount }: Tender, payment: string, context: Context) {
  const key = orderKey(order.id);
  const booked = await context.posted(operation, key);
  if (booked?.state === 'accepted') return;
  const shown = shownAmount(amount, order.currency);
  const question = say.error('deposit-was-closed', { order: order.id, payment, amount: shown });
  if (!(await context.approved(key, question))) throw question;
}

/** The question about money that stays on the account of deposits. */
export const keptDeposit = 'cancelled-with-deposit';

/**
 * What a person is told of a cancelled order that was never booked, and of whose deposits not all went back; undefined: there is nothing to
 * ask. Throws kind `unavailable` while Kontor finds out whether one of them was booked.
 */
export async function depositKept(
  order: ShopOrder,
  payments: readonly Payment[],
  context: Context,
): Promise<KontorError | undefined> {
  const key = orderKey(order.id);
  const posting = await context.posted(operation, key);
  if (posting?.state === 'accepted') return undefined;
  const isAsked = posting?.reasonCode === keptDeposit;
  // The first refund takes the status of a cancelled order away (BIGC-30).
  const wasAsked = isAsked || (posting?.state === 'closed' && !isClosedByPerson(posting));
  const isCancelled = order.status === 'cancelled' || (wasAsked && order.refund_status !== null);
  const standing = isCancelled ? await standingDeposits(order, payments, context) : undefined;
  if (standing) {
    if (standing.deposits.some(one => one.isOnItsWay)) throw undecided(order.id);
    const refunds = await context.from.list('shop-refunds', { order: order.id });
    const given = { order, payments, deposits: standing.deposits };
    const { booked, left } = leftOfDeposits(
      given,
      refunds.filter(one => !one.is_declined),
    );
    const show = (amount: Money) => shownAmount(amount, order.currency);
    const shown = { booked: show(booked), returned: show(booked.minus(left)), kept: show(left) };
    const question = say.error(keptDeposit, { order: order.id, ...shown });
    if (left.greaterThan(0)) return (await context.closedOver(key, question)) ? undefined : question;
  }
  const why = say.reason('no-deposit-left', { order: order.id });
  if (isAsked) await context.closeUnsent(key, why);
  return undefined;
}
