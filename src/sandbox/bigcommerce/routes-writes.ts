// What others may write in the store: orders (V2), and refunds with the quote that comes before them (V3).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { KontorError } from '../../core/errors.ts';
import { type Money, money, sum, zero } from '../../core/money.ts';
import { problem } from './answers-v3.ts';
import { providerOf, taxWithin, withTax } from './order-totals.ts';
import type { Shop } from './shop.ts';
import type { OrderDraft, ShopOrder, ShopRefund } from './shop-data.ts';
import { orderV2, refundV3 } from './wire.ts';

const amount = z.union([z.string(), z.number()]).transform(value => money(value));
const address = z.object(
  Object.fromEntries(
    [
      'first_name',
      'last_name',
      'company',
      'street_1',
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
});

const refundBody = z.object({
  items: z
    .array(
      z.object({
        item_type: z.enum(['ORDER', 'PRODUCT', 'SHIPPING']),
        item_id: z.number().int(),
        quantity: z.number().int().min(1).optional(),
        amount: amount.optional(),
        reason: z.string().optional(),
      }),
    )
    .min(1),
  payments: z
    .array(z.object({ provider_id: z.string(), amount, offline: z.boolean().optional() }))
    .optional(),
});
type RefundItem = z.output<typeof refundBody>['items'][number];

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
    return orderV2(shop.placeOrder(draftOf(body.data, shop)), base());
  });

  app.post<{ Params: { id: string } }>('/v3/orders/:id/payment_actions/refund_quotes', (request, reply) => {
    const asked = readRefund(request.params.id, request.body, shop);
    if ('refused' in asked) return reply.code(asked.status).send(asked.refused);
    const { order, total, tax } = asked;
    return reply.code(201).send({
      data: {
        order_id: order.id,
        total_refund_amount: total.toNumber(),
        total_refund_tax_amount: tax.toNumber(),
        order_level_refund_amount: 0,
        rounding: 0,
        adjustment: 0,
        tax_inclusive: true,
        // Alternatives; each is a whole way of giving the money back (BIGC-60).
        refund_methods: [
          [
            {
              provider_id: providerOf(order),
              provider_description: order.paymentMethod,
              amount: total.toNumber(),
              offline: false,
            },
          ],
          [
            {
              provider_id: 'custom',
              provider_description: 'Custom',
              amount: total.toNumber(),
              offline: true,
            },
          ],
        ],
      },
      meta: {},
    });
  });

  app.post<{ Params: { id: string } }>('/v3/orders/:id/payment_actions/refunds', (request, reply) => {
    const asked = readRefund(request.params.id, request.body, shop);
    if ('refused' in asked) return reply.code(asked.status).send(asked.refused);
    const { order, total, items, payments } = asked;
    const given = sum(payments.map(payment => payment.amount));
    const known = new Set([providerOf(order), 'custom']);
    if (!given.equals(total) || payments.some(payment => !known.has(payment.provider_id))) {
      return reply
        .code(422)
        .send(
          problem(422, `Payments must be one of the quote's alternatives, ${total} in sum, not ${given}.`),
        );
    }
    const refund = shop.refund(order.id, total, items[0]?.reason ?? '', items.map(storedItem), 'api');
    return reply.code(201).send({ data: refundV3(refund), meta: {} });
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
    ...(body.status_id === undefined ? {} : { statusId: body.status_id }),
  };
}

type RequestedOperation =
  | { status: number; refused: object }
  | {
      order: ShopOrder;
      total: Money;
      tax: Money;
      items: RefundItem[];
      payments: { provider_id: string; amount: Money }[];
    };

/** What a refund comes to, or why it cannot be. */
function readRefund(id: string, given: unknown, shop: Shop): RequestedOperation {
  const order = shop.orders.get(Number(id));
  if (!order) return { status: 404, refused: problem(404, 'Not found') };
  const body = refundBody.safeParse(given);
  if (!body.success)
    return { status: 422, refused: problem(422, body.error.issues.map(issue => issue.message).join('; ')) };
  try {
    const total = sum(body.data.items.map(item => worth(item, order)));
    const left = order.totals.totalInc.minus(sum((shop.refunds.get(order.id) ?? []).map(one => one.total)));
    if (total.greaterThan(left) || !total.greaterThan(0))
      return { status: 422, refused: problem(422, `Only ${left} can still be refunded, not ${total}.`) };
    const tax = taxWithin(total, order);
    return { order, total, tax, items: body.data.items, payments: body.data.payments ?? [] };
  } catch (error) {
    if (!(error instanceof KontorError)) throw error;
    return { status: 422, refused: problem(422, error.message) };
  }
}

/** Products by quantity, the rest by amount. Throws `input/refund-item`. */
function worth(item: RefundItem, order: ShopOrder): Money {
  if (item.item_type !== 'PRODUCT') {
    if (item.amount) return item.amount;
    throw new KontorError('input', 'refund-item', `${item.item_type} is refunded by amount.`);
  }
  const line = order.lines.find(one => one.id === item.item_id);
  if (!line || item.quantity === undefined || item.quantity > line.quantity)
    throw new KontorError(
      'input',
      'refund-item',
      `Order ${order.id} has no such quantity of item ${item.item_id}.`,
    );
  return withTax(line.priceExTax.times(item.quantity), order);
}

const storedItem = (item: RefundItem): ShopRefund['items'][number] => ({
  item_type: item.item_type,
  item_id: item.item_id,
  quantity: item.quantity ?? 1,
  requested_amount: (item.amount ?? zero).toFixed(2),
});
