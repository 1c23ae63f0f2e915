// What BigCommerce sends, as far as it is read; amounts become decimals from the text or number on the wire.
import { z } from 'zod';
import { brokenAnswer } from '../../core/broken-answer.ts';
import { schemaSaid } from '../../core/first-ten.ts';
import { money, zero } from '../../core/money.ts';

const amount = z.union([z.string(), z.number()]).transform(value => money(value));
export const text = z
  .string()
  .nullish()
  .transform(value => value ?? '');

export const addressSchema = z.object({
  first_name: text,
  last_name: text,
  company: text,
  street_1: text,
  city: text,
  state: text,
  zip: text,
  country_iso2: text,
  email: text,
  phone: text,
});

/** The documentation spells the amount without tax in two ways. */
const feeSchema = z
  .object({
    name: text,
    display_name_customer: text,
    cost_inc_tax: amount,
    cost_ex_tax: amount.nullish(),
    cost_exc_tax: amount.nullish(),
    cost_tax: amount.nullish(),
  })
  .transform(fee => ({
    name: fee.display_name_customer || fee.name,
    amountIncTax: fee.cost_inc_tax,
    amountExTax: fee.cost_ex_tax ?? fee.cost_exc_tax ?? fee.cost_inc_tax.minus(fee.cost_tax ?? zero),
  }));

export const orderSchema = z.object({
  id: z.number(),
  customer_id: z.number(),
  date_created: z.string(),
  date_modified: z.string(),
  status_id: z.number(),
  status: text,
  payment_method: text,
  external_order_id: z.union([z.string(), z.number()]).nullish(),
  default_currency_code: z.string().nullish(),
  currency_code: z.string().nullish(),
  total_inc_tax: amount,
  total_ex_tax: amount,
  total_tax: amount,
  subtotal_inc_tax: amount,
  subtotal_ex_tax: amount,
  shipping_cost_inc_tax: amount,
  shipping_cost_ex_tax: amount,
  handling_cost_inc_tax: amount,
  handling_cost_ex_tax: amount,
  wrapping_cost_inc_tax: amount,
  wrapping_cost_ex_tax: amount,
  discount_amount: amount,
  coupon_discount: amount,
  gift_certificate_amount: amount,
  store_credit_amount: amount,
  billing_address: addressSchema,
  fees: z.array(feeSchema).nullish(),
});

export const lineSchema = z.object({
  id: z.number(),
  sku: text,
  name: text,
  quantity: z.union([z.number(), z.string()]).transform(value => money(value, 'quantity')),
  quantity_shipped: z
    .union([z.number(), z.string()])
    .transform(value => money(value, 'quantity'))
    .nullish(),
  price_ex_tax: amount,
  price_inc_tax: amount,
  total_ex_tax: amount,
  total_inc_tax: amount,
});

export const taxSchema = z.object({
  name: text,
  rate: z.union([z.string(), z.number()]).transform(String),
  line_amount: amount,
});

export const transactionSchema = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  event: z.string(),
  method: text,
  gateway: text,
  amount,
  currency: text,
  status: z.string(),
  test: z.boolean().nullish(),
  // A number, a text, or an empty object.
  reference_transaction_id: z.unknown(),
  gateway_transaction_id: text,
  date_created: z.string(),
});

export const refundSchema = z.object({
  id: z.number(),
  order_id: z.number(),
  created: z.string(),
  reason: text,
  total_amount: amount,
  total_tax: amount,
  items: z.array(z.object({ item_type: z.string(), requested_amount: amount.nullish() })).nullish(),
  payments: z.array(z.object({ provider_id: text, amount, is_declined: z.boolean().nullish() })).nullish(),
});

export const customerSchema = z.object({
  id: z.number(),
  email: text,
  first_name: text,
  last_name: text,
  company: text,
  phone: text,
  date_created: z.string().nullish(),
  date_modified: z.string(),
  addresses: z
    .array(
      z.object({
        first_name: text,
        last_name: text,
        company: text,
        address1: text,
        city: text,
        state_or_province: text,
        postal_code: text,
        country_code: text,
        phone: text,
      }),
    )
    .nullish(),
});

export type Wire<Schema extends z.ZodType> = z.output<Schema>;

/** Throws `unavailable/broken-answer` naming the field that is not what it should be. */
export function readWith<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  what: string,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw brokenAnswer(
    `The store's ${what} cannot be read: ${issue?.path.join('.')}: ${schemaSaid(issue?.message ?? '')}`,
  );
}
