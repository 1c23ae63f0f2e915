// How money comes into the store and is given back: one transaction for each thing that happens at a gateway.
import { type Money, sum, zero } from '../../core/money.ts';
import { type Gateway, giftCertificate, storeCredit } from './gateways.ts';
import { providerOf } from './order-totals.ts';
import type { ShopOrder, ShopTransaction, TransactionEvent } from './shop-data.ts';

/** What is not as the order says. */
export interface PayOptions {
  /** `error`: the gateway refused, and no money moved. */
  status?: 'ok' | 'error';
  /** The gateway is in test mode. */
  test?: boolean;
  gateway?: Gateway;
  currency?: string;
}

export interface Payments {
  transactions: Map<number, ShopTransaction[]>;
  pay(order: ShopOrder, event: TransactionEvent, amount?: Money, options?: PayOptions): void;
  /** Releases what was authorized and has not been captured. Answers whether there was any. */
  voidRest(order: ShopOrder): boolean;
  /** Writes that money went back, and answers the transaction's id. */
  giveBack(order: ShopOrder, to: Gateway, amount: Money): number;
  /** The provider refuses it after all, or takes it. */
  settle(transactionId: number, status: 'ok' | 'error'): void;
  /** What the shopper has paid, without store credit and certificates. The store counts test payments too. */
  received(order: ShopOrder): Money;
  due(order: ShopOrder): Money;
  /** All that was paid was a test. */
  wasTest(order: ShopOrder): boolean;
}

interface Around {
  now(): number;
  nextId(): number;
  tell(scope: string, data: Record<string, unknown>): void;
  setStatus(orderId: number, statusId: number): void;
}

const moneyEvents: TransactionEvent[] = ['purchase', 'capture', 'settled'];
const statusAfter: Partial<Record<TransactionEvent, string>> = {
  authorization: 'authorized',
  pending: 'pending',
  void: 'void',
};

