// Refunds become journal entries: one at a time per order, in the order in which they were given, and only after the
// order itself is booked.
import { amountText } from '../core/money.ts';
import { defineFlow } from '../models/flow.ts';
import { accountRules, validateRules } from './account-rules.ts';
import { orderKey } from './order-to-journal.ts';
import { refundEntry } from './refund-entry.ts';

export const refundToJournal = defineFlow({
  name: 'refund-to-journal',
  title: 'Refunds become journal entries',
  on: ['refund'],
  posts: 'journal-entry',
  settings: accountRules,
  businessKey: orderId => `${orderKey(orderId)}/refunds`,
  validate: validateRules,

  async run(orderId, desk) {
    const refunds = await desk.fetchRefunds(orderId);
    const order = await desk.fetchOrder(
      orderId,
      Object.keys(desk.settings.taxByName).length > 0 ? ['taxes'] : [],
    );
    if (!order || refunds.length === 0)
      return { kind: 'not-due', sentence: `Order ${orderId} has no refunds.` };

    const orderPosting = await desk.lookUp(orderKey(orderId));
    let before = orderPosting?.state === 'accepted' ? undefined : `order ${orderId}`;
    for (const refund of refunds) {
      if (refund.declined) continue;
      const businessKey = `${orderKey(orderId)}/refunds/${refund.id}`;
      if (before !== undefined) {
        await desk.wait(
          businessKey,
          `Refund ${refund.id} of order ${orderId} waits until ${before} is booked.`,
        );
        continue;
      }
      const answer = await desk.postOrPark(businessKey, () => {
        const document = refundEntry(refund, order, desk.settings, desk.today());
        return {
          businessKey,
          reference: document.reference,
          document,
          amount: amountText(refund.total.negated(), order.currency),
          currency: order.currency,
        };
      });
      if (answer.state !== 'accepted') before = `refund ${refund.id}`;
    }
    return { kind: 'done' };
  },
});
