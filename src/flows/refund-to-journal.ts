// Refunds become journal entries: one at a time per order, in the order in which they were given, and only after the
// order itself is booked.
import { dayIn } from '../core/calendar.ts';
import { amountText, money } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import { defineFlow, type OnceIntent } from '../models/flow.ts';
import { ofLedger } from '../models/ledger-check.ts';
import type { ShopRefund } from '../models/objects/shop.ts';
import { accountRules, checkAccounts, ledgerNeeds, rulesOf, validateRules } from './account-rules.ts';
import { rulesFor, zoneOf } from './books.ts';
import { followDecline } from './declined-refund.ts';
import { depositedBy } from './deposits.ts';
import { completedRules } from './find-account.ts';
import { journalRecord } from './journal-entry.ts';
import { onNextOpenDay } from './open-period.ts';
import { changeKeys, rulesIn } from './order-changes.ts';
import { partsFor } from './order-to-journal.ts';
import { orderKey, refundKey } from './references.ts';
import { refundEntry } from './refund-entry.ts';
import { givenBack } from './refund-tenders.ts';
import { say } from './sentences.ts';

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
  sentences: { ...say.table, ...ofLedger.table },
  prefix: rules => rules.referencePrefix,
  businessKey: orderId => `${orderKey(orderId)}/refunds`,
  changes: changeKeys,
  validate: validateRules,

  async run(orderId, context) {
    const { settings, from, to } = context;
    const refunds = await from.list('shop-refunds', { order: orderId });
    const order = await from.get('shop-orders', orderId, partsFor(settings));
    if (!order) return { kind: 'not-due', why: say.reason('order-unknown', { order: orderId }) };
    if (refunds.length === 0) return { kind: 'not-due', why: say.reason('no-refunds', { order: orderId }) };
    const payments = await from.list('payments', { order: orderId });
    const zone = await zoneOf(from, settings);

    const orderPosting = await context.posted('journal-entries.create', orderKey(orderId));
    const isClosed = orderPosting?.state === 'closed';
    const isBooked = orderPosting?.state === 'accepted';
    const deposited = isClosed || isBooked ? undefined : await depositedBy(order, payments, context);
    let before: Reason | undefined =
      isClosed || isBooked || deposited ? undefined : say.reason('the-order', { order: orderId });
    const given: ShopRefund[] = [];
    for (const refund of refunds) {
      const rulesOfThen = deposited ?? rulesIn(orderPosting?.basis);
      if (refund.is_declined) {
        await followDecline(refund, order, rulesOfThen, context);
        continue;
      }
      const of = { order, payments, before: [...given], deposits: deposited?.deposits };
      given.push(refund);
      const key = refundKey(orderId, refund.id);
      if (before !== undefined) {
        const named = { refund: refund.id, order: orderId };
        const never = { days: 1, error: say.error('input', 'refund-of-unbooked-order', named) };
        // What stands for the order says itself what it waits for.
        const isDue = orderPosting && orderPosting.reasonCode !== 'not-due';
        const most = isDue ? undefined : never;
        await context.wait(key, say.reason('refund-waits', { ...named, before }), most);
        continue;
      }
      const today = context.today(zone);
      let intent: OnceIntent | undefined;
      const first = await context.postOrPark(key, async () => {
        if (isClosed) throw say.error('input', 'order-closed', { refund: refund.id, order: orderId });
        const days = { document: dayIn(refund.created_at, zone), today };
        const rules = rulesOfThen
          ? completedRules(rulesOfThen, rulesOf(settings, order.channel))
          : await rulesFor(order, settings, from);
        const entry = refundEntry(refund, of, rules, days);
        await checkAccounts(to, entry, today);
        intent = {
          key,
          reference: entry.reference,
          record: journalRecord(entry),
          amount: amountText(money(refund.total).negated(), order.currency),
          currency: order.currency,
        };
        return intent;
      });
      const answer = await onNextOpenDay(first, intent, context, today);
      const isPartial = givenBack(refund).lessThan(money(refund.total));
      if (answer.state === 'accepted' && (answer.isChanged || isPartial) && rulesOfThen)
        await followDecline(refund, order, rulesOfThen, context);
      // What a person has closed keeps no other back.
      if (!isClosed && answer.state !== 'accepted' && answer.state !== 'closed')
        before = say.reason('the-refund', { refund: refund.id });
    }
    return { kind: 'done' };
  },
});
