// Orders that are paid become journal entries, one each.
import { dayIn } from '../core/calendar.ts';
import { KontorError } from '../core/errors.ts';
import { amountText, money } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import { defineFlow, type FlowContext, isForPeople, isOnItsWay } from '../models/flow.ts';
import { ofLedger } from '../models/ledger-check.ts';
import type { Payment, ShopOrder } from '../models/objects/shop.ts';
import {
  type AccountRules,
  accountRules,
  checkAccounts,
  ledgerNeeds,
  rulesOf,
  validateRules,
} from './account-rules.ts';
import { basisOf, rulesIn, undecided } from './booked-documents.ts';
import { partsFor, rulesFor, zoneOf } from './books.ts';
import { isClosedByPerson } from './closed-changes.ts';
import {
  bookDeposits,
  depositKept,
  followDeposits,
  fromDeposits,
  hasDepositRule,
  keptDeposit,
} from './deposits.ts';
import { type Days, isSameEntry, type JournalEntry, journalRecord } from './journal-entry.ts';
import { inputError } from './made-of.ts';
import { onNextOpenDay } from './open-period.ts';
import { bookEdit, bookWithdrawal, moneyKept } from './order-changes.ts';
import { orderEntry } from './order-entry.ts';
import { changeKeys, orderKey } from './references.ts';
import { followDepositRefunds } from './refund-changes.ts';
import { say } from './sentences.ts';
import { german } from './settings.de.ts';
import { hasReceived, type Tender, tendersOf, tendersWhenPaid } from './tenders.ts';

type Context = FlowContext<AccountRules>;

export const orderToJournal = defineFlow({
  name: 'order-to-journal',
  title: 'Paid orders become journal entries',
  on: ['shop-orders'],
  posts: 'journal-entries.create',
  needs: {
    from: ['shop-orders.get', 'payments.list', 'shop-refunds.list', 'shops.list'],
    to: ledgerNeeds,
  },
  settings: accountRules,
  settingTexts: { de: german },
  sentences: [say.words, ofLedger.words],
  questions: ['no-payment-stands', 'cancelled-with-money', 'deposit-was-closed', 'changed-after-booking'],
  prefix: rules => rules.referencePrefix,
  businessKey: orderKey,
  changes: changeKeys,
  validate: validateRules,

  async run(orderId, context) {
    const { from } = context;
    const order = await from.get('shop-orders', orderId, partsFor(context.settings));
    if (!order) return { kind: 'not-due', why: say.reason('order-unknown', { order: orderId }) };
    // After the order: a payment that comes in between must not look like one outside the shop.
    const payments = await from.list('payments', { order: orderId });

    const { paidOutside } = rulesOf(context.settings, order.channel);
    await followDeposits(order, payments, context);
    const paid = await tendersOf(order, payments, paidOutside, context, 'journal-entries.create').catch(
      inputError,
    );
    const came = paid instanceof KontorError ? await withdrawn(paid, order, payments, context) : paid;
    if (!Array.isArray(came)) {
      if (await bookWithdrawal(order, payments, came, context)) return { kind: 'done' };
      if (
        came.code === 'order-partly-paid' &&
        hasDepositRule(context, order) &&
        (await isOpen(order, context))
      )
        await bookDeposits(order, payments, context);
      const left = await depositKept(order, payments, context);
      if (left) throw left;
      return { kind: 'not-due', why: came };
    }
    const kept = await moneyKept(order, payments, context);
    if (kept) {
      if (await bookWithdrawal(order, payments, kept, context)) return { kind: 'done' };
      throw kept;
    }
    const tenders = await fromDeposits(order, came, payments, context);
    if (!Array.isArray(tenders)) {
      await bookDeposits(order, payments, context, tenders);
      const why = say.reason('deposit-first', { order: orderId, payment: tenders });
      await context.wait(orderKey(orderId), why);
      return { kind: 'done' };
    }

    const made = await entryOf(order, payments, tenders, context);
    if (made instanceof KontorError) {
      // What is booked is followed by the rules of then, and those of today may lack something.
      const before = await context.posted('journal-entries.create', orderKey(orderId));
      const isHandled = before?.state === 'accepted' && (await bookEdit(order, tenders, before, context));
      if (!isHandled) throw made;
      return { kind: 'done' };
    }
    const { entry, rules, days } = made;
    const record = journalRecord(entry);
    const intent = {
      key: orderKey(orderId),
      reference: entry.reference,
      record,
      amount: amountText(money(order.total_inc_tax), order.currency),
      currency: order.currency,
      basis: { ...basisOf(rules), received: hasReceived(payments) },
    };
    const booked = await onNextOpenDay(await context.post(intent), intent, context, days.today);
    const takesDeposits = tenders.some(({ account }) => account !== undefined);
    // There is more to do once it stands: the queue comes back.
    const isOther = booked.record !== undefined && !isSameEntry(booked.record, record);
    if (isOnItsWay(booked) && (takesDeposits || isOther)) throw undecided(orderId);
    // Also where the order is again as it was: a change may stand in between.
    if (booked.state === 'accepted' && (booked.isChanged || isOther))
      await bookEdit(order, tenders, booked, context);
    if (booked.state === 'accepted' && takesDeposits)
      await followDepositRefunds(order, payments, rulesIn(booked.basis), context);
    return { kind: 'done' };
  },
});

/** Its money is in no document yet. One of an earlier version is marked as changed; one that a person has closed they have dealt with. */
async function isOpen({ id }: ShopOrder, { posted, noteChange, closedOver }: Context): Promise<boolean> {
  const key = orderKey(id);
  const posting = await posted('journal-entries.create', key);
  if (posting?.state === 'accepted') await noteChange(key);
  if (posting?.state === 'accepted') return false;
  // That the shop keeps what had come in says nothing of what comes in later.
  return !isClosedByPerson(posting) || closedOver(key, keptDeposit);
}

interface Made {
  entry: JournalEntry;
  rules: AccountRules;
  days: Days;
}

/** By the rules and accounts of today; or why a person has to look. */
async function entryOf(
  order: ShopOrder,
  payments: readonly Payment[],
  tenders: Tender[],
  { from, to, settings, today }: Context,
): Promise<Made | KontorError> {
  try {
    const rules = await rulesFor(order, settings, from);
    const zone = await zoneOf(from, rules);
    const dayOf = (payment: Payment) => dayIn(payment.created_at ?? order.changed_at, zone);
    const taken = payments.filter(({ id }) => tenders.some(one => one.payment === id && one.account));
    const deposited = taken.map(dayOf).sort().at(-1);
    const days = { document: dayIn(order.created_at, zone), today: today(zone), deposited };
    const entry = orderEntry(order, tenders, rules, days);
    await checkAccounts(to, entry, days.today);
    return { entry, rules, days };
  } catch (error) {
    if (error instanceof KontorError && isForPeople(error)) return error;
    throw error;
  }
}

/**
 * Of an order none of whose payments stands, but which is booked: why it is not paid any more; or, if a person has said that it was paid
 * outside the shop, how. Of another one a person has to say that first: throws.
 */
async function withdrawn(
  error: KontorError,
  order: ShopOrder,
  payments: readonly Payment[],
  { posted, settings }: Context,
): Promise<Reason | Tender[]> {
  const before = await posted('journal-entries.create', orderKey(order.id));
  if (before?.state !== 'accepted') throw error;
  if (before.basis?.received === true) return { code: error.code, params: error.params ?? {} };
  const { paidOutside } = rulesOf(settings, order.channel);
  return tendersWhenPaid(order, payments, { paidOutside, released: true });
}
