// Orders that are paid become journal entries, one each.
import { amountText, money, sum } from '../core/money.ts';
import { defineFlow } from '../models/flow.ts';
import { ofLedger } from '../models/ledger-check.ts';
import type { Payment, ShopOrder } from '../models/objects/shop.ts';
import {
  type AccountRules,
  accountRules,
  checkAccounts,
  keyOfMethod,
  ledgerNeeds,
  validateRules,
} from './account-rules.ts';
import { journalRecord } from './journal-entry.ts';
import { amountDue, orderEntry, type Tender } from './order-entry.ts';
import { say } from './sentences.ts';

export const orderToJournal = defineFlow({
  name: 'order-to-journal',
  title: 'Paid orders become journal entries',
  on: ['shop-orders'],
  posts: 'journal-entries.create',
  needs: { from: ['shop-orders.get', 'payments.list'], to: ledgerNeeds },
  settings: accountRules,
  sentences: { ...say.table, ...ofLedger.table },
  prefix: rules => rules.referencePrefix,
  businessKey: orderKey,
  validate: validateRules,

  async run(orderId, context) {
    const { settings: rules, from, to } = context;
    const order = await from.get('shop-orders', orderId, partsFor(rules));
    if (!order) return { kind: 'not-due', why: say.reason('order-unknown', { order: orderId }) };
    // After the order: a payment that comes in between must not look like one outside the shop.
    const payments = await from.list('payments', { order: orderId });

    const tenders = tendersWhenPaid(order, payments);
    if (!tenders)
      return {
        kind: 'not-due',
        why: say.reason('order-not-paid', { order: orderId, status: order.status_name }),
      };

    const entry = orderEntry(order, tenders, rules, context.today());
    await checkAccounts(to, entry, context.today());
    await context.post({
      key: orderKey(orderId),
      reference: entry.reference,
      record: journalRecord(entry),
      amount: amountText(money(order.total_inc_tax), order.currency),
      currency: order.currency,
    });
    return { kind: 'done' };
  },
});

/** Each part costs a request against the shop's quota: only what the rules tell apart is read. */
function partsFor(rules: AccountRules): string[] {
  return [
    ...(Object.keys(rules.taxByName).length > 0 ? ['taxes'] : []),
    ...(Object.keys(rules.revenueBySku).length > 0 ? ['items'] : []),
  ];
}

export function orderKey(orderId: string): string {
  return `orders/${orderId}`;
}

/**
 * The payments of an order that is fully paid; undefined while it is not. Payments outside the shop (bank transfer, cash
 * on delivery) leave no trace but the status: then the status counts, unless money is only reserved.
 */
function tendersWhenPaid(order: ShopOrder, payments: readonly Payment[]): Tender[] | undefined {
  const due = amountDue(order);
  const tenders = payments
    .filter(({ status }) => status === 'received')
    .map(one => tenderOf(one, order.currency));
  // More than due is paid too; that it does not add up is said when the entry is made.
  if (tenders.length > 0)
    return sum(tenders.map(({ amount }) => amount)).greaterThanOrEqualTo(due) ? tenders : undefined;
  if (order.status !== 'paid' || payments.some(({ status }) => status === 'reserved')) return undefined;
  if (due.isZero()) return [];
  return [{ methods: [keyOfMethod(order.payment_method), 'offline'], amount: due, currency: order.currency }];
}

const tenderOf = ({ gateway, method, amount, currency }: Payment, fallback: string): Tender => ({
  methods: [gateway, method].filter(name => name !== null),
  amount: money(amount),
  currency: currency ?? fallback,
});
