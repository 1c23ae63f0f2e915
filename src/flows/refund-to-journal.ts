// Refunds become journal entries: one at a time per order, in the order in which they were given, and only after the
// order itself is booked.
import { amountText, money } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import { defineFlow } from '../models/flow.ts';
import { ofLedger } from '../models/ledger-check.ts';
import { accountRules, checkAccounts, ledgerNeeds, validateRules } from './account-rules.ts';
import { journalRecord } from './journal-entry.ts';
import { orderKey } from './order-to-journal.ts';
import { refundEntry } from './refund-entry.ts';
import { say } from './sentences.ts';

export const refundToJournal = defineFlow({
  name: 'refund-to-journal',
  title: 'Refunds become journal entries',
  on: ['shop-refunds'],
  // All refunds of an order are booked in turn.
  subjectOf: ({ id, of }) => of ?? id,
  posts: 'journal-entries.create',
  needs: { from: ['shop-orders.get', 'shop-refunds.list'], to: ledgerNeeds },
  settings: accountRules,
  sentences: { ...say.table, ...ofLedger.table },
  prefix: rules => rules.referencePrefix,
  businessKey: orderId => `${orderKey(orderId)}/refunds`,
  validate: validateRules,

  async run(orderId, context) {
    const { settings: rules, from, to } = context;
    const refunds = await from.list('shop-refunds', { order: orderId });
    const taxes = Object.keys(rules.taxByName).length > 0 ? ['taxes'] : [];
    const order = await from.get('shop-orders', orderId, taxes);
    if (!order || refunds.length === 0)
      return { kind: 'not-due', why: say.reason('no-refunds', { order: orderId }) };

    const orderPosting = await context.posted('journal-entries.create', orderKey(orderId));
    const isClosed = orderPosting?.state === 'closed';
    let before: Reason | undefined =
      isClosed || orderPosting?.state === 'accepted'
        ? undefined
        : say.reason('the-order', { order: orderId });
    for (const refund of refunds) {
      if (refund.is_declined) continue;
      const key = `${orderKey(orderId)}/refunds/${refund.id}`;
      if (before !== undefined) {
        await context.wait(key, say.reason('refund-waits', { refund: refund.id, order: orderId, before }));
        continue;
      }
      const answer = await context.postOrPark(key, async () => {
        if (isClosed) throw say.error('input', 'order-closed', { refund: refund.id, order: orderId });
        const entry = refundEntry(refund, order, rules, context.today());
        await checkAccounts(to, entry, context.today());
        return {
          key,
          reference: entry.reference,
          record: journalRecord(entry),
          amount: amountText(money(refund.total).negated(), order.currency),
          currency: order.currency,
        };
      });
      // What a person has closed keeps no other back.
      if (!isClosed && answer.state !== 'accepted' && answer.state !== 'closed')
        before = say.reason('the-refund', { refund: refund.id });
    }
    return { kind: 'done' };
  },
});
