// What others may write in the store over V2: orders.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { money, zero } from '../../core/money.ts';
import { enabledStatuses } from './channels.ts';
import type { Shop } from './shop.ts';
import type { OrderDraft } from './shop-data.ts';
import { orderV2 } from './wire.ts';

const amount = z.union([z.string(), z.number()]).transform(value => money(value));
const address = z.object(
  Object.fromEntries(
    [
      'first_name',
      'last_name',
      'company',
      'street_1',
      'street_2',
      'city',
      'state',
      'zip',
      'country',
      'country_iso2',
      'email',
      'phone',
    ].map(name => [name, z.string().default('')]),
  ) as Record<keyof OrderDraft['address'], z.ZodDefault<z.ZodString>>,
);
const orderBody = z.object({
  customer_id: z.number().int().default(0),
  status_id: z.number().int().optional(),
  default_currency_code: z.string().length(3).optional(),
  payment_method: z.string().default('Credit Card'),
  billing_address: address,
  products: z
    .array(
      z.object({
        name: z.string(),
        sku: z.string().default(''),
        quantity: z.number().int().min(1),
        price_ex_tax: amount,
        price_inc_tax: amount,
      }),
    )
    .min(1),
  shipping_cost_ex_tax: amount.default(zero),
  discount_amount: amount.default(zero),
  channel_id: z.number().int().default(1),
});

export function addRoutesForWrites(app: FastifyInstance, shop: Shop, base: () => string): void {
  app.post('/v2/orders', (request, reply) => {
    const body = orderBody.safeParse(request.body);
    if (!body.success) {
      const errors = body.error.issues.map(issue => ({
        status: 400,
        message: `The field '${issue.path.join('.')}' is invalid: ${issue.message}`,
      }));
      return reply.code(400).send(errors);
    }
    const channel = shop.channels.get(body.data.channel_id);
    if (!channel || !enabledStatuses.includes(channel.status)) {
      const message = "The field 'channel_id' is invalid: it must be a channel that exists and is enabled.";
      return reply.code(400).send([{ status: 400, message }]);
    }
    return orderV2(shop.placeOrder(draftOf(body.data, shop)), base());
  });
}

function draftOf(body: z.output<typeof orderBody>, shop: Shop): OrderDraft {
  const [first] = body.products;
  // Prices with and without tax name the rate; one for the whole order, as a store with one tax zone has it.
  const rate =
    first === undefined || first.price_ex_tax.isZero()
      ? zero
      : first.price_inc_tax.dividedBy(first.price_ex_tax).minus(1).times(100).toDecimalPlaces(2);
  return {
    customerId: body.customer_id,
    paymentMethod: body.payment_method,
    currency: body.default_currency_code ?? shop.currency,
    lines: body.products.map((product, i) => ({
      id: i + 1,
      sku: product.sku,
      name: product.name,
      quantity: product.quantity,
      priceExTax: product.price_ex_tax,
    })),
    taxRates: rate.isZero() ? [] : [{ name: 'Tax', rate }],
    shippingExTax: body.shipping_cost_ex_tax,
    fees: [],
    discount: body.discount_amount,
    coupons: [],
    giftCertificate: zero,
    storeCredit: zero,
    address: body.billing_address,
    channelId: body.channel_id,
    // Documented: empty for what the API has created.
    taxProviderId: '',
    ...(body.status_id === undefined ? {} : { statusId: body.status_id }),
  };
}
