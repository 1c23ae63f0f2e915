// The store's memory and its rules: what an order is worth, who has paid, what was given back. Every change of an
// order moves its modification date and tells the listeners, which is where webhooks come from.
import { type Money, minorDigits, sum, zero } from '../../core/money.ts';
import { type Product, products } from './catalog.ts';
import { type Channels, openChannels } from './channels.ts';
import { type OrderStockState, openOrderStock } from './order-stock.ts';
import { totalsOf } from './order-totals.ts';
import type { RefundQuote } from './refund-quote.ts';
import type {
  OrderChange,
  OrderDraft,
  RefundDraft,
  ShopAddress,
  ShopChannel,
  ShopCustomer,
  ShopEvent,
  ShopLine,
  ShopOrder,
  ShopRefund,
  ShopTransaction,
  TransactionEvent,
} from './shop-data.ts';
import { openPayments, type PayOptions } from './shop-payments.ts';
import { openRefunds, type RefundedBy } from './shop-refunds.ts';
import { openStock, type Stock, type StockState } from './stock.ts';
import { iso } from './wire.ts';

export interface Shop {
  currency: string;
  /** Its time zone, as `America/Chicago`: what the store displays. All dates of the API are in UTC. */
  timezone: string;
  products: Product[];
  stock: Stock;
  channels: Channels;
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
  /** Something happens at the gateway; the order becomes 11 (awaiting fulfilment) when the money is all there. */
  pay(orderId: number, event: TransactionEvent, amount?: Money, options?: PayOptions): void;
  /** Releases what was authorized and has not been captured. Answers whether there was any. */
  voidPayment(orderId: number): boolean;
  setStatus(orderId: number, statusId: number): void;
  edit(orderId: number, change: OrderChange): void;
  /** A part of the order as a whole, with its share of the tax; `items`: what is said to be refunded. */
  refund(
    orderId: number,
    amount: Money,
    reason: string,
    items?: ShopRefund['items'],
    by?: RefundedBy,
  ): ShopRefund;
  /** What a refund would come to. Throws `RefundRefused`. */
  quoteRefund(orderId: number, draft: RefundDraft): RefundQuote;
  /** By the store's own rules, to where the money came from unless the draft says otherwise. Throws `RefundRefused`. */
  refundBy(orderId: number, draft: RefundDraft, by?: RefundedBy): ShopRefund;
  /** The provider declines a payment of a refund that has been made; `payment`: which one, from 0. */
  declineRefund(refundId: number, message: string, payment?: number): void;
  /** The provider takes it after all. */
  acceptRefund(refundId: number, payment?: number): void;
  trackStock(productId: number, by: Product['inventory_tracking']): void;
  /** Per currency: what was received for orders, and what was given back; nothing of orders that were paid as a test. */
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
  /** These are missing in what older versions have written. */
  stock?: StockState;
  orderStock?: OrderStockState;
  channels?: ShopChannel[];
  last: { order: number; transaction: number; refund: number; customer: number; certificate?: number };
}

/** Status ids in which the money is there. */
export const paidStatuses = [2, 3, 4, 8, 9, 10, 11, 14];

export function openShop(options: {
  currency: string;
  timezone?: string;
  now: () => number;
  stockDelayMs: () => number;
}): Shop {
  const { now } = options;
  const orders = new Map<number, ShopOrder>();
  const customers = new Map<number, ShopCustomer>();
  const listeners: ((event: ShopEvent) => void)[] = [];
  const last = { order: 1000, transaction: 0, refund: 0, customer: 0, certificate: 0 };

  const tell = (scope: string, data: Record<string, unknown>) => {
    for (const listener of listeners) listener({ scope: `store/${scope}`, data });
  };
  const ownProducts = structuredClone(products);
  const stock = openStock({ products: ownProducts, now, tell, delayMs: options.stockDelayMs });
  const orderStock = openOrderStock(stock);
  const orderOf = (id: number): ShopOrder => {
    const order = orders.get(id);
    if (!order) throw new RangeError(`There is no order ${id}`);
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
  const payments = openPayments({ now, nextId: () => ++last.transaction, tell, setStatus });
  const { transactions } = payments;
  const shopRefunds = openRefunds({
    payments,
    orderStock,
    now,
    nextId: () => ++last.refund,
    tell,
    setStatus,
  });
  const { refunds } = shopRefunds;
  const channels = openChannels(now);
  const numbered = (lines: ShopLine[]): ShopLine[] =>
    lines.map(line =>
      line.type === 'giftcertificate' ? { giftCertificateId: ++last.certificate, ...line } : line,
    );

  return {
    currency: options.currency,
    timezone: options.timezone ?? 'UTC',
    products: ownProducts,
    stock,
    channels,
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
      if (!customer) throw new RangeError(`There is no customer ${id}`);
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
        lines: numbered(draft.lines),
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
    pay: (id, event, amount, how) => payments.pay(orderOf(id), event, amount, how),
    voidPayment: id => payments.voidRest(orderOf(id)),
    setStatus,
    edit(id, { totals, ...change }) {
      const order = orderOf(id);
      Object.assign(order, change, change.lines ? { lines: numbered(change.lines) } : {});
      if (amounts.some(name => name in change)) order.totals = totalsOf(order);
      Object.assign(order.totals, totals);
      order.modifiedMs = now();
      tell('order/updated', { type: 'order', id });
    },
    refund: (id, amount, reason, items, by) => shopRefunds.refund(orderOf(id), amount, reason, items, by),
    quoteRefund: (id, draft) => shopRefunds.quote(orderOf(id), draft),
    refundBy: (id, draft, by) => shopRefunds.refundBy(orderOf(id), draft, by),
    declineRefund: shopRefunds.decline,
    acceptRefund: shopRefunds.accept,
    trackStock(productId, by) {
      const product = ownProducts.find(one => one.id === productId);
      if (!product) throw new RangeError(`There is no product ${productId}`);
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
      channels: channels.all(),
      last,
    }),
    restore(state) {
      // What older versions have written lacks some of the totals.
      for (const order of state.orders)
        orders.set(order.id, { ...order, totals: { ...totalsOf(order), ...order.totals } });
      if (state.channels) channels.restore(state.channels);
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
        if (!paidStatuses.includes(order.statusId) || payments.wasTest(order)) continue;
        perCurrency[order.currency] ??= { received: zero, refunded: zero };
        const entry = perCurrency[order.currency] as { received: Money; refunded: Money };
        entry.received = entry.received.plus(order.totals.totalInc);
        entry.refunded = entry.refunded.plus(sum((refunds.get(order.id) ?? []).map(givenBack)));
      }
      return Object.fromEntries(
        Object.entries(perCurrency).map(([currency, { received, refunded }]) => [
          currency,
          { received: inFull(received, currency), refunded: inFull(refunded, currency) },
        ]),
      );
    },
  };
}

/** What an order's totals follow from. */
const amounts: (keyof OrderChange)[] = [
  'lines',
  'shippingExTax',
  'handlingExTax',
  'fees',
  'discount',
  'coupons',
];

const givenBack = (refund: ShopRefund): Money =>
  refund.total.minus(
    sum((refund.payments ?? []).filter(one => one.declined !== undefined).map(one => one.amount)),
  );

/** Two decimals, or three where the currency has them. */
const inFull = (amount: Money, currency: string): string =>
  amount.toFixed(Math.max(2, minorDigits(currency)));
