// How orders of a mix are paid, what staff do with them afterwards, and what is refunded. Each step happens at a moment that
// `later` chooses.
import { Decimal } from 'decimal.js';
import { type Money, roundTo, sum, zero } from '../../core/money.ts';
import type { Roll } from './generated-texts.ts';
import type { Mix } from './mix.ts';
import { RefundRefused } from './refund-quote.ts';
import type { Shop } from './shop.ts';
import type { RefundDraft, RefundItemDraft, ShopOrder, TransactionEvent } from './shop-data.ts';

interface Play {
  shop: Shop;
  order: ShopOrder;
  roll: Roll;
  mix: Mix;
  /** `what` names the moment; the work is done then. */
  later(what: string, work: () => void): void;
  /** The money is there. */
  paid(): void;
}

/** Pays as the mix says. Answers false when the order is paid like any other. */
export function payMixed({ shop, order, roll, mix, later, paid }: Play): boolean {
  const is = (what: keyof Mix) => roll(`mix ${what}`) < mix[what];
  const { id, gateway } = order;
  const due = order.totals.totalInc.minus(order.giftCertificate).minus(order.storeCredit);
  if (!gateway || !due.greaterThan(0)) return false;
  if (gateway.gateway === 'testgateway') {
    shop.pay(id, 'purchase', undefined, { test: true });
    return true;
  }
  if (gateway.isOffline) {
    later('transfer', () => {
      // Somebody sees the money on the bank account.
      if (is('withoutTransaction')) shop.setStatus(id, 11);
      else shop.pay(id, 'purchase');
      paid();
    });
    return true;
  }
  if (is('failedPayments')) shop.pay(id, 'purchase', undefined, { status: 'error' });
  if (is('voids')) {
    shop.pay(id, 'authorization');
    later('void', () => {
      shop.voidPayment(id);
      shop.setStatus(id, 5);
    });
    return true;
  }
  if (is('partialCaptures')) {
    shop.pay(id, 'authorization');
    const first = roundTo(due.times('0.6'), order.currency);
    later('capture', () => {
      shop.pay(id, 'capture', first);
      later('rest', () => {
        if (roll('rest') < 0.5) {
          // What is missing is not sent.
          shop.voidPayment(id);
          shop.setStatus(id, 3);
        } else {
          shop.pay(id, 'capture');
          paid();
        }
      });
    });
    return true;
  }
  if (is('pendingPayments')) {
    shop.pay(id, 'pending');
    later('settled', () => {
      shop.pay(id, 'settled');
      paid();
    });
    return true;
  }
  return false;
}

/** What staff do with a paid order that is not refunded. */
export function handleMixed({ shop, order, roll, mix, later }: Play): void {
  const is = (what: keyof Mix) => roll(`mix ${what}`) < mix[what];
  const { id } = order;
  const rows = shop.transactions.get(id) ?? [];
  // A payment that was pending is settled once.
  if (
    is('settledTwice') &&
    rows.some(one => repeatable.includes(one.event) && one.gateway === order.gateway?.gateway)
  )
    later('settled again', () => shop.pay(id, 'settled'));
  if (is('cancelledAfterPayment')) later('cancelled', () => shop.setStatus(id, 5));
  else if (is('disputes')) later('disputed', () => shop.setStatus(id, 13));
  else if (is('editedAfterPayment')) later('edited', () => editPaid(shop, order, roll));
}

const repeatable: TransactionEvent[] = ['purchase', 'capture'];

/** One piece more, which is paid at once, or a discount for what was late. */
function editPaid(shop: Shop, order: ShopOrder, roll: Roll): void {
  const [line] = order.lines;
  const isMore = roll('more') < 0.5 && order.totals.totalInc.greaterThan(0);
  if (isMore && line && line.type !== 'giftcertificate' && shop.transactions.has(order.id)) {
    const before = order.totals.totalInc;
    shop.edit(order.id, {
      lines: order.lines.map(one => (one === line ? { ...one, quantity: one.quantity + 1 } : one)),
    });
    const more = order.totals.totalInc.minus(before);
    if (more.greaterThan(0)) shop.pay(order.id, 'purchase', more);
    return;
  }
  const off = roundTo(order.totals.totalInc.times('0.05'), order.currency);
  const paidFor = order.totals.totalInc.minus(order.giftCertificate).minus(order.storeCredit);
  if (paidFor.greaterThan(off)) shop.edit(order.id, { discount: order.discount.plus(off) });
}

