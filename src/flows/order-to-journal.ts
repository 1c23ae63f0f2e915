// Orders that are paid become journal entries, one each.
import { amountText, sum } from '../core/money.ts';
import type { OrderPart } from '../models/connector.ts';
import { defineFlow } from '../models/flow.ts';
import type { ShopOrder, Tender } from '../models/shop-order.ts';
import {
  type AccountRules,
  accountRules,
  checkAccounts,
  keyOfMethod,
  validateRules,
} from './account-rules.ts';
import { journalRecord } from './journal-entry.ts';
import { amountDue, orderEntry } from './order-entry.ts';

export const orderToJournal = defineFlow({
  name: 'order-to-journal',
  title: 'Paid orders become journal entries',
  on: ['order'],
  posts: 'journal-entries.create',
  settings: accountRules,
  prefix: rules => rules.referencePrefix,
  businessKey: orderKey,
  validate: validateRules,

  async run(orderId, context) {
    const { settings: rules } = context;
    const order = await context.fetchOrder(orderId, partsFor(rules));
    if (!order) return { kind: 'not-due', sentence: `The shop does not know order ${orderId} any more.` };

    const tenders = tendersWhenPaid(order);
    if (!tenders)
      return { kind: 'not-due', sentence: `Order ${orderId} is not paid yet (${order.statusName}).` };

    const entry = orderEntry(order, tenders, rules, context.today());
    await checkAccounts(context.ledger, entry);
    await context.post({
      key: orderKey(orderId),
      reference: entry.reference,
      record: journalRecord(entry),
      amount: amountText(order.totals.totalIncTax, order.currency),
      currency: order.currency,
    });
    return { kind: 'done' };
  },
});

/** Each part costs a request against the shop's quota: only what the rules tell apart is read. */
function partsFor(rules: AccountRules): OrderPart[] {
  return [
    'payments',
    ...(Object.keys(rules.taxByName).length > 0 ? (['taxes'] as const) : []),
    ...(Object.keys(rules.revenueBySku).length > 0 ? (['lines'] as const) : []),
  ];
}

export function orderKey(orderId: string): string {
  return `orders/${orderId}`;
}

/**
 * The payments of an order that is fully paid; undefined while it is not. Payments outside the shop (bank transfer, cash
 * on delivery) leave no trace but the status: then the status counts, unless money is only reserved.
 */
function tendersWhenPaid(order: ShopOrder): Tender[] | undefined {
  const due = amountDue(order);
  const received = sum(order.tenders.map(tender => tender.amount));
  // More than due is paid too; that it does not add up is said when the entry is made.
  if (order.tenders.length > 0) return received.greaterThanOrEqualTo(due) ? order.tenders : undefined;
  if (order.progress !== 'paid' || order.authorized) return undefined;
  if (due.isZero()) return [];
  return [
    {
      id: order.id,
      methods: [keyOfMethod(order.paymentMethod), 'offline'],
      amount: due,
      currency: order.currency,
      receivedAt: order.modifiedAt,
    },
  ];
}
