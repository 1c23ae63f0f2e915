// Refunds become journal entries: one at a time per order, in the order in which they were given, and only after the
// order itself is booked.
import { dayIn } from '../core/calendar.ts';
import { amountText, money } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import {
  defineFlow,
  type FlowContext,
  isOnItsWay,
  type OnceIntent,
  type PostingAnswer,
} from '../models/flow.ts';
import { ofLedger } from '../models/ledger-check.ts';
import type { Payment, ShopOrder, ShopRefund } from '../models/objects/shop.ts';
import {
  type AccountRules,
  accountRules,
  checkAccounts,
  ledgerNeeds,
  rulesOf,
  validateRules,
} from './account-rules.ts';
import { rulesIn, undecided } from './booked-documents.ts';
import { asRulesNeed, partsFor, rulesFor, zoneOf } from './books.ts';
import { isClosedByPerson } from './closed-changes.ts';
import { completedRules } from './find-account.ts';
import { journalRecord } from './journal-entry.ts';
import { onNextOpenDay } from './open-period.ts';
import { changeKeys, orderKey, refundKey } from './references.ts';
import { basisOfRefund, followRefund, takesDeposits } from './refund-changes.ts';
import { refundEntry } from './refund-entry.ts';
import { isPartlyDeclined, type RefundedOrder } from './refund-tenders.ts';
import { say } from './sentences.ts';
import { german } from './settings.de.ts';
import { depositedBy, type StandingDeposit } from './standing-deposits.ts';

export const refundToJournal = defineFlow({
  name: 'refund-to-journal',
  title: 'Refunds become journal entries',
  on: ['shop-refunds'],
  // All refunds of an order are booked in turn.
  subjectOf: ({ id, of }) => of ?? id,
  posts: 'journal-entries.create',
  needs: {
    from: ['shop-orders.get', 'shop-refunds.list', 'payments.list', 'shops.list'],
    to: ledgerNeeds,
  },
  settings: accountRules,
  settingTexts: { de: german },
  sentences: [say.words, ofLedger.words],
  questions: ['refund-declined-after-booking', 'refund-accepted-after-all'],
  prefix: rules => rules.referencePrefix,
  businessKey: orderId => `${orderKey(orderId)}/refunds`,
  changes: changeKeys,
  validate: validateRules,

  async run(orderId, context) {
    const { from, settings } = context;
    const refunds = await from.list('shop-refunds', { order: orderId });
    const found = await from.get('shop-orders', orderId, partsFor(settings));
    if (!found) return { kind: 'not-due', why: say.reason('order-unknown', { order: orderId }) };
    if (refunds.length === 0) return { kind: 'not-due', why: say.reason('no-refunds', { order: orderId }) };
    const payments = await from.list('payments', { order: orderId });
    const standing = await standingOf(found, payments, context);
    const order = standing.rules ? await asRulesNeed(found, standing.rules, from) : found;

    // Each waits for the one before it, and all of them for the order.
    let before = standing.waitsFor;
    const given: ShopRefund[] = [];
    for (const refund of refunds) {
      const of = { order, payments, before: [...given], deposits: standing.deposits };
      if (refund.is_declined) {
        await followRefund(refund, of, standing.rules, context);
        continue;
      }
      given.push(refund);
      if (before) {
        await waitFor(before, refund, standing, context);
        continue;
      }
      const { state } = await bookRefund(refund, of, standing, context);
      // What a person has closed keeps no other back.
      if (!standing.isClosed && state !== 'accepted' && state !== 'closed')
        before = say.reason('the-refund', { refund: refund.id });
    }
    return { kind: 'done' };
  },
});

type Context = FlowContext<AccountRules>;

/** Where the order of the refunds stands. */
interface Standing {
  /** By which it, or its first deposit, is booked, if that is known. */
  rules: AccountRules | undefined;
  /** Where what came in for it stands; undefined: the order itself is booked. */
  deposits: readonly StandingDeposit[] | undefined;
  isClosed: boolean;
  waitsFor: Reason | undefined;
  /** A posting of it says itself what it waits for. */
  isSeen: boolean;
}

async function standingOf(
  order: ShopOrder,
  payments: readonly Payment[],
  context: Context,
): Promise<Standing> {
  const posting = await context.posted('journal-entries.create', orderKey(order.id));
  const isClosed = isClosedByPerson(posting);
  const isBooked = posting?.state === 'accepted';
  const deposited = isClosed || isBooked ? undefined : await depositedBy(order, payments, context);
  return {
    rules: deposited?.rules ?? rulesIn(posting?.basis),
    deposits: deposited?.deposits,
    isClosed,
    waitsFor: isClosed || isBooked || deposited ? undefined : say.reason('the-order', { order: order.id }),
    isSeen: posting !== undefined && posting.reasonCode !== 'not-due',
  };
}

async function waitFor(before: Reason, { id, order }: ShopRefund, { isSeen }: Standing, context: Context) {
  const named = { refund: id, order };
  const never = { days: 1, error: say.error('refund-of-unbooked-order', named) };
  const why = say.reason('refund-waits', { ...named, before });
  await context.wait(refundKey(order, id), why, isSeen ? undefined : never);
}

async function bookRefund(
  refund: ShopRefund,
  of: RefundedOrder,
  { rules: then, isClosed }: Standing,
  context: Context,
): Promise<PostingAnswer> {
  const { settings, from, to } = context;
  const { order } = of;
  const key = refundKey(order.id, refund.id);
  const zone = await zoneOf(from, settings);
  const today = context.today(zone);
  let intent: OnceIntent | undefined;
  const first = await context.postOrPark(key, async () => {
    if (isClosed) throw say.error('order-closed', { refund: refund.id, order: order.id });
    const days = { document: dayIn(refund.created_at, zone), today };
    const rules = then
      ? completedRules(then, rulesOf(settings, order.channel))
      : await rulesFor(order, settings, from);
    const entry = refundEntry(refund, of, rules, days);
    await checkAccounts(to, entry, today);
    intent = {
      key,
      reference: entry.reference,
      record: journalRecord(entry),
      amount: amountText(money(refund.total).negated(), order.currency),
      currency: order.currency,
      ...basisOfRefund(of),
    };
    return intent;
  });
  const answer = await onNextOpenDay(first, intent, context, today);
  // Its order may be booked before it is known that the refund was: the queue comes back to it.
  if (of.deposits !== undefined && isOnItsWay(answer)) throw undecided(order.id);
  if (answer.state !== 'accepted') return answer;
  const isOther = answer.isChanged || isPartlyDeclined(refund, order.currency) || takesDeposits(answer, of);
  if (isOther && then && !isClosed) await followRefund(refund, of, then, context);
  if (of.deposits !== undefined) await followOrder(refund, of, context);
  return answer;
}

/** The order may have been booked while its refund still went off the deposits, and has not seen that one. */
async function followOrder(refund: ShopRefund, of: RefundedOrder, context: Context): Promise<void> {
  const posting = await context.posted('journal-entries.create', orderKey(of.order.id));
  if (posting?.state === 'accepted')
    await followRefund(refund, { ...of, deposits: undefined }, rulesIn(posting.basis), context);
}
