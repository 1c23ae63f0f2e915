// What is sold and delivered: sales orders and deliveries.
import { z } from 'zod';
import { date, day, decimal, instant, type ObjectModel, progress, since, text, word } from './field.ts';
import * as input from './input.ts';
import { addressFields } from './master-data.ts';
import { orderValue } from './order-value.ts';

const status = z.enum(['open', 'partly', 'complete']).optional();

const orderItem = {
  product: text,
  text,
  quantity: decimal,
  unit: text,
  net_amount: decimal,
  currency: text,
  plant: text,
  delivery_status: progress,
  billing_status: progress,
  rejection_reason: text,
  confirmed_quantity: decimal.describe('What the schedule lines confirm.'),
  delivered_quantity: decimal.describe('What the schedule lines say was delivered.'),
};

const documentAddress = z.strictObject({
  name: input.text.describe(
    'Of the person or the company. S/4HANA keeps it in four fields of 40 characters.',
  ),
  ...addressFields,
});
const addressTexts = ['name', 'street', 'street_2', 'street_3', 'district', 'city'];

const conditions = z
  .array(
    z.strictObject({
      type: input.text.describe('A type of condition of the whole order, such as one for freight.'),
      amount: input.decimal.describe('In the currency of the order; what is taken off is negative.'),
    }),
  )
  .max(99);

const price = {
  price: input.decimal.describe(
    'Of one unit, or of price_quantity units, without tax; left out: the system finds it. Needs price_condition.',
  ),
  price_quantity: z
    .int()
    .min(1)
    .max(99_999)
    .describe(
      'How many units the price is for, where it is not one: 125.61 for 9, because 13.9567 for one cannot be kept.',
    ),
};
const priceCondition = input.text.describe('The type of condition that holds a price by hand.');

const salesOrders = {
  one: 'sales order',
  summary: 'Sales orders, such as the open ones of the last thirty days.',
  shape: z.object({
    id: z.string(),
    type: text,
    customer: text.describe('The one who ordered.'),
    reference: text.describe("The customer's own number of the order, or ours."),
    created_on: day,
    changed_at: instant,
    order_date: day,
    requested_delivery_date: day,
    currency: text,
    net_amount: decimal,
    status: progress.describe('Of the whole order.'),
    delivery_status: progress,
    billing_status: progress,
    delivery_block: text,
    billing_block: text,
    sales_organization: text,
    distribution_channel: text,
    division: text,
  }),
  item: z.object({ id: z.string(), ...orderItem }),
  filters: {
    type: word,
    customer: word,
    reference: word,
    sales_organization: word,
    created_from: date,
    created_to: date,
    changed_since: since,
    status,
    delivery_status: status,
  },
  texts: [
    'items.text',
    ...['address', 'ship_to_address'].flatMap(of => addressTexts.map(name => `${of}.${name}`)),
  ],
  create: z.strictObject({
    reference: input.reference(35).optional(),
    type: input.text.describe('Such as OR.'),
    sales_organization: input.text,
    distribution_channel: input.text,
    division: input.text,
    customer: input.text,
    address: documentAddress
      .optional()
      .describe(
        'Of the one who ordered, on this document alone: where the customer stands for many, such as all guests.',
      ),
    ship_to_address: documentAddress
      .optional()
      .describe("Where the goods go, on this document alone; left out: to the customer's own address."),
    order_date: input.day.optional(),
    customer_order_date: input.day.optional().describe('When the customer ordered.'),
    requested_delivery_date: input.day.optional(),
    currency: input.text.optional(),
    delivery_block: input.text.optional(),
    billing_block: input.text.optional(),
    conditions: conditions.optional(),
    items: input.items(
      z.strictObject({
        product: input.text,
        text: input.text.optional(),
        quantity: input.decimal,
        unit: input.text.optional(),
        plant: input.text.optional(),
        price: price.price.optional(),
        price_quantity: price.price_quantity.optional(),
        price_condition: priceCondition.default('PMP0'),
        custom: input.custom,
      }),
    ),
    custom: input.custom,
  }),
  compared: {
    fields: ['customer', 'currency', 'order_date'],
    items: { by: 'product', total: 'quantity' },
    value: { field: 'net_amount', of: orderValue },
  },
  update: input.changes(
    {
      requested_delivery_date: input.day,
      delivery_block: input.text,
      billing_block: input.text,
    },
    {
      text: input.text,
      quantity: input.decimal,
      unit: input.text,
      plant: input.text,
      rejection_reason: input.text.describe('Takes the item out of the order, and leaves it there.'),
    },
    {
      fields: {
        conditions: conditions.describe('Those of these types are changed, or added; others stay.'),
        only_if_open: z
          .literal(true)
          .describe('Nothing is changed once delivery or billing of the order has begun.'),
      },
      ofItems: {
        product: input.text.describe('Adds an item under this id, which must be free. Needs quantity.'),
        ...price,
        price_condition: priceCondition,
        is_removed: z.literal(true).describe('Deletes the item, as far as the system lets it be deleted.'),
      },
      items: 'They are changed, added and removed together with the rest, or nothing is.',
    },
  ),
} satisfies ObjectModel;

const salesOrderItems = {
  one: 'item of a sales order',
  summary: 'Items of all sales orders, such as the open ones of a product.',
  shape: z.object({ id: z.string(), order: text, order_item: text, ...orderItem }),
  filters: { order: word, product: word, plant: word, delivery_status: status },
} satisfies ObjectModel;

const deliveries = {
  one: 'delivery',
  summary: 'Outbound deliveries.',
  shape: z.object({
    id: z.string(),
    type: text,
    ship_to: text,
    customer: text,
    created_on: day,
    changed_on: day,
    planned_goods_issue_date: day,
    actual_goods_issue_date: day,
    delivery_date: day,
    tracking_number: text.describe('From the bill of lading, where most systems keep it.'),
    goods_issue_status: progress,
    picking_status: progress,
    delivery_block: text,
    shipping_point: text,
    reference: text.describe('The external delivery ID, in which Kontor keeps its own.'),
  }),
  item: z.object({
    id: z.string(),
    product: text,
    text,
    quantity: decimal,
    unit: text,
    plant: text,
    storage_location: text,
    order: text,
    order_item: text,
  }),
  filters: {
    customer: word,
    ship_to: word,
    created_from: date,
    created_to: date,
    goods_issue_status: status,
  },
  create: z.strictObject({
    reference: input.reference(35).optional(),
    shipping_point: input.text.optional(),
    items: input.items(
      z.strictObject({
        order: input.text.describe('The sales order that is delivered.'),
        order_item: input.text,
        quantity: input.decimal.optional().describe('Left out: all that is open.'),
        unit: input.text.optional(),
        custom: input.custom,
      }),
    ),
    custom: input.custom,
  }),
  update: input.changes({
    planned_goods_issue_date: input.day,
    delivery_date: input.day,
    tracking_number: input.text,
    delivery_block: input.text,
  }),
} satisfies ObjectModel;
export const sales = {
  'sales-orders': salesOrders,
  'sales-order-items': salesOrderItems,
  deliveries,
} satisfies Record<string, ObjectModel>;
