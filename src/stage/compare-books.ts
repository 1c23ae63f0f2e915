// Compares stores with the system that they post to, document by document and to the cent: with what a bookkeeper would have made of
// their orders. It looks at the sandboxes themselves, not at what Kontor believes.
import { type Money, minorDigits, zero } from '../core/money.ts';
import type { StoreSandbox } from '../sandbox/bigcommerce/server.ts';
import type { S4Sandbox } from '../sandbox/s4hana/server.ts';
import { type Agreement, plainBooks } from './bookkeeper/agreement.ts';
import { checkJournal } from './bookkeeper/journal.ts';
import { receivedFor } from './bookkeeper/received.ts';
import { checkSalesOrders } from './bookkeeper/sales-orders.ts';
import { type History, seenNow } from './bookkeeper/watch-shop.ts';
import { itemsAsEntries } from './golden-book/compare-with-book.ts';
import type { Entry } from './golden-book/entry.ts';
import { accountRules, tenderAccounts } from './set-up.ts';

export interface Comparison {
  /** Orders in the store, and for how many of them the money is there. */
  orders: number;
  paid: number;
  refunds: number;
  /** Documents that exist in S/4HANA. */
  posted: number;
  /** Documents that should exist and do not, though they do not wait for anybody. */
  missing: Document[];
  /** References that several documents carry. */
  doubled: string[];
  /** One sentence for each document that is not as it should be. */
  wrong: string[];
  /** What waits for a person as it should, and what waits without a reason in its order. */
  waiting: Waiting[];
  unexpected: Waiting[];
  /** Money that came in, less what was given back; with what is owed for certificates and store credit. */
  currencies: { currency: string; store: string; ledger: string; difference: string }[];
}

/** The key with the store's own name before it, as business keys have it. */
export interface Document {
  operation: string;
  key: string;
}

/** A posting that waits, and the code of its reason. */
export interface Waiting extends Document {
  code: string;
}

/** A store, and what is agreed about its books. */
export interface Source {
  store: Pick<StoreSandbox, 'shop' | 'credentials'>;
  agreed: Agreement;
  history?: History;
}

export const compareBooks = (store: StoreSandbox, s4: S4Sandbox): Comparison =>
  compareAllBooks([{ store, agreed: plainBooks(accountRules.referencePrefix) }], s4);

/** `waiting`: what Kontor has left to a person, or has waiting behind such. */
export function compareAllBooks(
  sources: readonly Source[],
  s4: S4Sandbox,
  waiting: readonly Waiting[] = [],
): Comparison {
  const books = s4.books();
  const ledger = itemsAsEntries(books.ledgerItems);
  const sides = sources.map(source => compareSide(source, { ...books, ledger }, waiting));
  const all = [books.journalEntries, books.salesOrders, books.businessPartners];
  return {
    orders: sum(sources.map(({ store }) => store.shop.orders.size)),
    paid: sum(sides.map(side => side.paid)),
    refunds: sum(sources.map(({ store }) => [...store.shop.refunds.values()].flat().length)),
    posted: sum(all.map(documents => documents.size)),
    missing: sides.flatMap(side => side.missing),
    doubled: all.flatMap(documents =>
      [...documents].filter(([, numbers]) => numbers.size > 1).map(([reference]) => reference),
    ),
    wrong: sides.flatMap(side => side.wrong),
    waiting: sides.flatMap(side => side.waiting),
    unexpected: sides.flatMap(side => side.unexpected),
    currencies: currenciesOf(
      sides.flatMap(side => [...side.expected]),
      books.ledgerItems,
    ),
  };
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

function compareSide(
  { store, agreed, history }: Source,
  books: ReturnType<S4Sandbox['books']> & { ledger: Entry[] },
  all: readonly Waiting[],
) {
  const { shop, credentials } = store;
  const origin = `stores/${credentials.storeHash}/`;
  const waitingFor = (operation: string) =>
    all.flatMap(one =>
      one.operation === operation && one.key.startsWith(origin)
        ? [{ key: one.key.slice(origin.length), code: one.code }]
        : [],
    );
  const journal = checkJournal({ shop, history, agreed }, books.ledger, waitingFor('journal-entries.create'));
  const sales = checkSalesOrders({ shop, history, agreed }, books.salesOrderNets, {
    orders: waitingFor('sales-orders.create'),
    changes: waitingFor('sales-orders.update'),
  });
  const partners = waitingFor('customers.create');
  const customers = {
    missing: [...shop.customers.keys()]
      .filter(id => !books.businessPartners.has(`${agreed.prefix}C${id}`))
      .map(id => `customers/${id}`)
      .filter(key => !partners.some(one => one.key === key)),
    wrong: [],
    waiting: [],
    unexpected: partners,
  };
  const kinds = [
    ['journal-entries.create', journal],
    ['sales-orders.create', sales.orders],
    ['sales-orders.update', sales.changes],
    ['customers.create', customers],
  ] as const;
  const named = (of: 'waiting' | 'unexpected') =>
    kinds.flatMap(([operation, found]) =>
      found[of].map(({ key, code }): Waiting => ({ operation, key: origin + key, code })),
    );
  return {
    paid: [...shop.orders.keys()].filter(id => {
      const seen = seenNow(shop, id);
      return seen && receivedFor(seen) !== 'open';
    }).length,
    missing: kinds.flatMap(([operation, { missing }]) =>
      missing.map(key => ({ operation, key: origin + key })),
    ),
    wrong: kinds.flatMap(([, { wrong }]) => wrong),
    waiting: named('waiting'),
    unexpected: named('unexpected'),
    expected: journal.expected,
  };
}

function currenciesOf(
  expected: readonly (readonly [place: string, amount: Money])[],
  items: { account: string; amount: Money; currency: string }[],
): Comparison['currencies'] {
  const total = (places: readonly (readonly [string, string, Money])[]) => {
    const totals = new Map<string, Money>();
    for (const [account, currency, amount] of places)
      if (tenderAccounts.has(account)) totals.set(currency, (totals.get(currency) ?? zero).plus(amount));
    return totals;
  };
  const ledger = total(items.map(({ account, currency, amount }) => [account, currency, amount]));
  const store = total(
    expected.map(([place, amount]) => {
      const [account = '', currency = ''] = place.split(' ');
      return [account, currency, amount];
    }),
  );
  return [...new Set([...store.keys(), ...ledger.keys()])].sort().map(currency => {
    const [inStore, inLedger] = [store.get(currency) ?? zero, ledger.get(currency) ?? zero];
    const text = (amount: Money) => amount.toFixed(Math.max(2, minorDigits(currency)));
    return {
      currency,
      store: text(inStore),
      ledger: text(inLedger),
      difference: text(inStore.minus(inLedger)),
    };
  });
}
