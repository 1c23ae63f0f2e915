// What people set for sales orders.
import { z } from 'zod';
import { picks } from '../models/picks.ts';
import { paidOutside, timeZone } from './account-rules.ts';

export const salesOrderSettings = z.strictObject({
  orderType: z.string().min(1).max(4).meta({ title: 'Type of the sales orders' }).default('OR'),
  salesOrganization: z.string().length(4).meta({ title: 'Sales organization' }),
  distributionChannel: z.string().length(2).meta({ title: 'Distribution channel' }).default('10'),
  division: z.string().length(2).meta({ title: 'Division' }).default('00'),
  soldTo: z
    .string()
    .min(1)
    .max(10)
    .meta({ title: 'Customer', ...picks('to', 'customers', 'id') })
    .describe('The customer for orders of guests, and of customers without a partner of their own.'),
  soldToByCurrency: z
    .record(z.string(), z.string().meta(picks('to', 'customers', 'id')))
    .meta({ title: 'Customers by currency' })
    .default({})
    .describe('Other customers for single currencies.'),
  soldToByCustomer: z
    .record(
      z.string(),
      z
        .string()
        .min(1)
        .max(10)
        .meta(picks('to', 'customers', 'id')),
    )
    .meta({ title: 'Customers by customer of the shop' })
    .default({})
    .describe(
      'Customers for single customers of the shop, by their id there: what a person has linked. It comes before soldToFromPartner and soldToByCurrency.',
    ),
  guests: z
    .strictObject({
      soldTo: z
        .string()
        .min(1)
        .max(10)
        .meta({ title: 'Customer of guests', ...picks('to', 'customers', 'id') })
        .describe('A customer who stands for all guests.'),
      language: z.string().length(2).meta({ title: 'Language' }).default('EN'),
    })
    .meta({ title: 'Orders of guests' })
    .optional()
    .describe(
      'Sell orders of guests to this customer, with the name, the billing and the shipping address of the guest on the sales order. Left out: to soldTo, without them.',
    ),
  ignoredOrderBlocks: z
    .array(z.string().min(1).max(2))
    .meta({ title: 'Order blocks that do not matter' })
    .default([])
    .describe(
      'Order blocks of customers that do not concern this order type, such as one for credit memos. With every other one the order is parked.',
    ),
  soldToFromPartner: z
    .boolean()
    .meta({ title: 'Sell to the business partner of the customer' })
    .default(false)
    .describe(
      'Sell to the customer that customer-to-business-partner has made of the shop customer, by its customer number.',
    ),
  materialBySku: z
    .record(z.string(), z.string().meta(picks('to', 'products', 'id')))
    .meta({ title: 'Materials by SKU' })
    .default({})
    .describe('Material numbers of single SKUs.'),
  defaultMaterial: z
    .string()
    .meta({ title: 'Material for every other SKU', ...picks('to', 'products', 'id') })
    .optional()
    .describe('The material for every other SKU; left out: the SKU itself is the material number.'),
  unit: z.string().max(3).meta({ title: 'Unit of sale' }).default('PC'),
  priceCondition: z
    .string()
    .length(4)
    .meta({ title: 'Condition of the price' })
    .default('PMP0')
    .describe('Manual price per unit, without tax.'),
  shippingCondition: z
    .string()
    .length(4)
    .meta({ title: 'Condition of shipping' })
    .optional()
    .describe('Header condition for shipping.'),
  discountCondition: z
    .string()
    .length(4)
    .meta({ title: 'Condition of discounts' })
    .optional()
    .describe('Header condition for discounts and coupons.'),
  feeCondition: z
    .string()
    .length(4)
    .meta({ title: 'Condition of fees' })
    .optional()
    .describe('Header condition for fees, handling, gift wrapping and what rounding leaves.'),
  notWritten: z
    .array(z.enum(['shipping', 'discount', 'fees']))
    .meta({ title: 'Left out on purpose' })
    .default([])
    .describe(
      'What sales orders leave out on purpose, because the other system finds it. Everything else has to add up to the net total of the shop, otherwise the order is parked.',
    ),
  giftCertificateMaterial: z
    .string()
    .meta({ title: 'Material of gift certificates', ...picks('to', 'products', 'id') })
    .optional()
    .describe('The material of gift certificates that are sold. Left out: such orders are parked.'),
  paidOutside,
  referencePrefix: z
    .string()
    .regex(/^[A-Z0-9-]{1,12}$/)
    .meta({ title: 'Prefix of references' })
    .default('BC-'),
  timeZone,
  when: z
    .enum(['paid', 'placed'])
    .meta({ title: 'When an order is posted' })
    .default('paid')
    .describe('Whether an order is posted when it is paid or as soon as it is placed.'),
  afterBooking: z
    .enum(['change', 'park', 'ignore'])
    .meta({ title: 'When an order changes afterwards' })
    .default('change')
    .describe(
      'What happens when an order is edited or cancelled after it became a sales order. change: the sales order is changed as long as nothing of it is delivered or billed, afterwards a person is told the difference; park leaves every change to a person, ignore only marks the posting.',
    ),
  rejectionReason: z
    .string()
    .min(1)
    .max(2)
    .meta({ title: 'Reason of rejection' })
    .optional()
    .describe(
      'The reason of rejection for the items of an order that is cancelled in the shop. Left out: a person is told.',
    ),
});

export type SalesOrderSettings = z.output<typeof salesOrderSettings>;
