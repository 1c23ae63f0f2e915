// Paid orders become sales orders, one each.
import { z } from 'zod';
import { KontorError } from '../core/errors.ts';
import { amountText } from '../core/money.ts';
import { defineFlow } from '../models/flow.ts';
import type { PriceCondition, SalesOrder } from '../models/sales-order.ts';
import type { ShopOrder } from '../models/shop-order.ts';
import { reference } from './account-rules.ts';
import { customerKey } from './customer-to-business-partner.ts';
import { orderKey } from './order-to-journal.ts';

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
    .describe('Use the business partner that customer-to-business-partner has made of the shop customer.'),
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
  on: ['order'],
  posts: 'sales-order',
  settings: salesOrderSettings,
  businessKey: orderKey,

  async run(orderId, desk) {
    const { settings } = desk;
    const order = await desk.fetchOrder(orderId, ['lines']);
    if (!order) return { kind: 'not-due', sentence: `The shop does not know order ${orderId} any more.` };
    if (order.progress === 'cancelled')
      return { kind: 'not-due', sentence: `Order ${orderId} was cancelled.` };
    if (settings.when === 'paid' && order.progress !== 'paid') {
      return { kind: 'not-due', sentence: `Order ${orderId} is not paid yet (${order.statusName}).` };
    }

    const soldTo = await soldToOf(order, settings, desk);
    if (soldTo === undefined) {
      await desk.wait(
        orderKey(orderId),
        `Order ${orderId} waits until customer ${order.customerId} is a business partner.`,
      );
      return { kind: 'done' };
    }
    const document = salesOrderOf(order, soldTo, settings);
    await desk.post({
      businessKey: orderKey(orderId),
      reference: document.reference,
      document,
      amount: amountText(order.totals.totalIncTax, order.currency),
      currency: order.currency,
    });
    return { kind: 'done' };
  },
});

/** Undefined: the customer's business partner is not there yet. */
async function soldToOf(
  order: ShopOrder,
  settings: SalesOrderSettings,
  desk: {
    lookUpPartner(key: string): Promise<{ state: string; documentNumber: string | undefined } | undefined>;
  },
): Promise<string | undefined> {
  if (!settings.soldToFromPartner || order.customerId === undefined) {
    return settings.soldToByCurrency[order.currency] ?? settings.soldTo;
  }
  const partner = await desk.lookUpPartner(customerKey(order.customerId));
  return partner?.state === 'accepted' ? partner.documentNumber : undefined;
}

/** Throws kind `input` for orders that no sales order can be made of. */
export function salesOrderOf(order: ShopOrder, soldTo: string, settings: SalesOrderSettings): SalesOrder {
  const lines = order.lines.filter(line => !line.quantity.isZero());
  const negative = lines.find(line => line.quantity.isNegative());
  if (lines.length === 0 || negative) {
    const why = negative
      ? `its line ${negative.sku} has a quantity of ${negative.quantity}`
      : 'it has no lines';
    throw new KontorError(
      'input',
      'no-sales-order',
      `Order ${order.id} cannot become a sales order: ${why}.`,
      {
        next: 'Correct the order in the shop and replay, or enter it in SAP by hand.',
      },
    );
  }
  const { totals } = order;
  const discount = totals.discount.plus(totals.coupon);
  const conditions: PriceCondition[] = [
    ...(settings.shippingCondition && !totals.shippingExTax.isZero()
      ? [{ type: settings.shippingCondition, rate: totals.shippingExTax }]
      : []),
    ...(settings.discountCondition && !discount.isZero()
      ? [{ type: settings.discountCondition, rate: discount.negated() }]
      : []),
  ];
  const day = order.createdAt.toISOString().slice(0, 10);
  return {
    orderType: settings.orderType,
    salesOrganization: settings.salesOrganization,
    distributionChannel: settings.distributionChannel,
    division: settings.division,
    soldTo,
    reference: reference(settings.referencePrefix, order.id, 35),
    currency: order.currency,
    orderDate: day,
    requestedDeliveryDate: day,
    conditions,
    items: lines.map(line => ({
      material: settings.materialBySku[line.sku] ?? settings.defaultMaterial ?? line.sku,
      text: line.name,
      quantity: line.quantity,
      unit: settings.unit,
      // A line for nothing needs no price of its own.
      conditions: line.priceExTax.isZero() ? [] : [{ type: settings.priceCondition, rate: line.priceExTax }],
    })),
  };
}
