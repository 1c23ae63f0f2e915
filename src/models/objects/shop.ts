// What a shop has: its orders, refunds, customers and payments. Amounts of an order are in its currency, the one the shopper
// paid in. `…_inc_tax` includes tax, `…_ex_tax` does not.
import { z } from 'zod';
import { date, decimal, flag, instant, type ObjectModel, progress, since, text, word } from './field.ts';
import type { StockLevel } from './inventory.ts';

const amount = z.string().describe('A decimal number as text.');
const moment = z.string().describe('An instant, UTC.');

const address = z.object({
  first_name: text,
  last_name: text,
  company: text,
  street: text.describe('With the number of the house.'),
  street_2: text.describe('The second line.'),
  city: text,
  postal_code: text,
  region: text.describe('As the shop says it: mostly a name.'),
  country: text.describe('ISO 3166 alpha-2.'),
  email: text,
  phone: text,
});

const shopOrders = {
  one: 'shop order',
  summary: 'Orders of a shop.',
  shape: z.object({
    id: z.string(),
    customer: text.describe('Null: a guest.'),
    channel: text.describe('Where it was placed: the id of a shop channel.'),
    reference: text.describe("The order's number in another system."),
    created_at: moment,
    changed_at: moment,
    currency: z.string().describe('ISO 4217, such as EUR: the one the shopper paid in.'),
    status: z
      .enum(['open', 'paid', 'disputed', 'cancelled'])
      .describe(
        'open: not paid yet, or not for sure; paid: the shop says that the money is there; disputed: the customer or the bank has asked for it back; cancelled: it will never be paid.',
      ),
    status_name: z.string().describe("The shop's own name for it."),
    delivery_status: progress,
    refund_status: z
      .enum(['partly', 'wholly'])
      .nullable()
      .describe('Where the status of the shop says that it was refunded; null: it says something else.'),
    payment_method: z.string().describe("The shop's name of it."),
    total_inc_tax: amount.describe('What the order costs, tax included, whatever it is paid with.'),
    total_ex_tax: amount.describe('The total without its tax.'),
    tax: amount.describe('All taxes of the order together.'),
    subtotal_inc_tax: amount.describe('What its items come to, tax included.'),
    subtotal_ex_tax: amount.describe('The same without tax.'),
    shipping_inc_tax: amount.describe('Shipping, tax included.'),
    shipping_ex_tax: amount.describe('Shipping without tax.'),
    extras_inc_tax: amount.describe('Handling and gift wrapping.'),
    extras_ex_tax: amount.describe('The same without tax.'),
    discount: amount.describe('Includes tax, as the coupon does.'),
    coupon: amount.describe('What coupons take off, tax included.'),
    gift_certificate: amount.describe('Part of the total that was paid with a gift certificate.'),
    store_credit: amount.describe('Part of the total that was paid with store credit.'),
    fees: z
      .array(
        z.object({
          name: text.describe('As `feesByName` names it, such as Tip.'),
          amount_inc_tax: amount.describe('Tax included.'),
          amount_ex_tax: amount.describe('Without tax.'),
        }),
      )
      .describe('Fees of the order that the shop names: tips, cash rounding. Not handling and wrapping.'),
    billing_address: address.describe('To whom the invoice goes.'),
  }),
  item: z.object({
    id: z.string(),
    sku: text.describe('Of the product or its variant.'),
    name: text,
    quantity: amount.describe('How many were ordered.'),
    shipped_quantity: decimal.describe('How many have left.'),
    refunded_quantity: decimal.describe('How many were refunded, where the shop counts them.'),
    price_ex_tax: amount.describe('Of one, without tax, before discounts.'),
    price_inc_tax: amount.describe('Of one, tax included, before discounts.'),
    total_ex_tax: amount.describe('Of all of them, without tax, before discounts.'),
    total_inc_tax: amount.describe('Of all of them, tax included, before discounts.'),
    wrapping_inc_tax: decimal.describe('Gift wrapping of it; it stands among the extras of the order.'),
    wrapping_ex_tax: decimal,
    discounted_total_inc_tax: decimal.describe(
      'What is left of it after all discounts; null: the shop does not say.',
    ),
    kind: z
      .enum(['goods', 'gift-certificate'])
      .describe('gift-certificate: one that was sold. It is money that the shop owes, until it is redeemed.'),
  }),
  details: z.object({
    shipping_addresses: z.array(address).describe('Empty: nothing is shipped.'),
    taxes: z
      .array(
        z.object({
          name: z.string().describe('As `taxByName` names it, such as VAT 19%.'),
          rate: z.string().describe('Percent, as the shop prints it.'),
          amount: amount.describe('Of this tax in the whole order.'),
          items: z
            .array(
              z.object({
                item: z.string().describe('The id of the item.'),
                amount: amount.describe('Of this tax in this item.'),
              }),
            )
            .describe('What of it is the tax of single items; the rest is that of shipping and fees.'),
        }),
      )
      .describe('Each tax of the order by its name. Only flows whose rules tell taxes apart read them.'),
  }),
  filters: {
    customer: word,
    reference: word,
    created_from: date,
    created_to: date,
    changed_since: since,
  },
} satisfies ObjectModel;

