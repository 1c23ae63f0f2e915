// What stands in the system's books, by the references that callers gave. This is how lost and doubled documents are
// counted: in the target itself, not in the memory of the one who posted.
import { type Money, money, zero } from '../../core/money.ts';
import type { System } from './system.ts';

export interface Books {
  /** Reference → document numbers. */
  journalEntries: Map<string, Set<string>>;
  salesOrders: Map<string, Set<string>>;
  businessPartners: Map<string, Set<string>>;
  /** Reference → what its sales orders come to together, without tax. */
  salesOrderNets: Map<string, { amount: Money; currency: string }>;
  ledgerItems: LedgerItem[];
}

/** Days as the service writes them. */
export interface LedgerItem {
  reference: string;
  account: string;
  amount: Money;
  currency: string;
  documentDate: string;
  postingDate: string;
}

export function booksOf({ tables }: System): Books {
  const items = [...tables.of('API_OPLACCTGDOCITEMCUBE_SRV', 'A_OperationalAcctgDocItemCube').rows.values()];
  const orders = [...tables.of('API_SALES_ORDER_SRV', 'A_SalesOrder').rows.values()];
  const partners = [...tables.of('API_BUSINESS_PARTNER', 'A_BusinessPartner').rows.values()];
  return {
    journalEntries: grouped(items.map(row => [row.DocumentReferenceID, row.AccountingDocument])),
    salesOrders: grouped(orders.map(row => [row.PurchaseOrderByCustomer, row.SalesOrder])),
    businessPartners: grouped(
      partners.filter(row => row.SearchTerm1).map(row => [row.SearchTerm1, row.BusinessPartner]),
    ),
    salesOrderNets: netsOf(orders),
    ledgerItems: items.map(row => ({
      reference: String(row.DocumentReferenceID),
      account: String(row.GLAccount),
      amount: money(String(row.AmountInTransactionCurrency)),
      currency: String(row.TransactionCurrency),
      documentDate: String(row.DocumentDate),
      postingDate: String(row.PostingDate),
    })),
  };
}

function netsOf(orders: readonly Record<string, unknown>[]): Books['salesOrderNets'] {
  const nets: Books['salesOrderNets'] = new Map();
  for (const row of orders) {
    const reference = String(row.PurchaseOrderByCustomer);
    const before = nets.get(reference)?.amount ?? zero;
    const amount = before.plus(money(String(row.TotalNetAmount)));
    nets.set(reference, { amount, currency: String(row.TransactionCurrency) });
  }
  return nets;
}

function grouped(pairs: [unknown, unknown][]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const [reference, number] of pairs) {
    const key = String(reference);
    groups.set(key, (groups.get(key) ?? new Set()).add(String(number)));
  }
  return groups;
}
