// The store's memory and its rules: what an order is worth, who has paid, what was given back. Every change of an
// order moves its modification date and tells the listeners, which is where webhooks come from.
import { Decimal } from 'decimal.js';
import { KontorError } from '../../core/errors.ts';
import { type Money, sum, zero } from '../../core/money.ts';
import { type Product, products } from './catalog.ts';
import { type OrderStockState, openOrderStock } from './order-stock.ts';
import { providerOf, taxWithin, totalsOf } from './order-totals.ts';
import type {
  OrderDraft,
  ShopAddress,
  ShopCustomer,
  ShopEvent,
  ShopOrder,
  ShopRefund,
  ShopTransaction,
} from './shop-data.ts';
import { openStock, type Stock, type StockState } from './stock.ts';
import { iso } from './wire.ts';

export interface Shop {
  currency: string;
  products: Product[];
  stock: Stock;
  orders: Map<number, ShopOrder>;
  transactions: Map<number, ShopTransaction[]>;
  refunds: Map<number, ShopRefund[]>;
  customers: Map<number, ShopCustomer>;
  onEvent(listener: (event: ShopEvent) => void): void;
  /** `scope` without `store/`. */
  tell(scope: string, data: Record<string, unknown>): void;
  addCustomer(address: ShopAddress, id?: number): ShopCustomer;
  changeCustomer(id: number, change: Partial<ShopAddress>): void;
  placeOrder(draft: OrderDraft): ShopOrder;
  /** Money comes in; the order becomes 11 (awaiting fulfilment) when it is all there. */
  pay(orderId: number, event: ShopTransaction['event'], amount?: Money): void;
  setStatus(orderId: number, statusId: number): void;
  edit(
    orderId: number,
    change: Partial<Pick<ShopOrder, 'staffNotes' | 'customerMessage' | 'externalOrderId' | 'discount'>>,
  ): void;
  /**
   * `items`: what is refunded; left out, a part of the order as a whole. `by`: what staff refund may go back into stock,
   * what comes over the API never does.
   */
  refund(
    orderId: number,
    amount: Money,
    reason: string,
    items?: ShopRefund['items'],
    by?: 'staff' | 'api',
  ): ShopRefund;
  trackStock(productId: number, by: Product['inventory_tracking']): void;
  /** Per currency: what was received for orders, and what was given back. */
  totals(): Record<string, { received: string; refunded: string }>;
  /** Everything, for `restore` in a later process. */
  dump(): ShopState;
  restore(state: ShopState): void;
}

export interface ShopState {
  orders: ShopOrder[];
  transactions: [number, ShopTransaction[]][];
  refunds: [number, ShopRefund[]][];
  customers: ShopCustomer[];
  /** Both are missing in what older versions have written. */
  stock?: StockState;
  orderStock?: OrderStockState;
  last: { order: number; transaction: number; refund: number; customer: number };
}

/** Status ids in which the money is there. */
export const paidStatuses = [2, 3, 4, 8, 9, 10, 11, 14];

