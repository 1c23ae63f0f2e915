// Paid orders become sales orders, one each.
import { dayIn } from '../core/calendar.ts';
import { amountText, money } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import { defineFlow, type FlowContext } from '../models/flow.ts';
import type { ShopOrder } from '../models/objects/shop.ts';
import { zoneOf } from './books.ts';
import { customerKey } from './customer-to-business-partner.ts';
import { orderKey, orderReference } from './references.ts';
import { salesOrderRecord } from './sales-order-record.ts';
import { type SalesOrderSettings, salesOrderSettings } from './sales-order-settings.ts';
import { say } from './sentences.ts';
import { tendersWhenPaid } from './tenders.ts';

export const orderToSalesOrder = defineFlow({
  name: 'order-to-sales-order',
  title: 'Orders become sales orders',
  on: ['shop-orders'],
  posts: 'sales-orders.create',
  needs: { from: ['shop-orders.get', 'payments.list', 'shops.list'], to: [] },
  settings: salesOrderSettings,
  sentences: say.table,
  prefix: settings => settings.referencePrefix,
  businessKey: orderKey,

  async run(orderId, context) {
    const { settings } = context;
    const order = await context.from.get('shop-orders', orderId, ['items']);
    const notDue = (why: Reason) => ({ kind: 'not-due' as const, why });
    if (!order) return notDue(say.reason('order-unknown', { order: orderId }));
    if (order.status === 'cancelled') return notDue(say.reason('order-cancelled', { order: orderId }));
    const payments = await context.from.list('payments', { order: orderId });
    if (settings.when === 'paid') {
      const tenders = tendersWhenPaid(order, payments, { ...settings, released: context.released });
      if (!Array.isArray(tenders)) return notDue(tenders);
    } else if (payments.length > 0 && payments.every(({ status }) => status === 'test')) {
      return notDue(say.reason('order-test-payment', { order: orderId }));
    }

    const soldTo = await soldToOf(order, context);
    if (soldTo === undefined) {
      await context.wait(
        orderKey(orderId),
        say.reason('order-waits', { order: orderId, customer: order.customer ?? '' }),
      );
      return { kind: 'done' };
    }
    const zone = await zoneOf(context.from, settings);
    await context.post({
      key: orderKey(orderId),
      reference: orderReference(settings.referencePrefix, orderId),
      record: salesOrderRecord(order, soldTo, settings, dayIn(order.created_at, zone)),
      amount: amountText(money(order.total_inc_tax), order.currency),
      currency: order.currency,
    });
    return { kind: 'done' };
  },
});

/** Undefined: the customer is not in the target system yet. */
async function soldToOf(
  order: ShopOrder,
  { settings, posted }: FlowContext<SalesOrderSettings>,
): Promise<string | undefined> {
  if (!settings.soldToFromPartner || order.customer === null) {
    return settings.soldToByCurrency[order.currency] ?? settings.soldTo;
  }
  const customer = await posted('customers.create', customerKey(order.customer));
  return customer?.state === 'accepted' ? customer.documentNumber : undefined;
}