const shopRefunds = {
  one: 'refund',
  summary: 'Money that a shop has given back.',
  shape: z.object({
    id: z.string(),
    order: z.string().describe('The id of its order.'),
    created_at: moment,
    reason: text.describe('As staff have entered it.'),
    total: amount.describe('Tax included.'),
    tax: amount.describe('The tax that the shop takes back with it.'),
    parts: z
      .array(
        z.object({
          kind: z
            .enum(['goods', 'wrapping', 'shipping', 'handling', 'fee', 'tax', 'order', 'kept'])
            .describe(
              'What was refunded. order: an amount on the whole order, as goodwill; kept: what was kept back, below zero.',
            ),
          item: text.describe('The item of the order, for goods and wrapping.'),
          quantity: decimal.describe('How many of the item.'),
          amount: decimal.describe('Tax included; null: the shop names the quantity only.'),
        }),
      )
      .describe('Empty: only tax was given back, or the shop does not say what was refunded.'),
    payments: z
      .array(
        z.object({
          method: text.describe("The shop's name of the provider."),
          amount: amount.describe('What was given back in this way.'),
          is_offline: z.boolean().describe('True: the money did not go through the provider.'),
        }),
      )
      .describe('How it was given back, without what was declined.'),
    is_declined: z.boolean().describe('True: every payment was declined.'),
    is_overridden: z
      .boolean()
      .describe('True: a person has set the total, so that it need not be what the parts are worth.'),
  }),
  filters: { order: word, created_from: date },
} satisfies ObjectModel;

const shopCustomers = {
  one: 'shop customer',
  summary: 'Customers of a shop.',
  shape: z.object({
    id: z.string(),
    first_name: text,
    last_name: text,
    company: text,
    email: text,
    phone: text,
    created_at: instant,
    changed_at: moment,
  }),
  details: z.object({ addresses: z.array(address) }),
  filters: { created_from: date, created_to: date },
} satisfies ObjectModel;

const payments = {
  one: 'payment',
  summary: 'Payments of one order of a shop, with everything that happened to them.',
  shape: z.object({
    id: z.string(),
    order: z.string().describe('The id of its order.'),
    status: z
      .enum(['received', 'reserved', 'pending', 'voided', 'declined', 'test', 'repeated', 'other'])
      .describe(
        'received: the money came in; reserved: it was authorized only; pending: the provider is still working on it; voided: it was taken back before it moved; declined: no money moved; test: the gateway was in test mode; repeated: it stands in another row already; other: a refund, or what stands on the order itself (gift certificates, store credit).',
      ),
    event: text.describe("The shop's own word: purchase, capture, void."),
    gateway: text.describe('The provider, such as `stripe`. `clearing` looks for it first.'),
    method: text.describe(
      'How the customer paid with it, such as `credit_card`. `clearing` looks for it next.',
    ),
    amount: amount.describe('What was received, reserved or declined.'),
    currency: text.describe('ISO 4217. It counts only if it is that of the order.'),
    created_at: moment.describe('An instant, UTC: when it came in.'),
    is_test: flag,
    is_offline: z.boolean().describe('True: it was not made through a provider, such as a bank transfer.'),
  }),
  filters: { order: word.describe('Payments are listed for one order.') },
} satisfies ObjectModel;

const shops = {
  one: 'shop',
  summary: 'The shop itself.',
  shape: z.object({
    id: z.string(),
    name: text,
    currency: text,
    time_zone: text.describe('A name of the IANA database, such as `America/Chicago`.'),
    main_channel: text.describe('The channel that is the shop itself: never a marketplace.'),
  }),
  filters: {},
} satisfies ObjectModel;

const shopChannels = {
  one: 'shop channel',
  summary: 'Where a shop sells: its storefronts, marketplaces and tills.',
  shape: z.object({
    id: z.string(),
    name: text,
    kind: z.enum(['storefront', 'marketplace', 'till', 'other']),
    platform: text.describe("The shop's own word: `amazon`, `bigcommerce`."),
    is_enabled: flag,
  }),
  filters: {},
} satisfies ObjectModel;

export const shop = {
  'shop-orders': shopOrders,
  'shop-refunds': shopRefunds,
  'shop-customers': shopCustomers,
  payments,
  shops,
  'shop-channels': shopChannels,
} satisfies Record<string, ObjectModel>;

export type Address = z.output<typeof address>;
type Head = z.output<typeof shopOrders.shape>;
export type ShopOrderLine = z.output<typeof shopOrders.item>;
/** Parts that were not asked for are missing. */
export type ShopOrder = Head & Partial<z.output<typeof shopOrders.details>> & { items?: ShopOrderLine[] };
export type ShopRefund = z.output<typeof shopRefunds.shape>;
export type ShopCustomer = z.output<typeof shopCustomers.shape> &
  Partial<z.output<typeof shopCustomers.details>>;
export type Payment = z.output<typeof payments.shape>;
export type Shop = z.output<typeof shops.shape>;
export type ShopChannel = z.output<typeof shopChannels.shape>;

/** The records whose fields have types. */
export interface ShopRecords {
  'shop-orders': ShopOrder;
  'shop-refunds': ShopRefund;
  'shop-customers': ShopCustomer;
  payments: Payment;
  shops: Shop;
  'shop-channels': ShopChannel;
  inventory: StockLevel;
}
