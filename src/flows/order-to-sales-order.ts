// Paid orders become sales orders, one each.
import { isDeepStrictEqual } from 'node:util';
import { dayIn } from '../core/calendar.ts';
import { KontorError } from '../core/errors.ts';
import { amountText, money } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import { defineFlow } from '../models/flow.ts';
import { zoneOf } from './books.ts';
import { inputError, madeOf } from './made-of.ts';
import { orderKey, orderReference } from './references.ts';
import { basisOf, followOrder } from './sales-order-changes.ts';
import { salesOrderSettings } from './sales-order-settings.ts';
import { say } from './sentences.ts';
import { german } from './settings.de.ts';
import { soldToOf } from './sold-to.ts';
import { hasReceived, tendersOf } from './tenders.ts';
import { partsFor, wholeSalesOrder } from './whole-sales-order.ts';

export const orderToSalesOrder = defineFlow({
  name: 'order-to-sales-order',
  title: 'Orders become sales orders',
  on: ['shop-orders'],
  posts: 'sales-orders.create',
  needs: { from: ['shop-orders.get', 'payments.list', 'shops.list'], to: ['sales-orders.get'] },
  settings: salesOrderSettings,
  settingTexts: { de: german },
  sentences: [say.words],
  questions: ['sales-order-edited', 'no-payment-stands'],
  prefix: settings => settings.referencePrefix,
  businessKey: orderKey,

  async run(orderId, context) {
    const { settings } = context;
    const order = await context.from.get('shop-orders', orderId, partsFor(settings));
    const notDue = (why: Reason) => ({ kind: 'not-due' as const, why });
    if (!order) return notDue(say.reason('order-unknown', { order: orderId }));
    if (order.status === 'cancelled')
      return (await followOrder(orderId, context))
        ? { kind: 'done' }
        : notDue(say.reason('order-cancelled', { order: orderId }));
    const payments = await context.from.list('payments', { order: orderId });
    if (settings.when === 'paid') {
      const tenders = await tendersOf(
        order,
        payments,
        settings.paidOutside,
        context,
        'sales-orders.create',
      ).catch(inputError);
      if (!Array.isArray(tenders)) {
        const hasNoMoney = payments.length > 0 && !hasReceived(payments);
        // A paid order that was edited may owe a rest: the shop goes on with it, and so does its sales order.
        const unpaid =
          order.status === 'paid' && !hasNoMoney ? undefined : { why: unpaidOf(tenders), hasNoMoney };
        if (await followOrder(orderId, context, unpaid)) return { kind: 'done' };
        if (tenders instanceof KontorError) throw tenders;
        return notDue(tenders);
      }
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
    const record = madeOf(() => wholeSalesOrder(order, soldTo, settings, dayIn(order.created_at, zone)));
    if (record instanceof KontorError) {
      if (!(await followOrder(orderId, context))) throw record;
      return { kind: 'done' };
    }
    const booked = await context.post({
      key: orderKey(orderId),
      reference: orderReference(settings.referencePrefix, orderId),
      record,
      amount: amountText(money(order.total_inc_tax), order.currency),
      currency: order.currency,
      basis: { ...basisOf(settings, order), received: hasReceived(payments) },
    });
    if (booked.isChanged || !isDeepStrictEqual(booked.record, record)) await followOrder(orderId, context);
    return { kind: 'done' };
  },
});

/** Without what a person should do about an order that is nowhere yet. */
function unpaidOf(why: Reason | KontorError): Reason {
  if (!(why instanceof KontorError)) return why;
  if (why.code !== 'no-payment-stands') throw why;
  return say.reason('payments-gone', { payment: why.params?.payment ?? '' });
}
