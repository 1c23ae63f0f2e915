// Paid orders become sales orders, one each.
import { z } from 'zod';
import { amountText, money } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import { defineFlow, type FlowContext } from '../models/flow.ts';
import type { ShopOrder } from '../models/objects/shop.ts';
import { customerKey } from './customer-to-business-partner.ts';
import { orderKey } from './order-to-journal.ts';
import { orderReference } from './references.ts';
import { say } from './sentences.ts';

export const salesOrderSettings = z.strictObject({
  orderType: z.string().min(1).max(4).default('OR'),
  salesOrganization: z.string().length(4),
  distributionChannel: z.string().length(2).default('10'),
  division: z.string().length(2).default('00'),
  soldTo: z
    .string()
    .min(1)
    .max(10)
    .describe('The customer for orders of guests, and of customers without a partner of their own.'),
  soldToByCurrency: z
    .record(z.string(), z.string())
    .default({})
    .describe('Other customers for single currencies.'),
  soldToFromPartner: z
    .boolean()
    .default(false)
    .describe(
      'Sell to the customer that customer-to-business-partner has made of the shop customer, by its customer number.',
    ),
  materialBySku: z.record(z.string(), z.string()).default({}).describe('Material numbers of single SKUs.'),
  defaultMaterial: z
    .string()
    .optional()
    .describe('The material for every other SKU; left out: the SKU itself is the material number.'),
  unit: z.string().max(3).default('PC'),
  priceCondition: z.string().length(4).default('PMP0').describe('Manual price per unit, without tax.'),
  shippingCondition: z
    .string()
    .length(4)
    .optional()
    .describe('Header condition for shipping; left out: shipping is not written.'),
  discountCondition: z.string().length(4).optional().describe('Header condition for discounts and coupons.'),
  referencePrefix: z
    .string()
    .regex(/^[A-Z0-9-]{1,12}$/)
    .default('BC-'),
  when: z
    .enum(['paid', 'placed'])
    .default('paid')
    .describe('Whether an order is posted when it is paid or as soon as it is placed.'),
});

export type SalesOrderSettings = z.output<typeof salesOrderSettings>;

export const orderToSalesOrder = defineFlow({
  name: 'order-to-sales-order',
  title: 'Orders become sales orders',
  on: ['shop-orders'],
  posts: 'sales-orders.create',
  needs: { from: ['shop-orders.get'], to: [] },
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
    if (settings.when === 'paid' && order.status !== 'paid')
      return notDue(say.reason('order-not-paid', { order: orderId, status: order.status_name }));

    const soldTo = await soldToOf(order, context);
    if (soldTo === undefined) {
      await context.wait(
        orderKey(orderId),
        say.reason('order-waits', { order: orderId, customer: order.customer ?? '' }),
      );
      return { kind: 'done' };
    }
    await context.post({
      key: orderKey(orderId),
      reference: orderReference(settings.referencePrefix, orderId),
      record: salesOrderRecord(order, soldTo, settings),
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

/** Of the unified object `sales-orders`. Throws kind `input` for orders that no sales order can be made of. */
export function salesOrderRecord(
  order: ShopOrder,
  soldTo: string,
  settings: SalesOrderSettings,
): Record<string, unknown> {
  const lines = (order.items ?? []).filter(line => !money(line.quantity).isZero());
  const negative = lines.find(line => money(line.quantity).isNegative());
  if (lines.length === 0 || negative) {
    const why = negative
      ? say.reason('negative-line', { sku: negative.sku ?? '', quantity: negative.quantity })
      : say.reason('no-lines');
    throw say.error('input', 'no-sales-order', { order: order.id, why });
  }
  const shipping = money(order.shipping_ex_tax);
  const discount = money(order.discount).plus(order.coupon);
  const conditions = [
    ...(settings.shippingCondition && !shipping.isZero()
      ? [{ type: settings.shippingCondition, amount: shipping.toFixed() }]
      : []),
    ...(settings.discountCondition && !discount.isZero()
      ? [{ type: settings.discountCondition, amount: discount.negated().toFixed() }]
      : []),
  ];
  const day = order.created_at.slice(0, 10);
  return {
    type: settings.orderType,
    sales_organization: settings.salesOrganization,
    distribution_channel: settings.distributionChannel,
    division: settings.division,
    customer: soldTo,
    currency: order.currency,
    customer_order_date: day,
    requested_delivery_date: day,
    ...(conditions.length > 0 ? { conditions } : {}),
    items: lines.map(line => ({
      product: settings.materialBySku[line.sku ?? ''] ?? settings.defaultMaterial ?? line.sku ?? '',
      text: line.name ?? '',
      quantity: line.quantity,
      unit: settings.unit,
      // A line for nothing needs no price of its own.
      ...(money(line.price_ex_tax).isZero()
        ? {}
        : { price: line.price_ex_tax, price_condition: settings.priceCondition }),
    })),
  };
}
