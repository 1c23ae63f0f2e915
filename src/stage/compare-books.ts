// Compares stores with the ledger that they post to, document by document and per currency. It looks at the sandboxes
// themselves, not at what Kontor believes.
import { type Money, money, zero } from '../core/money.ts';
import type { StoreSandbox } from '../sandbox/bigcommerce/server.ts';
import { paidStatuses } from '../sandbox/bigcommerce/shop.ts';
import type { S4Sandbox } from '../sandbox/s4hana/server.ts';
import { accountRules, tenderAccounts } from './set-up.ts';

export interface Comparison {
  /** Orders in the store, and how many of them are paid. */
  orders: number;
  paid: number;
  refunds: number;
  /** Documents that exist in S/4HANA. */
  posted: number;
  /** Documents that should exist and do not. */
  missing: { operation: string; key: string }[];
  /** References that several documents carry. */
  doubled: string[];
  currencies: { currency: string; store: string; ledger: string; difference: string }[];
}

/** A store, and what its references begin with. */
export interface Source {
  store: Pick<StoreSandbox, 'shop' | 'credentials'>;
  prefix: string;
}

export const compareBooks = (store: StoreSandbox, s4: S4Sandbox): Comparison =>
  compareAllBooks([{ store, prefix: accountRules.referencePrefix }], s4);

export function compareAllBooks(sources: readonly Source[], s4: S4Sandbox): Comparison {
  const books = s4.books();
  const sides = sources.map(source => documentsOf(source, books));
  const expected = sides.flatMap(side => side.expected);
  const all = [books.journalEntries, books.salesOrders, books.businessPartners];
  return {
    orders: sum(sources.map(({ store }) => store.shop.orders.size)),
    paid: sum(sides.map(side => side.paid)),
    refunds: sum(sides.map(side => side.refunds)),
    posted: all.reduce((count, documents) => count + documents.size, 0),
    missing: expected
      .filter(({ reference, found }) => !found.has(reference))
      .map(({ operation, key }) => ({ operation, key })),
    doubled: all.flatMap(documents =>
      [...documents].filter(([, numbers]) => numbers.size > 1).map(([reference]) => reference),
    ),
    currencies: currenciesOf(
      sources.map(({ store }) => store.shop),
      books.ledgerItems,
    ),
  };
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

interface Expected {
  operation: string;
  /** With the store's own name before it, as business keys have it. */
  key: string;
  reference: string;
  found: Map<string, Set<string>>;
}

function documentsOf({ store, prefix }: Source, books: ReturnType<S4Sandbox['books']>) {
  const { shop } = store;
  const keyOf = (key: string) => `stores/${store.credentials.storeHash}/${key}`;
  const expected: Expected[] = [];
  let paid = 0;
  let refunds = 0;
  for (const order of shop.orders.values()) {
    if (!paidStatuses.includes(order.statusId)) continue;
    paid++;
    expected.push({
      operation: 'journal-entries.create',
      key: keyOf(`orders/${order.id}`),
      reference: `${prefix}${order.id}`,
      found: books.journalEntries,
    });
    expected.push({
      operation: 'sales-orders.create',
      key: keyOf(`orders/${order.id}`),
      reference: `${prefix}${order.id}`,
      found: books.salesOrders,
    });
    for (const refund of shop.refunds.get(order.id) ?? []) {
      refunds++;
      expected.push({
        operation: 'journal-entries.create',
        key: keyOf(`orders/${order.id}/refunds/${refund.id}`),
        reference: `${prefix}R-${refund.id}`,
        found: books.journalEntries,
      });
    }
  }
  for (const customer of shop.customers.keys()) {
    expected.push({
      operation: 'customers.create',
      key: keyOf(`customers/${customer}`),
      reference: `${prefix}C${customer}`,
      found: books.businessPartners,
    });
  }
  return { expected, paid, refunds };
}

function currenciesOf(
  shops: readonly StoreSandbox['shop'][],
  items: { account: string; amount: Money; currency: string }[],
): Comparison['currencies'] {
  const ledger = new Map<string, Money>();
  for (const { account, amount, currency } of items) {
    if (tenderAccounts.has(account)) ledger.set(currency, (ledger.get(currency) ?? zero).plus(amount));
  }
  const store = new Map<string, Money>();
  for (const shop of shops)
    for (const [currency, { received, refunded }] of Object.entries(shop.totals()))
      store.set(currency, (store.get(currency) ?? zero).plus(money(received).minus(refunded)));
  return [...new Set([...store.keys(), ...ledger.keys()])].sort().map(currency => {
    const [inStore, inLedger] = [store.get(currency) ?? zero, ledger.get(currency) ?? zero];
    return {
      currency,
      store: inStore.toFixed(2),
      ledger: inLedger.toFixed(2),
      difference: inStore.minus(inLedger).toFixed(2),
    };
  });
}