export function openShop(options: { currency: string; now: () => number; stockDelayMs: () => number }): Shop {
  const { now } = options;
  const orders = new Map<number, ShopOrder>();
  const transactions = new Map<number, ShopTransaction[]>();
  const refunds = new Map<number, ShopRefund[]>();
  const customers = new Map<number, ShopCustomer>();
  const listeners: ((event: ShopEvent) => void)[] = [];
  const last = { order: 1000, transaction: 0, refund: 0, customer: 0 };

  const tell = (scope: string, data: Record<string, unknown>) => {
    for (const listener of listeners) listener({ scope: `store/${scope}`, data });
  };
  const ownProducts = structuredClone(products);
  const stock = openStock({ products: ownProducts, now, tell, delayMs: options.stockDelayMs });
  const orderStock = openOrderStock(stock);
  const orderOf = (id: number): ShopOrder => {
    const order = orders.get(id);
    if (!order) throw new KontorError('missing', 'no-order', `There is no order ${id}.`);
    return order;
  };
  const setStatus = (id: number, statusId: number) => {
    const order = orderOf(id);
    if (order.statusId === statusId) return;
    const previous = order.statusId;
    order.statusId = statusId;
    order.modifiedMs = now();
    tell('order/statusUpdated', {
      type: 'order',
      id,
      status: { previous_status_id: previous, new_status_id: statusId },
    });
    tell('order/updated', { type: 'order', id });
    orderStock.follow(order);
  };
  const dueOf = (order: ShopOrder) =>
    order.totals.totalInc.minus(order.giftCertificate).minus(order.storeCredit);

  return {
    currency: options.currency,
    products: ownProducts,
    stock,
    orders,
    transactions,
    refunds,
    customers,
    tell,
    onEvent: listener => void listeners.push(listener),
    addCustomer(address, id = last.customer + 1) {
      last.customer = Math.max(last.customer, id);
      const customer = { id, address, createdMs: now(), modifiedMs: now() };
      customers.set(id, customer);
      tell('customer/created', { type: 'customer', id });
      return customer;
    },
    changeCustomer(id, change) {
      const customer = customers.get(id);
      if (!customer) throw new KontorError('missing', 'no-customer', `There is no customer ${id}.`);
      Object.assign(customer.address, change);
      customer.modifiedMs = now();
      tell('customer/updated', { type: 'customer', id });
    },
    placeOrder(draft) {
      const id = draft.id ?? ++last.order;
      last.order = Math.max(last.order, id);
      const createdMs = draft.createdMs ?? now();
      const order: ShopOrder = {
        statusId: 7,
        paymentStatus: '',
        externalOrderId: '',
        staffNotes: '',
        customerMessage: '',
        ...draft,
        id,
        createdMs,
        modifiedMs: now(),
        totals: totalsOf(draft),
      };
      orders.set(id, order);
      tell('order/created', { type: 'order', id });
      orderStock.follow(order);
      return order;
    },
    pay(id, event, amount) {
      const order = orderOf(id);
      const due = dueOf(order);
      const list = transactions.get(id) ?? [];
      if (due.greaterThan(0)) {
        const transaction: ShopTransaction = {
          id: ++last.transaction,
          orderId: id,
          event,
          method: methodOf(order.paymentMethod),
          gateway: providerOf(order),
          amount: amount ?? due,
          currency: order.currency,
          createdMs: Math.max(order.createdMs, now()),
          referenceId: event === 'capture' ? list[0]?.id : undefined,
        };
        transactions.set(id, [...list, transaction]);
        tell('order/transaction/created', {
          type: 'transaction',
          order_id: String(id),
          transaction_id: String(transaction.id),
          transaction_type: event,
          transaction_status: 'complete',
        });
      }
      order.modifiedMs = now();
      order.paymentStatus = event === 'authorization' ? 'authorized' : 'captured';
      const received = sum(
        (transactions.get(id) ?? []).filter(one => one.event !== 'authorization').map(one => one.amount),
      );
      if (received.greaterThanOrEqualTo(due)) setStatus(id, 11);
      else tell('order/updated', { type: 'order', id });
    },
    setStatus,
    edit(id, change) {
      const order = orderOf(id);
      Object.assign(order, change);
      if (change.discount) order.totals = totalsOf(order);
      order.modifiedMs = now();
      tell('order/updated', { type: 'order', id });
    },
    refund(id, amount, reason, items, by = 'staff') {
      const order = orderOf(id);
      const given = sum((refunds.get(id) ?? []).map(refund => refund.total));
      const total = Decimal.min(amount, order.totals.totalInc.minus(given));
      const tax = taxWithin(total, order);
      const refund: ShopRefund = {
        id: ++last.refund,
        orderId: id,
        createdMs: Math.max(order.createdMs, now()),
        reason,
        total,
        tax,
        items: items ?? [
          { item_type: 'ORDER', item_id: id, quantity: 1, requested_amount: total.toFixed(2) },
        ],
        provider: providerOf(order),
      };
      refunds.set(id, [...(refunds.get(id) ?? []), refund]);
      tell('order/refund/created', { type: 'order', id, refund: { refund_id: refund.id } });
      setStatus(id, given.plus(total).equals(order.totals.totalInc) ? 4 : 14);
      order.modifiedMs = now();
      if (by === 'staff')
        for (const item of refund.items)
          if (item.item_type === 'PRODUCT') orderStock.putBack(order, item.item_id, item.quantity);
      return refund;
    },
    trackStock(productId, by) {
      const product = ownProducts.find(one => one.id === productId);
      if (!product) throw new KontorError('missing', 'no-product', `There is no product ${productId}.`);
      product.inventory_tracking = by;
      product.date_modified = iso(now());
      tell('product/updated', { type: 'product', id: productId });
    },
    dump: () => ({
      orders: [...orders.values()],
      transactions: [...transactions],
      refunds: [...refunds],
      customers: [...customers.values()],
      stock: stock.dump(),
      orderStock: orderStock.dump(),
      last,
    }),
    restore(state) {
      for (const order of state.orders) orders.set(order.id, order);
      for (const [id, list] of state.transactions) transactions.set(id, list);
      for (const [id, list] of state.refunds) refunds.set(id, list);
      for (const customer of state.customers) customers.set(customer.id, customer);
      if (state.stock) stock.restore(state.stock);
      if (state.orderStock) orderStock.restore(state.orderStock);
      Object.assign(last, state.last);
    },
    totals() {
      const perCurrency: Record<string, { received: Money; refunded: Money }> = {};
      for (const order of orders.values()) {
        if (!paidStatuses.includes(order.statusId)) continue;
        perCurrency[order.currency] ??= { received: zero, refunded: zero };
        const entry = perCurrency[order.currency] as { received: Money; refunded: Money };
        entry.received = entry.received.plus(order.totals.totalInc);
        entry.refunded = entry.refunded.plus(sum((refunds.get(order.id) ?? []).map(refund => refund.total)));
      }
      return Object.fromEntries(
        Object.entries(perCurrency).map(([currency, { received, refunded }]) => [
          currency,
          { received: received.toFixed(2), refunded: refunded.toFixed(2) },
        ]),
      );
    },
  };
}

function methodOf(paymentMethod: string): string {
  if (/card|stripe/i.test(paymentMethod)) return 'credit_card';
  if (/paypal/i.test(paymentMethod)) return 'electronic_wallet';
  return 'offline';
}
