// V3: what is done with an order's payment: capture, void, refund quotes and refunds.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Money, money, zero } from '../../core/money.ts';
import { problem } from './answers-v3.ts';
import { given } from './given.ts';
import { type RefundMethodPayment, type RefundQuote, RefundRefused } from './refund-quote.ts';
import type { Shop } from './shop.ts';
import type { RefundDraft, ShopOrder } from './shop-data.ts';
import { refundV3 } from './wire-payments.ts';

const amount = z.union([z.string(), z.number()]).transform(value => money(value));
const refundBody = z.object({
  items: z
    .array(
      z.object({
        item_type: z.enum(['PRODUCT', 'GIFT_WRAPPING', 'SHIPPING', 'HANDLING', 'ORDER', 'FEE', 'TAX']),
        item_id: z.number().int(),
        quantity: z.number().int().min(1).optional(),
        amount: amount.optional(),
        reason: z.string().max(1000).optional(),
        adjustments: z
          .array(
            z.object({
              amount: amount.refine(value => value.isNegative(), 'adjustments are negative'),
              description: z.string().max(255).default(''),
            }),
          )
          .optional(),
      }),
    )
    .optional(),
  tax_adjustment_amount: amount.optional(),
  merchant_calculated_override: z.object({ total_amount: amount, total_tax: amount }).optional(),
  payments: z
    .array(z.object({ provider_id: z.string(), amount, offline: z.boolean().default(false) }))
    .optional(),
});
type RefundBody = z.output<typeof refundBody>;

export function addRoutesForRefunds(app: FastifyInstance, shop: Shop): void {
  const path = '/v3/orders/:id/payment_actions';
  // The real store answers before it asks the gateway.
  app.post<{ Params: { id: string } }>(`${path}/capture`, (request, reply) => {
    const order = shop.orders.get(Number(request.params.id));
    if (!order) return reply.code(404).send(problem(404, 'Not found'));
    if (order.paymentStatus !== 'authorized')
      return reply.code(422).send(problem(422, 'There is nothing to capture.'));
    shop.pay(order.id, 'capture');
    return reply.code(201).send({});
  });
  app.post<{ Params: { id: string } }>(`${path}/void`, (request, reply) => {
    const order = shop.orders.get(Number(request.params.id));
    if (!order) return reply.code(404).send(problem(404, 'Not found'));
    return shop.voidPayment(order.id)
      ? reply.code(201).send({})
      : reply.code(422).send(problem(422, 'There is nothing to void.'));
  });

  app.post<{ Params: { id: string } }>(`${path}/refund_quotes`, (request, reply) => {
    const asked = readRefund(request.params.id, request.body, shop);
    if ('refused' in asked) return reply.code(asked.status).send(asked.refused);
    return reply.code(201).send({ data: quoteV3(asked.order, asked.quote), meta: {} });
  });

  app.post<{ Params: { id: string } }>(`${path}/refunds`, (request, reply) => {
    const asked = readRefund(request.params.id, request.body, shop);
    if ('refused' in asked) return reply.code(asked.status).send(asked.refused);
    const { order, quote, draft } = asked;
    const payments = draft.payments ?? [];
    if (order.customerId === 0 && payments.some(payment => payment.provider === 'storecredit')) {
      const title = 'Unable to provide store credit for a guest customer.';
      return reply.code(422).send({ data: [problem(422, title)] });
    }
    if (!quote.methods.some(method => isMethod(method, payments))) {
      const said = payments.map(payment => `${payment.provider} ${payment.amount}`).join(', ');
      const title = `Payments must be one of the quote's alternatives, ${quote.total} in sum, not ${said || 'none'}.`;
      return reply.code(422).send(problem(422, title));
    }
    const refund = shop.refundBy(order.id, draft, 'api');
    return reply.code(201).send({ data: refundV3(refund), meta: {} });
  });
}

/** One alternative is taken whole. */
function isMethod(method: RefundMethodPayment[], payments: { provider: string; amount: Money }[]): boolean {
  return (
    method.length === payments.length &&
    method.every(({ way, amount: due }) =>
      payments.some(one => one.provider === way.refundProvider && one.amount.equals(due)),
    )
  );
}

const quoteV3 = (order: ShopOrder, { total, tax, orderLevel, adjustment, methods }: RefundQuote) => ({
  order_id: order.id,
  total_refund_amount: total.toNumber(),
  total_refund_tax_amount: tax.toNumber(),
  order_level_refund_amount: orderLevel.toNumber(),
  rounding: 0,
  adjustment: adjustment.toNumber(),
  tax_inclusive: true,
  refund_methods: methods.map(method =>
    method.map(({ way, amount: due }) => ({
      provider_id: way.refundProvider,
      provider_description: way.paymentMethod,
      amount: due.toNumber(),
      offline: way.isOffline ?? false,
      offline_provider: way.isOffline ?? false,
      offline_reason: way.isOffline ? 'This is an offline payment provider.' : '',
    })),
  ),
});

type RequestedRefund =
  | { status: number; refused: object }
  | { order: ShopOrder; quote: RefundQuote; draft: RefundDraft };

/** What a refund comes to, or why it cannot be. */
function readRefund(id: string, sent: unknown, shop: Shop): RequestedRefund {
  const order = shop.orders.get(Number(id));
  if (!order) return { status: 404, refused: problem(404, 'Not found') };
  const body = refundBody.safeParse(sent);
  const refuse = (title: string) => ({ status: 422, refused: problem(422, title) });
  if (!body.success) return refuse(body.error.issues.map(issue => issue.message).join('; '));
  const draft = draftOf(body.data);
  const hasItems = (draft.items ?? []).length > 0;
  if (hasItems === (draft.taxAdjustment !== undefined))
    return refuse('A refund has either items or tax_adjustment_amount.');
  // Money that staff have taken outside the store leaves no transaction.
  const { paymentStatus } = order;
  if (
    shop.transactions.has(order.id) &&
    ['', 'authorized', 'pending', 'declined', 'void'].includes(paymentStatus)
  )
    return refuse('The order is not paid.');
  try {
    return { order, quote: shop.quoteRefund(order.id, draft), draft };
  } catch (error) {
    if (!(error instanceof RefundRefused)) throw error;
    return refuse(error.message);
  }
}

function draftOf(body: RefundBody): RefundDraft {
  const override = body.merchant_calculated_override;
  return given({
    items: body.items?.map(item => ({
      type: item.item_type,
      id: item.item_id,
      // An amount of what is refunded by quantity is passed over.
      ...(['PRODUCT', 'GIFT_WRAPPING'].includes(item.item_type)
        ? { quantity: item.quantity ?? 0 }
        : { amount: item.amount ?? zero }),
      ...given({ reason: item.reason, adjustments: item.adjustments }),
    })),
    taxAdjustment: body.tax_adjustment_amount,
    override: override && { total: override.total_amount, tax: override.total_tax },
    payments: body.payments?.map(one => ({
      provider: one.provider_id,
      amount: one.amount,
      offline: one.offline,
    })),
  });
}