/** Refunds by the store's own rules; nothing where nothing is left. */
export function refundMixed({ shop, order, roll, mix }: Play, whole: boolean, reason: string): void {
  const of = (what: keyof Mix) => roll(`mix ${what} ${reason}`) < mix[what];
  const left = order.totals.totalInc.minus(sum((shop.refunds.get(order.id) ?? []).map(one => one.total)));
  const draft = { reason, ...draftOf(order, left, whole, roll, of) };
  const payments = of('otherProviders') ? otherPayments(shop, order, draft, roll) : undefined;
  try {
    const refund = shop.refundBy(order.id, payments ? { ...draft, payments } : draft);
    if (of('declinedRefunds')) shop.declineRefund(refund.id, 'The card has expired.');
  } catch (error) {
    if (!(error instanceof RefundRefused)) throw error;
  }
}

function draftOf(
  order: ShopOrder,
  left: Money,
  whole: boolean,
  roll: Roll,
  of: (what: keyof Mix) => boolean,
): RefundDraft {
  const { id, totals, currency } = order;
  const part = (amount: Money, share: string) => roundTo(amount.times(share), currency);
  if (of('taxRefunds') && part(totals.tax, '0.5').greaterThan(0))
    return { taxAdjustment: part(totals.tax, '0.5') };
  if (of('overriddenRefunds')) {
    const amount = Decimal.min(part(totals.totalInc, '0.1'), left);
    return {
      items: [{ type: 'ORDER', id, amount }],
      override: { total: amount, tax: part(totals.tax, '-0.02') },
    };
  }
  if (whole) return { items: allItems(order) };
  if (roll('shipping only') < 0.2 && totals.shippingInc.greaterThan(0))
    return { items: [{ type: 'SHIPPING', id, amount: totals.shippingInc }] };
  const [line] = order.lines;
  const adjustments = of('restockingFees')
    ? [{ amount: part(line?.priceExTax ?? zero, '-0.1'), description: 'Restocking fee' }].filter(
        one => one.amount.isNegative() && !one.amount.isZero(),
      )
    : [];
  return {
    items: [
      { type: 'PRODUCT', id: line?.id ?? 0, quantity: 1, ...(adjustments.length > 0 ? { adjustments } : {}) },
    ],
  };
}

function allItems({ id, lines, totals, fees }: ShopOrder): RefundItemDraft[] {
  const byAmount = (type: RefundItemDraft['type'], amount: Money): RefundItemDraft[] =>
    amount.greaterThan(0) ? [{ type, id, amount }] : [];
  return [
    ...lines.map(line => ({ type: 'PRODUCT' as const, id: line.id, quantity: line.quantity })),
    ...lines
      .filter(line => line.wrappingExTax)
      .map(line => ({ type: 'GIFT_WRAPPING' as const, id: line.id, quantity: line.quantity })),
    ...byAmount('SHIPPING', totals.shippingInc),
    ...byAmount('HANDLING', totals.handlingInc),
    ...(fees.length > 0 && totals.feesInc.greaterThan(0)
      ? [{ type: 'FEE' as const, id: 1, amount: totals.feesInc }]
      : []),
  ];
}

/** To store credit, a certificate, or outside the store; half of it each, sometimes. */
function otherPayments(
  shop: Shop,
  order: ShopOrder,
  draft: RefundDraft,
  roll: Roll,
): RefundDraft['payments'] | undefined {
  try {
    const { total } = shop.quoteRefund(order.id, draft);
    const at = roll('provider');
    const credit = order.customerId === 0 ? 'giftcertificate' : 'storecredit';
    if (at < 0.5) return [{ provider: credit, amount: total }];
    if (at < 0.7) return [{ provider: 'giftcertificate', amount: total }];
    const half = roundTo(total.dividedBy(2), order.currency);
    if (at < 0.85 || half.isZero() || half.equals(total))
      return [{ provider: 'custom', amount: total, offline: true }];
    return [
      { provider: credit, amount: half },
      { provider: 'custom', amount: total.minus(half), offline: true },
    ];
  } catch (error) {
    if (!(error instanceof RefundRefused)) throw error;
    return undefined;
  }
}
