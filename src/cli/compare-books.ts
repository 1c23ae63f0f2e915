// Compares the store with the ledger, document by document and per currency. It looks at both sandboxes themselves,
// not at what Kontor believes.
import { type Money, money, zero } from '../core/money.ts';
import type { StoreSandbox } from '../sandbox/bigcommerce/server.ts';
import { paidStatuses } from '../sandbox/bigcommerce/shop.ts';
import type { S4Sandbox } from '../sandbox/s4hana/server.ts';
import { accountRules, tenderAccounts } from './scene.ts';

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

export function compareBooks({ shop }: StoreSandbox, tenant: S4Sandbox): Comparison {
  const books = tenant.books();
  const prefix = accountRules.referencePrefix;
  const expected: { operation: string; key: string; reference: string; found: Map<string, Set<string>> }[] =
    [];
  let paid = 0;
  let refunds = 0;
  for (const order of shop.orders.values()) {
    if (!paidStatuses.includes(order.statusId)) continue;
    paid++;
    expected.push({
      operation: 'journal-entries.create',
      key: `orders/${order.id}`,
      reference: `${prefix}${order.id}`,
      found: books.journalEntries,
    });
    expected.push({
      operation: 'sales-orders.create',
      key: `orders/${order.id}`,
      reference: `${prefix}${order.id}`,
      found: books.salesOrders,
    });
    for (const refund of shop.refunds.get(order.id) ?? []) {
      refunds++;
      expected.push({
        operation: 'journal-entries.create',
        key: `orders/${order.id}/refunds/${refund.id}`,
        reference: `${prefix}R-${refund.id}`,
        found: books.journalEntries,
      });
    }
  }
  for (const customer of shop.customers.keys()) {
    expected.push({
      operation: 'customers.create',
      key: `customers/${customer}`,
      reference: `${prefix}C${customer}`,
      found: books.businessPartners,
    });
  }
  const all = [books.journalEntries, books.salesOrders, books.businessPartners];
  return {
    orders: shop.orders.size,
    paid,
    refunds,
    posted: all.reduce((count, documents) => count + documents.size, 0),
    missing: expected
      .filter(({ reference, found }) => !found.has(reference))
      .map(({ operation, key }) => ({ operation, key })),
    doubled: all.flatMap(documents =>
      [...documents].filter(([, numbers]) => numbers.size > 1).map(([reference]) => reference),
    ),
    currencies: currenciesOf(shop, books.ledgerItems),
  };
}

function currenciesOf(
  shop: StoreSandbox['shop'],
  items: { account: string; amount: Money; currency: string }[],
): Comparison['currencies'] {
  const ledger = new Map<string, Money>();
  for (const { account, amount, currency } of items) {
    if (tenderAccounts.has(account)) ledger.set(currency, (ledger.get(currency) ?? zero).plus(amount));
  }
  const store = new Map(
    Object.entries(shop.totals()).map(([currency, { received, refunded }]) => [
      currency,
      money(received).minus(refunded),
    ]),
  );
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