export function openPayments({ now, nextId, tell, setStatus }: Around): Payments {
  const transactions = new Map<number, ShopTransaction[]>();
  const of = (order: ShopOrder) => transactions.get(order.id) ?? [];

  const announce = (change: 'created' | 'updated', { orderId, id, event, status }: ShopTransaction) =>
    tell(`order/transaction/${change}`, {
      type: 'transaction',
      order_id: String(orderId),
      transaction_id: String(id),
      transaction_type: event,
      transaction_status: status === 'error' ? 'failed' : 'complete',
    });
  const write = (
    order: ShopOrder,
    row: Pick<ShopTransaction, 'event' | 'amount'> & Partial<ShopTransaction>,
    { gateway, method } = namesOf(order),
  ): ShopTransaction => {
    const transaction: ShopTransaction = {
      id: nextId(),
      orderId: order.id,
      method,
      gateway,
      currency: order.currency,
      createdMs: Math.max(order.createdMs, now()),
      referenceId: undefined,
      ...row,
    };
    transactions.set(order.id, [...of(order), transaction]);
    announce('created', transaction);
    return transaction;
  };

  const due = (order: ShopOrder) =>
    order.totals.totalInc.minus(order.giftCertificate).minus(order.storeCredit);
  const counts = (one: ShopTransaction, all: ShopTransaction[]) =>
    moneyEvents.includes(one.event) && isOfGateway(one) && !repeats(one, all);
  const received = (order: ShopOrder) =>
    sum(
      of(order)
        .filter(one => counts(one, of(order)))
        .map(one => one.amount),
    );

  /** A store with real gateways writes down the tenders that are its own, too. */
  const payFromBalances = (order: ShopOrder) => {
    if (!order.gateway || of(order).some(one => one.status !== 'error')) return;
    const pay = (way: Gateway, amount: Money) => {
      if (amount.greaterThan(0)) write(order, { event: 'purchase', amount }, way);
    };
    pay(storeCredit, order.storeCredit);
    pay(giftCertificate, order.giftCertificate);
  };

  return {
    transactions,
    due,
    received,
    wasTest(order) {
      const paid = of(order).filter(one => counts(one, of(order)));
      return paid.length > 0 && paid.every(one => one.test === true);
    },
    pay(order, event, amount, { gateway, ...options } = {}) {
      const failed = options.status === 'error';
      if (!failed) payFromBalances(order);
      const left = due(order).minus(received(order));
      const reference = referenceOf(event, of(order).filter(isOfGateway));
      const repeated =
        event === 'settled' && reference !== undefined && moneyEvents.includes(reference.event);
      if (due(order).greaterThan(0)) {
        const usual = repeated ? reference.amount : left.greaterThan(0) ? left : due(order);
        const { id } = write(
          order,
          { event, amount: amount ?? usual, referenceId: reference?.id, ...options },
          gateway ?? namesOf(order),
        );
        if (order.gateway && !failed) order.paymentProviderId ??= `gw-${id}`;
      }
      order.modifiedMs = now();
      if (failed && received(order).greaterThan(0)) return;
      order.paymentStatus = failed ? 'declined' : (statusAfter[event] ?? 'captured');
      const isPaid = !failed && received(order).greaterThanOrEqualTo(due(order));
      if (isPaid && !repeated) setStatus(order.id, 11);
      else tell('order/updated', { type: 'order', id: order.id });
    },
    voidRest(order) {
      const all = of(order).filter(one => one.status !== 'error');
      const [authorized] = all.filter(one => one.event === 'authorization');
      const taken = sum(all.filter(one => ['capture', 'void'].includes(one.event)).map(one => one.amount));
      const rest = (authorized?.amount ?? zero).minus(taken);
      if (!authorized || !rest.greaterThan(0)) return false;
      write(order, { event: 'void', amount: rest, referenceId: authorized.id });
      if (received(order).isZero()) order.paymentStatus = 'void';
      order.modifiedMs = now();
      tell('order/updated', { type: 'order', id: order.id });
      return true;
    },
    giveBack(order, to, amount) {
      const original = of(order).find(
        one =>
          one.status !== 'error' &&
          one.gateway === to.gateway &&
          ['purchase', 'capture', 'settled'].includes(one.event),
      );
      return write(order, { event: 'refund', amount, referenceId: original?.id }, to).id;
    },
    settle(transactionId, status) {
      const transaction = [...transactions.values()].flat().find(one => one.id === transactionId);
      if (!transaction) return;
      transaction.status = status;
      announce('updated', transaction);
    },
  };
}

/** It has succeeded, and is not the store paying with what it owes the customer. */
const isOfGateway = ({ status, method }: ShopTransaction): boolean =>
  status !== 'error' && ![storeCredit.method, giftCertificate.method].includes(method);

/** A capture belongs to its authorization, a settlement to what it settles, a void to what it undoes. */
function referenceOf(event: TransactionEvent, all: ShopTransaction[]): ShopTransaction | undefined {
  if (event === 'capture') return all.find(one => one.event === 'authorization') ?? all[0];
  if (event === 'settled') return all.find(one => ['purchase', 'capture', 'pending'].includes(one.event));
  if (event === 'void') return all.find(one => ['purchase', 'capture', 'authorization'].includes(one.event));
  return undefined;
}

/** A settlement of a purchase says again what is known. */
function repeats(one: ShopTransaction, all: ShopTransaction[]): boolean {
  if (one.event !== 'settled') return false;
  const settled = all.find(other => other.id === one.referenceId);
  return settled !== undefined && moneyEvents.includes(settled.event);
}

const namesOf = (order: ShopOrder): Pick<Gateway, 'gateway' | 'method'> =>
  order.gateway ?? { gateway: providerOf(order), method: methodOf(order.paymentMethod) };

function methodOf(paymentMethod: string): string {
  if (/card|stripe/i.test(paymentMethod)) return 'credit_card';
  if (/paypal/i.test(paymentMethod)) return 'electronic_wallet';
  return 'offline';
}
