// What the store gives back. Each refund moves the order to 4 or 14, and may be declined later by the
// provider (BIGC-30, BIGC-61).
import { Decimal } from 'decimal.js';
import { amountText, type Money, sum } from '../../core/money.ts';
import { type Gateway, gateways, giftCertificate, storeCredit } from './gateways.ts';
import type { OrderStock } from './order-stock.ts';
import { providerOf, taxWithin } from './order-totals.ts';
import { quoteRefund, type RefundQuote } from './refund-quote.ts';
import type {
  RefundDraft,
  RefundItemDraft,
  ShopOrder,
  ShopRefund,
  ShopRefundItem,
  ShopRefundPayment,
} from './shop-data.ts';
import type { Payments } from './shop-payments.ts';

/** What staff refund may go back into stock, what comes over the API never does. */
export type RefundedBy = 'staff' | 'api';

export interface Refunds {
  refunds: Map<number, ShopRefund[]>;
  /** Throws `RefundRefused`. */
  quote(order: ShopOrder, draft: RefundDraft): RefundQuote;
  /** An amount, with its share of the order's tax: as staff enter it who calculate both themselves. */
  refund(
    order: ShopOrder,
    amount: Money,
    reason: string,
    items?: ShopRefundItem[],
    by?: RefundedBy,
  ): ShopRefund;
  /** Throws `RefundRefused`. */
  refundBy(order: ShopOrder, draft: RefundDraft, by?: RefundedBy): ShopRefund;
  decline(refundId: number, message: string, payment?: number): void;
  /** The provider takes it after all. */
  accept(refundId: number, payment?: number): void;
}

interface Around {
  payments: Payments;
  orderStock: OrderStock;
  now(): number;
  nextId(): number;
  tell(scope: string, data: Record<string, unknown>): void;
  setStatus(orderId: number, statusId: number): void;
}

export function openRefunds({ payments, orderStock, now, nextId, tell, setStatus }: Around): Refunds {
  const refunds = new Map<number, ShopRefund[]>();
  const of = (order: ShopOrder) => refunds.get(order.id) ?? [];
  const givenFor = (order: ShopOrder) => sum(of(order).map(refund => refund.total));
  /** Some are paid outside the shop, without a transaction other than those of refunds. */
  const received = (order: ShopOrder) =>
    payments.transactions.get(order.id)?.some(one => one.event !== 'refund')
      ? payments.received(order)
      : payments.due(order);

  const paymentOf = (refundId: number, at: number): ShopRefundPayment => {
    const payment = [...refunds.values()].flat().find(one => one.id === refundId)?.payments?.[at];
    if (payment) return payment;
    throw new RangeError(`There is no such payment of refund ${refundId}`);
  };

  /** Nothing goes back through a gateway through which nothing came. */
  const providerFor = (order: ShopOrder): string => {
    const { gateway } = order;
    if (!gateway) return providerOf(order);
    if (gateway.isOffline || payments.received(order).greaterThan(0)) return gateway.refundProvider;
    return (order.storeCredit.greaterThan(0) ? storeCredit : giftCertificate).refundProvider;
  };

  const keep = (
    order: ShopOrder,
    {
      createdMs = now(),
      ...made
    }: Pick<ShopRefund, 'reason' | 'total' | 'tax' | 'items' | 'usesOverride'> & {
      createdMs?: number | undefined;
    },
    paid: Omit<ShopRefundPayment, 'id'>[],
    by: RefundedBy,
  ): ShopRefund => {
    const id = nextId();
    const refund: ShopRefund = {
      id,
      orderId: order.id,
      createdMs: Math.max(order.createdMs, createdMs),
      ...made,
      provider: paid[0]?.provider ?? '',
      payments: paid.map((payment, i) => ({ id: id * 10 + i, ...payment })),
    };
    const given = givenFor(order).plus(refund.total);
    refunds.set(order.id, [...of(order), refund]);
    tell('order/refund/created', { type: 'order', id: order.id, refund: { refund_id: id } });
    const isWhole = given.equals(order.totals.totalInc);
    order.paymentStatus = isWhole ? 'refunded' : 'partially refunded';
    setStatus(order.id, isWhole ? 4 : 14);
    order.modifiedMs = now();
    if (by === 'staff')
      for (const item of refund.items)
        if (item.item_type === 'PRODUCT') orderStock.putBack(order, item.item_id, item.quantity ?? 0);
    return refund;
  };

  return {
    refunds,
    quote: (order, draft) => quoteRefund(order, of(order), received(order), draft),
    refund(order, amount, reason, items, by = 'staff') {
      const total = Decimal.min(amount, order.totals.totalInc.minus(givenFor(order)));
      const all: ShopRefundItem[] = items ?? [
        {
          item_type: 'ORDER',
          item_id: order.id,
          quantity: null,
          requested_amount: amountText(total, order.currency),
        },
      ];
      const made = { reason, total, tax: taxWithin(total, order), items: all, usesOverride: true };
      return keep(order, made, [{ provider: providerFor(order), amount: total, offline: false }], by);
    },
    refundBy(order, draft, by = 'staff') {
      const { total, tax, methods } = quoteRefund(order, of(order), received(order), draft);
      const usual = methods.at(-1) ?? [];
      const asked =
        draft.payments ??
        usual.map(({ way, amount }) => ({
          provider: way.refundProvider,
          amount,
          offline: way.isOffline ?? false,
        }));
      const paid = asked.map(({ provider, amount, offline = false }) => {
        const to = wayOf(provider, order);
        // What happens outside the store leaves no transaction in it.
        const transactionId =
          offline || !to || !order.gateway ? undefined : payments.giveBack(order, to, amount);
        return { provider, amount, offline, ...(transactionId === undefined ? {} : { transactionId }) };
      });
      const made = {
        reason: draft.reason ?? draft.items?.find(item => item.reason)?.reason ?? '',
        total,
        tax,
        items: (draft.items ?? []).map(item => storedItem(item, order)),
        usesOverride: draft.override !== undefined,
        createdMs: draft.createdMs,
      };
      return keep(order, made, paid, by);
    },
    decline(refundId, message, at = 0) {
      const payment = paymentOf(refundId, at);
      payment.declined = message;
      if (payment.transactionId !== undefined) payments.settle(payment.transactionId, 'error');
    },
    accept(refundId, at = 0) {
      const payment = paymentOf(refundId, at);
      delete payment.declined;
      if (payment.transactionId !== undefined) payments.settle(payment.transactionId, 'ok');
    },
  };
}

function wayOf(provider: string, order: ShopOrder): Gateway | undefined {
  const known = [
    ...(order.gateway ? [order.gateway] : []),
    storeCredit,
    giftCertificate,
    ...Object.values(gateways),
  ];
  return known.find(one => one.refundProvider === provider);
}

const storedItem = (item: RefundItemDraft, order: ShopOrder): ShopRefundItem => ({
  item_type: item.type,
  // The order stands for a fee, too (BIGC-63).
  item_id: item.type === 'FEE' ? order.id : item.id,
  quantity: item.quantity ?? null,
  requested_amount: item.amount === undefined ? null : amountText(item.amount, order.currency),
  ...(item.reason === undefined ? {} : { reason: item.reason }),
  ...(item.adjustments === undefined ? {} : { adjustments: item.adjustments }),
});
