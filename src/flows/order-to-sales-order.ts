// Paid orders become sales orders, one each.
import { dayIn } from '../core/calendar.ts';
import { amountText, money } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import { defineFlow } from '../models/flow.ts';
import { zoneOf } from './books.ts';
import { guestAddresses } from './guest-addresses.ts';
import { orderKey, orderReference } from './references.ts';
import { salesOrderRecord } from './sales-order-record.ts';
import { salesOrderSettings } from './sales-order-settings.ts';
import { say } from './sentences.ts';
import { soldToOf } from './sold-to.ts';
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
    const parts = settings.guests === undefined ? ['items'] : ['items', 'shipping_addresses'];
    const order = await context.from.get('shop-orders', orderId, parts);
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
      record: {
        ...salesOrderRecord(order, soldTo, settings, dayIn(order.created_at, zone)),
        ...guestAddresses(order, settings),
      },
      amount: amountText(money(order.total_inc_tax), order.currency),
      currency: order.currency,
    });
    return { kind: 'done' };
  },
});
